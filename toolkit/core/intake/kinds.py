"""What a file is, by its bytes and never by its name."""

from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """Kinds of files that come into an inbox."""

    XLSX = "xlsx"  # also .xlsm, .xltx: one package format
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    ENCRYPTED = "encrypted"
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    WORD = "word"
    SLIDES = "slides"
    MAIL = "mail"
    IMAGE = "image"
    ARCHIVE = "archive"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


FOREIGN = frozenset((Kind.XLS, Kind.XLSB, Kind.ODS))
"""Workbooks that are no .xlsx and are read all the same."""
_SPREADSHEET_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".et"))
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS = (
    (b"%PDF", Kind.PDF),
    (b"{\\rtf", Kind.WORD),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
)
# Names of streams in an OLE2 container, in the order in which they decide.
_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("__substg1.0_", Kind.MAIL),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
_MAIL_HEADERS = (b"received:", b"from:", b"mime-version:", b"return-path:", b"delivered-to:", b"message-id:", b"date:")
_HEAD = 4096


def spreadsheet_name(name: str) -> bool:
    """Whether a file calls itself a spreadsheet."""
    return PurePosixPath(name).suffix.casefold() in _SPREADSHEET_SUFFIXES


def sniff(data: bytes) -> Kind:
    """The kind of a file that is no zip package, by its content."""
    if not data:
        return Kind.EMPTY
    if data.startswith(_OLE2):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), Kind.UNKNOWN)
    for head, kind in _HEADS:
        if data.startswith(head):
            return kind
    return _text_kind(data[:_HEAD])


def is_package(data: bytes) -> bool:
    """Whether a file is a zip package; what kind of one, only its members tell."""
    return data.startswith(b"PK")


def package_kind(names: frozenset[str], mimetype: bytes) -> Kind:
    """The kind of a zip package by its members, given in lower case."""
    if mimetype:
        return Kind.ODS if b"spreadsheet" in mimetype else Kind.WORD if b"text" in mimetype else Kind.ARCHIVE
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    for folder, kind in (("xl/", Kind.XLSX), ("word/", Kind.WORD), ("ppt/", Kind.SLIDES)):
        if any(name.startswith(folder) for name in names):
            return kind
    return Kind.ARCHIVE


def _text_kind(head: bytes) -> Kind:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<table" in start:
        return Kind.HTML
    if start.startswith(b"<"):
        return Kind.HTML if b"<html" in start else Kind.XML
    if start.startswith(_MAIL_HEADERS) and b"\n" in start:
        return Kind.MAIL
    return Kind.UNKNOWN if b"\x00" in head else Kind.TEXT
