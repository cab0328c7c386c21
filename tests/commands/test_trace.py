"""``bdgxl trace``: from a figure down to the cell of the returned file."""

import hashlib
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.builders import Inbox, indicator, make_plan
from toolkit.cli import bdgxl
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.readback.package import open_package, sheet_named
from toolkit.core.readback.read import read_consolidated_file
from toolkit.core.readback.trace.sheets import Sheets
from workbook_templates.consolidated.book import write_consolidated_book

PLAN = make_plan(indicator("1.1", "ratio", "+so-a +so-b +so-c ?so-d"), indicator("1.2", "derived", parts=["1.1"]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook over four files, of which the first really lies in the inbox."""
    folder = tmp_path_factory.mktemp("tong-hop")
    (folder / "inbox").mkdir()
    inbox = Inbox(PLAN)
    for agency, cells in (
        ("so-a", {"numerator": 1, "denominator": 2}),
        ("so-b", {"numerator": 2, "denominator": 4}),
        ("so-c", {"result": 90}),
        ("so-d", {"numerator": 1, "denominator": 1}),
    ):
        inbox.report(agency, _1_1=cells)
    _form(folder / "inbox" / "so-a.xlsx", 1)
    digest = hashlib.sha256((folder / "inbox" / "so-a.xlsx").read_bytes()).hexdigest()
    object.__setattr__(inbox.verdicts[0].records[0].file, "sha256", digest)
    (folder / "so.xlsx").write_bytes(write_consolidated_book(consolidate(inbox.judgement)))
    return folder


def _form(path: Path, numerator: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chỉ tiêu"
    sheet["F11"], sheet["G11"] = numerator, 2
    book.save(path)


def run(folder: Path, cell: str, *options: str) -> Result:
    return CliRunner().invoke(bdgxl, ["trace", str(folder / "so.xlsx"), cell, *options])


def cell_of(folder: Path, code: str, column: str) -> str:
    line = read_consolidated_file(folder / "so.xlsx").indicator(code)
    assert line is not None
    return line.cells[column]


def test_a_figure_down_to_what_was_typed(folder: Path) -> None:
    result = run(folder, f"Chỉ tiêu!{cell_of(folder, '1.1', 'value')}")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[0].endswith("– Kết quả năm 2022 – 1.1 Chỉ tiêu 1.1: 50")
    assert any(line.startswith("tệp so-b.xlsx, trang “Chỉ tiêu”, mã băm ") for line in lines)
    assert "ô F11 gõ: “2”" in lines


def test_what_does_not_enter_comes_with_the_reason(folder: Path) -> None:
    lines = run(folder, f"Chỉ tiêu!{cell_of(folder, '1.1', 'numerator')}").stdout.splitlines()
    left_out = [line.strip() for line in lines[lines.index("  Số liệu không được tính:") :]]
    assert [line for line in left_out if line.startswith("Sở")] == [
        "Sở C (dòng 7 trang Dữ liệu) – Số đạt (a): trống; Tổng số (b): trống",
        "Sở D (dòng 8 trang Dữ liệu) – Số đạt (a): 1; Tổng số (b): 1",
    ]
    assert "không tính vì: Số đối chiếu, không cộng vào kết quả" in left_out


def test_a_compound_leads_through_its_parts(folder: Path) -> None:
    found = json.loads(run(folder, f"chi tieu!{cell_of(folder, '1.2', 'value')}", "--json").stdout)["trace"]
    part = found["steps"][0]["steps"][0]
    assert (part["cell"], part["heading"]) == (cell_of(folder, "1.1", "numerator"), "Số đạt (a)")
    assert [(one["agency"], one["entered"]) for one in part["sources"]][:2] == [("Sở A", True), ("Sở B", True)]
    assert part["sources"][0]["typed"] == {"F11": "1", "G11": "2"}


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("target", "Ghi trong kế hoạch, không tính từ số liệu của đơn vị."),
        ("label", "Ô chữ, không tính từ số liệu."),
        ("marks", "Ô trống."),
    ],
)
def test_cells_without_a_source_say_so(folder: Path, column: str, said: str) -> None:
    assert said in run(folder, f"'Chỉ tiêu'!${cell_of(folder, '1.1', column)}").stdout


def test_a_row_of_data_is_its_own_source(folder: Path) -> None:
    assert "tệp so-b.xlsx" in run(folder, "du lieu!K6").stdout


def test_the_inbox_still_says_the_same(folder: Path) -> None:
    result = run(folder, "Dữ liệu!K5", "--inbox", str(folder / "inbox"))
    assert (result.exit_code, "✓ khớp với tệp trong hộp nhận" in result.stdout) == (0, True)


def test_a_file_that_is_gone_or_differs_is_told(folder: Path, tmp_path: Path) -> None:
    _form(tmp_path / "so-b.xlsx", 7)
    cell = f"Chỉ tiêu!{cell_of(folder, '1.1', 'value')}"
    result = run(folder, cell, "--inbox", str(tmp_path))
    assert result.exit_code == 1
    assert "✗ hộp nhận không còn tệp này" in result.stdout
    assert "✗ hộp nhận có tệp tên này nhưng nội dung đã khác" in result.stdout
    assert "4 dòng không khớp" in result.stdout


def test_a_cell_that_differs_from_what_the_workbook_says(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(folder / "so.xlsx", data_only=True)
    typed = book["Dữ liệu"]["S5"]
    assert typed.value == "F11=1; G11=2"
    typed.value = "F11=5; G11=2"
    book.save(tmp_path / "so.xlsx")
    result = run(tmp_path, "Dữ liệu!K5", "--inbox", str(folder / "inbox"))
    assert (result.exit_code, "✗ F11 ghi “1”, sổ tổng hợp ghi “5”" in result.stdout) == (1, True)


def test_a_figure_typed_over_its_formula_is_told(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(folder / "so.xlsx", data_only=True)
    book.save(tmp_path / "so.xlsx")
    assert "Số gõ tay vào ô này" in run(tmp_path, f"Chỉ tiêu!{cell_of(folder, '1.1', 'value')}").stdout


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("H7", "chưa nêu trang"),
        ("Không có!H7", "Các trang: “Tổng quan”"),
        ("Chỉ tiêu!7H", "không phải địa chỉ ô"),
    ],
)
def test_a_cell_that_cannot_be_found(folder: Path, cell: str, said: str) -> None:
    result = run(folder, cell)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_another_workbook_is_refused(folder: Path) -> None:
    result = CliRunner().invoke(bdgxl, ["trace", str(folder / "inbox" / "so-a.xlsx"), "Chỉ tiêu!A1"])
    assert (result.exit_code, "không phải sổ tổng hợp" in result.stderr) == (3, True)


def formula(folder: Path, sheet: str, start: str, end: str = "") -> str:
    """The first cell of a sheet whose formula begins and ends so."""
    book = openpyxl.load_workbook(folder / "so.xlsx")
    cells = (cell for row in book[sheet].iter_rows() for cell in row if cell.data_type == "f")
    return next(
        f"{sheet}!{c.coordinate}" for c in cells if str(c.value).startswith(start) and str(c.value).endswith(end)
    )


def test_what_an_agency_gave(folder: Path) -> None:
    found = json.loads(run(folder, formula(folder, "Theo đơn vị", "=IF(N('Dữ liệu'!"), "--json").stdout)["trace"]
    assert (found["label"], [one["file"] for one in found["sources"]]) == ("Sở A", ["so-a.xlsx"])


def test_a_count_of_nothing_says_so(folder: Path) -> None:
    cell = formula(folder, "Tổng quan", "=COUNTIF(", ',"Đạt một phần")')
    assert "Không có dòng nào thỏa điều kiện." in run(folder, cell).stdout


def test_a_count_leads_to_the_cells_it_counts(folder: Path) -> None:
    found = json.loads(run(folder, formula(folder, "Tổng quan", "=COUNTIF(", ',"Đạt")'), "--json").stdout)["trace"]
    assert [(step["sheet"], step["shown"]) for step in found["steps"]] == [("Chỉ tiêu", "Đạt"), ("Chỉ tiêu", "Đạt")]


@pytest.mark.parametrize("sheet", ["Tổng quan", "Biểu đồ"])
def test_a_table_beside_another_has_its_own_labels_and_headings(folder: Path, sheet: str) -> None:
    package = open_package((folder / "so.xlsx").read_bytes(), "so.xlsx")
    sheets = Sheets(package)
    part = sheet_named(package, sheet)
    assert part is not None
    top, col = next((row, col) for row, col, text in part.texts() if text == "Chưa có số liệu")
    found = sheets.heading(sheet, top + 1, col), sheets.label(sheet, top + 1, col)
    assert found == ("Chưa có số liệu", "I Mục tiêu 1")


def test_text_outside_a_table_has_no_heading(folder: Path) -> None:
    assert run(folder, "Tổng quan!A3").stdout.startswith("Tổng quan!A3: ")


def test_a_figure_corrected_in_the_workbook_is_no_match(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(folder / "so.xlsx")
    book["Dữ liệu"]["K5"] = 5
    book.save(tmp_path / "so.xlsx")
    said = "✗ Số đạt (a): số trong sổ (5) KHÁC số đơn vị gõ (1): đã sửa tay trong sổ"
    alone, checked = (run(tmp_path, "Dữ liệu!K5", *more) for more in ((), ("--inbox", str(folder / "inbox"))))
    assert (alone.exit_code, said in alone.stdout) == (0, True)
    assert (checked.exit_code, said in checked.stdout, "1 dòng không khớp" in checked.stdout) == (1, True, True)
