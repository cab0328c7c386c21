"""Sections of a report: the outline's own, completed by those it lacks."""

from typing import Any

from tests.builders import make_plan
from toolkit.core.report.outline import topics

FULL: list[dict[str, Any]] = [
    {"key": "i", "number": "I", "title": "Tình hình chung"},
    {"key": "ii", "number": "II", "title": "Kết quả công tác", "heading": True},
    {"key": "ii-1", "number": "1", "title": "Truyền thông"},
    {"key": "ii-1-1", "number": "1.1", "title": "Những khó khăn của truyền thông"},
    {"key": "iii", "number": "III", "title": "Khó khăn, vướng mắc"},
    {"key": "iv", "number": "IV", "title": "Kiến nghị"},
]
SHORT: list[dict[str, Any]] = [
    {"key": "a", "number": "I", "title": "Kết quả thực hiện"},
    {"key": "b", "number": "II", "title": "Tồn tại, vướng mắc"},
]


def headings(sections: list[dict[str, Any]], outline: str = "de-cuong") -> list[str]:
    plan = make_plan(outlines=[{"id": "de-cuong", "title": "Đề cương", "sections": sections}])
    placed = topics(plan, outline, ["de-cuong"])
    flat = [topic for top, under in placed for topic in (top, *under)]
    return [f"{topic.level} {topic.number} {topic.title} ({topic.part.value})" for topic in flat]


def test_an_outline_keeps_its_numbers_and_only_the_next_steps_are_added() -> None:
    assert headings(FULL) == [
        "1 I Tình hình chung (general)",
        "1 II Kết quả công tác (results)",
        "2 1 Truyền thông (results)",
        "3 1.1 Những khó khăn của truyền thông (results)",
        "1 III Khó khăn, vướng mắc (difficulties)",
        "1 IV Kiến nghị (requests)",
        "1 V Phương hướng, nhiệm vụ thời gian tới (next)",
    ]


def test_what_comes_first_is_put_first_and_the_sections_are_numbered_anew() -> None:
    assert headings(SHORT) == [
        "1 I Tình hình chung (general)",
        "1 II Kết quả thực hiện (results)",
        "1 III Tồn tại, vướng mắc (difficulties)",
        "1 IV Phương hướng, nhiệm vụ thời gian tới (next)",
        "1 V Kiến nghị, đề xuất (requests)",
    ]


def test_without_an_outline_prose_goes_where_it_belongs() -> None:
    plan = make_plan(outlines=[{"id": "de-cuong", "title": "Đề cương", "sections": FULL}])
    placed = {top.part.value: [key for _, key in top.sources] for top, _ in topics(plan, "", ["de-cuong"])}
    assert placed == {
        "general": ["i"],
        "results": ["ii-1", "ii-1-1"],
        "difficulties": ["iii"],
        "next": [],
        "requests": ["iv"],
    }
