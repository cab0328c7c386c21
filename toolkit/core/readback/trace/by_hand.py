"""Figures of ``Dữ liệu`` that are not what the agency typed: somebody corrected them in the workbook."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from toolkit.core.consolidation.headings import DataHeading
from toolkit.core.numbers.formats import show
from toolkit.core.numbers.grammar import FIGURE, readings
from toolkit.core.readback.model import DataLine
from toolkit.core.text import clean_figure, match_key, shortened

_LEADING = re.compile(FIGURE)
_DECIDED = re.compile(rf"Số chốt ({FIGURE})")
"""A figure of the office's register, which stands in place of what was typed."""
_EMPTY = "không có số"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Used:
    """A figure of the row, or words in its place."""

    heading: str
    value: Decimal | str
    decided: bool

    @property
    def shown(self) -> str:
        return show(self.value) if isinstance(self.value, Decimal) else shortened(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """What was typed for a figure, and everything that it may mean."""

    text: str
    meanings: tuple[Decimal, ...]

    def agrees(self, used: _Used) -> bool:
        """Whether a figure is one of its meanings, or is not to be one."""
        meant = (used.value,) if isinstance(used.value, Decimal) else _meanings(used.value)
        return used.decided or any(number in self.meanings for number in meant)


def by_hand(line: DataLine, typed: Sequence[tuple[str, str]]) -> str:
    """In Vietnamese, the figures of a row that differ from what was typed for them; empty where none does.

    ``typed`` is the address and the text of each cell of the returned file, in the order of the form, which is that of
    the columns. A figure agrees with every reading that its text allows: the plan, not at hand here, chose one.
    """
    if isinstance(line.value, dt.date):
        return ""
    words = {match_key(text) for text in (line.text, line.status, line.note)}
    found = [_Typed(text=text, meanings=_meanings(text)) for _, text in typed if match_key(text) not in words]
    figures = [one for one in found if one.meanings]
    return "; ".join(_differing(_figures(line, len(figures)), figures))


def _figures(line: DataLine, typed: int) -> list[_Used]:
    decided = {number for said in _DECIDED.findall(line.how) for number in readings(said.strip(" ,."))}
    columns: list[tuple[str, Decimal | str | dt.date | None]] = [
        (DataHeading.NUMERATOR, line.numerator),
        (DataHeading.DENOMINATOR, line.denominator),
        (DataHeading.VALUE, line.value),
        (DataHeading.ESTIMATE, line.estimate),
    ]
    used = [
        _Used(heading=heading, value=value, decided=value in decided)
        for heading, value in columns
        if isinstance(value, Decimal | str)
    ]
    # The year may have been typed with the figure: "36,5 (NGTK 2021)".
    if line.year is not None and typed > len(used):
        used.append(_Used(heading=DataHeading.YEAR, value=line.year, decided=False))
    return used


def _meanings(text: str) -> tuple[Decimal, ...]:
    """Every number that a text may begin with: "36,5 (NGTK 2021)", "114/100", "1.234"."""
    found = _LEADING.match(clean_figure(text).text)
    return readings(found.group().strip(" ,.'")) if found else ()


def _differing(used: Sequence[_Used], typed: Sequence[_Typed]) -> Iterator[str]:
    # Where one was added or emptied, the others belong together as most of them agree.
    few = min(len(used), len(typed))
    some = (zip(ours, theirs, strict=True) for ours in combinations(used, few) for theirs in combinations(typed, few))
    pairs = max(map(list, some), key=lambda pairs: sum(other.agrees(one) for one, other in pairs))
    for one, other in pairs:
        if not other.agrees(one):
            yield _said(one.heading, one.shown, other.text)
    for one in used:
        if isinstance(one.value, Decimal) and not one.decided and all(one is not paired for paired, _ in pairs):
            yield _said(one.heading, one.shown, _EMPTY)
    for other in typed:
        whole = readings(clean_figure(other.text).text)
        if whole and all(other is not paired for _, paired in pairs):
            yield _said("", _EMPTY, other.text)


def _said(heading: str, used: str, typed: str) -> str:
    place = f"{heading}: " if heading else ""
    return f"{place}số trong sổ ({used}) KHÁC số đơn vị gõ ({shortened(typed)}): đã sửa tay trong sổ"
