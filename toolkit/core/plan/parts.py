"""The parts of a plan put together, before any question is asked of them."""

from typing import Annotated

from pydantic import Field

from toolkit.core.plan.agencies import Agency, Group
from toolkit.core.plan.base import Date, Entity, Level, Slug, Text, YearNumber
from toolkit.core.plan.indicators import Indicator, Objective
from toolkit.core.plan.reports import Outgoing, Period, Report
from toolkit.core.plan.tables import Outline, Table, Task


class Annex(Entity):
    """An annex and the way its heading cites the plan, which need not agree with the plan itself."""

    name: Text
    """For example "Phụ lục 2"."""
    title: str = ""
    cites: str = ""
    """The line below the title, as printed."""
    number: str = ""
    """The plan's number as that line gives it."""
    issued: Date | None = None
    """The plan's date as that line gives it."""


class PlanParts(Entity):
    """Everything one yearly plan of one administrative unit declares."""

    id: Slug
    number: str = ""
    issued: Date | None = None
    title: Text
    place: Text
    issuer: Text
    """The issuing body as printed on the letterhead, e.g. "UBND tỉnh Nghệ An"."""
    level: Level
    year: YearNumber
    consolidator: Slug
    contact: str = ""
    recipients: tuple[Text, ...] = ()
    periods: tuple[Period, ...]
    agencies: tuple[Agency, ...]
    groups: tuple[Group, ...] = ()
    reports: tuple[Report, ...]
    objectives: tuple[Objective, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    tables: tuple[Table, ...] = ()
    outlines: tuple[Outline, ...] = ()
    annexes: tuple[Annex, ...] = ()
    outgoing: tuple[Outgoing, ...] = ()
    """Reports that are sent on; empty: one is derived from consolidator, issuer and recipients."""
    sensitive_below: Annotated[int, Field(strict=True, ge=1, le=1000)] | None = None
    """Counts of persons from 1 to below this are marked where ``sensitive`` says so: few enough to be recognised."""
    notes: tuple[Text, ...] = ()
