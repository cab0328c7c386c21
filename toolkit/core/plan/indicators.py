"""The indicator annex: what is measured, by whom, against what, and how the provincial figure comes about."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from toolkit.core.plan.base import Basis, Entity, Figure, Slug, Text, YearNumber, check_basis, clean_texts
from toolkit.core.units import Unit, UnitKind


class Direction(StrEnum):
    """Which way an indicator is meant to move."""

    UP = "up"
    DOWN = "down"
    KEEP = "keep"
    NONE = "none"


class Operator(StrEnum):
    """How a target compares the actual figure."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    EQUAL = "="


class Mode(StrEnum):
    """How the provincial figure comes about. Declared by the plan, never guessed."""

    SINGLE = "single"
    SUM = "sum"
    RATIO = "ratio"
    SHARE = "share"
    LATEST = "latest"
    DERIVED = "derived"
    LIST = "list"
    HEADING = "heading"  # a printed row that carries no figure


class Role(StrEnum):
    """What a reporter's figure is for."""

    OFFICIAL = "official"
    ADDEND = "addend"
    CROSSCHECK = "crosscheck"


class Quantity(Entity):
    """A baseline: the document's own text, and its figure where there is one."""

    printed: str = ""
    value: Figure | None = None
    year: YearNumber | None = None


class Target(Entity):
    """A target: the document's own text, its figure, and its operator where printed."""

    printed: str = ""
    value: Figure | None = None
    operator: Operator | None = None
    """As printed. None lets the direction decide (at least for up and keep, at most for down)."""


class Reporter(Entity):
    """One agency or group that reports an indicator."""

    who: Slug
    role: Role
    basis: Basis = Basis.STATED


class Components(Entity):
    """What the numerator and the denominator of a rate count."""

    numerator: Text
    denominator: Text


class Objective(Entity):
    """A heading of the indicator annex."""

    code: Text
    number: str = ""
    title: Text

    @property
    def mark(self) -> str:
        """What it is called by: its number, else its code."""
        return self.number or self.code

    @property
    def subject(self) -> str:
        """What it is about: the title without "Mục tiêu 1: " before it."""
        return self.title.partition(": ")[2] or self.title


class Indicator(Entity):
    """One row of the indicator annex."""

    code: Text
    """Stable across years: objective.indicator[.part], e.g. "3.2a.1"; never the printed TT."""
    tt: str = ""
    objective: Text
    parent: str = ""
    label: Text
    unit: Annotated[Unit, BeforeValidator(clean_texts)]
    direction: Direction = Direction.NONE
    baseline: Quantity = Quantity()
    target: Target = Target()
    leads: str = ""
    """The lead column exactly as printed."""
    reporters: tuple[Reporter, ...] = ()
    mode: Mode
    components: Components | None = None
    parts: tuple[Text, ...] = ()
    """For ``derived``: codes of the indicators whose components are added."""
    decimals: Annotated[int, Field(strict=True, ge=0, le=6)] | None = None
    low: Figure | None = None
    high: Figure | None = None
    definition: str = ""
    source: str = ""
    national_target: str = ""
    sensitive: bool = False
    """Whether it counts persons such as victims of violence, whom a small count could give away."""
    place: str = ""
    basis: dict[str, Basis] = Field(default_factory=dict)
    """Field name → basis, for every field the document does not simply state."""

    @property
    def precision(self) -> int:
        """Decimals of the printed figure."""
        return self.unit.decimals if self.decimals is None else self.decimals

    @property
    def counted_unit(self) -> str:
        """The unit in which figures are counted: the printed one, unless the document prints a wrong one."""
        return self.unit.words if "unit" in self.basis else self.unit.shown

    @property
    def operator(self) -> Operator | None:
        """The operator that judges the figure; None without direction or printed operator."""
        if self.target.operator is not None:
            return self.target.operator
        natural = {Direction.UP: Operator.AT_LEAST, Direction.KEEP: Operator.AT_LEAST, Direction.DOWN: Operator.AT_MOST}
        return natural.get(self.direction)

    @property
    def contradictory(self) -> bool:
        """Whether the printed operator says the opposite of the direction (">25" on a "Giảm" row)."""
        upward = self.target.operator in (Operator.AT_LEAST, Operator.ABOVE)
        downward = self.target.operator in (Operator.AT_MOST, Operator.BELOW)
        return (upward and self.direction is Direction.DOWN) or (downward and self.direction is Direction.UP)

    @model_validator(mode="after")
    def _mode_fits(self) -> Self:
        problem = _mode_problem(self)
        if problem:
            raise PydanticCustomError(problem, "mode {mode} does not fit the row", {"mode": self.mode.value})
        check_basis(type(self), self.basis)
        return self


def _mode_problem(row: Indicator) -> str:
    """The code of the first reason why a mode cannot work for a row, empty when it can."""
    roles = [reporter.role for reporter in row.reporters]
    if row.mode is Mode.RATIO and row.components is None:
        return "ratio_components"
    if row.mode is Mode.DERIVED and not row.parts:
        return "derived_parts"
    if row.mode in (Mode.DERIVED, Mode.HEADING) and row.reporters:
        return "never_asked"
    if row.mode in (Mode.SINGLE, Mode.LATEST) and roles.count(Role.OFFICIAL) != 1:
        return "one_official"
    if row.mode in (Mode.SUM, Mode.RATIO) and (Role.OFFICIAL in roles) == (Role.ADDEND in roles):
        return "official_or_addends"
    if row.mode is Mode.SUM and row.unit.kind is UnitKind.PERCENT:
        return "added_percent"
    if row.mode is Mode.SHARE and row.unit.kind is not UnitKind.PERCENT:
        return "share_percent"
    return ""
