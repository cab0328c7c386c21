"""Sentences about a plan, a period or a date as Vietnamese offices write them."""

import datetime as dt
from decimal import Decimal

from toolkit.core.plan.model import Period, Plan, Report

_PLAN_WORD = "kế hoạch "


def day(date: dt.date) -> str:
    """``28/03/2022``."""
    return f"{date.day:02d}/{date.month:02d}/{date.year}"


def due_text(report: Report, period: Period) -> str:
    """Due date of a report, and what the document says about it."""
    due = next((due for due in report.due if due.period == period.code), None)
    if due is None or not (due.date or due.printed):
        return "theo văn bản đề nghị báo cáo"
    if due.date is None:
        return due.printed
    return f"{day(due.date)} (văn bản ghi: {due.printed})" if due.printed else day(due.date)


def plan_citation(plan: Plan) -> str:
    """The plan as a document cites it: number, date, issuer, title; only what the document states."""
    parts = ["Kế hoạch"]
    if plan.number:
        parts.append(f"số {plan.number}")
    if plan.issued is not None:
        parts.append(f"ngày {day(plan.issued)}")
    parts.append(f"của {plan.issuer}")
    head, rest = plan.title[: len(_PLAN_WORD)], plan.title[len(_PLAN_WORD) :].strip()
    if head.casefold() == _PLAN_WORD and rest:
        return f"{' '.join(parts)} {rest[0].lower()}{rest[1:]}"
    return f"{' '.join(parts)}: {plan.title}"


def letterhead(plan: Plan, period: Period) -> tuple[str, str]:
    """The issuing body and the one that gathers the reports, in capitals; the second is empty where they are one."""
    issuer, body = plan.issuer.upper(), plan.at(period.end).consolidator.name.upper()
    return issuer, "" if body == issuer else body


def code_label() -> str:
    """Label of the visible line of codes."""
    return "Mã biểu (đề nghị giữ nguyên)"


def shorten(text: str, limit: int) -> str:
    """Text cut at a word so that it fits Excel's limit, which counts UTF-16 units."""
    if _units(text) <= limit:
        return text
    words = text.split()
    while len(words) > 1 and _units(" ".join(words)) + 1 > limit:
        words.pop()
    kept = " ".join(words)
    return (kept if _units(kept) < limit else kept[: limit // 2]) + "…"


def vietnamese(number: Decimal) -> str:
    """A figure as Vietnamese write it: 1.234,5."""
    text = f"{number.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
