"""Which indicator of a lower plan is which of the plan above: by code and name, or by what the strategy calls it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.core.lower_book import LeftOut
from toolkit.core.plan.model import Indicator, Mode
from toolkit.core.plan.national import national
from toolkit.core.readback.matching import counted_unit, label_key, unit_key
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.text import shortened

_NO_SUMS = {
    Mode.SHARE: "kế hoạch này hỏi từng đơn vị Có hoặc Không",
    Mode.LATEST: "số điều tra ghi kèm năm, đơn vị tự ghi vào biểu của mình",
    Mode.LIST: "nội dung liệt kê, đơn vị tự ghi vào biểu của mình",
}
"""Modes whose figures are no sum of what lower levels give."""
_UNKNOWN = "kế hoạch này không có chỉ tiêu như vậy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """Pairs of rows, and the rows of the lower workbook that have a figure and no partner."""

    pairs: tuple[tuple[IndicatorLine, Indicator], ...]
    left_out: tuple[LeftOut, ...]


def match_indicators(
    lines: Sequence[IndicatorLine], indicators: Sequence[Indicator], asked: Iterable[str], agency: str
) -> Matching:
    """Match the rows of a lower workbook with indicators of a plan; ``asked`` are codes that the agency reports."""
    found = _partners(lines, [row for row in indicators if row.mode is not Mode.HEADING])
    codes = set(asked)
    by_code = {indicator.code: indicator for indicator in indicators}
    pairs: list[tuple[IndicatorLine, Indicator]] = []
    left_out: list[LeftOut] = []
    for line in lines:
        indicator = found.get(line.code)
        if indicator is None:
            reason, wanted = _stranger(line, by_code), line.code in codes
        else:
            reason, wanted = _reason(line, indicator, codes, agency), indicator.code in codes
        if indicator is not None and not reason:
            pairs.append((line, indicator))
        elif has_figure(line):
            label = f"{line.tt or line.code} “{shortened(line.label)}”"
            left_out.append(LeftOut(label=label, reason=reason, asked=wanted))
    return Matching(pairs=tuple(pairs), left_out=tuple(left_out))


def has_figure(line: IndicatorLine) -> bool:
    """Whether a row gives any figure."""
    return any(figure is not None for figure in (line.value, line.numerator, line.denominator, line.estimate))


def _partners(lines: Sequence[IndicatorLine], indicators: Sequence[Indicator]) -> dict[str, Indicator]:
    """Code of each lower row → the indicator it is; the same code and name go before the same meaning."""
    by_name = {(row.code, label_key(row.label)): row for row in indicators}
    found = {
        line.code: indicator
        for line in lines
        if (indicator := by_name.get((line.code, label_key(line.label)))) is not None
    }
    taken = {indicator.code for indicator in found.values()}
    below = dict(_meanings((line.code, line.label) for line in lines))
    above = {meaning: code for code, meaning in _meanings((row.code, row.label) for row in indicators)}
    by_code = {row.code: row for row in indicators}
    for line in lines:
        code = above.get(below.get(line.code, ""), "")
        if line.code not in found and code and code not in taken:
            found[line.code] = by_code[code]
    return found


def _meanings(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Code of each row and of the national indicator that it alone among these rows means."""
    known = [(code, meant.code) for code, label in rows if (meant := national(label)) is not None]
    often = Counter(meaning for _, meaning in known)
    return ((code, meaning) for code, meaning in known if often[meaning] == 1)


def _stranger(line: IndicatorLine, by_code: dict[str, Indicator]) -> str:
    """Why a row has no partner: its code alone does not make it another plan's indicator."""
    other = by_code.get(line.code)
    if other is None:
        return _UNKNOWN
    return f"cùng mã {line.code} nhưng kế hoạch này ghi “{shortened(other.label)}”"


def _reason(line: IndicatorLine, indicator: Indicator, asked: set[str], agency: str) -> str:
    """Why a row is not rolled up although its partner is known; empty when it is."""
    if indicator.mode is Mode.DERIVED:
        return "kế hoạch này tự tính chỉ tiêu này từ các thành phần"
    if indicator.code not in asked:
        return f"kế hoạch này không giao {agency} báo cáo"
    if unit_key(counted_unit(line)) != unit_key(indicator.counted_unit):
        return f"đơn vị tính “{counted_unit(line)}”, kế hoạch này dùng “{indicator.counted_unit}”"
    return _NO_SUMS.get(indicator.mode, "") if indicator.unit.numeric or indicator.mode in _NO_SUMS else "ghi bằng chữ"
