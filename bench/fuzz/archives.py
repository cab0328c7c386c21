"""Changes to an archive of forms: names, flags and contents of what lies in it, and the bytes of the archive."""

import io
import random
import zipfile

from bench.fuzz.packages import in_the_zip, zipped
from bench.fuzz.seeded import Format, Parts, cut, flipped

_NAMES = (
    "b.xlsx", "B.XLSX", "b.zip", "b.eml", "b.xls", "b", "a/../b.xlsx", "../../b.xlsx", "/b.xlsx", "C:\\b.xlsx",
    "a\\b.xlsx", "a/", "__MACOSX/._b.xlsx", "~$b.xlsx", ".DS_Store", "Thumbs.db", "desktop.ini", "b.xlsx/c.xlsx",
    "xl/workbook.xml", "word/a.docx", "mimetype", "[Content_Types].xml", "a" * 300 + ".xlsx", "a/" * 200 + "b.xlsx",
    "\u202exslx.exe", "Sở Y tế/biểu.xlsx", "b\nc.xlsx", "con.xlsx", " ", ".", "..", "b.xlsx ", "b.xlsx.",
)  # fmt: skip


def _name(parts: Parts, chance: random.Random) -> None:
    """A file gone, doubled, or under another name."""
    if not parts:
        return
    name = chance.choice(list(parts))
    how = chance.randrange(4)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[f"{name} (2)"] = parts[name]
    else:
        parts[chance.choice(_NAMES)] = parts.pop(name)


def _content(parts: Parts, chance: random.Random) -> None:
    """Bytes of a file changed, cut off, or those of another one."""
    if not parts:
        return
    name, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[name] = chance.choice((flipped(parts[name], chance), cut(parts[name], chance), parts[other], b""))


def _nested(parts: Parts, chance: random.Random) -> None:
    """The archive in itself."""
    if sum(map(len, parts.values())) < 200_000:
        parts[chance.choice(("b.zip", "a/b.zip", "b.xlsx", "b.bin"))] = zipped(parts)


def _packed(parts: Parts, chance: random.Random) -> None:
    """A file packed in another way."""
    way = chance.choice((zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, way)
    parts[chance.choice(("b.zip", "c.zip"))] = in_the_zip(stream.getvalue(), chance) if parts else b""


ZIP = Format("zip", zipped, {_name: 30, _content: 25, _nested: 3, _packed: 5}, in_the_zip, 0.5)
