"""What makes a merge slow when it is done again for every file: done once, counted instead of timed."""

import datetime as dt
import hashlib
import os
import pickle
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pandera.pandas as pa
import pytest

from tests.commands.test_merge import make_inbox, run
from tests.core.intake.returned import book, sent
from tests.validators.filling import answer, book_of
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import clean_form
from toolkit.core.intake import batch, contained
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.contained import read_one
from toolkit.core.intake.discover import discover
from toolkit.core.plan import parcel
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Standing
from validators.judge import judge

_STAMPS = 12
"""Forms by whose stamps the plan is chosen."""


class _Opened:
    """Counts how often files below a folder are opened; a hook of the interpreter stays, so it can be switched off."""

    def __init__(self) -> None:
        self.folder = ""
        self.times: Counter[str] = Counter()
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self.folder and isinstance(arguments[0], (str, os.PathLike)):
            path = os.fspath(arguments[0])
            if isinstance(path, str) and path.startswith(self.folder):
                self.times[Path(path).name] += 1

    @contextmanager
    def below(self, folder: Path) -> "Iterator[Counter[str]]":
        self.folder, self.times = f"{folder}{os.sep}", Counter()
        try:
            yield self.times
        finally:
            self.folder = ""


@pytest.fixture(scope="module")
def opened() -> _Opened:
    return _Opened()


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files read where they can be counted."""
    monkeypatch.setattr(batch, "_here", lambda files, plan, *_: (read_one(file, plan) for file in files))
    monkeypatch.setattr(contained, "look_into", lambda look, files: chain.from_iterable(look(f.path) for f in files))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Fifteen files of the same content: one is counted, the others are copies, and all have to be read."""
    folder = make_inbox(tmp_path)
    for number in range(14):
        (folder / f"z-{number:02d}.xlsx").write_bytes(clean_form())
    return folder


@pytest.mark.usefixtures("_in_this_process")
def test_a_merge_opens_every_file_once(inbox: Path, opened: _Opened) -> None:
    with opened.below(inbox) as times:
        assert run(inbox, "--plan", inbox.parent / "ke-hoach.yaml", "--no-cache").exit_code in (0, 1)
    assert times == dict.fromkeys((path.name for path in inbox.iterdir()), 1)


@pytest.mark.usefixtures("_in_this_process")
def test_a_file_that_was_read_before_is_opened_once_and_not_unpacked(
    inbox: Path, opened: _Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (inbox, "--plan", inbox.parent / "ke-hoach.yaml")
    assert run(*arguments).exit_code in (0, 1)
    monkeypatch.setattr("toolkit.core.intake.read.read_data", None)
    with opened.below(inbox) as times:
        assert run(*arguments).exit_code in (0, 1)
    assert times == dict.fromkeys((path.name for path in inbox.iterdir()), 1)


@pytest.mark.usefixtures("_in_this_process")
def test_where_no_plan_is_named_files_are_looked_at_beforehand(inbox: Path, opened: _Opened) -> None:
    """The first forms for their stamp; whether a file is the plan is not asked, for none there would be taken."""
    with opened.below(inbox) as times:
        assert run(inbox, "--no-cache").exit_code in (0, 1)
    assert Counter(times.values()) == {1 + 1: _STAMPS, 1: len(times) - _STAMPS}


@pytest.mark.usefixtures("_in_this_process")
def test_a_merge_unpacks_every_part_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_inbox(tmp_path)
    wanted = hashlib.sha256(clean_form()).digest()
    times: Counter[str] = Counter()
    unpack = zipfile.ZipFile.open

    def counted(self: zipfile.ZipFile, name: Any, mode: Any = "r", *more: Any, **further: Any) -> IO[bytes]:
        packed = getattr(self.fp, "getvalue", bytes)()
        if mode == "r" and hashlib.sha256(packed).digest() == wanted:
            times[getattr(name, "filename", name)] += 1
        return unpack(self, name, mode, *more, **further)

    monkeypatch.setattr(zipfile.ZipFile, "open", counted)
    assert run(folder, "--plan", tmp_path / "ke-hoach.yaml", "--no-cache").exit_code in (0, 1)
    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "docProps/custom.xml"} <= times.keys()
    assert {name: count for name, count in times.items() if count > 1} == {}


@pytest.mark.parametrize("agencies", [["so-y-te"], ["so-y-te", "so-gd-dt"]])
def test_each_form_is_validated_once_however_many_submissions(
    agencies: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times: Counter[str] = Counter()
    validate = pa.DataFrameSchema.validate

    def counted(self: pa.DataFrameSchema, *arguments: Any, **options: Any) -> Any:
        times[str(self.name)] += 1
        return validate(self, *arguments, **options)

    monkeypatch.setattr(pa.DataFrameSchema, "validate", counted)
    intakes = [answer(book=book_of(agency), name=f"{agency}.xlsx") for agency in agencies]
    judged = judge(intakes, small_plan(), YEAR, dt.date(2022, 12, 5), expect=False)
    assert [verdict.standing for verdict in judged.verdicts] == [Standing.COUNTED] * len(agencies)
    assert times["indicators cells"] == 1
    assert set(times.values()) == {1}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is planted reaches other processes through fork")
def test_the_plan_is_packed_once_and_unpacked_once_in_each_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "so"
    folder = tmp_path / "hop-nhan"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number:02d}.xlsx").write_bytes(sent() if number % 50 == 0 else b"abc")

    def noted(word: str) -> None:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{word} {os.getpid()}\n")

    def dumps(plan: Plan, protocol: int) -> bytes:
        noted("packed")
        return pickle.dumps(plan, protocol)

    def loads(data: bytes) -> Any:
        noted("unpacked")
        return pickle.loads(data)

    shim = SimpleNamespace(dumps=dumps, loads=loads, HIGHEST_PROTOCOL=pickle.HIGHEST_PROTOCOL)
    monkeypatch.setattr(parcel, "pickle", shim)
    parcel.unpacked.cache_clear()  # a process that is forked has what this one has unpacked
    assert len(list(read_files(discover(folder), book().plan, workers=2))) == 100
    lines = Counter(log.read_text("utf-8").splitlines())
    packed = {line: count for line, count in lines.items() if line.startswith("packed")}
    assert packed == {f"packed {os.getpid()}": 1}
    assert set(lines.values()) == {1}
    assert 1 <= len(lines) - 1 <= 2
