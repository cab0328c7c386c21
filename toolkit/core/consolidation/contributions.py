"""Who was to report an indicator, what each of them gave, and whether it enters the provincial figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.core.consolidation.exact import quotient, rounded, same_within_rounding
from toolkit.core.consolidation.model import Contribution, Expectation, SubmissionStatus
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Agency, Group, Indicator, Mode, Period, Plan, Role
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import NO, NO_FIGURE_STATUSES, STATUS_NIL, STATUS_NO_DATA, YES

CROSSCHECK = "Số đối chiếu, không cộng vào kết quả"
RATE_ONLY = "Chỉ có tỷ lệ, không có (a) và (b) để cộng"
HALF_PAIR = "Thiếu (a) hoặc (b)"
NO_FIGURE = "Không có con số"
REFUSED = "Số gửi về bị từ chối, chờ đơn vị sửa"
NOT_FILLED = "Ô để trống"
NIL_DECLARED = "Khai kỳ này không phát sinh"
SECOND_REPORT = "Đã lấy số ở báo cáo khác của đơn vị"
NOT_ASKED = "Đơn vị không được giao báo cáo chỉ tiêu này"
SAME_FIGURE = "Trùng với số đã lấy của đơn vị khác"
DECIDED = "Đã lấy số chốt trong sổ theo dõi"
CONFLICT = "Có nhiều số khác nhau, chờ xác định số đúng"
_ABSENT = {
    SubmissionStatus.MISSING: "Chưa gửi báo cáo",
    SubmissionStatus.REJECTED: "Biểu đã gửi không hợp lệ",
    SubmissionStatus.LEFT_OUT: "Biểu đã gửi, để ngoài tổng hợp",
    SubmissionStatus.HELD: "Báo cáo tạm giữ chờ quyết định",
    SubmissionStatus.FORM_MISSING: "Có công văn, chưa có biểu",
    SubmissionStatus.EXEMPT: "Được miễn báo cáo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The figures of one record."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    result: Decimal | None = None
    estimate: Decimal | None = None
    year: int | None = None
    answer: str = ""
    """A text result: Có, Không, or prose."""
    status: str = ""
    status_ground: str = ""
    """The entry of the office's register by which the status holds; empty where the form says it."""
    note: str = ""

    @property
    def pair(self) -> bool:
        """Whether numerator and denominator are both there."""
        return self.numerator is not None and self.denominator is not None


def given(record: Record | None) -> Given:
    """Read the figures of a record."""
    if record is None:
        return Given()
    year, status = _figure(record, "year"), record.get("status")
    return Given(
        numerator=_figure(record, "numerator"),
        denominator=_figure(record, "denominator"),
        result=_figure(record, "result"),
        estimate=_figure(record, "estimate"),
        year=None if year is None else int(year),
        answer=_text(record, "result"),
        status=_text(record, "status"),
        status_ground=status.ground if status is not None else "",
        note=_text(record, "note"),
    )


def is_nil(contribution: Contribution) -> bool:
    """Whether the reporter answered that nothing occurred in the period."""
    return contribution.reason == NIL_DECLARED or given(contribution.record).status == STATUS_NIL


def is_earlier(indicator: Indicator, figures: Given, year: int) -> bool:
    """Whether a survey's latest figure is given because there is none of the plan's ``year`` yet."""
    if indicator.mode is not Mode.LATEST or figures.year is None or figures.result is None:
        return False
    return figures.status == STATUS_NO_DATA or figures.year < year


def empty_groups(plan: Plan, indicator: Indicator) -> list[Group]:
    """Groups that are to report an indicator and whose members nobody has named."""
    named = {reporter.who for reporter in indicator.reporters}
    return [group for group in plan.groups if group.code in named and not group.members]


class Contributors:
    """The counted records and the standing of every agency, looked up by indicator."""

    def __init__(
        self,
        plan: Plan,
        period: Period,
        records: Iterable[Record],
        expectations: Iterable[Expectation],
        findings: Iterable[Finding] = (),
    ) -> None:
        self.structure = plan.at(period.end)
        self._year = plan.year
        self._records: dict[tuple[str, str], list[Record]] = {}
        for record in records:
            if record.form == INDICATORS:
                self._records.setdefault((record.agency, record.row), []).append(record)
        self._refused = {
            (finding.agency, finding.row)
            for finding in findings
            if finding.form == INDICATORS and finding.severity is Severity.ERROR
        }
        self._standing: dict[str, Expectation] = {}
        for expectation in expectations:
            if INDICATORS in expectation.report.forms:
                self._standing.setdefault(expectation.agency.code, expectation)

    def of(self, indicator: Indicator) -> tuple[Contribution, ...]:
        """One contribution for each reporter, in the order of the plan's reporters."""
        reporters = list(self.structure.reporters(indicator))
        main = [reporter for _, reporter in reporters if reporter.role is not Role.CROSSCHECK]
        found: list[Contribution] = []
        for agency, reporter in reporters:
            records = self._records.get((agency.code, indicator.code), [])
            if not records:
                reason = self._absence(agency, indicator)
                found.append(Contribution(agency=agency, role=reporter.role, record=None, counted=False, reason=reason))
                continue
            reasons = [_reason(indicator, record, reporter.role, self._year, sole=len(main) == 1) for record in records]
            taken = reasons.index("") if "" in reasons else None
            for place, (record, reason) in enumerate(zip(records, reasons, strict=True)):
                if taken is not None and place != taken:
                    reason = SECOND_REPORT
                if reason in (NO_FIGURE, HALF_PAIR) and (agency.code, indicator.code) in self._refused:
                    reason = REFUSED
                found.append(
                    Contribution(agency=agency, role=reporter.role, record=record, counted=not reason, reason=reason)
                )
        return tuple(_one_figure(indicator, found))

    def _absence(self, agency: Agency, indicator: Indicator) -> str:
        expectation = self._standing.get(agency.code)
        if expectation is None:
            return NOT_FILLED
        if expectation.status in _ABSENT:
            return _ABSENT[expectation.status]
        if (agency.code, indicator.code) in self._refused:
            return REFUSED
        return NIL_DECLARED if expectation.verdict is not None and expectation.verdict.nil else NOT_FILLED


def decided_figures(record: Record | None) -> Iterator[Datum]:
    """Figures of a record that the office decided, beside what the form says."""
    for datum in record.data if record is not None else ():
        if datum.ground and isinstance(datum.value, Decimal):
            yield datum


def own_figure(indicator: Indicator, figures: Given) -> Decimal | None:
    """One reporter's own figure: as given, else computed from its components."""
    if figures.result is None and figures.numerator is not None and figures.denominator:
        return rounded(quotient(figures.numerator, figures.denominator, indicator.unit.scale), indicator.precision)
    return figures.result


def _one_figure(indicator: Indicator, found: list[Contribution]) -> list[Contribution]:
    """Where one reporter gives the figure of the whole place, several that differ are none until a person decides."""
    if indicator.mode not in (Mode.SINGLE, Mode.LATEST):
        return found
    told = {
        id(one): figure
        for one in found
        if (one.counted or one.reason == SECOND_REPORT)
        and (figure := own_figure(indicator, given(one.record))) is not None
    }
    first, *others = told.values() or (None,)
    settled = next((id(one) for one in found if id(one) in told and any(decided_figures(one.record))), None)
    reasons: dict[int, str] = {}
    if settled is not None:
        reasons = {place: "" if place == settled else DECIDED for place in told}
    elif first is not None and not all(same_within_rounding(first, other) for other in others):
        reasons = dict.fromkeys(told, CONFLICT)
    else:
        reasons = dict.fromkeys([id(one) for one in found if one.counted and id(one) in told][1:], SAME_FIGURE)
    return [
        replace(one, counted=not reasons[id(one)], reason=reasons[id(one)]) if id(one) in reasons else one
        for one in found
    ]


def _reason(indicator: Indicator, record: Record, role: Role, year: int, *, sole: bool) -> str:
    """Why a record does not enter the figure; empty when it does."""
    figures = given(record)
    if figures.status in NO_FIGURE_STATUSES and not is_earlier(indicator, figures, year):
        return figures.status_ground[:1].upper() + figures.status_ground[1:] or figures.status
    if role is Role.CROSSCHECK:
        return CROSSCHECK
    match indicator.mode:
        case Mode.RATIO:
            if figures.pair or (sole and figures.result is not None):
                return ""
            if figures.result is not None:
                return RATE_ONLY
            return NO_FIGURE if figures.numerator is None and figures.denominator is None else HALF_PAIR
        case Mode.SUM:
            return "" if figures.result is not None else NO_FIGURE
        case Mode.SHARE:
            return "" if figures.answer in (YES, NO) else NO_FIGURE
        case _:
            word = figures.answer and (indicator.mode is Mode.LIST or not indicator.unit.numeric)
            return "" if figures.result is not None or figures.pair or word else NO_FIGURE


def _figure(record: Record, column: str) -> Decimal | None:
    datum = record.get(column)
    return datum.value if datum is not None and isinstance(datum.value, Decimal) else None


def _text(record: Record, column: str) -> str:
    datum = record.get(column)
    return datum.value if datum is not None and isinstance(datum.value, str) else ""
