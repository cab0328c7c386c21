"""What the model says is wrong, in the words of someone who edits the workbook: columns and cells, not YAML."""

from collections.abc import Mapping
from typing import Any

from toolkit.core.plan.messages import content_problem, shown
from toolkit.core.vocabulary import MODE_WORDS

_CODES = "Mã chỉ gồm chữ thường không dấu, số và dấu gạch ngang; tên trang tính không có [ ] : * ? / \\ '."
_DATE = "Viết ngày/tháng/năm, ví dụ 05/06/2022."
_FILL = "Ghi nội dung vào ô này."
_FIGURE = "Chỉ ghi con số, ví dụ 66,67."
_WHOLE = "Viết số nguyên."

# Kind → message, empty where the usual one fits; remedy.
_BOOK_PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": ("còn trống", _FILL),
    "string_type": ("'{found}' phải là chữ", "Định dạng ô là Văn bản (Text) rồi gõ lại."),
    "string_too_short": ("còn trống", _FILL),
    "string_pattern_mismatch": ("", _CODES),
    "date_form": ("", _DATE),
    "date_type": ("", _DATE),
    "date_parsing": ("", _DATE),
    "decimal_type": ("", _FIGURE),
    "decimal_parsing": ("", _FIGURE),
    "int_type": ("", _WHOLE),
    "int_parsing": ("", _WHOLE),
    "period_reversed": ("", "Sửa “Từ ngày” hoặc “Đến ngày”."),
    "validity_reversed": ("", "Sửa “Hoạt động từ ngày” hoặc “Đến hết ngày”."),
    "ratio_components": (
        "cách tổng hợp '{mode}' cần tử số và mẫu số",
        "Ghi cột “Tử số”, “Mẫu số”, hoặc chọn cách tổng hợp khác.",
    ),
    "derived_parts": ("cách tổng hợp '{mode}' cần các chỉ tiêu thành phần", "Ghi cột “Chỉ tiêu thành phần”."),
    "never_asked": ("", "Xóa “Đơn vị báo cáo” hoặc chọn cách tổng hợp khác."),
    "one_official": ("", "Để một đơn vị (chốt); các đơn vị khác ghi (đối chiếu)."),
    "official_or_addends": ("", "Ghi một đơn vị (chốt), hoặc mọi đơn vị cộng số ghi (cộng)."),
    "added_percent": ("", "Chọn cách tổng hợp khác, ví dụ: tử số chia mẫu số."),
    "share_percent": (
        "cách tổng hợp '{mode}' cho ra phần trăm",
        "Chọn loại đơn vị tính phần trăm (%) hoặc cách tổng hợp khác.",
    ),
    "basis_field": ("cột “Căn cứ” nêu tên cột không có: {names}", "Dùng đúng tên cột của trang này."),
    "share_of_two": (
        "cột tỷ lệ phải nêu đúng hai cột ở “Tính từ hai cột”; cột khác thì không nêu",
        "Sửa “Tính từ hai cột” hoặc “Loại dữ liệu”.",
    ),
    "rows_or_open": (
        "bảng phải có hoặc các dòng cố định, hoặc số dòng trống, không cả hai",
        "Ghi các dòng ở trang “Dòng của bảng”, hoặc ghi “Số dòng trống”.",
    ),
    "unknown_columns": ("bảng nhắc tới cột không có: {names}", "Sửa mã cột ở “Tính từ hai cột”, “Không lớn hơn”."),
    "declared_twice": ("'{code}' ghi hai lần", "Đổi mã hoặc xóa một dòng."),
    "not_declared": ("'{code}' chưa được khai báo", "Sửa cho đúng mã, hoặc thêm dòng khai báo mã này ở trang của nó."),
}
FIELD_AT_FAULT = {
    "period_reversed": "start",
    "validity_reversed": "valid_from",
    "ratio_components": "mode",
    "derived_parts": "mode",
    "never_asked": "reporters",
    "one_official": "reporters",
    "official_or_addends": "reporters",
    "added_percent": "mode",
    "share_percent": "mode",
    "basis_field": "basis",
    "share_of_two": "of",
    "rows_or_open": "open_rows",
    "unknown_columns": "not_above",
}
"""Problems of a whole record → the field whose cell a person looks at first."""


def book_problem(kind: str, found: object, context: Mapping[str, Any], field: str = "") -> tuple[str, str]:
    """Message and remedy for a value that the model refuses, read from a workbook."""
    context = {**context, "mode": MODE_WORDS.get(str(context.get("mode", "")), "")}
    usual, usual_remedy = content_problem(kind, found, context, field)
    message, remedy = _BOOK_PROBLEMS.get(kind, ("", usual_remedy))
    return (message.format_map({**context, "found": shown(found)}) if message else usual), remedy
