"""What would run or fetch something, in every format; and what only looks so."""

import struct
from pathlib import Path

import pytest

from tests.core.intake.containers.compound import compound
from tests.core.intake.foreign.biff8 import number, record, stream, xls
from tests.core.intake.foreign.biff12 import Sheet, whole, workbook
from tests.core.intake.foreign.opendocument import MIMETYPE, cell, ods, row, table
from tests.core.intake.foreign.opened import opened
from tests.core.intake.packages import package, relations, sheet, zipped
from tests.core.intake.returned import intake_of
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.foreign.xls import scan_xls
from toolkit.core.intake.limits import DEFAULT

STREAM = stream([number(0, 0, 1)])
XLS = xls(STREAM)


def with_member(data: bytes, name: str) -> bytes:
    """A package with one more member."""
    archive = Archive(data, DEFAULT)
    first = {"mimetype": MIMETYPE} if "mimetype" in archive else {}
    return zipped({**first, **{one: archive.read(one) for one in archive.names - {"mimetype"}}, name: b"x"})


@pytest.mark.parametrize(
    ("data", "active"),
    [
        (XLS, ()),
        (compound({"Workbook": STREAM, "_VBA_PROJECT_CUR": {}}), ("macros",)),
        (compound({"Workbook": STREAM, "MBD00012345": {}}), ("objects",)),
        (ods(table(row(cell("float", "1")))), ()),
        (with_member(ods(table(row(cell("float", "1")))), "Basic/Standard/Module1.xml"), ("macros",)),
    ],
)
def test_other_formats(data: bytes, active: tuple[str, ...], tmp_path: Path) -> None:
    assert intake_of(data, tmp_path).active == active


def path(text: bytes, wide: bool = False) -> bytes:
    """A link of .xls, with the names of two sheets behind it."""
    spelled = b"".join(bytes((one, 0)) for one in text) if wide else text
    return record(0x01AE, struct.pack("<HHB", 2, len(text), wide) + spelled + b"\3\0\0A_B\3\0\0C_D")


@pytest.mark.parametrize(
    ("more", "active"),
    [
        (path(b"cmd\3/c calc"), ("programs",)),
        (path(b"cmd\3/c calc", wide=True), ("programs",)),
        (path(b"\1\5a\3b.xls"), ()),
        (path(b"b.xls"), ()),
        (record(0x01AE, b"\1\0\1\4"), ()),
        (record(0x01AE, b"\1\0\1\x3a"), ()),
        (record(0x0017, b"\3\0" + bytes((1, 3, 3, 3)) * 3), ()),
        (record(0x0017), ()),
        (record(0x0023, b"\2\0"), ("programs",)),
        (record(0x0023, b"\1\0"), ()),
        (record(0x0023), ()),
    ],
)
def test_links_of_xls(more: bytes, active: tuple[str, ...], tmp_path: Path) -> None:
    assert intake_of(xls(stream([number(0, 0, 1)], more=more)), tmp_path).active == active


@pytest.mark.parametrize(("link", "active"), [(b"\x06cmd\3/c", ("programs",)), (b"\x05\1a\3bc", ()), (b"\2\3AB", ())])
def test_links_of_excel_95(link: bytes, active: tuple[str, ...]) -> None:
    data = stream([number(0, 0, 1)], more=record(0x0017, link))
    data = data.replace(struct.pack("<HH", 0x0600, 5), struct.pack("<HH", 0x0500, 5))
    assert tuple(scan_xls(xls(data), DEFAULT)[0].active) == active


def test_a_macro_sheet_that_is_listed_as_another_one(tmp_path: Path) -> None:
    data = STREAM.replace(struct.pack("<HH", 0x0600, 0x10), struct.pack("<HH", 0x0600, 0x40))
    assert intake_of(xls(data), tmp_path).active == ("macro-sheets",)


def test_the_sheets_of_macros_in_xlsb_are_no_cells(tmp_path: Path) -> None:
    sheets = [Sheet(name="A", cells={(0, 0): whole(1)}), Sheet(name="B", cells={(0, 0): whole(1)}, state=2)]
    related = relations(("worksheet", "worksheets/sheet1.bin"), ("xlMacrosheet", "macrosheets/sheet1.bin"))
    macros = Archive(workbook(sheets), DEFAULT).read("xl/worksheets/sheet2.bin")
    data = workbook(sheets, parts={"xl/_rels/workbook.bin.rels": related, "xl/macrosheets/sheet1.bin": macros})
    assert len(opened(data).sheets[1].grid.rows) == 0
    assert intake_of(data, tmp_path).active == ("macro-sheets",)


def test_a_copy_of_what_another_workbook_holds_is_a_link_to_it(tmp_path: Path) -> None:
    source = '<table:table-source xlink:href="file:///b.ods" table:table-name="A"/>'
    cells = row(cell("float", "1"))
    for name, active in (("'file:///b.ods'#$A", ()), ("A", ("connections",))):
        assert intake_of(ods(table(source, cells, name=name)), tmp_path).active == active


def test_a_damaged_link_hides_nothing(tmp_path: Path) -> None:
    targets = ("externalLink", "externalLinks/a.xml"), ("vbaProject", "a.xml")
    data = package(sheet(""), parts={"xl/worksheets/_rels/sheet1.xml.rels": relations(*targets)})
    assert intake_of(data, tmp_path).active == ("macros",)


@pytest.mark.parametrize(
    ("formula", "active"),
    [
        ("cmd|'/c calc'!A1", ("programs",)),
        ("Excel|[a.xlsx]A!R1C1", ("programs",)),
        ('IF(A1="a|b!",1,2)', ()),
        ('A1&amp;"|"&amp;Sheet2!B1', ()),
        ("SUM(Sheet2!A1:A9)", ()),
    ],
)
def test_formulas(formula: str, active: tuple[str, ...], tmp_path: Path) -> None:
    data = package(sheet(f'<row r="1"><c r="A1"><f>{formula}</f><v>1</v></c></row>'))
    assert intake_of(data, tmp_path).active == active
