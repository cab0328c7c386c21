"""Properties that hold for any inbox."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.exact import rounded, same_within_rounding, shown, total
from toolkit.core.verdict import Judgement

AGENCIES = [f"so-{letter}" for letter in "abcdef"]
COUNTS = st.integers(0, 10**9)
PAIRS = st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6)
FIGURES = st.decimals(-(10**9), 10**9, places=4)


def ratio_inbox(pairs: list[tuple[int, int]]) -> Inbox:
    everyone = " ".join(f"+{code}" for code in AGENCIES)
    inbox = Inbox(make_plan(indicator("1", "ratio", everyone), agencies=" ".join(AGENCIES)))
    for code, (a, b) in zip(AGENCIES, pairs, strict=False):
        inbox.report(code, _1={"numerator": a, "denominator": b})
    return inbox


@given(PAIRS)
def test_a_ratio_is_the_quotient_of_the_sums(pairs: list[tuple[int, int]]) -> None:
    figure = consolidate(ratio_inbox(pairs).judgement).figures[0]
    above, below = sum(a for a, _ in pairs), sum(b for _, b in pairs)
    if not below:
        assert figure.value is None
        return
    assert figure.value is not None
    exact = Fraction(above * 100, below)
    assert abs(Fraction(figure.value) - exact) <= Fraction(1, 200)
    # A tie goes up.
    assert Fraction(figure.value) - exact > -Fraction(1, 200)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(pairs: list[tuple[int, int]], chance: random.Random) -> None:
    judgement = ratio_inbox(pairs).judgement
    shuffled = list(judgement.verdicts)
    chance.shuffle(shuffled)
    other = Judgement(
        plan=judgement.plan, period=judgement.period, as_of=judgement.as_of, verdicts=tuple(shuffled), findings=()
    )
    one, two = consolidate(judgement), consolidate(other)
    assert (one.figures, one.records, one.balances) == (two.figures, two.records, two.balances)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=2, max_size=2))
def test_a_compound_equals_one_ratio_over_everybody(pairs: list[tuple[int, int]]) -> None:
    parts = [indicator("1.1", "ratio", "so-a"), indicator("1.2", "ratio", "so-b")]
    inbox = Inbox(make_plan(indicator("1", "derived", parts=["1.1", "1.2"]), *parts))
    for code, row, (a, b) in zip(("so-a", "so-b"), ("_1_1", "_1_2"), pairs, strict=True):
        inbox.report(code, **{row: {"numerator": a, "denominator": b}})
    assert consolidate(inbox.judgement).figures[0].value == consolidate(ratio_inbox(pairs).judgement).figures[0].value


@given(FIGURES, st.integers(0, 4))
def test_rounding_is_half_up(value: Decimal, decimals: int) -> None:
    assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(st.lists(FIGURES, max_size=20))
def test_sums_lose_nothing(values: list[Decimal]) -> None:
    assert Fraction(total(values)) == sum((Fraction(value) for value in values), Fraction(0))


@given(FIGURES)
def test_a_figure_reads_back(value: Decimal) -> None:
    assert Decimal(shown(value).replace(",", ".")) == value


@given(FIGURES, st.integers(0, 3))
def test_a_rounded_figure_is_the_same_fact(value: Decimal, decimals: int) -> None:
    assert same_within_rounding(value, rounded(value, decimals))
