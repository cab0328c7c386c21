"""The Word file: format of Nghị định 30/2020/NĐ-CP, text that stays text, the same bytes each time."""

import io
import re
import zipfile
from functools import cache
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.core.report.cases import case, data, line, missed, submission
from toolkit.core.report.report import report
from toolkit.core.report.text import DocumentText
from workbook_templates.word.document import write_document
from workbook_templates.word.package import MARK
from workbook_templates.word.paragraphs import even_lines

WILD = '=1+1 { PAGE } <w:p/> & "x"\x07\uffff http://a.vn'


def text() -> DocumentText:
    rows = (data("CT 1.2", note=WILD),)
    return report(case(line("1.1"), missed("1.2"), rows=rows, submissions=(submission("so-b"),)))


@cache
def file() -> bytes:
    return write_document(text())


@cache
def document() -> Any:
    return Document(io.BytesIO(file()))


def part(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(file())) as package:
        return package.read(name).decode()


def test_the_same_text_gives_the_same_bytes() -> None:
    assert file() == write_document(text())


def test_pages_are_a4_with_the_margins_of_the_decree() -> None:
    body, results, submissions = document().sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    margins = [round(margin.mm) for margin in (body.left_margin, body.right_margin, body.top_margin)]
    assert margins == [30, 15, 20]
    assert (results.orientation, submissions.orientation) == (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT)


def test_the_page_number_stands_on_top_in_the_middle_from_page_two() -> None:
    body, *annexes = document().sections
    assert "PAGE" in body.header._element.xml
    assert body.different_first_page_header_footer
    assert "PAGE" not in body.first_page_header._element.xml
    starts = [[n.get(qn("w:start")) for n in one._sectPr.findall(qn("w:pgNumType"))] for one in annexes]
    assert starts == [["1"], ["1"]]


def test_every_font_is_times_new_roman() -> None:
    fonts = re.findall(r"<w:rFonts [^>]*>", part("word/styles.xml") + part("word/document.xml"))
    names = {name for font in fonts for name in re.findall(r'w:\w+="([^"]+)"', font)}
    assert names == {"Times New Roman"}
    assert all(script in fonts[0] for script in ("w:ascii=", "w:hAnsi=", "w:eastAsia=", "w:cs="))


def test_the_body_is_set_in_14_points() -> None:
    assert document().styles["Normal"].font.size.pt == 14


def test_headings_are_styles_that_navigation_shows() -> None:
    found = [(p.style.name, p.text) for p in document().paragraphs if p.style.name.startswith("Heading")]
    assert found[:3] == [
        ("Heading 1", "I. Tình hình chung"),
        ("Heading 1", "II. Kết quả thực hiện"),
        ("Heading 2", "1. Kết quả thực hiện các mục tiêu, chỉ tiêu"),
    ]


def test_tables_repeat_their_header_and_split_no_row() -> None:
    tables = [table for table in document().tables if table.style.name == "Table Grid"]
    assert len(tables) == 3
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_the_letterhead_has_two_columns_without_lines() -> None:
    head = document().tables[0]
    left, right = head.rows[0].cells
    assert [p.text for p in left.paragraphs if p.text] == ["ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN", "SỞ LAO ĐỘNG"]
    assert [p.text for p in right.paragraphs if p.text] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert [cell.text for cell in head.rows[1].cells] == [
        "Số:        /BC-SLĐ",
        "Nghệ An, ngày        tháng        năm 2022",
    ]
    assert "w:tblBorders" not in head._tbl.xml


def test_text_of_agencies_is_only_text() -> None:
    assert any(WILD.replace("\x07", " ").replace("\uffff", "") in p.text for p in document().paragraphs)
    assert "hyperlink" not in part("word/document.xml")
    assert "instrText" not in part("word/document.xml")


def test_places_to_look_at_are_highlighted() -> None:
    found = [run.text for p in document().paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert found
    assert all(text.startswith(("DỰ THẢO", "[", "ngày ……")) or text.endswith("biên tập lại]") for text in found)


def test_properties_come_from_the_text() -> None:
    properties = part("docProps/core.xml")
    assert "2022-12-28T00:00:00Z" in properties
    assert MARK in properties
    assert "python-docx" not in properties


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"]),
        ("SỞ Y TẾ", ["SỞ Y TẾ"]),
        ("BÁO CÁO CHUYÊN ĐỀ TRÊN ĐỊA BÀN THỬ NGHIỆM", ["BÁO CÁO CHUYÊN ĐỀ TRÊN ĐỊA BÀN THỬ NGHIỆM"]),
    ],
)
def test_a_long_title_is_broken_before_a_joining_word_or_not_at_all(title: str, lines: list[str]) -> None:
    assert even_lines(title, Mm(75), size=12).split("\n") == lines
