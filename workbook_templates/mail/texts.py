"""The texts of drafted mails and short messages: Jinja2 templates that the office edits in a folder of its own.

A template is a text file: its first line is the subject ("Tiêu đề: …"), an empty line, then the body. It runs in a
sandbox; what comes from a plan or a form is put in on one line and never interpreted.
"""

import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import SandboxedEnvironment

from toolkit.core.output import make_folder, write_new
from toolkit.core.refusals import unread
from toolkit.core.text import nfc, plain

FOLDER = "mau-thu"
"""Name of the folder with the office's own texts; it lies beside the outbox and the inbox."""
README = "DOC-TRUOC.txt"
SUBJECT = "Tiêu đề:"
VARIABLES: Mapping[str, frozenset[str]] = {
    "gui": frozenset({"agency", "plan", "period", "reports", "bundle", "contact"}),
    "nhac-truoc-han": frozenset({"agency", "plan", "period", "reports", "as_of", "contact"}),
    "nhac-qua-han": frozenset({"agency", "plan", "period", "reports", "as_of", "contact"}),
    "nhac-bieu-loi": frozenset({"agency", "plan", "period", "reports", "findings", "as_of", "contact"}),
    "tra-lai": frozenset({"agency", "plan", "period", "reports", "findings", "number", "contact"}),
}
"""Mail → the names its text may use; the short message of the same name with "-zalo" may use the same."""
ZALO = "-zalo"
_NAMES = tuple(f"{name}{ending}" for name in VARIABLES for ending in ("", ZALO))
_PACKAGE = "workbook_templates.mail"
_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A mail's subject and body, or a short message, which has no subject."""

    subject: str
    body: str


class TextsError(Exception):
    """A text of the office that cannot be used; says in Vietnamese which file, which line, and what to do."""

    def __init__(self, name: str, line: int | None, message: str, remedy: str) -> None:
        where = f"{FOLDER}/{name}" + (f", dòng {line}" if line is not None else "")
        super().__init__(f"{where}: {message}. {remedy} Hoặc xóa tệp đó: lần chạy sau sẽ lập lại bản mẫu ban đầu.")


def make_texts(folder: Path) -> bool:
    """Put those of the default texts into the office's folder that are not there; what is there is left alone.

    Says whether anything was put there. Raises OutputError.
    """
    make_folder(folder)
    made = [write_new(folder / file, _default(file)) for file in (README, *map(_file_of, _NAMES))]
    return any(made)


class Texts:
    """The texts of one folder; all of them are checked at once. Raises TextsError."""

    def __init__(self, folder: Path) -> None:
        self._environment = SandboxedEnvironment(
            undefined=StrictUndefined, finalize=_shown, trim_blocks=True, lstrip_blocks=True, autoescape=False
        )
        self._sources = {name: _read(folder / _file_of(name)) for name in _NAMES}
        for name, source in self._sources.items():
            self._check(name, source)

    def mail(self, name: str, values: Mapping[str, object]) -> Message:
        """The mail of this name; ``values`` are its :data:`VARIABLES`. Raises TextsError."""
        head, _, body = self._render(name, values).partition("\n")
        subject = head.removeprefix(SUBJECT).strip()
        if not subject:
            raise _no_subject(_file_of(name))
        return Message(subject=subject, body=body.strip("\n") + "\n")

    def short(self, name: str, values: Mapping[str, object]) -> Message:
        """The short message that goes with the mail of this name. Raises TextsError."""
        return Message(subject="", body=self._render(f"{name}{ZALO}", values).strip("\n") + "\n")

    def _check(self, name: str, source: str) -> None:
        file = _file_of(name)
        try:
            tree = self._environment.parse(source)
            self._environment.compile(source)
        except (RecursionError, MemoryError, ArithmeticError, ValueError, TypeError) as error:
            remedy = "Viết lại như bản mẫu, chỉ dùng các tên nêu trong DOC-TRUOC.txt."
            raise TextsError(file, None, "chỗ điền nội dung quá phức tạp", remedy) from error
        except TemplateSyntaxError as error:
            remedy = "Viết lại như bản mẫu: chỗ điền nội dung là {{ … }}, câu lệnh là {% … %}."
            raise TextsError(file, error.lineno, "viết sai cú pháp của chỗ điền nội dung", remedy) from error
        known = VARIABLES[name.removesuffix(ZALO)]
        unknown = find_undeclared_variables(tree) - known
        if unknown:
            line, used = min((one.lineno, one.name) for one in tree.find_all(nodes.Name) if one.name in unknown)
            remedy = f"Chỉ dùng các tên: {', '.join(sorted(known))} (xem {README})."
            raise TextsError(file, line, f"không có nội dung tên “{used}” để điền", remedy)
        if not name.endswith(ZALO) and not source.startswith(SUBJECT):
            raise _no_subject(file)

    def _render(self, name: str, values: Mapping[str, object]) -> str:
        file = _file_of(name)
        code = self._environment.compile(self._sources[name], name=file, filename=file)
        template = Template.from_code(self._environment, code, self._environment.make_globals(None))
        try:
            return template.render(values)
        except Exception as error:  # an edited text may ask for anything: a part that is not there, a division by zero
            told = f"không điền được nội dung ({plain(str(error))})"
            remedy = f"Chỉ dùng các tên nêu trong {README}, viết như bản mẫu."
            raise TextsError(file, _line(error, file), told, remedy) from error


def _line(error: Exception, file: str) -> int | None:
    """The line of a template at which it went wrong."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    return lines[-1] if lines else None


def _no_subject(file: str) -> TextsError:
    return TextsError(
        file, 1, "thiếu tiêu đề thư", f"Dòng đầu phải là “{SUBJECT} …”, rồi một dòng trống, rồi nội dung."
    )


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        remedy = "Đóng tệp đó nếu đang mở rồi chạy lại lệnh."
        raise TextsError(path.name, None, f"không đọc được tệp: {unread(error)}", remedy) from error
    if len(data) > _MOST_BYTES:
        raise TextsError(path.name, None, "tệp quá lớn so với một mẫu thư", "Kiểm tra có đúng tệp mẫu thư không.")
    try:
        return nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "Mở bằng Notepad, chọn Lưu thành (Save As), mục Encoding chọn UTF-8."
        raise TextsError(path.name, line, "chữ không lưu theo mã UTF-8", remedy) from error


def _file_of(name: str) -> str:
    return f"{name}.txt"


def _default(file: str) -> bytes:
    """A text as it ships, with the line ends and the mark of encoding by which every Notepad shows it right."""
    text = resources.files(_PACKAGE).joinpath(file).read_text(encoding="utf-8")
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _shown(value: object) -> object:
    """What is put in for a value: one line, without signs that steer it."""
    return plain(value).strip() if isinstance(value, str) else value
