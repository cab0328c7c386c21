"""From the printed rows of an assignment annex to tasks."""

import re
from collections.abc import Sequence
from typing import Any

from toolkit.core.plan.annex.joining import join_rows
from toolkit.core.plan.annex.model import Doubt, PrintedRow, Reading, TaskColumn, Understood
from toolkit.core.plan.annex.parties import is_ditto, propose_parties
from toolkit.core.plan.base import Basis
from toolkit.core.plan.names import Names
from toolkit.core.plan.timing import read_timing

_Row = PrintedRow[TaskColumn]
_WHO = ((TaskColumn.LEADS, "lead_codes"), (TaskColumn.COORDINATORS, "coordinator_codes"))
_COLUMNS = (TaskColumn.LEADS, TaskColumn.COORDINATORS, TaskColumn.TIMING)
_LAST_NUMBER = re.compile(r"(.*?)(\d+)")


def understand_tasks(rows: Sequence[_Row], names: Names, year: int, *, annex: str = "") -> Reading:
    """Tasks that the rows declare, each with what had to be proposed and what is doubtful.

    Arguments as for ``understand_indicators``. A row without lead, co-ordinator and timing is a heading. Never raises.
    """
    rows, joined = join_rows(rows, (TaskColumn.TT, TaskColumn.TEXT), _COLUMNS)
    texts = [(row.text(column), row.cell(column).place) for row in rows for column, _ in _WHO]
    parties = propose_parties(((text, place) for text, place in texts if text), names)
    reader = _Annex(parties.names, year, annex, {row.code for row in rows if row.code})
    for position, row in enumerate(rows):
        if position not in joined:
            reader.take(position, row)
    return Reading(
        tasks=tuple(reader.tasks),
        joined=joined,
        agencies=parties.agencies,
        groups=parties.groups,
        doubts=(*parties.doubts, *reader.doubts),
    )


class _Annex:
    """Goes down the rows once, keeping what the rows above declared."""

    def __init__(self, names: Names, year: int, annex: str, used: set[str]) -> None:
        self.names = names
        self.year = year
        self.annex = annex
        self.used = used
        self.last = ""
        """Code of the row above."""
        self.above: dict[TaskColumn, str] = {}
        """Text of each column in the nearest row above that has one, within the heading."""
        self.tasks: list[Understood] = []
        self.doubts: list[Doubt] = []

    def take(self, position: int, row: _Row) -> None:
        """Understand one row."""
        heading = not any(row.text(column) or row.cell(column).continued for column in _COLUMNS)
        if heading:
            self.above = {}
        if row.code:
            self.last = row.code
        else:
            self._task(position, row, heading=heading)
        for column in _COLUMNS:
            text = row.text(column)
            if text and not is_ditto(text):
                self.above[column] = text

    def _task(self, position: int, row: _Row, *, heading: bool) -> None:
        number, basis = row.text(TaskColumn.TT), {}
        code = self._code(number)
        part = f"nhiệm vụ {code}"
        if code != number.rstrip(".)"):
            basis["code"] = Basis.PROPOSED.value
            self._doubt(row, TaskColumn.TT, part, "số TT để trống hoặc đã dùng ở trên", "Kiểm tra mã nhiệm vụ.")
        value: dict[str, Any] = {
            "code": code,
            "number": number,
            "text": row.text(TaskColumn.TEXT) or "(không có nội dung)",
            "leads": row.text(TaskColumn.LEADS),
            "coordinators": row.text(TaskColumn.COORDINATORS),
            "timing": row.text(TaskColumn.TIMING),
            "place": ", ".join(filter(None, (self.annex, f"mục {code}"))),
        }
        if heading:
            value["heading"] = True
        else:
            for column, field in _WHO:
                self._who(row, column, field, part, value, basis)
            if TaskColumn.LEADS in row.cells and not value.get("lead_codes"):
                self._doubt(row, TaskColumn.LEADS, part, "không rõ cơ quan chủ trì", "Ghi cơ quan chủ trì.")
            self._when(row, part, value, basis)
        if basis:
            value["basis"] = basis
        self.tasks.append(Understood(row=position, value={key: item for key, item in value.items() if item != ""}))

    def _who(
        self, row: _Row, column: TaskColumn, field: str, part: str, value: dict[str, Any], basis: dict[str, str]
    ) -> None:
        text, inherited = self._inherited(row, column)
        if inherited:
            basis[field] = Basis.MERGED_CELL.value
            self._doubt(
                row,
                column,
                part,
                f"ô cơ quan thuộc ô gộp dọc hoặc ghi như trên; lấy theo dòng trên: {text}",
                "Xác nhận cơ quan của nhiệm vụ này.",
            )
        mentions = self.names.mentions(text) if text else ()
        codes = list(dict.fromkeys(mention.code for mention in mentions if mention.code))
        if codes:
            value[field] = codes
        if any(not mention.code or not mention.certain for mention in mentions):
            basis.setdefault(field, Basis.PROPOSED.value)

    def _when(self, row: _Row, part: str, value: dict[str, Any], basis: dict[str, str]) -> None:
        text, inherited = self._inherited(row, TaskColumn.TIMING)
        timing = read_timing(text, self.year)
        for field, day in (("start", timing.start), ("end", timing.end)):
            if day is not None:
                value[field] = day
                if inherited:
                    basis[field] = Basis.MERGED_CELL.value

    def _inherited(self, row: _Row, column: TaskColumn) -> tuple[str, bool]:
        """A cell's text, or that of the row above where the cell belongs to a vertical merge or says so."""
        text = row.text(column)
        if not row.cell(column).continued and not is_ditto(text):
            return text, False
        above = self.above.get(column, "")
        return above, bool(above)

    def _code(self, number: str) -> str:
        """The printed number as the code; where it is blank or taken, the next free one after the row above."""
        code = number.rstrip(".)")
        if not code:
            match = _LAST_NUMBER.fullmatch(self.last)
            code = f"{match.group(1)}{int(match.group(2)) + 1}" if match else f"{self.last}.1".lstrip(".")
        free, repeat = code, 1
        while free in self.used:
            repeat += 1
            free = f"{code}-{repeat}"
        self.used.add(free)
        self.last = free
        return free

    def _doubt(self, row: _Row, column: TaskColumn, part: str, message: str, remedy: str) -> None:
        place = row.cells[column].place if column in row.cells else row.place
        self.doubts.append(Doubt(place=place, part=part, message=message, remedy=remedy))
