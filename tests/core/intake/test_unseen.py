"""What a sheet says about itself besides its cells: hidden columns, checks of cells, merged ranges."""

import tracemalloc

import pytest

from toolkit.core.intake.arrangement import displaced
from toolkit.core.intake.limits import DEFAULT, Refused
from toolkit.core.intake.sheet import Grid, read_grid
from toolkit.core.intake.unseen import hidden_columns, merged_cells
from toolkit.core.submission import Entry, Reading, State

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


def grid(parts: str) -> Grid:
    xml = f'<worksheet xmlns="{MAIN}" xmlns:x14="{X14}" xmlns:xm="{XM}">{parts}</worksheet>'
    return read_grid(xml.encode(), [], DEFAULT, DEFAULT.cells, formats=RULES)


def entry(cell: str, typed: str = "5", column: str = "result") -> Entry:
    state = State.VALUE if typed else State.BLANK
    return Entry(form="indicators", row=cell, column=column, cell=cell, typed=typed, reading=Reading(state=state))


@pytest.mark.parametrize(
    ("parts", "ranges"),
    [
        ("", []),
        ('<dataValidations><dataValidation type="whole" sqref="B2:B3 D5"/></dataValidations>', ["B2:B3", "D5"]),
        ('<dataValidations><dataValidation sqref="B2"/></dataValidations>', []),
        (
            "<extLst><ext><x14:dataValidations><x14:dataValidation type='list'><xm:sqref>C7</xm:sqref>"
            "</x14:dataValidation></x14:dataValidations></ext></extLst>",
            ["C7"],
        ),
    ],
    ids=["none", "two ranges", "a hint alone checks nothing", "a list on another sheet, as Excel keeps it"],
)
def test_checked_ranges(parts: str, ranges: list[str]) -> None:
    places = {"B2:B3": (1, 1, 2, 1), "D5": (4, 3, 4, 3), "C7": (6, 2, 6, 2)}
    assert grid(parts).validated == [places[name] for name in ranges]


RULES = {0: "0%", 1: "General"}
RULE = '<conditionalFormatting sqref="{}"><cfRule dxfId="{}"/></conditionalFormatting>'
X14_RULE = (
    "<extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting>{}<xm:sqref>C7</xm:sqref>"
    "</x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
)
C7, AREA = (6, 2, 6, 2), (1, 1, 2, 1)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (RULE.format("B2:B3", 1), []),
        (RULE.format("B2:B3", 9), []),
        (RULE.format("B2:B3 C7", 0), [(AREA, "0%"), (C7, "0%")]),
        (RULE.format("B3:B2", " 00"), [(AREA, "0%")]),
        (X14_RULE.format('<x14:cfRule><x14:dxf><numFmt formatCode="0,"/></x14:dxf></x14:cfRule>'), [(C7, "0,")]),
        (X14_RULE.format("<x14:cfRule><x14:dataBar/></x14:cfRule>"), []),
        (X14_RULE.format('<x14:cfRule><x14:iconSet showValue="1"/></x14:cfRule>'), []),
        (X14_RULE.format('<x14:cfRule><x14:iconSet showValue=" 0"/></x14:cfRule>'), [(C7, ";;")]),
        (
            X14_RULE.format("<x14:cfRule dxfId='0'/><xm:sqref>B2:B3</xm:sqref>"),
            [(AREA, "0%"), (C7, "0%")],
        ),
    ],
)
def test_ranges_that_may_be_shown_in_another_format(parts: str, found: list[object]) -> None:
    assert grid(parts).reformatted == found


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (RULE.format("B2", "x"), "style"),
        (
            f"<extLst><ext>{RULE.format('B2', 0).replace('/></', f'>{RULE.format(3, 0)}</cfRule></')}</ext></extLst>",
            "structure",
        ),
        (RULE.format("B2 " * 20_001, 0), "ranges"),
    ],
    ids=["a style that is none", "a rule in a rule", "very many ranges"],
)
def test_rules_that_are_refused(parts: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        grid(parts)
    assert refused.value.reason == reason


def test_very_many_ranges_and_formats_are_not_multiplied() -> None:
    many = {number: f'0"{number}"' for number in range(3_000)}
    rules = "".join(f'<cfRule dxfId="{number}"/>' for number in many)
    parts = f'<conditionalFormatting sqref="{"B2 " * 3_000}">{rules}</conditionalFormatting>'
    xml = f'<worksheet xmlns="{MAIN}">{parts}</worksheet>'
    tracemalloc.start()
    with pytest.raises(Refused):
        read_grid(xml.encode(), [], DEFAULT, DEFAULT.cells, formats=many)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(("told", "shown"), [("", True), ('showZeros="1"', True), ('showZeros="false"', False)])
def test_whether_zeros_are_shown(told: str, shown: bool) -> None:
    assert grid(f"<sheetViews><sheetView {told}/></sheetViews>").zeros is shown


def test_a_format_that_was_not_asked_says_nothing() -> None:
    assert Grid().validated is None


def test_only_hidden_columns_with_content_are_named() -> None:
    sheet = grid('<cols><col min="1" max="3" hidden="1"/><col min="4" max="4"/></cols>')
    places = {"result": 2, "note": 1, "year": 3}
    filled = [entry("C5"), entry("B5", "", "note"), entry("D5", column="year")]
    assert hidden_columns(sheet, places, filled) == ("result",)


@pytest.mark.parametrize("width", ["0", "0.0", "0.1", "0E0", "2e-9"])
def test_columns_without_a_width_are_hidden(width: str) -> None:
    assert grid(f'<cols><col min="2" max="3" width="{width}" customWidth="1"/></cols>').hidden_cols == [(1, 2)]


@pytest.mark.parametrize("width", ["1", "11.125", "25", "100", "", "wide"])
def test_columns_with_a_width_are_seen(width: str) -> None:
    assert grid(f'<cols><col min="2" max="3" width="{width}"/></cols>').hidden_cols == []


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ('hidden="1"', True),
        ('hidden="true"', True),
        ('ht="0" customHeight="1"', True),
        ('ht="0.1" customHeight="1"', True),
        ('ht="15" customHeight="1"', False),
        ('hidden="0"', False),
        ("", False),
    ],
)
def test_rows_without_a_height_are_hidden(attributes: str, hidden: bool) -> None:
    sheet = grid(f'<sheetData><row r="5" {attributes}><c r="A5"><v>1</v></c></row></sheetData>')
    assert (4 in sheet.hidden_rows) == hidden


def test_merged_ranges_count_only_where_they_join_input_cells() -> None:
    sheet = grid('<mergeCells><mergeCell ref="C5:C6"/><mergeCell ref="A1:F1"/><mergeCell ref="D5:E5"/></mergeCells>')
    merged, covered = merged_cells(sheet, [entry("C5"), entry("C6", "7"), entry("D5")])
    assert merged == (("C5:C6", (("C5", "result"), ("C6", "result"))),)
    assert covered == (("C6", "result", "C6", "C5:C6"),)


@pytest.mark.parametrize(
    ("places", "moved"),
    [({"a": 1, "b": 2, "c": 5}, ()), ({"a": 2, "b": 1, "c": 3}, ("b",)), ({"a": 1, "c": 3}, ())],
    ids=["in order", "swapped", "one is gone"],
)
def test_displaced(places: dict[str, int], moved: tuple[str, ...]) -> None:
    assert displaced(("a", "b", "c"), places) == moved
