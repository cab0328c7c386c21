"""Changes to messages and to folders of them: headers, boundaries, encodings, names and contents of attachments."""

import base64
import random
import re
from collections.abc import Mapping

from bench.fuzz.seeded import Change, Format, Parts, cut, flipped

_HEADER = re.compile(rb"^([!-9;-~]+):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n", re.MULTILINE)
_ENCODED = re.compile(rb"(?:^[A-Za-z0-9+/=]{20,}\r?\n)+", re.MULTILINE)
_BOUNDARY = re.compile(rb"^--[^\r\n]*\r?\n", re.MULTILINE)
_BLOCK = re.compile(rb"^--=_[^\r\n]*\r?\n.*?(?=^--=_)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(rb'((?:file)?name)\*?[0-9*]*=("[^"\r\n]*"|[^;\r\n]*)')
_KIND = re.compile(rb"(?i)(content-type: *)[^;\r\n]*")
_WAY = re.compile(rb"(?i)(content-transfer-encoding: *)[^;\r\n]*")
_NAMES = (
    b'filename="b.xlsx"', b"filename=b.xlsx", b"filename*=UTF-8''bi%E1%BB%83u.xlsx", b"filename*=''%FF%FE.xlsx",
    b"filename*0=a; filename*1=.xlsx", b"filename*0*=UTF-8''bi%E1; filename*1*=%BB%83u.xlsx",
    b"filename*0=a; filename*0=b", b"filename*x=a", b"filename**=a", b"filename*=a", b"filename*=a'b",
    b"filename*99999999999=a", b"filename*1=a", b'filename="=?utf-8?B?Yi54bHN4?="', b'filename="=?x-unknown?Q?a=FF?="',
    b'filename="../../etc/passwd"', b'filename="C:\\\\b.xlsx"', b'filename=""', b"filename", b'filename="a',
    b'filename="\x00.xlsx"', b'filename="a/"', b'filename="' + b"a" * 5000 + b'.xlsx"', "filename=biểu.xlsx".encode(),
    b"filename=\xff\xfe.xlsx", b'filename="CON"', "filename=\"\u202exslx.exe\"".encode(), b"filename*=cp65001''a",
    b"filename*=utf-16''a", b"filename*=idna''a..b", b"name*=rot13''a", b"filename*=unicode_escape''%5Cud800",
    b"filename*=utf-7''+2AA-",
)  # fmt: skip
_KINDS = (
    b"text/plain", b"text/html", b"multipart/mixed", b"multipart/signed", b"multipart/encrypted", b"multipart/report",
    b"multipart/digest", b"multipart/alternative", b"message/rfc822", b"message/delivery-status", b"message/partial",
    b"message/global", b"application/octet-stream", b"application/zip", b"application/pgp-encrypted", b"image/png",
    b"application/ms-tnef", b"application/pkcs7-mime", b"text", b"", b"/", b"message", b"multipart/", b"text/csv",
)  # fmt: skip
_WAYS = (b"base64", b"quoted-printable", b"8bit", b"7bit", b"binary", b"x-uuencode", b"uuencode", b"BASE64", b"x", b"")
_LINES = (
    b"X-Unsent: 1", b"Auto-Submitted: auto-replied", b"From: =?utf-8?B?/////w==?= <a@b.vn>", b"From: a <a@b.vn",
    b"From:", b"From: " + b"(" * 3000, b"From: \"" + b"\\" * 999, b"Date: Mon, 5 Dec 99999 08:00:00 +0700",
    b"Date: 31 Feb 2022", b"Date: " + b"(" * 5000 + b")" * 5000, b"Date: 0001-01-01T00:00", b"Date: 9999-12-31 23:59",
    b"Date: 5 Dec 2022 08:00 +9999", b"Date: Mon, 5 Dec 2022 08:00:00 +99999999", b"Received: ; " + b"9" * 400,
    b"Received: from a by b; 5 Dec 2022 GMT+7", b"Subject: =?utf-8?Q?=?=", b"Subject: =?utf-8?B?QUJD",
    b"Subject: =?" + b"a" * 999 + b"?B?QQ==?=", b"Subject: =?idna?Q?..?=", b"Subject: " + b"=?utf-8?Q?a?= " * 999,
    b"Subject: =?punycode?Q?=FF-?=", b"Subject: =?hex?Q?zz?=", b"Subject: =?zip?B?QQ==?=",
    b"Content-Type: multipart/mixed", b"Content-Type: multipart/mixed; boundary=",
    b'Content-Type: multipart/mixed; boundary="=_b"', b"Content-Type: text/plain; charset=unicode_escape",
    b"Content-ID: <a>", b"Content-Disposition: attachment", b"From a b", b"Content-Disposition: inline; filename=a.png",
    b"Content-Transfer-Encoding: base64", b" folded", b"no colon", b": empty", b"X-Mozilla-Status: 0009",
    b"X-Mozilla-Status: zz", b"Precedence: auto_reply", b"MIME-Version: 1.0", b"\xff\xfe: a",
)  # fmt: skip
_STARTS = (
    b"From - Mon Dec 05 08:00:00 2022\r\n", b"From a@b.vn Mon Dec 05 09:00:00 2022\n", b"From \n", b"From a\r\n",
    b"\n\nFrom x\n", b"\xef\xbb\xbf", b"\r\n", b"\x00", b">From a\n",
)  # fmt: skip


def _replaced(parts: Parts, chance: random.Random, pattern: re.Pattern[bytes], *pool: bytes) -> None:
    """One occurrence, whichever, replaced by something from a pool, by another occurrence, doubled or gone."""
    name = chance.choice(list(parts))
    found = list(pattern.finditer(parts[name]))
    if not found:
        return
    match = chance.choice(found)
    data, start, end = parts[name], match.start(), match.end()
    new = chance.choice(
        (*pool[:40], chance.choice(found)[0], match[0] * 2, b"") if chance.random() < 0.5 or not pool else pool
    )
    parts[name] = data[:start] + new + data[end:]


def _header(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _HEADER, *(line + chance.choice((b"\r\n", b"\n")) for line in _LINES))


def _name(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _NAME, *_NAMES)


def _kind(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _KIND, *(b"Content-Type: " + kind for kind in _KINDS))


def _way(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _WAY, *(b"Content-Transfer-Encoding: " + way for way in _WAYS))


def _boundary(parts: Parts, chance: random.Random) -> None:
    _replaced(
        parts, chance, _BOUNDARY, b"--=_b\r\n", b"--=_b--\r\n", b"--\r\n", b"--=_inner\n", b"--=_b", b"--=_b--=_b\n"
    )


def _part(parts: Parts, chance: random.Random) -> None:
    _replaced(parts, chance, _BLOCK)


def _start(parts: Parts, chance: random.Random) -> None:
    """Where a message of a folder begins."""
    name = chance.choice(list(parts))
    lines = parts[name].splitlines(keepends=True)
    lines.insert(chance.choice((0, chance.randrange(len(lines) + 1))), chance.choice(_STARTS))
    parts[name] = b"".join(lines)


def _content(parts: Parts, chance: random.Random) -> None:
    """What an attachment holds: damaged as it is encoded, as what it is, or itself a message of its own."""
    name = chance.choice(list(parts))
    data = parts[name]
    found = list(_ENCODED.finditer(data))
    if not found:
        return
    match = chance.choice(found)
    how = chance.randrange(5)
    new = match[0]
    if how == 0:
        new = flipped(new, chance)
    elif how == 1:
        new = cut(new, chance)
    elif how == 2:
        new = new.replace(b"\n", chance.choice((b"", b"\n\n", b"=\n", b"\x00\n")))
    elif how == 3:
        new = base64.encodebytes(data[: chance.randrange(len(data) + 1)])
    else:
        new = base64.encodebytes(flipped(base64.b64decode(new), chance))
    parts[name] = data[: match.start()] + new + data[match.end() :]


def _nested(parts: Parts, chance: random.Random) -> None:
    """The message as an attachment of itself."""
    name = chance.choice(list(parts))
    data = parts[name]
    kind = chance.choice((b"message/rfc822", b"application/octet-stream; name=a.eml", b"message/global"))
    end = b"--=_b--"
    at = data.rfind(end)
    if 0 <= at < 300_000:
        inner = data.replace(b"=_b", b"=_%d" % chance.randrange(9)) if chance.random() < 0.7 else data
        parts[name] = data[:at] + b"--=_b\r\nContent-Type: " + kind + b"\r\n\r\n" + inner + b"\r\n" + data[at:]


def _ends(parts: Parts, chance: random.Random) -> None:
    """Other ends of lines, everywhere."""
    name = chance.choice(list(parts))
    old, new = chance.choice(
        ((b"\r\n", b"\n"), (b"\n", b"\r\n"), (b"\r\n", b"\r"), (b"\n", b"\r\r\n"), (b"\r\n\r\n", b"\r\n"))
    )
    parts[name] = parts[name].replace(old, new)


def _joined(parts: Parts) -> bytes:
    return b"".join(parts.values())


def _bytes(data: bytes, chance: random.Random) -> bytes:
    return flipped(data, chance) if chance.random() < 0.7 else cut(data, chance)


_CHANGES: Mapping[Change, int] = {
    _header: 25, _name: 15, _kind: 12, _way: 8, _boundary: 8, _part: 6, _content: 12, _nested: 4, _ends: 3,
}  # fmt: skip
EML = Format("eml", _joined, _CHANGES, _bytes)
MBOX = Format("mbox", _joined, {**_CHANGES, _start: 15}, _bytes)
