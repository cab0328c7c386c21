"""Messages as Outlook saves them (.msg), and those that are attached to them."""

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, message_from_string
from email.policy import compat32
from typing import TYPE_CHECKING, cast

from toolkit.core.intake.containers import headers
from toolkit.core.intake.containers.messages import automatic, mail_of, message_opened, part_of
from toolkit.core.intake.containers.mime import SEALED, WINMAIL, attached, message_name
from toolkit.core.intake.containers.model import Depth, Opened, Part, not_opened
from toolkit.core.intake.containers.names import Names
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.wording import ATTACHED_LINK, DAMAGED_MAIL, DELIVERY_REPORT
from toolkit.core.submission import Mail

if TYPE_CHECKING:
    from oxmsg.properties import Properties
    from oxmsg.storage import Storage

_CLASS, _SUBJECT, _HEADERS, _DELIVERED, _SENT = 0x001A, 0x0037, 0x007D, 0x0E06, 0x0039
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
_DATA, _METHOD, _FLAGS, _HIDDEN, _MIME = 0x3701, 0x3705, 0x3714, 0x7FFE, 0x370E
_NAMES = (0x3707, 0x3704, 0x3001)
"""Long name, short name, name as shown: whichever there is."""
_OFFSET_WHOLE, _OFFSET_EMBEDDED, _OFFSET_ATTACHED = 32, 24, 8
"""Bytes before the properties of a message, of one in a message, of an attachment."""
_BY_VALUE, _EMBEDDED = 1, 5
_EMBEDDED_DATA = f"__substg1.0_{_DATA:04X}000D"
_IN_BODY = 0x4


def open_outlook(data: bytes, depth: Depth) -> Opened:
    """A message of Outlook with its files; Refused where it lies too deep or holds too much."""
    from oxmsg import Message

    class Whole(Message):
        """The library reads messages in messages and has no name for them."""

        @property
        def storage(self) -> "Storage":
            return cast("Storage", self._storage)

    try:
        return _open(cast(Whole, Whole.load(data)).storage, _OFFSET_WHOLE, depth)
    except Refused:
        raise
    except Exception as error:  # the library raises whatever a damaged file makes it raise
        return Opened(problem="mail", details={"found": DAMAGED_MAIL, "error": type(error).__name__})


def _open(storage: "Storage", offset: int, depth: Depth) -> Opened:
    from oxmsg.properties import Properties

    deeper = depth.in_message()
    properties = Properties(storage, offset)
    mail, written_by = _provenance(properties)
    names = Names()
    parts: list[Part] = []
    for attachment in storage.iter_attachment_storages():
        parts += _parts(attachment, Properties(attachment, _OFFSET_ATTACHED), names, mail, deeper)
    return message_opened(tuple(parts), mail, written_by, deeper)


def _provenance(properties: "Properties") -> tuple[Mail, str]:
    """Who sent it and when it was delivered; and what it is, where no person wrote it."""
    transport = message_from_string(_text(properties, _HEADERS), policy=compat32)
    sent = mail_of(transport)
    given = headers.addresses(f"{_text(properties, _SENDER_SMTP)} {_text(properties, _SENDER_ADDRESS)}")
    mail = Mail(
        address=sent.address or next(iter(given), ""),
        sender=sent.sender or _text(properties, _SENDER).strip("\"' "),
        subject=headers.words(_text(properties, _SUBJECT)) or sent.subject,
        received=_day(properties, _DELIVERED) or sent.received or _day(properties, _SENT),
    )
    written_by = DELIVERY_REPORT if _text(properties, _CLASS).startswith("REPORT.") else automatic(transport, mail)
    return mail, written_by


def _parts(storage: "Storage", properties: "Properties", names: Names, mail: Mail, depth: Depth) -> Iterator[Part]:
    given = next(filter(None, (_text(properties, pid) for pid in _NAMES)), "")
    kind, low = _text(properties, _MIME).casefold(), given.casefold()
    data = properties.binary_prop_value(_DATA)
    method = properties.int_prop_value(_METHOD) or _BY_VALUE
    embedded = [inner for inner in storage.storages if inner.name == _EMBEDDED_DATA]
    if method == _EMBEDDED and embedded:
        yield _embedded(embedded[0], names, depth)
    elif data is None:
        yield Part(name=names.unique(given), problem="mail", details={"found": ATTACHED_LINK})
    elif kind == "multipart/signed":
        # Outlook keeps a signed message whole, as the only attachment of an empty one.
        for one in attached(message_from_bytes(data, policy=compat32), mail.subject):
            yield part_of(one, names)
    elif low == "winmail.dat":
        yield Part(name=names.unique(given), problem=WINMAIL)
    elif low == "smime.p7m":
        yield Part(name=names.unique(given), problem=SEALED)
    elif low != "smime.p7s" and not _in_body(properties, kind, low):
        yield Part(name=names.unique(given), data=data)


def _embedded(storage: "Storage", names: Names, depth: Depth) -> Part:
    try:
        opened = _open(storage, _OFFSET_EMBEDDED, depth)
    except Refused as refused:
        opened = not_opened(refused)
    subject = opened.mail.subject if opened.mail is not None else ""
    name = names.unique(message_name(subject).removesuffix(".eml") + ".msg")
    return Part(name=name, data=storage.properties_stream_bytes, opened=opened)


def _in_body(properties: "Properties", kind: str, name: str) -> bool:
    """Whether a file is a picture that the text shows."""
    shown = bool(properties.int_prop_value(_HIDDEN)) or bool((properties.int_prop_value(_FLAGS) or 0) & _IN_BODY)
    return shown and (kind.startswith("image/") or name.endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".emz")))


def _text(properties: "Properties", pid: int) -> str:
    with suppress(KeyError, ValueError):  # a property that is announced and missing, or in another encoding
        return properties.str_prop_value(pid) or ""
    return ""


def _day(properties: "Properties", pid: int) -> dt.date | None:
    with suppress(OverflowError, ValueError):
        moment = properties.date_prop_value(pid)
        return headers.in_vietnam(moment) if moment is not None else None
    return None
