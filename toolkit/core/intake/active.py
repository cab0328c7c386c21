"""What in a workbook would run or fetch something once an office program opens it. Nothing of it is run or opened here.

Links to other files and hyperlinks are none of it: they do nothing before somebody agrees or clicks, and a figure that
comes out of another file is told at its cell.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from toolkit.core.intake.archive import Archive, resolve
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.markup import local, tree
from toolkit.core.intake.package import Package
from toolkit.core.intake.parts import relationships

MACROS, MACRO_SHEETS, CONTROLS, OBJECTS = "macros", "macro-sheets", "controls", "objects"
PROGRAMS, CONNECTIONS = "programs", "connections"
_LINK = "externalLink"
_RELATIONS: Mapping[str, str] = {
    "vbaProject": MACROS,
    "xlMacrosheet": MACRO_SHEETS,
    "xlIntlMacrosheet": MACRO_SHEETS,
    "control": CONTROLS,
    "activeXControlBinary": CONTROLS,
    "oleObject": OBJECTS,
    "package": OBJECTS,
    "connections": CONNECTIONS,
    "queryTable": CONNECTIONS,
}
"""Kind of a relationship → what it brings in."""
_HARMLESS_OUTSIDE = frozenset(("hyperlink", "externalLinkPath", "externalLinkLongPath", "xlPathMissing"))
"""Links that are followed only where somebody clicks or agrees; a picture from outside is fetched unasked."""
_FOLDERS: Mapping[str, str] = {
    "xl/macrosheets/": MACRO_SHEETS,
    "xl/activex/": CONTROLS,
    "xl/embeddings/": OBJECTS,
    "basic/": MACROS,
    "scripts/": MACROS,
}
_VBA = "vbaproject.bin"
_T = TypeVar("_T")
_LITERAL = re.compile('"[^"]*"')


def active_content(archive: Archive | None, package: Package) -> tuple[str, ...]:
    """What a workbook holds of it, by names of ``ACTIVE`` in the wording, in a stable order."""
    found = set(package.active)
    if archive is not None:
        found.update(_in_package(archive))
    if package.kind is Kind.XLSX and any(_runs(formula) for sheet in package.sheets for formula in sheet.grid.suspects):
        found.add(PROGRAMS)
    return tuple(sorted(found))


def _in_package(archive: Archive) -> Iterator[str]:
    for name in sorted(archive.names):
        if name.endswith(_VBA):
            yield MACROS
        elif name.endswith(".rels"):
            yield from _related(archive, name)
        else:
            yield from (what for folder, what in _FOLDERS.items() if name.startswith(folder))


def _related(archive: Archive, part: str) -> Iterator[str]:
    """What the relationships of a part bring in; the part itself lies beside their folder."""
    base = part.replace("_rels/", "", 1).removesuffix(".rels")
    for _, kind, target, outside in _whole(lambda: relationships(archive, part)):
        if kind in _RELATIONS:
            yield _RELATIONS[kind]
        elif outside and kind not in _HARMLESS_OUTSIDE:
            yield CONNECTIONS
        elif kind == _LINK and not outside and _to_program(archive, resolve(base, target)):
            yield PROGRAMS


def _to_program(archive: Archive, part: str) -> bool:
    """Whether a link leads to a running program and not to a workbook; of .xlsb its scan tells it."""
    return any(
        local(element.tag) in ("ddeLink", "oleLink") for element in _whole(lambda: tree(archive.read(part), part))
    )


def _whole(read: Callable[[], Iterable[_T]]) -> Iterable[_T]:
    """What a part holds; nothing where it is damaged: the parts that matter were read before."""
    try:
        return read()
    except Refused as refused:
        if refused.problem != "damaged":
            raise
        return ()


def _runs(formula: str) -> bool:
    """Whether a formula asks a program for something: ``cmd|'/c calc'!A1``. No operator is written with that sign."""
    return "!" in _LITERAL.sub("", formula).partition("|")[2]
