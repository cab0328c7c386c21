"""The sheet ``Xu hướng``: one row an indicator, one column a period, a small line, and which way it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.a1 import a1, cell_range, sheet_reference
from toolkit.core.consolidation.exact import decimals
from toolkit.core.consolidation.sensitive import mark_words
from toolkit.core.plan.model import Direction
from toolkit.core.readback.trend_model import Trend, TrendPoint, TrendRow
from toolkit.core.readback.trend_rows import difference
from toolkit.core.vocabulary import BETTER, UNCHANGED, WORSE
from workbook_templates import theme
from workbook_templates.consolidated.layout import CELL, CENTRE, FIGURE, NOTE, Content, Grid, Head, Live, finish
from workbook_templates.consolidated.legend import legend
from workbook_templates.consolidated.small_counts import SUFFIX
from workbook_templates.theme import Style
from workbook_templates.writer import Page

_VALUE = 3
"""First column of figures."""
_DOUBTFUL = "*"
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPlaces:
    """Where the line of each row is, for the charts."""

    sheet: str
    head: int
    """Row of the headings."""
    first: int
    """First column of the line: the baseline where there is one."""
    last: int
    rows: dict[int, int]
    """Place of a row in the trend → its row on the sheet."""


def has_baseline(trend: Trend) -> bool:
    """Whether any row of the line begins with the figure that a plan prints."""
    return any(row.baseline is not None for row in trend.rows)


def _has_targets(trend: Trend) -> bool:
    return any(target for row in trend.rows for target in row.targets)


def on_line(trend: Trend, row: TrendRow) -> tuple[Decimal | None, ...]:
    """The figures of a row's line, left to right."""
    start = (row.baseline,) if has_baseline(trend) else ()
    return (*start, *row.values(range(trend.line)))


def write_table(page: Page, trend: Trend, header: str) -> TrendPlaces:
    """Write the sheet; returns where its lines are."""
    heads = _heads(trend)
    grid = Grid(page, heads)
    grid.title(f"Xu hướng thực hiện các chỉ tiêu bình đẳng giới, {trend.span}", trend.issuer)
    grid.line(_legend(trend), NOTE)
    top = grid.head()
    last = _VALUE + has_baseline(trend) + trend.line - 1
    places = TrendPlaces(sheet=page.name, head=top, first=_VALUE, last=last, rows={})
    for code, number, title in trend.objectives:
        grid.group([number, title or code])
        for place, row in enumerate(trend.rows):
            if row.objective == code:
                places.rows[place] = grid.at
                _write(grid, trend, row, places)
    grid.ungroup()
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))
    return places


def _heads(trend: Trend) -> list[Head]:
    heads = [Head("TT", 5.5, CENTRE), Head("Mục tiêu, chỉ tiêu", 30, CELL), Head("Đơn vị tính", 7.5, CENTRE)]
    if has_baseline(trend):
        heads.append(Head(f"Năm {trend.baseline_year} (in trong kế hoạch)", 8.5, FIGURE))
    heads += [Head(period.name, 8.5, FIGURE) for period in trend.periods[: trend.line]]
    if trend.line:
        heads += [Head("Đường xu hướng", 15, CELL), Head("Thay đổi giữa hai số gần nhất", 9, FIGURE)]
        heads += [Head("Chiều hướng", 11, CENTRE)]
    heads += [Head(period.name, 8.5, FIGURE) for period in trend.periods[trend.line :]]
    if _has_targets(trend):
        heads += [Head(f"Kế hoạch năm {year}", 8.5, CENTRE) for year in trend.years]
    return [*heads, Head("Lưu ý", 30, CELL)]


def _legend(trend: Trend) -> str:
    signs = [f"“{_DOUBTFUL}” sau con số: ước thực hiện hoặc chưa đủ đơn vị", "ô trống: kỳ đó không có số"]
    if trend.line < len(trend.periods):
        signs.append("kỳ không đủ năm đứng riêng, không nối vào đường xu hướng của cả năm")
    if trend.small_below is not None:
        signs.append(mark_words(trend.small_below))
    return legend(*signs, "tệp, trang và ô của từng con số: xem trang Nguồn")


def _write(grid: Grid, trend: Trend, row: TrendRow, places: TrendPlaces) -> None:
    at = grid.at
    contents: list[Content] = [row.tt or row.code, row.label, row.unit]
    styles: list[Style | None] = [None, None, None]
    if has_baseline(trend):
        contents.append(row.baseline)
        styles.append(_figure(row.baseline))
    for point in row.points[: trend.line]:
        _point(point, contents, styles)
    values = on_line(trend, row)
    drawn = trend.line > 0 and sum(value is not None for value in values) >= _FEWEST
    if trend.line:
        contents += [None, *(_movement(at, row, values, places) if drawn else (None, None))]
        styles += [None, _signed(values), None]
    for point in row.points[trend.line :]:
        _point(point, contents, styles)
    contents += [*(row.targets if _has_targets(trend) else ()), "\n".join(row.remarks)]
    grid.row(contents, styles, split=False)
    if drawn:
        cells = sheet_reference(places.sheet, cell_range(at, places.first, at, places.last))
        grid.page.sparkline(
            at, places.last + 1, {"range": cells, "markers": True, "weight": 1.5, "series_color": theme.ACCENT}
        )


def _point(point: TrendPoint | None, contents: list[Content], styles: list[Style | None]) -> None:
    contents.append(None if point is None else point.value)
    styles.append(None if point is None else _figure(point.value, doubtful=point.doubtful, small=point.small))


def _figure(value: Decimal | None, *, doubtful: bool = False, small: bool = False) -> Style | None:
    if value is None:
        return None
    marks = (f'"{_DOUBTFUL}"' if doubtful else "") + (SUFFIX if small else "")
    return FIGURE.but(num_format=theme.figure_format(decimals(value)) + marks, italic=doubtful)


def _movement(at: int, row: TrendRow, values: Sequence[Decimal | None], places: TrendPlaces) -> tuple[Live, Live]:
    """The last figure less the one before it, and what that means."""
    known = [place for place, value in enumerate(values) if value is not None]
    last, before = (a1(at, places.first + place) for place in (known[-1], known[-2]))
    change = difference(values) or Decimal(0)
    cell = a1(at, places.last + 2)
    up, down = _words(row.direction)
    same = f"→ {UNCHANGED.lower()}"
    said = same if change == 0 else up if change > 0 else down
    return (
        Live(f"=ROUND({last}-{before},{_places(values)})", change),
        Live(f'=IF({cell}=0,"{same}",IF({cell}>0,"{up}","{down}"))', said),
    )


def _words(direction: Direction) -> tuple[str, str]:
    """A rise and a fall in words, and which of them is better."""
    rise, fall = "↑ tăng", "↓ giảm"
    if direction is Direction.NONE:
        return rise, fall
    better, worse = BETTER.lower(), WORSE.lower()
    up, down = (worse, better) if direction is Direction.DOWN else (better, worse)
    return f"{rise}, {up}", f"{fall}, {down}"


def _places(values: Sequence[Decimal | None]) -> int:
    return max(decimals(value) for value in [one for one in values if one is not None][-_FEWEST:])


def _signed(values: Sequence[Decimal | None]) -> Style | None:
    if all(value is None for value in values):
        return None
    return FIGURE.but(num_format=theme.signed_format(_places(values)))
