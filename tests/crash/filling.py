"""A program that runs commands where room ends: each again and again, each time after another number of bytes.

    python -m tests.crash.filling FOLDER [disk=NAME,NAME...] [quota=NAME,NAME...]

Each command of :func:`_commands` has written its outputs for some inputs and runs for others in a copy of what is there
then. For ``disk``, FOLDER is a disk of its own, which is filled up but for so many pages. For ``quota``, no file may
become larger than so many bytes. How much is needed is seen in a first run that nothing disturbs.

The others are processes of their own, forked when everything is imported. What they left is printed as JSON, and what
one more run has then left that had room, a line for each name.
"""

import contextlib
import gc
import io
import json
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.crash.dying import _command, _files
from tests.validators.filling import cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import returned
from toolkit.core.plan.load import dump_plan

_PAGE = os.sysconf("SC_PAGE_SIZE")
_FIRST = 100
"""Bytes: with fewer there would be no room for the locks of a process that reads."""
_SIDES = (("truoc", "20/12/2022", "khoảng 11"), ("sau", "21/12/2022", "khoảng 12"))
"""Before and now: what it is called, the day of the run, and a cell of the one form that came."""
Report = dict[str, Any]


def main() -> None:
    """Make what is there before, and run the commands."""
    folder = Path(sys.argv[1])
    ways = {way: names.split(",") for way, _, names in (given.partition("=") for given in sys.argv[2:])}
    old = folder / "old"
    old.mkdir()
    names = [name for chosen in ways.values() for name in chosen]
    commands = _made(old, names)
    whole = {name: _whole(old, commands[name]) for name in names}
    gc.freeze()
    trials = {"disk": _on_disk, "quota": _under_quota}
    for way, chosen in ways.items():
        for name in chosen:
            report = {"before": _files(old), "whole": whole[name]}
            runs = list(trials[way](old, commands[name], whole[name]))
            print(json.dumps({"name": name, **report, "runs": runs}), flush=True)  # noqa: T201


def _commands(side: str, day: str) -> dict[str, Sequence[str]]:
    inbox = ("hop-nhan", "--plan", "ke-hoach.yaml", "--as-of", day)
    return {
        "csv": ("merge", *inbox, "-o", "so.xlsx", "--tidy", "bang.csv"),
        "sqlite": ("merge", *inbox, "-o", "so.xlsx", "--tidy", "bang.sqlite"),
        "parquet": ("merge", *inbox, "-o", "so.xlsx", "--tidy", "bang.parquet"),
        "validate": ("validate", *inbox, "--html", "ket-qua.html"),
        "status": ("status", *inbox, "-o", "tinh-hinh.xlsx"),
        "remind": ("remind", *inbox, "-o", "nhac"),
        "feedback": ("feedback", *inbox, "-o", "tra-lai"),
        "template": ("template", "ke-hoach.yaml", "-o", "gui-di", "--period", "nam"),
        "send": ("send", f"gui-{side}", "-o", "thu"),
        "report": ("report", f"{side}.xlsx", "-o", "bao-cao.docx"),
        "trend": ("trend", "nua-nam.xlsx", f"{side}.xlsx", "-o", "xu-huong.xlsx"),
    }


def _made(old: Path, names: Sequence[str]) -> dict[str, Sequence[str]]:
    """Inputs, and outputs of some commands for what the inputs were before; all commands for what they are now."""
    os.chdir(old)
    (old / "hop-nhan").mkdir()
    (old / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    for side, day, typed in _SIDES:
        (old / "hop-nhan" / "a.xlsx").write_bytes(returned({("indicators", "1.2", "result"): cell(typed)}))
        os.environ["BDGXL_PASSWORD"] = side  # the same forms locked with another password are other bytes
        commands = _commands(side, day)
        _quietly(("merge", "hop-nhan", "--as-of", day, "-o", f"{side}.xlsx"))
        _quietly(("template", "ke-hoach.yaml", "-o", f"gui-{side}", "--period", "nam", "--agency", "so-y-te"))
        if side == "truoc":
            _quietly(("merge", "hop-nhan", "--as-of", day, "-o", "nua-nam.xlsx", "--period", "6t"))
            for name in names:
                _quietly(commands[name])
    return commands


def _quietly(command: Sequence[str]) -> int:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
        ended = _command(list(command), None)
    assert ended in (0, 1), said.getvalue()
    return ended


def _begin(old: Path) -> None:
    """Stand in a fresh copy of what there is before a run."""
    os.chdir(old.parent)
    shutil.rmtree("work", ignore_errors=True)
    shutil.copytree(old, "work")
    os.chdir("work")


def _whole(old: Path, command: Sequence[str]) -> Report:
    """A run that has room: what it leaves, how many pages it took at its height, and the size of its largest file."""
    _begin(old)
    flush, heights = os.fsync, [_pages()]

    def fsync(file: int) -> None:
        heights.append(_pages())
        flush(file)

    os.fsync = fsync  # type: ignore[assignment]
    try:
        ended = _quietly(command)
    finally:
        os.fsync = flush
    files, before = _files(Path()), _files(old)
    largest = max(Path(name).stat().st_size for name, hash in files.items() if hash != before.get(name))
    return {"ended": ended, "files": files, "pages": max(heights) - heights[0], "largest": largest}


def _pages() -> int:
    """Pages that the files here take on a disk where nothing is shared."""
    return sum(-(-path.stat().st_size // _PAGE) for path in Path().rglob("*") if path.is_file())


def _on_disk(old: Path, command: Sequence[str], whole: Report) -> Iterator[Report]:
    """Full, full in the middle, full at the last page, and not full."""
    needed = whole["pages"]
    for pages in (0, needed // 2, needed - 1, needed):
        _begin(old)
        with _filled(old.parent / "ballast", pages):
            report = _run(command)
        # Where there was no room at all, everything is as before.
        yield {"room": pages, **report, **(_again(command) if 0 < pages < needed else {})}


def _under_quota(old: Path, command: Sequence[str], whole: Report) -> Iterator[Report]:
    """A quota that is used up by the first bytes, by the last one of the largest file, and not at all."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    largest = whole["largest"]
    for most in (_FIRST, largest - 1, largest):
        _begin(old)
        report = _run(command, partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, hard)))
        yield {"room": most, **report, **(_again(command) if most == largest - 1 else {})}


def _again(command: Sequence[str]) -> Report:
    """What one more run leaves that has room."""
    report = _run(command)
    return {"again": report["ended"], "after": report["files"]}


@contextlib.contextmanager
def _filled(ballast: Path, pages: int) -> Iterator[None]:
    """Leave room for so many pages on a disk."""
    disk = os.statvfs(ballast.parent)
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, disk.f_bavail * disk.f_frsize - pages * _PAGE)
    try:
        yield
    finally:
        ballast.unlink()


def _run(command: Sequence[str], limit: Callable[[], None] = lambda: None) -> Report:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = 99
        try:
            limit()
            code = _command(list(command), None)
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        text = said.read().decode()
    _, status = os.waitpid(child, 0)
    return {"ended": os.waitstatus_to_exitcode(status), "said": text, "files": _files(Path())}


if __name__ == "__main__":
    main()
