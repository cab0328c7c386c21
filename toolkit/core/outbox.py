"""The folder of forms to be mailed: its manifest, and which of its files may be replaced."""

import csv
import io
import re
import zipfile
from dataclasses import astuple, dataclass
from pathlib import Path
from xml.sax.saxutils import unescape

from toolkit.core.output import OutputError
from toolkit.core.stamp import Stamp

MANIFEST = "danh-sach-bieu-mau.csv"
_HEADINGS = ("Mã báo cáo", "Kỳ", "Mã đơn vị", "Đơn vị", "Hạn gửi", "Tệp", "SHA-256")
_MAX_PROPERTIES = 64_000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Issued:
    """One form of the outbox, as a line of the manifest."""

    report: str
    period: str
    agency: str
    name: str
    due: str
    """ISO date, which every Excel reads alike; empty where the plan gives none."""
    file: str
    """Path within the outbox, with forward slashes."""
    sha256: str


def snapshot_name(digest: str) -> str:
    """File name of the plan's snapshot."""
    return f"ke-hoach-{digest[:12]}.yaml"


def manifest_bytes(folder: Path, issued: list[Issued]) -> bytes:
    """The manifest: these forms and those of earlier runs that are still in the folder."""
    new = {form.file for form in issued}
    kept = [form for form in read_manifest(folder) if form.file not in new and (folder / form.file).is_file()]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEADINGS)
    writer.writerows(astuple(form) for form in sorted([*kept, *issued]))
    return stream.getvalue().encode("utf-8-sig")


def check_replaceable(path: Path, stamp: Stamp) -> None:
    """Raise OutputError when a file is there that is not an untouched form for the same purpose.

    Someone may have filled a form right in the outbox, and another plan may use the same file names.
    """
    if not path.exists():
        return
    found = _pristine_stamp(path)
    if found is None:
        raise OutputError(
            f"Không ghi đè {path}: tệp đã được sửa hoặc không phải biểu do bdgxl sinh ra.",
            "Chuyển tệp đó sang chỗ khác hoặc chọn thư mục khác bằng -o.",
        )
    if _purpose(found) != _purpose(stamp):
        raise OutputError(
            f"Không ghi đè {path}: tệp thuộc biểu khác ({', '.join(_purpose(found))}).",
            "Chọn thư mục khác bằng -o.",
        )


def _purpose(stamp: Stamp) -> tuple[str, str, str, str]:
    return (stamp.plan, stamp.report, stamp.period, stamp.agency)


def _pristine_stamp(path: Path) -> Stamp | None:
    """The stamp of a form that no program has saved since it was made; None for anything else."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as stream:
            text = stream.read(_MAX_PROPERTIES).decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    subject = re.search(r"<dc:subject>([^<]*)</dc:subject>", text)
    times = re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<", text)
    # Every office program renews the time of modification when it saves.
    if subject is None or len(times) != 2 or times[0] != times[1]:
        return None
    return Stamp.parse_text(unescape(subject.group(1)))


def read_manifest(folder: Path) -> list[Issued]:
    """The lines of the manifest; none where there is no manifest that can be read."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        return []
    if not rows or tuple(rows[0]) != _HEADINGS:
        return []
    width = len(_HEADINGS)
    return [_issued(row) for row in rows[1:] if len(row) == width]


def _issued(row: list[str]) -> Issued:
    report, period, agency, name, due, file, sha256 = row
    return Issued(report=report, period=period, agency=agency, name=name, due=due, file=file, sha256=sha256)
