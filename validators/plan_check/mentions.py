"""Agencies as the document names them against those the plan declares for the row."""

from collections.abc import Iterable, Iterator

from toolkit.core.plan.likeness import Likeness, likeness, spelling
from toolkit.core.plan.model import Agency, Basis, Group
from toolkit.core.plan.names import Mention
from toolkit.core.plan.source import Path
from toolkit.core.text import match_key
from validators.plan_check.case import Case, Findings

_MANY = 3
"""A name and its abbreviation are ordinary; a third spelling is not."""

Cell = tuple[Path, str, tuple[str, ...], bool]
"""Place and text of a printed list of agencies, the codes declared for it, and whether these are what it says."""


def findings(case: Case) -> Findings:
    """Findings about printed names of agencies."""
    spellings: dict[str, dict[str, str]] = {}
    for loc, text, codes, stated in _cells(case):
        mentions = case.names.mentions(text)
        for mention in mentions:
            if not mention.code:
                if not _qualified(case, mention.text):
                    yield case.finding("agency-undeclared", loc, found=mention.text)
                continue
            agency = case.plan.agency_by_code.get(mention.code)
            if agency is None:
                continue
            if _slip(mention.text, agency):
                yield case.finding("agency-misspelled", loc, found=mention.text, expected=agency.name)
            else:
                spellings.setdefault(agency.code, {}).setdefault(match_key(mention.text).casefold(), mention.text)
        if mentions and all(mention.code and mention.certain for mention in mentions):
            yield from _compared(case, loc, text, mentions, codes, stated=stated)
    yield from _spellings(case, spellings)
    yield from _shared(case)


def _cells(case: Case) -> Iterator[Cell]:
    for i, row in enumerate(case.plan.indicators):
        if not row.reporters:  # nobody is asked, or the rule about missing reporters says so
            continue
        codes = tuple(reporter.who for reporter in row.reporters)
        stated = all(reporter.basis is Basis.STATED for reporter in row.reporters)
        yield ("indicators", i, "leads"), row.leads, codes, stated
    for i, task in enumerate(case.plan.tasks):
        if task.heading:
            continue
        yield ("tasks", i, "leads"), task.leads, task.lead_codes, "lead_codes" not in task.basis
        helped = "coordinator_codes" not in task.basis
        yield ("tasks", i, "coordinators"), task.coordinators, task.coordinator_codes, helped


def _compared(
    case: Case, loc: Path, text: str, mentions: Iterable[Mention], codes: tuple[str, ...], *, stated: bool
) -> Findings:
    """Who is named and not declared, and the other way round; a class and its members stand for each other.

    An agency is given the benefit of the doubt where the words may mean it, or its name stands somewhere in the cell.
    """
    plan, parties = case.plan, case.names.parties
    named = {mention.code: mention.text for mention in mentions}
    declared = {*codes, *_codes(plan.expand(codes))}
    covered = {*named, *_codes(plan.expand(tuple(named)))}
    for code, words in named.items():
        if not _within(case, code, declared) and not any(_could_mean(words, by) for by in parties if by.code in codes):
            yield case.finding("lead-left-out", loc, found=words)
    for code in codes if named and stated else ():
        if not _within(case, code, covered) and not any(_occurs(text, by) for by in parties if by.code == code):
            yield case.finding("lead-not-named", loc, found=case.names_by_code[code], expected=text)


def _within(case: Case, code: str, codes: set[str]) -> bool:
    """Whether an agency, or every member of a class, is among codes."""
    members = _codes(case.plan.expand((code,)))
    return code in codes or (bool(members) and members <= codes)


def _codes(agencies: Iterable[Agency]) -> set[str]:
    return {agency.code for agency in agencies}


def _slip(words: str, agency: Agency) -> bool:
    """Whether words are the agency's name but for a letter or a tone."""
    return likeness(spelling(words), spelling(agency.name)) is Likeness.SLIP


def _could_mean(words: str, party: Agency | Group) -> bool:
    name = spelling(words)
    return any(likeness(name, spelling(other)) is not Likeness.DIFFERENT for other in (party.name, *party.aliases))


def _occurs(text: str, party: Agency | Group) -> bool:
    """Whether a name of a party stands anywhere in a text, "các" before it aside."""
    within = f" {_bare(text)} "
    return any(f" {_bare(name)} " in within for name in (party.name, *party.aliases))


def _bare(text: str) -> str:
    return " ".join(word for word in spelling(text.casefold()).words if word != "các")


def _qualified(case: Case, words: str) -> bool:
    """Whether words are a known name and a remark in small letters: "UBND các xã được giao nhiệm vụ"."""
    for party in case.names.parties:
        for name in (party.name, *party.aliases):
            begin, rest = words[: len(name)], words[len(name) :]
            if match_key(begin).casefold() == match_key(name).casefold() and rest[:1] == " " and rest[1:2].islower():
                return True
    return False


def _spellings(case: Case, spellings: dict[str, dict[str, str]]) -> Findings:
    for i, agency in enumerate(case.plan.agencies):
        ways = list(spellings.get(agency.code, {}).values())
        if len(ways) >= _MANY:
            found = ", ".join(f"“{way}”" for way in ways)
            yield case.finding("agency-spellings", ("agencies", i), found=found, expected=str(len(ways)))


def _shared(case: Case) -> Findings:
    """One name of two agencies or groups."""
    first: dict[str, str] = {}
    parties: list[tuple[Path, Agency | Group]] = [(("agencies", i), a) for i, a in enumerate(case.plan.agencies)]
    parties += [(("groups", i), group) for i, group in enumerate(case.plan.groups)]
    for at, party in parties:
        names: list[tuple[Path, str]] = [((*at, "name"), party.name)]
        names += [((*at, "aliases", j), alias) for j, alias in enumerate(party.aliases)]
        for loc, name in names:
            owner = first.setdefault(match_key(name).casefold(), party.code)
            if owner != party.code:
                both = f"{case.names_by_code[owner]} và {party.name}"
                yield case.finding("agency-name-shared", loc, found=name, expected=both)
