"""What a plan holds that its document does not simply state, gathered for people to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.core.plan.model import Basis, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One kind of fact with one basis, and the parts of the plan it concerns."""

    basis: Basis
    part: str
    """List of the plan: "indicators", "agencies" and so on."""
    field: str
    """Field of the part, empty for the part as a whole."""
    codes: tuple[str, ...]


def assumptions(plan: Plan) -> list[Assumption]:
    """Everything inherited or assumed, grouped by basis, part and field in the order of the plan."""
    grouped: dict[tuple[Basis, str, str], list[str]] = {}
    for basis, part, field, code in _facts(plan):
        if basis is not Basis.STATED:
            grouped.setdefault((basis, part, field), []).append(code)
    order = list(Basis)
    return [
        Assumption(basis=basis, part=part, field=field, codes=tuple(codes))
        for (basis, part, field), codes in sorted(grouped.items(), key=lambda item: order.index(item[0][0]))
    ]


def _facts(plan: Plan) -> Iterator[tuple[Basis, str, str, str]]:
    for indicator in plan.indicators:
        # The basis of single reporters is finer than the one of the whole list.
        bases = {reporter.basis for reporter in indicator.reporters}
        for field, basis in indicator.basis.items():
            if field != "reporters" or not bases:
                yield basis, "indicators", field, indicator.code
        for basis in Basis:
            if basis in bases:
                yield basis, "indicators", "reporters", indicator.code
    for task in plan.tasks:
        for field, basis in task.basis.items():
            yield basis, "tasks", field, task.code
    for agency in plan.agencies:
        yield agency.basis, "agencies", "", agency.code
    for group in plan.groups:
        yield group.basis, "groups", "members", group.code
    for report in plan.reports:
        yield report.basis, "reports", "", report.id
        for field, basis in report.field_basis.items():
            yield basis, "reports", field, report.id
    for outgoing in plan.outgoing:
        yield outgoing.basis, "outgoing", "", outgoing.id
        for field, basis in outgoing.field_basis.items():
            yield basis, "outgoing", field, outgoing.id
    for table in plan.tables:
        yield table.basis, "tables", "", table.id
    for outline in plan.outlines:
        yield outline.basis, "outlines", "", outline.id
