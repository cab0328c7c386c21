"""Headers of messages as clients really write them: encoded, folded, half encoded or not at all.

The standard library's parsed headers raise on some that occur, and drop parameters of others; so the text of a header
is read here, and nothing raises.
"""

import binascii
import datetime as dt
import re
from email import utils
from email.message import Message

from toolkit.core.text import nfc, plain

_WORD = re.compile(r"=\?([^?\s]+)\?([bBqQ])\?([^?]*)\?=")
_FOLD = re.compile(r"\r?\n[ \t]*")
_GAP = re.compile(r"(?<=\?=)\s+(?==\?)")
_PARAMETER = re.compile(r';\s*([^\s=;"]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)')
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]\\]+@[^\s<>\"',;:()\[\]\\]+")
_FALLBACKS = ("utf-8", "windows-1258")
_VIETNAM = dt.timezone(dt.timedelta(hours=7))
_LONGEST_DATE = 2_000
"""Characters of a header with a date, those of the servers that a message went through too."""
_COMMENT = re.compile(r"\([^()]*\)")
_NUMERIC = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)")
_ZONE = re.compile(r"\s*(?:(?P<named>\bICT\b)|(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?)$")
_NO_ZONE = re.compile(r"(?<![+\-\d:])\d\d:\d\d(?::\d\d)?$")
_FIRST_YEAR = 2000
_QUOTED = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*(?=<)')


def raw(message: Message, name: str) -> str:
    """The first header of a name on one line, still encoded; bytes that were sent as they are, read as text."""
    found = next((value for key, value in message.raw_items() if key.casefold() == name), "")
    eight_bit = str(found).encode("utf-8", "surrogateescape")
    return _FOLD.sub(" ", _decoded(eight_bit, "utf-8")).strip()


def text(message: Message, name: str) -> str:
    """A header as a person reads it."""
    return words(raw(message, name))


def words(encoded: str) -> str:
    """A text with its encoded words resolved (RFC 2047); characters cut in two by word limits are joined."""
    parts: list[str] = []
    run, charset, at = b"", "", 0
    # Clients also put them where the standard forbids it, inside quotes and within words.
    joined = _GAP.sub("", encoded)
    for match in _WORD.finditer(joined):
        between = joined[at : match.start()]
        if between or match[1].casefold() != charset:
            parts += [_decoded(run, charset), between]
            run, charset = b"", match[1].casefold()
        run += _bytes(match[2], match[3])
        at = match.end()
    return " ".join(plain(nfc("".join([*parts, _decoded(run, charset), joined[at:]]))).split())


def value(header: str) -> str:
    """What a header with parameters says, in lower case: "multipart/mixed", "attachment"."""
    return header.partition(";")[0].strip().casefold()


def parameters(header: str) -> dict[str, str]:
    """Its parameters by name in lower case, put together and decoded (RFC 2231, RFC 2047)."""
    pairs = [(name.casefold(), given.strip()) for name, given in _PARAMETER.findall(header)]
    try:
        decoded = utils.decode_params([("", ""), *pairs])[1:]
        found = {name: utils.unquote(utils.collapse_rfc2231_value(given)) for name, given in decoded}
    except (TypeError, ValueError):  # parts that are numbered twice or not at all
        found = {name.partition("*")[0]: utils.unquote(given) for name, given in pairs}
    return {name: words(given) for name, given in found.items()}


def addresses(header: str) -> list[str]:
    """All e-mail addresses in a text, in lower case."""
    return [found.casefold() for found in _ADDRESS.findall(header)]


def sender(header: str) -> tuple[str, str]:
    """Address and name of the first sender; empty where the header has none."""
    # A name in quotation marks may hold anything, an address of somebody else too.
    quoted = _QUOTED.match(header)
    rest = header[quoted.end() :] if quoted else header
    before, opening, behind = rest.partition("<")
    found = addresses(behind) if opening else addresses(rest)
    named = quoted[1] if quoted else before if opening else ""
    return found[0] if found else "", words(named).strip("\"' ")


def day(header: str) -> dt.date | None:
    """The day in Vietnam of a header's date; None where it cannot be read or cannot be meant.

    Of the line of a server it is what stands behind the last semicolon. Without a zone it is a clock in Vietnam.
    """
    if len(header) > _LONGEST_DATE:
        return None
    text = header
    while (bare := _COMMENT.sub(" ", text)) != text:
        text = bare
    text = text.rpartition(";")[2].strip()
    written = _NUMERIC.match(text)
    try:
        if written:
            moment = dt.datetime.fromisoformat(f"{written[1]}T{written[2]}")
            return _plausible(in_vietnam(moment.replace(tzinfo=_VIETNAM)))
        zoned = f"{text} +0700" if _NO_ZONE.search(text) else _ZONE.sub(_zone, text)
        return _plausible(in_vietnam(utils.parsedate_to_datetime(zoned)))
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _zone(match: re.Match[str]) -> str:
    """Zones as some clients write them: "+07:00", "GMT+7", "ICT"."""
    if match["named"]:
        return " +0700"
    hours, minutes = match["hours"].zfill(2), match["minutes"] or "00"
    return f" {match['sign']}{hours}{minutes}"


def _plausible(found: dt.date) -> dt.date | None:
    """Nobody has sent a form before there were any; clocks that were never set say 1970."""
    return found if found.year >= _FIRST_YEAR else None


def in_vietnam(moment: dt.datetime) -> dt.date:
    """The day in Vietnam, which keeps UTC+7 all year; a time without a zone is UTC. Raises OverflowError."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(_VIETNAM).date()


def _bytes(encoding: str, content: str) -> bytes:
    data = content.encode("utf-8")
    try:
        if encoding in "qQ":
            return binascii.a2b_qp(data, header=True)
        return binascii.a2b_base64(data.rstrip(b"=") + b"==")
    except ValueError:
        return data


def _decoded(data: bytes, charset: str) -> str:
    for name in (charset.partition("*")[0] or "utf-8", *_FALLBACKS):
        try:
            return data.decode(name)
        except (LookupError, ValueError):
            continue
    return data.decode("latin-1")
