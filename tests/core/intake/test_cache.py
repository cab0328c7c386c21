"""What was read before is taken from the cache where reading again would give the same, and nowhere else."""

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.intake.returned import book
from tests.core.intake.test_batch import problems
from toolkit.core.intake import cache as module
from toolkit.core.intake import edition
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.cache import Cache, cache_folder
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.edition import code_edition, reading_edition
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.output import OutputError
from toolkit.core.plan.model import Plan

DAY = 86_400


def read(files: Sequence[InboxFile], folder: Path, plan: Plan | None = None, workers: int = 1) -> list[Intake]:
    plan = plan or book().plan
    return list(read_files(files, plan, workers, cache=Cache(folder, reading_edition(plan))))


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / module._RECORDS).glob("*/*") if path.is_file())


@pytest.mark.parametrize("workers", [1, 2])
def test_the_same_is_read_with_and_without_a_cache(workers: int, files: list[InboxFile], folder: Path) -> None:
    without = list(read_files(files, book().plan, 1))
    assert read(files, folder, workers=workers) == without
    assert len(kept(folder)) == 3
    assert read(files, folder, workers=workers) == without


def test_what_was_read_is_not_read_again(files: list[InboxFile], folder: Path, opened: list[str]) -> None:
    read(files, folder)
    opened.clear()
    read(files, folder)
    assert opened == ["~$a.xlsx"]  # which is not opened either


def test_only_what_changed_is_read_again(files: list[InboxFile], folder: Path, opened: list[str]) -> None:
    read(files, folder)
    files[1].path.write_bytes(b"abc")
    opened.clear()
    found = read(files, folder)
    assert opened == ["b.xlsx", "~$a.xlsx"]
    assert problems(iter(found))[1] == ("b.xlsx", "not-a-workbook")


def test_a_renamed_file_is_read_under_its_name(files: list[InboxFile], folder: Path) -> None:
    read(files, folder)
    found = read([replace(files[0], name="d.xlsx")], folder)
    assert found == [read_file(files[0].path, "d.xlsx", book().plan)]


def test_another_plan_has_records_of_its_own(files: list[InboxFile], folder: Path, opened: list[str]) -> None:
    read(files, folder)
    opened.clear()
    read(files, folder, book().plan.model_copy(update={"title": "Kế hoạch khác"}))
    assert len(opened) == len(files)


def test_code_that_reads_otherwise_has_records_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = code_edition()
    monkeypatch.setattr(edition, "_ROOT", shutil.copytree(edition._ROOT, tmp_path / "core"))
    code_edition.cache_clear()
    try:
        assert code_edition() == before
        with (tmp_path / "core" / "intake" / "read.py").open("a") as stream:
            stream.write("\n")
        code_edition.cache_clear()
        assert code_edition() != before
    finally:
        code_edition.cache_clear()


@pytest.mark.parametrize("damage", [b"", b"abc", None])
def test_a_damaged_record_is_read_afresh_and_mended(damage: bytes | None, files: list[InboxFile], folder: Path) -> None:
    expected = read(files, folder)
    paths = kept(folder)
    whole = [path.read_bytes() for path in paths]
    for path, data in zip(paths, whole[1:] + whole[:1], strict=True):  # one another's, where no damage is given
        path.write_bytes(data if damage is None else damage)
    assert read(files, folder) == expected
    assert [path.read_bytes() for path in paths] == whole


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(files: list[InboxFile], folder: Path) -> None:
    folder.write_bytes(b"")
    cache = Cache(folder, "a" * 64)
    assert list(read_files(files, book().plan, 1, cache=cache)) == list(read_files(files, book().plan, 1))
    assert str(folder) in cache.trouble


def test_a_full_disk_costs_nothing_but_time(
    files: list[InboxFile], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def full(*_: object, **__: object) -> None:
        tries.append(1)
        raise OutputError("Ổ đĩa đã đầy.", "")

    monkeypatch.setattr(module, "write_atomically", full)
    cache = Cache(folder, "a" * 64)
    assert list(read_files(files, book().plan, 1, cache=cache)) == list(read_files(files, book().plan, 1))
    assert (cache.trouble, tries) == (f"{folder / module._RECORDS}: Ổ đĩa đã đầy.", [1])


def passing(tmp_path: Path) -> Iterator[Intake]:
    """Results that may be others the next time."""
    file = read_file(tmp_path / "none.xlsx", "none.xlsx", book().plan).file
    yield Intake(file=file, problem="damaged", details={"reason": "unreadable"})
    read_whole = replace(file, sha256="a" * 64)
    yield Intake(file=read_whole, problem="internal-read-error")
    for reason in ("unreadable", "reader-stopped", "reader-slow", "reader-failed"):
        yield Intake(file=read_whole, problem="damaged", details={"reason": reason})


def test_what_may_pass_is_not_kept(tmp_path: Path, folder: Path) -> None:
    cache = Cache(folder, "a" * 64)
    found = list(passing(tmp_path))
    sound = Intake(file=replace(found[0].file, sha256="b" * 64), problem="not-our-form")
    for one in found:
        cache.keep([sound, one])
        cache.keep([one])
    assert kept(folder) == []
    cache.keep([sound])
    assert len(kept(folder)) == 1


def aged(path: Path, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(path, (then, then))


def test_what_is_not_used_for_long_goes_away(files: list[InboxFile], folder: Path) -> None:
    read(files, folder)
    first, *others = kept(folder)
    aged(first, 61)
    read([], folder)
    assert kept(folder) == others


def test_use_keeps_a_record(files: list[InboxFile], folder: Path) -> None:
    read(files, folder)
    before = kept(folder)
    for path in before:
        aged(path, 59)
    read(files, folder)
    aged(folder / module._RECORDS / module._PRUNED, 2)
    read([], folder)
    assert kept(folder) == before
    assert all(path.stat().st_mtime > time.time() - DAY for path in before)


def test_the_least_used_of_too_much_goes_away(
    files: list[InboxFile], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(files, folder)
    paths = kept(folder)
    for days, path in enumerate(paths):
        aged(path, days)
    monkeypatch.setattr(module, "_MOST_BYTES", sum(path.stat().st_size for path in paths[:2]))
    read([], folder)
    assert kept(folder) == paths[:2]


def test_records_are_looked_through_once_a_day(files: list[InboxFile], folder: Path) -> None:
    read(files, folder)
    read([], folder)
    aged(kept(folder)[0], 61)
    read([], folder)
    assert len(kept(folder)) == 3


def test_the_environment_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDGXL_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_else_it_is_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDGXL_CACHE", "")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: tmp_path / name)
    assert cache_folder() == tmp_path / "bdgxl"
