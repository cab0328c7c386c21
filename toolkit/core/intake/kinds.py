"""What a file is, by its bytes and never by its name."""

import re
from enum import StrEnum
from pathlib import PurePosixPath


class Kind(StrEnum):
    """Kinds of files that come into an inbox."""

    XLSX = "xlsx"  # also .xlsm, .xltx: one package format
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    ENCRYPTED = "encrypted"  # behind a password
    RIGHTS = "rights-managed"  # behind an account
    HTML = "html"
    MHTML = "mhtml"  # a web page with its pictures in one file, which looks like a message
    XML = "xml"
    PDF = "pdf"
    WORD = "word"
    SLIDES = "slides"
    MAIL = "mail"  # a message as the standard has it: .eml
    OUTLOOK = "outlook"  # .msg
    MAILBOX = "mailbox"  # many messages in one file, as mail programs keep a folder
    IMAGE = "image"
    ARCHIVE = "archive"
    TEXT = "text"
    EMPTY = "empty"
    UNKNOWN = "unknown"


FOREIGN = frozenset((Kind.XLS, Kind.XLSB, Kind.ODS))
"""Workbooks that are no .xlsx and are read all the same."""
_SPREADSHEET_SUFFIXES = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".et"))
_CONTAINERS = {
    **dict.fromkeys((".eml", ".msg", ".mbox", ".mbx", ".pst", ".emlx"), "mail"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".exe", ".cab"), "archive"),
}
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
    ("DRMEncryptedTransform", Kind.RIGHTS),
    ("\x09DRMContent", Kind.RIGHTS),
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("__substg1.0_", Kind.OUTLOOK),
    ("WordDocument", Kind.WORD),
    ("PowerPoint Document", Kind.SLIDES),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
_HEADER = re.compile(rb"([!-9;-~]+):")
_MAIL_HEADERS = frozenset(
    (
        b"received",
        b"delivered-to",
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"content-type",
        b"return-path",
    )
)
_WEB_PAGE_HEADERS = frozenset((b"x-document-type", b"snapshot-content-location"))
"""What office programs and browsers write on top of a web page, and nobody on top of a message."""
_MAILBOX = re.compile(rb"From [^\r\n]*\r?\n")
HEAD = 65_536
"""Bytes by whose content a file that is no package is recognised: servers put many lines before a message's own."""
_TEXT_HEAD = 4096
_MIMETYPES = ((b"spreadsheet", Kind.ODS), (b"text", Kind.WORD), (b"presentation", Kind.SLIDES))
"""What tells the kind of an OpenDocument package."""
_PARTS = (".xml", ".rels")


def spreadsheet_name(name: str) -> bool:
    """Whether a file calls itself a spreadsheet."""
    return PurePosixPath(name).suffix.casefold() in _SPREADSHEET_SUFFIXES


def container_name(name: str) -> str:
    """What a file calls itself that may hold forms: "mail", "archive"; empty for anything else."""
    return _CONTAINERS.get(PurePosixPath(name).suffix.casefold(), "")


def sniff(data: bytes) -> Kind:
    """The kind of a file that is no zip package, by its content."""
    if not data:
        return Kind.EMPTY
    if data.startswith(_OLE2):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), Kind.UNKNOWN)
    for head, kind in _HEADS:
        if data.startswith(head):
            return kind
    return _mail_kind(data[:HEAD]) or _text_kind(data[:_TEXT_HEAD])


def is_package(data: bytes) -> bool:
    """Whether a file is a zip package; what kind of one, only its members tell."""
    return data.startswith(b"PK")


def package_kind(names: frozenset[str], mimetype: bytes) -> Kind:
    """The kind of a zip package by its members, given in lower case."""
    if mimetype:
        return next((kind for word, kind in _MIMETYPES if word in mimetype), Kind.UNKNOWN)
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    for folder, kind in (("xl/", Kind.XLSX), ("word/", Kind.WORD), ("ppt/", Kind.SLIDES)):
        # People also have folders of these names, with documents in them.
        if any(name.startswith(folder) and name.endswith(_PARTS) for name in names):
            return kind
    return Kind.UNKNOWN if "[content_types].xml" in names else Kind.ARCHIVE


def _mail_kind(head: bytes) -> Kind | None:
    """What is a message by its headers, of which two at least are those of messages; a note may begin like one."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    mailbox = _MAILBOX.match(start)
    found: set[bytes] = set()
    lines = start[mailbox.end() if mailbox else 0 :].splitlines()
    # The last line may be cut off.
    for line in lines[:-1] if len(head) == HEAD else lines:
        header = _HEADER.match(line)
        if header:
            found.add(header[1].lower())
        elif not line.startswith((b" ", b"\t")):
            if line:
                return None
            break
    if len(found & _MAIL_HEADERS) < 2:
        return None
    if found & _WEB_PAGE_HEADERS:
        return Kind.MHTML
    return Kind.MAILBOX if mailbox else Kind.MAIL


def _text_kind(head: bytes) -> Kind:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<table" in start:
        return Kind.HTML
    if start.startswith(b"<"):
        return Kind.HTML if b"<html" in start else Kind.XML
    return Kind.UNKNOWN if b"\x00" in head else Kind.TEXT
