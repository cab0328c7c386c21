"""Zip archives of files."""

import io
import zipfile

import pytest

from tests.core.intake.packages import zipped
from toolkit.core.intake.containers.model import Depth, Opened
from toolkit.core.intake.containers.unpack import unpack
from toolkit.core.intake.containers.zips import open_archive
from toolkit.core.intake.limits import Limits


def opened(data: bytes, name: str = "a.zip") -> Opened:
    found = unpack(data, name, Depth())
    assert found is not None
    return found


def parts(data: bytes) -> list[tuple[str, str]]:
    return [(one.name, one.problem) for one in opened(data).parts]


def locked(data: bytes, *names: bytes) -> bytes:
    """The same archive with the flag of a password at some members."""
    made = bytearray(data)
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        if not names or made[at + 46 :].startswith(names):
            made[at + 8] |= 1
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def test_folders_stay_in_the_names() -> None:
    assert parts(zipped({"Sở A/": "", "Sở A/a.xlsx": "a", "b.pdf": "b"})) == [("Sở A/a.xlsx", ""), ("b.pdf", "")]


def test_what_programs_leave_behind_is_passed_over_once() -> None:
    found = parts(
        zipped({"a.xlsx": "a", "__MACOSX/._a.xlsx": "a", "__MACOSX/._b": "b", ".DS_Store": "", "~$a.xlsx": ""})
    )
    assert found == [
        ("a.xlsx", ""),
        ("__MACOSX", "system-file"),
        (".DS_Store", "system-file"),
        ("~$a.xlsx", "lock-file"),
    ]


def test_names_that_lead_out_stay_inside() -> None:
    made = zipped({"../../a.xlsx": "a", "/etc/b": "b", "c\\d.xlsx": "c", "x\x07.xlsx": "d"})
    assert [name for name, _ in parts(made)] == ["a.xlsx", "etc/b", "c/d.xlsx", "x\ufffd.xlsx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_name_occurs_twice() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("a.xlsx", "a.xlsx", "A.xlsx", "b.zip", "b.zip/a.xlsx"):
            archive.writestr(name, "x")
    found = [name for name, _ in parts(stream.getvalue())]
    assert found == ["a.xlsx", "a (2).xlsx", "A (3).xlsx", "b.zip", "b.zip_a.xlsx"]


def test_names_of_a_mac_are_utf_8_without_saying_so() -> None:
    data = zipped({"Biểu.xlsx": "a"})
    entry = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flags = entry.index(mark) + at
        entry[flags : flags + 2] = b"\0\0"
    assert [name for name, _ in parts(bytes(entry))] == ["Biểu.xlsx"]


def test_an_archive_with_a_password_is_told_whole() -> None:
    found = opened(locked(zipped({"a.xlsx": "a", "b.xlsx": "b"})))
    assert (found.problem, found.parts) == ("archive-encrypted", ())


def test_a_member_with_a_password_is_told_alone() -> None:
    assert parts(locked(zipped({"a.xlsx": "a", "b.xlsx": "b"}), b"b")) == [
        ("a.xlsx", ""),
        ("b.xlsx", "archive-encrypted"),
    ]


def test_a_damaged_member_is_told_alone() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xlsx", b"content of a")
        archive.writestr("b.xlsx", b"content of b")
    assert parts(stream.getvalue().replace(b"content of a", b"c0ntent of a")) == [("a.xlsx", "damaged"), ("b.xlsx", "")]


def test_a_member_that_swells_is_not_unpacked() -> None:
    assert parts(zipped({"a.xlsx": bytes(5_000_000)})) == [("a.xlsx", "hostile-file")]


def test_a_member_that_is_too_large_is_not_unpacked() -> None:
    found = open_archive(zipped({"a.xlsx": "abc"}), Depth(), Limits(file_bytes=2))
    assert found is not None
    assert [(one.problem, one.details["found"]) for one in found.parts] == [("container-too-large", "1 MB")]


@pytest.mark.parametrize(
    "members",
    [
        {"[Content_Types].xml": "", "visio/document.xml": ""},
        {"mimetype": "application/epub+zip", "a.xhtml": ""},
        {"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": ""},
        {"word/document.xml": "<a/>"},
    ],
)
def test_documents_that_are_zip_packages_are_no_archives(members: dict[str, str]) -> None:
    assert unpack(zipped(members), "a.bin", Depth()) is None


def test_folders_that_are_called_like_those_of_a_document() -> None:
    assert parts(zipped({"Word/báo cáo.docx": "a", "xl/bieu.xlsx": "b"})) == [
        ("Word/báo cáo.docx", ""),
        ("xl/bieu.xlsx", ""),
    ]
