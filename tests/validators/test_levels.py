"""Consolidated workbooks of a lower level: what is told of them, and how they go with the agency's own form."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from openpyxl import Workbook

from tests.builders import AS_OF
from tests.levels import (
    GIVEN,
    altered,
    complete_workbook,
    judged_above,
    plan_below,
    read_below,
    workbook_below,
)
from tests.validators.filling import Place, answer, cell
from tests.validators.mutations import indicator, number, staff
from tests.validators.plans import small_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.findings.model import Finding
from toolkit.core.plan.model import Plan
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement, Standing
from workbook_templates.consolidated.book import write_consolidated_book

QUARTER = {"code": "nam", "name": "Quý III", "start": "2022-07-01", "end": "2022-09-30"}
LAST_QUARTER = {"code": "nam", "name": "Quý IV", "start": "2022-10-01", "end": "2022-12-31"}
TWO_OF_THREE = {code: GIVEN[code] for code in ("xa-a", "xa-b")}


def told(judgement: Judgement, code: str) -> Finding:
    """The one finding of a rule."""
    (finding,) = (one for one in judgement.findings if one.code == code)
    return finding


def codes(judgement: Judgement) -> set[str]:
    return {finding.code for finding in judgement.findings}


def above(**changes: Any) -> Plan:
    return Plan.model_validate(small_plan().model_dump(mode="json") | changes)


def test_a_complete_workbook_counts() -> None:
    judgement = judged_above(read_below())
    (verdict,) = judgement.verdicts
    assert (verdict.standing, verdict.agency, verdict.report) == (Standing.COUNTED, "so-y-te", "nam")
    assert verdict.reason == "Lấy từ sổ tổng hợp của Sở Y tế: 3/3 đơn vị cấp dưới đã báo cáo."


def test_prose_and_tasks_stay_with_the_agency() -> None:
    finding = told(judged_above(read_below()), "lower-forms-left-out")
    assert "“Nhiệm vụ”, “Thuyết minh”" in finding.message


@pytest.mark.parametrize(
    ("code", "below", "plan"),
    [
        ("lower-level-wrong", {"level": "province", "issuer": "UBND tỉnh khác"}, {}),
        ("lower-agency-unknown", {"issuer": "UBND huyện Không Tên"}, {}),
        (
            "lower-agency-ambiguous",
            {},
            {"agencies": [{**agency, "aliases": ["Sở Y tế"]} for agency in small_plan().model_dump()["agencies"]]},
        ),
        (
            "lower-period-differs",
            {"periods": [QUARTER, small_plan().model_dump(mode="json")["periods"][0]]},
            {},
        ),
        (
            "lower-period-differs",
            {"periods": [LAST_QUARTER, small_plan().model_dump(mode="json")["periods"][0]]},
            {},
        ),
        (
            "lower-nothing-taken",
            {
                "rows": {code: {"label": f"Chỉ tiêu riêng {code}"} for code in ("1.1", "1.2", "1.3", "1.4")},
                "tables": [
                    {**table, "id": f"rieng-{n}", "sheet": f"Bảng riêng {n}"}
                    for n, table in enumerate(small_plan().model_dump(mode="json")["tables"])
                ],
                "reports": [{"id": "nam", "title": "Báo cáo", "forms": ["indicators"], "due": [{"period": "nam"}]}],
            },
            {},
        ),
    ],
)
def test_a_workbook_that_does_not_belong_here(code: str, below: Mapping[str, Any], plan: Mapping[str, Any]) -> None:
    given = {agency: {p: c for p, c in rows.items() if p[0] == "indicators"} for agency, rows in GIVEN.items()}
    upper = above(**plan)
    judgement = judged_above(read_below(workbook_below(plan_below(**below), given), upper), plan=upper)
    assert codes(judgement) == {code}
    assert judgement.verdicts[0].standing is Standing.REJECTED


@pytest.mark.parametrize("sheet", ["Dữ liệu", "Chỉ tiêu"])
def test_a_workbook_that_lost_a_sheet(sheet: str) -> None:
    def alter(book: Workbook) -> None:
        del book[sheet]

    finding = told(judged_above(read_below(altered(complete_workbook(), alter))), "lower-unreadable")
    assert f"(Thiếu trang “{sheet}”" in finding.message


def test_a_workbook_in_which_an_indicator_stands_twice() -> None:
    def alter(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        next(cell for cell in sheet["Q"] if cell.value == "1.2").value = "1.1"

    finding = told(judged_above(read_below(altered(complete_workbook(), alter))), "lower-unreadable")
    assert "hai dòng cùng mã chỉ tiêu “1.1”" in finding.message


def test_a_figure_that_its_status_denies_is_told_and_refused() -> None:
    # Only the agency of the plan can say which of the two it means.
    def alter(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        row = next(cell.row for cell in sheet["Q"] if cell.value == "1.2")
        sheet[f"H{row}"], sheet[f"L{row}"] = 12, "Không phát sinh trong kỳ"

    judgement = judged_above(read_below(altered(complete_workbook(), alter)))
    assert "status-contradicts-figure" in {one.code for one in judgement.findings if one.row == "1.2"}


def test_our_own_workbook_of_last_year_is_left_alone() -> None:
    own = plan_below(id="thu-2021", issuer="UBND tỉnh Thử", level="province")
    assert codes(judged_above(read_below(workbook_below(own)))) == {"own-output"}


def test_missing_communes_are_told_with_the_figure() -> None:
    judgement = judged_above(read_below(workbook_below(given=TWO_OF_THREE)))
    told_rows = [one for one in judgement.findings if one.code == "lower-coverage-incomplete"]
    assert {(one.form, one.row) for one in told_rows} >= {("indicators", "1.1"), ("table:can-bo", "tinh")}
    assert "(2/3)" in told_rows[0].message
    figure = next(one for one in consolidate(judgement).figures if one.indicator.code == "1.1")
    assert "Số của Sở Y tế mới gồm 2/3 đơn vị cấp dưới." in figure.remarks


def test_a_lack_further_below_is_carried_up() -> None:
    village = plan_below(id="xa-2022", issuer="UBND xã A", level="commune")
    intake = read_below(workbook_below(village, TWO_OF_THREE), plan_below())
    district = write_consolidated_book(consolidate(judged_above(intake, plan=plan_below())))
    judgement = judged_above(read_below(district))
    figure = next(one for one in consolidate(judgement).figures if one.indicator.code == "1.1")
    assert any("mới gồm 1/3 đơn vị cấp dưới" in remark for remark in figure.remarks)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": "Tỷ lệ khác hẳn"}, "cùng mã 1.1 nhưng kế hoạch này ghi “Tỷ lệ nạn nhân được hỗ trợ”"),
        ({"unit": {"kind": "percent", "printed": "phần trăm"}}, "đơn vị tính “phần trăm”, kế hoạch này dùng “%”"),
    ],
)
def test_a_row_that_is_not_surely_the_same_is_told_and_not_mixed_in(fields: dict[str, Any], said: str) -> None:
    judgement = judged_above(read_below(workbook_below(plan_below(rows={"1.1": fields}))))
    assert said in told(judgement, "lower-rows-left-out").message
    assert all(record.row != "1.1" for record in judgement.verdicts[0].records if record.form == "indicators")


def test_rows_that_nobody_above_asks_are_for_the_record() -> None:
    extra = small_plan().model_dump(mode="json")["indicators"][1] | {
        "code": "9.9",
        "label": "Số tổ hòa giải",
        "mode": "sum",
        "reporters": [{"who": "xa-a", "role": "addend"}],
    }
    below = plan_below(indicators=[*plan_below().model_dump(mode="json")["indicators"], extra])
    given = {**GIVEN, "xa-a": {**GIVEN["xa-a"], ("indicators", "9.9"): {"result": 4, "status": "Chính thức"}}}
    judgement = judged_above(read_below(workbook_below(below, given)))
    assert "Số tổ hòa giải" in told(judgement, "lower-rows-not-asked").message


def test_a_figure_that_nothing_calculated_is_refused() -> None:
    judgement = judged_above(read_below(altered(complete_workbook(), lambda book: None)))
    assert "formula-without-value" in codes(judgement)


def both(changes: dict[Place, RawCell | None] | None = None) -> Judgement:
    """The agency's form, in which some cells are changed, and its workbook."""
    emptied: dict[Place, RawCell | None] = {indicator("1.3", column): None for column in ("numerator", "denominator")}
    emptied |= {indicator("1.3", "status"): None, indicator("1.3", "note"): None}
    return judged_above(read_below(), answer({**emptied, **(changes or {})}, name="Biểu.xlsx"))


def test_form_and_workbook_complete_each_other() -> None:
    judgement = both()
    assert {verdict.standing for verdict in judgement.verdicts} == {Standing.COUNTED}
    figures = {figure.indicator.code: figure for figure in consolidate(judgement).figures}
    assert figures["1.1"].numerator == 14
    assert figures["1.3"].numerator == 111
    assert consolidate(judgement).balanced
    counted = judgement.counted("nam", "so-y-te")
    assert counted is not None
    assert counted.file.name == "Biểu.xlsx"


def test_a_row_that_the_workbook_answers_may_stay_blank_on_the_form() -> None:
    assert not [one for one in both().findings if one.code == "required-empty" and one.row == "1.3"]


def test_a_row_that_differs_is_told_with_both_figures() -> None:
    finding = next(one for one in both().findings if one.code == "lower-differs-from-form" and one.row == "1.1")
    assert "sổ tổng hợp ghi 10" in finding.message
    assert "biểu của đơn vị ghi 14 (tệp “Biểu.xlsx”, trang “Chỉ tiêu”" in finding.message


def test_a_form_without_a_figure_contradicts_a_workbook_that_has_one() -> None:
    figures: dict[Place, RawCell | None] = {indicator("1.1", c): None for c in ("numerator", "denominator", "result")}
    judgement = both({**figures, indicator("1.1", "status"): cell("Chưa có số liệu")})
    finding = next(one for one in judgement.findings if one.code == "lower-differs-from-form" and one.row == "1.1")
    assert "biểu của đơn vị ghi Chưa có số liệu" in finding.message


def test_equal_rows_count_once() -> None:
    same = {indicator("1.1", "numerator"): number("10"), indicator("1.1", "denominator"): number("20")}
    judgement = both({**same, indicator("1.1", "result"): number("50")})
    assert "2 dòng trùng số" in told(judgement, "lower-beside-form").message
    assert all(one.row != "1.1" for one in judgement.findings if one.code == "lower-differs-from-form")


def test_fixed_tables_are_never_added_twice() -> None:
    judgement = both({staff("tinh", "nu"): number("9"), staff("tinh", "tong-so"): number("22")})
    sums = [record for record in consolidate(judgement).of_form("table:can-bo") if record.row == "tinh"]
    assert [record.file.name for record in sums] == ["Biểu.xlsx"]


def test_of_two_workbooks_the_newer_counts() -> None:
    earlier = workbook_below(given=TWO_OF_THREE, as_of=AS_OF - dt.timedelta(days=3))
    judgement = judged_above(read_below(earlier, name="cu.xlsx"), read_below(name="moi.xlsx"))
    standings = {verdict.file.name: verdict.standing for verdict in judgement.verdicts}
    assert standings == {"cu.xlsx": Standing.SUPERSEDED, "moi.xlsx": Standing.COUNTED}


def test_estimates_of_some_communes_make_the_figure_an_estimate() -> None:
    sent = read_below().submission
    assert sent is not None
    entry = sent.entry("indicators", "1.1", "status")
    assert entry is not None
    assert (entry.typed, entry.reading.value) == ("1/3 số ước", "Ước thực hiện")


def test_half_years_carry_the_estimate_of_the_year() -> None:
    given = {code: {("indicators", "1.2"): {"result": 4, "estimate": 9, "status": "Chính thức"}} for code in GIVEN}
    sent = read_below(workbook_below(given=given, period="6t")).submission
    assert sent is not None
    assert sent.stamp.period == "6t"
    entry = sent.entry("indicators", "1.2", "estimate")
    assert entry is not None
    assert entry.reading.value == 27


def test_a_list_keeps_its_days() -> None:
    day = dt.date(2022, 3, 8)
    given = {**GIVEN, "xa-a": {("table:van-ban", "1"): {"so": "12/KH", "ngay": day}}}
    sent = read_below(workbook_below(given=given)).submission
    assert sent is not None
    entry = sent.entry("table:van-ban", "1", "ngay")
    assert entry is not None
    assert entry.reading.value == day
