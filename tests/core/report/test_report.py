"""The whole report as text."""

import dataclasses
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
    assert words(list(text.basis)) == ["Căn cứ Kế hoạch số 1/KH-UBND ngày …… của Ủy ban nhân dân tỉnh Nghệ An về thử."]


def test_the_summary_counts_what_the_workbook_says_now() -> None:
    said = " ".join(words(report(case(line("1.1"), missed("1.2"))).body))
    assert "Trong 2 chỉ tiêu của Kế hoạch" in said
    assert "1 chỉ tiêu vượt kế hoạch, 1 chỉ tiêu chưa đạt kế hoạch" in said


def test_the_draft_line_counts_the_places_to_look_at() -> None:
    text = report(case(line(), submissions=(submission("so-b", "Đã nhận"),)))
    marks = sum(told.count("[cần") for told in words(text.body)) + text.draft.text.count("[cần") + len(["ngày ……"])
    assert f"Còn {marks} chỗ như vậy" in text.draft.text


def test_parts_and_letters_of_an_indicator_are_rows_and_no_indicators() -> None:
    rows = [
        indicator("1.1", "ratio", "so-a", label="Tỷ lệ nữ"),
        indicator("1.2", "ratio", "so-a", label="Nữ cấp xã", parent="1.1"),
        indicator("1.3", "ratio", "so-a", label="Chỉ tiêu 4.a: Thạc sĩ"),
        indicator("1.4", "ratio", "so-a", label="Chỉ tiêu 4.b. Tiến sĩ"),
    ]
    lines = [line(row["code"], label=row["label"]) for row in rows]
    said = " ".join(words(report(case(*lines, plan=make_plan(*rows))).body))
    assert "Trong 2 chỉ tiêu của Kế hoạch, gồm 4 dòng số liệu (cả chỉ tiêu thành phần)" in said
    assert "4 dòng vượt kế hoạch" in said


def test_what_only_some_agencies_give_is_marked_in_the_lists() -> None:
    said = words(report(case(line("1.1", coverage="2/5"), line("1.2"))).body)
    assert "Chỉ tiêu đạt và vượt kế hoạch (2): I.1.1 [mới có số của 2/5 đơn vị], I.1.2." in said


def test_next_steps_are_proposed_apart_for_what_is_missed_and_what_is_not_there() -> None:
    absent = line("1.2", value=None, achievement="Chưa có số liệu")
    unjudged = line("1.3", achievement="Không đánh giá được", target_printed="")
    body = report(case(missed("1.1"), absent, unjudged)).body
    proposed = [text for text in words(body) if "gợi ý rút từ số liệu" in text]
    assert [text.split(". [")[0] for text in proposed] == [
        "Tập trung chỉ đạo thực hiện các chỉ tiêu chưa đạt kế hoạch: I.1.1",
        "Thu thập, bổ sung số liệu của các chỉ tiêu chưa có số liệu: I.1.2",
    ]


def test_agencies_that_owe_any_report_are_counted_once() -> None:
    owed = (submission("so-b"), submission("so-b", report="phu"), submission("so-c", "Đã nhận"))
    assert "Còn 1/2 đơn vị chưa gửi đủ các báo cáo của kỳ." in words(report(case(submissions=owed)).body)


def test_a_workbook_that_was_saved_since_is_told() -> None:
    of = case(line())
    saved = dataclasses.replace(of, book=dataclasses.replace(of.book, saved=True))
    assert "có thể đã sửa tay" in report(saved).draft.text
    assert "có thể đã sửa tay" not in report(of).draft.text


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
    assert "(1) Mở lớp tập huấn (đến 30/06/2022): Sở A." in said
    assert "Sở A: Mới mở 1 lớp" in said


def test_a_task_without_words_quotes_nobody_and_counts_in_the_order_of_the_form() -> None:
    rows = (data("NV 1", status="Chưa thực hiện", typed="G5=Chưa thực hiện"), data("NV 1", "Sở B", status="Hoàn thành"))
    said = words(report(case(plan=with_tasks(), rows=rows)).body)
    assert "(1) Mở lớp tập huấn (hoàn thành: 1 đơn vị; chưa thực hiện: 1 đơn vị)." in said
    assert not any("G5" in text for text in said)


def test_a_heading_with_nothing_under_it_is_left_out_and_dashes_are_no_numbers() -> None:
    heads = [{"code": code, "number": code, "text": f"Nhóm {code}", "heading": True} for code in ("1", "2")]
    dashes = [TASK | {"code": f"2-{n}", "number": "-", "text": f"Việc {n}", "place": f"mục 2.{n}"} for n in (1, 2)]
    plan = with_tasks()
    plan = make_plan(tasks=[heads[0], heads[1], *dashes], reports=[one.model_dump() for one in plan.reports])
    said = words(report(case(plan=plan, rows=(data("NV 2-1", status="Hoàn thành"),))).body)
    assert "(1) Nhóm 1" not in said
    at = said.index("(2) Nhóm 2")
    assert said[at + 1] == "Việc 1 (hoàn thành: 1 đơn vị)."
    assert "[cần xem lại: chưa đơn vị nào báo cáo 1 nhiệm vụ: mục 2.2]" in said


def test_the_same_words_of_one_agency_for_many_tasks_stand_once() -> None:
    several = [TASK | {"code": str(n), "number": str(n), "text": f"Việc {n}"} for n in range(1, 5)]
    plan = make_plan(tasks=several, reports=[one.model_dump() for one in with_tasks().reports])
    rows = tuple(data(f"NV {n}", status="Hoàn thành", text="Theo kế hoạch") for n in range(1, 5))
    said = words(report(case(plan=plan, rows=rows)).body)
    assert [text for text in said if "Theo kế hoạch" in text] == ["Sở A (4 nhiệm vụ: 1; 2; 3; 4): Theo kế hoạch"]


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


def test_a_column_that_says_nothing_is_left_out() -> None:
    (annex,) = report(case(submissions=(submission("so-b", due=None, late_days=None),))).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == ["TT", "Đơn vị", "Tình trạng"]


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
        ["1", "Sở B", "05/12/2022", "", "Chưa gửi", "23"],
        ["2", "Sở C", "05/12/2022", "07/12/2022", "Đã nhận", "2"],
    ]


def test_a_status_that_an_officer_wrote_is_not_guessed() -> None:
    said = words(report(case(submissions=(submission("so-b", "Gửi Zalo"),))).body)
    assert any("[cần xem lại: tình trạng ghi trong sổ chưa rõ: Sở B]" in text for text in said)
