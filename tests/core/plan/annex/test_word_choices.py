"""Word documents: columns of several years, tables that are not understood, the title, what is unseen."""

from pathlib import Path

import pytest

from tests.core.plan.annex.test_word import HEADER, ROW, TASKS, document, saved, written
from toolkit.core.plan.word.blocks import blocks
from toolkit.core.plan.word.facts import BREAK, read_facts
from toolkit.core.plan.word.package import open_document
from toolkit.core.plan.word.read import Imported, import_word
from toolkit.core.plan.word.unseen import unseen_doubts

TITLE = ("KẾ HOẠCH", "Bình đẳng giới năm 2022", "")


def imported(tmp_path: Path, *parts: str | list[list[str]], year: int | None = None) -> Imported:
    return import_word(written(tmp_path, saved(document(*parts))), year=year)


def figures(heading: str, row: str) -> list[list[str]]:
    return [["TT", "Chỉ tiêu", "ĐVT", *heading.split(" | ")], ["1", "Tăng tỷ lệ A", "%", *row.split(" | ")]]


@pytest.mark.parametrize(
    ("heading", "baseline", "target", "unread"),
    [
        ("Kết quả năm 2020 | Kết quả năm 2021 | Kế hoạch năm 2022", "1", "2", "Kết quả năm 2020"),
        ("Kết quả năm 2021 | KH đến năm 2025 | KH năm 2022", "0", "2", "KH đến năm 2025"),
        ("Kết quả năm 2021 | Kế hoạch giai đoạn 2021-2025 | KH năm 2022", "0", "2", "Kế hoạch giai đoạn 2021-2025"),
        ("Kết quả năm 2019 | Kết quả năm 2020 | Kế hoạch năm 2022", "1", "2", "Kết quả năm 2019"),
    ],
)
def test_of_several_columns_that_of_the_year_counts(
    tmp_path: Path, heading: str, baseline: str, target: str, unread: str
) -> None:
    found = imported(tmp_path, *TITLE, figures(heading, "0 | 1 | 2"))
    (row,) = found.plan.indicators
    assert (row.baseline.printed, row.target.printed) == (baseline, target)
    assert f"cột “{unread}”" in str(found.doubts)


def test_bare_years_are_the_year_before_and_the_plan_year(tmp_path: Path) -> None:
    found = imported(tmp_path, *TITLE, figures("Năm 2021 | Năm 2022", "1 | 2"))
    (row,) = found.plan.indicators
    assert (row.baseline.printed, row.target.printed) == ("1", "2")
    assert {"baseline", "target"} <= set(row.basis)
    assert "hai cột số liệu chỉ ghi năm" in str(found.doubts)


def test_other_bare_years_are_not_read_but_told(tmp_path: Path) -> None:
    found = imported(tmp_path, *TITLE, figures("Năm 2020 | Năm 2021", "1 | 2"))
    assert found.plan.indicators[0].target.printed == ""
    assert ["cột “Năm 2020”" in str(found.doubts), "cột “Năm 2021”" in str(found.doubts)] == [True, True]


def test_a_heading_over_years(tmp_path: Path) -> None:
    made = document(*TITLE, figures("Kết quả |  | Kế hoạch năm 2022", " |  | "), "x")
    table = made.tables[0]
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Kết quả"
    for cell, text in zip(table.rows[1].cells, ("", "", "", "2020", "2021", ""), strict=True):
        cell.text = text
    for cell, text in zip(table.add_row().cells, ("1", "Tăng A", "%", "7", "8", "9"), strict=True):
        cell.text = text
    found = import_word(written(tmp_path, saved(made)))
    (row,) = found.plan.indicators
    assert row.baseline.printed == "8"
    assert "cột “Kết quả 2020”" in str(found.doubts)


def test_a_column_of_targets_of_another_year_is_told(tmp_path: Path) -> None:
    found = imported(tmp_path, figures("Kết quả năm 2021 | Kế hoạch năm 2025", "1 | 2"), year=2022)
    assert "cột kế hoạch ghi năm 2025, khác năm 2022" in str(found.doubts)


def test_a_table_that_is_not_understood_is_told_and_kept(tmp_path: Path) -> None:
    other = [["TT", "Dự án ABC", "Kinh phí", "Nguồn", "Ghi chú"], ["1", "Dự án X", "500", "", ""]]
    task = ["1", "A", "Sở Y tế", "", "Quý I"]
    found = imported(tmp_path, *TITLE, [TASKS, task], "Danh mục dự án", other)
    assert len(found.plan.tasks) == 1
    (told,) = [str(doubt) for doubt in found.doubts if "không hiểu bảng này" in doubt.message]
    assert "bảng 2: không hiểu bảng này" in told
    assert "TT | Dự án ABC | Kinh phí" in told
    assert any("Dự án X; 500" in note for note in found.plan.notes)
    assert found.plan.title == "Kế hoạch bình đẳng giới năm 2022"


@pytest.mark.parametrize(
    "after",
    ["", BREAK, "Báo cáo định kỳ trước ngày 15/6", "Thực hiện Chỉ thị", "Căn cứ Luật", "1. Mục đích", "x" * 300],
)
def test_where_the_title_ends(after: str) -> None:
    lines = ["KẾ HOẠCH", "", "Thực hiện công tác bình đẳng giới", "năm 2022", after, "Dòng khác"]
    assert read_facts(lines).title == "Kế hoạch thực hiện công tác bình đẳng giới năm 2022"


@pytest.mark.parametrize(
    ("lines", "issuer", "level"),
    [
        (["ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"], "UBND tỉnh Nghệ An", "province"),
        (["ỦY BAN NHÂN DÂN", "HUYỆN SƠN TỊNH"], "UBND huyện Sơn Tịnh", "district"),
        (["UBND XÃ SƠN HÀ"], "UBND xã Sơn Hà", "commune"),
        (["UBND THÀNH PHỐ VINH"], "UBND thành phố Vinh", "district"),
        (["UBND THÀNH PHỐ ĐÀ NẴNG"], "UBND thành phố Đà Nẵng", "province"),
        (["UBND tỉnh chỉ đạo các sở"], "", "province"),
    ],
)
def test_the_letterhead_names_the_issuer(lines: list[str], issuer: str, level: str) -> None:
    facts = read_facts(lines)
    assert (facts.issuer, facts.level.value) == (issuer, level)


def test_text_boxes_and_tracked_changes_are_told() -> None:
    made = document([HEADER, ROW], "Lời")
    plain = list(unseen_doubts(open_document(saved(made)), "a.docx"))
    run = made.paragraphs[-1].runs[0]._r
    box = run.makeelement(f"{run.tag[:-1]}txbxContent", {})
    box.append(document("Chữ trong hộp").paragraphs[0]._p)
    run.append(box)
    run.addnext(run.makeelement(f"{run.tag[:-1]}ins", {}))
    opened = open_document(saved(made))
    told = [doubt.message for doubt in unseen_doubts(opened, "a.docx")]
    assert plain == []
    assert "1 hộp văn bản (text box), chữ trong đó không được đọc: “Chữ trong hộp”" in told[0]
    assert "đã chấp nhận hết" in told[1]
    assert "Chữ trong hộp" not in str(list(blocks(opened)))
