"""Free text and choices."""

from decimal import Decimal

import pytest

from toolkit.core.numbers.prose import read_choice, read_text
from toolkit.core.submission import RawCell, State
from toolkit.core.vocabulary import FIGURE_STATUSES


def cell(value: str | Decimal | bool | None, **more: object) -> RawCell:
    return RawCell(address="L9", value=value, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "more", "text", "notes"),
    [
        ("Báo cáo năm", {}, "Báo cáo năm", ()),
        ("  Báo cáo\nnăm ", {}, "Báo cáo\nnăm", ()),
        ("Ba\u0301o ca\u0301o", {}, "Báo cáo", ("unicode-composed",)),
        ("Báo\u00a0cáo", {}, "Báo cáo", ("spaces-normalised",)),
        ("Báo\u200b cáo", {}, "Báo cáo", ("zero-width-removed",)),
        ("Soá lieäu ñaày ñuû", {}, "Số liệu đầy đủ", ("legacy-converted",)),
        ("Sè l\xadîng", {}, "Số lượng", ("legacy-converted",)),
        ("–", {}, "–", ()),
        ("=cmd", {}, "=cmd", ()),
        (Decimal(912345678), {}, "912345678", ("text-from-number",)),
        (Decimal("0.6667"), {"number_format": "0.00%"}, "66,67%", ("text-from-number",)),
        (Decimal(44915), {"date": True, "number_format": "d/m/yyyy"}, "20/12/2022", ("text-from-number",)),
        (True, {}, "TRUE", ("text-from-number",)),
        ("Sở Y tế", {"formula": "A1"}, "Sở Y tế", ("formula-in-input",)),
    ],
)
def test_text(value: str | Decimal | bool, more: dict[str, object], text: str, notes: tuple[str, ...]) -> None:
    reading = read_text(cell(value, **more))
    assert (reading.state, reading.value, reading.notes) == (State.VALUE, text, notes)


@pytest.mark.parametrize("nothing", [None, "", " \u200b"])
def test_blank_text(nothing: str | None) -> None:
    assert read_text(cell(nothing)).state is State.BLANK


def test_an_error_value_is_never_stored_as_text() -> None:
    assert read_text(cell(None, error="#REF!")).state is State.ERROR


def test_text_that_is_partly_in_an_old_encoding_is_refused() -> None:
    assert read_text(cell("Tr\xadêng ®¹i học")).issue == "legacy-encoding"


@pytest.mark.parametrize(
    "typed", ["Chính thức", " chính thức ", "CHÍNH THỨC", "Chi\u0301nh thư\u0301c", "Chính\u00a0thức", "Chính  thức"]
)
def test_a_choice(typed: str) -> None:
    reading = read_choice(cell(typed), FIGURE_STATUSES)
    assert (reading.value, reading.issue) == ("Chính thức", "")
    assert reading.notes or typed == "Chính thức"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("chinh thuc", "có thể là “Chính thức”"),
        ("Chính thức.", "có thể là “Chính thức”"),
        ("đạt", " / ".join(FIGURE_STATUSES)),
    ],
)
def test_a_choice_that_was_not_offered(typed: str, expected: str) -> None:
    reading = read_choice(cell(typed), FIGURE_STATUSES)
    assert (reading.state, reading.issue, reading.expected) == (State.UNREADABLE, "choice-unknown", expected)


@pytest.mark.parametrize("value", [Decimal(1), True])
def test_a_choice_is_a_word(value: Decimal | bool) -> None:
    assert read_choice(cell(value), FIGURE_STATUSES).issue == "choice-unknown"


def test_a_blank_choice() -> None:
    assert read_choice(cell(None), FIGURE_STATUSES).state is State.BLANK
