"""What a file is, by its bytes: read, refused with a reason, or left alone."""

import zipfile
from pathlib import Path

import pytest

from tests.core.intake.packages import package, sheet, zipped
from tests.core.intake.returned import book, intake_of, sent
from toolkit.core.intake.limits import Limits
from toolkit.core.intake.read import read_file, skipped_file

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole2(stream: str) -> bytes:
    return OLE2 + stream.encode("utf-16-le") + bytes(100)


ODS = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"})


@pytest.mark.parametrize(
    ("name", "data", "problem", "ignored"),
    [
        ("a.xlsx", b"", "empty-file", False),
        ("a.pdf", b"", "empty-file", True),
        ("a.xlsx", "Kính gửi Sở".encode(), "not-a-workbook", False),
        ("a.xlsx", b"\x00\x01\x02\x03" * 99, "not-a-workbook", False),
        ("a.xlsx", b"%PDF-1.7", "not-a-workbook", False),
        ("a.xlsx", zipped({"word/document.xml": "<a/>"}), "not-a-workbook", False),
        ("a.xlsx", zipped({"thu.txt": "a"}), "not-a-workbook", False),
        ("a.xlsx", b"PK\x03\x04 not a zip", "damaged", False),
        ("a.xlsx", b"PK", "damaged", False),
        ("a.xlsx", ole2("EncryptedPackage"), "encrypted", False),
        ("a.xlsx", ole2("Workbook"), "damaged", False),
        ("a.xls", ole2("Book"), "damaged", False),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "legacy-format", False),
        ("a.xls", '\ufeff<?xml version="1.0"?><Workbook/>'.encode("utf-16"), "legacy-format", False),
        ("a.ods", ODS, "damaged", False),
        ("a.bin", ODS, "damaged", False),
        ("a.xlsb", zipped({"xl/workbook.bin": "a"}), "damaged", False),
        ("a.xlsx", package(sheet("")), "not-our-form", False),
        ("a.xlsx", package("<worksheet"), "damaged", False),
        ("a.xlsx", zipped({"xl/other.xml": "<a/>"}), "damaged", False),
        ("a.pdf", b"%PDF-1.7", "other-document", True),
        ("a.docx", zipped({"word/document.xml": "<a/>"}), "other-document", True),
        ("a.doc", ole2("WordDocument"), "other-document", True),
        ("a.jpg", b"\xff\xd8\xff\xe0", "other-document", True),
        ("a.txt", b"abc", "other-document", True),
        ("a.html", b"<html>", "other-document", True),
        ("a.dat", b"\x00\x01", "other-document", True),
        ("a.eml", b"From: a@example.vn\r\nSubject: b\r\n", "container-opened", True),
        ("a.txt", b"From: a\r\nb\r\n", "other-document", True),
        ("a.msg", ole2("__substg1.0_0037001F"), "mail", True),
        ("a.zip", zipped({"bieu.xlsx": "a"}), "container-opened", True),
        ("a.zip", b"PK\x03\x04 broken", "archive", True),
        ("a.rar", b"Rar!\x1a\x07", "archive", True),
    ],
)
def test_kinds(name: str, data: bytes, problem: str, ignored: bool, tmp_path: Path) -> None:
    intake = intake_of(data, tmp_path, name=name)
    assert (intake.problem, intake.ignored, intake.submission) == (problem, ignored, None)
    assert intake.file.size == len(data)
    assert all(intake.details.values())


@pytest.mark.parametrize("name", ["bieu", "bieu.pdf", "Biểu mẫu.XLSX", "bieu.xlsm"])
def test_the_name_does_not_matter(name: str, tmp_path: Path) -> None:
    assert intake_of(sent(), tmp_path, name=name).submission is not None


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_form_is_damaged(kept: float, tmp_path: Path) -> None:
    assert intake_of(sent()[: int(len(sent()) * kept)], tmp_path).problem == "damaged"


def test_a_form_with_a_flipped_byte_never_raises(tmp_path: Path) -> None:
    data = sent()
    for place in range(0, len(data), len(data) // 150):
        broken = bytearray(data)
        broken[place] ^= 0xFF
        intake = intake_of(bytes(broken), tmp_path)
        assert intake.problem != "internal-read-error", (place, intake.details)
        assert intake.problem or intake.submission


def test_a_member_with_a_password(tmp_path: Path) -> None:
    data = bytearray(sent())
    entry = data.index(b"PK\x01\x02")
    while entry >= 0:  # the flag bit in every directory entry
        data[entry + 8] |= 1
        entry = data.find(b"PK\x01\x02", entry + 4)
    assert intake_of(bytes(data), tmp_path).problem == "encrypted"


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sent())
    intake = read_file(path, "a.xlsx", book().plan, Limits(file_bytes=1_000))
    assert (intake.problem, intake.file.sha256, intake.details["expected"]) == ("too-large", "", "1000")


def test_a_file_that_vanished(tmp_path: Path) -> None:
    intake = read_file(tmp_path / "a.xlsx", "a.xlsx", book().plan)
    assert (intake.problem, intake.details["reason"]) == ("unreadable", "unreadable")


def test_an_unexpected_fault_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("toolkit.core.intake.read.read_package", fail)
    intake = intake_of(sent(), tmp_path)
    assert (intake.problem, intake.details) == ("internal-read-error", {"found": "ZeroDivisionError", "text": "x"})


@pytest.mark.parametrize("reason", ["lock-file", "system-file", "link", "special-file", "empty-folder"])
def test_what_is_not_opened_is_ignored(reason: str, tmp_path: Path) -> None:
    intake = skipped_file(tmp_path / "~$a.xlsx", "~$a.xlsx", reason)
    assert (intake.problem, intake.ignored) == (reason, True)
    assert intake.details["found"]


def test_parts_nobody_needs_are_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sent())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/photo.bmp", bytes(90_000_000))
    assert read_file(path, "a.xlsx", book().plan).submission is not None
