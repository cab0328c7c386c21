"""The page about the sample plans is what the plans and the check say today."""

from functools import cache
from pathlib import Path

from samples import plans_page
from samples.plans_page import PLANS

ROOT = Path(__file__).parents[1]


@cache
def page() -> str:
    return plans_page.page()


def test_the_page_is_true() -> None:
    """Regenerate with: python -m samples.plans_page > docs/plans.md"""
    assert (ROOT / "docs/plans.md").read_text(encoding="utf-8") == page()


def test_every_plan_has_its_section_and_the_real_slips_are_there() -> None:
    text = page()
    assert [line[4:-1] for line in text.splitlines() if line.startswith("## ")] == sorted(
        path.name for path in PLANS.glob("*.yaml")
    )
    assert "| warning | `annex-date-differs` | Phụ lục 2 | issued | 27/03/2022 |" in text
    assert "| error | `operator-against-direction` | Phụ lục 2, mục IV.2 | 4.2 | >25 |" in text
