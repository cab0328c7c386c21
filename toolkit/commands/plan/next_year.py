"""``bdgxl plan next``: the plan of a later year out of an older one, and what is left to decide."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import Unusable, Usage
from toolkit.commands.plan.plan_file import check_target, show_remarks, write_plan_file
from toolkit.core.json_text import json_text
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Plan
    from toolkit.core.plan.results import Results
    from toolkit.core.plan.succession.decisions import Decision, Kind
    from toolkit.core.plan.succession.next_plan import NextPlan

_WIDTH = 100
_LAST_YEAR = 2100


@click.command("next")
@click.argument("old_path", metavar="KẾ_HOẠCH_CŨ", type=click.Path(path_type=Path))
@click.option("--year", metavar="NĂM", type=int, required=True, help="Năm của kế hoạch mới.")
@click.option(
    "--results",
    "results_path",
    metavar="SỔ_TỔNG_HỢP",
    type=click.Path(path_type=Path),
    help="Sổ do bdgxl merge ghi ra; kết quả trong đó thành cột kết quả năm trước.",
)
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp kế hoạch mới, đuôi .xlsx hoặc .yaml; mặc định là ke-hoach-<năm>.xlsx.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@options.JSON
def command(
    old_path: Path, year: int, results_path: Path | None, output: Path | None, force: bool, as_json: bool
) -> None:
    """Lập kế hoạch năm sau từ kế hoạch cũ và liệt kê những chỗ cần quyết định.

    Ví dụ: bdgxl plan next samples/plans/nghe-an-2022.yaml --year 2026 -o ke-hoach-2026.xlsx
    """
    from toolkit.core.plan.succession.next_plan import next_plan

    target = output or Path(f"ke-hoach-{year}.xlsx")
    check_target(target, force=force, inputs=tuple(filter(None, (old_path, results_path))))
    old = _load(old_path)
    if not old.year < year <= _LAST_YEAR:
        raise Usage(f"--year: kế hoạch cũ là của năm {old.year}; ghi một năm sau đó, ví dụ {old.year + 1}.")
    made = next_plan(old, year, _results(results_path, old))
    write_plan_file(made.plan, target)
    if as_json:
        document = {
            "plan": made.plan.id,
            "year": year,
            "output": str(target),
            "decisions": [decision.as_json() for decision in made.decisions],
        }
        click.echo(json_text(document))
    else:
        click.echo("\n".join(_page(old, made, target)))


def _load(path: Path) -> "Plan":
    from toolkit.core.plan.load import PlanError, read_plan

    try:
        plan, source = read_plan(path)
    except PlanError as error:
        raise Unusable(str(error)) from error
    show_remarks(source)
    return plan


def _results(path: Path | None, plan: "Plan") -> "Results | None":
    from toolkit.core.plan.results import read_results
    from toolkit.core.readback.model import ReadbackError

    try:
        return None if path is None else read_results(path, plan)
    except ReadbackError as error:
        raise Unusable(str(error)) from error


def _page(old: "Plan", made: "NextPlan", target: Path) -> Iterator[str]:
    from toolkit.core.plan.succession.decisions import grouped

    yield click.style(f"Kế hoạch năm {made.plan.year} ({made.plan.id}), lập từ kế hoạch năm {old.year}", bold=True)
    for kind, decisions in grouped(made.decisions).items():
        yield ""
        yield from _section(kind, decisions)
    yield ""
    yield f"Đã ghi {plain(str(target))}. Các việc trên cũng có trong phần ghi chú của kế hoạch."


def _section(kind: "Kind", decisions: "list[Decision]") -> Iterator[str]:
    yield f"{kind.title} ({len(decisions)})"
    yield from _wrapped(f"Đã làm: {kind.done}")
    yield from _wrapped(f"Cần làm: {kind.decide}")
    if any(decision.detail for decision in decisions):
        for decision in decisions:
            yield from _wrapped(f"- {plain(decision.line)}", "    ")
    else:
        yield from _wrapped(", ".join(plain(decision.line) for decision in decisions), "    ")


def _wrapped(text: str, indent: str = "  ") -> Iterator[str]:
    later = indent + ("  " if text.startswith("- ") else "")
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
