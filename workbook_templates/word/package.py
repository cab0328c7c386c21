"""The file around the text: styles in one font, properties, and the same bytes for the same text."""

import datetime as dt
import hashlib
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

MARK = "bdgxl-bao-cao"
"""Category of the documents that ``bdgxl report`` writes, by which it knows its own."""
_AUTHOR = "bdgxl"
_CORE = "docProps/core.xml"
_LEFTOVERS = ("/thumbnail", "/stylesWithEffects", "/customXml")
_EARLIEST = dt.date(1980, 1, 1)
"""Zip archives know no day before it."""


def set_properties(document: "Document", title: str, day: dt.date) -> None:
    """Title, language and times; all of them from the text."""
    made = dt.datetime.combine(day, dt.time())
    properties = document.core_properties
    properties.title = title
    properties.author = _AUTHOR
    properties.last_modified_by = _AUTHOR
    properties.category = MARK
    properties.language = "vi-VN"
    properties.comments = ""
    properties.keywords = ""
    properties.revision = 1
    properties.created = properties.modified = made


def _drop_leftovers(document: "Document") -> None:
    """What the template brings along and this document has no use for: a picture of it, its styles once more."""
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(_LEFTOVERS)]:
            del relations[name]


def to_bytes(document: "Document", day: dt.date) -> bytes:
    """The document as a file, its parts in order of name and dated by its day."""
    _drop_leftovers(document)
    document.core_properties.identifier = _content_hash(_saved(document))
    raw = io.BytesIO(_saved(document))
    made = max(day, _EARLIEST)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        # The list of content types comes first, as office programs write it.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def is_ours(path: Path) -> bool:
    """Whether a file is a document of an earlier run."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        return bool(Document(str(path)).core_properties.category == MARK)
    except (OSError, OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        return False


def worked_in(data: bytes) -> bool:
    """Whether a document of ours says something else than when it was written: a person may have edited it."""
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        return bool(Document(io.BytesIO(data)).core_properties.identifier != _content_hash(data))
    except (OSError, OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        return True


def _saved(document: "Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _content_hash(data: bytes) -> str:
    """Of every part but the one that holds the hash."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if name != _CORE:
                digest.update(f"{name}\0".encode() + archive.read(name))
    return digest.hexdigest()
