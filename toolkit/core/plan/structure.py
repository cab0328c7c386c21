"""The agencies of a plan as they stand on one day: who still exists, and who took over from those that do not.

An agency that has ended by that day is replaced, wherever the plan refers to it, by its successors and theirs in turn;
without a successor alive on that day nobody stands in. An agency that does not exist yet owes nothing. Several agencies
with one successor have been merged: it stands for all of them, once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from toolkit.core.plan.agencies import Agency
from toolkit.core.plan.indicators import Indicator, Mode, Reporter, Role
from toolkit.core.plan.parts import PlanParts

_ONE_FIGURE = (Mode.SINGLE, Mode.LATEST, Mode.SUM, Mode.RATIO)
"""Modes in which an official reporter gives the figure of the whole place."""
_STRONGEST = (Role.OFFICIAL, Role.ADDEND, Role.CROSSCHECK)


class Structure:
    """Answers who is meant by the codes of a plan on a day; without a day, whom the document names."""

    def __init__(self, plan: PlanParts, day: dt.date | None = None) -> None:
        self.day = day
        self._agencies = {agency.code: agency for agency in plan.agencies}
        self._members = {group.code: group.members for group in plan.groups}
        self._consolidator = plan.consolidator
        self._place = {code: place for place, code in enumerate(self._agencies)}
        self._heirs: dict[str, tuple[str, ...]] = {}
        self._expanded: dict[tuple[str, ...], dict[str, Agency]] = {}
        self._roles: dict[str, dict[str, Role]] = {}

    @property
    def consolidator(self) -> Agency:
        """Who takes the reports: the one successor of the agency that the plan names, else that agency itself."""
        heirs = self.heirs(self._consolidator)
        return heirs[0] if len(heirs) == 1 else self._agencies[self._consolidator]

    def heirs(self, code: str) -> tuple[Agency, ...]:
        """Who stands for an agency: itself while it exists, then its successors; nobody before it exists."""
        return tuple(self._agencies[heir] for heir in self._heirs_of(code))

    def instead_of(self, agency: Agency, refs: Iterable[str]) -> tuple[Agency, ...]:
        """Agencies among codes of agencies and groups that have ended, and that ``agency`` stands for."""
        ended = self._taken_over.get(agency.code)
        return tuple(self._agencies[code] for code in self._declared(refs) if code in ended) if ended else ()

    @cached_property
    def _taken_over(self) -> dict[str, set[str]]:
        """Code of an agency → codes of the others that it stands for."""
        found: dict[str, set[str]] = {}
        for code in self._agencies:
            for heir in self._heirs_of(code):
                if heir != code:
                    found.setdefault(heir, set()).add(code)
        return found

    def expand(self, refs: Iterable[str]) -> tuple[Agency, ...]:
        """Agencies behind codes of agencies and groups, in the order of the plan, each once."""
        return tuple(self._behind(refs).values())

    def covers(self, refs: Iterable[str], agency: Agency) -> bool:
        """Whether an agency is among those behind codes."""
        return agency.code in self._behind(refs)

    def named(self, refs: Iterable[str]) -> tuple[Agency, ...]:
        """As :meth:`expand`, without the members of groups: those who are named themselves, or their successors."""
        return self.expand(code for code in refs if code in self._agencies)

    def reporters(self, indicator: Indicator) -> Iterator[tuple[Agency, Reporter]]:
        """The agencies that report an indicator, groups expanded; the first naming of an agency counts.

        A successor keeps the role; where several roles meet in one, the official figure goes before an addend, and an
        addend before a cross-check. The successors of an official reporter that was split each know a part, and nobody
        has said whose figure counts: until the plan names one, their figures are only compared (:meth:`unsettled`).
        """
        found: dict[str, Reporter] = {}
        for code, reporter in self._reporters(indicator).items():
            heirs = self._heirs_of(code)
            if len(heirs) > 1 and speaks_for_all(indicator, reporter):
                reporter = reporter.model_copy(update={"role": Role.CROSSCHECK})
            for heir in heirs:
                found[heir] = stronger(found.get(heir, reporter), reporter)
        for code, reporter in found.items():
            yield self._agencies[code], reporter

    def roles(self, indicator: Indicator) -> dict[str, Role]:
        """Code of each agency that reports an indicator of the plan → what its figure is for."""
        if indicator.code not in self._roles:
            self._roles[indicator.code] = {agency.code: reporter.role for agency, reporter in self.reporters(indicator)}
        return self._roles[indicator.code]

    def unsettled(self, indicator: Indicator) -> tuple[Agency, tuple[Agency, ...]] | None:
        """The official reporter that has ended without exactly one successor, and its successors; None if all is well.

        Nobody gives the official figure of such an indicator until the plan says who does.
        """
        for code, reporter in self._reporters(indicator).items():
            agency = self._agencies[code]
            if speaks_for_all(indicator, reporter) and self._ended(agency) and len(self._heirs_of(code)) != 1:
                return agency, self.heirs(code)
        return None

    def _reporters(self, indicator: Indicator) -> dict[str, Reporter]:
        found: dict[str, Reporter] = {}
        for reporter in indicator.reporters:
            for code in self._declared((reporter.who,)):
                found.setdefault(code, reporter)
        return found

    def _behind(self, refs: Iterable[str]) -> dict[str, Agency]:
        """By code, in the order of the plan; a form asks this for each of its rows."""
        asked = tuple(refs)
        if asked not in self._expanded:
            codes = self._ordered(heir for code in self._declared(asked) for heir in self._heirs_of(code))
            self._expanded[asked] = {code: self._agencies[code] for code in codes}
        return self._expanded[asked]

    def _declared(self, refs: Iterable[str]) -> list[str]:
        codes = (code for ref in refs for code in self._members.get(ref, (ref,)))
        return self._ordered(code for code in codes if code in self._agencies)

    def _ordered(self, codes: Iterable[str]) -> list[str]:
        return sorted(set(codes), key=self._place.__getitem__)

    def _heirs_of(self, code: str) -> tuple[str, ...]:
        if code not in self._heirs:
            agency = self._agencies[code]
            if self._ended(agency):
                later = (heir for successor in agency.successors for heir in self._heirs_of(successor))
                self._heirs[code] = tuple(dict.fromkeys(later))
            else:
                self._heirs[code] = (code,) if self._begun(agency) else ()
        return self._heirs[code]

    def _begun(self, agency: Agency) -> bool:
        return self.day is None or agency.valid_from is None or agency.valid_from <= self.day

    def _ended(self, agency: Agency) -> bool:
        return self.day is not None and agency.valid_to is not None and agency.valid_to < self.day


def speaks_for_all(indicator: Indicator, reporter: Reporter) -> bool:
    """Whether a reporter gives the figure of the whole place, so that there can be only one like it."""
    return reporter.role is Role.OFFICIAL and indicator.mode in _ONE_FIGURE


def stronger(one: Reporter, other: Reporter) -> Reporter:
    """Which of two roles counts where they meet in one agency; the first where they are equal."""
    return min(one, other, key=lambda reporter: _STRONGEST.index(reporter.role))
