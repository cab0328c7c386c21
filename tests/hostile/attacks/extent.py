"""Sheets that claim to be huge, hold too much, or contradict themselves."""

import re

from tests.core.intake.packages import sheet
from tests.hostile.attacks.model import (
    BOOK,
    INDICATORS,
    RELATIONS,
    STRINGS,
    Outcome,
    attack,
    changed,
    in_rows,
    parts,
    replaced,
)

_FIRST = 5000
"""A row below everything else."""
_TABLE = "xl/worksheets/sheet4.xml"
"""A sheet with one form only."""


def _before_end(text: str) -> bytes:
    return changed({INDICATORS: replaced("</sheetData>", f"</sheetData>{text}")})


def _rows(count: int, cells: str = "", attributes: str = "", part: str = INDICATORS) -> bytes:
    rows = (f'<row r="{_FIRST + n}"{attributes}>{cells}</row>' for n in range(count))
    return changed({part: in_rows("".join(rows))})


@attack()
def dimension_of_everything() -> bytes:
    """A sheet that says that it reaches from A1 to XFD1048576"""
    return changed(
        {INDICATORS: lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', data)}
    )


@attack()
def format_in_the_last_cell() -> bytes:
    """A formatted empty cell in XFD1048576, as a slip of the hand leaves it"""
    return changed({INDICATORS: in_rows('<row r="1048576"><c r="XFD1048576" s="1"/></row>')})


@attack("too-large")
def text_in_the_last_cell() -> bytes:
    """A text in XFD1048576."""
    return changed({INDICATORS: in_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')})


@attack()
def a_hundred_thousand_formatted_rows() -> bytes:
    """A hundred thousand empty rows with a format, as painting whole columns leaves them"""
    return _rows(100_000, attributes=' s="1" customFormat="1"')


@attack("too-large")
def half_a_million_formatted_rows() -> bytes:
    """Half a million empty rows with a format."""
    return _rows(500_000, attributes=' s="1" customFormat="1"')


@attack("too-large")
def a_million_shared_strings() -> bytes:
    """A million shared strings that no cell uses."""
    return changed({STRINGS: replaced("</sst>", "<si><t>a</t></si>" * 1_000_000 + "</sst>")})


@attack("too-large")
def half_a_million_cells() -> bytes:
    """More filled cells than a form could ever have."""
    return _rows(60_000, '<c t="inlineStr"><is><t/></is></c>' + "<c><v>1</v></c>" * 9)


@attack("row-added", outcome=Outcome.READ)
def five_thousand_stray_cells() -> bytes:
    """Five thousand filled cells below the form."""
    return _rows(5_000, "<c/><c><v>1</v></c>")


@attack("too-large")
def a_text_of_a_megabyte() -> bytes:
    """A text of a megabyte in a cell, which would go on over thousands of rows of the provincial workbook."""
    return changed({STRINGS: replaced("Nguyễn Thị Lan", "12 " * 333_333)})


@attack("too-large")
def a_thousand_forms() -> bytes:
    """A thousand markers of forms, each of which would be read."""
    return _rows(1_000, '<c t="inlineStr"><is><t>#form:indicators</t></is></c>')


@attack("row-duplicated", outcome=Outcome.IN_PART)
def a_row_ten_thousand_times() -> bytes:
    """The key of a row, ten thousand times."""
    return _rows(10_000, '<c t="inlineStr"><is><t>r:tinh</t></is></c><c><v>1</v></c>', part=_TABLE)


@attack("too-large")
def merged_ranges_without_end() -> bytes:
    """Thirty thousand merged ranges, each of which would be compared with each cell."""
    return _before_end("<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 30_000 + "</mergeCells>")


@attack("too-large")
def checks_without_end() -> bytes:
    """A check that names thirty thousand ranges."""
    ranges = "A1:B2 " * 30_000
    return _before_end(
        f'<dataValidations><dataValidation type="list" sqref="{ranges}"><formula1>1</formula1></dataValidation>'
        "</dataValidations>"
    )


@attack("too-large")
def three_hundred_sheets() -> bytes:
    """Three hundred sheets."""
    return changed({BOOK: replaced("</sheets>", '<sheet name="x" sheetId="99" r:id="rId1"/>' * 300 + "</sheets>")})


@attack("damaged")
def a_cell_twice() -> bytes:
    """A cell that is written twice, with two figures."""
    return changed(
        {INDICATORS: lambda data: re.sub(rb'(<c r="[A-Z]+[0-9]+"[^>]*>)<v>14</v></c>', rb"\g<0>\1<v>99</v></c>", data)}
    )


@attack("damaged")
def cell_in_another_row() -> bytes:
    """A cell whose address is that of another row: programs differ in where it stands."""
    return changed(
        {INDICATORS: lambda data: re.sub(rb'<c r="([A-Z]+)[0-9]+"([^>]*><v>14</v>)', rb'<c r="\g<1>3"\2', data)}
    )


@attack("damaged")
def number_of_a_text_as_figure() -> bytes:
    """A cell whose kind and content contradict each other: the number of a shared string would pass for a figure."""
    return changed({INDICATORS: lambda data: data.replace(b' t="s"><v>', b' t="inlineStr"><v>', 1)})


@attack("damaged")
def text_inside_a_text() -> bytes:
    """A shared string inside another one: the numbers of all that follow shift by one, for some programs."""
    return changed({STRINGS: lambda data: re.sub(rb"</si>(<si>.*?</si>)", rb"\1</si>", data, count=1)})


@attack("damaged")
def row_inside_a_row() -> bytes:
    """A row inside another one, whose figures would be lost."""
    return changed({INDICATORS: lambda data: re.sub(rb"(<row [^>]*>)(.*?</row>)", rb"\1\1\2</row>", data, count=1)})


@attack("damaged")
def cell_inside_a_cell() -> bytes:
    """A cell inside another one."""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", b"<v>14</v><c><v>99</v></c>")})


@attack("damaged")
def two_values_in_a_cell() -> bytes:
    """A cell with two values."""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", b"<v>14</v><v>99</v>")})


@attack("damaged")
def truth_that_is_none() -> bytes:
    """A cell that is true or false, and holds a figure."""
    return changed(
        {INDICATORS: lambda data: re.sub(rb'(<c r="[A-Z0-9]+" s="[0-9]+")><v>14</v>', rb'\1 t="b"><v>14</v>', data)}
    )


@attack("damaged")
def text_that_is_not_there() -> bytes:
    """A cell with the number of a shared string that there is not."""
    return changed({INDICATORS: in_rows('<row r="900"><c r="B900" t="s"><v>99999</v></c></row>')})


@attack("damaged")
def address_of_nothing() -> bytes:
    """A cell whose address is none."""
    return changed({INDICATORS: in_rows('<row r="900"><c r="900B"><v>1</v></c></row>')})


@attack("damaged")
def sheet_without_a_part() -> bytes:
    """A sheet whose part is called by nobody."""
    return changed({RELATIONS: replaced('Id="rId2"', 'Id="rId222"')})


@attack("damaged")
def sheet_outside_the_file() -> bytes:
    """A sheet whose part lies on a server."""
    return changed({RELATIONS: replaced('Id="rId2"', 'Id="rId2" TargetMode="External"')})


@attack("damaged")
def two_tables_of_strings() -> bytes:
    """Two tables of shared strings: each program takes its texts from another one."""
    table = parts()[RELATIONS].decode()
    one = re.search(r"<Relationship [^>]*sharedStrings[^>]*/>", table)
    assert one is not None
    other = re.sub(r'Id="[^"]*"', 'Id="other"', one[0]).replace("sharedStrings.xml", "other.xml")
    return changed({RELATIONS: replaced(one[0], one[0] + other)}, {"xl/other.xml": parts()[STRINGS]})


@attack("damaged")
def styles_that_are_gone() -> bytes:
    """Styles that are named and not there: percentages would be read as fractions."""
    return changed({RELATIONS: replaced("styles.xml", "gone.xml")})


@attack("damaged")
def styles_that_nobody_names() -> bytes:
    """Styles that are there and that nothing leads to: cells would have no formats."""
    return changed({RELATIONS: replaced("/styles", "/stylesx")})


@attack()
def types_of_content_mixed_up() -> bytes:
    """A list of content types that calls every part a picture"""
    return changed(
        {"[Content_Types].xml": lambda data: re.sub(rb'ContentType="[^"]*"', b'ContentType="image/png"', data)}
    )


@attack("sheet-added", outcome=Outcome.READ)
def one_sheet_more() -> bytes:
    """One sheet more, with a text."""
    more = sheet('<row r="1"><c r="B1" t="inlineStr"><is><t>thừa</t></is></c></row>')
    relation = parts()[RELATIONS].decode().replace("</Relationships>", "")
    kind = re.search(r'Type="[^"]*/worksheet"', relation)
    assert kind is not None
    return changed(
        {
            BOOK: replaced("</sheets>", '<sheet name="Thừa" sheetId="99" r:id="more"/></sheets>'),
            RELATIONS: replaced(
                "</Relationships>", f'<Relationship Id="more" {kind[0]} Target="worksheets/more.xml"/></Relationships>'
            ),
        },
        {"xl/worksheets/more.xml": more.encode()},
    )
