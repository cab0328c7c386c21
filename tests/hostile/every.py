"""All attacks, whichever module they are in."""

from collections.abc import Mapping

from tests.hostile.attacks import active, disguises, disk, extent, foreign, markup, packages, variants
from tests.hostile.attacks.model import ATTACKS, Attack

_MODULES = (packages, markup, variants, extent, active, foreign, disguises, disk)
FAMILIES: Mapping[str, str] = {
    module.__name__.rpartition(".")[2]: (module.__doc__ or "").strip() for module in _MODULES
}
"""Family → what its attacks have in common, in the order of the documentation."""


def attacks(family: str = "") -> list[Attack]:
    """Those of a family, or all."""
    return [attack for attack in ATTACKS.values() if family in ("", attack.family)]
