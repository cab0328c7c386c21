"""The YAML snapshot of a plan reads back as the same plan."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.plan.load import dump_plan, load_plan, parse_plan, plan_hash
from toolkit.core.plan.model import Plan

NGHE_AN = Path(__file__).parents[3] / "samples" / "plans" / "nghe-an-2022.yaml"

MINIMAL = {
    "id": "p",
    "title": "Kế hoạch",
    "place": "Tỉnh",
    "issuer": "UBND tỉnh",
    "level": "province",
    "year": 2022,
    "consolidator": "so-a",
    "periods": [{"code": "nam", "name": "Năm", "start": "2022-01-01", "end": "2022-12-31"}],
    "agencies": [{"code": "so-a", "name": "Sở A"}],
    "reports": [],
}

_UNSTORABLE = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\ufeff", "\ufffe", "\uffff"} - {"\n", "\t"}

texts = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() and not _UNSTORABLE & set(text))
awkward = st.one_of(
    st.sampled_from(
        ["2.10", "2,1", "no", "on", "~", "null", "=", "<<", "1:30", "2022-03-24", "1e3", ".5", "0x1F", "1_000"]
    ),
    st.sampled_from(
        ["- a", "a: b", "# a", "'", '"', "%", "@x", "`", "&a", "*a", "!a", "|", ">", "{}", "[a]", "---", "..."]
    ),
    st.sampled_from([" a ", "a\n", "\na\n\nb", "a\tb", "a\u2028b", "👩", "a\u00a0b", "é" * 300, "a " * 300]),
)


@given(title=st.one_of(awkward, texts), note=st.one_of(awkward, texts))
def test_any_text_survives(title: str, note: str) -> None:
    plan = Plan.model_validate(MINIMAL | {"title": title, "notes": [note]})
    assert parse_plan(dump_plan(plan), "x") == plan


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_any_figure_survives(value: object) -> None:
    indicators = [
        {
            "code": "1",
            "objective": "1",
            "label": "x",
            "unit": {"kind": "count"},
            "mode": "list",
            "baseline": {"value": value},
        }
    ]
    plan = Plan.model_validate(MINIMAL | {"objectives": [{"code": "1", "title": "M"}], "indicators": indicators})
    again = parse_plan(dump_plan(plan), "x")
    assert again == plan
    assert plan_hash(again) == plan_hash(plan)


def test_a_whole_plan_survives() -> None:
    plan = load_plan(NGHE_AN)
    again = parse_plan(dump_plan(plan), "x")
    assert again == plan
    assert plan_hash(again) == plan_hash(plan)


def test_figures_are_written_as_numbers_and_dates_as_dates() -> None:
    text = dump_plan(load_plan(NGHE_AN))
    assert "    value: 66.67\n" in text
    assert "issued: 2022-03-24\n" in text


def test_fields_at_their_default_are_left_out() -> None:
    assert "email" not in dump_plan(load_plan(NGHE_AN))


def test_the_hash_ignores_layout_and_comments() -> None:
    plan = load_plan(NGHE_AN)
    text = NGHE_AN.read_text(encoding="utf-8")
    assert plan_hash(parse_plan("# ghi chú\n\n" + text, "x")) == plan_hash(plan)


@pytest.mark.parametrize(("old", "new"), [("value: 66.67", "value: 66.68"), ("year: 2022\n", "year: 2023\n")])
def test_the_hash_changes_with_the_content(old: str, new: str) -> None:
    text = NGHE_AN.read_text(encoding="utf-8")
    assert plan_hash(parse_plan(text.replace(old, new, 1), "x")) != plan_hash(load_plan(NGHE_AN))


def test_a_value_that_occurs_twice_is_written_twice() -> None:
    """The reader refuses the references by which YAML abbreviates."""
    day = date(2022, 3, 24)
    plan = Plan.model_validate({**MINIMAL, "issued": day, "annexes": [{"name": "Phụ lục 1", "issued": day}]})
    assert parse_plan(dump_plan(plan), "x") == plan
