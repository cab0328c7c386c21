"""Live formulas of one indicator, and the values they have now.

The order ``a × scale ÷ b`` matters: a and b are whole numbers that a double holds exactly, so their quotient is
the double nearest to the exact quotient, and ROUND gives the figure that exact arithmetic rounds half up to.
"""

from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation.achievement import change_decimals, not_judged
from toolkit.core.consolidation.contributions import given, is_nil
from toolkit.core.consolidation.model import Achievement, Figure
from toolkit.core.consolidation.modes import adds_values
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Direction, Mode, Operator, Role
from toolkit.core.vocabulary import (
    NO,
    STATUS_ESTIMATE,
    STATUS_NIL,
    STATUS_NO_DATA,
    STATUS_OFFICIAL,
    YES,
)
from workbook_templates.consolidated.data_rows import Block, Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import Content, Live
from workbook_templates.consolidated.words import BETTER, FROM_PARTS, ROLE_WORDS, UNCHANGED, WORSE

_BLANK = '""'


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Addresses on the sheet ``Chỉ tiêu`` that formulas of a row use."""

    numerator: str
    denominator: str
    value: str
    status: str
    achievement: str
    change: str
    baseline: str
    """Cell or constant; empty when the plan gives no figure."""
    target: str

    @classmethod
    def of_row(cls, row: int, columns: dict[str, int], *, baseline: str, target: str) -> "Cells":
        """The cells of a row, by column name."""
        names = ("numerator", "denominator", "value", "status", "achievement", "change")
        return cls(**{name: a1(row, columns[name]) for name in names}, baseline=baseline, target=target)


class FigureFormulas:
    """The contents of the computed cells of one indicator's row."""

    def __init__(self, figure: Figure, refs: References, cells: Cells, parts: tuple[tuple[Figure, Cells], ...]) -> None:
        self._figure = figure
        self._row = figure.indicator
        self._refs = refs
        self._cells = cells
        self._parts = parts
        self._block: Block = (INDICATORS, figure.indicator.code, "")
        self._known = refs.has(self._block)

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

    def _component(self, value: Decimal | None, col: Col, other: Col, parts: list[str]) -> Content:
        cached = "" if value is None else value
        if self._row.mode is Mode.DERIVED:
            if adds_values(self._row):
                return None
            cells = ",".join(parts)
            return Live(f'=IF(COUNT({cells})>0,SUM({cells}),"")', cached)
        if not self._known or self._row.mode in (Mode.SUM, Mode.LIST):
            return None
        if self._row.mode is Mode.SHARE:
            yes, no = (f'COUNTIFS({self._r(Col.COUNTED)},"{YES}",{self._r(Col.VALUE)},"{word}")' for word in (YES, NO))
            shown = yes if col is Col.NUMERATOR else f"{yes}+{no}"
            return Live(f'=IF({yes}+{no}>0,{shown},"")', cached)
        if self._row.components is None:
            return None
        counted, this, that = self._r(Col.COUNTED), self._r(col), self._r(other)
        pairs = f'COUNTIFS({counted},"{YES}",{this},"<>",{that},"<>")'
        return Live(f'=IF({pairs}>0,SUMIFS({this},{counted},"{YES}",{that},"<>"),"")', cached)

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
        if not self._known or self._row.mode is Mode.LIST or not self._row.unit.numeric:
            return None
        counted, values = self._r(Col.COUNTED), self._r(Col.VALUE)
        n = f'COUNTIFS({counted},"{YES}")'
        reported = f'COUNTIFS({counted},"{YES}",{values},"<>")'
        total = f'ROUND(SUMIFS({values},{counted},"{YES}"),{places})'
        match self._row.mode:
            case Mode.SUM:
                return Live(f'=IF({reported}>0,{total},"")', cached)
            case Mode.SHARE:
                return Live(f"={self._rate(_BLANK)}", cached)
            case Mode.RATIO:
                alone = f'IF(AND({n}=1,{reported}=1),{total},"")'
                return Live(f"={self._rate(alone)}", cached)
            case _:
                return Live(f'=IF({n}<>1,"",IF({reported}=1,{total},{self._rate(_BLANK)}))', cached)

    def _rate(self, otherwise: str) -> str:
        above, below = self._cells.numerator, self._cells.denominator
        return f"IF(N({below})>0,ROUND({above}*{self._row.unit.scale}/{below},{self._row.precision}),{otherwise})"

    def estimate(self) -> Content:
        """The estimate for the whole year."""
        if not self._known or not self._row.unit.numeric or self._row.mode in (Mode.SHARE, Mode.LIST, Mode.DERIVED):
            return None
        counted, estimates = self._r(Col.COUNTED), self._r(Col.ESTIMATE)
        n = f'COUNTIFS({counted},"{YES}")'
        given_all = f'COUNTIFS({counted},"{YES}",{estimates},"<>")={n}'
        enough = f"{n}>0" if self._row.mode is Mode.SUM else f"{n}=1"
        total = f'ROUND(SUMIFS({estimates},{counted},"{YES}"),{self._row.precision})'
        cached = self._figure.estimate
        return Live(f'=IF(AND({enough},{given_all}),{total},"")', "" if cached is None else cached)

    # What is said about it

    def change(self) -> Content:
        """Against the baseline."""
        if not self._cells.baseline:
            return None
        value, baseline = self._cells.value, self._cells.baseline
        cached = self._figure.change
        return Live(
            f'=IF(ISNUMBER({value}),ROUND({value}-{baseline},{change_decimals(self._row)}),"")',
            "" if cached is None else cached,
        )

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
        nothing = f'IF({self._cells.status}="{STATUS_NIL}","{Achievement.NOT_JUDGED}","{Achievement.NO_DATA}")'
        judged = f'"{Achievement.NOT_JUDGED}"' if not_judged(self._row) else self._judged(value, target)
        if self._row.mode is Mode.LATEST:
            begins = f'LEFT({self._cells.status},{len(STATUS_NO_DATA)})="{STATUS_NO_DATA}"'
            judged = f'IF({begins},"{Achievement.NO_DATA}",{judged})'
        own = f'IF({value}="",{nothing},{judged})'
        if not self._parts:
            return Live(f"={own}", cached)
        met = "+".join(
            f'({c.achievement}="{word}")' for _, c in self._parts for word in (Achievement.MET, Achievement.EXCEEDED)
        )
        missed = "+".join(f'({c.achievement}="{Achievement.MISSED}")' for _, c in self._parts)
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
        cached = self._status_now()
        if self._row.mode is Mode.DERIVED:
            return Live(f'=IF({self._cells.value}="","{STATUS_NO_DATA}","{FROM_PARTS}")', cached)
        if not self._known:
            return cached
        counted, status = self._r(Col.COUNTED), self._r(Col.STATUS)
        n = f'COUNTIFS({counted},"{YES}")'
        e = f'COUNTIFS({counted},"{YES}",{status},"{STATUS_ESTIMATE}")'
        checks = ROLE_WORDS[Role.CROSSCHECK]
        nil = f'COUNTIFS({status},"{STATUS_NIL}",{self._r(Col.ROLE)},"<>{checks}")'
        declared = sum(1 for one in self._figure.contributions if one.record is None and is_nil(one))
        expected = self._figure.expected
        none = f'IF({nil}+{declared}>={max(expected, 1)},"{STATUS_NIL}","{STATUS_NO_DATA}")'
        some = f'IF({e}=0,"{STATUS_OFFICIAL}",IF({e}={n},"{STATUS_ESTIMATE}",{e}&"/"&{n}&" số ước"))'
        year = ""
        if self._row.mode is Mode.LATEST:
            years = self._r(Col.YEAR)
            earlier = f'COUNTIFS({counted},"{YES}",{status},"{STATUS_NO_DATA}")'
            some = f'IF({earlier}>0,"{STATUS_NO_DATA}",{some})'
            year = f'&IF(SUMIFS({years},{counted},"{YES}")>0,", số năm "&SUMIFS({years},{counted},"{YES}"),"")'
        return Live(f"=IF({n}=0,{none},{some}{year})", cached)

    def _status_now(self) -> str:
        figure = self._figure
        if self._row.mode is Mode.DERIVED:
            return STATUS_NO_DATA if figure.value is None else FROM_PARTS
        main = [one for one in figure.contributions if one.role is not Role.CROSSCHECK]
        counted = [given(one.record).status for one in main if one.counted]
        if not counted:
            nil = bool(main) and all(is_nil(one) for one in main)
            return STATUS_NIL if nil else STATUS_NO_DATA
        estimates = counted.count(STATUS_ESTIMATE)
        year = f", số năm {figure.year}" if figure.year and self._row.mode is Mode.LATEST else ""
        if STATUS_NO_DATA in counted:
            return STATUS_NO_DATA + year
        if not estimates:
            return STATUS_OFFICIAL + year
        return (STATUS_ESTIMATE if estimates == len(counted) else f"{estimates}/{len(counted)} số ước") + year

    def coverage(self) -> Content:
        """Agencies whose figures are in it, of those expected."""
        cached = f"{self._figure.received}/{self._figure.expected}"
        blocks = [self._block] if self._known else []
        if self._row.mode is Mode.DERIVED:
            codes = [figure.indicator.code for figure, _ in self._parts]
            blocks = [block for code in codes if self._refs.has(block := (INDICATORS, code, ""))]
        if not blocks:
            return cached
        found = "+".join(f'COUNTIFS({self._refs.range(block, Col.COUNTED)},"{YES}")' for block in blocks)
        return Live(f'=({found})&"/{self._figure.expected}"', cached)

    def _r(self, col: Col) -> str:
        return self._refs.range(self._block, col)
