"""What would run or fetch something in an office program, and encryption."""

from tests.core.intake.packages import OFFICE
from tests.hostile.attacks.model import (
    BOOK,
    INDICATORS,
    RECALCULATE,
    RELATIONS,
    STYLES,
    Outcome,
    attack,
    changed,
    parts,
    replaced,
)

_MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
_SHEET_RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _relations(kind: str, target: str, outside: bool = False, base: str = OFFICE) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{base}/{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()


def _of_book(kind: str, target: str, data: bytes, base: str = OFFICE) -> bytes:
    relation = f'<Relationship Id="more" Type="{base}/{kind}" Target="{target}"/></Relationships>'
    return changed({RELATIONS: replaced("</Relationships>", relation)}, {f"xl/{target}": data})


def _of_sheet(kind: str, target: str, data: bytes = b"", outside: bool = False) -> bytes:
    more = {_SHEET_RELATIONS: _relations(kind, target, outside)}
    if not outside:
        more[f"xl/{target.removeprefix('../')}"] = data
    return changed({INDICATORS: replaced("</worksheet>", "<!-- --></worksheet>")}, more)


def _link(inside: str) -> bytes:
    return f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inside}</externalLink>'.encode()


def _with_formula(formula: str) -> bytes:
    """The form with a figure that is computed."""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", f"<f>{formula}</f><v>14</v>".encode(), 1)})


@attack("active-content", file="b.xlsm", outcome=Outcome.READ)
def macros() -> bytes:
    """A form with macros."""
    return _of_book("vbaProject", "vbaProject.bin", OLE2, _MICROSOFT)


@attack("active-content", outcome=Outcome.READ)
def macros_under_another_name() -> bytes:
    """Macros in a part that is called something else, in a file that is called .xlsx."""
    return _of_book("vbaProject", "theme9.xml", OLE2, _MICROSOFT)


@attack("active-content", outcome=Outcome.READ)
def macro_sheet() -> bytes:
    """A macro sheet of Excel 4.0."""
    return _of_book("xlMacrosheet", "macrosheets/sheet1.xml", b"<a/>", _MICROSOFT)


@attack("active-content", outcome=Outcome.READ)
def control() -> bytes:
    """An ActiveX control on a sheet."""
    return _of_sheet("control", "../activeX/activeX1.xml", b"<a/>")


@attack("active-content", outcome=Outcome.READ)
def ole_object() -> bytes:
    """An OLE object on a sheet."""
    return _of_sheet("oleObject", "../embeddings/oleObject1.bin", OLE2)


@attack("active-content", outcome=Outcome.READ)
def embedded_file() -> bytes:
    """A workbook embedded in a sheet."""
    return _of_sheet("package", "../embeddings/so-lieu.xlsx", b"PK")


@attack("active-content", outcome=Outcome.READ)
def dde_link() -> bytes:
    """A DDE link to a program."""
    return _of_book(
        "externalLink", "externalLinks/externalLink1.xml", _link('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>')
    )


@attack("active-content", "formula-in-input", outcome=Outcome.READ)
def dde_formula() -> bytes:
    """A formula that asks a program to run."""
    return _with_formula("cmd|'/c calc'!A1")


@attack("active-content", outcome=Outcome.READ)
def connection() -> bytes:
    """A connection to a database."""
    return _of_book("connections", "connections.xml", b"<connections/>")


@attack("active-content", outcome=Outcome.READ)
def picture_from_outside() -> bytes:
    """A picture that is fetched from a server, which tells who opened the file and when."""
    return _of_sheet("image", "http://127.0.0.1/pixel.png", outside=True)


@attack("formula-unproven", outcome=Outcome.READ)
def figure_that_nobody_computed() -> bytes:
    """A figure that is to be computed when the file is opened, with another one beside it."""
    computed = "<f>G6+1</f><v>14</v>"
    return changed(
        {
            BOOK: replaced("<calcPr", f"<calcPr{RECALCULATE.decode()}"),
            INDICATORS: lambda data: data.replace(b"<v>14</v>", computed.encode(), 1),
        }
    )


@attack("formula-differs", outcome=Outcome.IN_PART)
def figure_beside_a_sum() -> bytes:
    """A sum of numbers, with another result beside it."""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", b"<f>3+4</f><v>14</v>", 1)})


@attack("format-contradicts", outcome=Outcome.IN_PART)
def figure_under_a_rule() -> bytes:
    """A figure that a rule of the sheet, always true, shows with a digit more."""
    number = parts()[STYLES].count(b"<dxf>")
    style = '<dxf><numFmt numFmtId="200" formatCode="0&quot;0&quot;"/></dxf>'
    rule = f'<cfRule type="expression" dxfId="{number}" priority="99"><formula>TRUE</formula></cfRule>'
    shown = f'</sheetData><conditionalFormatting sqref="H9:G5">{rule}</conditionalFormatting>'
    return changed({INDICATORS: replaced("</sheetData>", shown), STYLES: replaced("</dxfs>", f"{style}</dxfs>")})


@attack("format-contradicts", outcome=Outcome.IN_PART)
def figure_behind_a_bar() -> bytes:
    """A figure of which a coloured bar is shown, and no number."""
    rule = '<conditionalFormatting sqref="G5"><cfRule type="dataBar" priority="99"><dataBar showValue="0"/></cfRule>'
    return changed({INDICATORS: replaced("</sheetData>", f"</sheetData>{rule}</conditionalFormatting>")})


@attack("formula-external", outcome=Outcome.READ)
def figure_from_another_file() -> bytes:
    """A figure that is computed from another workbook."""
    return _with_formula("[1]Sheet1!A1")


@attack()
def link_to_another_file() -> bytes:
    """A link to another workbook that no cell of the form uses"""
    return _of_book("externalLink", "externalLinks/externalLink1.xml", _link("<externalBook/>"))


@attack()
def hyperlink() -> bytes:
    """A hyperlink in a cell; it is never followed and goes into no output"""
    return _of_sheet("hyperlink", "http://127.0.0.1/", outside=True)


@attack("formula-external", outcome=Outcome.READ)
def formula_that_fetches() -> bytes:
    """A figure computed by a function that fetches something from a server."""
    return _with_formula('WEBSERVICE("http://127.0.0.1/")+14')


@attack("encrypted")
def password() -> bytes:
    """A workbook behind a password."""
    return OLE2 + "EncryptedPackage StrongEncryptionTransform".encode("utf-16-le")


@attack("rights-managed")
def rights_management() -> bytes:
    """A workbook that only certain accounts may open."""
    return OLE2 + "EncryptedPackage DRMEncryptedTransform".encode("utf-16-le")
