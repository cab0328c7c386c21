"""From a Field to what the cell shows, accepts and says: number format, in-cell validation, hints and refusals."""

from decimal import Decimal
from typing import Any

from toolkit.core.forms.spec import Field, FormSpec, Kind, Layout
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import NO_FIGURE_STATUSES
from workbook_templates import theme
from workbook_templates.theme import Style
from workbook_templates.wording import shorten, vietnamese

MAX_TITLE = 32
MAX_MESSAGE = 255
_NO_LIMIT = Decimal(10) ** 15
"""Bound where a field has none: a validation of decimals must compare with something."""

_SEPARATOR = "Máy báo lỗi khi gõ dấu phẩy thì gõ dấu chấm."
_NO_PERCENT = "Không gõ dấu %."


def input_style(field: Field) -> Style:
    """Format of an open cell."""
    if field.kind is Kind.FIGURE:
        return theme.INPUT_FIGURE.but(num_format=number_format(field))
    if field.kind is Kind.TEXT:
        return theme.INPUT_TEXT
    # A date stays the text that was typed: an English Excel would silently turn 05/12 into 12 May.
    return theme.INPUT_CHOICE


def number_format(field: Field) -> str:
    """Untagged format in which what was typed stays visible."""
    if field.unit is None:
        return theme.FORMAT_GENERAL
    if field.unit.kind is UnitKind.YEAR:
        return theme.FORMAT_YEAR
    if field.unit.integral:
        return theme.FORMAT_INTEGER
    return theme.FORMAT_AMOUNT if field.unit.kind is UnitKind.AMOUNT else theme.FORMAT_GENERAL


def validation(field: Field, spec: FormSpec, title: str, address: str) -> dict[str, Any] | None:
    """The validation of a cell in xlsxwriter's options; None when there is nothing to check or say."""
    message = hint(field, spec)
    options: dict[str, Any] = {}
    if message:
        options |= {"input_title": shorten(title, MAX_TITLE), "input_message": message}
    if field.kind is Kind.TEXT:
        return {"validate": "any", **options} if message else None
    options |= {"error_title": "Đề nghị kiểm tra lại", "error_message": refusal(field, spec), "ignore_blank": True}
    if field.kind is Kind.CHOICE:
        return {"validate": "list", "source": f"={field.choice_list}", "error_type": "stop", **options}
    if field.kind is Kind.DATE:
        # COUNTIF compares with a pattern without caring about the locale; a real date is welcome too.
        looks_right = f'=OR(ISNUMBER({address}),COUNTIF({address},"?*/?*/????")=1)'
        return {"validate": "custom", "value": looks_right, "error_type": "warning", **options}
    low, high = field.bounds
    limits: dict[str, Any]
    if high is None and low is not None:
        limits = {"criteria": ">=", "value": _number(low)}
    else:
        limits = {
            "criteria": "between",
            "minimum": _number(-_NO_LIMIT if low is None else low),
            "maximum": _number(_NO_LIMIT if high is None else high),
        }
    return {"validate": "integer" if _integral(field) else "decimal", "error_type": "stop", **limits, **options}


def hint(field: Field, spec: FormSpec) -> str:
    """What the program shows when the cell is selected."""
    parts = [field.prompt] if field.prompt else []
    if field.kind is Kind.FIGURE and field.unit is not None and field.unit.kind is UnitKind.PERCENT:
        parts.append(_NO_PERCENT)
    if field.required:
        parts.append("Bắt buộc ở dòng có ghi." if spec.layout is Layout.OPEN else "Ô bắt buộc.")
    return shorten(" ".join(parts), MAX_MESSAGE)


def refusal(field: Field, spec: FormSpec) -> str:
    """What the program says about an entry that does not fit, and what to do instead."""
    if field.kind is Kind.CHOICE:
        return "Ô này chỉ nhận một trong các lựa chọn của danh sách. Bấm mũi tên bên phải ô để chọn."
    if field.kind is Kind.DATE:
        return "Đề nghị ghi ngày/tháng/năm đủ bốn chữ số của năm, ví dụ 20/12/2022. Vẫn giữ nội dung vừa gõ?"
    parts = [f"Ô này chỉ nhận {'số nguyên' if _integral(field) else 'con số'}{bounds_text(field)}, không kèm chữ."]
    if not _integral(field):
        parts.append(_SEPARATOR)
    if field.unit is not None and field.unit.kind is UnitKind.PERCENT:
        parts.append(_NO_PERCENT)
    status = status_heading(spec)
    if status:
        parts.append(f"Không có số liệu: để trống, chọn lý do ở cột “{status}”.")
    elif not field.required:
        parts.append("Không phát sinh thì ghi 0.")
    return shorten(" ".join(parts), MAX_MESSAGE)


def bounds_text(field: Field) -> str:
    """The bounds in words, beginning with a space; empty where there are none."""
    low, high = field.bounds
    if low is not None and high is not None:
        return f" từ {vietnamese(low)} đến {vietnamese(high)}"
    if low is not None:
        return f" từ {vietnamese(low)} trở lên"
    return f" đến {vietnamese(high)}" if high is not None else ""


def status_heading(spec: FormSpec) -> str:
    """Heading of the column that says why a figure is missing; empty when the form has none."""
    for column in spec.inputs:
        if column.field is not None and set(NO_FIGURE_STATUSES) <= set(column.field.choices):
            return column.heading
    return ""


def _integral(field: Field) -> bool:
    return field.unit is not None and field.unit.integral


def _number(bound: Decimal) -> int | float:
    return int(bound) if bound == bound.to_integral_value() else float(bound)
