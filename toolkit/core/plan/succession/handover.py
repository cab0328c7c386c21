"""Who takes the places of agencies that no longer exist in the new year, wherever a plan refers to them."""

import datetime as dt
import re
from collections.abc import Iterable

from toolkit.core.plan.model import Agency, Basis, Group, Indicator, Plan, Reporter
from toolkit.core.plan.names import Names
from toolkit.core.plan.structure import speaks_for_all, stronger

_SEPARATORS = re.compile(r"[\s;,]+")


class Handover:
    """The agencies of a plan that have ended by a year, and their successors at its end.

    An agency that still exists at the end of some period of the new year keeps its place: forms are made by the
    structure at the end of each period.
    """

    def __init__(self, plan: Plan, year: int, ends: Iterable[dt.date]) -> None:
        self._agencies = plan.agency_by_code
        self._names = Names((*plan.agencies, *plan.groups))
        structure = plan.at(dt.date(year, 12, 31))
        alive = {agency.code for end in ends for agency in plan.at(end).expand(tuple(self._agencies))}
        heirs = {code: tuple(heir.code for heir in structure.heirs(code)) for code in self._agencies}
        self.leaving = tuple(a for a in plan.agencies if a.code in alive and heirs[a.code] != (a.code,))
        """Agencies that end within the new year."""
        self.ended = tuple(a for a in plan.agencies if a.code not in alive and _ended(a, year))
        """Agencies that have ended before any period of the new year does."""
        self.heirs = {agency.code: heirs[agency.code] for agency in self.ended}
        """Codes of the successors of each of them; none where the plan knows no successor."""

    def names(self, code: str) -> str:
        """The successors of an agency by name."""
        return ", ".join(self._agencies[heir].name for heir in self.heirs[code])

    def codes(self, refs: tuple[str, ...]) -> tuple[str, ...]:
        """Codes of agencies and groups with the successors in place, each once; who has none stays."""
        return tuple(dict.fromkeys(heir for ref in refs for heir in self.heirs.get(ref) or (ref,)))

    def one(self, code: str) -> str:
        """A code where only one agency can stand: the successor if there is just one."""
        heirs = self.heirs.get(code, ())
        return heirs[0] if len(heirs) == 1 else code

    def group(self, group: Group) -> Group:
        """A group with its members of the new year."""
        return group.model_copy(update={"members": self.codes(group.members)})

    def reporters(self, row: Indicator) -> tuple[Reporter, ...]:
        """The reporters of the new year; an official reporter that was split stays until somebody chooses.

        Where several roles meet in one agency the official figure goes before an addend, and an addend before a
        cross-check.
        """
        found: dict[str, Reporter] = {}
        for reporter in row.reporters:
            one = speaks_for_all(row, reporter)
            for code in (self.one(reporter.who),) if one else self.codes((reporter.who,)):
                basis = reporter.basis if code == reporter.who else Basis.PROPOSED
                taken = reporter.model_copy(update={"who": code, "basis": basis})
                found[code] = stronger(found.get(code, taken), taken)
        return tuple(found.values())

    def text(self, text: str) -> str:
        """A printed list of agencies with the names of the successors in it, each once."""
        if not self.heirs or not text:
            return text
        mentions = self._names.mentions(text)
        said = {mention.code for mention in mentions}
        at = 0
        for mention in mentions:
            start = text.find(mention.text, at)
            heirs = self.heirs.get(mention.code, ())
            if start < 0 or not heirs:
                at = max(at, start + len(mention.text))
                continue
            new = ", ".join(self._agencies[heir].name for heir in heirs if heir not in said)
            said |= set(heirs)
            rest = text[start + len(mention.text) :]
            if not new:
                # The successor stands in the list already: the separator goes with the name.
                rest = _SEPARATORS.sub("", rest, count=1) if _SEPARATORS.match(rest) else rest
            text = text[:start] + new + rest
            at = start + len(new)
        return text.rstrip(" ;,")

    def named_in(self, text: str) -> tuple[Agency, ...]:
        """Replaced agencies whose name or alias a text spells out."""
        folded = text.casefold()
        return tuple(
            agency
            for agency in self.ended
            if self.heirs[agency.code] and any(n.casefold() in folded for n in (agency.name, *agency.aliases))
        )

    def kept(self, used: Iterable[str]) -> tuple[Agency, ...]:
        """The agencies of the new plan: all but those that have ended and that nothing refers to any more."""
        wanted = set(used)
        gone = {agency.code for agency in self.ended if agency.code not in wanted}
        return tuple(
            agency.model_copy(update={"successors": tuple(c for c in self.codes(agency.successors) if c not in gone)})
            for code, agency in self._agencies.items()
            if code not in gone
        )


def _ended(agency: Agency, year: int) -> bool:
    return agency.valid_to is not None and agency.valid_to < dt.date(year, 12, 31)
