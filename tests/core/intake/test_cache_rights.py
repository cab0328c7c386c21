"""The cache is this user's alone: what others could have written is not used, and costs nothing but time."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.core.intake.returned import book
from tests.core.intake.test_cache import kept, read
from toolkit.core.intake import cache as module
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.cache import Cache
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.edition import reading_edition

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the profile's folder is private by itself")


@pytest.fixture(params=[0o000, 0o002, 0o777])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the user lets others do with new files."""
    former = os.umask(request.param)
    yield
    os.umask(former)


def rights(*paths: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in paths}


def test_the_folder_is_the_users_alone(files: list[InboxFile], folder: Path, umask: None) -> None:
    read(files, folder)
    assert rights(folder, *(path for path in folder.rglob("*") if path.is_dir())) == {0o700}


def test_records_are_the_users_alone(files: list[InboxFile], folder: Path) -> None:
    former = os.umask(0)
    try:
        read(files, folder)
        read(files, folder)
    finally:
        os.umask(former)
    assert rights(*(path for path in folder.rglob("*") if path.is_file())) == {0o600}


@pytest.mark.parametrize("of_edition", [False, True])
def test_a_folder_that_others_can_write_into_is_not_used(
    files: list[InboxFile], folder: Path, opened: list[str], of_edition: bool
) -> None:
    read(files, folder)
    (kept(folder)[0].parent if of_edition else folder / module._RECORDS).chmod(0o770)
    opened.clear()
    cache = Cache(folder, reading_edition(book().plan))
    list(read_files(files, book().plan, 1, cache=cache))
    assert len(opened) == len(files)
    assert "người khác" in cache.trouble


def test_a_folder_of_somebody_else_is_not_used(
    files: list[InboxFile], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(files, folder)
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert "người khác" in Cache(folder, reading_edition(book().plan)).trouble


def test_a_link_in_place_of_the_folder_is_not_used(files: list[InboxFile], folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (folder / module._RECORDS).symlink_to(tmp_path, target_is_directory=True)
    before = sorted(tmp_path.iterdir())
    cache = Cache(folder, "a" * 64)
    list(read_files(files, book().plan, 1, cache=cache))
    assert "không phải thư mục" in cache.trouble
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_that_others_can_read_is_closed_to_them(
    files: list[InboxFile], folder: Path, opened: list[str]
) -> None:
    read(files, folder)
    (folder / module._RECORDS).chmod(0o755)
    opened.clear()
    read(files, folder)
    assert opened == ["~$a.xlsx"]
    assert rights(folder / module._RECORDS) == {0o700}


def test_a_record_that_others_can_write_is_read_afresh(files: list[InboxFile], folder: Path, opened: list[str]) -> None:
    read(files, folder)
    kept(folder)[0].chmod(0o660)
    opened.clear()
    read(files, folder)
    assert len(opened) == 2
    assert rights(*kept(folder)) == {0o600}


@pytest.mark.parametrize("below", [False, True])
def test_a_folder_that_may_not_be_looked_into_costs_nothing_but_time(
    files: list[InboxFile], folder: Path, monkeypatch: pytest.MonkeyPatch, below: bool
) -> None:
    read(files, folder)
    closed = folder / module._RECORDS if below else folder
    stat = os.stat

    def refuse(path: Any, **named: Any) -> os.stat_result:
        if isinstance(path, Path) and closed in path.parents:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return stat(path, **named)

    monkeypatch.setattr(os, "stat", refuse)
    cache = Cache(folder, reading_edition(book().plan))
    assert list(read_files(files, book().plan, 1, cache=cache)) == list(read_files(files, book().plan, 1))
    assert "không có quyền" in cache.trouble
