"""Finding the stamp: every carrier is read, because each of them is lost somewhere."""

from collections import Counter
from collections.abc import Iterator

from toolkit.core.a1 import parse
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.intake.sheet import STAMP_LINE
from toolkit.core.stamp import KEY_MAP, KEY_STAMP, NAME_PREFIX, PROPERTY, STAMP_SHEET, Stamp

SHEET = "sheet"
NAMES = "names"
CUSTOM = "property"
SUBJECT = "subject"
COVER = "cover"
KEYS = "keys:"
"""Carriers; the last one is followed by the name of the sheet whose key column holds the stamp."""
OUTPUT_PROPERTY = "bdgxl-output"
"""Custom property of workbooks that this tool has consolidated."""
_FIELDS = frozenset(("plan", "report", "period", "agency", "form", "issue", "version", "number", "base"))


def carried_stamps(package: Package) -> dict[str, Stamp]:
    """Every stamp of a file by its carrier, in order of trust; carriers that agree share one object."""
    one: dict[Stamp, Stamp] = {}
    return {carrier: one.setdefault(stamp, stamp) for carrier, stamp in _stamps(package) if stamp is not None}


def chosen_stamp(carriers: dict[str, Stamp]) -> Stamp | None:
    """The stamp most carriers agree on; the first of them where they are divided.

    The key columns of single sheets count only when nothing that speaks for the whole file is left:
    a sheet may have been copied in from elsewhere.
    """
    whole = [stamp for carrier, stamp in carriers.items() if not carrier.startswith(KEYS)]
    votes = Counter(whole or carriers.values())
    return votes.most_common(1)[0][0] if votes else None


def _stamps(package: Package) -> Iterator[tuple[str, Stamp | None]]:
    by_name = {sheet.name.casefold(): sheet for sheet in package.sheets}
    own = by_name.get(STAMP_SHEET)
    if own is not None:
        yield SHEET, Stamp.parse(_beside(own))
    named = {
        name[len(NAME_PREFIX) :]: _target(reference, by_name)
        for name, reference in package.names.items()
        if name.startswith(NAME_PREFIX)
    }
    yield NAMES, Stamp.parse(named)
    yield CUSTOM, Stamp.parse_text(package.custom.get(PROPERTY, ""))
    yield SUBJECT, Stamp.parse_text(package.properties.get("subject", ""))
    for sheet in package.sheets:
        for _, _, text in sheet.grid.marks:
            if text.startswith(STAMP_LINE):
                yield COVER, Stamp.parse_text(text)
            elif text.startswith(KEY_STAMP):
                yield f"{KEYS}{sheet.name}", Stamp.parse_text(text.removeprefix(KEY_STAMP))


def _beside(sheet: SheetPart) -> dict[str, str]:
    """Fields of the hidden sheet: a name and, right of it, its text. The first of a name counts."""
    found: dict[str, str] = {}
    for row, col, text in sheet.texts():
        if text in _FIELDS:
            found.setdefault(text, sheet.text(row, col + 1).strip())
        elif text == KEY_MAP:
            break
    return found


def _target(reference: str, by_name: dict[str, SheetPart]) -> str:
    name, _, address = reference.rpartition("!")
    if name.startswith("'") and name.endswith("'"):
        name = name[1:-1].replace("''", "'")
    sheet = by_name.get(name.casefold())
    if sheet is None:
        return ""
    try:
        row, col = parse(address)
    except ValueError:
        return ""
    return sheet.text(row, col).strip()
