"""The columns that open both tables: which plan and period a row belongs to, so that files can be stacked."""

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.tidy.schema import FieldType, Row, TidyField
from toolkit.core.vocabulary import LEVEL_WORDS

FRAME = (
    TidyField(name="plan", title="Mã kế hoạch", required=True),
    TidyField(name="plan_number", title="Số, ký hiệu kế hoạch"),
    TidyField(name="issuer", title="Cơ quan ban hành kế hoạch", required=True),
    TidyField(name="level", title="Cấp của kế hoạch", required=True, choices=LEVEL_WORDS),
    TidyField(name="year", title="Năm của kế hoạch", type=FieldType.INTEGER, required=True),
    TidyField(name="period", title="Mã kỳ báo cáo", required=True),
    TidyField(name="period_name", title="Kỳ báo cáo", required=True),
    TidyField(name="period_start", title="Ngày đầu kỳ", type=FieldType.DATE, required=True),
    TidyField(name="period_end", title="Ngày cuối kỳ", type=FieldType.DATE, required=True),
)


def frame(consolidation: Consolidation) -> Row:
    """The values of these columns, the same in every row."""
    plan, period = consolidation.judgement.plan, consolidation.judgement.period
    return {
        "plan": plan.id,
        "plan_number": plan.number,
        "issuer": plan.issuer,
        "level": plan.level.value,
        "year": plan.year,
        "period": period.code,
        "period_name": period.name,
        "period_start": period.start,
        "period_end": period.end,
    }
