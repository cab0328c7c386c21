"""Every rule on cells and rows: one change raises exactly its finding at its cell, ordinary practice none."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

import pytest

from tests.validators.filling import Place, address, answer, book_of, cell, clean_cells
from tests.validators.mutations import ALL, FINE, PANDERA, apart, indicator, joined, number
from tests.validators.plans import HALF, YEAR, small_plan
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Severity
from toolkit.core.forms.book import form_specs
from toolkit.core.forms.spec import FormSpec
from toolkit.core.intake.read import Intake
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement, Standing
from validators import judge as judge_module
from validators.judge import judge
from validators.schemas import cells_schema, rows_schema, without

DAY = dt.date(2022, 12, 31)


def judged(*answers: Intake) -> Judgement:
    return judge(answers, small_plan(), YEAR, DAY, expect=False)


@cache
def after(number: int) -> Judgement:
    """The judgement on a form with one mutation."""
    return judged(answer(ALL[number].changes))


every_mutation = pytest.mark.parametrize("number", range(len(ALL)), ids=[mutation.title for mutation in ALL])


def found(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.cell) for finding in judgement.findings]


def test_clean_form_yields_nothing_and_is_counted() -> None:
    judgement = judged(answer())
    (verdict,) = judgement.verdicts
    assert found(judgement) == []
    assert verdict.standing is Standing.COUNTED
    assert verdict.received == dt.date(2022, 12, 1)
    assert verdict.cells.refused == 0
    assert verdict.cells.read == verdict.cells.consolidated + verdict.cells.blank
    assert verdict.cells.consolidated == sum(len(record.data) for record in verdict.records)


@every_mutation
def test_one_change_raises_exactly_its_finding(number: int) -> None:
    assert found(after(number)) == [(ALL[number].code, address(*ALL[number].at))]


@every_mutation
def test_errors_refuse_their_cells_and_the_count_balances(number: int) -> None:
    mutation, (verdict,) = ALL[number], after(number).verdicts
    kept = {(record.form, record.row, datum.column) for record in verdict.records for datum in record.data}
    assert not kept & mutation.refused
    if RULES[mutation.code].severity is Severity.ERROR and mutation.refused:
        assert verdict.cells.refused == len(mutation.refused)
    cells = verdict.cells
    assert cells.read == cells.consolidated + cells.blank + cells.refused
    assert cells.consolidated == sum(len(record.data) for record in verdict.records)


@every_mutation
def test_warnings_mark_what_is_consolidated(number: int) -> None:
    mutation, (verdict,) = ALL[number], after(number).verdicts
    marks = {mark for record in verdict.records for datum in record.data for mark in datum.marks}
    assert marks <= {mutation.code}
    assert all(RULES[mark].severity is Severity.WARNING for mark in marks)


@pytest.mark.parametrize(
    "titles", [[list(FINE)[n] for n in numbers] for numbers in apart(FINE.values())], ids="; ".join
)
def test_ordinary_practice_raises_nothing(titles: list[str]) -> None:
    assert found(judged(answer(joined(FINE[title] for title in titles)))) == []


@pytest.mark.parametrize("numbers", apart(m.changes for m in PANDERA), ids=lambda n: f"{n[0]}-{n[-1]}")
def test_pandera_does_the_judging(numbers: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the checks of changes far from one another out of the schemas, and their findings are gone."""
    made = [PANDERA[number] for number in numbers]
    codes = {mutation.code for mutation in made}

    @cache
    def weakened(spec: FormSpec, issues: frozenset[str]) -> object:
        return without(cells_schema(spec, issues), codes), without(rows_schema(spec), codes)

    monkeypatch.setattr(judge_module, "_schemas", weakened)
    assert not codes & {code for code, _ in found(judged(answer(joined(mutation.changes for mutation in made))))}


def test_every_check_has_a_mutation() -> None:
    codes = {
        check.error
        for spec in form_specs(small_plan(), YEAR).values()
        for schema in (cells_schema(spec), rows_schema(spec))
        for check in [*schema.checks, *(check for column in schema.columns.values() for check in column.checks)]
    }
    assert codes == {mutation.code for mutation in PANDERA}


def test_every_check_carries_a_rule_of_the_catalogue() -> None:
    assert {mutation.code for mutation in ALL} <= set(RULES)


MID_YEAR: Mapping[str, Mapping[Place, RawCell | None]] = {
    "a missed target is not due": {
        indicator("1.2", "result"): number("1"),
        indicator("1.2", "estimate"): number("12"),
    },
    "no data without a reason": {
        indicator("1.2", "result"): None,
        indicator("1.2", "status"): cell("Chưa có số liệu"),
        indicator("1.2", "note"): None,
    },
}


@pytest.mark.parametrize("changes", MID_YEAR.values(), ids=MID_YEAR.keys())
def test_mid_year_asks_no_explanations(changes: Mapping[Place, RawCell | None]) -> None:
    sent = answer(changes, book=book_of(period=HALF))
    judgement = judge([sent], small_plan(), HALF, DAY, expect=False)
    assert [code for code, _ in found(judgement) if code != "late-report"] == []


def test_mid_year_still_asks_the_source() -> None:
    sent = answer({indicator("1.2", "note"): None}, book=book_of(period=HALF))
    judgement = judge([sent], small_plan(), HALF, DAY, expect=False)
    assert ("source-missing", address("indicators", "1.2", "note")) in found(judgement)


def test_a_district_that_only_compares_explains_no_provincial_target() -> None:
    changes = {
        indicator("1.1", "numerator"): number("1"),
        indicator("1.1", "result"): None,
        indicator("1.1", "note"): cell("Báo cáo"),
    }
    sent = answer(changes, book=book_of("huyen-a"))
    assert [code for code, _ in found(judged(sent))] == ["unexpected-report"]


def test_a_declaration_that_nothing_occurred_completes_a_blank_form() -> None:
    cover = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    cover["cover", "nil", "value"] = cell("Có")
    judgement = judged(answer(cells=cover))
    assert found(judgement) == []
    assert judgement.verdicts[0].nil
    assert judgement.verdicts[0].standing is Standing.COUNTED


def test_figures_beside_that_declaration_are_marked_once() -> None:
    judgement = judged(answer({("cover", "nil", "value"): cell("Có")}))
    assert found(judgement) == [("nil-with-figures", address("indicators", "1.1", "numerator"))]
    assert judgement.verdicts[0].standing is Standing.COUNTED
    (record,) = [r for r in judgement.verdicts[0].records if (r.form, r.row) == ("indicators", "1.2")]
    assert [(datum.column, datum.marks) for datum in record.data if datum.marks] == [("result", ("nil-with-figures",))]


def test_a_blank_form_is_not_an_answer() -> None:
    cover = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    judgement = judged(answer(cells=cover))
    assert "nothing-filled" in {code for code, _ in found(judgement)}
    assert judgement.verdicts[0].standing is Standing.REJECTED
    assert judgement.verdicts[0].records == ()


def test_an_answer_in_words_becomes_the_status() -> None:
    changes = {
        indicator("1.2", "result"): cell("không phát sinh"),
        indicator("1.2", "status"): None,
    }
    judgement = judged(answer(changes))
    assert found(judgement) == [("answer-in-words", address("indicators", "1.2", "result"))]
    (record,) = [r for r in judgement.verdicts[0].records if r.row == "1.2" and r.form == "indicators"]
    status = record.get("status")
    assert status is not None
    assert status.value == "Không phát sinh trong kỳ"
    assert status.cell == address("indicators", "1.2", "result")
    assert record.get("result") is None
