"""Who reports an indicator and how the provincial figure comes about, proposed from what its row prints.

Nothing here is stated by an annex except a single lead: a plan does not say what a rate counts nor how the figures of
several leads become one. Everything proposed is marked so, and a person decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.core.plan.agencies import Group
from toolkit.core.plan.annex.numbering import label_number
from toolkit.core.plan.base import Basis
from toolkit.core.plan.indicators import Mode, Role
from toolkit.core.plan.names import Mention, Names
from toolkit.core.plan.national import National
from toolkit.core.text import fold
from toolkit.core.units import Unit, UnitKind

_OF_ALL = re.compile(
    r"(?:.*?\s)?(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng)\s+(?P<part>.+?)\s+trong tổng số\s+(?P<whole>.+)", re.IGNORECASE
)
_RATES = (UnitKind.PERCENT, UnitKind.PER_100, UnitKind.PER_1000, UnitKind.PER_100000)
_BOTH = 2
"""Of two leads the second checks the first; more leads count cases of their own each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How an indicator is reported."""

    mode: Mode
    reporters: tuple[dict[str, Any], ...]
    components: dict[str, str] | None
    proposed: bool
    """Whether the roles of the reporters are proposed."""


def propose_components(label: str, unit: Unit, known: National | None) -> dict[str, str] | None:
    """Numerator and denominator of a rate: as the national indicator counts, else from "tỷ lệ … trong tổng số …"."""
    if unit.kind not in _RATES:
        return None
    if known is not None and known.numerator:
        return {"numerator": known.numerator, "denominator": known.denominator}
    start = len(fold(label)) - len(label_number(label).rest)
    match = _OF_ALL.fullmatch(label[start:].strip(" .")) if unit.kind is UnitKind.PERCENT else None
    return {"numerator": f"Số {match['part']}", "denominator": f"Tổng số {match['whole']}"} if match else None


def propose_reporting(
    mentions: Sequence[Mention],
    names: Names,
    unit: Unit,
    known: National | None,
    components: dict[str, str] | None,
    inherited: bool,
) -> Reporting:
    """Mode and roles. One agency settles the figure; see the module on several."""
    codes = list(dict.fromkeys(mention.code for mention in mentions if mention.code))
    helpers = {mention.code for mention in mentions if mention.helper}
    unsure = {mention.code for mention in mentions if not mention.certain}
    groups = {party.code for party in names.parties if isinstance(party, Group)}
    if not codes:
        return Reporting(mode=Mode.LIST, reporters=(), components=components, proposed=False)
    only_classes = groups.issuperset(codes)
    apart = bool(components) and len(set(codes) - helpers) > _BOTH
    if only_classes and components is None and unit.kind is not UnitKind.COUNT:
        mode, roles = Mode.LIST, [Role.OFFICIAL] * len(codes)
    elif only_classes or apart:
        mode, roles = Mode.RATIO if components else Mode.SUM, [Role.ADDEND] * len(codes)
    else:
        first = next(code for code in codes if code not in groups)
        mode = Mode.LATEST if _surveyed(unit, known) else Mode.RATIO if components else Mode.SINGLE
        roles = [Role.OFFICIAL if code == first else Role.CROSSCHECK for code in codes]
    one = len(codes) == 1 or (len(codes) == 1 + len(helpers) and codes[0] not in helpers)
    reporters = []
    for code, role in zip(codes, roles, strict=True):
        stated = one and role is Role.OFFICIAL and code not in groups
        basis = Basis.MERGED_CELL if inherited else Basis.STATED if stated else Basis.PROPOSED
        reporter = {"who": code, "role": role.value}
        reporters.append(reporter if basis is Basis.STATED else {**reporter, "basis": basis.value})
    proposed = any(reporter.get("basis") == Basis.PROPOSED for reporter in reporters) or bool(unsure & set(codes))
    return Reporting(mode=mode, reporters=tuple(reporters), components=components, proposed=proposed)


def derive_parents(indicators: Sequence[dict[str, Any]]) -> None:
    """Make rows with figures whose parts are rates of their own derived: added from their counts, never asked for."""
    for value in indicators:
        parts = [one for one in indicators if one.get("parent") == value["code"]]
        rates = bool(parts) and all(
            part["mode"] == Mode.RATIO.value and part["unit"]["kind"] == value["unit"]["kind"] for part in parts
        )
        if not rates or value["mode"] == Mode.HEADING.value:
            continue
        value["mode"] = Mode.DERIVED.value
        value["parts"] = [part["code"] for part in parts]
        for field in ("reporters", "components"):
            value.pop(field, None)
            value["basis"].pop(field, None)


def _surveyed(unit: Unit, known: National | None) -> bool:
    return unit.kind is UnitKind.RATIO or (known is not None and known.mode is Mode.LATEST)
