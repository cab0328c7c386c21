"""A mail as a file that Outlook and Thunderbird open ready to send: somebody reads it, then sends it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from pathlib import PurePosixPath
from urllib.parse import quote

from toolkit.core.addresses import is_address
from toolkit.core.text import fold, nfc, plain, shortened
from workbook_templates.mail.texts import Message

_AS_BYTES = compat32.clone(linesep="\r\n", max_line_length=None)
"""Headers are folded by nobody: clients disagree on how a folded name of a file goes on."""
_LONGEST_SUBJECT = 200
_UNSAFE = re.compile(r"[^A-Za-z0-9._() -]+")
_TYPES = {
    ".xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "pdf",
    ".zip": "zip",
}
_ANY_TYPE = "octet-stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    """As the receiver sees it, without folders."""
    data: bytes


def draft(*, to: Sequence[str], message: Message, attachments: Sequence[Attachment] = ()) -> bytes:
    """The .eml file of an unsent mail; equal input gives equal bytes.

    Whoever opens it is the sender, and sends it when they do: it names neither. Raises ValueError for an address
    that is none.
    """
    wrong = [address for address in to if not is_address(address)]
    if wrong:
        raise ValueError(f"no address: {wrong[0]!r}")
    # A sign that steers or turns the line could show the text in another order than it was written in.
    text = MIMEText(plain(nfc(message.body), lines=True).replace("\n", "\r\n"), "plain", "utf-8")
    mail: MIMEBase = text
    if attachments:
        parts = [text, *map(_file, attachments)]
        mail = MIMEMultipart(boundary=_boundary(parts))
        for part in parts:
            mail.attach(part)
    mail["X-Unsent"] = "1"
    mail["To"] = ", ".join(to)
    # Always encoded, so that a text which looks like an encoded word shows as it is.
    subject = shortened(plain(nfc(message.subject)), _LONGEST_SUBJECT)
    mail["Subject"] = Header(subject, "utf-8", header_name="Subject").encode(linesep="\n")
    return mail.as_bytes(policy=_AS_BYTES)


def _boundary(parts: Sequence[MIMEBase]) -> str:
    """What parts the parts, drawn from them and not by chance."""
    digest = hashlib.sha256(b"".join(part.as_bytes(policy=_AS_BYTES) for part in parts)).hexdigest()
    return f"bdgxl-{digest[:32]}"


def _file(attachment: Attachment) -> MIMEApplication:
    name = plain(nfc(attachment.name)).replace("/", "_").replace("\\", "_").strip() or "tep"
    part = MIMEApplication(attachment.data, _TYPES.get(PurePosixPath(name).suffix.lower(), _ANY_TYPE))
    part["Content-Disposition"] = f"attachment; {_names(name)}"
    return part


def _names(name: str) -> str:
    """Clients that know RFC 2231 show the first name, all others the second."""
    bare = f'filename="{_ascii(name)}"'
    return bare if _ascii(name) == name else f"filename*=utf-8''{quote(name, safe='')}; {bare}"


def _ascii(name: str) -> str:
    """A name without diacritics and without any sign that means something in a header."""
    path = PurePosixPath(name)
    stem, suffix = (_UNSAFE.sub("_", _bare(part)) for part in (path.stem, path.suffix))
    return f"{stem}{suffix}"


def _bare(text: str) -> str:
    """Without diacritics; capitals stay."""
    return "".join(fold(sign).upper() if sign.isupper() else fold(sign) or sign for sign in text)
