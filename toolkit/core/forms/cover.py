"""The cover form: who reports, under which letter, and whether there is anything to report."""

from decimal import Decimal

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Kind, Layout, Row, RowRule, Slot
from toolkit.core.units import COUNT
from toolkit.core.vocabulary import NO, YES

COVER = "cover"

_TEXT = Field(kind=Kind.TEXT)
_NEEDED = Field(kind=Kind.TEXT, required=True)

_ITEMS: tuple[tuple[str, str, Field, str | Decimal], ...] = (
    ("name", "Họ và tên người lập biểu", _NEEDED, ""),
    ("position", "Chức vụ", _TEXT, ""),
    (
        "phone",
        "Điện thoại liên hệ",
        Field(kind=Kind.TEXT, required=True, prompt="Gõ số điện thoại, ví dụ 0912 345 678."),
        "",
    ),
    ("email", "Thư điện tử", _TEXT, ""),
    ("letter-number", "Số, ký hiệu văn bản gửi kèm", Field(kind=Kind.TEXT, prompt="Ví dụ: 125/BC-SYT."), ""),
    (
        "letter-date",
        "Ngày văn bản",
        Field(kind=Kind.DATE, required=True, prompt="Ghi ngày/tháng/năm, ví dụ 20/12/2022."),
        "",
    ),
    ("signer", "Người ký văn bản", _NEEDED, ""),
    (
        "number",
        "Lần gửi thứ",
        Field(
            kind=Kind.FIGURE,
            unit=COUNT,
            low=Decimal(1),
            required=True,
            prompt="Gửi lần đầu ghi 1; gửi lại bản sửa ghi 2, 3, …",
        ),
        Decimal(1),
    ),
    (
        "nil",
        "Kỳ này không phát sinh",
        Field(
            kind=Kind.CHOICE,
            required=True,
            choices=(NO, YES),
            choice_list="co_khong",
            prompt="Chọn Có nếu cả kỳ không phát sinh nội dung nào; khi đó các ô để trống được coi là trả lời đầy đủ.",
        ),
        NO,
    ),
)

COVER_SPEC = FormSpec(
    id=COVER,
    title="Thông tin đơn vị báo cáo",
    layout=Layout.FIXED,
    columns=(
        Column(id="label", heading="Nội dung", width=34),
        Column(
            id="value",
            heading="Đơn vị ghi",
            width=46,
            field=_TEXT,
            slot=Slot.TEXT,
            guide="Đơn vị điền thông tin liên hệ.",
        ),
    ),
    rules=(RowRule(code="contact-missing", columns=("value",)),),
    counted=False,
)


def cover_form() -> Form:
    """The cover of a book; the same rows for everyone."""
    rows = tuple(
        Row(
            key=key,
            printed={"label": label},
            fields={"value": field},
            prefill={"value": value} if value else {},
            label=label,
        )
        for key, label, field, value in _ITEMS
    )
    return Form(spec=COVER_SPEC, rows=rows)
