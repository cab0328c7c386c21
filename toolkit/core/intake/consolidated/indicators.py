"""The indicator form of an agency, filled from the sheet ``Chỉ tiêu`` of its consolidated workbook.

Components and counts are taken, and the rate only where there is nothing else: rounded rates cannot be added up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.core.a1 import parse
from toolkit.core.consolidation.headings import BELOW, INDICATOR_KEY
from toolkit.core.forms.spec import Form
from toolkit.core.intake.consolidated.matching import has_figure, match_indicators
from toolkit.core.intake.package import SheetPart
from toolkit.core.lower_book import LeftOut, LowerCoverage
from toolkit.core.numbers.fields import read_field
from toolkit.core.plan.model import Agency, Indicator, Plan
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine
from toolkit.core.submission import Entry, LocatedForm, RawCell, Reading, State
from toolkit.core.text import shortened
from toolkit.core.vocabulary import NO_FIGURE_STATUSES, STATUS_ESTIMATE, STATUS_OFFICIAL

_SOME_ESTIMATED = "số ước"
"""Ends the status of a figure of which only some addends are estimates: "2/7 số ước"."""
_NOTE_LENGTH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one form takes from a lower workbook."""

    located: LocatedForm
    coverage: tuple[LowerCoverage, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Labels of the rows that the workbook has nothing for."""
    rows: Mapping[str, str] = field(default_factory=dict)
    """Key of a row on ``Dữ liệu`` → row of the form that its figures are in; empty for rows of lists."""


def indicators_taken(form: Form, sheet: SheetPart, book: ConsolidatedBook, plan: Plan, agency: Agency) -> Taken:
    """The indicator form with everything that the workbook has for it."""
    rows = {row.key: row for row in form.rows if not row.heading}
    found = match_indicators(book.indicators, plan.indicators, rows, agency.name)
    entries: list[Entry] = []
    coverage: list[LowerCoverage] = []
    answered: set[str] = set()
    summed: dict[str, str] = {}
    for line, indicator in sorted(found.pairs, key=lambda pair: list(rows).index(pair[1].code)):
        made = list(_entries(form, sheet, line, indicator))
        entries += made
        answered |= {entry.row for entry in made}
        summed |= {f"{INDICATOR_KEY} {line.code}": entry.row for entry in made}
        text = _lacking(line) if made and has_figure(line) else ""
        if text:
            cell = line.cells["coverage"]
            coverage.append(LowerCoverage(form=form.spec.id, row=indicator.code, cell=cell, text=text))
    return Taken(
        located=LocatedForm(form=form.spec.id, sheet=sheet.name, entries=tuple(entries)),
        coverage=tuple(coverage),
        left_out=found.left_out,
        unanswered=tuple(shortened(row.label) for key, row in rows.items() if key not in answered),
        rows=summed,
    )


def _entries(form: Form, sheet: SheetPart, line: IndicatorLine, indicator: Indicator) -> Iterator[Entry]:
    """The cells of one row: figures, then status, then coverage as its note; nothing where the row says nothing."""
    figures = list(_figures(form, sheet, line, indicator))
    status = _status(line)
    if not figures and status not in NO_FIGURE_STATUSES:
        return
    yield from figures
    if status:
        how = "" if status == line.status else f"tình trạng của sổ cấp dưới: {line.status}"
        yield _said(form, indicator, "status", line.cells["status"], line.status, status, how)
    if line.coverage:
        note = shortened(f"Tổng hợp từ {line.coverage} đơn vị. {line.notes}", _NOTE_LENGTH)
        how = "ghi chú ghép từ cột “Đơn vị có số” và “Lưu ý và giải trình” của sổ cấp dưới"
        yield _said(form, indicator, "note", line.cells["coverage"], line.coverage, note, how)


def _figures(form: Form, sheet: SheetPart, line: IndicatorLine, indicator: Indicator) -> Iterator[Entry]:
    paired = indicator.components is not None and not (line.numerator is None and line.denominator is None)
    wanted = {"numerator": "numerator", "denominator": "denominator"} if paired else {"result": "value"}
    row = form.row_by_key[indicator.code]
    columns = {column.id: column for column in form.columns}
    for name, theirs in {**wanted, "estimate": "estimate"}.items():
        column = columns.get(name)
        accepted = form.field(row, column) if column is not None else None
        if accepted is None or theirs not in line.cells:
            continue
        cell = cell_at(sheet, line.cells[theirs])
        reading = read_field(cell, accepted)
        if reading.state is not State.BLANK:
            yield Entry(
                form=form.spec.id,
                row=indicator.code,
                column=name,
                cell=line.cells[theirs],
                typed=cell.typed,
                reading=reading,
            )


def cell_at(sheet: SheetPart, address: str) -> RawCell:
    """A cell of the workbook; the formulas are the tool's own, and their stored values are what counts."""
    cell = sheet.cell(*parse(address))
    return cell._replace(formula="") if cell.value is not None and not cell.error else cell


def _lacking(line: IndicatorLine) -> str:
    """Coverage of a figure in which agencies are missing, here or further below; empty where none is."""
    if not line.complete:
        return line.coverage
    return f"{line.coverage}, nhưng chưa đủ {BELOW}" if BELOW in line.notes else ""


def _status(line: IndicatorLine) -> str:
    """The status of a row in the words of a form; empty where the workbook does not know one.

    "Không phát sinh" beside a figure is kept: that the two contradict each other is told as in any form.
    """
    said = line.status
    if said.endswith(_SOME_ESTIMATED) or said.startswith(STATUS_ESTIMATE):
        return STATUS_ESTIMATE
    if said.startswith(STATUS_OFFICIAL):
        return STATUS_OFFICIAL
    return said if said in NO_FIGURE_STATUSES else ""


def _said(form: Form, indicator: Indicator, column: str, cell: str, typed: str, text: str, how: str) -> Entry:
    reading = Reading(state=State.VALUE, value=text, how=how)
    return Entry(form=form.spec.id, row=indicator.code, column=column, cell=cell, typed=typed, reading=reading)
