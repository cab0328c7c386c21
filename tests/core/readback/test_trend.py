"""Several consolidated workbooks side by side."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from tests.core.readback.books import half_book, line, year_book
from toolkit.core.plan.model import Direction
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.readback.trend import build_trend
from toolkit.core.readback.trend_model import Trend, TrendError, TrendRow
from toolkit.core.readback.trend_rows import difference


def only(trend: Trend) -> TrendRow:
    (row,) = trend.rows
    return row


def names(trend: Trend) -> list[str]:
    return [period.name for period in trend.periods]


def values(row: TrendRow) -> list[Decimal | None]:
    return [None if point is None else point.value for point in row.points]


def two(first: dict[str, Any], second: dict[str, Any]) -> Trend:
    """One indicator in two years."""
    return build_trend([year_book(2021, line(**first)), year_book(2022, line(**second))])


def test_periods_stand_in_the_order_of_their_ends() -> None:
    books = [year_book(year, line(value=year)) for year in (2023, 2021, 2022)]
    assert names(build_trend(books)) == ["Năm 2021", "Năm 2022", "Năm 2023"]


def test_half_years_stand_apart_from_the_line_of_years() -> None:
    trend = build_trend(
        [half_book(2022, line(value=1)), year_book(2021, line(value=2)), year_book(2022, line(value=3))]
    )
    assert (names(trend), trend.line) == (["Năm 2021", "Năm 2022", "6 tháng đầu năm 2022"], 2)


def test_a_year_that_is_not_over_ends_the_line_with_its_estimate() -> None:
    trend = build_trend([year_book(2021, line(value=2)), half_book(2022, line(value=1, estimate=Decimal(3)))])
    assert names(trend)[: trend.line] == ["Năm 2021", "Ước cả năm 2022"]
    assert values(only(trend)) == [2, 3, 1]


def test_half_years_alone_are_a_line_without_a_baseline() -> None:
    trend = build_trend([half_book(year, line(value=1, baseline=Decimal(9))) for year in (2021, 2022)])
    assert (trend.line, only(trend).baseline) == (2, None)


def test_periods_of_different_length_are_no_line() -> None:
    books = [half_book(2021, line(value=1)), half_book(2022, line(value=1), start=half_book(2022).end.replace(day=1))]
    assert build_trend(books).line == 0


def test_a_period_without_the_indicator_is_a_gap() -> None:
    books = [year_book(2021, line(value=1)), year_book(2022, line("1.2", 5)), year_book(2023, line(value=3))]
    assert values(next(row for row in build_trend(books).rows if row.code == "1.1")) == [1, None, 3]


def test_another_unit_begins_another_row() -> None:
    trend = two({"value": 1, "unit": "người"}, {"value": 2})
    assert [(row.unit, values(row)) for row in trend.rows] == [("%", [None, 2]), ("người", [1, None])]
    assert all("đổi đơn vị tính" in row.remarks[0] for row in trend.rows)


def test_a_new_label_is_told_with_the_period_of_the_old_one() -> None:
    row = only(two({"value": 1, "label": "Tỷ lệ nữ tiến sĩ"}, {"value": 2, "label": "Tăng tỷ lệ nữ tiến sĩ"}))
    assert (row.label, row.remarks) == ("Tăng tỷ lệ nữ tiến sĩ", ("Năm 2021 ghi: “Tỷ lệ nữ tiến sĩ”.",))


def test_the_baseline_is_that_of_the_first_year() -> None:
    assert only(two({"value": 2, "baseline": Decimal(1)}, {"value": 3, "baseline": Decimal(2)})).baseline == 1


def test_a_baseline_that_is_not_what_was_consolidated_is_told() -> None:
    row = only(two({"value": "41.2"}, {"value": 45, "baseline": Decimal("40.5")}))
    assert row.remarks == (
        "Kết quả năm trước in trong kế hoạch khác sổ tổng hợp: năm 2021 kế hoạch in 40,5, sổ tổng hợp là 41,2.",
    )


def test_a_baseline_rounded_more_coarsely_is_the_same() -> None:
    assert only(two({"value": "41.24"}, {"value": 45, "baseline": Decimal("41.2")})).remarks == ()


@pytest.mark.parametrize(
    ("fields", "direction"),
    [
        ({"value": 9, "target": Decimal(5), "achievement": "Vượt"}, Direction.UP),
        ({"value": 9, "target": Decimal(5), "achievement": "Chưa đạt"}, Direction.DOWN),
        ({"value": 3, "target": Decimal(5), "achievement": "Chưa đạt"}, Direction.UP),
        ({"value": 3, "change": Decimal(-1), "trend": "Tốt hơn"}, Direction.DOWN),
        ({"value": 3, "label": "Giảm tỷ lệ tử vong bà mẹ"}, Direction.DOWN),
        ({"value": 3}, Direction.NONE),
    ],
)
def test_the_direction_is_seen_from_how_figures_were_judged(fields: dict[str, Any], direction: Direction) -> None:
    plain = {name: fields[name] for name in ("label",) if name in fields}
    assert only(two({"value": 1, **plain}, fields)).direction is direction


@pytest.mark.parametrize(
    ("fields", "doubtful"), [({}, False), ({"coverage": "1/2"}, True), ({"status": "Ước thực hiện"}, True)]
)
def test_estimates_and_figures_of_some_agencies_are_marked(fields: dict[str, Any], doubtful: bool) -> None:
    point = only(two({"value": 1}, {"value": 2, **fields})).points[-1]
    assert point is not None
    assert point.doubtful is doubtful


def test_the_change_passes_over_gaps_and_keeps_all_decimals() -> None:
    assert difference([Decimal(1), Decimal("40.25"), None, Decimal("41.5"), None]) == Decimal("1.25")


@pytest.mark.parametrize(
    ("books", "words"),
    [
        ([year_book(2021, line(value=1))], "ít nhất hai sổ"),
        ([year_book(2021, line(value=1)), year_book(2022)], "tong-hop-2022.xlsx: không có chỉ tiêu"),
        ([year_book(2021, line()), year_book(2022, line(), issuer="UBND tỉnh Quảng Nam")], "không cùng một nơi"),
        ([year_book(2021, line()), year_book(2021, line(), sha256="b", file="b.xlsx")], "b.xlsx cùng là sổ Năm 2021"),
    ],
)
def test_workbooks_that_cannot_stand_side_by_side(books: Sequence[ConsolidatedBook], words: str) -> None:
    with pytest.raises(TrendError, match=words):
        build_trend(books)


def test_the_same_file_given_twice_counts_once() -> None:
    books = [year_book(2021, line(value=1)), year_book(2022, line(value=2)), year_book(2021, line(value=1))]
    assert names(build_trend(books)) == ["Năm 2021", "Năm 2022"]
