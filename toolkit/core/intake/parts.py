"""The small parts of a package: relationships, the sheet list, number formats and document properties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.core.intake.archive import Archive, Relationship, resolve
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.markup import attribute, local, namespace, own_name, tree
from toolkit.core.intake.strings import unescape

# Number formats that a file may use by number without declaring them. Those that depend on the locale are all dates.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
} | dict.fromkeys((*range(27, 37), *range(50, 59)), "dd/mm/yyyy")  # fmt: skip

_SINGLE = frozenset(("officeDocument", "sharedStrings", "styles"))
_SHOWN = 60
"""Characters of a type that are passed on."""


@dataclass(slots=True)
class Directory:
    """The sheet list of a workbook."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, state and relationship id."""
    names: dict[str, str] = field(default_factory=dict)
    epoch_1904: bool = False
    stale: bool = False
    """Whether everything is to be computed when the file is opened: whoever wrote it could not."""


def read_relations(archive: Archive, part: str, base: str) -> dict[str, tuple[str, str]]:
    """Relationship id → last word of its type and the member it points to; links outside are left out.

    Refused where an id, or a part of which there is one, is named twice: programs differ in which one they take.
    """
    found: dict[str, tuple[str, str]] = {}
    for key, kind, target, outside in relationships(archive, part):
        if key in found or (kind in _SINGLE and any(kind == other for other, _ in found.values())):
            raise Refused("damaged", "relations", found=kind[:_SHOWN], part=part)
        if not outside:
            found[key] = (kind, resolve(base, target))
    return found


def relationships(archive: Archive, part: str) -> list[Relationship]:
    """The relationships that a part holds; none where there is no such part."""
    found = archive.relations.get(part)
    if found is None:
        found = archive.relations[part] = [
            Relationship(
                key=relation.get("Id", ""),
                kind=relation.get("Type", "").rpartition("/")[2],
                target=relation.get("Target", ""),
                outside=relation.get("TargetMode") == "External",
            )
            for relation in (tree(archive.read(part), part) if part in archive else ())
        ]
    return found


def read_directory(data: bytes) -> Directory:
    """The sheets and the defined names of a workbook."""
    directory = Directory()
    root = tree(data, "workbook")
    prefix = namespace(root)
    for element in root:
        match own_name(element, prefix):
            case "sheets":
                for sheet in element.iterfind(f"{prefix}sheet"):
                    state = sheet.get("state", "visible")
                    directory.sheets.append((sheet.get("name", ""), state, attribute(sheet, "id")))
            case "definedNames":
                for name in element.iterfind(f"{prefix}definedName"):
                    directory.names[name.get("name", "")] = (name.text or "").strip()
            case "workbookPr":
                directory.epoch_1904 = element.get("date1904") in ("1", "true")
            case "calcPr":
                directory.stale = element.get("fullCalcOnLoad") in ("1", "true")
    if not directory.sheets:
        raise Refused("damaged", "no-sheets")
    return directory


class Formats(NamedTuple):
    """The number formats of a workbook."""

    cells: Mapping[str, str] = {}
    """Those of cell styles, by number as text."""
    rules: Mapping[int, str] = {}
    """Those of styles that rules of a sheet put in place of the cells' own, by number."""


def read_formats(data: bytes) -> Formats:
    """The number formats of styles; one that is not declared is the general one."""
    root = tree(data, "styles")
    prefix = namespace(root)
    codes = {str(number): code for number, code in BUILT_IN.items()}
    for element in root.iterfind(f"{prefix}numFmts/{prefix}numFmt"):
        codes[element.get("numFmtId", "")] = element.get("formatCode", "General")
    formats = root.iterfind(f"{prefix}cellXfs/{prefix}xf")
    rules = enumerate(root.iterfind(f"{prefix}dxfs/{prefix}dxf"))
    named = ((number, element.find(f"{prefix}numFmt")) for number, element in rules)
    return Formats(
        {str(index): codes.get(element.get("numFmtId", "0"), "General") for index, element in enumerate(formats)},
        {number: element.get("formatCode", "General") for number, element in named if element is not None},
    )


def read_properties(archive: Archive, parts: list[str]) -> dict[str, str]:
    """Texts of property parts: custom ones by their name, others by their element. Damaged ones count as lost."""
    found: dict[str, str] = {}
    for part in parts:
        try:
            root = tree(archive.read(part), part)
        except Refused as refused:
            if refused.problem != "damaged":
                raise
            continue
        for element in root:
            name = element.get("name") or local(element.tag)
            found.setdefault(name, unescape("".join(element.itertext())).strip())
    return found
