"""Which rows of an indicator annex are its objectives: "Mục tiêu 3: …", "III", "A  Lĩnh vực chính trị"."""

import re
from collections.abc import Sequence

from toolkit.core.plan.annex.model import IndicatorColumn, PrintedRow
from toolkit.core.plan.annex.numbering import objective_number
from toolkit.core.text import fold

_LETTER = re.compile(r"[A-HĐ]")
_LETTERED = re.compile(r"[A-HĐ][.)/:]\s+\S")
_FIGURES = (IndicatorColumn.UNIT, IndicatorColumn.BASELINE, IndicatorColumn.TARGET)


def section_rows(rows: Sequence[PrintedRow[IndicatorColumn]]) -> frozenset[int]:
    """Positions of the rows that divide an annex without numbered objectives into sections.

    These are rows without unit, figures and leads that begin with a capital letter; in an annex without such rows,
    those that are set as headings, but for a remark or what stands below all rows. An annex that numbers its
    objectives has no others.
    """
    bare = {n: row for n, row in enumerate(rows) if not any(map(row.text, (*_FIGURES, IndicatorColumn.LEADS)))}
    if any(any(_numbers(row)) for row in bare.values()):
        return frozenset()
    lettered = frozenset(n for n, row in bare.items() if _lettered(row))
    return lettered or frozenset(n for n, row in bare.items() if n + 1 < len(rows) and _heading(row))


def _numbers(row: PrintedRow[IndicatorColumn]) -> tuple[int | None, int | None]:
    return objective_number(row.text(IndicatorColumn.TT), row.text(IndicatorColumn.LABEL))


def _heading(row: PrintedRow[IndicatorColumn]) -> bool:
    tt, label = row.text(IndicatorColumn.TT), row.text(IndicatorColumn.LABEL)
    return row.across and not tt and bool(label) and not fold(label).startswith("ghi chu")


def _lettered(row: PrintedRow[IndicatorColumn]) -> bool:
    tt, label = row.text(IndicatorColumn.TT).rstrip(".)"), row.text(IndicatorColumn.LABEL)
    return bool(_LETTER.fullmatch(tt) and label) or (not tt and bool(_LETTERED.match(label)))
