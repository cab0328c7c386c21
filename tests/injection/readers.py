"""Outputs read back by programs that are not the tool's own, and what must not be in them."""

import csv
import email
import io
import json
import re
import sqlite3
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from contextlib import closing
from email import policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from openpyxl import load_workbook

from tests.injection.payloads import MARK

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_HEADERS = {"content-type", "mime-version", "x-unsent", "to", "subject", "content-transfer-encoding"}
_PART_HEADERS = {"content-type", "mime-version", "content-disposition", "content-transfer-encoding"}
_RUNS = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r]")
"""A spreadsheet may pass over blanks and signs that are not seen."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_LOADING = {"hyperlink", "altChunk", "object", "fldSimple"}
"""Elements of a Word file by which something is loaded or followed."""


def check_workbook(path: Path) -> None:
    """Texts are text: no formula, no link, no name; every part is well-formed; links lead to files that are there."""
    data = path.read_bytes()
    _check_parts(data)
    book = load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        assert MARK not in sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert MARK not in str(cell.value), (sheet.title, cell.coordinate)
                elif MARK in str(cell.value):
                    assert cell.data_type == "s"
                if cell.hyperlink is not None and cell.hyperlink.target is not None:
                    target = unquote(cell.hyperlink.target.replace("\\", "/"), errors="surrogateescape")
                    assert (path.parent / target).is_file(), (sheet.title, target)
        for rule in sheet.data_validations.dataValidation:
            assert MARK not in f"{rule.formula1}{rule.formula2}"
        for area in sheet.conditional_formatting:
            assert not any(MARK in formula for rule in area.rules for formula in rule.formula)
    assert not any(MARK in f"{name}{value.value}" for name, value in book.defined_names.items())


def check_document(path: Path) -> None:
    """A Word file whose texts are runs: no field, no link, nothing loaded from elsewhere."""
    _check_parts(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        body = ET.fromstring(package.read("word/document.xml"))
        assert {one.tag.rpartition("}")[2] for one in body.iter()}.isdisjoint(_LOADING)
        assert not any(MARK in (one.text or "") for one in body.iter("{*}instrText"))


def _check_parts(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            assert MARK not in name
            part = package.read(name)
            if name.endswith((".xml", ".rels")):
                ET.fromstring(part)
            if name.endswith(".rels") and "externalLink" not in name:
                for one in ET.fromstring(part):
                    if one.get("TargetMode") == "External":
                        assert not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]", one.get("Target", ""))


def check_csv(path: Path) -> list[list[str]]:
    """No cell that a spreadsheet would run, whichever sign it takes for the separator."""
    text = path.read_bytes().decode("utf-8-sig")
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            for cell in row:
                assert not _RUNS.match(cell) or _NUMBER.fullmatch(cell), (separator, cell)
    return list(csv.reader(io.StringIO(text, newline="")))


def check_sqlite(path: Path) -> set[str]:
    """The tables are ours; returns every text in them."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(path.read_bytes())
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {"du_lieu", "chi_tieu"}
        rows = [row for table in tables for row in database.execute(f"SELECT * FROM {table}")]
    return {value for row in rows for value in row if isinstance(value, str)}


def check_mail(path: Path) -> None:
    """Only our headers, one plain text, attachments of our names; nothing nested."""
    data = path.read_bytes()
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert {name.lower() for name in message} <= _HEADERS
    assert MARK not in str(message["to"]) + str(message["content-type"])
    parts = list(message.walk())[1:] if message.is_multipart() else [message]
    assert [part.get_content_type() for part in parts].count("text/plain") == 1
    for part in parts:
        assert not part.is_multipart()
        assert part is message or {name.lower() for name in part} <= _PART_HEADERS
        assert MARK not in (part.get_filename() or "")
        if part.get_content_type() == "text/plain":
            check_plain(str(part.get_content()))


def check_plain(text: str) -> None:
    """A text for a screen: nothing steers it, nothing turns its direction."""
    found = {sign for sign in text if sign not in "\r\n" and unicodedata.category(sign) in _STEERING}
    assert not found, found
    assert text.replace("\r\n", "").count("\r") == 0


def check_json(text: str) -> Any:
    """One document that a terminal can show and a program reads."""
    check_plain(text)
    return json.loads(text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        self.values += [value or "" for _, value in attrs]

    def handle_comment(self, data: str) -> None:
        self.found.add(("comment", ""))


def elements(path: Path) -> set[tuple[str, str]]:
    """Elements and attributes of a page; no attribute holds a hostile text."""
    page = _Page()
    text = path.read_text(encoding="utf-8")
    page.feed(text)
    page.close()
    assert not any(MARK in value for value in page.values)
    check_plain(text)
    return page.found


def check_names(folder: Path, files: Iterator[Path]) -> None:
    """No text of a form is part of the name of an output."""
    for path in files:
        assert MARK not in path.relative_to(folder).as_posix()
