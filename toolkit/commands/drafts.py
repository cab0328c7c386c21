"""A folder of drafted mails: one file for an agency, or a folder with its forms and a short message to pass on.

A list in the folder says what was written there. A draft that is no longer as it was written has been worked in: it is
kept beside the new one. What an earlier run wrote and this one would not is told by name and left where it is.
"""

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import Unusable, cannot_write, kept_line
from toolkit.commands.findings_text import wrapped
from toolkit.core.leftovers import is_leftover
from toolkit.core.output import OutputError, former_bytes, keep_copy, write_atomically
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.addresses import Addresses
    from toolkit.core.plan.model import Period
    from workbook_templates.mail.draft import Attachment
    from workbook_templates.mail.texts import Message, Texts

LEDGER = "danh-sach-thu.csv"
SHORT_MESSAGE = "loi-nhan-zalo.txt"
ASIDE = "khong-can-gui"
"""Folder for what an earlier run drafted and nobody is to get any more."""
_HEADINGS = ("Mã đơn vị", "Tệp", "SHA-256")
_MOST_NAMES = 10
_WRITTEN = re.compile(r"[\w-]{1,100}(?:\.eml|/[\w.-]{1,150})", re.ASCII)
"""Names of files as this module gives them: nothing else that somebody puts into the list is touched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What goes to one agency, or to several at once."""

    code: str
    """Names the draft and the folder."""
    name: str
    to: "Addresses"
    message: "Message"
    short: "Message"
    attachments: "tuple[Attachment, ...]" = ()
    unreached: tuple[str, ...] = ()
    """Names of those of several agencies that have no address."""
    also_by_hand: bool = False
    """Whether it lies ready to be passed on another way too although there is an address."""

    @property
    def unreachable(self) -> bool:
        """Whether somebody has to pass it on another way than by mail."""
        return not self.to.usable or bool(self.unreached)

    @property
    def has_folder(self) -> bool:
        """Whether there is a folder with the files and the short message."""
        return self.unreachable or self.also_by_hand

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path within the folder, with forward slashes, and content."""
        from workbook_templates.mail.draft import draft

        if self.to.usable:
            yield f"{self.code}.eml", draft(to=self.to.usable, message=self.message, attachments=self.attachments)
        if self.has_folder:
            for attachment in self.attachments:
                yield f"{self.code}/{attachment.name}", attachment.data
            yield f"{self.code}/{SHORT_MESSAGE}", self.short.body.replace("\n", "\r\n").encode("utf-8-sig")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the folder."""

    same: int = 0
    """Files that were there already, to the byte."""
    kept: tuple[Path, ...] = ()
    """Copies of files that a person worked in."""
    set_aside: tuple[str, ...] = ()
    """Files of an earlier run that nobody is to get any more; they lie in a folder of their own now."""
    stale: tuple[str, ...] = ()
    """Those of them that a person worked in: they stay where they are."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Line:
    code: str
    file: str
    sha256: str


def office_texts(beside: Path) -> "Texts":
    """The office's texts, which lie beside an inbox or outbox; made there by the first run."""
    from workbook_templates.mail.texts import FOLDER, Texts, TextsError, make_texts

    folder = beside.absolute().parent / FOLDER
    try:
        if make_texts(folder):
            click.echo(plain(f"Đã lập các mẫu thư để cơ quan sửa lời văn: {folder}"), err=True)
        return Texts(folder)
    except OutputError as error:
        cannot_write(error)
    except TextsError as error:
        raise Unusable(str(error)) from error


def mail_and_short(texts: "Texts", name: str, values: Mapping[str, object]) -> "tuple[Message, Message]":
    """The mail of a name and its short message; ends the command where a text of the office cannot be filled."""
    from workbook_templates.mail.texts import TextsError

    try:
        return texts.mail(name, values), texts.short(name, values)
    except TextsError as error:
        raise Unusable(str(error)) from error


def check_folder(folder: Path) -> None:
    """Refuse to write drafts anywhere but into a new or empty folder, or one of drafts: never among returned forms."""
    if folder.exists() and not folder.is_dir():
        advice = "Chọn một thư mục bằng -o."
        cannot_write(OutputError(f"Không ghi được thư nháp vào {folder}: đây không phải thư mục.", advice))
    if folder.is_dir() and not all(map(is_leftover, folder.iterdir())) and not (folder / LEDGER).is_file():
        advice = "Chọn thư mục mới hoặc thư mục trống bằng -o."
        cannot_write(OutputError(f"Không ghi thư nháp vào {folder}: thư mục đã có tệp khác.", advice))


def write_posts(folder: Path, posts: Sequence[Post], concerned: Callable[[str], bool] = lambda _: True) -> Written:
    """Write the drafts. Raises OutputError; what was written until then stays, and a later run goes on from there.

    ``concerned`` says of an agency's code whether this run speaks of it at all: only then what an earlier run wrote for
    it may be out of date.
    """
    files = [(post.code, name, data) for post in posts for name, data in post.files()]
    lines = {_Line(code=code, file=name, sha256=hashlib.sha256(data).hexdigest()) for code, name, data in files}
    before = {line for line in _read(folder) if (folder / line.file).is_file()}
    known: dict[str, set[str]] = defaultdict(set)
    for line in before:
        known[line.file].add(line.sha256)
    # Both are listed while writing: whenever that breaks off, each file there is known for one of them.
    _list(folder, before | lines)
    same, kept = 0, []
    for _, name, data in files:
        path = folder / name
        former = former_bytes(path)
        if former == data:
            same += 1
            continue
        if former is not None and hashlib.sha256(former).hexdigest() not in known[name]:
            kept.append(keep_copy(path, former))
        write_atomically(path, data)
    names = {line.file for line in lines}
    left = {line for line in before if line.file not in names}
    old = sorted(line for line in left if concerned(line.code))
    aside = {line for line in old if _set_aside(folder, line)}
    _list(folder, (left - aside) | lines)
    stale = sorted({line.file for line in old} - {line.file for line in aside})
    return Written(
        same=same, kept=tuple(kept), set_aside=tuple(sorted({line.file for line in aside})), stale=tuple(stale)
    )


def _set_aside(folder: Path, line: _Line) -> bool:
    """Move a file that is still as it was written, so that nobody sends it; whether it was. Raises OutputError."""
    path, target = folder / line.file, folder / ASIDE / line.file
    data = former_bytes(path)
    if data is None or hashlib.sha256(data).hexdigest() != line.sha256:
        return False
    write_atomically(target, data)
    with suppress(OSError):
        path.unlink()
        path.parent.rmdir()  # only where nothing else is in it
    return not path.exists()


def post_lines(posts: Sequence[Post], written: Written, folder: Path, period: "Period") -> Iterator[str]:
    """What was drafted, for whom there is no address, and what somebody has to look at before sending."""
    mails = sum(bool(post.to.usable) for post in posts)
    folders = [post for post in posts if post.unreachable]
    if posts:
        boxes = sum(post.has_folder for post in posts)
        yield from wrapped(f"{period.name}: {mails} thư nháp, {boxes} thư mục kèm lời nhắn Zalo, ở {folder}")
    if written.same:
        yield f"  {written.same} tệp đã có sẵn và không thay đổi"
    silent = [post for post in folders if not post.unreached and not post.to.unusable]
    if silent:
        names = ", ".join(f"{post.name} ({post.code}/)" for post in silent)
        yield from wrapped(f"Kế hoạch không có địa chỉ thư điện tử của {len(silent)} đơn vị: {names}", "  ", "    ")
    for post in folders:
        if post not in silent:
            yield from wrapped(f"{post.code}/: {_why_by_hand(post)}", "  ", "    ")
    for post in posts:
        if post.to.usable and post.to.unusable:
            wrong = ", ".join(f"“{text}”" for text in post.to.unusable)
            told = f"Địa chỉ không hợp lệ trong kế hoạch, đã bỏ qua: {wrong}. Sửa địa chỉ trong kế hoạch rồi chạy lại."
            yield from wrapped(f"{post.code}.eml ({post.name}): {told}", "  ", "    ")
    yield from map(kept_line, written.kept)
    if written.set_aside:
        names = names_shown(written.set_aside)
        yield from wrapped(f"Thư của lần chạy trước không còn cần gửi, đã chuyển vào thư mục {ASIDE}: {names}.")
    if written.stale:
        names = ", ".join(written.stale)
        told = f"Không còn cần gửi nhưng đã sửa tay nên vẫn để nguyên: {names}. Xóa nếu không dùng."
        yield from (click.style(line, fg="yellow") for line in wrapped(told))
    if mails:
        yield from wrapped("Việc tiếp theo: mở từng tệp .eml bằng Outlook hoặc Thunderbird, xem lại rồi bấm Gửi.")
    if folders:
        yield from wrapped(f"Thư mục: gửi các tệp trong đó kèm lời nhắn {SHORT_MESSAGE} qua Zalo hoặc cách khác.")


def names_shown(names: Sequence[str]) -> str:
    """Names in a line; of many the first and how many more."""
    more = f" và {len(names) - _MOST_NAMES} đơn vị khác" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _why_by_hand(post: Post) -> str:
    if post.unreached:
        return f"không có địa chỉ thư điện tử hợp lệ: {names_shown(post.unreached)}"
    return f"{post.name}, địa chỉ thư điện tử không hợp lệ: {', '.join(post.to.unusable)}"


def _read(folder: Path) -> set[_Line]:
    """What the list says was written; nothing where it cannot be read: then every file counts as worked in."""
    try:
        text = (folder / LEDGER).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return set()
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        return set()
    if not rows or tuple(rows[0]) != _HEADINGS:
        return set()
    lines = (_Line(code=row[0], file=row[1], sha256=row[2]) for row in rows[1:] if len(row) == len(_HEADINGS))
    return {line for line in lines if _WRITTEN.fullmatch(line.file)}


def _list(folder: Path, lines: set[_Line]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows(astuple(line) for line in sorted(lines))
    data = stream.getvalue().encode("utf-8-sig")
    former = former_bytes(folder / LEDGER)
    if former != data and (lines or former is not None):
        write_atomically(folder / LEDGER, data)
