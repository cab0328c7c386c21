"""Provincial figures: every indicator of the plan with its value, its coverage and what a reader must know."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.core.consolidation.achievement import against_baseline, against_target, not_judged, of_compound
from toolkit.core.consolidation.below import missing_below, parts_missing_below
from toolkit.core.consolidation.contributions import (
    CONFLICT,
    DECIDED,
    SAME_FIGURE,
    SECOND_REPORT,
    Contributors,
    decided_figures,
    empty_groups,
    given,
    is_earlier,
    is_nil,
    own_figure,
)
from toolkit.core.consolidation.exact import rounded, same_within_rounding, shown
from toolkit.core.consolidation.headings import COUNTED_UNIT
from toolkit.core.consolidation.model import Achievement, Contribution, Figure
from toolkit.core.consolidation.modes import Outcome, adds_values, derived, outcome
from toolkit.core.plan.model import Indicator, Mode, Plan, Role, Structure
from toolkit.core.text import lowered

RATE_ONLY = "Chỉ có tỷ lệ, không có (a) và (b) để kiểm tra."
NIL = "Đơn vị báo không phát sinh trong kỳ."
ZERO_TOTAL = "Tổng số (b) bằng 0 nên không tính được tỷ lệ."
LISTED = "Số liệu liệt kê theo đơn vị, không tổng hợp thành một con số."
_SAID = (CONFLICT, DECIDED, SAME_FIGURE, SECOND_REPORT)
"""Reasons that leave no agency out: its figure is in already, or is told in a remark of its own."""


class Figures:
    """Computes figures one by one; parts of compound indicators before the indicators they make up."""

    def __init__(self, plan: Plan, contributors: Contributors) -> None:
        self._plan = plan
        self._contributors = contributors
        self._made: dict[str, tuple[Figure, Outcome]] = {}

    def all(self) -> tuple[Figure, ...]:
        """The figures in the order of the plan, headings left out."""
        return tuple(self._make(row)[0] for row in self._plan.indicators if row.mode is not Mode.HEADING)

    def _make(self, indicator: Indicator) -> tuple[Figure, Outcome]:
        known = self._made.get(indicator.code)
        if known is None:
            build = self._derived if indicator.mode is Mode.DERIVED else self._reported
            known = self._made[indicator.code] = build(indicator)
        return known

    def _reported(self, indicator: Indicator) -> tuple[Figure, Outcome]:
        contributions = self._contributors.of(indicator)
        main = [one for one in contributions if one.role is not Role.CROSSCHECK]
        counted = [one for one in main if one.counted]
        result = outcome(indicator, [given(one.record) for one in counted])
        value = None if result.value is None else rounded(result.value, indicator.precision)
        remarks = list(_remarks(self._plan, indicator, main, result, value))
        remarks += _unsettled(self._contributors.structure, indicator)
        remarks += _crosschecks(indicator, contributions, value)
        answered = bool(counted) or _nothing_occurred(main)
        earlier = any(is_earlier(indicator, given(one.record), self._plan.year) for one in counted)
        if earlier:
            achievement = Achievement.NO_DATA
            remarks.append(f"Chưa có số liệu năm {self._plan.year}; con số là số mới nhất, của năm {result.year}.")
        else:
            achievement = _judge(indicator, value, answered=answered, remarks=remarks)
        return _figure(
            indicator,
            result,
            value,
            achievement=achievement,
            received=len(counted),
            expected=len({one.agency.code for one in main}),
            contributions=contributions,
            remarks=remarks,
            comparable=not earlier,
        ), result

    def _derived(self, indicator: Indicator) -> tuple[Figure, Outcome]:
        parts = [self._make(self._plan.indicator_by_code[code]) for code in indicator.parts]
        result = derived(indicator, [part for _, part in parts], [figure.value for figure, _ in parts])
        value = None if result.value is None else rounded(result.value, indicator.precision)
        by_value = adds_values(indicator)
        left_out = [
            figure.indicator
            for figure, part in parts
            if (figure.value is None if by_value else part.numerator is None or part.denominator is None)
        ]
        remarks = []
        if value is not None and left_out:
            names = ", ".join(row.tt or row.code for row in left_out)
            remarks.append(f"Chưa gồm thành phần {names} vì không có {'số' if by_value else '(a) và (b)'} để cộng.")
        elif result.denominator == 0:
            remarks.append(ZERO_TOTAL)
        partial = [figure.indicator for figure, _ in parts if 0 < figure.received < figure.expected]
        remarks += parts_missing_below([figure for figure, _ in parts])
        if partial:
            remarks.append(f"Chưa đủ đơn vị ở thành phần {', '.join(row.tt or row.code for row in partial)}.")
        made = [figure for figure, _ in parts]
        if value is None and compound_is_nil(made):
            remarks.append(NIL)
        answered = all(figure.achievement is not Achievement.NO_DATA for figure in made)
        own = _judge(indicator, value, answered=answered, remarks=remarks)
        return _figure(
            indicator,
            result,
            value,
            achievement=of_compound(own, [figure.achievement for figure in made]),
            received=sum(figure.received for figure in made if figure.indicator not in left_out),
            expected=sum(figure.expected for figure in made),
            contributions=(),
            remarks=remarks,
        ), result


def compound_is_nil(parts: Sequence[Figure]) -> bool:
    """Whether of every part its reporters have answered that nothing occurred."""
    return all(part.received == 0 and part.achievement is not Achievement.NO_DATA for part in parts)


def _figure(
    indicator: Indicator,
    result: Outcome,
    value: Decimal | None,
    *,
    achievement: Achievement,
    received: int,
    expected: int,
    contributions: tuple[Contribution, ...],
    remarks: list[str],
    comparable: bool = True,
) -> Figure:
    change, better = against_baseline(indicator, value) if value is not None and comparable else (None, None)
    return Figure(
        indicator=indicator,
        value=value,
        numerator=result.numerator,
        denominator=result.denominator,
        estimate=None if result.estimate is None else rounded(result.estimate, indicator.precision),
        year=result.year,
        achievement=achievement,
        change=change,
        better=better,
        received=received,
        expected=expected,
        contributions=contributions,
        remarks=(*_unit_remarks(indicator), *remarks),
    )


def _unit_remarks(indicator: Indicator) -> Iterator[str]:
    """A unit that the document prints wrongly is named where the figure stands, or the figure misleads."""
    if "unit" in indicator.basis and indicator.unit.printed:
        yield f"Văn bản in đơn vị “{indicator.unit.printed}”; {COUNTED_UNIT} {indicator.unit.words}."


def _judge(indicator: Indicator, value: Decimal | None, *, answered: bool, remarks: list[str]) -> Achievement:
    """Judge a figure, adding the reason to the remarks when it cannot be judged."""
    if value is None and not answered:
        return Achievement.NO_DATA
    reason = not_judged(indicator)
    if reason:
        remarks.append(reason)
    return Achievement.NOT_JUDGED if value is None else against_target(indicator, value)


def _nothing_occurred(main: Sequence[Contribution]) -> bool:
    """Whether every reporter answered, and every answer is that nothing occurred."""
    return bool(main) and all(is_nil(one) for one in main)


def _remarks(
    plan: Plan, indicator: Indicator, main: Sequence[Contribution], result: Outcome, value: Decimal | None
) -> list[str]:
    remarks = []
    if result.rate_only:
        remarks.append(RATE_ONLY)
    if result.value is None and result.denominator == 0:
        remarks.append(ZERO_TOTAL)
    if indicator.mode is Mode.LIST:
        remarks.append(LISTED)
    answers = [f"{one.agency.name}: {given(one.record).answer}" for one in main if one.counted]
    if value is None and indicator.mode is Mode.SINGLE and answers:
        remarks += answers
    if _nothing_occurred(main):
        remarks.append(NIL)
        letters = ((one.agency.name, given(one.record).status_ground) for one in main)
        remarks += [f"{name}: {ground}." for name, ground in letters if ground]
    elif len(main) > 1:
        left_out = [one for one in main if not one.counted and one.reason not in _SAID]
        remarks += [f"Chưa gồm {names}: {lowered(reason)}." for reason, names in _by_reason(left_out)]
    elif main and not main[0].counted and main[0].reason:
        remarks.append(f"{main[0].agency.name}: {lowered(main[0].reason)}.")
    remarks += _conflict(indicator, main)
    remarks += _decided(main)
    remarks += missing_below(main)
    for group in empty_groups(plan, indicator):
        remarks.append(f"Nhóm “{group.name}” chưa có danh sách đơn vị.")
    return remarks


def _conflict(indicator: Indicator, main: Sequence[Contribution]) -> Iterator[str]:
    """Figures of which only one can be right, each with its file."""
    told = [(one, one.record) for one in main if one.reason == CONFLICT and one.record is not None]
    figures = (
        f"{shown(figure)} ({one.agency.name}, tệp {record.file.name})"
        for one, record in told
        if (figure := own_figure(indicator, given(record))) is not None
    )
    if told:
        yield f"{CONFLICT}: {'; '.join(figures)}."


def _decided(main: Sequence[Contribution]) -> Iterator[str]:
    """Figures that the office decided, beside what the form says."""
    for one in main:
        for datum in decided_figures(one.record) if one.counted else ():
            yield f"{one.agency.name}: {datum.ground}."


def _unsettled(structure: Structure, indicator: Indicator) -> Iterator[str]:
    """Nobody gives the official figure because its agency has ended and the plan does not say who took it over."""
    lost = structure.unsettled(indicator)
    if lost is not None:
        agency, heirs = lost
        fate = f"đã chia thành {', '.join(heir.name for heir in heirs)}" if heirs else "không còn hoạt động"
        yield f"Chưa có đơn vị chốt số: {agency.name} {fate}. Chọn một đơn vị chốt số trong kế hoạch."


def _by_reason(left_out: Sequence[Contribution]) -> list[tuple[str, str]]:
    names: dict[str, list[str]] = {}
    for one in left_out:
        names.setdefault(one.reason, []).append(one.agency.name)
    return [(reason, ", ".join(of_reason)) for reason, of_reason in names.items()]


def _crosschecks(indicator: Indicator, contributions: Sequence[Contribution], value: Decimal | None) -> list[str]:
    remarks = []
    for one in contributions:
        if one.role is not Role.CROSSCHECK or one.record is None:
            continue
        other = own_figure(indicator, given(one.record))
        if other is None:
            continue
        if value is None:
            remarks.append(f"Có số đối chiếu {shown(other)} của {one.agency.name} nhưng chưa có số chính thức.")
        elif not same_within_rounding(value, other):
            remarks.append(f"Số đối chiếu của {one.agency.name} là {shown(other)}, khác số tổng hợp {shown(value)}.")
    return remarks
