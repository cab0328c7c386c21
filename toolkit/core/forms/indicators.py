"""The indicator form: the plan's indicator annex as one agency fills it."""

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Formula, Kind, Layout, Row, RowRule, Slot
from toolkit.core.plan.model import Agency, Basis, Indicator, Mode, Period, Plan, Role
from toolkit.core.units import COUNT, YEAR, UnitKind
from toolkit.core.vocabulary import (
    BASIS_WORDS,
    CHECK_BLANK,
    CHECK_DONE,
    CHECK_PARTIAL,
    FIGURE_STATUSES,
    NO,
    NO_FIGURE_STATUSES,
    YES,
)

INDICATORS = "indicators"
CORRECTIONS = "corrections"

CHECK_RANGE = "Ngoài khoảng cho phép, đề nghị kiểm tra"
CHECK_ABOVE = "(a) lớn hơn (b), đề nghị kiểm tra"
CHECK_TEXT = "Kết quả chưa phải là con số"
CHECK_DIFFERS = "Kết quả khác (a)/(b), đề nghị kiểm tra"

_ANSWERED = "OR(" + ",".join(f'{{status}}="{status}"' for status in NO_FIGURE_STATUSES) + ")"
_BOTH = "AND(ISNUMBER({numerator}),ISNUMBER({denominator}))"
_SHOWN = "IF(ISNUMBER({result}),{result},{rate})"

_RATE = Formula(
    template=f'=IF({_BOTH},IF({{denominator}}>0,ROUND({{numerator}}/{{denominator}}*{{scale}},{{decimals}}),""),"")'
)
_CHECK = Formula(
    template=(
        f'=IF({_ANSWERED},"{CHECK_DONE}",'
        f'IF(AND(ISTEXT({{result}}),{{result}}<>""),"{CHECK_TEXT}",'
        f'IF(AND({{capped}},{_BOTH},N({{numerator}})>N({{denominator}})),"{CHECK_ABOVE}",'
        f'IF(AND(ISNUMBER({_SHOWN}),OR(N({_SHOWN})<{{low}},N({_SHOWN})>{{high}})),"{CHECK_RANGE}",'
        f'IF(AND(ISNUMBER({{result}}),ISNUMBER({{rate}}),ABS(N({{result}})-N({{rate}}))>{{tolerance}}),"{CHECK_DIFFERS}",'
        f'IF(ISNUMBER({_SHOWN}),IF({{status}}="","{CHECK_PARTIAL}","{CHECK_DONE}"),'
        f'IF(OR(ISNUMBER({{numerator}}),ISNUMBER({{denominator}})),"{CHECK_PARTIAL}","{CHECK_BLANK}")))))))'
    ),
    empty=CHECK_BLANK,
)

_STATUS = Field(
    kind=Kind.CHOICE,
    choices=FIGURE_STATUSES,
    choice_list="tinh_trang_so_lieu",
    prompt="Chọn trong danh sách. Không có con số thì chọn lý do, đừng để trống.",
)


def indicators_spec(plan: Plan, period: Period) -> FormSpec:
    """The indicator form of a plan in a period: the same for every agency.

    A mid-year period adds "Ước cả năm" and asks no explanation of missed targets (they are not due yet).
    """
    columns = [
        Column(id="tt", heading="TT", width=6.5),
        Column(id="label", heading="Mục tiêu, chỉ tiêu", width=42),
        Column(id="unit", heading="Đơn vị tính", width=10),
        Column(id="baseline", heading=f"Kết quả năm {plan.year - 1}", width=11.5),
        Column(id="target", heading=f"Kế hoạch năm {plan.year}", width=10.5),
        Column(
            id="numerator",
            heading="Số đạt (a)",
            width=10.5,
            field=Field(kind=Kind.FIGURE, unit=COUNT),
            slot=Slot.NUMERATOR,
            guide="Tử số (a): nội dung đếm của từng chỉ tiêu ghi ở phần định nghĩa bên dưới.",
        ),
        Column(
            id="denominator",
            heading="Tổng số (b)",
            width=10.5,
            field=Field(kind=Kind.FIGURE, unit=COUNT),
            slot=Slot.DENOMINATOR,
            guide="Mẫu số (b): nội dung đếm của từng chỉ tiêu ghi ở phần định nghĩa bên dưới.",
        ),
        Column(
            id="result",
            heading="Kết quả",
            width=10.5,
            field=Field(kind=Kind.FIGURE),
            slot=Slot.VALUE,
            guide="Ghi con số theo đơn vị tính của dòng, ví dụ 66,67. Đã ghi (a) và (b) thì có thể để trống.",
        ),
        Column(
            id="rate",
            heading="Tỷ lệ tính từ (a), (b)",
            width=10.5,
            formula=_RATE,
            guide="Máy tự tính từ (a) và (b); ô này khóa.",
        ),
        Column(
            id="year",
            heading="Năm của số liệu",
            width=9,
            field=Field(kind=Kind.FIGURE, unit=YEAR),
            slot=Slot.YEAR,
            guide="Số liệu điều tra: ghi năm mà số liệu phản ánh, ví dụ 2021.",
        ),
        Column(
            id="status",
            heading="Tình trạng số liệu",
            width=15,
            field=_STATUS,
            slot=Slot.STATUS,
            guide="Chọn trong danh sách; không có con số thì chọn lý do.",
        ),
        Column(
            id="note",
            heading="Nguồn, nguyên nhân, ghi chú",
            width=26,
            field=Field(kind=Kind.TEXT, prompt="Ghi nguồn số liệu; nếu chưa đạt kế hoạch thì ghi nguyên nhân."),
            slot=Slot.NOTE,
            guide="Nguồn số liệu; nguyên nhân nếu chưa đạt kế hoạch hoặc chưa có số liệu.",
        ),
        Column(
            id="check",
            heading="Kiểm tra",
            width=15,
            formula=_CHECK,
            alarming=(CHECK_RANGE, CHECK_ABOVE, CHECK_TEXT, CHECK_DIFFERS),
            guide="Máy tự kiểm tra việc ghi; không đánh giá đạt hay chưa đạt.",
        ),
    ]
    rules = [
        RowRule(code="required-empty", columns=("result", "numerator", "denominator", "status")),
        RowRule(code="component-missing", columns=("numerator", "denominator", "result", "status")),
        RowRule(code="denominator-zero", columns=("denominator", "numerator")),
        RowRule(code="numerator-above-denominator", columns=("numerator", "denominator")),
        RowRule(code="rate-differs", columns=("result", "numerator", "denominator")),
        RowRule(code="status-contradicts-figure", columns=("status", "result", "numerator", "denominator")),
        RowRule(code="status-assumed", columns=("status", "result", "numerator", "denominator")),
        RowRule(code="source-missing", columns=("note", "status", "result", "numerator", "denominator")),
    ]
    if period.full_year:
        rules.append(RowRule(code="explanation-missing", columns=("note", "status", "result", "numerator", "denominator")))
    else:
        columns.insert(
            8,
            Column(
                id="estimate",
                heading="Ước cả năm",
                width=10.5,
                field=Field(kind=Kind.FIGURE),
                slot=Slot.ESTIMATE,
                guide="Ước kết quả đến hết năm, theo đơn vị tính của dòng.",
            ),
        )
    return FormSpec(
        id=INDICATORS,
        title=f"Kết quả thực hiện các mục tiêu, chỉ tiêu năm {plan.year}",
        columns=tuple(columns),
        layout=Layout.FIXED,
        rules=tuple(rules),
    )


def indicators_form(plan: Plan, period: Period, agency: Agency) -> Form:
    """The indicator rows one agency reports, under the headings of their objectives; no rows when none are its."""
    spec = indicators_spec(plan, period)
    roles = {
        indicator.code: reporter.role
        for indicator in plan.indicators
        for who, reporter in plan.reporters(indicator)
        if who.code == agency.code
    }
    wanted = {indicator.objective for indicator in plan.indicators if indicator.code in roles}
    rows: list[Row] = []
    for objective in plan.objectives:
        if objective.code not in wanted:
            continue
        rows.append(
            Row(
                key=f"objective-{objective.code}",
                printed={"tt": objective.number, "label": objective.title},
                heading=True,
                label=objective.title,
            )
        )
        for indicator in plan.indicators:
            if indicator.objective != objective.code:
                continue
            if indicator.code in roles:
                rows.append(_row(indicator, roles[indicator.code], spec))
            elif indicator.mode in (Mode.HEADING, Mode.DERIVED) and _leads_to(plan, indicator, roles):
                rows.append(
                    Row(
                        key=indicator.code,
                        printed={"tt": indicator.tt, "label": indicator.label},
                        heading=True,
                        level=1,
                        label=indicator.label,
                    )
                )
    return Form(spec=spec, rows=tuple(rows))


def _leads_to(plan: Plan, heading: Indicator, roles: dict[str, Role]) -> bool:
    return any(indicator.parent == heading.code and indicator.code in roles for indicator in plan.indicators)


def _row(indicator: Indicator, role: Role, spec: FormSpec) -> Row:
    unit, high, low = indicator.unit, indicator.high, indicator.low
    figure = Field(
        kind=Kind.FIGURE if unit.numeric else Kind.TEXT,
        unit=unit,
        low=low,
        high=high,
        decimals=indicator.precision,
        prompt=_figure_prompt(indicator),
    )
    fields: dict[str, Field | None] = {"result": figure, "year": None}
    if "estimate" in {column.id for column in spec.columns}:
        fields["estimate"] = figure
    if indicator.components is None:
        fields |= {"numerator": None, "denominator": None}
    else:
        fields["numerator"] = Field(kind=Kind.FIGURE, unit=COUNT, prompt=f"(a): {indicator.components.numerator}"[:255])
        fields["denominator"] = Field(kind=Kind.FIGURE, unit=COUNT, prompt=f"(b): {indicator.components.denominator}"[:255])
    if indicator.mode is Mode.LATEST:
        fields["year"] = Field(kind=Kind.FIGURE, unit=YEAR, prompt="Năm mà số liệu phản ánh, ví dụ 2021.")
    if indicator.mode is Mode.SHARE:
        fields["result"] = Field(kind=Kind.CHOICE, choices=(YES, NO), choice_list="co_khong", prompt="Chọn Có hoặc Không.")
    lower, upper = figure.bounds
    return Row(
        key=indicator.code,
        printed={
            "tt": indicator.tt,
            "label": indicator.label,
            "unit": unit.printed,
            "baseline": indicator.baseline.printed,
            "target": indicator.target.printed,
        },
        fields=fields,
        level=1,
        unit=unit,
        params={
            "scale": str(unit.scale),
            "decimals": str(indicator.precision),
            "low": "-1E+300" if lower is None else str(lower),
            "high": "1E+300" if upper is None else str(upper),
            "capped": "TRUE" if unit.kind is UnitKind.PERCENT else "FALSE",
            "tolerance": f"0.{'0' * indicator.precision}6",
        },
        label=f"{indicator.tt} {indicator.label}".strip(),
        notes=tuple(_notes(indicator, role)),
    )


def _figure_prompt(indicator: Indicator) -> str:
    if not indicator.unit.numeric:
        return "Ghi bằng chữ."
    example = "12" if indicator.unit.integral else "66,67" if indicator.unit.kind is UnitKind.PERCENT else "1,48"
    return f"Ghi con số theo đơn vị tính {indicator.unit.printed}, dấu phẩy thập phân, ví dụ {example}."


def _notes(indicator: Indicator, role: Role) -> list[str]:
    notes = []
    if indicator.definition:
        notes.append(indicator.definition)
    if indicator.components is not None:
        notes.append(f"(a): {indicator.components.numerator}")
        notes.append(f"(b): {indicator.components.denominator}")
    if role is Role.CROSSCHECK:
        notes.append("Số liệu của đơn vị dùng để đối chiếu, không cộng vào kết quả của tỉnh.")
    names = {
        "unit": "đơn vị tính",
        "direction": "chiều tăng, giảm",
        "components": "nội dung (a), (b)",
        "reporters": "đơn vị chủ trì",
        "mode": "cách tổng hợp",
        "target": "kế hoạch",
    }
    for field, basis in indicator.basis.items():
        if basis is not Basis.STATED:
            notes.append(f"{names.get(field, field).capitalize()}: {BASIS_WORDS[basis.value]}.")
    return notes


CORRECTIONS_SPEC = FormSpec(
    id=CORRECTIONS,
    title="Đính chính số kỳ trước (nếu có)",
    layout=Layout.OPEN,
    open_rows=5,
    guidance="Chỉ ghi khi số liệu đã gửi kỳ trước cần sửa.",
    columns=(
        Column(id="label", heading="Chỉ tiêu cần đính chính", width=42, field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        Column(id="old", heading="Số đã báo cáo", width=11.5, under="baseline", field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        Column(id="new", heading="Số đúng", width=10.5, under="target", field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        Column(id="note", heading="Lý do", width=26, field=Field(kind=Kind.TEXT), slot=Slot.NOTE),
    ),
    counted=False,
)


def corrections_form() -> Form:
    """Open rows in which an agency corrects figures of an earlier period."""
    return Form(spec=CORRECTIONS_SPEC, rows=())
