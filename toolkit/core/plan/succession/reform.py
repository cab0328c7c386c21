"""What in a plan speaks of agencies and levels that the reforms of 2025 ended: told to a person, never changed."""

import datetime as dt
from collections.abc import Iterator

from toolkit.core.plan.model import Level, Plan
from toolkit.core.plan.reform_2025 import (
    DEPARTMENTS_SINCE,
    UNITS_SINCE,
    abolished,
    abolished_in,
    levels_in,
)
from toolkit.core.plan.succession import decisions as kinds
from toolkit.core.plan.succession.decisions import Decision, short_label
from toolkit.core.plan.succession.roll import says_year
from toolkit.core.vocabulary import FIELD_WORDS

Texts = tuple[tuple[str, str], ...]
"""What a text is called → the text."""


def old_years(plan: Plan, old: int) -> Iterator[Decision]:
    """Tables, outlines and the like that name the old year; indicators and tasks are told with their rows."""
    rows = {row.code for row in plan.indicators} | {task.code for task in plan.tasks}
    for code, label, texts in _items(plan):
        said = [where for where, text in texts if says_year(text, old)]
        if said and code not in rows:
            yield Decision(kind=kinds.LABEL, code=code, label=short_label(label), detail=", ".join(dict.fromkeys(said)))


def reform_decisions(plan: Plan, year: int) -> Iterator[Decision]:
    """Everything of a new plan that a person has to bring up to date; nothing for a year before the reforms."""
    day = dt.date(year, 12, 31)
    if day >= DEPARTMENTS_SINCE:
        yield from _consolidator(plan, day)
        yield from _recipients(plan)
        for code, label, texts in _items(plan):
            yield from _named(code, label, texts)
    if day >= UNITS_SINCE:
        for code, label, texts in _items(plan):
            yield from _levels(code, label, texts)


def _consolidator(plan: Plan, day: dt.date) -> Iterator[Decision]:
    agency = plan.agency_by_code[plan.consolidator]
    entry = abolished(agency)
    ended = agency.valid_to is not None and agency.valid_to < day
    if entry is not None and agency.valid_to is None:
        detail = f"có thể là {entry.likely}"
    elif ended:
        detail = f"đến hết {agency.valid_to:%d/%m/%Y}"
    elif plan.level is Level.DISTRICT and day >= UNITS_SINCE:
        detail = "thuộc cấp huyện, kết thúc hoạt động từ 01/7/2025"
    else:
        return
    yield Decision(kind=kinds.CONSOLIDATOR, code=agency.code, label=agency.name, detail=detail)


def _recipients(plan: Plan) -> Iterator[Decision]:
    places = [("nơi nhận báo cáo tổng hợp", plan.recipients)]
    places += [(f"nơi nhận của báo cáo {report.id}", report.recipients) for report in plan.reports]
    for sent in plan.outgoing:
        bodies = (sent.superior, sent.issuer, *sent.to, *sent.recipients)
        places.append((f"báo cáo gửi đi {sent.id}", tuple(dict.fromkeys(filter(None, bodies)))))
    for where, names in places:
        for name in names:
            for likely in abolished_in(name).values():
                detail = f"{where}; có thể là {likely}"
                yield Decision(kind=kinds.RECIPIENT, label=short_label(name), detail=detail)


def _items(plan: Plan) -> Iterator[tuple[str, str, Texts]]:
    """Parts of the plan, each with the texts that reach people."""
    for group in plan.groups:
        yield group.code, group.name, (("tên nhóm", group.name),)
    for report in plan.reports:
        yield report.id, report.title, (("tên báo cáo", report.title),)
    for sent in plan.outgoing:
        yield sent.id, sent.title, (("trích yếu báo cáo gửi đi", sent.title),)
    for objective in plan.objectives:
        yield objective.code, objective.title, (("mục tiêu", objective.title),)
    for row in plan.indicators:
        parts = row.components
        texts = [(FIELD_WORDS[name], getattr(row, name)) for name in ("label", "leads", "definition", "source")]
        texts.append((FIELD_WORDS["unit"], f"{row.unit.printed} {row.unit.noun}"))
        texts += [("tử số", parts.numerator), ("mẫu số", parts.denominator)] if parts else []
        yield row.code, row.label, tuple(texts)
    for task in plan.tasks:
        names = ("text", "leads", "coordinators")
        yield task.code, task.text, tuple((FIELD_WORDS[name], getattr(task, name)) for name in names)
    for table in plan.tables:
        texts = [("tên bảng", table.title), ("hướng dẫn ghi", table.guidance)]
        texts += [("cột", column.heading) for column in table.columns] + [("dòng", line.label) for line in table.rows]
        yield table.id, table.title, tuple(texts)
    for outline in plan.outlines:
        for section in outline.sections:
            yield section.key, section.title, (("tên mục", section.title), ("gợi ý nội dung", section.guidance))


def _named(code: str, label: str, texts: Texts) -> Iterator[Decision]:
    """Agencies in prose; those of the columns of leads are agencies of the plan, told as such."""
    aside = (FIELD_WORDS["leads"], FIELD_WORDS["coordinators"])
    found = {name: likely for where, text in texts if where not in aside for name, likely in abolished_in(text).items()}
    for name, likely in found.items():
        yield Decision(
            kind=kinds.ABOLISHED_NAME, code=code, label=short_label(label), detail=f"{name}; có thể là {likely}"
        )


def _levels(code: str, label: str, texts: Texts) -> Iterator[Decision]:
    said: dict[str, list[str]] = {}
    for where, text in texts:
        for word in levels_in(text):
            said.setdefault(where, []).append(f"“{word}”")
    if said:
        detail = "; ".join(f"{where}: {', '.join(dict.fromkeys(words))}" for where, words in said.items())
        yield Decision(kind=kinds.LEVEL_NAME, code=code, label=short_label(label), detail=detail)
