"""References inside a plan: every code used is declared, nothing is declared twice, and nothing leads to itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic_core import InitErrorDetails, PydanticCustomError

from toolkit.core.plan.parts import PlanParts

Place = tuple[str | int, ...]


def reference_problems(plan: PlanParts) -> list[InitErrorDetails]:
    """What is wrong with the references of a plan, each with the place of the faulty value."""
    return [*_repeated(plan), *_dangling(plan), *_circles(plan)]


def _repeated(plan: PlanParts) -> Iterator[InitErrorDetails]:
    yield from _twice(
        [(("agencies", i, "code"), a.code) for i, a in enumerate(plan.agencies)]
        + [(("groups", i, "code"), g.code) for i, g in enumerate(plan.groups)]
    )
    yield from _twice((("periods", i, "code"), p.code) for i, p in enumerate(plan.periods))
    yield from _twice((("reports", i, "id"), r.id) for i, r in enumerate(plan.reports))
    yield from _twice((("objectives", i, "code"), o.code) for i, o in enumerate(plan.objectives))
    yield from _twice((("indicators", i, "code"), row.code) for i, row in enumerate(plan.indicators))
    yield from _twice((("tasks", i, "code"), t.code) for i, t in enumerate(plan.tasks))
    yield from _twice((("tables", i, "id"), t.id) for i, t in enumerate(plan.tables))
    yield from _twice((("tables", i, "sheet"), t.sheet.casefold()) for i, t in enumerate(plan.tables))
    yield from _twice((("outlines", i, "id"), o.id) for i, o in enumerate(plan.outlines))
    yield from _twice((("outgoing", i, "id"), o.id) for i, o in enumerate(plan.outgoing))
    for i, report in enumerate(plan.reports):
        yield from _twice((("reports", i, "forms", j), form) for j, form in enumerate(report.forms))
        yield from _twice((("reports", i, "due", j, "period"), due.period) for j, due in enumerate(report.due))
    for i, table in enumerate(plan.tables):
        yield from _twice((("tables", i, "columns", j, "id"), column.id) for j, column in enumerate(table.columns))
        yield from _twice((("tables", i, "rows", j, "key"), row.key) for j, row in enumerate(table.rows))
    for i, outline in enumerate(plan.outlines):
        yield from _twice((("outlines", i, "sections", j, "key"), s.key) for j, s in enumerate(outline.sections))


def _twice(places: Iterable[tuple[Place, str]]) -> Iterator[InitErrorDetails]:
    seen: Counter[str] = Counter()
    for place, code in places:
        seen[code] += 1
        if seen[code] == 2:
            yield _detail("declared_twice", "'{code}' is declared twice", place, code)


def _dangling(plan: PlanParts) -> Iterator[InitErrorDetails]:
    agencies = {agency.code for agency in plan.agencies}
    who = agencies | {group.code for group in plan.groups}
    periods = {period.code for period in plan.periods}
    rows = {row.code for row in plan.indicators}
    objectives = {objective.code for objective in plan.objectives}
    outlines = {outline.id for outline in plan.outlines}
    forms = {
        "indicators",
        "tasks",
        *(f"table:{t.id}" for t in plan.tables),
        *(f"outline:{outline}" for outline in outlines),
    }

    uses: list[tuple[Place, Iterable[str], set[str]]] = [(("consolidator",), (plan.consolidator,), agencies)]
    uses += [(("agencies", i, "successors"), a.successors, agencies) for i, a in enumerate(plan.agencies)]
    uses += [(("groups", i, "members"), g.members, agencies) for i, g in enumerate(plan.groups)]
    for i, report in enumerate(plan.reports):
        uses.append((("reports", i, "owners"), report.owners, who))
        uses.append((("reports", i, "forms"), report.forms, forms))
        uses += [(("reports", i, "due", j, "period"), (due.period,), periods) for j, due in enumerate(report.due)]
    for i, row in enumerate(plan.indicators):
        uses.append((("indicators", i, "objective"), (row.objective,), objectives))
        uses.append((("indicators", i, "parent"), (row.parent,) if row.parent else (), rows))
        uses.append((("indicators", i, "parts"), row.parts, rows))
        uses += [(("indicators", i, "reporters", j, "who"), (r.who,), who) for j, r in enumerate(row.reporters)]
    for i, task in enumerate(plan.tasks):
        uses.append((("tasks", i, "lead_codes"), task.lead_codes, who))
        uses.append((("tasks", i, "coordinator_codes"), task.coordinator_codes, who))
    for i, outgoing in enumerate(plan.outgoing):
        uses.append((("outgoing", i, "outline"), (outgoing.outline,) if outgoing.outline else (), outlines))
        uses.append((("outgoing", i, "periods"), outgoing.periods, periods))

    for place, used, known in uses:
        for j, code in enumerate(used):
            if code not in known:
                spot = place if place[-1] in _SINGLE else (*place, j)
                if place[-1] in ("period", "periods"):
                    yield _detail("period_unknown", "'{code}' is not declared", spot, code, ", ".join(sorted(known)))
                    continue
                yield _detail("not_declared", "'{code}' is not declared", spot, code)


def _circles(plan: PlanParts) -> Iterator[InitErrorDetails]:
    """Successors, parents and parts that lead back to where they started; each circle once."""
    rows = plan.indicators
    yield from _returning("agencies", "successors", [(agency.code, agency.successors) for agency in plan.agencies])
    yield from _returning("indicators", "parent", [(row.code, (row.parent,) if row.parent else ()) for row in rows])
    yield from _returning("indicators", "parts", [(row.code, row.parts) for row in rows])


def _returning(entity: str, field: str, steps: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[InitErrorDetails]:
    onward = dict(steps)
    told: set[str] = set()
    for place, (code, _) in enumerate(steps):
        path = _way_back(code, onward)
        if path and not told & set(path):
            told |= set(path)
            detail = {"code": code, "path": " → ".join((*path, code))}
            error = PydanticCustomError("circle", "'{code}' leads back to itself: {path}", detail)
            yield InitErrorDetails(type=error, loc=(entity, place, field), input=code)


def _way_back(code: str, onward: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Codes of the shortest way from a code back to it, without the last; empty where there is none."""
    ways: list[tuple[str, ...]] = [(code,)]
    seen: set[str] = set()
    for way in ways:
        for step in onward.get(way[-1], ()):
            if step == code:
                return way
            if step not in seen:
                seen.add(step)
                ways.append((*way, step))
    return ()


_SINGLE = ("consolidator", "period", "objective", "parent", "who", "outline")


def _detail(kind: str, message: str, place: Place, code: str, known: str = "") -> InitErrorDetails:
    error = PydanticCustomError(kind, message, {"code": code, "known": known})
    return InitErrorDetails(type=error, loc=place, input=code)
