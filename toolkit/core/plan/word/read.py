"""A plan document in Word as a plan: what its annexes declare, and proposals for what they leave open."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.indicators import understand_indicators
from toolkit.core.plan.annex.model import Doubt, IndicatorColumn, Reading, TaskColumn, Understood
from toolkit.core.plan.annex.parties import propose_parties
from toolkit.core.plan.annex.tasks import understand_tasks
from toolkit.core.plan.base import Basis
from toolkit.core.plan.load import build_plan
from toolkit.core.plan.model import Plan
from toolkit.core.plan.names import Names
from toolkit.core.plan.source import Path, Source
from toolkit.core.plan.word.annexes import Annexes, find_annexes
from toolkit.core.plan.word.blocks import blocks
from toolkit.core.plan.word.defaults import CONFIRM, complete
from toolkit.core.plan.word.facts import Facts, read_facts
from toolkit.core.plan.word.package import open_document, read_bytes
from toolkit.core.plan.word.problem import WordError
from toolkit.core.plan.word.unread import table_doubts, unread_doubts, unread_notes
from toolkit.core.plan.word.unseen import unseen_doubts

_YEARS = range(1990, 2101)
_YEAR = re.compile(r"\bnăm (20[0-9]{2})\b")
_NO_ANNEX = (
    "Tệp cần có bảng chỉ tiêu (cột “Chỉ tiêu”, “Đơn vị tính”, “Kế hoạch năm”…) hoặc bảng phân công nhiệm vụ "
    "(cột “Nội dung”, “Cơ quan chủ trì”, “Cơ quan phối hợp”). Nếu bảng có tên cột khác thì sửa tên cột trong Word rồi "
    "nhập lại."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The plan in a Word document, with everything a person should look at."""

    plan: Plan
    source: Source
    """The same as plain values, with the table and row each indicator, task and objective stands in."""
    doubts: tuple[Doubt, ...]


def import_word(path: FilePath, *, year: int | None = None, plan_id: str = "") -> Imported:
    """Read the annexes of a plan document.

    ``year`` and ``plan_id`` count before what the document says. Everything that the document does not simply print is
    marked as proposed and, where it matters for the plan as a whole, told as a doubt and written to the plan's notes.
    Raises WordError where the file is no Word document, has no annex table, or does not tell its year.
    """
    document = open_document(read_bytes(path))
    body = list(blocks(document))
    annexes = find_annexes(body, path.name, year)
    chosen = year or _year(annexes, read_facts(annexes.lines))
    if year is None and chosen is not None:
        # With the year known, the columns of the years before and after are told from the plan's own.
        annexes = find_annexes(body, path.name, chosen)
    if not annexes.indicators and not annexes.tasks:
        raise WordError("không tìm thấy bảng chỉ tiêu hoặc bảng phân công nhiệm vụ nào trong tệp", _NO_ANNEX)
    if chosen is None:
        raise WordError("tệp không cho biết kế hoạch của năm nào", "Ghi thêm --year, ví dụ --year 2022.")
    facts = read_facts(annexes.lines)
    parties = propose_parties(_texts(annexes), Names(()))
    baseline = annexes.years.get(IndicatorColumn.BASELINE)
    readings = (
        understand_indicators(
            annexes.indicators,
            parties.names,
            chosen,
            baseline_year=baseline,
            annex=annexes.names.get("indicators", ""),
        ),
        understand_tasks(annexes.tasks, parties.names, chosen, annex=annexes.names.get("tasks", "")),
    )
    value, places = _values(readings, annexes)
    value["agencies"], value["groups"] = list(parties.agencies), list(parties.groups)
    told = complete(value, facts, path.name, chosen, plan_id)
    rows = (doubt for reading in readings for doubt in reading.doubts)
    unread = (*table_doubts(annexes.others), *unread_doubts(annexes.unread), *unseen_doubts(document, path.name))
    doubts = tuple(dict.fromkeys((*told, *unread, *_by_years(annexes, chosen), *parties.doubts, *rows)))
    value["notes"] = [*(f"{CONFIRM}: {doubt}" for doubt in doubts), *unread_notes(annexes.unread, annexes.others)]
    source = Source(file=path.name, value=value, places=places)
    return Imported(plan=build_plan(source), source=source, doubts=doubts)


def _year(annexes: Annexes, facts: Facts) -> int | None:
    """The plan's year: as the heading of the targets says where there is one, else the title, else the latest heading,
    else the day of issue."""
    headed = annexes.target_years
    if len(headed) == 1:
        return next(iter(headed))
    for text in (facts.title, *(f"{annex.title} {annex.cites}" for annex in facts.annexes)):
        years = _YEAR.findall(text)
        if years and int(years[-1]) in _YEARS:
            return int(years[-1])
    if headed:
        return max(headed)
    return facts.issued.year if facts.issued is not None else None


def _by_years(annexes: Annexes, year: int) -> Iterable[Doubt]:
    """What the years in the headings leave open about the columns of figures."""
    for place in annexes.guessed:
        yield Doubt(
            place=place,
            message=f"hai cột số liệu chỉ ghi năm; công cụ coi cột {year - 1} là kết quả, cột {year} là kế hoạch",
            remedy="Xác nhận cột nào là kết quả, cột nào là kế hoạch.",
        )
    headed = annexes.years.get(IndicatorColumn.TARGET, year)
    if headed != year:
        yield Doubt(
            place=annexes.indicators[0].place if annexes.indicators else Place(),
            message=f"cột kế hoạch ghi năm {headed}, khác năm {year} của kế hoạch",
            remedy="Kiểm tra năm của kế hoạch và cột kế hoạch.",
        )


def _texts(annexes: Annexes) -> Iterable[tuple[str, Place]]:
    """Every text that names agencies, of all annexes, so that one agency is proposed once."""
    for task in annexes.tasks:
        for column in (TaskColumn.LEADS, TaskColumn.COORDINATORS):
            if task.text(column):
                yield task.text(column), task.cell(column).place
    for row in annexes.indicators:
        if row.text(IndicatorColumn.LEADS):
            yield row.text(IndicatorColumn.LEADS), row.cell(IndicatorColumn.LEADS).place


def _values(readings: tuple[Reading, Reading], annexes: Annexes) -> tuple[dict[str, Any], dict[Path, Place]]:
    indicators, tasks = readings
    value: dict[str, Any] = {}
    places: dict[Path, Place] = {}
    parts: tuple[tuple[str, tuple[Understood, ...], Any], ...] = (
        ("objectives", indicators.objectives, annexes.indicators),
        ("indicators", indicators.indicators, annexes.indicators),
        ("tasks", tasks.tasks, annexes.tasks),
    )
    for part, understood, rows in parts:
        value[part] = [one.value for one in understood]
        if part == "indicators" and annexes.guessed:
            for one in understood:
                marks = {field: Basis.PROPOSED.value for field in ("baseline", "target") if field in one.value}
                one.value["basis"] = {**one.value.get("basis", {}), **marks}
        places |= {(part, n): rows[one.row].place for n, one in enumerate(understood)}
    return value, places
