"""Every attack lies in an inbox beside a clean file: what is told of it, and that the clean file is read as ever."""

import datetime as dt
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.hostile.attacks.model import Attack, Outcome, form
from tests.hostile.every import FAMILIES, attacks
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import clean_form
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.submission import LocatedForm
from toolkit.core.verdict import Judgement, Verdict
from validators.judge import judge

CLEAN = "a.xlsx"
AS_OF = dt.date(2022, 12, 1)
_VIETNAMESE = re.compile("[ăâđêôơưạảấầậắằẵặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửữựỳỵỷỹ]")
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox in which one agency has answered."""
    folder = tmp_path / "hop-nhan"
    folder.mkdir()
    (folder / CLEAN).write_bytes(clean_form())
    return folder


def put(attack: Attack, folder: Path) -> None:
    try:
        attack.put(folder)
    except (OSError, AttributeError) as error:
        pytest.skip(f"this system does not let it be made: {error}")


def read(inbox: Path) -> list[Intake]:
    return list(read_files(discover(inbox), small_plan(), workers=1))


def judged(intakes: Sequence[Intake]) -> Judgement:
    return judge(intakes, small_plan(), YEAR, AS_OF, expect=False)


@cache
def clean_intake() -> Intake:
    with TemporaryDirectory() as folder:
        path = Path(folder) / CLEAN
        path.write_bytes(clean_form())
        return read_file(path, CLEAN, small_plan())


@cache
def forms_without_attack() -> tuple[LocatedForm, ...]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.xlsx"
        path.write_bytes(form())
        submission = read_file(path, "b.xlsx", small_plan()).submission
        assert submission is not None
        return submission.forms


def figures(forms: Sequence[LocatedForm]) -> list[tuple[str, str, str, str, object]]:
    return [(e.form, e.row, e.column, e.cell, e.reading.value) for located in forms for e in located.entries]


@pytest.mark.parametrize("attack", attacks(), ids=lambda attack: attack.name)
def test_what_becomes_of_it(attack: Attack, inbox: Path) -> None:
    put(attack, inbox)
    intakes = read(inbox)
    assert [one for one in intakes if one.file.name == CLEAN] == [clean_intake()]
    of_it = [one for one in intakes if one.file.name == attack.shown]
    assert len(of_it) == 1, [one.file.name for one in intakes]
    submission = of_it[0].submission
    # A copy of a form that is already there has been read as well.
    assert (submission is None) == (attack.outcome is Outcome.REFUSED and attack.codes != ("byte-copy",))
    if submission is not None and attack.outcome is not Outcome.IN_PART:
        assert figures(submission.forms) == figures(forms_without_attack())
    found = [
        f for f in judged([one for one in intakes if one.file.name != CLEAN]).findings if f.place.file == attack.shown
    ]
    anyway = set() if attack.shown.endswith(".xlsx") else {"format-unchecked"}
    assert {finding.code for finding in found} - anyway == set(attack.codes)
    for finding in found:
        check_words(finding)


def test_thousands_of_stray_cells_are_told_in_few_lines(inbox: Path) -> None:
    put(next(attack for attack in attacks() if attack.name == "five-thousand-stray-cells"), inbox)
    told = [finding for finding in judged(read(inbox)).findings if finding.code == "row-added"]
    assert len(told) == 501
    assert "4500 ô" in told[-1].message
    assert told[-1].place.cell


def check_words(finding: Finding) -> None:
    """In Vietnamese, short enough to be read, with a remedy, and with nothing that deceives."""
    for text in (finding.message, finding.remedy):
        assert _VIETNAMESE.search(text)
        assert not _STEERING.search(text)
        assert len(text) < 1000
        assert "Error" not in text
    if finding.severity is Severity.ERROR:
        assert len(finding.remedy) > 20


def verdict(judgement: Judgement) -> tuple[Verdict, list[Finding]]:
    """What became of the clean file."""
    (found,) = (one for one in judgement.verdicts if one.file.name == CLEAN)
    return found, [finding for finding in judgement.findings if finding.place.file == CLEAN]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_clean_file_is_consolidated_as_without_them(family: str, inbox: Path) -> None:
    without = verdict(judged(read(inbox)))
    for attack in attacks(family):
        if attack.outcome is Outcome.REFUSED:
            folder = inbox / attack.name
            folder.mkdir()
            put(attack, folder)
    assert verdict(judged(read(inbox))) == without
    assert without[0].records


def test_a_form_cut_off_anywhere_is_damaged(inbox: Path) -> None:
    data = form()
    for percent in range(1, 100):
        (inbox / f"{percent:02d}.xlsx").write_bytes(data[: len(data) * percent // 100])
    found = {one.file.name: one.problem for one in read(inbox)}
    assert found.pop(CLEAN) == ""
    assert len(found) == 99
    assert set(found.values()) == {"damaged"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may read everything is refused nothing"
)
def test_a_file_that_may_not_be_read(inbox: Path) -> None:
    (inbox / "b.xlsx").write_bytes(form())
    (inbox / "b.xlsx").chmod(0)
    assert [(one.file.name, one.problem) for one in read(inbox)] == [(CLEAN, ""), ("b.xlsx", "unreadable")]


def test_a_folder_whose_files_may_not_be_looked_at(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("toolkit.core.intake.discover._is_junction", refuse)
    (finding,) = judged(read(inbox)).findings
    assert (finding.code, finding.place.file) == ("unreadable", CLEAN)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX")
@pytest.mark.parametrize("name", ["pipe", "/dev/zero"])
def test_what_is_no_file_is_not_waited_for(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "pipe":
        os.mkfifo(path)
    intake = read_file(path, "a.xlsx", small_plan())
    assert (intake.problem, intake.details["reason"]) == ("unreadable", "no-file")
