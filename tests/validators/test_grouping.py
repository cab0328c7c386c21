"""Findings by agency, file and sheet, gravest first, and repetitions in one line."""

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.grouping import NOBODY, by_agency, by_file, counts, grouped
from toolkit.core.findings.model import Finding, Place, Severity


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


def test_lines_of_a_plan_are_named_as_lines() -> None:
    lines = [rule("agency-spellings").found(place=Place(line=line), found="a", field="") for line in (3, 7, 9)]
    (group,) = grouped(lines)
    assert group.rest == "và 2 dòng khác: 7, 9"


def made(severity: Severity, agency: str = "a", file: str = "x.xlsx", sheet: str = "") -> Finding:
    place = Place(file=file, sheet=sheet)
    return Finding(code=f"a-{severity}", severity=severity, message="", remedy="", place=place, agency=agency)


E, W, N = Severity.ERROR, Severity.WARNING, Severity.INFO


def test_agencies_stand_in_the_order_of_the_plan_after_nobody() -> None:
    found = by_agency([made(N, "b"), made(E, "la"), made(E, ""), made(E, "a")], {"b": "Sở B", "a": "Sở A"}, also=["b"])
    assert [agency.name for agency in found] == [NOBODY, "Sở B", "Sở A", "la"]


def test_an_agency_without_findings_gets_its_place_on_request() -> None:
    found = by_agency([made(E, "b")], {"a": "Sở A", "b": "Sở B"}, also=["a"])
    assert [(agency.name, agency.findings) for agency in found] == [("Sở A", ()), ("Sở B", (made(E, "b"),))]


def test_files_and_sheets_with_the_gravest_stand_first() -> None:
    found = by_file([made(N, file="1"), made(W, file="2", sheet="A"), made(E, file="2", sheet="B"), made(W, file="2")])
    assert [file.name for file in found] == ["2", "1"]
    assert [sheet.name for sheet in found[0].sheets] == ["B", "", "A"]


def test_the_gravest_of_a_sheet_stands_first() -> None:
    (file,) = by_file([made(N), made(E), made(W)])
    assert [group.first.severity for group in file.sheets[0].groups] == [E, W, N]


def test_counts_name_only_what_there_is() -> None:
    assert (counts([made(E), made(N), made(E)]), counts([])) == ("2 lỗi, 1 ghi nhận", "")
