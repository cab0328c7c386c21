"""When and what to report: periods, the kinds of reports that a plan asks for, and those that are sent on."""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.core.plan.base import Basis, Date, Entity, FileSlug, Slug, Text, check_basis


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


class Order(StrEnum):
    """In which order a report that is sent on lists the results."""

    OBJECTIVES = "objectives"
    """As the plan's annex does."""
    NATIONAL = "national"
    """By the codes of the national strategy; what the strategy does not have comes last."""


class Outgoing(Entity):
    """A report that is sent on once everything is consolidated: to whom, in whose name, in which order.

    Its parts are those of Nghị định 30/2020/NĐ-CP, phụ lục I.
    """

    id: Slug
    title: Text
    """Trích yếu, "Kết quả thực hiện công tác bình đẳng giới năm 2022"."""
    superior: str = ""
    """Cơ quan chủ quản, printed above the issuing body; empty where it has none."""
    issuer: Text
    """Cơ quan ban hành."""
    symbol: str = ""
    """Ký hiệu after the number: "BC-SLĐTBXH"; the number stays blank."""
    letter_symbol: str = ""
    """Ký hiệu of a letter of the same body: "SLĐTBXH-BĐG"."""
    to: tuple[Text, ...] = ()
    """Kính gửi; empty where a report names its addressees among the recipients only."""
    signer: Text
    """Quyền hạn, chức vụ, one line each: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"."""
    recipients: tuple[Text, ...] = ()
    """Nơi nhận, without the last line "Lưu: VT"."""
    archive: str = ""
    """Unit named behind "Lưu: VT,"."""
    order: Order = Order.OBJECTIVES
    outline: str = ""
    """Outline of the plan whose sections it follows; empty: the usual ones."""
    periods: tuple[Slug, ...] = ()
    """Periods for which it is written; empty: all."""
    place: str = ""
    basis: Basis = Basis.STATED
    field_basis: dict[str, Basis] = Field(default_factory=dict)
    """Field name → basis, for single fields the document does not simply state."""

    @model_validator(mode="after")
    def _basis_of_fields(self) -> Self:
        check_basis(type(self), self.field_basis)
        return self


class Due(Entity):
    """When one report is due in one period."""

    period: Slug
    date: Date | None = None
    printed: str = ""


class Report(Entity):
    """What one kind of reporting asks: its forms, who owes it, and when."""

    id: FileSlug
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
