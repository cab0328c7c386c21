"""Click's own words in Vietnamese: officials read every line that the command line prints.

Click looks its texts up through gettext. A compiled catalogue would have to be found on every machine and chosen by its
locale, which on a Vietnamese Windows is often English; so the look-up is pointed at the table below.
"""

import importlib

OPTIONS = "[TÙY CHỌN]"
SUBCOMMAND = "LỆNH ..."

_WORDS = {
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "Hiện trợ giúp này.",
    "default: {default}": "mặc định: {default}",
    "required": "bắt buộc",
    "Error: {message}": "Lỗi: {message}",
    "Aborted!": "Đã dừng.",
    "Try '{command} {option}' for help.": "Xem hướng dẫn: {command} {option}",
    "Missing command.": "Chưa ghi lệnh.",
    "Missing argument": "Chưa ghi",
    "Missing option": "Chưa ghi tùy chọn",
    "Missing parameter": "Chưa ghi",
    "Missing {param_type}": "Chưa ghi {param_type}",
    "No such command {name!r}.": "Không có lệnh {name!r}.",
    "No such option {name!r}.": "Không có tùy chọn {name!r}.",
    "Did you mean {possibility}?": "Có phải {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có thể là: {possibilities}?)",
    "Option {name!r} does not take a value.": "Tùy chọn {name!r} không nhận giá trị.",
    "Option {name!r} requires an argument.": "Tùy chọn {name!r} phải có giá trị đi kèm.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn {name!r} phải có {nargs} giá trị đi kèm.",
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không hợp lệ: {message}",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
    "{name} {filename!r} does not exist.": "Không có {filename!r}.",
    "{name} {filename!r} is a file.": "{filename!r} là một tệp.",
    "{name} {filename!r} is a directory.": "{filename!r} là một thư mục.",
    "{name} {filename!r} is not readable.": "Không đọc được {filename!r}.",
    "{name} {filename!r} is not writable.": "Không ghi được {filename!r}.",
    "Error: The two entered values do not match.": "Hai lần nhập không giống nhau.",
    "Repeat for confirmation": "Nhập lại để xác nhận",
}
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def speak_vietnamese() -> None:
    """Have click say these texts in Vietnamese; those not listed stay as they are."""
    for name in _MODULES:
        module = importlib.import_module(f"click.{name}")
        for function in ("_", "ngettext"):
            if hasattr(module, function):
                setattr(module, function, {"_": _one, "ngettext": _many}[function])


def _one(message: str) -> str:
    return _WORDS.get(message, message)


def _many(singular: str, plural: str, number: int) -> str:
    return _one(singular if number == 1 else plural)
