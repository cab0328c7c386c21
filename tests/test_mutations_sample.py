"""A small sample of ``python -m bench.mutations``: mutants of three forms, one of each report, all found."""

from pathlib import Path

import pytest

from bench.mutations.files import compared
from bench.mutations.kinds import mutations
from bench.mutations.run import run, sent_form
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.plan.load import load_plan

PLAN = Path(__file__).parent.parent / "samples" / "plans" / "nghe-an-2022.yaml"


def book(report: str, agency: str) -> AgencyBook:
    plan = load_plan(PLAN)
    return agency_book(plan, plan.report_by_id[report], plan.period_by_code["nam"], plan.agency_by_code[agency])


@pytest.mark.parametrize(
    ("report", "agency", "every"),
    [("chi-tieu", "cuc-thong-ke", 29), ("hoat-dong", "so-y-te", 151), ("tu-kiem-tra", "huyen-que-phong", 3)],
)
def test_every_mutant_is_found_at_its_cell_and_nowhere_else(report: str, agency: str, every: int) -> None:
    tally = run(sent_form(book(report, agency)), every)
    assert tally.made.total() > 20
    assert (tally.missed, tally.consolidated, tally.elsewhere) == ([], [], [])


def test_mutants_of_files_are_judged_like_mutants_in_memory() -> None:
    sent = sent_form(book("chi-tieu", "so-kh-dt"))
    number = sum(1 for _ in mutations(sent.spots, sent.book))
    found = compared(sent, range(0, number, 60))
    assert [one for one in found if not one.same] == []
    assert all(one.in_memory for one in found)
