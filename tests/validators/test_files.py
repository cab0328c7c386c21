"""Files that are no submissions, and the record of how cells were read."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from tests.validators.filling import Place, address, answer, cell, clean_cells
from tests.validators.mutations import indicator
from tests.validators.plans import YEAR, small_plan
from toolkit.core.findings.catalogue import FAMILIES
from toolkit.core.findings.model import Severity
from toolkit.core.intake.read import Intake
from toolkit.core.submission import Entry, SourceFile
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge

FILE = SourceFile(name="thư mục/a.xlsx", sha256="0" * 64, size=3)
PROBLEMS = sorted(
    {rule.code for rule in FAMILIES["Files"]} - {"ignored-file", "own-output", "not-opened", "format-unchecked"}
)
NOTES = [rule.code for rule in FAMILIES["How cells were read"] if rule.code != "date-as-text"]


def judged(*intakes: Intake) -> Judgement:
    return judge(intakes, small_plan(), YEAR, dt.date(2022, 12, 31), expect=False)


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_file_that_cannot_be_used_is_rejected(problem: str) -> None:
    judgement = judged(Intake(file=FILE, problem=problem, details={"found": "lý do", "expected": "25 MB"}))
    assert [(f.code, f.place.file) for f in judgement.findings] == [(problem, FILE.name)]
    assert judgement.verdicts[0].standing is Standing.REJECTED
    assert judgement.verdicts[0].reason


@pytest.mark.parametrize("problem", ["not-our-form", "wrong-plan", "unknown-agency", "unknown-report"])
def test_identity_problems_of_the_reader(problem: str) -> None:
    judgement = judged(Intake(file=FILE, problem=problem, details={"found": "x", "expected": "y"}))
    assert [f.code for f in judgement.findings] == [problem]


@pytest.mark.parametrize(
    ("problem", "code"),
    [("lock-file", "ignored-file"), ("own-output", "own-output"), ("mail", "not-opened"), ("archive", "not-opened")],
)
def test_what_nobody_takes_for_a_form_is_ignored_with_a_reason(problem: str, code: str) -> None:
    judgement = judged(Intake(file=FILE, problem=problem, details={"found": "tệp khóa"}, ignored=True))
    assert [f.code for f in judgement.findings] == [code]
    assert judgement.verdicts[0].standing is Standing.IGNORED
    assert judgement.verdicts[0].reason == "tệp khóa"


@pytest.mark.parametrize(("said", "codes"), [("", []), ("Excel 97-2003 (.xls)", ["format-unchecked"])])
def test_a_form_in_another_format_counts_and_says_what_was_not_checked(said: str, codes: list[str]) -> None:
    sent = answer()
    assert sent.submission is not None
    submission = dataclasses.replace(sent.submission, other_format=said)
    judgement = judged(dataclasses.replace(sent, submission=submission))
    assert [f.code for f in judgement.findings] == codes
    assert all(f.severity is Severity.INFO and said in f.message and f.place.file for f in judgement.findings)
    assert judgement.verdicts[0].standing is Standing.COUNTED


def test_an_unknown_problem_is_an_internal_error_and_not_a_crash() -> None:
    judgement = judged(Intake(file=FILE, problem="brand-new"))
    assert [f.code for f in judgement.findings] == ["internal-read-error"]
    assert "brand-new" in judgement.findings[0].message


def test_the_agency_of_a_rejected_form_is_named_where_the_plan_knows_it() -> None:
    stamp = answer().stamp
    judgement = judged(Intake(file=FILE, problem="wrong-plan", details={"found": "x", "expected": "y"}, stamp=stamp))
    assert judgement.findings[0].agency == "so-y-te"
    assert judgement.verdicts[0].agency == ""


def read_with(changes: Mapping[Place, Mapping[str, Any]]) -> Judgement:
    """A clean form some of whose cells were read with notes or an issue."""
    sent = answer()
    assert sent.submission is not None
    forms = tuple(
        dataclasses.replace(form, entries=tuple(read_as(entry, changes) for entry in form.entries))
        for form in sent.submission.forms
    )
    return judged(dataclasses.replace(sent, submission=dataclasses.replace(sent.submission, forms=forms)))


def read_as(entry: Entry, changes: Mapping[Place, Mapping[str, Any]]) -> Entry:
    change = changes.get((entry.form, entry.row, entry.column), {})
    return entry._replace(reading=entry.reading._replace(**change))


def test_every_note_of_the_reader_is_told_at_its_cell() -> None:
    at = dict(zip(NOTES, clean_cells(), strict=False))
    judgement = read_with({place: {"notes": (note,)} for note, place in at.items()})
    assert len(at) == len(NOTES)
    assert {(f.code, f.place.cell) for f in judgement.findings} == {
        (note, address(*place)) for note, place in at.items()
    }
    assert len(judgement.findings) == len(NOTES)


@pytest.mark.parametrize(("typed", "codes"), [("01/12/2022", []), ("ngày 1 tháng 12 năm 2022", ["date-as-text"])])
def test_a_date_written_as_the_tool_would_write_it_is_not_worth_a_word(typed: str, codes: list[str]) -> None:
    judgement = judged(answer({("cover", "letter-date", "value"): cell(typed)}))
    assert [f.code for f in judgement.findings] == codes


def test_an_issue_the_schema_does_not_know_refuses_the_cell() -> None:
    judgement = read_with({indicator("1.2", "result"): {"issue": "brand-new"}})
    assert [(f.code, f.place.cell) for f in judgement.findings] == [
        ("internal-read-error", address(*indicator("1.2", "result")))
    ]
    assert judgement.verdicts[0].cells.refused == 1
