"""A plan being put together from cells: values, the place of each, and what could not be read."""

from dataclasses import dataclass, field
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.book.codecs import Unreadable
from toolkit.core.plan.book.declare import OWNER, ROW_KIND, BookSheet, Column, Keys
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.table import Row, Table, filled
from toolkit.core.plan.problem import PlanProblem
from toolkit.core.plan.source import Path, Source
from toolkit.core.submission import RawCell


@dataclass(slots=True, kw_only=True)
class Draft:
    """What has been read so far."""

    file: str
    value: dict[str, Any] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    spelled: dict[Path, str] = field(default_factory=dict)
    labels: dict[Path, str] = field(default_factory=dict)
    problems: list[tuple[Path, PlanProblem]] = field(default_factory=list)
    remarks: list[PlanProblem] = field(default_factory=list)

    def source(self) -> Source:
        """Everything, for the model to judge."""
        return Source(
            file=self.file,
            value=self.value,
            places=self.places,
            spelled=self.spelled,
            labels=self.labels,
            problems=tuple(self.problems),
            remarks=tuple(self.remarks),
        )

    def place(self, sheet: str, cell: str = "") -> Place:
        """A place in this file."""
        return Place(file=self.file, sheet=sheet, cell=cell)

    def remark(self, place: Place, message: str, remedy: str, where: str = "") -> None:
        """Something that does not keep the plan from being read."""
        self.remarks.append(PlanProblem(place=place, where=where, message=message, remedy=remedy))

    def problem(self, loc: Path, place: Place, message: str, remedy: str, label: str = "") -> None:
        """Something that does."""
        self.problems.append((loc, PlanProblem(place=place, field=label, message=message, remedy=remedy)))

    def register(self, sheet: BookSheet, table: Table, row: Row, loc: Path) -> None:
        """Where the fields of a record stand, the blank ones too."""
        self.places[loc] = self.place(table.sheet.name, table.address(row, sheet.code.keys))
        for column in sheet.columns:
            if column.keys in table.columns and column.keys[0] not in (OWNER, ROW_KIND):
                place = self.place(table.sheet.name, table.address(row, column.keys))
                heading = table.headings[column.keys]
                self.places[(*loc, *column.keys)] = place
                self.labels[(*loc, *column.keys)] = heading
                if len(column.keys) > 1 and (column.required or (*loc, column.keys[0]) not in self.places):
                    self.places[(*loc, column.keys[0])] = place
                    self.labels[(*loc, column.keys[0])] = heading

    def record(self, sheet: BookSheet, table: Table, row: Row, loc: Path, parties: Parties) -> dict[str, Any]:
        """The values of one row; ``loc`` is where the record will stand in the plan."""
        self.register(sheet, table, row, loc)
        values: dict[str, Any] = {}
        for column in sheet.columns:
            if len(column.keys) > 1 and column.required:
                values.setdefault(column.keys[0], {})
            cell = row.cells.get(column.keys)
            if column.keys[0] in (OWNER, ROW_KIND):
                continue
            if cell is not None and filled(cell):
                place = self.place(table.sheet.name, cell.address)
                put(values, column.keys, self.decode(column, cell, (*loc, *column.keys), place, parties))
            elif column.empty:
                values[column.keys[0]] = []
        return values

    def decode(self, column: Column, cell: RawCell, loc: Path, place: Place, parties: Parties) -> Any:
        """The value of a filled cell; the text as it stands, with a problem, where it cannot be read."""
        try:
            if cell.error:
                raise Unreadable(f"ô báo lỗi {cell.error}", "Sửa công thức hoặc gõ lại nội dung.")
            if cell.missing:
                raise Unreadable("công thức chưa có kết quả", "Mở tệp bằng Excel, lưu lại, hoặc gõ thẳng nội dung.")
            value = column.codec.decode(cell, parties)
        except Unreadable as error:
            self.problem(loc, place, error.message, error.remedy, self.labels.get(loc, column.title(None)))
            return cell.typed
        if not isinstance(value, str):
            self.spelled[loc] = cell.typed
        return value


def put(values: dict[str, Any], keys: Keys, value: Any) -> None:
    """Set a value inside a record."""
    for key in keys[:-1]:
        values = values.setdefault(key, {})
    values[keys[-1]] = value
