"""Content of which each office program shows another variant: markup compatibility, two namespaces."""

import re

from tests.hostile.attacks.model import BOOK, INDICATORS, STRINGS, STYLES, Change, attack, changed, replaced

_COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_HIDDEN_STRICT = _STRICT.replace("m", "&#109;")
_OTHER = '<row r="5"><c r="G5"><v>7</v></c></row>'
_FIGURE = re.compile(r'<c r="G5"[^>]*><v>14</v></c>')


def variants(inside: str, understood: str = "") -> str:
    """Markup that a program which does not understand the first variant reads as ``inside``."""
    return (
        f'<mc:AlternateContent {_COMPATIBILITY}><mc:Choice Requires="zz" xmlns:zz="urn:zz">{understood}</mc:Choice>'
        f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent>"
    )


def before(tag: str, text: str) -> Change:
    """A change: a text is put in front of a tag."""
    return replaced(tag, text + tag)


def behind(tag: str, text: str) -> Change:
    """A change: a text is put behind a tag, whatever attributes it has."""
    return lambda data: re.sub(rb"<%s[^>]*>" % tag.encode(), lambda found: found[0] + text.encode(), data, count=1)


def _figure(make: str) -> bytes:
    """The form with the cell of a figure replaced; ``{}`` stands for that cell."""
    return changed(
        {INDICATORS: lambda data: _FIGURE.sub(lambda cell: make.replace("{}", cell[0]), data.decode()).encode()}
    )


@attack("damaged")
def variant_of_a_cell() -> bytes:
    """A second cell at the place of a figure, for programs that do not know an extension."""
    return _figure("{}" + variants('<c r="G5"><v>7</v></c>'))


@attack("damaged")
def figure_in_a_variant() -> bytes:
    """A figure that only such programs show."""
    return _figure(variants("{}"))


@attack("damaged")
def variant_that_is_understood() -> bytes:
    """The same for programs that do know the extension."""
    return _figure("{}" + variants("", '<c r="G5"><v>7</v></c>'))


@attack("damaged")
def formula_in_a_variant() -> bytes:
    """A formula in front of a value, told to some programs only."""
    return _figure(f'<c r="G5">{variants("<f>3+4</f>")}<v>14</v></c>')


@attack("damaged")
def variant_of_a_row() -> bytes:
    """A second row of the same number."""
    return changed({INDICATORS: before("</sheetData>", variants(_OTHER))})


@attack("damaged")
def variant_of_all_rows() -> bytes:
    """A second set of rows."""
    return changed({INDICATORS: before("</worksheet>", variants(f"<sheetData>{_OTHER}</sheetData>"))})


@attack("damaged")
def variant_of_merged_cells() -> bytes:
    """Merged cells, for some programs only."""
    merged = variants('<mergeCells count="1"><mergeCell ref="F5:G5"/></mergeCells>')
    return changed({INDICATORS: before("</worksheet>", merged)})


@attack("damaged")
def variant_of_a_text() -> bytes:
    """A shared string by which the numbers of all that follow shift, for some programs only."""
    return changed({STRINGS: behind("sst", variants("<si><t>X</t></si>"))})


@attack("damaged")
def variant_of_a_format() -> bytes:
    """A cell format by which the numbers of all that follow shift, for some programs only."""
    return changed({STYLES: behind("cellXfs", variants('<xf numFmtId="9"/>'))})


@attack("damaged")
def variant_of_the_sheets() -> bytes:
    """A list of sheets for some programs only."""
    return changed({BOOK: before("</workbook>", variants('<sheets><sheet name="X" sheetId="99"/></sheets>'))})


@attack("damaged")
def foreign_element_to_be_read() -> bytes:
    """A cell in an element of a foreign namespace that the sheet orders to read as if it were not there."""
    order = f'<worksheet {_COMPATIBILITY} xmlns:zz="urn:zz" mc:Ignorable="zz" mc:ProcessContent="zz:w"'
    return changed({INDICATORS: replaced("<worksheet", order)})


@attack("damaged")
def foreign_namespace_to_be_understood() -> bytes:
    """A namespace without which a program shall not show the sheet."""
    order = f'<worksheet {_COMPATIBILITY} xmlns:zz="urn:zz" mc:MustUnderstand="zz"'
    return changed({INDICATORS: replaced("<worksheet", order)})


@attack("damaged")
def cell_of_a_strict_workbook() -> bytes:
    """A second cell at the place of a figure, in the namespace of strict workbooks."""
    return _figure("{}" + f'<s:c xmlns:s="{_STRICT}" r="G5"><s:v>7</s:v></s:c>')


@attack("damaged")
def cell_of_a_strict_workbook_in_references() -> bytes:
    """The same, with the name of the namespace written in character references."""
    return _figure("{}" + f'<s:c xmlns:s="{_HIDDEN_STRICT}" r="G5"><s:v>7</s:v></s:c>')


@attack()
def rows_of_a_foreign_namespace() -> bytes:
    """Rows in an element of a foreign namespace, which no program shows"""
    return changed({INDICATORS: before("</worksheet>", f'<z:sheetData xmlns:z="urn:zz">{_OTHER}</z:sheetData>')})


@attack()
def foreign_namespace_to_be_ignored() -> bytes:
    """An extension that programs which do not know it shall ignore, as Excel writes them"""
    order = f'<worksheet {_COMPATIBILITY} xmlns:zz="urn:zz" mc:Ignorable="zz" zz:uid="1"'
    return changed({INDICATORS: replaced("<worksheet", order)})


@attack()
def variants_of_a_control() -> bytes:
    """Variants of form controls, as Excel writes them"""
    anchor = '<xdr:col xmlns:xdr="urn:drawing">2</xdr:col><xdr:row xmlns:xdr="urn:drawing">3</xdr:row>'
    control = f'<control shapeId="1" name="a"><controlPr><anchor><from>{anchor}</from></anchor></controlPr></control>'
    controls = variants("", f"<controls>{variants('<control/>', control)}</controls>")
    return changed({INDICATORS: before("</worksheet>", controls)})


@attack()
def variants_of_a_list_of_choices() -> bytes:
    """Variants of the choices of a checked cell, as Excel writes them where a choice holds a comma"""
    choices = variants('<formula1>"a,b"</formula1>', "<zz:list>a,b</zz:list>")
    return changed({INDICATORS: before("</dataValidation>", choices)})


@attack()
def variants_of_a_path() -> bytes:
    """Variants of where the workbook lay, as Excel writes them"""
    path = variants("", '<p:absPath xmlns:p="urn:path" url="C:\\\\"/>')
    return changed({BOOK: before("<sheets>", path)})
