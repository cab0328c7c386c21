"""Forms of the plan's own tables: matrices with fixed rows and open lists."""

from collections.abc import Iterable

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Formula, Kind, Layout, Row, RowRule, Slot
from toolkit.core.plan.model import ColumnKind, Table, TableColumn
from toolkit.core.units import COUNT, Unit, UnitKind

_MEN, _WOMEN = "Nam", "Nữ"
"""Headings of two parts that make up their whole."""
_AMOUNT = Unit(kind=UnitKind.AMOUNT, printed="số")
_FIELDS = {
    ColumnKind.TEXT: Field(kind=Kind.TEXT),
    ColumnKind.DATE: Field(kind=Kind.DATE, prompt="Ghi ngày/tháng/năm, ví dụ 24/03/2022."),
    ColumnKind.COUNT: Field(kind=Kind.FIGURE, unit=COUNT, prompt="Ghi số nguyên, không ghi kèm đơn vị."),
    ColumnKind.AMOUNT: Field(kind=Kind.FIGURE, unit=_AMOUNT, decimals=2, prompt="Ghi con số, không ghi kèm đơn vị."),
}


def table_spec(table: Table) -> FormSpec:
    """The form of a table; a matrix prints its row labels, a list offers blank rows."""
    columns = [_column(column) for column in table.columns]
    if table.rows:
        columns.insert(0, Column(id="label", heading=table.row_heading, width=34))
    return FormSpec(
        id=f"table:{table.id}",
        title=table.title,
        columns=tuple(columns),
        layout=Layout.FIXED if table.rows else Layout.OPEN,
        rules=_rules(table, columns),
        guidance=table.guidance,
        open_rows=table.open_rows,
        place=table.place,
    )


def table_form(table: Table) -> Form:
    """A table's form; the same for every agency."""
    rows = tuple(Row(key=row.key, printed={"label": row.label}, label=row.label) for row in table.rows)
    return Form(spec=table_spec(table), rows=rows)


def _rules(table: Table, columns: Iterable[Column]) -> tuple[RowRule, ...]:
    """What the plan declares of a table's columns, and in lists what may stand in a row."""
    rules = [RowRule(code="part-above-total", columns=(rule.part, rule.whole)) for rule in table.not_above]
    headings = {column.id: column.heading.strip() for column in table.columns}
    parts = {(rule.whole, headings[rule.part]): rule.part for rule in table.not_above}
    for whole in dict.fromkeys(rule.whole for rule in table.not_above):
        if (whole, _MEN) in parts and (whole, _WOMEN) in parts:
            both = (whole, parts[whole, _MEN], parts[whole, _WOMEN])
            rules.append(RowRule(code="parts-differ-from-total", columns=both))
    if not table.rows:
        inputs = tuple(column.id for column in columns if column.field is not None)
        rules += [RowRule(code=code, columns=inputs) for code in ("total-in-list", "row-repeated")]
    return tuple(rules)


def _column(column: TableColumn) -> Column:
    if column.kind is ColumnKind.SHARE:
        part, whole = (f"{{{name}}}" for name in column.of)
        template = f'=IF(AND(ISNUMBER({part}),ISNUMBER({whole})),IF({whole}>0,ROUND({part}/{whole}*100,2),""),"")'
        return Column(id=column.id, heading=column.heading, width=column.width, formula=Formula(template=template))
    base = _FIELDS[column.kind]
    field = Field(
        kind=base.kind,
        unit=base.unit,
        decimals=base.decimals,
        required=column.required,
        prompt=column.prompt or base.prompt,
    )
    slot = Slot.VALUE if base.kind is Kind.FIGURE else Slot.TEXT
    return Column(id=column.id, heading=column.heading, width=column.width, field=field, slot=slot, guide=column.prompt)
