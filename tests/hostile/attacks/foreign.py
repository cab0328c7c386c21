"""What would run or fetch something in .xls, .xlsb and .ods."""

import struct

from tests.core.intake.containers.compound import Tree, compound
from tests.core.intake.foreign.biff8 import record
from tests.core.intake.foreign.biff12 import record as binary
from tests.core.intake.foreign.saved import as_ods, as_xls, as_xlsb
from tests.core.intake.packages import relations
from tests.hostile.attacks.model import Outcome, attack, form

_MACRO_SHEET, _MODULE = 1, 6
_LINK, _LINK_NAME, _QUERY, _TABLE, _CONNECTION, _TEXT_FILE = 0x01AE, 0x0023, 0x00DC, 0x01AD, 0x0876, 0x0805
_BOOK = "xl/_rels/workbook.bin.rels"


def _xls(more: Tree) -> bytes:
    return compound({**as_xls(form()), **more})


def _with_records(more: bytes = b"", of_sheet: bytes = b"") -> bytes:
    return compound(as_xls(form(), more, of_sheet))


def _path(path: str) -> bytes:
    """A link of .xls to a program or file."""
    return record(_LINK, struct.pack("<HHB", 0, len(path), 0) + path.encode("latin-1"))


def _link_name(flags: int) -> bytes:
    """What a link of .xls leads to there."""
    return record(_LINK_NAME, struct.pack("<HIBB", flags, 0, 2, 0) + b"A1")


def _xlsb(kind: str, target: str, data: bytes) -> bytes:
    """The form as .xlsb with one more part of the workbook."""
    sheets = [("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, 10)]
    related = relations(*sheets, ("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin"), (kind, target))
    return as_xlsb(form(), {_BOOK: related, f"xl/{target}": data})


def _linked(kind: int) -> bytes:
    """A link of .xlsb."""
    return binary(360, struct.pack("<HII", kind, 0, 0)) + binary(588)


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_macros() -> bytes:
    """An .xls with macros."""
    return _xls({"_VBA_PROJECT_CUR": {"VBA": {"dir": b"x"}}})


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_macros_in_small_letters() -> bytes:
    """An .xls with macros in a storage that is spelled otherwise, which makes no difference to Excel."""
    return _xls({"_vba_Project_cur": {"VBA": {"dir": b"x"}}})


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_macro_sheet() -> bytes:
    """An .xls with a macro sheet of Excel 4.0, hidden so that the program does not list it."""
    return compound(as_xls(form(), kinds={"Macro1": _MACRO_SHEET}))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_module() -> bytes:
    """An .xls with a module of Excel 95."""
    return compound(as_xls(form(), kinds={"Module1": _MODULE}))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_control() -> bytes:
    """An .xls with ActiveX controls."""
    return _xls({"Ctls": b"x"})


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_object() -> bytes:
    """An .xls with an OLE object."""
    return _xls({"MBD00012345": {"\1Ole": b"x"}})


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_object_elsewhere() -> bytes:
    """An .xls with an OLE object that is linked from elsewhere."""
    return _xls({"LNK00012345": {"\1Ole": b"x"}})


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_dde_link() -> bytes:
    """An .xls with a DDE link."""
    return _with_records(_path("cmd\3/c calc"))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_ole_link() -> bytes:
    """An .xls with an OLE link whose path looks like that of a workbook."""
    return _with_records(_path("\1\5a.xls") + _link_name(0x0010))


@attack(file="b.xls")
def xls_link_to_another_file() -> bytes:
    """An .xls with a link to another workbook and to a name in it"""
    return _with_records(_path("\1\5a\3b.xls") + _link_name(0))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_query() -> bytes:
    """An .xls with a query of a database."""
    return _with_records(of_sheet=record(_QUERY, bytes(12)))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_query_table() -> bytes:
    """An .xls with a table that is filled from elsewhere."""
    return _with_records(of_sheet=record(_TABLE, bytes(12)))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_text_query() -> bytes:
    """An .xls with a table that is filled from a text file."""
    return _with_records(of_sheet=record(_TEXT_FILE, bytes(12)))


@attack("active-content", file="b.xls", outcome=Outcome.READ)
def xls_connection() -> bytes:
    """An .xls with a data connection."""
    return _with_records(record(_CONNECTION, bytes(12)))


@attack("active-content", file="b.xlsb", outcome=Outcome.READ)
def xlsb_macros() -> bytes:
    """An .xlsb with macros."""
    return _xlsb("vbaProject", "vbaProject.bin", b"x")


@attack("active-content", file="b.xlsb", outcome=Outcome.READ)
def xlsb_macro_sheet() -> bytes:
    """An .xlsb with a macro sheet of Excel 4.0."""
    return _xlsb("xlMacrosheet", "macrosheets/sheet1.bin", binary(129) + binary(130))


@attack("active-content", file="b.xlsb", outcome=Outcome.READ)
def xlsb_dde_link() -> bytes:
    """An .xlsb with a DDE link."""
    return _xlsb("externalLink", "externalLinks/externalLink1.bin", _linked(1))


@attack("active-content", file="b.xlsb", outcome=Outcome.READ)
def xlsb_ole_link() -> bytes:
    """An .xlsb with an OLE link."""
    return _xlsb("externalLink", "externalLinks/externalLink1.bin", _linked(2))


@attack(file="b.xlsb")
def xlsb_link_to_another_file() -> bytes:
    """An .xlsb with a link to another workbook"""
    return _xlsb("externalLink", "externalLinks/externalLink1.bin", _linked(0))


@attack("active-content", file="b.xlsb", outcome=Outcome.READ)
def xlsb_connection() -> bytes:
    """An .xlsb with data connections."""
    return _xlsb("connections", "connections.bin", b"")


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_dde_link() -> bytes:
    """An .ods with a DDE link."""
    source = '<office:dde-source office:dde-application="cmd" office:dde-topic="/c calc" office:dde-item="A1"/>'
    return as_ods(form(), behind=f"<table:dde-links><table:dde-link>{source}</table:dde-link></table:dde-links>")


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_dde_formula() -> bytes:
    """An .ods with a formula that asks a program."""
    return as_ods(form(), formula="of:=dde (&quot;cmd&quot;;&quot;/c calc&quot;;&quot;A1&quot;)")


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_database() -> bytes:
    """An .ods with a range that is filled from a database."""
    source = '<table:database-source-sql table:database-name="a" table:sql-statement="select 1"/>'
    ranges = f'<table:database-range table:target-range-address="A.A1">{source}</table:database-range>'
    return as_ods(form(), behind=f"<table:database-ranges>{ranges}</table:database-ranges>")


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_range_from_outside() -> bytes:
    """An .ods with cells that are filled from a page."""
    source = (
        '<table:cell-range-source table:name="HTML_1" table:filter-name="calc_HTML_WebQuery" xlink:href="../a.htm"/>'
    )
    return as_ods(form(), inside=f"<table:shapes>{source}</table:shapes>")


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_picture_from_outside() -> bytes:
    """An .ods with a picture that is fetched from a server."""
    return as_ods(form(), inside='<table:shapes><draw:image xlink:href="http://127.0.0.1/pixel.png"/></table:shapes>')


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_event() -> bytes:
    """An .ods with a shape that runs a script when it is touched, which lies in the program and not in the file."""
    event = '<script:event-listener script:event-name="dom:mouseover" xlink:href="vnd.sun.star.script:../a.py$b"/>'
    return as_ods(
        form(), inside=f"<table:shapes><office:event-listeners>{event}</office:event-listeners></table:shapes>"
    )


@attack("active-content", file="b.ods", outcome=Outcome.READ)
def ods_object() -> bytes:
    """An .ods with an OLE object."""
    return as_ods(form(), inside='<table:shapes><draw:object-ole xlink:href="./Object 1"/></table:shapes>')


@attack(file="b.ods")
def ods_hyperlink() -> bytes:
    """An .ods with a shape that leads to a page when it is clicked, and a picture of its own"""
    inside = '<draw:a xlink:href="http://127.0.0.1/"/><draw:image xlink:href="Pictures/a.png"/>'
    return as_ods(form(), inside=f"<table:shapes>{inside}</table:shapes>")
