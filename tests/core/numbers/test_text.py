"""Blank, cleaned and compared texts."""

import pytest

from toolkit.core.text import Sameness, clean_figure, fold, is_blank, sameness


@pytest.mark.parametrize("value", [None, "", " ", "\t\n", "\u00a0", "\u200b\ufeff", "\u3000"])
def test_blank(value: str | None) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, False, "0", "-", "."])
def test_not_blank(value: object) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("expected", "found", "how"),
    [
        ("Tỷ lệ nữ", "Tỷ lệ nữ", Sameness.IDENTICAL),
        ("Tỷ lệ nữ", "Tỷ lê\u0323 nữ".replace("ê\u0323", "e\u0323\u0302"), Sameness.HARMLESS),
        ("Tỷ lệ nữ", " Tỷ  lệ\u00a0nữ\n", Sameness.HARMLESS),
        ("a – b", "a - b", Sameness.HARMLESS),
        ("“a”", '"a"', Sameness.HARMLESS),
        ("dòng 1\ndòng 2", "dòng 1 dòng 2", Sameness.HARMLESS),
        ("Tỷ lệ nữ", "tỷ lệ nữ", Sameness.DIFFERENT),
        ("Tỷ lệ nữ", "Tỷ lệ nam", Sameness.DIFFERENT),
        ("Tỷ lệ nữ", "", Sameness.DIFFERENT),
    ],
)
def test_sameness(expected: str, found: str, how: Sameness) -> None:
    assert sameness(expected, found) is how


def test_cleaning_tells_what_it_changed() -> None:
    cleaned = clean_figure("\u2019６６\u00a0−\u200b1")
    assert cleaned.text == "66 -1"
    assert cleaned.changes == (
        "zero-width-removed",
        "spaces-normalised",
        "full-width-normalised",
        "minus-normalised",
        "apostrophe-removed",
    )


def test_folding_keeps_letters_only() -> None:
    assert fold("  Đã  Ước ĐẠT ") == "da uoc dat"
