"""Vietnamese words for everything that can be wrong with a plan file.

One table for problems of the text and one for problems of its content. The content's keys are pydantic's
error types and the codes the model raises, so that the YAML reader and the plan workbook say the same.
"""

from collections.abc import Mapping
from typing import Any

_QUOTE = 'Đặt giá trị trong dấu ngoặc kép, ví dụ: "{found}".'
_DATE = "Viết ngày theo dạng năm-tháng-ngày, ví dụ 2022-06-05."
_NUMBER = "Viết số bằng chữ số, dùng dấu chấm thập phân, ví dụ 66.67."

TEXT_PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": ("không tìm thấy tệp kế hoạch", "Kiểm tra lại đường dẫn."),
    "folder": ("đây là thư mục, không phải tệp kế hoạch", "Chỉ rõ tệp .yaml trong thư mục."),
    "unreadable": ("không mở được tệp ({found})", "Kiểm tra quyền đọc hoặc đóng chương trình đang giữ tệp."),
    "size": ("tệp quá lớn ({found})", "Kiểm tra có đúng tệp kế hoạch không; kế hoạch thường dưới 1 MB."),
    "encoding": ("tệp không phải mã UTF-8", "Lưu lại tệp với mã UTF-8."),
    "damaged": ("tệp Excel hỏng hoặc bị khóa ({found})", "Mở bằng Excel, lưu lại thành .xlsx, không đặt mật khẩu."),
    "encrypted": ("tệp có mật khẩu", "Mở bằng Excel, bỏ mật khẩu rồi lưu lại."),
    "rights": ("tệp bị giới hạn quyền (IRM, nhãn bảo mật)", "Mở bằng Excel, bỏ giới hạn quyền rồi lưu lại."),
    "legacy": ("tệp là {found}", "Mở bằng Excel rồi lưu lại thành .xlsx."),
    "word": (
        "đây là văn bản Word, chưa phải kế hoạch",
        "Đổi phụ lục thành sổ kế hoạch bằng lệnh: bdgxl plan import TỆP.docx -o ke-hoach.xlsx",
    ),
    "other": ("tệp là {found}, không phải kế hoạch", "Chọn tệp kế hoạch có đuôi .xlsx hoặc .yaml."),
    "not_a_book": (
        "sổ Excel này không phải sổ kế hoạch",
        "Tạo một sổ kế hoạch mới bằng lệnh: bdgxl plan new -o ke-hoach.xlsx",
    ),
    "empty": ("tệp không có nội dung", "Kiểm tra lại tệp kế hoạch."),
    "syntax": ("không đúng cú pháp YAML", "Kiểm tra thụt lề, dấu hai chấm, dấu ngoặc ở dòng này và dòng trước."),
    "characters": ("tệp có ký tự không đọc được", "Mở tệp bằng trình soạn thảo, xóa ký tự lạ và lưu mã UTF-8."),
    "several_documents": ("tệp có nhiều phần ngăn bằng ---", "Mỗi tệp chỉ ghi một kế hoạch."),
    "directive": ("tệp có dòng khai báo bắt đầu bằng %", "Xóa dòng đó."),
    "alias": ("tệp kế hoạch không dùng tham chiếu '{found}'", "Ghi rõ nội dung thay cho dấu & và *."),
    "tag": ("kiểu dữ liệu '{found}' không được dùng", "Xóa phần bắt đầu bằng dấu !."),
    "key": ("tên trường phải là chữ", "Viết tên trường rồi dấu hai chấm."),
    "duplicate_key": ("trường '{found}' ghi hai lần", "Giữ lại một trường."),
    "depth": ("các mục lồng nhau quá sâu", "Kiểm tra dấu ngoặc và thụt lề."),
    "not_a_plan": ("nội dung không phải là một kế hoạch", "Tệp phải gồm các dòng 'tên trường: giá trị'."),
}

# What the YAML parser says in English → what to do about it.
_SYNTAX_REMEDIES = {
    "mapping values are not allowed": "Đặt nội dung có dấu hai chấm trong dấu ngoặc kép.",
    "cannot start any token": "Thay phím Tab bằng dấu cách; đặt nội dung bắt đầu bằng % @ ` trong dấu ngoặc kép.",
    "unexpected end of stream": "Thêm dấu ngoặc kép còn thiếu.",
    "expected ',' or": "Thêm dấu phẩy hoặc dấu đóng ngoặc còn thiếu.",
}

CONTENT_PROBLEMS: dict[str, tuple[str, str]] = {
    "missing": ("thiếu trường bắt buộc", "Thêm trường này."),
    "extra_forbidden": ("không có trường tên này", "Kiểm tra chính tả tên trường hoặc xóa dòng."),
    "invalid_key": ("tên trường phải là chữ", "Đặt tên trường trong dấu ngoặc kép."),
    "string_type": ("phải là chữ, đang là {found}", _QUOTE),
    "string_too_short": ("đang để trống", "Ghi nội dung hoặc xóa dòng."),
    "string_too_long": ("dài quá {max_length} ký tự", "Viết ngắn lại."),
    "string_pattern_mismatch": (
        "'{found}' có ký tự không được dùng",
        "Mã chỉ gồm chữ thường không dấu, số và dấu gạch ngang; tên trang tính không có [ ] : * ? / \\ '.",
    ),
    "enum": ("'{found}' không có trong danh sách", "Chọn một trong: {expected}."),
    "date_range": ("năm của ngày {found} không hợp lý", "Sửa lại năm."),
    "date_form": ("'{found}' không phải là ngày", _DATE),
    "date_type": ("'{found}' không phải là ngày", _DATE),
    "date_parsing": ("'{found}' không phải là ngày", _DATE),
    "date_from_datetime_parsing": ("'{found}' không phải là ngày", _DATE),
    "date_from_datetime_inexact": ("'{found}' không phải là ngày", _DATE),
    "decimal_type": ("'{found}' không phải là số", _NUMBER),
    "decimal_parsing": ("'{found}' không phải là số", _NUMBER),
    "finite_number": ("'{found}' không phải là số", _NUMBER),
    "decimal_max_digits": ("số có quá nhiều chữ số", "Kiểm tra lại số."),
    "decimal_whole_digits": ("số có quá nhiều chữ số", "Kiểm tra lại số."),
    "decimal_max_places": ("số có quá nhiều chữ số thập phân", "Làm tròn, giữ tối đa {decimal_places} chữ số."),
    "int_type": ("'{found}' không phải là số nguyên", "Viết số nguyên."),
    "int_parsing": ("'{found}' không phải là số nguyên", "Viết số nguyên."),
    "int_parsing_size": ("số quá lớn", "Kiểm tra lại số."),
    "int_from_float": ("'{found}' không phải là số nguyên", "Viết số nguyên."),
    "float_type": ("'{found}' không phải là số", _NUMBER),
    "float_parsing": ("'{found}' không phải là số", _NUMBER),
    "bool_type": ("'{found}' không phải là true hoặc false", "Viết true hoặc false."),
    "bool_parsing": ("'{found}' không phải là true hoặc false", "Viết true hoặc false."),
    "greater_than_equal": ("{found} nhỏ hơn mức cho phép {ge}", "Sửa lại giá trị."),
    "greater_than": ("{found} phải lớn hơn {gt}", "Sửa lại số."),
    "less_than_equal": ("{found} lớn hơn mức cho phép {le}", "Sửa lại giá trị."),
    "tuple_type": ("phải là danh sách", "Viết trong ngoặc vuông [ ] hoặc mỗi dòng một mục, bắt đầu bằng dấu gạch."),
    "dict_type": ("phải gồm các cặp 'tên: giá trị'", "Viết trong ngoặc nhọn {{ }} hoặc mỗi dòng một cặp."),
    "model_type": ("phải gồm các cặp 'tên: giá trị'", "Viết trong ngoặc nhọn {{ }} hoặc mỗi dòng một cặp."),
    "device_name": ("'{found}' là tên Windows dành cho thiết bị, không đặt tên tệp được", "Đặt mã khác."),
    "control_character": ("có ký tự điều khiển", "Gõ lại nội dung, không dán ký tự lạ."),
    "period_reversed": ("ngày bắt đầu sau ngày kết thúc", "Sửa 'start' hoặc 'end'."),
    "ratio_components": (
        "cách tổng hợp 'ratio' cần tử số và mẫu số",
        "Thêm 'components' (numerator, denominator) hoặc chọn 'single', 'list'.",
    ),
    "derived_parts": ("cách tổng hợp 'derived' cần các chỉ tiêu thành phần", "Thêm 'parts'."),
    "never_asked": ("dòng '{mode}' không thu số liệu nên không có đơn vị báo cáo", "Xóa 'reporters' hoặc đổi 'mode'."),
    "one_official": (
        "cách tổng hợp '{mode}' cần đúng một đơn vị chốt số",
        "Để một đơn vị có role official; các đơn vị khác là crosscheck.",
    ),
    "official_or_addends": (
        "phải có hoặc một đơn vị chốt số, hoặc các đơn vị cộng số, không dùng lẫn",
        "Đặt role official cho một đơn vị, hoặc addend cho mọi đơn vị cộng số.",
    ),
    "added_percent": ("không cộng các tỷ lệ phần trăm", "Chọn 'ratio', 'single' hoặc 'list'."),
    "share_percent": ("cách tổng hợp 'share' cho ra phần trăm", "Đặt unit kind là percent hoặc đổi 'mode'."),
    "basis_field": ("'basis' nêu trường không có: {names}", "Dùng đúng tên trường của phần này."),
    "share_of_two": ("cột 'share' phải nêu đúng hai cột ở 'of'; cột khác thì không có 'of'", "Sửa 'of' hoặc 'kind'."),
    "rows_or_open": ("bảng phải có hoặc 'rows' hoặc 'open_rows', không cả hai", "Giữ lại một trong hai."),
    "unknown_columns": ("bảng nhắc tới cột không có: {names}", "Sửa mã cột ở 'of' hoặc 'not_above'."),
    "sheet_name_taken": (
        "tên trang tính “{found}” đã dùng cho trang khác của biểu hoặc dành riêng cho Excel",
        "Đặt tên trang tính khác.",
    ),
    "declared_twice": ("'{code}' khai báo hai lần", "Đổi mã hoặc xóa một chỗ."),
    "validity_reversed": ("cơ quan bắt đầu sau ngày kết thúc", "Sửa 'valid_from' hoặc 'valid_to'."),
    "circle": ("'{code}' qua các bước lại dẫn về chính nó ({path})", "Bỏ một mã trong vòng đó."),
    "period_unknown": ("không có kỳ '{code}'; các kỳ đã khai: {known}", "Chọn một mã kỳ đã khai hoặc khai thêm kỳ."),
    "not_declared": ("'{code}' chưa được khai báo", "Sửa mã hoặc khai báo thêm."),
}

_FALLBACK = ("giá trị không hợp lệ", "Kiểm tra lại giá trị.")
_LONGEST = 60

ENTITIES = {
    "agencies": ("cơ quan", "code"),
    "groups": ("nhóm cơ quan", "code"),
    "periods": ("kỳ báo cáo", "code"),
    "reports": ("báo cáo", "id"),
    "objectives": ("mục tiêu", "code"),
    "indicators": ("chỉ tiêu", "code"),
    "tasks": ("nhiệm vụ", "code"),
    "tables": ("bảng", "id"),
    "outlines": ("đề cương", "id"),
    "annexes": ("phụ lục", "name"),
    "outgoing": ("báo cáo gửi đi", "id"),
    "due": ("hạn nộp", "period"),
    "reporters": ("đơn vị báo cáo", "who"),
    "columns": ("cột", "id"),
    "rows": ("dòng", "key"),
    "sections": ("mục", "key"),
}
"""List field → the Vietnamese word for its items and the field that names them."""


def shown(value: object) -> str:
    """A value as a message quotes it: on one line and not too long."""
    words = {None: "trống", True: "true", False: "false"}
    text = words[value] if value is None or isinstance(value, bool) else " ".join(str(value).split())
    if isinstance(value, dict):
        text = "một nhóm trường"
    elif isinstance(value, (list, tuple)):
        text = "một danh sách"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def text_problem(reason: str, found: str) -> tuple[str, str]:
    """Message and remedy for text that is no plain YAML."""
    message, remedy = TEXT_PROBLEMS[reason]
    if reason == "syntax":
        remedy = next((words for said, words in _SYNTAX_REMEDIES.items() if said in found), remedy)
    return message.format(found=shown(found)), remedy


def content_problem(kind: str, found: object, context: Mapping[str, Any], field: str = "") -> tuple[str, str]:
    """Message and remedy for a value the model refuses; ``found`` is the value as written."""
    message, remedy = CONTENT_PROBLEMS.get(kind, _FALLBACK)
    values = {**context, "found": shown(found)}
    if kind == "enum":
        values["expected"] = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if kind == "extra_forbidden" and field.isdigit():
        # {value: 66,67} reads as the value 66 and a field named 67.
        remedy = "Nếu là số thập phân thì dùng dấu chấm, ví dụ 66.67; nếu là chữ thì đặt trong dấu ngoặc kép."
    if kind == "string_type" and (found is None or isinstance(found, (dict, list))):
        remedy = "Ghi nội dung bằng chữ hoặc xóa dòng."
    return message.format_map(values), remedy.format_map(values)
