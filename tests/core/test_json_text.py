"""Documents for other programs: every character is in them, and none of them steers a terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.json_text import json_text


def test_vietnamese_stands_there_as_it_is_written() -> None:
    assert json_text({"đơn vị": "Sở Y tế"}) == '{\n "đơn vị": "Sở Y tế"\n}'


@pytest.mark.parametrize(
    ("sign", "escape"),
    [("\x9b", "\\u009b"), ("\x7f", "\\u007f"), ("\u202e", "\\u202e"), ("\ud800", "\\ud800")],
)
def test_what_steers_stands_there_as_an_escape(sign: str, escape: str) -> None:
    assert json_text(sign) == f'"{escape}"'


@given(st.text())
def test_a_program_reads_every_character(text: str) -> None:
    assert json.loads(json_text([text])) == [text]
