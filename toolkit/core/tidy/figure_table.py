"""The table of figures: one row for each indicator of the plan."""

from collections.abc import Iterator

from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.consolidation.sensitive import small_of_figure
from toolkit.core.tidy.frame import FRAME, frame
from toolkit.core.tidy.schema import FieldType, Row, TidyField, TidyTable
from toolkit.core.vocabulary import DIRECTION_WORDS, MODE_WORDS, OPERATOR_WORDS, UNIT_KIND_WORDS


def slug(achievement: Achievement) -> str:
    """The name under which machines know an achievement: "not-judged"."""
    return achievement.name.lower().replace("_", "-")


FIGURES = TidyTable(
    name="chi-tieu",
    title="Kết quả các chỉ tiêu",
    description="Mỗi dòng là kết quả tổng hợp của một chỉ tiêu trong kỳ.",
    key=("plan", "period", "indicator"),
    fields=(
        *FRAME,
        TidyField(name="as_of", title="Ngày tổng hợp", type=FieldType.DATE, required=True),
        TidyField(name="objective", title="Mã mục tiêu", required=True),
        TidyField(name="objective_title", title="Mục tiêu", required=True),
        TidyField(name="indicator", title="Mã chỉ tiêu", required=True),
        TidyField(name="parent", title="Mã chỉ tiêu lớn hơn"),
        TidyField(name="tt", title="Số thứ tự trong văn bản"),
        TidyField(name="label", title="Chỉ tiêu", required=True),
        TidyField(name="unit", title="Đơn vị tính"),
        TidyField(name="unit_kind", title="Loại đơn vị tính", required=True, choices=UNIT_KIND_WORDS),
        TidyField(name="direction", title="Chiều mong muốn", required=True, choices=DIRECTION_WORDS),
        TidyField(name="mode", title="Cách tổng hợp", required=True, choices=MODE_WORDS),
        TidyField(
            name="value",
            title="Kết quả trong kỳ",
            description="Đã làm tròn đến số chữ số thập phân của chỉ tiêu.",
            type=FieldType.NUMBER,
        ),
        TidyField(name="numerator", title="Tổng số đạt (a)", type=FieldType.NUMBER),
        TidyField(name="denominator", title="Tổng số chung (b)", type=FieldType.NUMBER),
        TidyField(
            name="estimate",
            title="Ước cả năm",
            description="Chỉ có ở kỳ kết thúc trước khi hết năm.",
            type=FieldType.NUMBER,
        ),
        TidyField(name="data_year", title="Năm của số liệu điều tra", type=FieldType.INTEGER),
        TidyField(name="baseline", title="Kết quả năm trước (con số)", type=FieldType.NUMBER),
        TidyField(name="baseline_printed", title="Kết quả năm trước (như văn bản)"),
        TidyField(name="baseline_year", title="Năm của kết quả năm trước", type=FieldType.INTEGER),
        TidyField(name="target", title="Kế hoạch (con số)", type=FieldType.NUMBER),
        TidyField(name="target_operator", title="So với kế hoạch", choices=OPERATOR_WORDS),
        TidyField(name="target_printed", title="Kế hoạch (như văn bản)"),
        TidyField(
            name="achievement",
            title="Đánh giá so với kế hoạch",
            required=True,
            choices={slug(one): one.value for one in Achievement},
        ),
        TidyField(name="change", title="Tăng, giảm so với năm trước", type=FieldType.NUMBER),
        TidyField(
            name="better",
            title="Thay đổi theo chiều mong muốn",
            description="Trống khi không so được.",
            type=FieldType.BOOLEAN,
        ),
        TidyField(name="received", title="Số đơn vị đã có số", type=FieldType.INTEGER, required=True),
        TidyField(name="expected", title="Số đơn vị phải có số", type=FieldType.INTEGER, required=True),
        TidyField(name="complete", title="Đủ đơn vị", type=FieldType.BOOLEAN, required=True),
        TidyField(
            name="sensitive",
            title="Chỉ tiêu nhạy cảm",
            description="Đếm những người như nạn nhân bạo lực, mà số quá nhỏ có thể làm lộ.",
            type=FieldType.BOOLEAN,
            required=True,
        ),
        TidyField(
            name="small_count",
            title="Số đếm quá nhỏ",
            description="Kết quả, (a) hoặc (b) nhỏ đến mức có thể nhận ra người: không công bố.",
            type=FieldType.BOOLEAN,
            required=True,
        ),
        TidyField(name="national_target", title="Chỉ tiêu quốc gia (như kế hoạch dẫn)"),
        TidyField(name="remarks", title="Lưu ý", description="Những điều người dùng số liệu phải biết."),
    ),
)


def figure_rows(consolidation: Consolidation) -> Iterator[Row]:
    """The rows of :data:`FIGURES`, in the order of the plan."""
    plan = consolidation.judgement.plan
    titles = {objective.code: objective.title for objective in plan.objectives}
    whole = {**frame(consolidation), "as_of": consolidation.judgement.as_of}
    for figure in consolidation.figures:
        small = bool(small_of_figure(plan, figure))
        yield {**whole, "objective_title": titles[figure.indicator.objective], **_figure(figure), "small_count": small}


def _figure(figure: Figure) -> Row:
    indicator = figure.indicator
    baseline, target = indicator.baseline, indicator.target
    return {
        "objective": indicator.objective,
        "indicator": indicator.code,
        "parent": indicator.parent,
        "tt": indicator.tt,
        "label": indicator.label,
        "unit": indicator.unit.shown,
        "unit_kind": indicator.unit.kind.value,
        "direction": indicator.direction.value,
        "mode": indicator.mode.value,
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "estimate": figure.estimate,
        "data_year": figure.year,
        "baseline": baseline.value,
        "baseline_printed": baseline.printed,
        "baseline_year": baseline.year,
        "target": target.value,
        "target_operator": indicator.operator.value if indicator.operator and target.value is not None else None,
        "target_printed": target.printed,
        "achievement": slug(figure.achievement),
        "change": figure.change,
        "better": figure.better,
        "received": figure.received,
        "expected": figure.expected,
        "complete": figure.complete,
        "sensitive": indicator.sensitive,
        "national_target": indicator.national_target,
        "remarks": " ".join(figure.remarks),
    }
