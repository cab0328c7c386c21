"""Live formulas of one indicator, and the values they have now.

The order ``a × scale ÷ b`` matters: a and b are whole numbers that a double holds exactly, so their quotient is
the double nearest to the exact quotient, and ROUND gives the figure that exact arithmetic rounds half up to.
"""

from decimal import Decimal

from toolkit.core.consolidation.achievement import MET, MISSED, change_decimals, not_judged
from toolkit.core.consolidation.model import Achievement, Figure
from toolkit.core.consolidation.modes import adds_values
from toolkit.core.plan.model import Direction, Mode, Operator
from toolkit.core.vocabulary import STATUS_NO_DATA, YES
from workbook_templates.consolidated.counted_rows import CountedRows
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.figure_cells import Cells, count_words
from workbook_templates.consolidated.figure_status import FigureStatus
from workbook_templates.consolidated.layout import Content, Live
from workbook_templates.consolidated.words import BETTER, UNCHANGED, WORSE

_BLANK = '""'


class FigureFormulas:
    """The contents of the computed cells of one indicator's row."""

    def __init__(
        self, figure: Figure, refs: References, cells: Cells, parts: tuple[tuple[Figure, Cells], ...], year: int
    ) -> None:
        self._figure = figure
        self._row = figure.indicator
        self._rows = CountedRows(figure.indicator, refs)
        self._cells = cells
        self._parts = parts
        self._standing = FigureStatus(figure, self._rows, cells, parts, year)

    # Components

    def numerator(self) -> Content:
        """Σ (a), or the number of agencies that answered Có."""
        return self._component(
            self._figure.numerator, Col.NUMERATOR, Col.DENOMINATOR, [c.numerator for _, c in self._parts]
        )

    def denominator(self) -> Content:
        """Σ (b), or the number of agencies that answered."""
        return self._component(
            self._figure.denominator, Col.DENOMINATOR, Col.NUMERATOR, [c.denominator for _, c in self._parts]
        )

    def _component(self, value: Decimal | None, col: int, other: int, parts: list[str]) -> Content:
        cached = "" if value is None else value
        if self._row.mode is Mode.DERIVED:
            if adds_values(self._row):
                return None
            cells = ",".join(parts)
            return Live(f'=IF(COUNT({cells})>0,SUM({cells}),"")', cached)
        if not self._rows.known or self._row.mode in (Mode.SUM, Mode.LIST):
            return None
        if self._row.mode is Mode.SHARE:
            answered = self._rows.entered()
            shown = self._rows.answers(YES) if col is Col.NUMERATOR else answered
            return Live(f'=IF({answered}>0,{shown},"")', cached)
        if self._row.components is None:
            return None
        return Live(f'=IF({self._rows.count(col, other)}>0,{self._rows.total(col, col, other)},"")', cached)

    # The figure

    def value(self) -> Content:
        """The provincial figure."""
        cached: Decimal | str = "" if self._figure.value is None else self._figure.value
        places = self._row.precision
        if self._row.mode is Mode.DERIVED:
            if adds_values(self._row):
                cells = ",".join(c.value for _, c in self._parts)
                return Live(f'=IF(COUNT({cells})>0,ROUND(SUM({cells}),{places}),"")', cached)
            return Live(f"={self._rate(_BLANK)}", cached)
        if not self._rows.known or self._row.mode is Mode.LIST or not self._row.unit.numeric:
            return None
        reported = self._rows.count(Col.VALUE)
        total = f"ROUND({self._rows.total(Col.VALUE, Col.VALUE)},{places})"
        match self._row.mode:
            case Mode.SUM:
                return Live(f'=IF({reported}>0,{total},"")', cached)
            case Mode.SHARE:
                return Live(f"={self._rate(_BLANK)}", cached)
            case Mode.RATIO:
                alone = f'IF(AND({self._rows.count()}=1,{reported}=1),{total},"")'
                return Live(f"={self._rate(alone)}", cached)
            case _:
                given = f"IF({reported}=1,{total},{self._rate(_BLANK)})"
                return Live(f'=IF({self._rows.count()}<>1,"",{given})', cached)

    def _rate(self, otherwise: str) -> str:
        above, below = self._cells.numerator, self._cells.denominator
        return f"IF(N({below})>0,ROUND({above}*{self._row.unit.scale}/{below},{self._row.precision}),{otherwise})"

    def estimate(self) -> Content:
        """The estimate for the whole year."""
        left_out = (Mode.SHARE, Mode.LIST, Mode.DERIVED)
        if not self._rows.known or not self._row.unit.numeric or self._row.mode in left_out:
            return None
        # Of a sum all reporters have to give one; a rate has none but that of its only reporter.
        if self._row.mode is Mode.SUM:
            entered = self._rows.entered()
            needed: tuple[int, ...] = (Col.VALUE, Col.ESTIMATE)
            complete = f"{entered}>0,{self._rows.count(*needed)}={entered}"
        else:
            needed = (Col.ESTIMATE,)
            complete = f'{self._rows.count()}=1,{self._cells.received}="1",{self._rows.count(*needed)}=1'
        total = f"ROUND({self._rows.total(Col.ESTIMATE, *needed)},{self._row.precision})"
        cached = self._figure.estimate
        return Live(f'=IF(AND({complete}),{total},"")', "" if cached is None else cached)

    # What is said about it

    def change(self) -> Content:
        """Against the baseline."""
        if not self._cells.baseline:
            return None
        value, baseline = self._cells.value, self._cells.baseline
        known = f"ISNUMBER({value})"
        if self._row.mode is Mode.LATEST:
            known = f"AND({known},NOT({self._waiting()}))"
        cached = self._figure.change
        return Live(
            f'=IF({known},ROUND({value}-{baseline},{change_decimals(self._row)}),"")', "" if cached is None else cached
        )

    def _waiting(self) -> str:
        """Whether there is no figure of this year yet."""
        return f'LEFT({self._cells.status},{len(STATUS_NO_DATA)})="{STATUS_NO_DATA}"'

    def trend(self) -> Content:
        """Better or worse, by the direction of the indicator."""
        change = self._cells.change
        if not self._cells.baseline or self._row.direction is Direction.NONE:
            return None
        up, down = (WORSE, BETTER) if self._row.direction is Direction.DOWN else (BETTER, WORSE)
        value = self._figure.change
        cached = "" if value is None else UNCHANGED if value == 0 else up if value > 0 else down
        return Live(f'=IF({change}="","",IF({change}=0,"{UNCHANGED}",IF({change}>0,"{up}","{down}")))', cached)

    def achievement(self) -> Content:
        """Against the target."""
        cached = self._figure.achievement.value
        if self._row.mode is Mode.LIST or not self._row.unit.numeric:
            return cached
        value, target = self._cells.value, self._cells.target
        begins = self._waiting()
        nothing = f'IF({begins},"{Achievement.NO_DATA}","{Achievement.NOT_JUDGED}")'
        judged = f'"{Achievement.NOT_JUDGED}"' if not_judged(self._row) else self._judged(value, target)
        if self._row.mode is Mode.LATEST:
            judged = f'IF({begins},"{Achievement.NO_DATA}",{judged})'
        own = f'IF({value}="",{nothing},{judged})'
        if not self._parts:
            return Live(f"={own}", cached)
        cells = [cells for _, cells in self._parts]
        met, missed = (count_words(cells, "achievement", *some, Achievement.PARTIAL) for some in (MET, MISSED))
        return Live(f'=IF(AND({met}>0,{missed}>0),"{Achievement.PARTIAL}",{own})', cached)

    def _judged(self, value: str, target: str) -> str:
        exceeded, met, missed = Achievement.EXCEEDED, Achievement.MET, Achievement.MISSED
        match self._row.operator:
            case Operator.AT_LEAST:
                return f'IF({value}>{target},"{exceeded}",IF({value}={target},"{met}","{missed}"))'
            case Operator.AT_MOST:
                return f'IF({value}<{target},"{exceeded}",IF({value}={target},"{met}","{missed}"))'
            case operator:
                sign = operator.value if operator else "="
                return f'IF({value}{sign}{target},"{met}","{missed}")'

    def status(self) -> Content:
        """Whether the figure is official, an estimate, or absent, and why."""
        return self._standing.status()

    def coverage(self) -> Content:
        """Agencies whose figures are in it, of those expected."""
        return self._standing.coverage()
