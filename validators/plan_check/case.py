"""A plan under check: findings with the place, row and label of the value they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding
from toolkit.core.plan.model import Annex, Entity, Indicator, Mode, Period, Plan
from toolkit.core.plan.names import Names
from toolkit.core.plan.source import Path, Source
from toolkit.core.vocabulary import FIELD_WORDS

_SHOWN = 6
_ASIDE = (Mode.HEADING, Mode.DERIVED)


@dataclass(frozen=True)
class Case:
    """One plan, and where its values stand in its file."""

    plan: Plan
    source: Source

    @cached_property
    def names(self) -> Names:
        """All names of the plan's agencies and groups."""
        return Names([*self.plan.agencies, *self.plan.groups])

    @cached_property
    def names_by_code(self) -> dict[str, str]:
        """Names of agencies and groups by code."""
        names = {agency.code: agency.name for agency in self.plan.agencies}
        return names | {group.code: group.name for group in self.plan.groups}

    @cached_property
    def asked(self) -> tuple[tuple[int, Indicator], ...]:
        """Indicators for which agencies are asked a figure, with their position."""
        return tuple((i, row) for i, row in enumerate(self.plan.indicators) if row.mode not in _ASIDE)

    @cached_property
    def owing(self) -> frozenset[str]:
        """Codes of the agencies that owe a report, report an indicator or lead a task, by name or through a group."""
        refs = [code for report in self.plan.reports for code in report.owners]
        refs += [reporter.who for _, row in self.asked for reporter in row.reporters]
        refs += [code for task in self.plan.tasks for code in task.lead_codes]
        return frozenset(agency.code for agency in self.plan.expand(tuple(refs)))

    @cached_property
    def last_period(self) -> Period:
        """The period that ends last."""
        return max(self.plan.periods, key=lambda period: period.end)

    def finding(self, code: str, loc: Path, *, found: str = "", expected: str = "") -> Finding:
        """A finding of a plan rule about the value at ``loc``, with the item of the plan that the value belongs to."""
        item = self._item(loc)
        place = self.source.place(loc)
        if item is not None:
            document = item.name if isinstance(item, Annex) else getattr(item, "place", "")
            place = replace(place, document=document)
        return rule(code).found(
            place=place,
            form=str(loc[0]) if item is not None else "",
            row=_name(item, ("code", "id")),
            column=self._column(loc),
            label=_name(item, ("label", "text", "title", "name")),
            found=found,
            expected=expected,
            field=self.field(loc),
        )

    def field(self, loc: Path) -> str:
        """The column or field of a value in Vietnamese."""
        if loc[0] == "indicators" and "baseline" in loc:
            return f"Kết quả năm {self.plan.indicators[int(loc[1])].baseline.year or 'trước'}"
        if loc[0] == "indicators" and "target" in loc:
            return f"Kế hoạch năm {self.plan.year}"
        if "columns" in loc and loc[-1] == "heading":
            return "Tên cột"
        word = next((FIELD_WORDS[part] for part in reversed(loc) if isinstance(part, str) and part in FIELD_WORDS), "")
        return word[:1].upper() + word[1:]

    def _item(self, loc: Path) -> Entity | None:
        if len(loc) < 2 or not isinstance(loc[1], int):
            return None
        item = getattr(self.plan, str(loc[0]))[loc[1]]
        return item if isinstance(item, Entity) else None

    def _column(self, loc: Path) -> str:
        return ".".join(str(part) for part in loc[2:] if isinstance(part, str)) if len(loc) > 1 else str(loc[0])


def listed(names: Iterable[str]) -> str:
    """Names as a message lists them: the first ones, and how many more there are."""
    every = list(names)
    more = len(every) - _SHOWN
    return ", ".join(every[:_SHOWN]) + (f" và {more} mục khác" if more > 0 else "")


def _name(item: Entity | None, fields: Iterable[str]) -> str:
    return next((str(getattr(item, field)) for field in fields if hasattr(item, field)), "")


Findings = Iterator[Finding]
