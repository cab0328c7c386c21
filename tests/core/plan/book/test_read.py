"""Reading a plan workbook that people typed into, moved about and pasted into."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.core.plan.book.typed import SOUND, plan, row_with, source, workbook
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.package import Package, read_package
from toolkit.core.plan.book.mark import LIMITS, is_plan_book
from toolkit.core.plan.book.parties_sheets import PERIODS
from toolkit.core.plan.book.read import NotAPlanBook, read_book
from toolkit.core.plan.book.table import read_table
from toolkit.core.plan.indicators import Direction, Mode, Role
from toolkit.core.plan.load import build_plan


def test_the_sound_workbook_is_a_plan() -> None:
    read = plan()
    assert (read.id, read.year, read.consolidator) == ("thu-2022", 2022, "so-y-te")
    assert read.reports[0].forms == ("indicators", "tasks")
    assert read.reports[0].due[0].date == dt.date(2022, 12, 5)
    assert read.indicators[0].mode is Mode.SINGLE
    assert source().remarks == ()


def test_columns_may_be_moved_and_headings_spelled_carelessly() -> None:
    read = plan(
        agencies="""
            TÊN GỌI  KHÁC | ten co quan | Mã cơ quan:
            SYT           | Sở Y tế     | so-y-te
        """,
        groups="Mã nhóm | Tên nhóm",
    )
    assert read.agencies[0].aliases == ("SYT",)


def test_lines_above_the_headings_are_passed_over() -> None:
    read = plan(periods="Kỳ\nghi chú của tôi\nMã kỳ|Tên kỳ|Từ ngày|Đến ngày\nnam|Năm|1/1/2022|31/12/2022")
    assert read.periods[0].start == dt.date(2022, 1, 1)


@pytest.mark.parametrize("typed", ["05/12/2022", "5/12/2022", "#2022-12-05", "ngày 5 tháng 12 năm 2022", "2022-12-05"])
def test_a_day_is_read_however_it_was_typed(typed: str) -> None:
    read = plan(dues=f"Mã báo cáo|Mã kỳ|Hạn nộp\nchung|nam|{typed}")
    assert read.reports[0].due[0].date == dt.date(2022, 12, 5)


@pytest.mark.parametrize(
    ("typed", "value"), [("46,3", "46.3"), ("46.3", "46.3"), ("#46.3", "46.3"), ("1 234,5", "1234.5")]
)
def test_a_figure_is_read_however_it_was_typed(typed: str, value: str) -> None:
    assert plan(indicators=row_with("Số liệu kế hoạch", typed)).indicators[0].target.value == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["Sở Y tế; Sở Nội vụ", "so-y-te\\nso-noi-vu", "SYT, Sở Nội vụ", "sở y tế và Sở Nội vụ"]
)
def test_agencies_are_read_by_name_alias_or_code(typed: str) -> None:
    read = plan(groups=f"Mã nhóm|Tên nhóm|Thành viên\nnhom|Nhóm|{typed}")
    assert read.groups[0].members == ("so-y-te", "so-noi-vu")


def test_a_name_with_separators_is_one_name() -> None:
    read = plan(reports="Mã báo cáo|Tên báo cáo|Gồm các biểu|Đơn vị phải nộp\nchung|B|chỉ tiêu|Các Sở, ban, ngành, SYT")
    assert read.reports[0].owners == ("so-nganh", "so-y-te")


def test_reporters_carry_role_and_basis() -> None:
    read = plan(indicators=row_with("Đơn vị báo cáo", "Sở Y tế (Chốt số)\\nSở Nội vụ (đối chiếu, giả định)"))
    first, second = read.indicators[0].reporters
    assert (first.who, first.role, first.basis.value) == ("so-y-te", Role.OFFICIAL, "stated")
    assert (second.who, second.role, second.basis.value) == ("so-noi-vu", Role.CROSSCHECK, "assumed")


def test_the_basis_column_names_columns() -> None:
    read = plan(indicators=row_with("Căn cứ", "Chiều: giả định; đơn vị báo cáo: ô gộp"))
    assert {name: basis.value for name, basis in read.indicators[0].basis.items()} == {
        "direction": "assumed",
        "reporters": "merged-cell",
    }


def test_choices_are_taken_without_diacritics_and_in_english() -> None:
    assert plan(indicators=row_with("Chiều", "TANG")).indicators[0].direction is Direction.UP
    assert plan(indicators=row_with("Chiều", "down")).indicators[0].direction is Direction.DOWN


def test_a_code_that_became_a_number_is_read() -> None:
    assert plan(indicators=row_with("TT", "#1.2")).indicators[0].tt == "1.2"


def test_a_blank_code_of_an_agency_is_made_of_its_name_and_told() -> None:
    read = source(agencies="Mã cơ quan|Tên cơ quan\n|Sở Y tế\n|Sở Nội vụ")
    assert [agency.code for agency in build_plan(read).agencies] == ["so-y-te", "so-noi-vu"]
    assert str(read.remarks[0]).startswith("ke-hoach.xlsx, trang “Cơ quan”, ô A2, cơ quan Sở Y tế: mã cơ quan để trống")


def test_rows_of_examples_are_not_read() -> None:
    read = source(agencies="Mã cơ quan|Tên cơ quan\n(ví dụ)|Sở Y tế\nso-y-te|Sở Y tế\nso-noi-vu|Sở Nội vụ")
    assert len(build_plan(read).agencies) == 2
    assert read.remarks == ()


def test_an_empty_list_can_be_meant() -> None:
    assert plan(reports="Mã báo cáo|Tên báo cáo|Gồm các biểu\n(không có)", dues="Mã báo cáo|Mã kỳ").reports == ()


def test_a_row_below_another_belongs_to_the_same_table() -> None:
    read = plan(
        tables="Mã bảng|Tên bảng|Tên trang tính|Số dòng trống\nb|Bảng|B|5",
        table_columns="Mã bảng|Mã cột|Tiêu đề cột\nb|x|X\n|y|Y",
    )
    assert [column.id for column in read.tables[0].columns] == ["x", "y"]


def test_lists_of_facts_take_several_rows() -> None:
    read = plan(facts=SOUND["Kế hoạch"] + "\nGhi chú | một\n | hai\nGhi chú | ba")
    assert read.notes == ("một", "hai", "ba")


def test_a_sheet_is_recognised_by_its_headings() -> None:
    data = workbook({"Kỳ báo cáo": None, "Sheet1": SOUND["Kỳ báo cáo"]})
    assert build_plan(read_book(data, "x")).periods[0].code == "nam"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"agencies": "Mã cơ quan|Tên cơ quan|Ghi thêm\nso-y-te|Sở Y tế|cũ\nso-noi-vu|Sở Nội vụ|"},
            "ke-hoach.xlsx, trang “Cơ quan”, ô C2: ô không thuộc cột nào của kế hoạch nên không đọc: 'cũ'. "
            "Nếu là nội dung của kế hoạch thì ghi đúng tiêu đề cột ở ô C1.",
        ),
        (
            {"other": "tính toán riêng"},
            "ke-hoach.xlsx, trang “Nháp”: trang này không thuộc sổ kế hoạch nên không đọc. "
            "Nếu là nội dung của kế hoạch thì chuyển sang trang đúng tên.",
        ),
        (
            {"facts": SOUND["Kế hoạch"] + "\nMàu sắc | xanh"},
            "ke-hoach.xlsx, trang “Kế hoạch”, ô B9: không có mục tên 'Màu sắc' nên không đọc. "
            "Sửa tên mục cho đúng hoặc xóa dòng.",
        ),
    ],
)
def test_what_is_no_part_of_a_plan_is_told(changes: dict[str, str], told: str) -> None:
    assert [str(remark) for remark in source(**changes).remarks] == [told]


def test_another_workbook_is_no_plan() -> None:
    with pytest.raises(NotAPlanBook):
        read_book(workbook({**dict.fromkeys(SOUND), "Sheet1": "a|b"}), "x")


def _package() -> Package:
    return read_package(Archive(workbook(), LIMITS), LIMITS)


def test_a_workbook_without_the_mark_is_read_when_it_is_named() -> None:
    assert not is_plan_book(_package())
    assert plan().id == "thu-2022"


def test_merges_without_end_are_refused() -> None:
    (part,) = (sheet for sheet in _package().sheets if sheet.name == PERIODS.name)
    part.grid.merges = [(0, 0, 1, 3)] * (LIMITS.cells + 1)
    with pytest.raises(Refused):
        read_table(PERIODS, part)


def test_several_recipients_in_one_cell_are_several() -> None:
    facts = SOUND["Kế hoạch"] + "\n Nơi nhận báo cáo | UBND tỉnh; Sở Nội vụ\\nBộ Nội vụ \n | Thống kê tỉnh"
    assert plan(facts=facts).recipients == ("UBND tỉnh; Sở Nội vụ", "Bộ Nội vụ", "Thống kê tỉnh")


def test_forms_may_be_separated_by_commas() -> None:
    reports = "Mã báo cáo | Tên báo cáo | Gồm các biểu\nchung | Báo cáo | chỉ tiêu, nhiệm vụ"
    assert plan(reports=reports).reports[0].forms == ("indicators", "tasks")
