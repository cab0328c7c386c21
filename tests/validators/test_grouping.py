"""Repetitions in one line."""

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.grouping import grouped
from toolkit.core.findings.model import Finding, Place


def missing(cell: str, sheet: str = "Nhiệm vụ", agency: str = "a") -> Finding:
    place = Place(file="x.xlsx", sheet=sheet, cell=cell)
    return rule("required-empty").found(place=place, agency=agency, heading="Tình trạng", hint="")


def test_one_finding_stands_alone() -> None:
    (group,) = grouped([missing("G5")])
    assert (group.first.place.cell, group.rest) == ("G5", "")


def test_fifteen_cells_are_one_line() -> None:
    (group,) = grouped([missing(f"G{row}") for row in range(5, 20)])
    assert group.first.place.cell == "G5"
    assert group.rest == "và 14 ô khác: G6, G7, G8, G9, G10, G11, …"


def test_sheets_and_agencies_stay_apart() -> None:
    groups = grouped([missing("G5"), missing("C3", sheet="Bảng"), missing("G5", agency="b"), missing("G6")])
    assert [len(group.findings) for group in groups] == [2, 1, 1]


def test_cases_without_a_cell_are_counted() -> None:
    (group,) = grouped([missing(""), missing("")])
    assert group.rest == "và 1 trường hợp khác"
