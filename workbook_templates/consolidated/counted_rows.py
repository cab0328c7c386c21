"""Expressions over the rows of one indicator in ``Dữ liệu``: how many rows count, and what they add up to.

An officer may correct these rows: take one out, blank a number, type a word over it. A row enters the figure only
while it is marked as counted and holds a number, as it does when the form is read; hence ``>=0`` everywhere, which
neither an empty cell nor a word meets (no figure of a plan can be negative).
"""

from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Indicator, Mode
from toolkit.core.vocabulary import NO, YES
from workbook_templates.consolidated.data_rows import Block, Col
from workbook_templates.consolidated.data_sheet import References

_NUMBER = '">=0"'
_PAIR = (Col.NUMERATOR, Col.DENOMINATOR)


class CountedRows:
    """The rows of an indicator, as formulas see them."""

    def __init__(self, indicator: Indicator, refs: References) -> None:
        self._row = indicator
        self._refs = refs
        self._block: Block = (INDICATORS, indicator.code, "")

    @property
    def known(self) -> bool:
        """Whether anybody gave anything; without rows there is nothing to refer to."""
        return self._refs.has(self._block)

    def range(self, col: int) -> str:
        """The cells of the rows in one column."""
        return self._refs.range(self._block, col)

    def count(self, *numbers: int, status: str = "") -> str:
        """How many counted rows hold a number in every one of these columns, and have this status if one is named."""
        return f"COUNTIFS({self._where(numbers, status)})"

    def answers(self, word: str, status: str = "") -> str:
        """How many counted rows answer with a word, of those with this status if one is named."""
        return f'COUNTIFS({self._where((), status)},{self.range(Col.VALUE)},"{word}")'

    def total(self, col: int, *numbers: int) -> str:
        """The sum of a column over the counted rows that hold a number in every one of these columns."""
        return f"SUMIFS({self.range(col)},{self._where(numbers)})"

    def entered(self) -> str:
        """How many rows are in the provincial figure."""
        row = self._row
        if row.mode is Mode.LIST or not row.unit.numeric:
            return self.count()
        if row.mode is Mode.SHARE:
            return f"{self.answers(YES)}+{self.answers(NO)}"
        alone, pairs = self.count(Col.VALUE), self.count(*_PAIR)
        if row.mode is Mode.SUM:
            return alone
        if row.mode is Mode.RATIO:
            return f"IF({pairs}>0,{pairs},IF({self.count()}=1,{alone},0))"
        either = alone if row.components is None else f"MAX({alone},{pairs})"
        return f"IF({self.count()}=1,{either},0)"

    def entered_as(self, status: str) -> str:
        """How many of the rows in the provincial figure have a status; only where any row is in it."""
        match self._row.mode:
            case Mode.SUM:
                return self.count(Col.VALUE, status=status)
            case Mode.SHARE:
                return f"({self.answers(YES, status)}+{self.answers(NO, status)})"
            case Mode.RATIO:
                return f"IF({self.count()}=1,{self.count(status=status)},{self.count(*_PAIR, status=status)})"
            case _:
                return self.count(status=status)

    def _where(self, numbers: tuple[int, ...], status: str = "") -> str:
        found = [f'{self.range(Col.COUNTED)},"{YES}"']
        found += [f"{self.range(col)},{_NUMBER}" for col in numbers]
        found += [f'{self.range(Col.STATUS)},"{status}"'] if status else []
        return ",".join(found)
