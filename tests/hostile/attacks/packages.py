"""The zip package: bombs, lies, names, damage."""

import io
import struct
import warnings
import zipfile

from tests.core.intake.packages import zipped
from tests.hostile.attacks.model import INDICATORS, STRINGS, attack, changed, form, parts, renamed

_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_FLAGS, _CRC, _PACKED_SIZE, _SIZE, _OFFSET = (8, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (42, "<I")
"""Place and type of a field in an entry of the directory."""


def directory(name: str, *fields: tuple[tuple[int, str], int], local: bool = False) -> bytes:
    """The form with fields of a member's entry overwritten, and with ``local`` also of its own header."""
    data = bytearray(form())
    for mark, shift, length in ((_ENTRY, 0, 46), (_LOCAL, -2, 30)):
        if mark == _LOCAL and not local:
            continue
        place = data.index(mark)
        while not data.startswith(name.encode(), place + length):
            place = data.index(mark, place + 1)
        for (at, kind), value in fields:
            struct.pack_into(kind, data, place + at + shift, value)
    return bytes(data)


def entry(name: str) -> zipfile.ZipInfo:
    """What the directory says of a member."""
    return zipfile.ZipFile(io.BytesIO(form())).getinfo(name)


def with_member(name: str, data: bytes = b"<a/>", attributes: int = 0) -> bytes:
    """The form with one more member, whatever its name."""
    stream = io.BytesIO(form())
    with zipfile.ZipFile(stream, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = attributes << 16
        with warnings.catch_warnings(action="ignore"):  # of a name that is there already
            archive.writestr(info, data)
    return stream.getvalue()


@attack("too-large")
def bomb_flat() -> bytes:
    """A sheet that unpacks to 40 MB."""
    return changed({INDICATORS: lambda data: data.replace(b"</sheetData>", b" " * 40_000_000 + b"</sheetData>")})


@attack("hostile-file")
def bomb_by_ratio() -> bytes:
    """A sheet within the limit of size that unpacks to a thousand times what it is packed."""
    return changed({INDICATORS: lambda data: data.replace(b"</sheetData>", b" " * 8_000_000 + b"</sheetData>")})


def _nested(levels: int) -> bytes:
    data = zipped({"bieu.xlsx": form()})
    for level in range(levels):
        data = zipped({f"{level}.zip": data})
    return data


@attack("nested-too-deep", file="b.zip", shown="b.zip/2.zip/1.zip")
def bomb_nested() -> bytes:
    """Archives in archives in archives."""
    return _nested(3)


@attack("hostile-file", file="b.zip", shown="b.zip/bieu.xlsx")
def bomb_in_an_archive() -> bytes:
    """A file in an archive that unpacks to a thousand times what it is packed."""
    return zipped({"bieu.xlsx": bytes(40_000_000)})


@attack("hostile-file")
def overlap() -> bytes:
    """Two members that are the same bytes: a few kilobytes unpack to any size."""
    return directory(STRINGS, (_OFFSET, entry(INDICATORS).header_offset))


@attack("hostile-file")
def overlap_quoted() -> bytes:
    """A member that goes on over the header of the next one, as in bombs that quote headers."""
    return directory(INDICATORS, (_PACKED_SIZE, entry(INDICATORS).compress_size + 60))


@attack("damaged")
def size_understated() -> bytes:
    """A member that is larger than it says."""
    return directory(INDICATORS, (_SIZE, 100), local=True)


@attack("too-large")
def size_overstated() -> bytes:
    """A member that says that it is 4 GB."""
    return directory(INDICATORS, (_SIZE, 0xFFFFFFF0), local=True)


@attack("hostile-file")
def same_name_twice() -> bytes:
    """Two members of one name: each program shows another one."""
    other = parts()[INDICATORS].replace(b"<v>14</v>", b"<v>99</v>")
    return with_member(INDICATORS, other)


@attack("hostile-file")
def same_name_in_capitals() -> bytes:
    """Two members whose names differ in nothing but capitals."""
    return with_member(INDICATORS.upper(), parts()[INDICATORS])


@attack("hostile-file")
def name_that_leads_out() -> bytes:
    """A member called ../../evil.xml."""
    return with_member("../../evil.xml")


@attack("hostile-file")
def name_with_a_drive() -> bytes:
    """A member called C:\\evil.xml."""
    return with_member("C:\\evil.xml")


@attack("hostile-file")
def link_inside() -> bytes:
    """A member that is a symbolic link to /etc/passwd."""
    return with_member("xl/media/image1.png", b"/etc/passwd", 0o120777)


@attack("damaged")
def checksum_broken() -> bytes:
    """A member whose checksum is another one."""
    return directory(INDICATORS, (_CRC, 1), local=True)


@attack("damaged")
def names_disagree() -> bytes:
    """A member that the directory calls by another name than its own header does."""
    data = form()
    place = data.rindex(INDICATORS.encode())
    return data[:place] + INDICATORS.replace("sheet2", "sheet0").encode() + data[place + len(INDICATORS) :]


@attack("damaged")
def unusual_packing() -> bytes:
    """Members packed in a way that no office program knows, with a dictionary of any size."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        for name, data in parts().items():
            archive.writestr(name, data)
    return stream.getvalue()


@attack("damaged")
def two_archives_in_one() -> bytes:
    """A form in front of another form: programs differ in which one they open."""
    return form() + form()


@attack("hostile-file")
def too_many_members() -> bytes:
    """Three thousand members."""
    return zipped({**parts(), **{f"xl/media/{number}.png": b"" for number in range(3000)}})


@attack("encrypted")
def member_with_a_password() -> bytes:
    """Members that only a password unpacks."""
    return directory("xl/workbook.xml", (_FLAGS, 1))


@attack("damaged")
def no_directory() -> bytes:
    """A file cut off in front of its directory."""
    return form()[: form().index(_ENTRY)]


@attack()
def names_in_capitals() -> bytes:
    """Members whose names are in capitals"""
    return renamed(str.upper)


@attack()
def names_with_backslashes() -> bytes:
    """Members whose names are written with backslashes"""
    return renamed(lambda name: name.replace("/", "\\"))


@attack()
def names_from_the_root() -> bytes:
    """Members whose names begin with a slash"""
    return renamed(lambda name: f"/{name}")
