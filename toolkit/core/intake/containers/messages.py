"""Messages as mail programs save them (.eml), and the folders of mail programs that keep them in one file (mbox)."""

import re
from codecs import BOM_UTF8
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from toolkit.core.intake.containers import headers
from toolkit.core.intake.containers.mime import Attached, attached, kind_of, message_name
from toolkit.core.intake.containers.model import UNSENT, Depth, Opened, Part
from toolkit.core.intake.containers.names import Names
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.wording import AUTO_REPLY, DAMAGED_MAIL, DELIVERY_REPORT, DRAFT, READ_RECEIPT, SKIPPED, inside
from toolkit.core.submission import Mail

_FIRST_LINE = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]+:)"
    rb"|(?<=\n)From [^\r\n]*[0-9]{2}:[0-9]{2}:[0-9]{2} [^\r\n]*[0-9]{4}\r?\n(?=[!-9;-~]+:)"
)
"""Behind an empty line, or with a time and a year: some programs leave the empty line out."""
_EXPUNGED = 0x8
_REPORTS = {"delivery-status": DELIVERY_REPORT, "disposition-notification": READ_RECEIPT}


def open_message(data: bytes, depth: Depth) -> Opened:
    """A message with its files; Refused where it lies too deep or holds too much."""
    deeper = depth.in_message()
    try:
        # The older policy: the parser of the other one raises on some malformed headers that occur.
        message = message_from_bytes(data.removeprefix(BOM_UTF8).lstrip(), policy=compat32)
        mail = mail_of(message)
        files = list(attached(message, mail.subject))
    except Exception as error:  # the library raises all sorts of things on a message that is broken enough
        return Opened(problem="mail", details={"found": DAMAGED_MAIL, "error": type(error).__name__})
    names = Names()
    opened = message_opened(tuple(part_of(one, names) for one in files), mail, automatic(message, mail), deeper)
    if headers.raw(message, "x-unsent") and not headers.raw(message, "received"):
        # Mail that an office is still to send, mostly with blank forms; nobody has sent them anything yet.
        return replace(opened, problem=UNSENT, mail=None, details={**opened.details, "found": DRAFT})
    return opened


def part_of(one: Attached, names: Names) -> Part:
    """A file of a message under a name of its own."""
    details = {"found": SKIPPED["mail"]} if one.problem else {}
    return Part(name=names.unique(one.name), data=one.data, problem=one.problem, details=details)


def message_opened(parts: tuple[Part, ...], mail: Mail, written_by: str, depth: Depth) -> Opened:
    """A message that was opened, its files counted; ``written_by`` says which machine wrote it, if none but one did."""
    depth.room.take(len(part.data) for part in parts)
    details = {"kind": Kind.MAIL.value, "found": f"{mail.words}: {inside(len(parts))}"}
    if written_by:
        details["automatic"] = written_by
    return Opened(details=details, mail=mail, parts=parts, depth=depth)


def open_mailbox(data: bytes, depth: Depth) -> Opened:
    """A folder of a mail program; Refused where it holds too many messages."""
    starts = [(match.start(), match.end()) for match in _FIRST_LINE.finditer(data)]
    ends = [start for start, _ in starts[1:]] + [len(data)]
    names, parts, deleted = Names(), [], 0
    # The messages are slices of what was read already: they take no room but by their number.
    depth.room.take(0 for _ in starts)
    for (_, start), end in zip(starts, ends, strict=True):
        source = data[start:end]
        head = BytesHeaderParser(policy=compat32).parsebytes(source[: _head_length(source)])
        if _is_deleted(head):
            deleted += 1
        else:
            parts.append(Part(name=names.unique(message_name(headers.text(head, "subject"))), data=source))
    return Opened(
        details={"kind": Kind.MAILBOX.value, "found": inside(len(parts), messages=True, deleted=deleted)},
        parts=tuple(parts),
        depth=depth,
    )


def mail_of(message: Message) -> Mail:
    """Who sent a message and when it came: by the topmost server that took it, else as it says itself."""
    address, name = headers.sender(headers.raw(message, "from"))
    received = headers.day(headers.raw(message, "received")) or headers.day(headers.raw(message, "date"))
    return Mail(address=address, sender=name, subject=headers.text(message, "subject"), received=received)


def automatic(message: Message, mail: Mail) -> str:
    """What a message is that no person wrote, in Vietnamese; empty for any other."""
    if kind_of(message) == "multipart/report":
        report = headers.parameters(headers.raw(message, "content-type")).get("report-type", "").casefold()
        return _REPORTS.get(report, DELIVERY_REPORT)
    if mail.address.startswith("mailer-daemon@"):
        return DELIVERY_REPORT
    submitted = headers.value(headers.raw(message, "auto-submitted"))
    older = headers.raw(message, "x-autoreply") or headers.value(headers.raw(message, "precedence")) == "auto_reply"
    return AUTO_REPLY if submitted not in ("", "no") or older else ""


def _head_length(source: bytes) -> int:
    found = re.search(rb"\r?\n\r?\n", source)
    return found.end() if found else len(source)


def _is_deleted(head: Message) -> bool:
    """Thunderbird only marks what a person has deleted, until the folder is compacted."""
    try:
        return bool(int(headers.raw(head, "x-mozilla-status") or "0", 16) & _EXPUNGED)
    except ValueError:
        return False
