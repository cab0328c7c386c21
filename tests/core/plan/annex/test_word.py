"""Word documents: tables in pieces, merges, text of cells, facts around the tables, and files that are refused."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.core.plan.annex.documents import one_table, with_table
from toolkit.core.plan.annex.model import PrintedRow
from toolkit.core.plan.word.annexes import Annexes, find_annexes
from toolkit.core.plan.word.blocks import blocks
from toolkit.core.plan.word.facts import read_facts
from toolkit.core.plan.word.package import open_document
from toolkit.core.plan.word.problem import WordError
from toolkit.core.plan.word.read import import_word

HEADER = ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2021", "Kế hoạch năm 2022", "Đơn vị chủ trì"]
TASKS = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
ROW = ["1", "Tăng tỷ lệ A", "%", "41", "42", "Sở Y tế"]


def annexes(data: bytes) -> Annexes:
    return find_annexes(blocks(open_document(data)), "a.docx")


def texts(data: bytes) -> list[list[str]]:
    found = annexes(data)
    rows: list[PrintedRow[Any]] = [*found.indicators, *found.tasks]
    return [[cell.text for cell in row.cells.values()] for row in rows]


def document(*parts: str | list[list[str]]) -> Any:
    made = Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=len(part), cols=len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    return made


def saved(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_rows_stand_in_a_table_and_a_row() -> None:
    found = annexes(with_table([HEADER, ROW]))
    assert [row.place.document for row in found.indicators] == ["bảng 1, dòng 2"]


def test_a_table_below_a_caption_goes_by_the_name_of_the_annex() -> None:
    letterhead = [["UBND TỈNH", "CỘNG HÒA"]]
    made = saved(document(letterhead, "PHỤ LỤC II", [HEADER, ROW], "- 2 -", [ROW]))
    assert [row.place.document for row in annexes(made).indicators] == [
        "Phụ lục II, dòng 2",
        "Phụ lục II, bảng 3, dòng 1",
    ]


def test_sections_across_the_table_are_objectives(tmp_path: Path) -> None:
    made = document([HEADER, ["", "", "", "", "", ""], ROW])
    table = made.tables[0]
    table.cell(1, 0).merge(table.cell(1, 5)).text = "A Lĩnh vực chính trị"
    plan = import_word(written(tmp_path, saved(made))).plan
    assert [(one.code, one.number, one.title) for one in plan.objectives] == [("1", "A", "Lĩnh vực chính trị")]


def test_bold_headings_are_objectives_where_nothing_else_is(tmp_path: Path) -> None:
    made = document([HEADER, ["", "", "", "", "", ""], ROW])
    made.tables[0].cell(1, 1).paragraphs[0].add_run("Lĩnh vực chính trị").bold = True
    plan = import_word(written(tmp_path, saved(made))).plan
    assert [(one.code, one.title) for one in plan.objectives] == [("1", "Lĩnh vực chính trị")]
    assert [row.code for row in plan.indicators] == ["1.1"]


def test_columns_that_are_not_known_are_told_and_kept(tmp_path: Path) -> None:
    header = [*TASKS, "Sản phẩm"]
    rows = [["1", "A", "Sở Y tế", "", "Quý I", "02 lớp"], ["2", "B", "Sở Y tế", "", "", "x" * 5000], [""] * 5 + ["lẻ"]]
    imported = import_word(written(tmp_path, with_table([header, *rows], "PHỤ LỤC I")), year=2022)
    told = [str(doubt) for doubt in imported.doubts if "Sản phẩm" in str(doubt)]
    assert len(told) == 1
    assert "Phụ lục I: cột “Sản phẩm” không thuộc các cột đã biết nên không đọc (3 ô có chữ)" in told[0]
    kept = [note for note in imported.plan.notes if note.startswith("Cột “Sản phẩm” của Phụ lục I: ")]
    assert kept[0].endswith("dòng 2, mục 1: 02 lớp")
    assert kept[-1].endswith("dòng 4: lẻ")
    assert sum(note.count("x") for note in kept) == 5000
    assert len(imported.plan.tasks) == 2


def test_a_table_cut_by_a_page_goes_on_without_a_header() -> None:
    assert len(texts(saved(document([HEADER, ROW], "", "- 2 -", [ROW, ROW])))) == 3


def test_a_table_cut_by_a_page_goes_on_with_its_header() -> None:
    assert len(texts(saved(document([HEADER, ROW], "", [HEADER, ROW], [HEADER, ROW])))) == 3


def test_a_table_behind_another_annex_heading_is_not_a_continuation() -> None:
    found = annexes(saved(document([HEADER, ROW], "Phụ lục 2. Biểu mẫu", [ROW, ROW, ROW])))
    assert (len(found.indicators), [table.place.document for table in found.others]) == (1, ["Phụ lục 2, bảng 2"])


def test_header_rows_and_column_numbers_inside_a_table_are_skipped() -> None:
    counted = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
    assert texts(with_table([HEADER, counted, ROW, HEADER, [""] * 6, ROW])) == [ROW, ROW]


def test_a_header_in_two_rows() -> None:
    made = document([["TT", "Nội dung", "Cơ quan thực hiện", "", "Thời gian"], ["", "", "Chủ trì", "Phối hợp", ""]])
    table = made.tables[0]
    table.cell(0, 2).merge(table.cell(0, 3))
    cells = table.add_row().cells
    for cell, text in zip(cells, ["1", "A", "Sở Y tế", "Sở Tư pháp", "Quý I"], strict=True):
        cell.text = text
    assert texts(saved(made)) == [["1", "A", "Sở Y tế", "Sở Tư pháp", "Quý I"]]


def test_a_heading_row_across_the_table_is_a_number_and_a_label() -> None:
    made = document([HEADER, ["", "", "", "", "", ""], ROW])
    table = made.tables[0]
    table.cell(1, 0).merge(table.cell(1, 5)).text = "II. Mục tiêu 2: Trong lĩnh vực kinh tế"
    assert texts(saved(made))[0][:3] == ["II", "Mục tiêu 2: Trong lĩnh vực kinh tế", ""]


def test_an_objective_may_stand_above_its_table() -> None:
    made = saved(document("Mục tiêu 1: A", [HEADER, ROW], "Mục tiêu 2: B", [HEADER, ROW]))
    assert [row[0] for row in texts(made)] == ["Mục tiêu 1: A", "1", "Mục tiêu 2: B", "1"]


def test_parts_of_a_vertical_merge_are_marked() -> None:
    made = document([HEADER, ROW, [*ROW[:5], ""]])
    table = made.tables[0]
    table.cell(1, 5).merge(table.cell(2, 5))
    first, second = annexes(saved(made)).indicators
    assert [[*row.cells.values()][5].continued for row in (first, second)] == [False, True]


def test_paragraphs_and_breaks_of_a_cell_are_lines() -> None:
    made = document([TASKS, ["1", "", "Sở Y tế", "", ""]])
    cell = made.tables[0].cell(1, 1)
    cell.text = "- A:"
    cell.add_paragraph("- B").add_run().add_break()
    cell.paragraphs[-1].add_run("- C")
    assert texts(saved(made))[0][1] == "- A:\n- B\n- C"


def test_tracked_changes_read_as_accepted() -> None:
    data = with_table([HEADER, ["1", "Tăng", "%", "41", "XX", "Sở Y tế"]])
    old = b"<w:r><w:t>XX</w:t></w:r>"
    new = (
        b'<w:ins w:id="1"><w:r><w:t>42</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>40</w:delText></w:r></w:del>'
    )
    assert texts(_replaced(data, old, new))[0][4] == "42"


def test_the_letterhead_and_the_heading_say_what_the_plan_is() -> None:
    facts = read_facts(annexes(one_table(letterhead=True)).lines)
    assert (facts.number, str(facts.issued), facts.place) == ("196/KH-UBND", "2022-03-24", "Nghệ An")
    assert facts.title == "Kế hoạch thực hiện công tác bình đẳng giới và hoạt động vì sự tiến bộ phụ nữ năm 2022"


def _zip(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def _replaced(data: bytes, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                assert old in part
                part = part.replace(old, new)
            target.writestr(name, part)
    return stream.getvalue()


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (_ole("WordDocument"), "kiểu cũ"),
        (_ole("EncryptedPackage"), "mật khẩu"),
        (b"%PDF-1.7", "PDF"),
        (b"", "rỗng"),
        (b"PK\x03\x04 cut", "hỏng"),
        (_zip(**{"xl__workbook.xml": b"<x/>"}), "Excel"),
        (_zip(mimetype=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        (_zip(**{"word__document.xml": b"<x/>"}), "không đọc được"),
        (_zip(**{"word__document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><x/>"}), "không an toàn"),
        (_zip(**{"word__document.xml": b" " * 29_000_000}), "không an toàn"),
    ],
)
def test_other_files_are_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(WordError) as refused:
        open_document(data)
    assert said in refused.value.message
    assert refused.value.remedy.endswith(".")


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    return path


def test_a_document_without_an_annex_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WordError, match="không tìm thấy bảng"):
        import_word(written(tmp_path, with_table([["Họ tên", "Chức vụ", "Ký"]], "Kế hoạch")))


def test_a_document_that_does_not_tell_its_year_asks_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, with_table([TASKS, ["1", "A", "Sở Y tế", "", "Quý I"]]))
    with pytest.raises(WordError, match="--year"):
        import_word(path)
    assert import_word(path, year=2023).plan.tasks[0].end is not None


def test_what_the_document_leaves_open_is_told_and_noted(tmp_path: Path) -> None:
    imported = import_word(written(tmp_path, with_table([HEADER, ROW])), plan_id="thu")
    plan = imported.plan
    assert (plan.id, plan.year, plan.place, plan.consolidator) == ("thu", 2022, "(chưa rõ địa phương)", "so-y-te")
    assert len(plan.notes) == len(imported.doubts)
    assert any("tệp không cho biết số văn bản, ngày ban hành" in note for note in plan.notes)


def test_a_document_that_names_no_agency_still_gives_a_plan(tmp_path: Path) -> None:
    imported = import_word(written(tmp_path, with_table([HEADER, [*ROW[:5], ""]])))
    assert imported.plan.consolidator == "so-ld-tbxh"


def test_values_know_their_table_and_row(tmp_path: Path) -> None:
    imported = import_word(written(tmp_path, with_table([HEADER, ROW])))
    assert imported.source.place(("indicators", 0, "label")).document == "bảng 1, dòng 2"
