"""A full disk, no right to write, an output open in Excel, a second run, inputs and clocks that change."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.crash.test_any_moment import SEND, make_send
from tests.validators.filling import cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form, returned
from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.core.intake.read import read_whole
from toolkit.core.intake.sizes import bytes_of

DAY, NEXT_DAY = ("--as-of", "20/12/2022"), ("--as-of", "21/12/2022")
FAULTY = {("indicators", "1.2", "result"): cell("khoảng 12")}
COMMANDS = {
    "merge": ("merge", "hop-nhan", *DAY),
    "merge --tidy": ("merge", "hop-nhan", *DAY, "--tidy", "so-lieu.csv"),
    "status": ("status", "hop-nhan", *DAY, "-o", "tinh-hinh.xlsx"),
    "feedback": ("feedback", "hop-nhan", *DAY),
    "validate": ("validate", "hop-nhan", *DAY, "--html", "ket-qua.html"),
    "template": ("template", "ke-hoach.yaml", "-o", "gui-di", "--period", "nam"),
    "send": SEND,
}


def run(*arguments: str, password: str = "") -> Result:
    return CliRunner(env={"BDGXL_PASSWORD": password}).invoke(bdgxl, arguments)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an inbox, an outbox and drafts of its forms, which were made anew since."""
    folder = tmp_path_factory.mktemp("truoc")
    make_send(folder)
    (folder / "hop-nhan").mkdir()
    (folder / "hop-nhan" / "a.xlsx").write_bytes(returned(FAULTY))
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, where commands run."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failing(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def full_disk(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(os, "fsync", failing(errno.ENOSPC))


def no_right_to_write(patch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str, flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags, *more)

    patch.setattr(os, "open", refuse)


def open_in_excel(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Path, "replace", failing(errno.EACCES))


FAILURES = {
    full_disk: "ổ đĩa đã đầy. Giải phóng dung lượng rồi chạy lại lệnh.",
    no_right_to_write: "không có quyền ghi. Chọn thư mục khác",
    open_in_excel: "đang mở trong Excel hoặc bị khóa. Đóng tệp đó rồi chạy lại lệnh.",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_stands_there_stays_and_the_remedy_is_told(here: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert run(*COMMANDS[name], password="truoc").exit_code in (ExitCode.DONE, ExitCode.FINDINGS)
    if name == "send":
        run(*COMMANDS["template"], password="sau")
    before = files(here)
    for broken, said in FAILURES.items():
        with monkeypatch.context() as patch:
            broken(patch)
            result = run(*COMMANDS[name], *(NEXT_DAY if DAY[0] in COMMANDS[name] else ()), password="sau")
        assert (result.exit_code, said in " ".join(result.output.split())) == (ExitCode.OUTPUT, True), result.output
        assert files(here) == before


def test_a_second_merge_in_the_midst_of_the_first_leaves_a_whole_workbook(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*COMMANDS["merge"])
    book = next(here.glob("tong-hop-*.xlsx"))
    whole = {}
    for day in ("21/12/2022", "22/12/2022"):
        run("merge", "hop-nhan", "--as-of", day)
        whole[day] = book.read_bytes()
    replace = Path.replace
    number = os.getpid

    def meanwhile(temporary: Path, target: Path) -> Path:
        # The other process gets in between, from its beginning to its end.
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", replace)
            patch.setattr(os, "getpid", lambda: number() + 1)
            assert run("merge", "hop-nhan", "--as-of", "22/12/2022").exit_code == ExitCode.FINDINGS
        assert book.read_bytes() == whole["22/12/2022"]
        return replace(temporary, target)

    run(*COMMANDS["merge"])
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", meanwhile)
        assert run("merge", "hop-nhan", "--as-of", "21/12/2022").exit_code == ExitCode.FINDINGS
    assert book.read_bytes() == whole["21/12/2022"]
    assert [path.name for path in here.iterdir() if path.name.endswith(".tmp") or ".cu" in path.name] == []


def test_drafts_go_on_where_a_first_run_was_killed_at_its_first_file(here: Path) -> None:
    folder = here / "tra-lai"
    folder.mkdir()
    (folder / ".danh-sach-thu.csv.999999999-0123456789abcdef.tmp").write_bytes(b"nua")
    assert run(*COMMANDS["feedback"]).exit_code == ExitCode.FINDINGS
    assert [path.name for path in folder.glob(".*")] == []


def test_tables_go_on_where_a_first_run_was_killed_between_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, left = Path.replace, iter((True, True, False))

    def some(temporary: Path, target: Path) -> Path:
        if not next(left):
            raise KeyboardInterrupt
        return replace(temporary, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", some)
        run(*COMMANDS["merge --tidy"])
    assert len(list(here.glob("so-lieu*"))) == 2
    assert run(*COMMANDS["merge --tidy"]).exit_code == ExitCode.FINDINGS
    assert len(list(here.glob("so-lieu*"))) == 3


def test_a_file_that_goes_while_it_is_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def gone(path: Path, *more: object) -> bytes:
        path.unlink()
        return bytes_of(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("toolkit.core.intake.read.bytes_of", gone)
    document = json.loads(run("validate", "hop-nhan", *DAY, "--period", "nam", "--json").stdout)
    assert [finding["code"] for finding in document["findings"]] == ["unreadable"]


def test_a_file_that_is_cut_short_while_it_is_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.core.intake.read.bytes_of", lambda path, limits: bytes_of(path, limits)[:-2_000])
    document = json.loads(run("validate", "hop-nhan", *DAY, "--period", "nam", "--json").stdout)
    assert [finding["code"] for finding in document["findings"]] == ["damaged"]


def test_a_file_that_is_replaced_while_it_is_read_is_the_one_whose_hash_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = (here / "hop-nhan" / "a.xlsx").read_bytes()

    def replaced(path: Path, *more: object) -> bytes:
        data = bytes_of(path, *more)  # type: ignore[arg-type]
        path.write_bytes(clean_form())
        return data

    monkeypatch.setattr("toolkit.core.intake.read.bytes_of", replaced)
    (intake,) = read_whole(here / "hop-nhan" / "a.xlsx", "a.xlsx", small_plan())
    assert intake.file.sha256 == hashlib.sha256(first).hexdigest()
    assert intake.submission is not None
    typed = {(one.form, one.row, one.column): one.typed for form in intake.submission.forms for one in form.entries}
    assert typed["indicators", "1.2", "result"] == "khoảng 12"


@pytest.mark.parametrize("seconds", [0, 4_000_000_000])
def test_no_clock_decides_anything(here: Path, seconds: int) -> None:
    second = {**FAULTY, ("cover", "number", "value"): cell("2")}
    (here / "hop-nhan" / "b.xlsx").write_bytes(returned(second))
    run(*COMMANDS["merge"])
    book = next(here.glob("tong-hop-*.xlsx"))
    before = book.read_bytes()
    for path in (book, here / "ke-hoach.yaml", here / "hop-nhan" / "a.xlsx"):
        os.utime(path, (seconds, seconds))
    assert "không có gì thay đổi" in run(*COMMANDS["merge"]).output
    assert book.read_bytes() == before


def test_a_day_before_that_of_the_earlier_workbook_is_no_matter(here: Path) -> None:
    run("merge", "hop-nhan", "--as-of", "01/01/2090")
    result = run(*COMMANDS["merge"])
    assert (result.exit_code, "So với lần tổng hợp trước (ngày 01/01/2090)" in result.output) == (1, True)
