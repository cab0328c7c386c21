"""The files to begin with: forms of the sample inbox in every format that is read; messages and archives of them."""

import datetime as dt
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from bench.fuzz.archives import ZIP
from bench.fuzz.mails import EML, MBOX
from bench.fuzz.ods import ODS
from bench.fuzz.outlook import MSG
from bench.fuzz.seeded import Format, Parts
from bench.fuzz.xls import XLS
from bench.fuzz.xlsb import XLSB
from bench.fuzz.xlsx import XLSX
from bench.returned import PLAN
from samples.office.client import Office
from samples.office.programs import OfficeError
from tests.core.intake.containers.compound import Attachment, Property, Tree, file, message
from tests.core.intake.containers.messages import FROM, form, forwarded, multipart, part
from tests.core.intake.foreign.saved import as_ods, as_xls, as_xlsb
from tests.core.intake.packages import zipped
from toolkit.core.intake.foreign.compound import CompoundFile

INBOX = PLAN.parent.parent / "inbox"
FORMATS: Mapping[str, Format] = {one.name: one for one in (XLSX, XLS, XLSB, ODS, ZIP, EML, MBOX, MSG)}
_FEW, _MANY = 3, 8
"""Forms to begin with, the smallest ones; LibreOffice has saved them."""
_TEXT = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\nKính gửi\n\nFrom Sở Y tế"
_SENT = dt.datetime(2022, 12, 5, 18, tzinfo=dt.UTC)


def seeds(name: str, *, office: bool = True) -> list[Parts]:
    """The files of a format to begin with, as their parts; with those that LibreOffice makes where it is installed."""
    saved = list(_saved(name)) if office and name in _BY_OFFICE else []
    return saved + [make(data) for data in _forms()[: _MANY if name == "xlsx" else _FEW] for make in _MADE[name]]


@cache
def _forms() -> list[bytes]:
    paths = sorted(INBOX.rglob("*.xlsx"), key=lambda path: path.stat().st_size)
    return [path.read_bytes() for path in paths if zipfile.is_zipfile(path)][:_MANY]


def _saved(name: str) -> Iterator[Parts]:
    """The forms as LibreOffice saves them in a format."""
    try:
        with Office() as office, tempfile.TemporaryDirectory() as folder:
            for data in _forms()[:_FEW]:
                given, saved = Path(folder, "a.xlsx"), Path(folder, f"b.{name}")
                given.write_bytes(data)
                with office.open(given) as book:
                    book.save_as(saved)
                yield _BY_OFFICE[name](saved.read_bytes())
    except OfficeError:
        return


def members(data: bytes) -> Parts:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _streams(data: bytes) -> Parts:
    found = CompoundFile(data)
    return {name: found.stream(name) or b"" for name in ("Workbook", "\x05SummaryInformation")}


_BY_OFFICE: Mapping[str, Callable[[bytes], Parts]] = {"xls": _streams, "ods": members}


def _flat(tree: Tree, storage: str = "") -> Parts:
    """The streams of a tree, with the way to each as its name."""
    found: Parts = {}
    for name, content in tree.items():
        found |= {storage + name: content} if isinstance(content, bytes) else _flat(content, f"{storage}{name}/")
    return found


def _archive(data: bytes) -> Parts:
    return {"Sở A/biểu.xlsx": data, "b.zip": zipped({"c.xlsx": data}), "đọc trước.txt": b"x", "~$b.xlsx": b"x"}


def _mail(data: bytes) -> bytes:
    inner = multipart([_TEXT, form("b.xlsx", data)])
    zip_file = part("Content-Type: application/zip; name=c.zip", zipped({"c.xlsx": data}))
    return multipart([_TEXT, form("biểu.xlsx", data), forwarded(inner), zip_file])


def _outlook(data: bytes) -> Parts:
    sent: dict[int, Property] = {
        0x0037: "Báo cáo",
        0x0E06: _SENT,
        0x0C1A: "Sở Y tế",
        0x5D01: "soyte@example.vn",
        0x007D: FROM,
    }
    inner = Attachment(message=message(sent, file("b.xlsx", data), embedded=True))
    return _flat(message(sent, file("biểu.xlsx", data), inner, file("logo.png", b"x", x3714=4)))


def _folder(data: bytes) -> Parts:
    start = b"From - Mon Dec 05 08:00:00 2022\r\nX-Mozilla-Status: 0001\r\n"
    return {"mbox": start + _mail(data) + b"\r\n" + start + multipart([form("c.xlsx", data)])}


_MADE: Mapping[str, tuple[Callable[[bytes], Parts], ...]] = {
    "xlsx": (members,),
    "xls": (lambda data: _flat(as_xls(data)),),
    "xlsb": (lambda data: members(as_xlsb(data)),),
    "ods": (lambda data: members(as_ods(data)),),
    "zip": (_archive,),
    "eml": (lambda data: {"eml": _mail(data)}, lambda data: {"eml": multipart([form("a.xlsx", data)])}),
    "mbox": (_folder,),
    "msg": (_outlook,),
}
