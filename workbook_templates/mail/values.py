"""What the texts of mails may name: plain words made of a plan, its reports and findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.grouping import grouped
from toolkit.core.findings.model import Finding
from toolkit.core.plan.model import Period, Plan
from toolkit.core.text import lowered
from workbook_templates.wording import plan_citation

_MOST_NAMED = 30
_MANY = "{} đơn vị có tên trong biểu gửi kèm"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyWords:
    """Whom a mail is written to."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The plan on which the reports are asked for."""

    words: str
    """As a document cites it: number, date, issuer and title."""
    number: str
    title: str
    issuer: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodWords:
    """The period that the reports are about."""

    name: str
    words: str
    """The name as it goes on in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords:
    """Who gathers the reports and answers questions."""

    name: str
    email: str
    phone: str
    words: str
    """How to reach it, as the plan says; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """One report that a mail is about."""

    title: str
    due: str
    """As texts write a day, "05/12/2022", or what they say where nobody has set one."""
    file: str = ""
    """Name of the form that goes with the mail; empty where none does."""
    sheets: tuple[str, ...] = ()
    """Sheets of the form to fill, where known."""
    status: str = ""
    """How it stands with the report, in a reminder: "chưa gửi, quá hạn 23 ngày"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWords:
    """One thing that an agency is asked to mend."""

    word: str
    """How grave it is."""
    place: str
    message: str
    remedy: str


def common_values(plan: Plan, period: Period, names: Sequence[str]) -> dict[str, object]:
    """What every text may name, for a mail to the agencies of these names; of many only their number is told."""
    gathers = plan.at(period.end).consolidator
    reach = [
        f"điện thoại {gathers.phone}" if gathers.phone else "",
        f"thư điện tử {gathers.email}" if gathers.email else "",
    ]
    words = plan.contact.strip().rstrip(".") or ", ".join(filter(None, reach))
    return {
        "agency": AgencyWords(name=", ".join(names) if len(names) <= _MOST_NAMED else _MANY.format(len(names))),
        "plan": PlanWords(
            words=plan_citation(plan), number=plan.number, title=plan.title, issuer=plan.issuer, year=plan.year
        ),
        "period": PeriodWords(name=period.name, words=lowered(period.name)),
        "contact": ContactWords(
            name=gathers.name, email=gathers.email, phone=gathers.phone, words=words[:1].upper() + words[1:]
        ),
    }


def finding_values(findings: Iterable[Finding]) -> tuple[FindingWords, ...]:
    """Findings as a mail tells its agency, gravest first as they come, repetitions in one.

    What the office settles alone is left out.
    """
    told = []
    for group in grouped(finding for finding in findings if RULES[finding.code].ask != ""):
        rest = f" ({group.rest})" if group.rest else ""
        one = group.first
        # The folders of the inbox say nothing to who sent the file.
        place = replace(one.place, file=PurePosixPath(one.place.file).name)
        remedy = RULES[one.code].asked(one)
        told.append(FindingWords(word=one.word, place=f"{place}{rest}", message=one.message, remedy=remedy))
    return tuple(told)
