"""How an inbox is read: with a cache or without, the outcome is the same."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from toolkit.cli import bdgxl
from toolkit.core.intake import batch

READING = ["validate", "status", "remind", "feedback", "merge"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    folder = tmp_path / "bo-nho-dem"
    monkeypatch.setenv("BDGXL_CACHE", str(folder))
    return folder


@pytest.fixture
def run(inbox: Path, cache: Path) -> Callable[..., Result]:
    """Run a command on an inbox as of a day."""

    def invoke(name: str, *arguments: object) -> Result:
        return CliRunner().invoke(bdgxl, [name, str(inbox), "--as-of", "20/12/2022", *map(str, arguments)])

    return invoke


@pytest.mark.parametrize("name", READING)
def test_a_command_says_the_same_however_it_reads(name: str, run: Callable[..., Result], cache: Path) -> None:
    fresh = run(name, "--no-cache")
    assert not cache.exists()
    assert fresh.exception is None or isinstance(fresh.exception, SystemExit), fresh.output
    cold = run(name)
    assert len(list(cache.rglob("*"))) > 1
    assert {(one.exit_code, one.output) for one in (cold, run(name), run(name, "--no-cache"))} == {
        (cold.exit_code, cold.output)
    }


def test_a_merged_workbook_is_the_same_to_the_byte(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = []
    for number, more in enumerate((["--no-cache"], [], [])):
        if number == 2:
            monkeypatch.setattr(batch, "_here", None)  # nothing is left to read
        run("merge", "-o", tmp_path / f"{number}.xlsx", *more)
        books.append((tmp_path / f"{number}.xlsx").read_bytes())
    assert books[0] == books[1] == books[2]


def test_no_cache_takes_nothing_from_the_cache(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    run("validate")
    monkeypatch.setattr(batch, "_here", None)
    assert run("validate").exit_code == 0
    assert isinstance(run("validate", "--no-cache").exception, TypeError)


def test_a_cache_that_cannot_be_kept_is_told_and_does_no_harm(run: Callable[..., Result], cache: Path) -> None:
    sound = run("validate", "--no-cache")
    cache.write_bytes(b"")
    result = run("validate")
    assert (result.exit_code, result.stdout) == (sound.exit_code, sound.stdout)
    assert "Không giữ lại được kết quả đọc" in result.stderr


def test_every_command_that_reads_an_inbox_can_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        name
        for name in bdgxl.list_commands(click.Context(bdgxl))
        if "--no-cache" in CliRunner().invoke(bdgxl, [name, "--help"]).output
    ]
    assert sorted(names) == sorted(READING)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("x=1", "không có giới hạn nào tên như vậy. Các tên: file_bytes, "),
        ("rows=nhiều", "phải là một số nguyên viết liền bằng chữ số 0-9, từ 5000 đến 1048576"),
        ("memory=1000", "nhỏ hơn mức cho phép, ghi số từ 200000000 đến 1000000000000"),
        (f"memory={'9' * 5000}", "lớn hơn mức cho phép, ghi số từ 200000000 đến 1000000000000"),
        ("sheets=300 sheets=400", "ghi hai lần"),
    ],
)
def test_a_setting_that_sets_no_limit_is_refused(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, setting: str, said: str
) -> None:
    monkeypatch.setenv("BDGXL_LIMITS", f"cells=400000 {setting}")
    result = run("validate")
    assert (result.exit_code, said in result.stderr, len(result.stderr) < 800) == (2, True, True)


@pytest.mark.parametrize("command", [["trace", "so.xlsx", "Chỉ tiêu!H6"], ["explain", "damaged"]])
def test_it_is_refused_by_every_command(command: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDGXL_LIMITS", "vớ-vẩn")
    assert CliRunner().invoke(bdgxl, command).exit_code == 2


@pytest.mark.parametrize("epoch", ["99999999999999999", "9" * 5000, "hôm qua", "-1", "１６７１４９４４００"])
def test_a_day_that_is_none_is_refused_by_its_name(inbox: Path, cache: Path, epoch: str) -> None:
    result = CliRunner(env={"SOURCE_DATE_EPOCH": epoch}).invoke(bdgxl, ["status", str(inbox)])
    assert (result.exit_code, "SOURCE_DATE_EPOCH" in result.stderr) == (2, True)


@pytest.mark.parametrize("epoch", ["0", "1671494400", "99999999999"])
def test_the_day_may_be_given_by_the_environment(inbox: Path, cache: Path, epoch: str) -> None:
    result = CliRunner(env={"SOURCE_DATE_EPOCH": epoch}).invoke(bdgxl, ["status", str(inbox)])
    assert result.exit_code in (0, 1)
