"""Messages as clients write them, put together from text."""

import base64
from collections.abc import Iterable

from toolkit.core.intake.containers.messages import open_message
from toolkit.core.intake.containers.model import Depth, Opened

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FROM = 'From: "Sở Y tế" <soyte@example.vn>\nSubject: Báo cáo\nDate: Mon, 5 Dec 2022 08:00:00 +0700\n'
"""Raw UTF-8, as nobody should send it and many do."""


def part(headers: str, data: bytes = b"PK data") -> str:
    """A part in base64 under its own headers."""
    return f"{headers.strip()}\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(data).decode()}"


def form(name: str = "bieu.xlsx", data: bytes = b"PK data") -> str:
    """A workbook attached in the plainest way."""
    return part(f'Content-Type: {XLSX}\nContent-Disposition: attachment; filename="{name}"', data)


def multipart(parts: Iterable[str], head: str = FROM, kind: str = "mixed", more: str = "") -> bytes:
    """A message of several parts, with the line ends that travel."""
    body = "".join(f"--=_b\n{one.rstrip()}\n" for one in parts)
    text = f'{head}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="=_b"{more}\n\n{body}--=_b--\n'
    return text.replace("\n", "\r\n").encode()


def forwarded(message: bytes, headers: str = "Content-Type: message/rfc822") -> str:
    """A message as a part of another; its own boundary must not be that of the other."""
    return f"{headers}\n\n{message.decode().replace('=_b', '=_inner').replace(chr(13), '')}"


def opened(message: bytes) -> Opened:
    """What the product finds in it."""
    return open_message(message, Depth())


def names(message: bytes) -> list[str]:
    """The files it finds."""
    return [one.name for one in opened(message).parts]
