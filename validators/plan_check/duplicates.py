"""Rows that say the same twice, down to punctuation and letter case."""

import re
from collections.abc import Hashable, Iterable

from toolkit.core.plan.source import Path
from toolkit.core.text import match_key
from validators.plan_check.case import Case, Findings

_WORD = re.compile(r"\w+|[%<>≥≤]")


def findings(case: Case) -> Findings:
    """Findings about repeated rows. Rows below different parents may share a name ("Cấp tỉnh", "Trong đó: nữ")."""
    plan = case.plan
    yield from _repeated(
        case,
        "label-repeated",
        (
            (("indicators", i, "label"), f"chỉ tiêu {row.code}", (row.objective, row.parent, _key(row.label)))
            for i, row in enumerate(plan.indicators)
        ),
    )
    for i, table in enumerate(plan.tables):
        columns = (
            (("tables", i, "columns", j, "heading"), f"cột {column.id}", _key(column.heading))
            for j, column in enumerate(table.columns)
        )
        rows = (
            (("tables", i, "rows", j, "label"), f"dòng {row.key}", _key(row.label)) for j, row in enumerate(table.rows)
        )
        yield from _repeated(case, "label-repeated", columns)
        yield from _repeated(case, "label-repeated", rows)
    yield from _repeated(
        case,
        "task-repeated",
        (
            (("tasks", i, "text"), f"nhiệm vụ {task.code}", (_key(task.text), _key(task.leads), task.lead_codes))
            for i, task in enumerate(plan.tasks)
            if not task.heading
        ),
    )


def _repeated(case: Case, code: str, rows: Iterable[tuple[Path, str, Hashable]]) -> Findings:
    first: dict[Hashable, str] = {}
    for loc, name, key in rows:
        if key in first:
            yield case.finding(code, loc, found=name, expected=first[key])
        else:
            first[key] = name


def _key(text: str) -> str:
    return " ".join(_WORD.findall(match_key(text).casefold()))
