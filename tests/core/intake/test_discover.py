"""What lies in an inbox."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from toolkit.core.intake.discover import discover


def found(inbox: Path) -> dict[str, str]:
    return {file.name: file.skipped for file in discover(inbox)}


def put(inbox: Path, *names: str) -> None:
    for name in names:
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_files_of_nested_folders_in_order(tmp_path: Path) -> None:
    put(tmp_path, "b.xlsx", "Sở Y tế/2.xlsx", "Sở Y tế/sâu/1.xlsx", "A.xlsx", "công văn.pdf")
    assert list(found(tmp_path)) == ["A.xlsx", "b.xlsx", "công văn.pdf", "Sở Y tế/2.xlsx", "Sở Y tế/sâu/1.xlsx"]
    assert set(found(tmp_path).values()) == {""}


def test_names_are_composed_and_paths_stay_as_they_are(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Sở Y tế.xlsx")
    put(tmp_path, name)
    (file,) = discover(tmp_path)
    assert file.name == "Sở Y tế.xlsx"
    assert file.path.read_bytes() == b"x"


@pytest.mark.parametrize("pair", [("é.xlsx", "e\u0301.xlsx"), ("a\x01.xlsx", "a\x02.xlsx")])
def test_names_that_print_alike_are_told_apart(tmp_path: Path, pair: tuple[str, str]) -> None:
    put(tmp_path, *pair)
    one, two = discover(tmp_path)
    assert two.name == f"{one.name.removesuffix('.xlsx')} (2).xlsx"
    assert {one.path.name, two.path.name} == set(pair)


def test_a_file_that_prints_like_a_folder_is_told_apart_from_it(tmp_path: Path) -> None:
    put(tmp_path, "a\x01.zip", "a\x02.zip/b.xlsx")
    assert set(found(tmp_path)) == {"a\ufffd (2).zip", "a\ufffd.zip/b.xlsx"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$bieu.xlsx", "lock-file"),
        (".~lock.bieu.xlsx#", "lock-file"),
        ("Thumbs.db", "system-file"),
        (".DS_Store", "system-file"),
        ("._bieu.xlsx", "system-file"),
        ("bieu.tmp", ""),
    ],
)
def test_files_that_programs_leave_behind(name: str, reason: str, tmp_path: Path) -> None:
    put(tmp_path, f"thu/{name}")
    assert found(tmp_path) == {f"thu/{name}": reason}


def test_folders_that_programs_leave_behind(tmp_path: Path) -> None:
    put(tmp_path, "__MACOSX/._a.xlsx")
    assert found(tmp_path) == {"__MACOSX": "system-file"}


def test_an_empty_folder_is_listed(tmp_path: Path) -> None:
    (tmp_path / "Sở A").mkdir()
    assert found(tmp_path) == {"Sở A": "empty-folder"}


def test_an_empty_inbox_is_empty(tmp_path: Path) -> None:
    assert found(tmp_path) == {}


@contextmanager
def deep(inbox: Path, name: str, levels: int) -> Iterator[None]:
    """Folders in folders, made and removed from within: their path may be longer than the system takes."""
    with chdir(inbox):
        for _ in range(levels):
            os.mkdir(name)  # noqa: PTH102
            os.chdir(name)
    yield
    with chdir(inbox):
        for _ in range(levels):
            os.chdir(name)
        for _ in range(levels):
            os.chdir("..")
            os.rmdir(name)  # noqa: PTH106


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such paths")
def test_folders_may_lie_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    with deep(tmp_path, "a", 1_500):
        assert found(tmp_path) == {"/".join("a" * 1_500): "empty-folder"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems take other lengths")
def test_what_lies_deeper_than_a_path_can_say_is_told(tmp_path: Path) -> None:
    put(tmp_path, "z.xlsx")
    with deep(tmp_path, "aaaaaaaaa", 500):
        too_deep, beside = discover(tmp_path)
    assert (too_deep.skipped, len(str(too_deep.path)) > 4_000, beside.name) == ("unreadable", True, "z.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX")
def test_links_and_special_files_are_listed_and_not_followed(tmp_path: Path) -> None:
    inbox, outside = tmp_path / "inbox", tmp_path / "outside"
    put(inbox, "a.xlsx")
    put(outside, "secret.xlsx")
    (inbox / "file").symlink_to(outside / "secret.xlsx")
    (inbox / "folder").symlink_to(outside, target_is_directory=True)
    (inbox / "loop").symlink_to(inbox, target_is_directory=True)
    (inbox / "gone").symlink_to(outside / "nothing")
    os.mkfifo(inbox / "pipe")
    assert found(inbox) == {
        "a.xlsx": "",
        "file": "link",
        "folder": "link",
        "gone": "link",
        "loop": "link",
        "pipe": "special-file",
    }


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/bi\xea\nu.xlsx")).write_bytes(b"x")
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    assert [file.name for file in discover(tmp_path)] == ["bi\ufffd\ufffdu.xlsx"]
