"""What only several rows, reports or agencies together show: each rule at its cell, and what raises nothing."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest

from tests.validators.filling import Place, address, answer, book_of, cell
from tests.validators.mutations import indicator, number
from tests.validators.plans import HALF, YEAR, small_plan
from toolkit.core.forms.book import agency_book
from toolkit.core.intake.read import Intake
from toolkit.core.plan.model import Plan
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement
from validators.judge import judge

DAY = dt.date(2022, 12, 31)
CODES = {"reporters-disagree", "reports-disagree", "part-above-parent", "below-half-year", "outlier-among-reporters"}
DISTRICTS = tuple(f"huyen-{letter}" for letter in "bcdefghi")


def changed(**changes: object) -> Plan:
    """The small plan with parts replaced, validated again."""
    return Plan.model_validate({**small_plan().model_dump(mode="json"), **changes})


def indicators(code: str, **changes: object) -> list[dict[str, object]]:
    """The indicators of the small plan with one of them changed."""
    rows = [row.model_dump(mode="json") for row in small_plan().indicators]
    return [{**row, **changes} if row["code"] == code else row for row in rows]


@cache
def compared() -> Plan:
    """The education department reports indicators 1.2 and 1.4 for comparison."""
    official = {"who": "so-y-te", "role": "official"}
    other = {"who": "so-gd-dt", "role": "crosscheck"}
    rows = [row | {"reporters": [official, other]} if row["code"] in ("1.2", "1.4") else row for row in indicators("")]
    return changed(indicators=rows)


@cache
def nested() -> Plan:
    """1.5 is a part of 1.2, in the same unit; 1.6 is a rate under it."""
    rows = indicators("")
    part = next(row for row in rows if row["code"] == "1.2") | {"parent": "1.2", "target": {}, "high": None}
    rate = next(row for row in rows if row["code"] == "1.4") | {"code": "1.6", "tt": "6", "parent": "1.2", "target": {}}
    return changed(indicators=[*rows, part | {"code": "1.5", "tt": "5", "label": "Trong đó: cấp huyện"}, rate])


@cache
def many() -> Plan:
    """Eight districts add up indicator 1.1."""
    rows = indicators("1.1", reporters=[{"who": code, "role": "addend"} for code in DISTRICTS])
    agencies = [agency.model_dump(mode="json") for agency in small_plan().agencies]
    agencies += [{"code": code, "name": f"UBND huyện {code[-1].upper()}", "kind": "district"} for code in DISTRICTS]
    report = {"id": "huyen", "title": "Báo cáo huyện", "forms": ["indicators"], "owners": list(DISTRICTS)}
    reports = [{**report, "due": [{"period": "nam"}]}]
    return changed(indicators=rows, agencies=agencies, reports=reports)


def sent(plan: Plan, agency: str, report: str, cells: Mapping[Place, RawCell | None], name: str = "") -> Intake:
    book = agency_book(plan, plan.report_by_id[report], YEAR, plan.agency_by_code[agency])
    filled = {place: raw for place, raw in cells.items() if raw is not None}
    return answer(cells=filled, book=book, name=name or f"{agency}.xlsx")


def judged(plan: Plan, *answers: Intake) -> Judgement:
    return judge(answers, plan, YEAR, DAY, expect=False)


def found(judgement: Judgement, codes: set[str] = CODES) -> list[tuple[str, str, str]]:
    return [(f.code, f.place.file, f.place.cell) for f in judgement.findings if f.code in codes]


def one(row: str, figure: str, year: str = "") -> dict[Place, RawCell | None]:
    figures: dict[Place, RawCell | None] = {indicator(row, "result"): number(figure)}
    return {**figures, indicator(row, "year"): number(year)} if year else figures


def test_the_official_figure_and_the_one_for_comparison_disagree() -> None:
    judgement = judged(
        compared(),
        sent(compared(), "so-y-te", "nam", one("1.2", "120")),
        sent(compared(), "so-gd-dt", "nam", one("1.2", "123")),
    )
    spot = address(*indicator("1.2", "result"))
    assert found(judgement) == [("reporters-disagree", "so-y-te.xlsx", spot)]
    (finding,) = [finding for finding in judgement.findings if finding.code == "reporters-disagree"]
    assert finding.found == "120"
    assert finding.expected == f"123 (tệp “so-gd-dt.xlsx”, trang “Chỉ tiêu”, ô {spot})"
    marks = {verdict.file.name: [d.marks for r in verdict.records for d in r.data] for verdict in judgement.verdicts}
    assert marks == {"so-y-te.xlsx": [("source-missing", "reporters-disagree")], "so-gd-dt.xlsx": [("source-missing",)]}


@pytest.mark.parametrize(
    ("official", "other"),
    [
        (one("1.2", "120"), one("1.2", "122")),
        (one("1.2", "10"), one("1.2", "11")),
        (one("1.4", "41.5", "2021"), one("1.4", "41.49", "2021")),
        (one("1.4", "41.5", "2021"), one("1.4", "36.5", "2019")),
    ],
    ids=["within the tolerance", "one of a small count", "rounding", "surveys of two years"],
)
def test_figures_that_agree(official: dict[Place, RawCell | None], other: dict[Place, RawCell | None]) -> None:
    plan = compared()
    assert found(judged(plan, sent(plan, "so-y-te", "nam", official), sent(plan, "so-gd-dt", "nam", other))) == []


def test_one_agency_says_two_things_in_two_reports() -> None:
    plan = changed(
        reports=[
            *(report.model_dump(mode="json") for report in small_plan().reports),
            {"id": "them", "title": "Báo cáo thêm", "forms": ["indicators"], "owners": ["so-y-te"]}
            | {"due": [{"period": "nam"}]},
        ]
    )
    first = sent(plan, "so-y-te", "nam", one("1.2", "12"))
    judgement = judged(plan, first, sent(plan, "so-y-te", "them", one("1.2", "13"), "them.xlsx"))
    assert found(judgement) == [("reports-disagree", "them.xlsx", address(*indicator("1.2", "result")))]
    assert found(judged(plan, first, sent(plan, "so-y-te", "them", one("1.2", "12"), "them.xlsx"))) == []


@pytest.mark.parametrize(
    ("part", "expected"),
    [(one("1.5", "13"), ["part-above-parent"]), (one("1.5", "12"), []), (one("1.6", "41.5"), [])],
    ids=["a part above its whole", "a part equal to its whole", "a rate is no part of a count"],
)
def test_parts_of_a_count(part: dict[Place, RawCell | None], expected: list[str]) -> None:
    judgement = judged(nested(), sent(nested(), "so-y-te", "nam", one("1.2", "12") | part))
    assert [code for code, _, _ in found(judgement)] == expected


@pytest.mark.parametrize(("half", "expected"), [("13", ["below-half-year"]), ("12", [])])
def test_a_year_below_its_half(half: str, expected: list[str]) -> None:
    earlier = answer({indicator("1.2", "result"): number(half)}, book=book_of(period=HALF), name="6t.xlsx")
    judgement = judged(small_plan(), answer(), earlier)
    assert [code for code, _, _ in found(judgement)] == expected
    assert all(cell == address(*indicator("1.2", "result")) for _, _, cell in found(judgement))


@pytest.mark.parametrize(("estimate", "codes"), [("11", ["above-estimate"]), ("12", []), (None, [])])
def test_half_a_year_above_the_estimate(estimate: str | None, codes: list[str]) -> None:
    changes = {indicator("1.2", "estimate"): number(estimate) if estimate else None}
    judgement = judge([answer(changes, book=book_of(period=HALF))], small_plan(), HALF, DAY, expect=False)
    spots = [(f.code, f.place.cell) for f in judgement.findings if f.code == "above-estimate"]
    assert spots == [(code, address(*indicator("1.2", "result"))) for code in codes]


def districts(figures: Mapping[str, str], whole: str = "200") -> list[Intake]:
    """(a) of the districts, of the same (b); those not named give between 130 and 144."""
    return [
        sent(
            many(),
            code,
            "huyen",
            {
                indicator("1.1", "numerator"): number(figures.get(code, str(130 + 2 * place))),
                indicator("1.1", "denominator"): number(whole),
                ("cover", "name", "value"): cell(f"Người {code}"),
            },
        )
        for place, code in enumerate(DISTRICTS)
    ]


@pytest.mark.parametrize(
    ("figure", "code"),
    [("14", "slip-suspected"), ("25", "outlier-among-reporters"), ("100", "")],
    ids=["a tenth of the others", "far from all others", "low, but nothing unheard of"],
)
def test_one_of_many(figure: str, code: str) -> None:
    judgement = judged(many(), *districts({"huyen-e": figure}))
    spot = address(*indicator("1.1", "numerator"))
    wanted = {"slip-suspected", "outlier-among-reporters"}
    assert found(judgement, wanted) == ([(code, "huyen-e.xlsx", spot)] if code else [])


def test_few_reporters_are_no_base() -> None:
    assert found(judged(many(), *districts({"huyen-e": "25"})[:7])) == []


def test_rates_of_a_few_cases_are_no_base() -> None:
    assert found(judged(many(), *districts(dict.fromkeys(DISTRICTS, "13") | {"huyen-e": "2"}, "19"))) == []


def test_where_all_agree_one_that_differs_is_no_outlier() -> None:
    assert found(judged(many(), *districts(dict.fromkeys(DISTRICTS, "200") | {"huyen-e": "90"}))) == []


def test_the_figure_read_is_the_one_told() -> None:
    judgement = judged(many(), *districts({"huyen-e": "25"}))
    (finding,) = [finding for finding in judgement.findings if finding.code == "outlier-among-reporters"]
    assert (finding.found, finding.expected) == ("12,5", "trung vị của 8 đơn vị là 68")
    assert Decimal("12.5") == Decimal(25) / 200 * 100
