"""The office's register: one cell changed in a clean one raises exactly its finding at exactly its cell."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl import Workbook

from tests.validators.filling import Place, address, answer, book_of, cell, clean_cells
from tests.validators.mutations import indicator, number
from tests.validators.plans import YEAR, small_plan
from tests.validators.registers import DECISION, LETTER, NAME, WAIVER, Row, register, spot
from toolkit.core.findings.model import Severity
from toolkit.core.intake.read import Intake
from toolkit.core.register.model import Fate, RegisterFile
from toolkit.core.register.read import read_bytes
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Datum, Judgement, Standing
from validators.judge import judge

DAY = dt.date(2022, 12, 31)
Mutation = tuple[str, str, str, object]
"""Code, part of the register, key of the column, what is typed there instead."""
NUMBER = ("cover", "number", "value")
HEALTH: dict[Place, RawCell | None] = {indicator("1.2", "result"): number("501")}
"""Sở Y tế reports a figure that is beyond what is usual, and that the office accepts."""


def judged(book: RegisterFile | None, *answers: Intake, expect: bool = True, as_of: dt.date = DAY) -> Judgement:
    return judge([short(one) for one in answers], small_plan(), YEAR, as_of, expect=expect, register=book)


def short(sent: Intake) -> Intake:
    """A form of which only the cover and the indicators are looked at: the rest costs time and shows nothing here."""
    assert sent.submission is not None
    forms = tuple(located for located in sent.submission.forms if located.form in ("cover", "indicators"))
    return dataclasses.replace(sent, submission=dataclasses.replace(sent.submission, forms=forms))


def clean(part: str = "", changes: Row | None = None) -> RegisterFile:
    """One letter, one decision and one waiver, all in use; one of them changed."""
    rows = {"letters": {**LETTER, "file": "a.xlsx"}, "decisions": dict(DECISION), "waivers": dict(WAIVER)}
    if part:
        rows[part] |= changes or {}
    return register([rows["letters"]], [rows["decisions"]], [rows["waivers"]])


def told(judgement: Judgement) -> list[tuple[str, str, str]]:
    """What is said of the register."""
    return [(f.code, f.place.sheet, f.place.cell) for f in judgement.findings if f.place.file == NAME]


def codes(judgement: Judgement) -> set[str]:
    return {finding.code for finding in judgement.findings}


def datum(judgement: Judgement, row: str, column: str, agency: str = "so-y-te") -> Datum | None:
    """The accepted figure of an agency, from its form or from the register."""
    records = [record for verdict in judgement.verdicts for record in verdict.records] + [*judgement.office_records]
    found = [r for r in records if (r.agency, r.form, r.row) == (agency, "indicators", row)]
    return found[0].get(column) if found else None


def education() -> Intake:
    return answer({indicator("1.1", "numerator"): number("15")}, name="gd.xlsx", book=book_of("so-gd-dt"))


def test_a_clean_register_yields_nothing_and_every_entry_is_used() -> None:
    judgement = judged(clean(), answer(HEALTH))
    assert told(judgement) == []
    assert [entry.fate for entry in judgement.register.entries] == [Fate.USED] * 3


ENTRIES: list[Mutation] = [
    ("register-agency-unknown", "letters", "agency", "Sở Vũ trụ"),
    ("register-agency-unknown", "decisions", "agency", "Sở Vũ trụ"),
    ("register-agency-unknown", "waivers", "agency", "Sở Vũ trụ"),
    ("register-cell-empty", "letters", "agency", None),
    ("register-cell-empty", "letters", "number", None),
    ("register-cell-empty", "letters", "date", None),
    ("register-cell-empty", "letters", "answer", None),
    ("register-cell-empty", "letters", "period", None),
    ("register-cell-empty", "decisions", "ground", None),
    ("register-cell-empty", "decisions", "approver", None),
    ("register-cell-empty", "waivers", "agency", None),
    ("register-cell-empty", "waivers", "reason", None),
    ("register-cell-unreadable", "letters", "date", "hôm qua"),
    ("register-cell-unreadable", "letters", "answer", "Đã xem"),
    ("register-cell-unreadable", "decisions", "field", "Tổng"),
    ("register-cell-unreadable", "decisions", "date", "31/02/2022"),
    ("register-period-unknown", "letters", "period", "Quý I"),
    ("register-period-unknown", "waivers", "period", "Quý I"),
    ("register-report-unknown", "letters", "report", "Báo cáo quý"),
    ("register-report-unknown", "letters", "report", "Báo cáo riêng"),
    ("register-indicator-unknown", "decisions", "indicator", "9.9"),
    ("register-rule-unknown", "waivers", "rule", "Sai"),
    ("register-rule-unknown", "waivers", "rule", "register-cell-empty"),
    ("waiver-refused", "waivers", "rule", "text-in-figure"),
]
"""What needs no form to be seen."""
AGAINST_FORMS: list[Mutation] = [
    ("register-file-unknown", "letters", "file", "b.xlsx"),
    ("register-file-unknown", "letters", "file", "gd.xlsx"),
    ("letter-nil-with-figures", "letters", "answer", "Không phát sinh"),
    ("decision-unusable", "decisions", "decided", "nhiều"),
    ("decision-unusable", "decisions", "decided", "100,01"),
    ("decision-outdated", "decisions", "old", "41,4"),
    ("decision-outdated", "decisions", "old", None),
]
CLEAN = {"letters": LETTER, "decisions": DECISION, "waivers": WAIVER}


def alone(part: str, changes: Row) -> RegisterFile:
    """A register of one row."""
    rows = {name: [{**CLEAN[name], **changes}] if name == part else [] for name in CLEAN}
    return register(rows["letters"], rows["decisions"], rows["waivers"])


@pytest.mark.parametrize(("code", "part", "key", "value"), ENTRIES, ids=[f"{m[0]} {m[1]} {m[2]}" for m in ENTRIES])
def test_one_cell_raises_exactly_its_finding(code: str, part: str, key: str, value: object) -> None:
    assert told(judged(alone(part, {key: value}), expect=False)) == [(code, *spot(part, key))]


@pytest.mark.parametrize("part", CLEAN)
def test_the_clean_row_raises_nothing(part: str) -> None:
    assert told(judged(alone(part, {}), expect=False)) == []


@pytest.mark.parametrize(("code", "part", "key", "value"), AGAINST_FORMS, ids=[f"{m[0]} {m[3]}" for m in AGAINST_FORMS])
def test_one_cell_that_fits_no_form_raises_exactly_its_finding(code: str, part: str, key: str, value: object) -> None:
    judgement = judged(clean(part, {key: value}), answer(HEALTH), education())
    assert told(judgement) == [(code, *spot(part, key))]


def test_the_clean_twins() -> None:
    letter, decision, waiver = (
        {**LETTER, "file": "A"},
        {**DECISION, "indicator": "1.4: Tỷ lệ"},
        {**WAIVER, "rule": "beyond-bounds"},
    )
    assert told(judged(register([letter], [decision], [waiver]), answer(HEALTH), education())) == []


def test_what_the_letter_postpones_needs_a_day() -> None:
    judgement = judged(alone("letters", {"answer": "Xin lùi hạn"}), expect=False)
    assert told(judgement) == [("register-cell-empty", *spot("letters", "until"))]


def test_a_decided_figure_at_its_bound_is_used() -> None:
    judgement = judged(clean("decisions", {"decided": "100"}), answer(HEALTH))
    assert told(judgement) == []


def test_a_waiver_that_finds_nothing_is_for_the_record() -> None:
    judgement = judged(clean("waivers", {"row": "1.3"}), answer(HEALTH))
    assert told(judgement) == [("waiver-unused", *spot("waivers", "rule"))]
    assert [f.severity for f in judgement.findings if f.code == "beyond-bounds"] == [Severity.WARNING]


def test_an_error_is_accepted_row_by_row_only() -> None:
    judgement = judged(alone("waivers", {"rule": "rate-differs", "row": None}), expect=False)
    assert told(judgement) == [("register-cell-empty", *spot("waivers", "row"))]


def rename(book: Workbook) -> None:
    book["Chấp nhận"].title = "Khác"


def clear(book: Workbook) -> None:
    del book["Chấp nhận"]


def scribble(book: Workbook) -> None:
    book["Số chốt"]["P9"] = "hỏi lại chị Lan"


ALTERED: list[tuple[Callable[[Workbook], None], list[tuple[str, str, str]]]] = [
    (rename, []),
    (clear, [("register-sheet-missing", "", "")]),
    (scribble, [("register-text-outside", "Số chốt", "P9")]),
]


@pytest.mark.parametrize(("alter", "expected"), ALTERED, ids=["a renamed sheet is found", "a deleted sheet", "a note"])
def test_the_workbook_itself(alter: Callable[[Workbook], None], expected: list[tuple[str, str, str]]) -> None:
    assert told(judged(register(alter=alter))) == expected


def test_a_register_that_cannot_be_read_is_told_once() -> None:
    judgement = judged(read_bytes(b"PK\x03\x04 hong", NAME), answer())
    assert told(judgement) == [("register-unreadable", "", "")]
    assert judgement.verdicts[0].standing is Standing.COUNTED


def test_only_one_register_is_read() -> None:
    found = judged(RegisterFile(name=NAME, others=("inbox/so-theo-doi.xlsx",)), answer())
    assert told(found) == [("register-not-read", "", "")]


def test_looking_at_one_file_says_nothing_of_the_others() -> None:
    rows = [{**LETTER, "file": "b.xlsx"}, {**LETTER, "agency": "Sở Giáo dục và Đào tạo"}]
    book = register(rows, [{**DECISION, "agency": "Sở Giáo dục và Đào tạo", "indicator": "1.1"}], [WAIVER])
    assert told(judged(book, answer(), expect=False)) == []


def test_entries_of_another_period_rest() -> None:
    judgement = judged(register([{**LETTER, "period": "6 tháng"}]), answer())
    assert told(judgement) == []
    assert [entry.fate for entry in judgement.register.entries] == [Fate.ELSEWHERE]


# Letters


def test_the_signed_version_counts_and_the_difference_is_shown() -> None:
    """Story 1: the director signs 85, an assistant later saves the older draft with 84 again."""
    signed = answer({indicator("1.2", "result"): number("85")}, name="ký.xlsx", modified="2022-12-01T08:00:00Z")
    draft = answer({indicator("1.2", "result"): number("84")}, name="nháp.xlsx", modified="2022-12-09T08:00:00Z")
    judgement = judged(register([{**LETTER, "file": "ký.xlsx"}]), signed, draft)
    assert {v.file.name: v.standing for v in judgement.verdicts} == {
        "ký.xlsx": Standing.COUNTED,
        "nháp.xlsx": Standing.SUPERSEDED,
    }
    assert not any(verdict.provisional for verdict in judgement.verdicts)
    (finding,) = [f for f in judgement.findings if f.code == "signed-version-counts"]
    assert finding.place.file == "nháp.xlsx"
    assert f"ô {address(*indicator('1.2', 'result'))}: “84” → “85”" in finding.message
    assert "công văn số 125/BC-SYT ngày 01/12/2022" in finding.message


def test_without_a_letter_the_newest_counts_provisionally() -> None:
    signed = answer({indicator("1.2", "result"): number("85")}, name="ký.xlsx", modified="2022-12-01T08:00:00Z")
    draft = answer({indicator("1.2", "result"): number("84")}, name="nháp.xlsx", modified="2022-12-09T08:00:00Z")
    judgement = judged(register(), signed, draft)
    assert [v.provisional for v in judgement.verdicts if v.standing is Standing.COUNTED] == [True]


def test_a_letter_beats_a_higher_submission_number_and_an_older_one_is_no_news() -> None:
    first = answer({indicator("1.2", "result"): number("85")}, name="a.xlsx")
    later = answer({NUMBER: number("2")}, name="b.xlsx")
    tied = judged(register([{**LETTER, "file": "a.xlsx"}]), first, later)
    assert [v.standing for v in tied.verdicts] == [Standing.COUNTED, Standing.SUPERSEDED]
    other = judged(register([{**LETTER, "file": "b.xlsx"}]), first, later)
    assert [v.standing for v in other.verdicts] == [Standing.SUPERSEDED, Standing.COUNTED]
    assert ("signed-version-counts" in codes(tied), "signed-version-counts" in codes(other)) == (True, False)


def test_a_later_letter_replaces_an_earlier_one() -> None:
    first = answer({indicator("1.2", "result"): number("85")}, name="a.xlsx")
    later = answer({indicator("1.2", "result"): number("86")}, name="b.xlsx")
    letters = [{**LETTER, "file": "b.xlsx", "date": "03/12/2022"}, {**LETTER, "file": "a.xlsx"}]
    judgement = judged(register(letters), first, later)
    assert [v.standing for v in judgement.verdicts] == [Standing.SUPERSEDED, Standing.COUNTED]


def test_two_letters_of_one_day_with_different_files_decide_nothing() -> None:
    first = answer({indicator("1.2", "result"): number("85")}, name="a.xlsx")
    later = answer({indicator("1.2", "result"): number("86")}, name="b.xlsx")
    judgement = judged(register([{**LETTER, "file": "a.xlsx"}, {**LETTER, "file": "b.xlsx"}]), first, later)
    assert told(judgement) == [("letters-conflict", *spot("letters", "file", 1))]
    assert {v.standing for v in judgement.verdicts} == {Standing.HELD}


def test_an_agency_that_answers_nothing_occurred_by_letter_is_not_reminded() -> None:
    """Story 3: a stamped letter "không có" and no form."""
    judgement = judged(register([{**LETTER, "answer": "Không phát sinh", "number": "12/BDT"}]), education())
    assert not [f for f in judgement.findings if f.agency == "so-y-te"]
    status = datum(judgement, "1.2", "status")
    assert status is not None
    assert (status.value, status.typed) == ("Không phát sinh trong kỳ", "không phát sinh (công văn số 12/BDT)")
    assert datum(judgement, "1.2", "result") is None
    assert not [r for r in judgement.office_records for d in r.data if not isinstance(d.value, str)]


def test_a_blank_form_beside_such_a_letter_is_complete() -> None:
    cover = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    judgement = judged(register([{**LETTER, "answer": "Không phát sinh"}]), answer(cells=cover))
    (verdict,) = judgement.verdicts
    assert (verdict.standing, verdict.nil) == (Standing.COUNTED, True)
    assert not codes(judgement) & {"nothing-filled", "required-empty"}


def test_figures_beside_such_a_letter_are_marked_and_consolidated() -> None:
    judgement = judged(register([{**LETTER, "answer": "Không phát sinh"}]), answer())
    found = datum(judgement, "1.2", "result")
    assert found is not None
    assert found.marks == ("letter-nil-with-figures",)


def test_a_letter_with_figures_and_no_form_asks_for_the_form_and_reminds_nobody() -> None:
    judgement = judged(register([LETTER]), education())
    assert told(judgement) == [("letter-without-form", *spot("letters", "answer"))]
    assert not [f for f in judgement.findings if f.code == "missing-report" and f.agency == "so-y-te"]


@pytest.mark.parametrize(("day", "code"), [(20, "not-yet-due"), (21, "missing-report")])
def test_a_postponed_report_is_missing_only_after_the_new_day(day: int, code: str) -> None:
    letter = {**LETTER, "answer": "Xin lùi hạn", "until": "20/12/2022"}
    judgement = judged(register([letter]), education(), as_of=dt.date(2022, 12, day))
    assert [f.code for f in judgement.findings if f.agency == "so-y-te"] == [code]


def test_a_report_within_the_postponed_day_is_not_late() -> None:
    late: dict[Place, RawCell | None] = {("cover", "letter-date", "value"): number("44905", date=True)}
    letter = {**LETTER, "answer": "Xin lùi hạn", "until": "20/12/2022"}
    assert "late-report" in codes(judged(None, answer(late)))
    assert "late-report" not in codes(judged(register([letter]), answer(late)))


# Decided figures


def test_a_decided_figure_takes_the_forms_place_and_says_where_it_is_from() -> None:
    judgement = judged(register(decisions=[DECISION]), answer())
    found = datum(judgement, "1.4", "result")
    assert found is not None
    assert (str(found.value), found.typed) == ("42", "41,5")
    assert found.how == "Số chốt 42 thay 41,5 (Điện thoại với đ/c Lan; Nguyễn Thị Hòa chốt ngày 15/12/2022)"
    cells = judgement.verdicts[0].cells
    assert (cells.decided, cells.read) == (1, cells.consolidated + cells.decided + cells.blank + cells.refused)


def test_a_decision_keeps_off_a_figure_that_has_changed_since() -> None:
    judgement = judged(register(decisions=[DECISION]), answer({indicator("1.4", "result"): number("43")}))
    found = datum(judgement, "1.4", "result")
    assert found is not None
    assert (str(found.value), found.ground) == ("43", "")
    (finding,) = [f for f in judgement.findings if f.code == "decision-outdated"]
    assert (finding.found, finding.expected) == ("43", "41,5")


def test_a_form_that_says_the_decided_figure_by_now_needs_no_decision() -> None:
    judgement = judged(register(decisions=[DECISION]), answer({indicator("1.4", "result"): number("42")}))
    assert told(judgement) == []
    assert [entry.fate for entry in judgement.register.entries] == [Fate.IDLE]


def test_decisions_follow_each_other_by_date() -> None:
    second = {**DECISION, "old": "42", "decided": "42,5", "date": "20/12/2022"}
    judgement = judged(register(decisions=[second, DECISION]), answer())
    found = datum(judgement, "1.4", "result")
    assert found is not None
    assert str(found.value) == "42.5"
    assert told(judgement) == []


def test_a_decision_that_contradicts_the_rest_of_its_row_is_not_used() -> None:
    alone = {**DECISION, "indicator": "1.1", "field": "Số đạt (a)", "old": "14", "decided": "15"}
    judgement = judged(register(decisions=[alone]), answer())
    assert told(judgement) == [("decision-contradicts", *spot("decisions", "decided"))]
    assert [str(d.value) for name in ("numerator", "result") if (d := datum(judgement, "1.1", name))] == ["14", "66.67"]
    whole = [alone, {**alone, "field": "Kết quả", "old": "66,67", "decided": "71,43"}]
    assert told(judged(register(decisions=whole), answer())) == []


def test_a_decision_settles_a_refused_figure() -> None:
    decision = {**DECISION, "indicator": "1.2", "old": "khoảng 50", "decided": "50"}
    judgement = judged(register(decisions=[decision]), answer({indicator("1.2", "result"): cell("khoảng 50")}))
    found = datum(judgement, "1.2", "result")
    assert found is not None
    assert str(found.value) == "50"
    (finding,) = [f for f in judgement.findings if f.code == "approximate-figure"]
    assert (finding.severity, finding.word) == (Severity.INFO, "Đã chấp nhận")
    cells = judgement.verdicts[0].cells
    assert (cells.refused, cells.decided) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "column", "old", "decided"),
    [
        ({"numerator": Decimal(14), "denominator": Decimal(21), "result": "76,67"}, "Kết quả", "76,67", "66,67"),
        ({"numerator": Decimal(24), "denominator": Decimal(21), "result": "66,67"}, "Số đạt (a)", "24", "14"),
    ],
)
def test_a_decision_that_ends_a_contradiction_gives_the_row_back(
    typed: dict[str, Decimal | str], column: str, old: str, decided: str
) -> None:
    changes = {indicator("1.1", name): cell(value) for name, value in typed.items()}
    decision = {**DECISION, "indicator": "1.1", "field": column, "old": old, "decided": decided}
    judgement = judged(register(decisions=[decision]), answer(changes))
    figures = [datum(judgement, "1.1", name) for name in ("numerator", "denominator", "result")]
    assert [one and str(one.value) for one in figures] == ["14", "21", "66.67"]
    cells = judgement.verdicts[0].cells
    assert (cells.refused, cells.decided) == (0, 1)
    assert cells.read == cells.consolidated + cells.decided + cells.blank + cells.refused


def test_a_decided_figure_ends_no_data_yet() -> None:
    changes = {indicator("1.2", "result"): None, indicator("1.2", "status"): cell("Chưa có số liệu")}
    judgement = judged(
        register(decisions=[{**DECISION, "indicator": "1.2", "old": None, "decided": "9"}]), answer(changes)
    )
    status = datum(judgement, "1.2", "status")
    assert status is not None
    assert status.value == "Chính thức"
    cells = judgement.verdicts[0].cells
    assert cells.read == cells.consolidated + cells.decided + cells.blank + cells.refused


def test_figures_of_a_letter_on_paper_can_be_decided_without_a_form() -> None:
    decision = {**DECISION, "old": None, "decided": "40"}
    judgement = judged(register([LETTER], [decision]), education())
    found = datum(judgement, "1.4", "result")
    assert found is not None
    assert str(found.value) == "40"


# Waivers


def test_a_waived_finding_stays_listed_with_approver_and_reason() -> None:
    judgement = judged(register(waivers=[WAIVER]), answer(HEALTH))
    (finding,) = [f for f in judgement.findings if f.code == "beyond-bounds"]
    assert (finding.severity, finding.waived) == (Severity.INFO, "Nguyễn Thị Hòa: Đã xác minh")
    assert "Nguyễn Thị Hòa: Đã xác minh" in finding.message
    found = datum(judgement, "1.2", "result")
    assert found is not None
    assert found.marks == ()


def test_a_waived_error_lets_its_figures_in() -> None:
    changes = {indicator("1.1", "result"): number("66.9")}
    waiver = {**WAIVER, "rule": "rate-differs", "row": address(*indicator("1.1", "result"))}
    assert datum(judged(None, answer(changes)), "1.1", "result") is None
    judgement = judged(register(waivers=[waiver]), answer(changes))
    found = datum(judgement, "1.1", "result")
    assert found is not None
    assert str(found.value) == "66.9"
    assert judgement.verdicts[0].cells.refused == 0


@pytest.mark.parametrize("named", ["a.xlsx", "thư mục/a", "file hash"])
def test_a_waiver_by_file_covers_that_file_alone(named: str) -> None:
    files = [answer(HEALTH, name="thư mục/a.xlsx"), education()]
    file = files[0].file.sha256[:12] if named == "file hash" else named
    judgement = judged(register(waivers=[{**WAIVER, "agency": None, "file": file}]), *files)
    assert [f.waived != "" for f in judgement.findings if f.code == "beyond-bounds"] == [True]
    other = judged(register(waivers=[{**WAIVER, "agency": None, "file": "gd.xlsx"}]), *files)
    assert told(other) == [("waiver-unused", *spot("waivers", "rule"))]


def test_the_order_of_files_does_not_matter() -> None:
    files = [answer(HEALTH), education()]
    assert judged(clean(), *files) == judged(clean(), *reversed(files))
