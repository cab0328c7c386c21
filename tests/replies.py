"""Mails in which agencies send back their forms, as Thunderbird, Gmail and Outlook write and save them.

The same reply always gives the same bytes: nothing is taken from the clock, and no boundary is drawn by chance.
"""

import base64
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.header import Header
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from openpyxl import load_workbook

from samples.addresses import Address
from tests.core.intake.containers.compound import Property, compound, file, message

OFFICE = "tonghop@thu.example.vn"
"""Where the consolidating office gets its mail."""
_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {".xlsx": _XLSX, ".zip": "application/zip"}
_PIECE = 20
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SUBJECT, _TRANSPORT, _DELIVERED = 0x0037, 0x007D, 0x0E06


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an agency sends."""

    sender: str
    """Address."""
    name: str
    day: dt.date
    """When it was sent and arrived, in Vietnam."""
    files: Mapping[str, bytes]
    subject: str = "V/v báo cáo kết quả công tác bình đẳng giới"

    @property
    def moment(self) -> dt.datetime:
        """Nine in the morning."""
        return dt.datetime.combine(self.day, dt.time(9), _VIETNAM)


def thunderbird(reply: Reply) -> bytes:
    """A message as Thunderbird sends it: names of files in pieces of percent signs (RFC 2231)."""
    body = _part(('Content-Type: text/plain; charset="UTF-8"; format=flowed',), "Kính gửi quý cơ quan,\r\n".encode())
    return _mixed(reply, "------------Ab3dEfGh1jKlMn0p", [body, *_attached(reply.files, _in_pieces)])


def gmail(reply: Reply) -> bytes:
    """A message as Gmail sends it: the text twice, and names of files as encoded words within quotes."""
    texts = (("plain", "Kính gửi quý cơ quan,"), ("html", '<div dir="ltr">Kính gửi quý cơ quan,</div>'))
    bodies = [_part((f'Content-Type: text/{kind}; charset="UTF-8"',), text.encode()) for kind, text in texts]
    inner = "000000000000a1b2c305eeddccbb"
    both = f'Content-Type: multipart/alternative; boundary="{inner}"\r\n\r\n'.encode() + _joined(inner, bodies)
    return _mixed(reply, "000000000000f4e5d605eeddccbb", [both, *_attached(reply.files, _in_quotes)])


def outlook(reply: Reply) -> bytes:
    """A message as Outlook saves it (.msg)."""
    transport = "\r\n".join(_head(reply))
    properties: dict[int, Property] = {_SUBJECT: reply.subject, _TRANSPORT: transport, _DELIVERED: reply.moment}
    return compound(message(properties, *(file(name, data) for name, data in reply.files.items())))


def forwarded(reply: Reply, original: bytes) -> bytes:
    """A message that carries another one as a file, as a colleague forwards it."""
    body = _part(('Content-Type: text/plain; charset="UTF-8"',), "Chuyển để tổng hợp.\r\n".encode())
    attached = b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + original
    return _mixed(reply, "------------Zx9wVuTsRq7pOnMl", [body, attached])


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), data)
    return stream.getvalue()


def filled(form: bytes, typed: Mapping[Address, str | int]) -> bytes:
    """A form with figures and words in its cells."""
    workbook = load_workbook(io.BytesIO(form))
    for (sheet, cell), value in typed.items():
        workbook[sheet][cell] = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _mixed(reply: Reply, boundary: str, parts: Iterable[bytes]) -> bytes:
    head = (*_head(reply), "MIME-Version: 1.0", f'Content-Type: multipart/mixed; boundary="{boundary}"', "", "")
    return "\r\n".join(head).encode() + _joined(boundary, parts)


def _head(reply: Reply) -> tuple[str, ...]:
    when = format_datetime(reply.moment)
    return (
        f"Received: from mail.thu.example.vn by mx.thu.example.vn; {when}",
        f"From: {_encoded(reply.name)} <{reply.sender}>",
        f"To: {OFFICE}",
        f"Subject: {_encoded(reply.subject)}",
        f"Date: {when}",
    )


def _encoded(text: str) -> str:
    return Header(text, "utf-8").encode(linesep="\r\n")


def _joined(boundary: str, parts: Iterable[bytes]) -> bytes:
    mark = f"--{boundary}".encode()
    return b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts) + mark + b"--\r\n"


def _part(head: Iterable[str], data: bytes) -> bytes:
    lines = (*head, "Content-Transfer-Encoding: base64", "", "")
    return "\r\n".join(lines).encode() + base64.encodebytes(data).replace(b"\n", b"\r\n")


def _attached(files: Mapping[str, bytes], placed: Callable[[str], str]) -> Iterator[bytes]:
    for name, data in files.items():
        kind = _KINDS[Path(name).suffix]
        head = f'Content-Type: {kind};\r\n name="{_encoded(name)}"'
        yield _part((head, f"Content-Disposition: attachment;\r\n {placed(name)}"), data)


def _in_pieces(name: str) -> str:
    # Between bytes of a character, but never within a percent sign's three characters.
    octets = ["UTF-8''", *(quote(bytes((octet,))) for octet in name.encode())]
    pieces = ["".join(octets[start : start + _PIECE]) for start in range(0, len(octets), _PIECE)]
    return ";\r\n ".join(f"filename*{at}*={piece}" for at, piece in enumerate(pieces))


def _in_quotes(name: str) -> str:
    return f'filename="{_encoded(name)}"'
