"""Files that are not what they are called, and files that hold nothing."""

from tests.core.intake.foreign.biff8 import number, stream, xls
from tests.core.intake.packages import package, sheet, zipped
from tests.hostile.attacks.active import OLE2
from tests.hostile.attacks.model import attack, form

_PAGE = "<html><table><tr><td>Chỉ tiêu</td><td>14</td></tr></table></html>"


@attack("legacy-format", file="b.xls")
def page_as_workbook() -> bytes:
    """A web page called .xls, as many programs export it."""
    return _PAGE.encode()


@attack("legacy-format", file="b.xls")
def page_with_pictures_as_workbook() -> bytes:
    """A web page with its pictures in one file (MHTML), called .xls."""
    head = "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    return f"{head}--x\r\nContent-Type: text/html\r\n\r\n{_PAGE}\r\n--x--\r\n".encode()


@attack("legacy-format", file="b.xls")
def xml_as_workbook() -> bytes:
    """The XML format of Excel 2003, called .xls."""
    return b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'


@attack("not-a-workbook", file="b.xls")
def text_as_workbook() -> bytes:
    """A table of text (CSV), called .xls."""
    return "Chỉ tiêu;Kết quả\r\n1.1;14\r\n".encode()


@attack("not-our-form")
def old_workbook_as_new() -> bytes:
    """An .xls called .xlsx; it is read as what it is."""
    return xls(stream([number(0, 0, 1)]))


@attack("not-our-form")
def other_workbook() -> bytes:
    """A workbook that is no form."""
    return package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


@attack("not-a-workbook")
def document_as_workbook() -> bytes:
    """A Word document called .xlsx."""
    return zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"})


@attack("not-a-workbook")
def old_document_as_workbook() -> bytes:
    """An old Word document called .xlsx."""
    return OLE2 + "WordDocument".encode("utf-16-le")


@attack("not-a-workbook")
def scan_as_workbook() -> bytes:
    """A PDF called .xlsx."""
    return b"%PDF-1.7 ..."


@attack("not-a-workbook")
def archive_as_workbook() -> bytes:
    """An archive with a form in it, called .xlsx."""
    return zipped({"bieu.xlsx": form()})


@attack("not-a-workbook")
def noise_as_workbook() -> bytes:
    """Bytes that are nothing."""
    return bytes(range(256)) * 8


@attack("empty-file")
def zero_bytes() -> bytes:
    """A file of zero bytes called .xlsx."""
    return b""


@attack("damaged", file="b.xls")
def chain_without_end() -> bytes:
    """An .xls whose sectors lead to nothing."""
    return OLE2 + "Workbook".encode("utf-16-le")


@attack("hostile-file", file="b.xls")
def chain_in_a_circle() -> bytes:
    """An .xls whose sectors lead back to themselves."""
    return xls(stream([number(0, 0, 1)]), chained=(3, 4, 2))


@attack(file="b.pdf")
def form_called_pdf() -> bytes:
    """A form called .pdf"""
    return form()


@attack("ignored-file", file="~$b.xlsx")
def lock_file() -> bytes:
    """What Excel leaves beside an open workbook."""
    return b"\x08Nguyen"
