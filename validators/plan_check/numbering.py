"""The numbers in front of rows: one style, no gaps, none twice, none missing."""

from collections.abc import Iterable, Sequence

from toolkit.core.plan.source import Path
from validators.plan_check.case import Case, Findings
from validators.plan_check.marks import Kind, Mark, commonest, mark, rewritten

Row = tuple[Path, str]
"""Place and text of one number."""
Marked = list[tuple[Path, Mark]]


def findings(case: Case) -> Findings:
    """Findings about the numbering of objectives, indicators, tasks and outlines."""
    plan = case.plan
    objectives = [(("objectives", i, "number"), row.number) for i, row in enumerate(plan.objectives)]
    indicators = [(("indicators", i, "tt"), row.tt) for i, row in enumerate(plan.indicators)]
    tasks = [(("tasks", i, "number"), row.number) for i, row in enumerate(plan.tasks)]
    yield from _style(case, indicators)
    yield from _style(case, tasks)
    yield from _sequence(case, objectives)
    for objective in plan.objectives:
        own = [row for row, item in zip(indicators, plan.indicators, strict=True) if item.objective == objective.code]
        yield from _blank(case, own)
        yield from _sequence(case, own)
    yield from _blank(case, tasks)
    # Tasks are taken from some sections of a document: a section between them that holds none is no gap.
    yield from _sequence(case, tasks, complete=False)
    for i, outline in enumerate(plan.outlines):
        yield from _sequence(
            case, [(("outlines", i, "sections", j, "number"), s.number) for j, s in enumerate(outline.sections)]
        )


def _marked(rows: Iterable[Row]) -> Marked:
    return [(loc, found) for loc, text in rows if (found := mark(text)) is not None]


def _style(case: Case, rows: Sequence[Row]) -> Findings:
    """Decimal numbers: one separator in the whole list, one tail on each level."""
    marks = [(loc, found) for loc, found in _marked(rows) if found.decimal]
    separator = commonest([sign for _, found in marks for sign in found.separators], ".")
    for loc, found in marks:
        level = [other.tail for _, other in marks if len(other.parts) == len(found.parts)]
        proper = rewritten(found, separator, commonest(level, ""))
        if "".join(found.printed.split()) != proper:
            yield case.finding("number-style-mixed", loc, found=found.printed, expected=proper)


def _blank(case: Case, rows: Sequence[Row]) -> Findings:
    """A blank number in a list that numbers its rows in decimals throughout, as annexes do."""
    marks = _marked(rows)
    numbered = len(marks) == sum(bool(text) for _, text in rows) and all(found.decimal for _, found in marks)
    if not (numbered and len(marks) > len(rows) // 2):
        return
    for loc, text in rows:
        if not text:
            yield case.finding("number-blank", loc)


def _sequence(case: Case, rows: Sequence[Row], *, complete: bool = True) -> Findings:
    """Each number follows the one before it on its level; a ``complete`` list has no other list before or between."""
    levels: list[tuple[tuple[tuple[str, ...], Kind], int | None]] = []
    seen: set[tuple[str, ...]] = set()
    for loc, found in _marked(rows):
        parent = found.parts[:-1]
        if found.decimal and parent and parent not in seen:
            yield case.finding("number-parent-missing", loc, found=found.printed, expected=".".join(parent))
            levels = _entered(levels, (parent[:-1], Kind.DECIMAL), int(parent[-1]))
        seen = {parts for parts in seen if found.value != 1 or parts[:-1] != parent} | {found.parts, parent}
        key = (parent, found.kind)
        before = next((value for known, value in levels if known == key), None)
        if found.value is not None and before is not None and (complete or found.kind is not Kind.ROMAN):
            yield from _step(case, loc, found, before, restarts=not complete and levels[-1][0] != key)
        levels = _entered(levels, key, found.value)


def _step(case: Case, loc: Path, found: Mark, before: int, *, restarts: bool) -> Findings:
    value = found.value or 0
    if value == before and not (value == 1 and restarts):
        yield case.finding("number-repeated", loc, found=found.printed, expected=found.with_last(before + 1))
    elif value > before + 1:
        yield case.finding("number-gap", loc, found=found.printed, expected=found.with_last(before + 1))


def _entered(
    levels: list[tuple[tuple[tuple[str, ...], Kind], int | None]],
    key: tuple[tuple[str, ...], Kind],
    value: int | None,
) -> list[tuple[tuple[tuple[str, ...], Kind], int | None]]:
    """The open levels after a number: those opened after its own level are closed."""
    known = [entry[0] for entry in levels]
    kept = levels[: known.index(key)] if key in known else levels
    return [*kept, (key, value)]
