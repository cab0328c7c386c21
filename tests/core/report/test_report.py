"""The whole report as text."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.builders import indicator, make_plan
from tests.core.report.cases import case, data, line, missed, submission, words
from toolkit.core.plan.model import Basis, Order
from toolkit.core.report.report import report
from toolkit.core.report.text import Table

TASK = {"code": "1", "number": "1", "text": "Mở lớp tập huấn", "leads": "Sở A", "lead_codes": ["so-a"]}


def with_tasks(**task: Any) -> Any:
    due = [{"period": "nam", "date": "2022-12-05"}]
    reports = [{"id": "chi-tieu", "title": "Báo cáo", "forms": ["tasks"], "owners": ["so-a"], "due": due}]
    return make_plan(tasks=[TASK | task], reports=reports)


def test_the_frame_is_that_of_an_official_report() -> None:
    text = report(case(line()))
    assert (text.kind, text.letterhead.symbol.text, text.closing.archive) == ("BÁO CÁO", "BC-SLĐ", "Lưu: VT, BĐG.")
    assert [span.text for span in text.closing.signer] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert text.basis == ("Căn cứ Kế hoạch số 1/KH-UBND ngày …… của UBND tỉnh Nghệ An về thử.",)


def test_the_summary_counts_what_the_workbook_says_now() -> None:
    said = " ".join(words(report(case(line("1.1"), missed("1.2"))).body))
    assert "Trong 2 chỉ tiêu của Kế hoạch" in said
    assert "1 chỉ tiêu vượt kế hoạch, 1 chỉ tiêu chưa đạt kế hoạch" in said


def test_the_draft_line_counts_the_places_to_look_at() -> None:
    text = report(case(line(), submissions=(submission("so-b", "Đã nhận"),)))
    marks = sum(text.count("[cần") for text in words(text.body)) + text.draft.text.count("[cần")
    assert f"Còn {marks} chỗ như vậy" in text.draft.text


def test_what_nobody_has_said_about_the_document_is_told() -> None:
    text = report(case(line(), field_basis={"signer": Basis.ASSUMED}))
    assert "[cần xem lại: người ký: kế hoạch không nêu, là đề xuất của công cụ]" in text.draft.text


def test_prose_stands_below_the_agencies_that_wrote_it_and_equal_texts_once() -> None:
    plan = make_plan(
        outlines=[
            {"id": "de-cuong", "title": "Đề cương", "sections": [{"key": "i", "number": "I", "title": "Khó khăn"}]}
        ]
    )
    rows = tuple(
        data("TM de-cuong i", f"Sở {name}", text=text) for name, text in zip("ABC", ("x", "Một\nhai", "x"), strict=True)
    )
    said = words(report(case(plan=plan, rows=rows, outline="de-cuong")).body)
    at = said.index("Sở A, Sở C")
    assert said[at : at + 5] == ["Sở A, Sở C", "x", "Sở B", "Một", "hai"]


def test_an_overdue_task_names_the_agencies_that_have_not_finished_it() -> None:
    plan = with_tasks(end="2022-06-30")
    rows = (data("NV 1", status="Đang thực hiện", text="Mới mở 1 lớp"), data("NV 1", "Sở B", status="Hoàn thành"))
    said = words(report(case(plan=plan, rows=rows)).body)
    assert "1. Mở lớp tập huấn (đến 30/06/2022): Sở A." in said
    assert "Sở A: Mới mở 1 lớp" in said


def test_a_task_that_nobody_reports_is_marked() -> None:
    assert "[cần xem lại: chưa đơn vị nào báo cáo 1 nhiệm vụ: 1]" in words(report(case(plan=with_tasks())).body)


def test_tables_of_fixed_rows_are_added_up() -> None:
    table = {
        "id": "can-bo",
        "title": "Cán bộ nữ",
        "sheet": "Cán bộ",
        "columns": [{"id": "nu", "heading": "Nữ", "kind": "count"}],
        "rows": [{"key": "tinh", "label": "Cấp tỉnh"}],
    }
    rows = tuple(data("B can-bo tinh", name, column="Nữ", value=Decimal(3)) for name in ("Sở A", "Sở B"))
    body = report(case(plan=make_plan(tables=[table]), rows=rows)).body
    found = next(block for block in body if isinstance(block, Table))
    assert [[span.text for span in cell] for cell in found.rows[0].cells] == [["Cấp tỉnh"], ["6"]]


def test_the_national_order_goes_by_the_codes_of_the_strategy() -> None:
    labels = {
        "1.1": "Giảm tỷ số giới tính khi sinh",
        "1.2": "Tăng tỷ lệ lao động nữ làm công hưởng lương",
        "1.3": "Số lớp",
    }
    plan = make_plan(*(indicator(code, "ratio", "so-a", label=label) for code, label in labels.items()))
    lines = [line(code, label=label) for code, label in labels.items()]
    said = words(report(case(*lines, plan=plan, order=Order.NATIONAL)).body)
    titles = [text for text in said if text.startswith(("Mục tiêu 2.", "Mục tiêu 4.", "Chỉ tiêu khác", "Chỉ tiêu I."))]
    assert [title.split(":")[0] for title in titles] == [
        "Mục tiêu 2. Trong lĩnh vực kinh tế, lao động",
        "Chỉ tiêu I.1.2. Tăng tỷ lệ lao động nữ làm công hưởng lương",
        "Mục tiêu 4. Trong lĩnh vực y tế",
        "Chỉ tiêu I.1.1. Giảm tỷ số giới tính khi sinh",
        "Chỉ tiêu khác của địa phương, không có trong Chiến lược quốc gia",
        "Chỉ tiêu I.1.3. Số lớp",
    ]


def test_the_annexes_are_the_results_and_the_submissions() -> None:
    text = report(
        case(
            line(),
            submissions=(submission("so-b"), submission("so-c", "Đã nhận", dated=dt.date(2022, 12, 7), late_days=2)),
        )
    )
    results, submissions = text.annexes
    assert (results.landscape, submissions.landscape) == (True, False)
    (table,) = submissions.blocks
    assert isinstance(table, Table)
    rows = [["".join(span.text for span in cell) for cell in row.cells] for row in table.rows]
    assert rows[1:] == [
        ["1", "Sở B", "05/12/2022", "", "Chưa gửi", "23", ""],
        ["2", "Sở C", "05/12/2022", "07/12/2022", "Đã nhận", "2", ""],
    ]


def test_a_status_that_an_officer_wrote_is_not_guessed() -> None:
    said = words(report(case(submissions=(submission("so-b", "Gửi Zalo"),))).body)
    assert any("[cần xem lại: tình trạng ghi trong sổ chưa rõ: Sở B]" in text for text in said)
