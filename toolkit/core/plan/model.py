"""The plan model: agencies, periods, reports, indicators, tasks, tables and outlines of one yearly plan.

Everything is frozen. A field the source document does not state stays empty; what was inherited
from a merged cell or chosen by us is named in ``basis`` and shown as such wherever it is used.
Import every part of the model from here.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Self

from pydantic import ValidationError, model_validator

from toolkit.core.plan.agencies import Agency, AgencyKind, Group
from toolkit.core.plan.base import Basis, Date, Entity, Figure, Level, Slug, Text
from toolkit.core.plan.indicators import (
    Components,
    Direction,
    Indicator,
    Mode,
    Objective,
    Operator,
    Quantity,
    Reporter,
    Role,
    Target,
)
from toolkit.core.plan.parts import Annex, PlanParts
from toolkit.core.plan.references import reference_problems
from toolkit.core.plan.reports import Due, Order, Outgoing, Period, Report
from toolkit.core.plan.structure import Structure
from toolkit.core.plan.tables import (
    ColumnKind,
    NotAbove,
    Outline,
    Section,
    Table,
    TableColumn,
    TableRow,
    Task,
)

__all__ = [
    "Agency",
    "AgencyKind",
    "Annex",
    "Basis",
    "ColumnKind",
    "Components",
    "Date",
    "Direction",
    "Due",
    "Entity",
    "Figure",
    "Group",
    "Indicator",
    "Level",
    "Mode",
    "NotAbove",
    "Objective",
    "Operator",
    "Order",
    "Outgoing",
    "Outline",
    "Period",
    "Plan",
    "Quantity",
    "Report",
    "Reporter",
    "Role",
    "Section",
    "Slug",
    "Structure",
    "Table",
    "TableColumn",
    "TableRow",
    "Target",
    "Task",
    "Text",
]


class Plan(PlanParts):
    """One yearly plan of one administrative unit."""

    @cached_property
    def agency_by_code(self) -> dict[str, Agency]:
        """Agencies by code."""
        return {agency.code: agency for agency in self.agencies}

    @cached_property
    def indicator_by_code(self) -> dict[str, Indicator]:
        """Indicators by code."""
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def objective_by_code(self) -> dict[str, Objective]:
        """Objectives by code; every indicator names one of them."""
        return {objective.code: objective for objective in self.objectives}

    @cached_property
    def report_by_id(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def period_by_code(self) -> dict[str, Period]:
        """Periods by code."""
        return {period.code: period for period in self.periods}

    @cached_property
    def _structures(self) -> dict[dt.date | None, Structure]:
        return {}

    def at(self, day: dt.date | None) -> Structure:
        """The agencies as they stand on a day; None: as the document names them."""
        if day not in self._structures:
            self._structures[day] = Structure(self, day)
        return self._structures[day]

    def expand(self, refs: tuple[str, ...]) -> tuple[Agency, ...]:
        """Agencies behind codes of agencies and groups as the document names them, in its order, each once."""
        return self.at(None).expand(refs)

    def reporters(self, indicator: Indicator) -> Iterator[tuple[Agency, Reporter]]:
        """The agencies that report an indicator as the document names them; ``at(day).reporters`` on a day."""
        return self.at(None).reporters(indicator)

    def owed_by(self, report: Report) -> tuple[str, ...]:
        """Codes of the agencies and groups that a report is asked of: its owners, else all reporters of indicators."""
        return report.owners or tuple(r.who for indicator in self.indicators for r in indicator.reporters)

    def owners(self, report: Report, period: str) -> tuple[Agency, ...]:
        """Agencies that owe a report in a period, by the structure at its end; none where it is not due."""
        if all(due.period != period for due in report.due):
            return ()
        return self.at(self.period_by_code[period].end).expand(self.owed_by(report))

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        problems = reference_problems(self)
        if problems:
            raise ValidationError.from_exception_data("Plan", problems)
        return self
