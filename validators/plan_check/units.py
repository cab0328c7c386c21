"""Units as printed against what is measured."""

import re
from collections import Counter

from toolkit.core.plan.model import Indicator
from toolkit.core.text import fold
from toolkit.core.units import UnitKind
from validators.plan_check.case import Case, Findings

_RATES = (
    (re.compile(r"\btu vong\b.*\b(?:me|thai san)\b"), "tử vong mẹ", "trên 100.000"),
    (re.compile(r"\bty so gioi tinh\b"), "tỷ số giới tính", "trên 100 (bé trai trên 100 bé gái)"),
    (re.compile(r"\bty suat\b"), "tỷ suất", "trên 1.000"),
)
"""Quantities that official statistics give per so many people, never in percent."""
_SCALED = {UnitKind.PER_100: "100", UnitKind.PER_1000: "1000", UnitKind.PER_100000: "100000"}
_PERCENT = re.compile(r"%|\bphan tram\b|\bty le\b")
_FIGURES = re.compile(r"\d[\d.]*")


def findings(case: Case) -> Findings:
    """Findings about units."""
    for i, row in case.asked:
        rate = _rate(row)
        if rate is not None:
            name, base = rate
            yield case.finding("rate-as-percent", ("indicators", i, "unit"), found=name, expected=base)
        elif not _fits(row):
            printed, words = row.unit.printed, row.unit.words
            yield case.finding("unit-misprinted", ("indicators", i, "unit"), found=printed, expected=words)
    yield from _styles(case)


def _rate(row: Indicator) -> tuple[str, str] | None:
    if row.unit.kind is not UnitKind.PERCENT:
        return None
    label = fold(row.label)
    return next(((name, base) for form, name, base in _RATES if form.search(label)), None)


def _fits(row: Indicator) -> bool:
    """Whether the printed unit names the base that the figures are counted on; a unit that is not printed does."""
    printed, kind = fold(row.unit.printed), row.unit.kind
    if not printed:
        return True
    if kind is UnitKind.PERCENT:
        return bool(_PERCENT.search(printed))
    if kind in _SCALED:
        bases = {number.replace(".", "").rstrip() for number in _FIGURES.findall(printed)}
        return _SCALED[kind] in bases or (kind is UnitKind.PER_1000 and "‰" in printed)
    return "%" not in printed


def _styles(case: Case) -> Findings:
    """One unit in several spellings: told once, at the first row of the rarer one."""
    spelled: dict[tuple[UnitKind, str], Counter[str]] = {}
    for row in case.plan.indicators:
        if row.unit.printed:
            key = (row.unit.kind, fold(row.unit.printed).strip("() "))
            spelled.setdefault(key, Counter())[row.unit.printed] += 1
    for (kind, _), ways in spelled.items():
        if len(ways) < 2:
            continue
        (usual, _), *_, (rare, _) = ways.most_common()
        rows = enumerate(case.plan.indicators)
        at = next(i for i, row in rows if (row.unit.kind, row.unit.printed) == (kind, rare))
        found = ", ".join(f"“{way}” ({count} dòng)" for way, count in ways.most_common())
        yield case.finding("unit-style-mixed", ("indicators", at, "unit"), found=found, expected=usual)
