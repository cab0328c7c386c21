"""Which parts of a message are files: attachments, forwarded messages; no bodies, pictures in them, signatures."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from io import BytesIO

from toolkit.core.intake.containers import headers

SEALED = "mail-sealed"
WINMAIL = "winmail-dat"
_SIGNATURES = frozenset(
    (
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "application/pgp-keys",
        "application/applefile",
    )
)
"""What mail programs add for one another; also what a Mac stores beside a file."""
_SEALS = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"))
_TNEF = frozenset(("application/ms-tnef", "application/vnd.ms-tnef"))
_FORWARDED = frozenset(("message/rfc822", "message/global"))
_ELSEWHERE = frozenset(("message/partial", "message/external-body"))
"""A message cut into several, and a file that was left on a server."""
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/zip": ".zip",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/csv": ".csv",
}
_NAMELESS = "tệp đính kèm"
_SOURCE = compat32.clone(max_line_length=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that a message carries."""

    name: str
    """As the message gives it, else made of its subject."""
    data: bytes
    problem: str = ""
    """Why its content cannot be had."""


def attached(message: Message, subject: str) -> Iterator[Attached]:
    """The files of a message in their order; raises whatever a damaged one makes the standard library raise."""
    kind = kind_of(message)
    if kind == "multipart/encrypted":
        yield Attached(name=subject or _NAMELESS, data=b"", problem=SEALED)
    elif kind in _ELSEWHERE:
        yield Attached(name=subject or _NAMELESS, data=b"", problem="mail")
    elif kind in _FORWARDED:
        yield _forwarded(message)
    elif message.is_multipart():
        # What a report returns is our own message, with a form that nobody has filled.
        reported = kind == "multipart/report"
        for part in message.get_payload():
            if isinstance(part, Message) and not (reported and kind_of(part) in _FORWARDED):
                yield from attached(part, subject)
    elif not kind.startswith("message/"):
        yield from _leaf(message, kind, subject)


def kind_of(message: Message) -> str:
    """Content type in lower case."""
    found = headers.value(headers.raw(message, "content-type"))
    return found if "/" in found else message.get_default_type()


def _leaf(part: Message, kind: str, subject: str) -> Iterator[Attached]:
    placed = headers.raw(part, "content-disposition")
    named = headers.parameters(headers.raw(part, "content-type")).get("name", "")
    name = headers.parameters(placed).get("filename", "") or named
    asked = headers.value(placed) == "attachment"
    if kind in _SIGNATURES or _is_body(part, kind, name, asked=asked):
        return
    name = name or f"{subject or _NAMELESS}{_ENDINGS.get(kind, '')}"
    low = name.casefold()
    if kind in _TNEF or low == "winmail.dat":
        yield Attached(name=name, data=b"", problem=WINMAIL)
    elif kind in _SEALS or low == "smime.p7m":
        yield Attached(name=name, data=b"", problem=SEALED)
    elif low != "smime.p7s":
        data = part.get_payload(decode=True)
        yield Attached(name=name, data=data if isinstance(data, bytes) else b"")


def _is_body(part: Message, kind: str, name: str, *, asked: bool) -> bool:
    """Whether a part is what one reads, or a picture in it, rather than a file."""
    if asked:
        return False
    if kind.startswith("image/"):
        # Telephones send a photograph of a signed report "inline", but with its name and nothing that refers to it.
        return not name or bool(headers.raw(part, "content-id"))
    return kind.startswith(("text/", "multipart/")) and not name


def _forwarded(part: Message) -> Attached:
    """A message in a message; some programs encode it, which the standard forbids and the parser does not expect."""
    inner = part.get_payload(0) if part.is_multipart() else None
    data = _source(inner) if isinstance(inner, Message) else b""
    if headers.value(headers.raw(part, "content-transfer-encoding")) == "base64":
        data = base64.b64decode(data)
        inner = None
    named = headers.parameters(headers.raw(part, "content-disposition")).get("filename", "")
    title = named or (headers.text(inner, "subject") if isinstance(inner, Message) else "")
    return Attached(name=message_name(title), data=data)


def message_name(subject: str) -> str:
    """What a message is called as a file."""
    return f"{(subject or 'thư').removesuffix('.eml')}.eml"


def _source(message: Message) -> bytes:
    stream = BytesIO()
    BytesGenerator(stream, mangle_from_=False, policy=_SOURCE).flatten(message)
    return stream.getvalue()
