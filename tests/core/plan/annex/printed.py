"""Printed rows as small text tables: cells between ``|``, ``^`` for a part of a vertical merge."""

from collections.abc import Sequence
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.indicators import understand_indicators
from toolkit.core.plan.annex.model import IndicatorColumn, PrintedCell, PrintedRow, Reading, TaskColumn
from toolkit.core.plan.annex.tasks import understand_tasks
from toolkit.core.plan.directory import standard_parties
from toolkit.core.plan.names import Names

NAMES = Names(standard_parties())
OBJECTIVE = "II | Mục tiêu 2: Trong lĩnh vực kinh tế"


def indicators(*lines: str, names: Names = NAMES, year: int = 2022) -> Reading:
    """Lines of "code: TT | label | unit | baseline | target | leads"; the code only where a person gave one."""
    return understand_indicators(_rows(lines, tuple(IndicatorColumn)), names, year)


def tasks(*lines: str, names: Names = NAMES, year: int = 2022) -> Reading:
    """Lines of "code: TT | text | leads | co-ordinators | timing"."""
    return understand_tasks(_rows(lines, tuple(TaskColumn)), names, year)


def values(reading: Reading) -> list[dict[str, Any]]:
    """Indicators or tasks of a reading."""
    return [one.value for one in (*reading.indicators, *reading.tasks)]


def only(*lines: str) -> dict[str, Any]:
    """The last indicator that the lines declare below an objective."""
    return values(indicators(OBJECTIVE, *lines))[-1]


def _rows(lines: Sequence[str], columns: tuple[Any, ...]) -> list[PrintedRow[Any]]:
    rows = []
    for number, line in enumerate(lines, start=1):
        code, colon, rest = line.partition(":: ")
        texts = [text.strip() for text in (rest if colon else line).split("|")]
        cells = {
            column: PrintedCell(
                text="" if text == "^" else text,
                place=Place(document=f"dòng {number}, {column}"),
                continued=text == "^",
            )
            for column, text in zip(columns, texts, strict=False)
        }
        rows.append(PrintedRow(cells=cells, place=Place(document=f"dòng {number}"), code=code if colon else ""))
    return rows
