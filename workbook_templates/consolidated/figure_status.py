"""Live formulas that say of a figure whether it is official, and how many agencies are in it."""

from collections.abc import Sequence

from toolkit.core.consolidation.contributions import given, is_nil
from toolkit.core.consolidation.figures import compound_is_nil
from toolkit.core.consolidation.model import Achievement, Figure
from toolkit.core.consolidation.modes import adds_values
from toolkit.core.plan.model import Mode, Role
from toolkit.core.vocabulary import STATUS_ESTIMATE, STATUS_NIL, STATUS_NO_DATA, STATUS_OFFICIAL
from workbook_templates.consolidated.counted_rows import CountedRows
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.figure_cells import Cells, count_words
from workbook_templates.consolidated.layout import Content, Live
from workbook_templates.consolidated.words import FROM_PARTS, ROLE_WORDS


class FigureStatus:
    """Status and coverage of one indicator's figure."""

    def __init__(
        self, figure: Figure, rows: CountedRows, cells: Cells, parts: Sequence[tuple[Figure, Cells]], year: int
    ) -> None:
        self._figure = figure
        self._row = figure.indicator
        self._rows = rows
        self._cells = cells
        self._parts = parts
        self._year = year
        self._main = [one for one in figure.contributions if one.role is not Role.CROSSCHECK]

    def status(self) -> Content:
        """Whether the figure is official, an estimate, or absent, and why."""
        cached = self._status_now()
        if self._row.mode is Mode.DERIVED:
            return Live(self._of_parts(), cached)
        rows = self._rows
        if not rows.known:
            return cached
        words = dict.fromkeys(ROLE_WORDS[one.role] for one in self._main)
        said = f'COUNTIFS({rows.range(Col.STATUS)},"{STATUS_NIL}",{rows.range(Col.ROLE)},"{{}}")'
        nil = "+".join(said.format(word) for word in words) or "0"
        declared = sum(1 for one in self._main if one.record is None and is_nil(one))
        none = f'IF({nil}+{declared}={max(len(self._main), 1)},"{STATUS_NIL}","{STATUS_NO_DATA}")'
        received, estimates = self._cells.received, rows.entered_as(STATUS_ESTIMATE)
        part = f'{estimates}&"/"&{received}&" số ước"'
        some = f'IF({estimates}&""={received},"{STATUS_ESTIMATE}",{part})'
        some = f'IF({estimates}=0,"{STATUS_OFFICIAL}",{some})'
        year = ""
        if self._row.mode is Mode.LATEST:
            years = rows.total(Col.YEAR)
            earlier = f"OR({rows.entered_as(STATUS_NO_DATA)}>0,AND({years}>0,{years}<{self._year}))"
            some = f'IF({earlier},"{STATUS_NO_DATA}",{some})'
            year = f'&IF({years}>0,", số năm "&{years},"")'
        return Live(f'=IF({received}="0",{none},{some}{year})', cached)

    def _of_parts(self) -> str:
        cells = [cells for _, cells in self._parts]
        waiting = f"{count_words(cells, 'achievement', Achievement.NO_DATA)}>0"
        nil = f"{count_words(cells, 'status', STATUS_NIL)}={len(cells)}"
        none = f'IF({waiting},"{STATUS_NO_DATA}",IF({nil},"{STATUS_NIL}","{FROM_PARTS}"))'
        return f'=IF({self._cells.value}="",{none},"{FROM_PARTS}")'

    def _status_now(self) -> str:
        figure = self._figure
        if self._row.mode is Mode.DERIVED:
            return self._of_parts_now()
        counted = [given(one.record).status for one in self._main if one.counted]
        if not counted:
            nil = bool(self._main) and all(is_nil(one) for one in self._main)
            return STATUS_NIL if nil else STATUS_NO_DATA
        estimates = counted.count(STATUS_ESTIMATE)
        year = f", số năm {figure.year}" if figure.year and self._row.mode is Mode.LATEST else ""
        latest = figure.year if self._row.mode is Mode.LATEST else None
        if STATUS_NO_DATA in counted or (latest is not None and latest < self._year):
            return STATUS_NO_DATA + year
        if not estimates:
            return STATUS_OFFICIAL + year
        return (STATUS_ESTIMATE if estimates == len(counted) else f"{estimates}/{len(counted)} số ước") + year

    def _of_parts_now(self) -> str:
        parts = [figure for figure, _ in self._parts]
        if self._figure.value is None and any(part.achievement is Achievement.NO_DATA for part in parts):
            return STATUS_NO_DATA
        return STATUS_NIL if self._figure.value is None and compound_is_nil(parts) else FROM_PARTS

    def coverage(self) -> Content:
        """Agencies whose figures are in it, of those expected."""
        expected = self._figure.expected
        cached = f"{self._figure.received}/{expected}"
        if self._row.mode is Mode.DERIVED:
            # A part that could not be added brings no agency in.
            added = "value" if adds_values(self._row) else "denominator"
            found = "+".join(f"IF(ISNUMBER({getattr(c, added)}),VALUE({c.received}),0)" for _, c in self._parts)
        elif self._rows.known:
            found = self._rows.entered()
        else:
            return cached
        return Live(f'=({found})&"/{expected}"', cached)
