"""What would run or fetch something, in every format; and what only looks so."""

from pathlib import Path

import pytest

from tests.core.intake.foreign.biff8 import number, stream, xls
from tests.core.intake.foreign.opendocument import MIMETYPE, cell, ods, row, table
from tests.core.intake.packages import package, sheet, zipped
from tests.core.intake.returned import intake_of
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import DEFAULT

XLS = xls(stream([number(0, 0, 1)]))


def with_member(data: bytes, name: str) -> bytes:
    """A package with one more member."""
    archive = Archive(data, DEFAULT)
    first = {"mimetype": MIMETYPE} if "mimetype" in archive else {}
    return zipped({**first, **{one: archive.read(one) for one in archive.names - {"mimetype"}}, name: b"x"})


@pytest.mark.parametrize(
    ("data", "active"),
    [
        (XLS, ()),
        (XLS + "_VBA_PROJECT_CUR".encode("utf-16-le"), ("macros",)),
        (XLS + "MBD00012345".encode("utf-16-le"), ("objects",)),
        (ods(table(row(cell("float", "1")))), ()),
        (with_member(ods(table(row(cell("float", "1")))), "Basic/Standard/Module1.xml"), ("macros",)),
    ],
)
def test_other_formats(data: bytes, active: tuple[str, ...], tmp_path: Path) -> None:
    assert intake_of(data, tmp_path).active == active


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
