"""The targeted reader: every way in which programs write cells, and what is refused."""

from decimal import Decimal

import pytest

from tests.core.intake.packages import MAIN, STYLES, package, relations, sheet, zipped
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.package import Package, read_package
from toolkit.core.intake.strings import unescape
from toolkit.core.submission import RawCell


def load(data: bytes, limits: Limits = DEFAULT) -> Package:
    return read_package(Archive(data, limits), limits)


def cell(rows: str, row: int = 0, col: int = 0, strings: str = "", properties: str = "") -> RawCell:
    return load(package(sheet(rows), strings, properties)).sheets[0].cell(row, col)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('<c r="A1"><v>66.67</v></c>', Decimal("66.67")),
        ('<c r="A1" t="n"><v>66.670000000000002</v></c>', Decimal("66.67")),
        ('<c r="A1"><v>6.6667000000000004E-1</v></c>', Decimal("0.66667")),
        ('<c r="A1"><v>1E+20</v></c>', Decimal(10) ** 20),
        ('<c r="A1"><v>-0</v></c>', Decimal(0)),
        ("<c r='A1'><v>5</v></c>", Decimal(5)),
        ('<c s="0" r="A1" ><v >5</v ></c >', Decimal(5)),
        ('<c r="A1" t="s"><v>0</v></c>', "chung"),
        ('<c r="A1" t="s"><v>1</v></c>', "hai màu"),
        ('<c r="A1" t="s"><v>2</v></c>', "漢字"),
        ('<c r="A1" t="s"><v>3</v></c>', "a\rb_x000D_"),
        ('<c r="A1" t="s"><v>4</v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>tại chỗ</t></is></c>', "tại chỗ"),
        ('<c r="A1" t="inlineStr"><is><r><t>tại </t></r><r><t>chỗ</t></r></is></c>', "tại chỗ"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a "),
        ('<c r="A1" t="str"><f>B1</f><v>tính ra</v></c>', "tính ra"),
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="d"><v>2022-12-20T00:00:00</v></c>', "2022-12-20T00:00:00"),
        ('<c r="A1"><v> </v></c>', None),
        ('<c r="A1"><v/></c>', None),
        ('<c r="A1" s="1"/>', None),
        ("", None),
    ],
)
def test_values(written: str, value: object) -> None:
    strings = (
        "<si><t>chung</t></si><si><r><rPr><b/></rPr><t>hai </t></r><r><t>màu</t></r></si>"
        "<si><t>漢字</t><rPh sb='0' eb='1'><t>かんじ</t></rPh></si><si><t>a_x000D_b_x005F_x000D_</t></si><si/>"
    )
    found = cell(f'<row r="1">{written}</row>', strings=strings)
    assert found.value == value
    assert type(found.value) is type(value)


def test_values_of_percent_and_date_formats() -> None:
    row = '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1" s="2"><v>44915</v></c><c r="C1" s="3"><v>1</v></c></row>'
    found = load(package(sheet(row))).sheets[0]
    assert [found.cell(0, col).number_format for col in range(3)] == ["0.00%", "dd/mm/yyyy", "dd/mm/yyyy"]
    assert [found.cell(0, col).date for col in range(3)] == [False, True, True]


def test_formats_of_rules_stand_beside_that_of_the_cell() -> None:
    rules = '<dxfs><dxf/><dxf><numFmt numFmtId="200" formatCode="0&quot;0&quot;"/></dxf></dxfs></styleSheet>'
    rows = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    shown = (
        '</sheetData><conditionalFormatting sqref="A1"><cfRule dxfId="0"/><cfRule dxfId="1"/></conditionalFormatting>'
    )
    styles = {"xl/styles.xml": STYLES.replace("</styleSheet>", rules)}
    (read,) = load(package(sheet(rows).replace("</sheetData>", shown), parts=styles)).sheets
    assert (read.cell(0, 0).number_format, read.cell(0, 0).also, read.cell(0, 1).also) == ("0.00%", ('0"0"',), ())


def test_a_style_that_there_is_not_is_damage() -> None:
    with pytest.raises(Refused) as refused:
        cell('<row r="1"><c r="A1" s="99"><v>1</v></c></row>')
    assert (refused.value.problem, refused.value.reason) == ("damaged", "style")


def test_a_workbook_may_do_without_styles() -> None:
    parts = {"xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"))}
    data = package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), parts=parts)
    assert load(data).sheets[0].cell(0, 0).number_format == "General"


def test_dates_that_count_from_1904() -> None:
    assert cell('<row r="1"><c r="A1" s="2"><v>43453</v></c></row>', properties='date1904="1"').value == 44915
    assert cell('<row r="1"><c r="A1"><v>43453</v></c></row>', properties='date1904="1"').value == 43453


@pytest.mark.parametrize(
    ("written", "formula", "error", "missing"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c>', "", "#REF!", False),
        ('<c r="A1"><v>NaN</v></c>', "", "NaN", False),
        ('<c r="A1"><v>1E+999999</v></c>', "", "1E+999999", False),
        ('<c r="A1" s="1"><v>１２</v></c>', "", "１２", False),
        ('<c r="A1"><v>1_2</v></c>', "", "1_2", False),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "1/0", "#DIV/0!", False),
        ('<c r="A1"><f>B1</f></c>', "B1", "", True),
        ('<c r="A1"><f>B1</f><v/></c>', "B1", "", True),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', "B1", "", False),
        ('<c r="A1"><f t="shared" si="0" ref="A1:A2">B1*2</f><v>2</v></c>', "B1*2", "", False),
        ('<c r="A1"><f t="array" ref="A1">SUM(B1:B2)</f><v>2</v></c>', "SUM(B1:B2)", "", False),
    ],
)
def test_formulas_and_errors(written: str, formula: str, error: str, missing: bool) -> None:
    found = cell(f'<row r="1">{written}</row>')
    assert (found.formula, found.error, found.missing) == (formula, error, missing)


def test_followers_of_a_shared_formula_are_formulas_too() -> None:
    master, follower = '<f t="shared" si="0">B1*2</f>', '<f t="shared" si="0"/>'
    rows = f'<row r="1"><c r="A1">{master}<v>2</v></c><c r="B1">{follower}<v>3</v></c></row>'
    assert cell(rows, col=1).formula == "B1*2"


def test_rows_and_cells_without_addresses() -> None:
    rows = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        "<row r='5'><c r='C5' s='1'/><c><v>4</v></c></row><row><c><v>5</v></c></row>"
    )
    found = load(package(sheet(rows))).sheets[0]
    values = {(row, col): found.cell(row, col).value for row, cells in found.grid.rows.items() for col in cells}
    assert values == {(0, 0): 1, (0, 2): 3, (4, 3): 4, (5, 0): 5}


def test_namespace_prefixes() -> None:
    text = (
        f'<x:worksheet xmlns:x="{MAIN}" xmlns:y="urn:other"><x:dimension ref="A1:XFD1048576"/><x:sheetData>'
        '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c>'
        '<x:c r="B1"><y:v>9</y:v><x:v>2</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    found = load(package(text)).sheets[0]
    assert (found.cell(0, 0).value, found.cell(0, 1).value) == ("a", 2)


@pytest.mark.parametrize("namespace", ["http://purl.oclc.org/ooxml/spreadsheetml/main", MAIN])
def test_strict_workbooks(namespace: str) -> None:
    data = package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', namespace))
    assert load(data).sheets[0].cell(0, 0).value == 1


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "worksheets\\sheet1.xml", "./worksheets/Sheet1.xml"])
def test_targets_of_relationships(target: str) -> None:
    parts = {"xl___rels__workbook_xml_rels": ""}
    del parts
    data = package(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    archive = Archive(data, DEFAULT)
    renamed = {name: archive.read(name) for name in archive.names}
    renamed["xl/_rels/workbook.xml.rels"] = relations(("worksheet", target)).encode()
    assert load(zipped(dict(renamed))).sheets[0].cell(0, 0).value == 1


def test_utf_16() -> None:
    text = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Tỷ lệ</t></is></c></row>').replace("UTF-8", "UTF-16")
    assert load(package(text.encode("utf-16"))).sheets[0].cell(0, 0).value == "Tỷ lệ"


def test_a_stray_format_far_away_costs_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert len(load(package(sheet(rows))).sheets[0].grid.rows) == 1


@pytest.mark.parametrize("address", ["A200001", "ALM1", "XFD1048576", "ZZZZ1"])
def test_content_far_away_is_refused(address: str) -> None:
    number = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    with pytest.raises(Refused) as refused:
        load(package(sheet(f'<row r="{number}"><c r="{address}"><v>1</v></c></row>')))
    assert (refused.value.problem, refused.value.reason, refused.value.found) == ("too-large", "extent", address)


def test_the_last_allowed_cell_is_read() -> None:
    rows = '<row r="200000"><c r="ALL200000"><v>1</v></c></row>'
    assert cell(rows, 199999, 999).value == 1


def refusal(data: bytes, limits: Limits = DEFAULT) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        load(data, limits)
    return refused.value.problem, refused.value.reason


DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def with_doctype(text: str) -> str:
    head, _, rest = text.partition("?>")
    return f"{head}?>{DOCTYPE}{rest}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "latin-1"])
def test_a_document_type_is_refused(encoding: str) -> None:
    text = with_doctype(sheet('<row r="1"><c r="A1"><v>1</v></c></row>')).replace("UTF-8", encoding)
    assert refusal(package(text.encode(encoding)))[0] in ("hostile-file", "damaged")


def test_a_document_type_is_refused_in_shared_strings_too() -> None:
    strings = f'<?xml version="1.0"?>{DOCTYPE}<sst xmlns="{MAIN}"><si><t>&b;</t></si></sst>'
    assert refusal(package(sheet(""), parts={"xl/sharedStrings.xml": strings})) == ("hostile-file", "doctype")


def test_a_comment_that_mentions_one_is_not() -> None:
    rows = '<!-- <!DOCTYPE --><row r="1"><c r="A1"><v>1</v></c></row>'
    assert cell(rows).value == 1


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(entries=3), ("hostile-file", "entries")),
        (Limits(part_bytes=100), ("too-large", "unpacked-size")),
        (Limits(read_bytes=1_000), ("too-large", "unpacked-size")),
        (Limits(ratio=2, ratio_from=1_000), ("hostile-file", "ratio")),
        (Limits(cells=9), ("too-large", "cells")),
        (Limits(strings=1), ("too-large", "strings")),
        (Limits(sheets=0), ("too-large", "sheets")),
    ],
)
def test_limits(limits: Limits, expected: tuple[str, str]) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 200))
    assert refusal(package(sheet(rows), "<si><t>a</t></si><si><t>b</t></si>"), limits) == expected


def test_a_bomb_is_never_unpacked_whole() -> None:
    assert refusal(package(b"<worksheet>" + b" " * 40_000_000)) == ("too-large", "unpacked-size")


@pytest.mark.parametrize("limits", [Limits(part_bytes=3_000), Limits(read_bytes=6_000)])
def test_what_says_that_it_is_too_large_is_not_unpacked(limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: set[str] = set()
    read = Archive.read

    def noted(archive: Archive, name: str) -> bytes:
        unpacked.add(name)
        return read(archive, name)

    monkeypatch.setattr(Archive, "read", noted)
    found = refusal(package(sheet(" " * 5_000), parts={"xl/sharedStrings.xml": b" " * 2_000}), limits)
    assert found == ("too-large", "unpacked-size")
    assert unpacked.isdisjoint({"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (package("<worksheet"), "xml"),
        (package(""), "xml"),
        (package(sheet('<row r="1"><c r="1A"><v>1</v></c></row>')), "address"),
        (package(sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')), "shared-string"),
        (package(sheet('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')), "shared-string"),
        (package(sheet(""), parts={"xl/workbook.xml": f'<workbook xmlns="{MAIN}"/>'}), "no-sheets"),
        (package(sheet(""), parts={"xl/styles.xml": "<styleSheet"}), "xml"),
    ],
)
def test_damage(data: bytes, reason: str) -> None:
    assert refusal(data) == ("damaged", reason)


def test_damaged_properties_count_as_lost() -> None:
    targets = relations(("officeDocument", "xl/workbook.xml"), ("core-properties", "core.xml"))
    for core in ("<broken", "<a><subject>tên</subject></a>"):
        found = load(package(sheet(""), parts={"_rels/.rels": targets, "core.xml": core})).properties
        assert found == ({} if core == "<broken" else {"subject": "tên"})


@pytest.mark.parametrize(
    ("stored", "text"), [("a_xD83D__xDE00_", "a\U0001f600"), ("a_xD800_b", "a\ufffdb"), ("_x000D_x", "\rx")]
)
def test_escaped_characters(stored: str, text: str) -> None:
    assert unescape(stored) == text


def test_merged_ranges_are_known() -> None:
    merges = '<mergeCells><mergeCell ref="B2:D4"/><mergeCell ref="A1"/></mergeCells>'
    part = sheet('<row r="1"><c r="A1"><v>1</v></c></row>').replace("</worksheet>", f"{merges}</worksheet>")
    assert load(package(part)).sheets[0].grid.merges == [(1, 1, 3, 3), (0, 0, 0, 0)]


def test_a_merged_range_that_is_none_is_refused() -> None:
    part = sheet("").replace("</worksheet>", '<mergeCells><mergeCell ref="x"/></mergeCells></worksheet>')
    with pytest.raises(Refused):
        load(package(part))
