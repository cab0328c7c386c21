"""Limits that the environment sets: each within a range in which an ordinary form is read."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.intake.returned import book, sent
from toolkit.core.intake.limits import DEFAULT, NESTING, PROCESS, RANGES, Fault, settings, wrong_settings
from toolkit.core.intake.read import read_file


def test_limits_are_set_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDGXL_LIMITS", "file_bytes=7000000 cells=9000000")
    code = "from toolkit.core.intake.limits import *; print(DEFAULT.file_bytes, CONSOLIDATED.cells, NESTING.parts)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.split() == ["7000000", "9000000", "2000"]


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("x=1", Fault.NAME),
        ("memory", Fault.NUMBER),
        ("memory=", Fault.NUMBER),
        ("memory=nhiều", Fault.NUMBER),
        ("memory=-1", Fault.NUMBER),
        ("memory=４００００００００", Fault.NUMBER),
        ("memory=1000", Fault.SMALL),
        ("cells=0", Fault.SMALL),
        ("memory=9223372036854775807", Fault.LARGE),
        (f"rows={'9' * 5000}", Fault.LARGE),
        ("reading_seconds=99999999999999", Fault.LARGE),
        ("megabyte_seconds=999999999999999999999", Fault.LARGE),
    ],
)
def test_what_sets_no_limit_says_why(part: str, fault: Fault) -> None:
    assert settings(f"sheets=300 {part}") == {"sheets": 300}
    assert [(wrong.part, wrong.fault) for wrong in wrong_settings(f"sheets=300 {part}")] == [(part, fault)]


def test_a_limit_that_is_set_twice_is_no_setting() -> None:
    assert [wrong.fault for wrong in wrong_settings("sheets=300 sheets=400")] == [Fault.TWICE]


@pytest.mark.parametrize("name", RANGES)
def test_both_ends_of_a_range_may_be_set_and_what_is_usual_lies_between(name: str) -> None:
    least, most = RANGES[name]
    assert wrong_settings(f"{name}={least}") == wrong_settings(f"{name}={most}") == []
    usual = next(getattr(one, name) for one in (DEFAULT, NESTING, PROCESS) if hasattr(one, name))
    assert least <= usual <= most


@pytest.mark.parametrize("end", [0, 1])
def test_an_ordinary_form_is_read_at_both_ends(end: int, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(sent())
    limits = replace(DEFAULT, **{name: RANGES[name][end] for name in RANGES if hasattr(DEFAULT, name)})
    found = read_file(tmp_path / "a.xlsx", "a.xlsx", book().plan, limits)
    assert found == read_file(tmp_path / "a.xlsx", "a.xlsx", book().plan)
    assert found.submission is not None
