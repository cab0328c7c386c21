"""Every figure written in any accepted style reads back to itself, and nothing ambiguous is accepted silently."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.numbers.figure import read_figure
from toolkit.core.numbers.formats import exact
from toolkit.core.numbers.grammar import readings
from toolkit.core.submission import RawCell
from toolkit.core.units import Unit, UnitKind

AMOUNT = Unit(kind=UnitKind.AMOUNT, printed="triệu đồng")
FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)
STYLES = st.sampled_from(
    [(",", ""), (".", ""), (",", "."), (".", ","), (",", " "), (".", " "), (",", "\u00a0"), (",", "'")]
)


def written(figure: Decimal, decimal: str, group: str, places: int) -> str:
    """The figure as a person writes it."""
    whole, _, fraction = f"{abs(figure):,.{places}f}".partition(".")
    text = whole.replace(",", group) + (decimal + fraction if fraction else "")
    return f"-{text}" if figure < 0 else text


@given(figure=FIGURES, style=STYLES, places=st.integers(0, 4))
def test_a_figure_is_among_the_readings_of_every_way_to_write_it(
    figure: Decimal, style: tuple[str, str], places: int
) -> None:
    figure = round(figure, places)
    text = written(figure, *style, places)
    assert figure in readings(text.replace("\u00a0", " "))


@given(figure=FIGURES, style=STYLES, places=st.integers(0, 4))
def test_a_figure_reads_back_to_itself_or_is_called_ambiguous(
    figure: Decimal, style: tuple[str, str], places: int
) -> None:
    figure = round(figure, places)
    text = written(figure, *style, places)
    reading = read_figure(RawCell(address="A1", value=text), AMOUNT, 4, low=Decimal(-(10**10)))
    if reading.issue:
        assert reading.issue == "ambiguous-figure"
        assert len(readings(text.replace("\u00a0", " "))) > 1
    else:
        assert reading.value == figure


@given(figure=FIGURES, style=STYLES)
def test_two_decimals_are_never_ambiguous(figure: Decimal, style: tuple[str, str]) -> None:
    figure = round(figure, 2)
    reading = read_figure(RawCell(address="A1", value=written(figure, *style, 2)), AMOUNT, 2, low=Decimal(-(10**10)))
    assert (reading.value, reading.issue) == (figure, "")


@given(st.text(alphabet="0123456789.,' -+%", max_size=14))
def test_what_has_two_readings_is_never_accepted_silently(text: str) -> None:
    if len(readings(text)) > 1:
        reading = read_figure(RawCell(address="A1", value=text), AMOUNT, 2)
        assert reading.issue or "separator-resolved" in reading.notes


@given(st.text(max_size=40))
def test_any_text_has_a_reading(text: str) -> None:
    reading = read_figure(RawCell(address="A1", value=text), AMOUNT, 2)
    assert (reading.value is None) or reading.value.is_finite()  # type: ignore[union-attr]


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_number_stored_as_a_double_comes_back_as_it_was_typed(figure: Decimal) -> None:
    assert exact(Decimal(repr(float(figure)))) == figure
    assert exact(Decimal(float(figure))) == figure
