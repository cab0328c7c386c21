"""Files that stay just within the limits and take as much as a file can. They are measured, not tested: it takes long.

See ``bench/hostile.py``.
"""

import random
from collections.abc import Callable, Mapping

from tests.core.intake.packages import package, sheet
from tests.hostile.attacks.model import INDICATORS, STRINGS, changed, replaced
from toolkit.core.consolidation.headings import IDENTITY_PREFIX
from toolkit.core.intake.limits import CONSOLIDATED, DEFAULT


def _noise(size: int) -> str:
    """Text that packs badly enough not to be taken for a bomb."""
    return "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz", k=size))


def _elements(limit: int, room: int) -> str:
    """As many elements with as many attributes as the limits allow."""
    one = '<a b="" c="" d=""/>'
    count = min(limit - 20_000, (room - 2_000_000) // len(one))
    return one * count + f"<a>{_noise(1_000_000)}</a>"


def elements_in_a_form() -> bytes:
    """A sheet of as many elements as a form may have."""
    inside = _elements(DEFAULT.elements, DEFAULT.part_bytes)
    return changed({INDICATORS: replaced("<sheetData>", f"{inside}<sheetData>")})


def cells_in_a_form() -> bytes:
    """As many filled cells as a form may have."""
    rows = "".join(
        f'<row r="{row}">' + "".join(f"<c><v>{row}{col}</v></c>" for col in range(50)) + "</row>"
        for row in range(100, 100 + (DEFAULT.cells - 10_000) // 50)
    )
    return changed({INDICATORS: replaced("</sheetData>", f"{rows}</sheetData>")})


def texts_in_a_form() -> bytes:
    """As many shared strings as fit in."""
    strings = "".join(f"<si><t>{number:x}</t></si>" for number in range(DEFAULT.elements // 2 - 20_000))
    return changed({STRINGS: replaced("</sst>", f"{strings}</sst>")})


def elements_in_a_consolidated_workbook() -> bytes:
    """The same in a file that says that it is the consolidated workbook of a lower level, which may be larger."""
    inside = _elements(CONSOLIDATED.elements, CONSOLIDATED.part_bytes)
    properties = f"<Properties><property name='{IDENTITY_PREFIX}plan'><t>x</t></property></Properties>"
    data = sheet("").replace("<sheetData>", f"{inside}<sheetData>")
    return package(data, parts={"docProps/custom.xml": properties})


WORST: Mapping[str, Callable[[], bytes]] = {
    make.__name__.replace("_", "-"): make
    for make in (elements_in_a_form, cells_in_a_form, texts_in_a_form, elements_in_a_consolidated_workbook)
}
