"""The sections of a report: those of the plan's outline, else the usual four; and what belongs in each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from toolkit.core.plan.model import Outline, Plan, Section
from toolkit.core.text import fold

_ROMAN = re.compile(r"[IVX]+")
_WORDS = (
    ("difficulties", ("kho khan", "vuong mac", "ton tai", "han che")),
    ("requests", ("kien nghi", "de xuat")),
    ("next", ("phuong huong", "nhiem vu trong tam", "thoi gian toi", "nam tiep theo", "nam toi")),
    ("results", ("ket qua",)),
)


class Part(Enum):
    """What a top section is about."""

    GENERAL = "general"
    RESULTS = "results"
    DIFFICULTIES = "difficulties"
    NEXT = "next"
    REQUESTS = "requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One section of the report."""

    level: int
    number: str
    title: str
    part: Part
    """Of the top section that it stands in."""
    sources: tuple[tuple[str, str], ...] = ()
    """(outline, section) of the prose that is collated here."""


_USUAL = (
    (Part.GENERAL, "Tình hình chung"),
    (Part.RESULTS, "Kết quả thực hiện"),
    (Part.DIFFICULTIES, "Khó khăn, vướng mắc và nguyên nhân"),
    (Part.NEXT, "Phương hướng, nhiệm vụ thời gian tới"),
    (Part.REQUESTS, "Kiến nghị, đề xuất"),
)
_ORDER = {part: place for place, (part, _) in enumerate(_USUAL)}
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def topics(plan: Plan, outline_id: str, used: Sequence[str]) -> list[tuple[Topic, list[Topic]]]:
    """Top sections in order, each with those below it; what the outline lacks is added.

    ``used`` are the outlines of the period's reports; their prose goes where it belongs, also that of others than the
    one that is followed.
    """
    outlines = [outline for outline in plan.outlines if outline.id in used or outline.id == outline_id]
    main = next((outline for outline in outlines if outline.id == outline_id), None)
    placed: list[tuple[Topic, list[Topic]]] = []
    for topic in () if main is None else _of(main):
        if topic.level == 1 or not placed:
            placed.append((topic, []))
        else:
            placed[-1][1].append(topic)
    placed = _completed(placed)
    others = [topic for outline in outlines if outline is not main for topic in _of(outline)]
    return _with_others(placed, others)


def _completed(placed: list[tuple[Topic, list[Topic]]]) -> list[tuple[Topic, list[Topic]]]:
    """With the usual sections that an outline lacks: next steps at the end, the others where they usually stand.

    The numbers of the outline stay as they are unless a section comes between.
    """
    found = list(placed)
    for part, title in _USUAL:
        if any(top.part is part for top, _ in found):
            continue
        after = [place for place, (top, _) in enumerate(found) if _ORDER[top.part] < _ORDER[part]]
        at = len(found) if part is Part.NEXT and placed else max(after, default=-1) + 1
        found.insert(at, (Topic(level=1, number="", title=title, part=part), []))
    kept = found[: len(placed)] == placed
    return [
        (replace(top, number=top.number if kept and place < len(placed) else _roman(place)), under)
        for place, (top, under) in enumerate(found)
    ]


def _roman(place: int) -> str:
    return _NUMBERS[place] if place < len(_NUMBERS) else str(place + 1)


def _with_others(
    placed: Sequence[tuple[Topic, list[Topic]]], others: Sequence[Topic]
) -> list[tuple[Topic, list[Topic]]]:
    """The prose of other outlines goes with the first section that is about the same."""
    taken: set[Part] = set()
    found = []
    for top, under in placed:
        more = () if top.part in taken else tuple(s for o in others if o.part is top.part for s in o.sources)
        taken.add(top.part)
        found.append((replace(top, sources=(*top.sources, *more)), under))
    return found


def _of(outline: Outline) -> list[Topic]:
    has_roman = any(_ROMAN.fullmatch(section.number) for section in outline.sections)
    found: list[Topic] = []
    part = Part.GENERAL
    for section in outline.sections:
        level = _level(section.number, has_roman)
        if level == 1:
            part = _part(section.title, part)
        sources = () if section.heading else ((outline.id, section.key),)
        found.append(Topic(level=level, number=section.number, title=_title(section), part=part, sources=sources))
    return found


def _title(section: Section) -> str:
    return section.title.strip().rstrip(":.")


def _level(number: str, has_roman: bool) -> int:
    if not number or _ROMAN.fullmatch(number):
        return 1
    return min(3, number.strip(".").count(".") + (2 if has_roman else 1))


def _part(title: str, before: Part) -> Part:
    """What a title speaks of; one that says nothing known goes on with what came before it."""
    words = fold(title)
    return next((Part(name) for name, marks in _WORDS if any(mark in words for mark in marks)), before)
