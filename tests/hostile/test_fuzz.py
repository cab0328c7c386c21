"""The fuzzer itself: it repeats itself, sees what it has to see, and a few of its inputs are read in every run."""

import dataclasses
import hashlib
from pathlib import Path

import pytest

from bench.fuzz.child import Coverage
from bench.fuzz.oracle import NoOracle, differences
from bench.fuzz.seeds import FORMATS, seeds
from tests.core.intake.returned import nghe_an
from toolkit.core.intake.read import read_data, read_file
from toolkit.core.submission import State, Submission

_SAMPLE = 60
"""Inputs of every run of the tests: seconds. ``python -m bench.fuzz`` tries thousands."""
_FEW = 6
"""The same of every other format."""


@pytest.fixture(scope="module")
def form() -> bytes:
    return FORMATS["xlsx"].built(seeds("xlsx")[0])


def submission(data: bytes, folder: Path) -> Submission:
    path = folder / "a.xlsx"
    path.write_bytes(data)
    found = read_file(path, "a.xlsx", nghe_an()).submission
    assert found is not None
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_seed_makes_the_same_input(name: str) -> None:
    parts = seeds(name, office=False)[0]
    made = [hashlib.sha256(FORMATS[name].mutated(parts, seed)).hexdigest() for seed in (1, 1, 2)]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize("name", FORMATS)
def test_what_it_begins_with_is_read(name: str) -> None:
    data = FORMATS[name].built(seeds(name, office=False)[0])
    assert any(one.submission is not None for one in read_data(data, f"a.{name}", nghe_an()))


def test_both_readers_read_a_form_alike(form: bytes, tmp_path: Path) -> None:
    assert list(differences(form, submission(form, tmp_path))) == []


def test_a_wrong_figure_is_seen(form: bytes, tmp_path: Path) -> None:
    right = submission(form, tmp_path)
    first = next(one for one in right.forms if any(e.reading.state is State.VALUE for e in one.entries))
    entry = next(e for e in first.entries if e.reading.state is State.VALUE)
    entries = tuple(e._replace(typed="99") if e is entry else e for e in first.entries)
    forms = tuple(dataclasses.replace(one, entries=entries) if one is first else one for one in right.forms)
    (line,) = differences(form, dataclasses.replace(right, forms=forms))
    assert line.startswith(f"{first.sheet}!{entry.cell}: '99' and not")


def test_lines_are_reached_for_the_first_time_once(form: bytes, tmp_path: Path) -> None:
    coverage = Coverage()
    with coverage.watched():
        submission(form, tmp_path)
    assert {name for name, _ in coverage.fresh} >= {"sheet.py", "package.py", "locate.py"}
    with coverage.watched():
        submission(form, tmp_path)
    assert coverage.fresh == set()


@pytest.mark.parametrize("start", range(0, _SAMPLE, 30))
def test_changed_forms_are_read_rightly_or_refused(start: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    forms = seeds("xlsx")
    for seed in range(start, start + 30):
        data = FORMATS["xlsx"].mutated(forms[seed % 3], seed)
        path.write_bytes(data)
        intake = read_file(path, "a.xlsx", nghe_an())
        assert intake.problem != "internal-read-error", (seed, intake.details)
        if intake.submission is not None:
            try:
                assert list(differences(data, intake.submission)) == [], seed
            except NoOracle:
                continue


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_changed_files_of_other_formats_are_read_or_refused(name: str) -> None:
    parts = seeds(name, office=False)[0]
    for seed in range(_FEW):
        for intake in read_data(FORMATS[name].mutated(parts, seed), f"a.{name}", nghe_an()):
            assert intake.problem != "internal-read-error", (seed, intake.details)
