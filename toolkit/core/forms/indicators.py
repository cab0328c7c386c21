"""The indicator form: the plan's indicator annex as one agency fills it."""

from toolkit.core.forms.indicator_spec import CORRECTIONS_SPEC, indicators_spec
from toolkit.core.forms.spec import Field, Form, FormSpec, Kind, Row
from toolkit.core.plan.model import Agency, Basis, Indicator, Mode, Period, Plan, Role
from toolkit.core.units import COUNT, YEAR, UnitKind
from toolkit.core.vocabulary import FIELD_WORDS, NO, YES


def indicators_form(plan: Plan, period: Period, agency: Agency) -> Form:
    """The indicator rows one agency reports, under the headings of their objectives; no rows when none are its."""
    spec = indicators_spec(plan, period)
    structure = plan.at(period.end)
    told = {indicator.code: structure.roles(indicator).get(agency.code) for indicator in plan.indicators}
    roles = {code: role for code, role in told.items() if role is not None}
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
        dated=indicator.mode is Mode.LATEST,
        prompt=_figure_prompt(indicator),
    )
    fields: dict[str, Field | None] = {"result": figure, "year": None}
    if "estimate" in {column.id for column in spec.columns}:
        fields["estimate"] = figure
    if indicator.components is None:
        fields |= {"numerator": None, "denominator": None}
    else:
        fields["numerator"] = Field(kind=Kind.FIGURE, unit=COUNT, prompt=f"(a): {indicator.components.numerator}"[:255])
        fields["denominator"] = Field(
            kind=Kind.FIGURE, unit=COUNT, prompt=f"(b): {indicator.components.denominator}"[:255]
        )
    if indicator.mode is Mode.LATEST:
        fields["year"] = Field(kind=Kind.FIGURE, unit=YEAR, prompt="Năm mà số liệu phản ánh, ví dụ 2021.")
    if indicator.mode is Mode.SHARE or unit.kind is UnitKind.YES_NO:
        fields["result"] = Field(
            kind=Kind.CHOICE, choices=(YES, NO), choice_list="tra_loi", prompt="Chọn Có hoặc Không."
        )
    lower, upper = figure.bounds
    return Row(
        key=indicator.code,
        printed={
            "tt": indicator.tt,
            "label": indicator.label,
            "unit": unit.shown,
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
    words = indicator.unit.words
    if indicator.unit.integral:
        return f"Ghi số nguyên; đơn vị tính: {words}. Ví dụ: 12."
    example = "66,67" if indicator.unit.kind is UnitKind.PERCENT else "1,48"
    return f"Ghi con số; đơn vị tính: {words}; dấu phẩy thập phân. Ví dụ: {example}."


_BASIS_NOTES = {
    Basis.MERGED_CELL: "Hiểu theo ô gộp phía trên của văn bản",
    Basis.ASSUMED: "Văn bản không nêu, biểu này tạm hiểu, đề nghị góp ý nếu chưa đúng",
    Basis.PROPOSED: "Đọc từ phụ lục in, chưa ai xác nhận, đề nghị góp ý nếu chưa đúng",
}


_UNSEEN = ("sensitive",)
"""What no form shows, so that nobody could say whether it is right."""


def _notes(indicator: Indicator, role: Role) -> list[str]:
    notes = []
    if "unit" in indicator.basis and indicator.unit.printed:
        notes.append(
            f"Văn bản in đơn vị tính “{indicator.unit.printed}”; đề nghị ghi theo đơn vị {indicator.unit.words}."
        )
    if indicator.definition:
        notes.append(indicator.definition)
    if indicator.components is not None:
        notes.append(f"(a): {indicator.components.numerator}")
        notes.append(f"(b): {indicator.components.denominator}")
    if role is Role.CROSSCHECK:
        notes.append("Số liệu của đơn vị dùng để đối chiếu, không cộng vào kết quả tổng hợp.")
    for basis, words in _BASIS_NOTES.items():
        known = (name for name, own in indicator.basis.items() if own is basis and name not in _UNSEEN)
        fields = [FIELD_WORDS.get(name, name) for name in known]
        if fields:
            notes.append(f"{words}: {', '.join(fields)}.")
    return notes


def corrections_form() -> Form:
    """Open rows in which an agency corrects figures of an earlier period."""
    return Form(spec=CORRECTIONS_SPEC, rows=())
