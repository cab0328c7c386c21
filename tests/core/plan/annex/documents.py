"""The annexes of Nghệ An's plan as Word documents, built from the text that the document prints.

In the text files a blank line is a page break, ``\\n`` a line break within a cell, and an empty lead beside a figure
the rest of a vertical merge: the document shows the lead once for several rows.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.table import Table

HERE = Path(__file__).parent

ANNEX_1 = (
    "PHỤ LỤC 1: DANH MỤC PHÂN CÔNG NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ, ĐỊA PHƯƠNG TRÊN ĐỊA BÀN TỈNH",
    "(Ban hành kèm theo Kế hoạch số 196/KH-UBND ngày 24/3/2022 của UBND tỉnh về thực hiện",
    "công tác bình đẳng giới và VSTBPN trên địa bàn tỉnh Nghệ An năm 2022)",
)
ANNEX_2 = (
    "Phụ lục 2. Kế hoạch thực hiện các mục tiêu, chỉ tiêu của Chiến lược quốc gia về bình đẳng giới "
    "tỉnh Nghệ An năm 2022",
    "(Ban hành kèm theo Kế hoạch số/96/KH-UBND ngày 27 tháng 3 năm 2022 của UBND tỉnh)",
)

Rows = list[list[str]]


def printed_pages(name: str) -> list[Rows]:
    """The rows of an annex page by page, the header row of the first page first and no other."""
    pages = (HERE / name).read_text(encoding="utf-8").strip("\n").split("\n\n")
    rows = [[_cells(line) for line in page.split("\n")] for page in pages]
    header = rows[0][0]
    return [rows[0], *([row for row in page if row != header] for page in rows[1:])]


def _cells(line: str) -> list[str]:
    return [text.replace("\\n", "\n") for text in line.split("\t")]


def one_table(*, letterhead: bool = False) -> bytes:
    """Each annex as one table: leads merged vertically, the header row set to repeat on every page."""
    document = _document(letterhead=letterhead)
    for lines, name, lead in ((ANNEX_1, "nghe-an-phu-luc-1.tsv", None), (ANNEX_2, "nghe-an-phu-luc-2.tsv", 5)):
        for line in lines:
            document.add_paragraph(line)
        rows = [row for page in printed_pages(name) for row in page]
        table = _table(document, rows)
        _repeat_header(table)
        if lead is not None:
            _merge_blank(table, rows, lead)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return _saved(document)


def split_tables() -> bytes:
    """Each annex as a table per page with the header row typed again, cells of a merge left blank."""
    document = _document(letterhead=False)
    for lines, name in ((ANNEX_1, "nghe-an-phu-luc-1.tsv"), (ANNEX_2, "nghe-an-phu-luc-2.tsv")):
        for line in lines:
            document.add_paragraph(line)
        pages = printed_pages(name)
        for number, page in enumerate(pages):
            _table(document, page if number == 0 else [pages[0][0], *page])
            document.add_paragraph("")
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return _saved(document)


def with_table(rows: Rows, *lines: str) -> bytes:
    """A document with some lines and one table."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    _table(document, rows)
    return _saved(document)


def _document(*, letterhead: bool) -> DocumentObject:
    document = Document()
    if letterhead:
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 196/KH-UBND"
        table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNghệ An, ngày 24 tháng 3 năm 2022"
        for line in (
            "KẾ HOẠCH",
            "Thực hiện công tác bình đẳng giới",
            "và hoạt động vì sự tiến bộ phụ nữ năm 2022",
            "Thực hiện Công văn số 418/LĐTBXH-BĐG ngày 23/02/2022 về hướng dẫn công tác bình đẳng giới năm 2022",
        ):
            document.add_paragraph(line)
    return document


def _table(document: DocumentObject, rows: Sequence[Sequence[str]]) -> Table:
    table: Table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    for tr, row in zip(table._tbl.tr_lst, rows, strict=True):
        for tc, text in zip(tr.tc_lst, row, strict=True):
            first, *more = text.split("\n")
            tc.p_lst[0].add_r().text = first
            for line in more:
                tc.add_p().add_r().text = line
    return table


def _repeat_header(table: Table) -> None:
    properties = table._tbl.tr_lst[0].get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _merge_blank(table: Table, rows: Rows, column: int) -> None:
    """Blank leads beside figures become parts of the cell above; objectives and headings keep a cell of their own."""
    lines = list(table._tbl.tr_lst)
    for number, row in enumerate(rows):
        if row[column] or not row[2]:
            continue
        above, own = lines[number - 1].tc_lst[column], lines[number].tc_lst[column]
        if above.vMerge is None:
            _merge(above, "restart")
        _merge(own, "continue")


def _merge(cell: object, kind: str) -> None:
    mark = OxmlElement("w:vMerge")
    mark.set(qn("w:val"), kind)
    cell.get_or_add_tcPr().append(mark)  # type: ignore[attr-defined]


def _saved(document: DocumentObject) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
