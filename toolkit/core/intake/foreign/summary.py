"""Document properties of .xls: the summary information stream ([MS-OLEPS])."""

import datetime as dt
import struct

_NAMES = {3: "subject", 13: "modified", 18: "Application"}
"""Number of a property → its name in .xlsx."""
_CODE_PAGE = 1
_SMALL, _TEXT, _TIME = 2, 30, 64
"""Types: a 16-bit number, a text in the code page, a moment."""
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def read_summary(stream: bytes | None) -> dict[str, str]:
    """Properties by the names that .xlsx has for them; a damaged stream counts as lost."""
    if stream is None:
        return {}
    try:
        return _read(stream)
    except (struct.error, OverflowError, LookupError):
        return {}


def _read(stream: bytes) -> dict[str, str]:
    (section,) = struct.unpack_from("<I", stream, 44)
    (count,) = struct.unpack_from("<I", stream, section + 4)
    places = {}
    for number in range(min(count, 100)):
        key, place = struct.unpack_from("<II", stream, section + 8 + 8 * number)
        places[key] = section + place
    encoding = "cp1252"
    if _CODE_PAGE in places:
        kind, page = struct.unpack_from("<IH", stream, places[_CODE_PAGE])
        encoding = {1200: "utf-16-le", 65001: "utf-8"}.get(page, f"cp{page}") if kind == _SMALL else encoding
    found = {name: _value(stream, places[key], encoding) for key, name in _NAMES.items() if key in places}
    return {name: text for name, text in found.items() if text}


def _value(stream: bytes, place: int, encoding: str) -> str:
    (kind,) = struct.unpack_from("<I", stream, place)
    if kind == _TEXT:
        (size,) = struct.unpack_from("<I", stream, place + 4)
        return stream[place + 8 : place + 8 + size].decode(encoding, "replace").rstrip("\0").strip()
    if kind == _TIME:
        (ticks,) = struct.unpack_from("<Q", stream, place + 4)
        moment = _EPOCH + dt.timedelta(microseconds=ticks // 10)
        return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if ticks else ""
    return ""
