"""When and what to report: periods, and the kinds of reports that a plan asks for."""

import datetime as dt
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.core.plan.base import Basis, Date, Entity, Slug, Text, check_basis


class Period(Entity):
    """A reporting period of the year."""

    code: Slug
    name: Text
    start: Date
    cutoff: Date | None = None
    end: Date
    due: Date | None = None
    """Due date of the consolidated report."""
    estimate: bool = False
    """Whether forms of this period also ask for an estimate of the whole year."""

    @property
    def full_year(self) -> bool:
        """Whether missed targets need an explanation in this period."""
        return not self.estimate

    @model_validator(mode="after")
    def _starts_before_it_ends(self) -> Self:
        if self.start > self.end:
            raise PydanticCustomError("period_reversed", "the period starts after it ends")
        return self


class Due(Entity):
    """When one report is due in one period."""

    period: Slug
    date: Date | None = None
    printed: str = ""


class Report(Entity):
    """What one kind of reporting asks: its forms, who owes it, and when."""

    id: Slug
    title: Text
    forms: tuple[Text, ...]
    """Any of ``indicators``, ``tasks``, ``table:<id>``, ``outline:<id>``, in sheet order."""
    owners: tuple[Slug, ...] = ()
    """Codes of agencies and groups. Empty: every reporter of an indicator."""
    due: tuple[Due, ...]
    signer: str = ""
    recipients: tuple[Text, ...] = ()
    place: str = ""
    """Where the document states it, for example "mục III.3.1"."""
    basis: Basis = Basis.STATED
    field_basis: dict[str, Basis] = Field(default_factory=dict)
    """Field name → basis, for single fields the document does not simply state (owners, forms)."""
    note: str = ""

    @model_validator(mode="after")
    def _basis_of_fields(self) -> Self:
        check_basis(type(self), self.field_basis)
        return self

    def due_on(self, period: str) -> dt.date | None:
        """Due date in a period, None where the document gives none."""
        return next((due.date for due in self.due if due.period == period), None)
