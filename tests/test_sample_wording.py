"""What forms and the provincial workbook say where a plan leaves something open; shown on the sample plans."""

from collections.abc import Iterator

from tests.test_five_plans import form_file, plan_of, rows_of
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.forms.spec import Row
from toolkit.core.forms.tasks import task_numbers
from workbook_templates.wording import letterhead


def books_of(name: str) -> Iterator[AgencyBook]:
    plan = plan_of(name)
    return agency_books(plan, plan.periods[-1])


def rows_of_form(book: AgencyBook, form_id: str) -> dict[str, Row]:
    return next(form.row_by_key for _, form in book.forms() if form.spec.id == form_id)


def test_leads_that_only_the_plan_assumes_are_marked() -> None:
    leads = {row[0]: row[2] for row in rows_of("son-tinh-2024", "nam", "Nhiệm vụ")}
    assert leads["II.1.a"] == "Phòng Lao động - Thương binh và Xã hội huyện (giả định)"
    assert leads["IV.2-1"] == "Phòng Nội vụ huyện"


def test_assumed_coordinators_are_marked_on_the_form() -> None:
    row = rows_of_form(form_file("son-tinh-2024")[0], "tasks")["II.1.a"]
    assert row.printed["partners"] == "các cơ quan, ban, ngành; UBND các xã (giả định)"


def test_tasks_whose_printed_numbers_repeat_are_told_apart() -> None:
    rows = rows_of_form(form_file("lang-son-2016")[0], "tasks")
    assert [row.printed["tt"] for row in rows.values()] == list(rows)


def test_printed_numbers_that_tell_tasks_apart_are_kept() -> None:
    plan = plan_of("nghe-an-2022")
    assert task_numbers(plan) == {task.code: task.number for task in plan.tasks}


def test_a_task_given_to_nobody_says_so() -> None:
    said = {row[0]: (row[4], row[7]) for row in rows_of("lang-son-2016", "nam", "Nhiệm vụ")}
    assert said["II.2.1"] == (None, "Kế hoạch không giao đơn vị nào phải báo cáo")


def test_a_unit_that_the_document_does_not_print_is_shown_as_understood() -> None:
    rows = [rows_of_form(book, "indicators") for book in books_of("quang-nam-2022") if len(book.sheets) > 3]
    shown = {key: row.printed["unit"] for form in rows for key, row in form.items() if not row.heading}
    assert plan_of("quang-nam-2022").indicator_by_code["1.1"].unit.printed == ""
    assert shown["1.1"] == "%"


def test_a_body_that_issues_and_gathers_stands_once_in_the_letterhead() -> None:
    plan = plan_of("binh-phuoc-2023")
    assert letterhead(plan, plan.periods[-1]) == ("UBND TỈNH BÌNH PHƯỚC", "")


def test_a_district_speaks_of_its_offices() -> None:
    guidance = {
        name: next(form.spec.guidance for _, form in form_file(name)[0].forms() if form.spec.id == "other-tasks")
        for name in ("son-tinh-2024", "lang-son-2016")
    }
    assert "các phòng, ban, địa phương liên quan" in guidance["son-tinh-2024"]
    assert "các sở, ngành, địa phương liên quan" in guidance["lang-son-2016"]


def test_a_deadline_without_a_date_is_said_to_be_open() -> None:
    dues = [
        row[2] for row in rows_of("binh-phuoc-2023", "nam", "Tổng quan") if row[0] and "Báo cáo kết quả" in str(row[0])
    ]
    assert dues == ["chưa nêu"]
