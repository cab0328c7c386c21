"""What the indicator form asks: its columns, self-checks and rules, and the corrections below it."""

from toolkit.core.forms.spec import Column, Field, FormSpec, Formula, Kind, Layout, RowRule, Slot
from toolkit.core.plan.model import Period, Plan
from toolkit.core.units import COUNT, YEAR
from toolkit.core.vocabulary import CHECK_BLANK, CHECK_DONE, CHECK_PARTIAL, FIGURE_STATUSES, NO_FIGURE_STATUSES

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
    figures = ("result", "numerator", "denominator")
    if period.full_year:
        rules.append(RowRule(code="explanation-missing", columns=("note", "status", *figures)))
        rules += [RowRule(code=c, columns=figures) for c in ("slip-suspected", "far-from-baseline", "same-as-baseline")]
    else:
        rules.append(RowRule(code="above-estimate", columns=("result", "estimate")))
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


CORRECTIONS_SPEC = FormSpec(
    id=CORRECTIONS,
    title="Đính chính số kỳ trước (nếu có)",
    layout=Layout.OPEN,
    open_rows=5,
    guidance="Chỉ ghi khi số liệu đã gửi kỳ trước cần sửa.",
    columns=(
        Column(id="label", heading="Chỉ tiêu cần đính chính", width=42, field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        Column(
            id="old", heading="Số đã báo cáo", width=11.5, under="baseline", field=Field(kind=Kind.TEXT), slot=Slot.TEXT
        ),
        Column(id="new", heading="Số đúng", width=10.5, under="target", field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        Column(id="note", heading="Lý do", width=26, under="numerator", field=Field(kind=Kind.TEXT), slot=Slot.NOTE),
    ),
    counted=False,
)
