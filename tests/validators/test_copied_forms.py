"""Forms and figures that were taken from another agency or another year."""

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from openpyxl import Workbook

from tests.validators.filling import Place, answer, book_of, cell
from tests.validators.mutations import indicator, number
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import read_bytes, returned
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Achievement
from toolkit.core.forms.book import AgencyBook, agency_book, issue_of
from toolkit.core.intake.read import Intake
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge

DAY = dt.date(2022, 12, 31)
NAME, PHONE, SIGNER = (("cover", item, "value") for item in ("name", "phone", "signer"))
STRANGER: dict[Place, RawCell | None] = {
    NAME: cell("Lê Văn Bình"),
    PHONE: cell("0987 654 321"),
    SIGNER: cell("Phạm Thị Hoa"),
}
OTHER_FIGURE: dict[Place, RawCell | None] = {indicator("1.2", "result"): number("15")}


def judged(*answers: Intake) -> Judgement:
    return judge(answers, small_plan(), YEAR, DAY, expect=False)


def codes(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.file) for finding in judgement.findings]


def standings(judgement: Judgement) -> list[Standing]:
    return [verdict.standing for verdict in judgement.verdicts]


def test_a_cover_retyped_to_another_agency_is_held() -> None:
    judgement = judged(answer(cover="Sở Giáo dục và Đào tạo"))
    (finding,) = judgement.findings
    assert (finding.code, finding.found, finding.expected) == (
        "cover-other-agency",
        "Sở Giáo dục và Đào tạo",
        "Sở Y tế",
    )
    assert standings(judgement) == [Standing.HELD]


@pytest.mark.parametrize("changes", [{}, OTHER_FIGURE], ids=["the same figures", "figures of its own"])
def test_one_form_copied_for_others_holds_all_of_them(changes: dict[Place, RawCell | None]) -> None:
    judgement = judged(
        answer(name="a.xlsx"),
        answer(changes, name="b.xlsx", cover="Sở Giáo dục và Đào tạo"),
        answer(changes, name="c.xlsx", cover="UBND huyện A"),
    )
    assert set(standings(judgement)) == {Standing.HELD}
    assert sorted(codes(judgement)) == [
        ("cover-other-agency", "b.xlsx"),
        ("cover-other-agency", "c.xlsx"),
        ("form-shared", "a.xlsx"),
    ]
    assert all(not verdict.records for verdict in judgement.verdicts)


@pytest.mark.parametrize("changes", [{}, OTHER_FIGURE], ids=["the same figures", "figures of its own"])
def test_files_of_one_form_from_strangers_are_held(changes: dict[Place, RawCell | None]) -> None:
    judgement = judged(answer(name="a.xlsx"), answer({**STRANGER, **changes}, name="b.xlsx"))
    assert codes(judgement) == [("form-shared", "a.xlsx"), ("form-shared", "b.xlsx")]
    assert "Lê Văn Bình" in judgement.findings[0].found
    assert set(standings(judgement)) == {Standing.HELD}


@pytest.mark.parametrize("same", [NAME, PHONE, SIGNER], ids=lambda place: place[1])
def test_whoever_shares_a_contact_is_one_sender(same: Place) -> None:
    changes = {place: raw for place, raw in STRANGER.items() if place != same}
    judgement = judged(answer(name="a.xlsx"), answer(changes, name="b.xlsx"))
    assert "form-shared" not in {code for code, _ in codes(judgement)}


def test_a_phone_written_differently_is_the_same() -> None:
    changes = {**STRANGER, PHONE: cell("0912.345678")}
    judgement = judged(answer(name="a.xlsx"), answer(changes, name="b.xlsx"))
    assert "form-shared" not in {code for code, _ in codes(judgement)}


def test_an_agency_that_writes_out_its_name_is_counted_and_asked() -> None:
    judgement = judged(answer(cover="Sở Y tế tỉnh Thử"))
    assert codes(judgement) == [("cover-name-changed", "a.xlsx")]
    assert standings(judgement) == [Standing.COUNTED]


@pytest.mark.parametrize("cover", ["SỞ  Y TẾ", ""], ids=["in capitals", "the line is gone"])
def test_the_own_name_on_the_cover_says_nothing(cover: str) -> None:
    assert codes(judged(answer(cover=cover))) == []


def test_the_cover_is_read_from_the_file() -> None:
    def retype(book: Workbook) -> None:
        for row in book["Thông tin đơn vị"].iter_rows():
            for one in row:
                if one.value == "Sở Y tế":
                    one.value = "UBND huyện A"

    judgement = judged(read_bytes(returned({}, alter=retype)))
    assert codes(judgement) == [("cover-other-agency", "a.xlsx")]


def last_year() -> AgencyBook:
    """The form of the year before, whose plan asked other targets."""
    plan = small_plan()
    rows = tuple(
        row.model_copy(update={"target": row.target.model_copy(update={"printed": "9"})}) for row in plan.indicators
    )
    old = plan.model_copy(update={"id": "thu-2021", "year": 2021, "indicators": rows})
    return agency_book(old, old.report_by_id["nam"], YEAR, old.agency_by_code["so-y-te"])


def test_last_years_stamp_retyped_to_this_year_is_refused() -> None:
    sent = answer()
    assert sent.submission is not None
    stamp = dataclasses.replace(last_year().stamp, plan="thu-2022")
    submission = dataclasses.replace(sent.submission, stamp=stamp)
    judgement = judged(dataclasses.replace(sent, stamp=stamp, carriers={"sheet": stamp}, submission=submission))
    (finding,) = judgement.findings
    assert (finding.code, finding.found, finding.expected) == ("old-form-retitled", "2021", "2022")
    assert finding.agency == "so-y-te"
    assert standings(judgement) == [Standing.REJECTED]
    assert not judgement.verdicts[0].records


def test_a_stamp_of_another_agency_is_refused() -> None:
    sent = answer()
    assert sent.submission is not None
    stamp = dataclasses.replace(sent.submission.stamp, agency="so-gd-dt")
    submission = dataclasses.replace(sent.submission, stamp=stamp)
    judgement = judged(dataclasses.replace(sent, stamp=stamp, carriers={}, submission=submission))
    assert codes(judgement) == [("stamp-broken", "a.xlsx")]
    assert standings(judgement) == [Standing.REJECTED]


def test_a_form_of_an_earlier_issue_of_this_plan_keeps_its_seal() -> None:
    stamp = book_of().stamp
    identity = (stamp.plan, stamp.report, stamp.period, stamp.agency)
    assert issue_of(identity, stamp.form) == stamp.issue


SURVEY, DATA_YEAR, STATUS = (indicator("1.4", column) for column in ("result", "year", "status"))
NEXT_YEAR: dict[Place, RawCell | None] = {SURVEY: cell("36,5 (NGTK 2021)"), DATA_YEAR: None}


@pytest.mark.parametrize("status", ["Chưa có số liệu", "Chính thức"])
def test_the_latest_figure_keeps_the_year_typed_with_it(status: str) -> None:
    judgement = judged(answer({**NEXT_YEAR, STATUS: cell(status)}))
    assert [finding.code for finding in judgement.findings if finding.row == "1.4"][:1] == ["year-typed"]
    (record,) = [r for r in judgement.verdicts[0].records if (r.form, r.row) == ("indicators", "1.4")]
    assert {datum.column: datum.value for datum in record.data if datum.column in ("result", "year")} == {
        "result": Decimal("36.5"),
        "year": Decimal(2021),
    }
    cells = judgement.verdicts[0].cells
    assert cells.read == cells.consolidated + cells.blank + cells.refused


def test_an_earlier_figure_is_shown_and_this_year_has_none() -> None:
    judgement = judged(answer({**NEXT_YEAR, STATUS: cell("Chưa có số liệu")}))
    (figure,) = [figure for figure in consolidate(judgement).figures if figure.indicator.code == "1.4"]
    assert (figure.value, figure.year, figure.achievement) == (Decimal("36.5"), 2021, Achievement.NO_DATA)
    assert "Chưa có số liệu năm 2022; con số là số mới nhất, của năm 2021." in figure.remarks


def test_no_data_beside_a_figure_of_this_year_still_contradicts() -> None:
    judgement = judged(answer({DATA_YEAR: number("2022"), STATUS: cell("Chưa có số liệu")}))
    assert [finding.code for finding in judgement.findings] == ["status-contradicts-figure"]


def test_a_period_retyped_on_the_cover_is_told() -> None:
    def retype(book: Workbook) -> None:
        sheet = book["Thông tin đơn vị"]
        cell = next(c for row in sheet.iter_rows() for c in row if str(c.value).startswith("Kỳ báo cáo:"))
        cell.value = "Kỳ báo cáo: 6 tháng đầu năm 2022"

    judgement = judged(read_bytes(returned({}, alter=retype)))
    assert [(f.code, f.found, f.expected) for f in judgement.findings] == [
        ("cover-period-changed", "6 tháng đầu năm 2022", "Năm 2022")
    ]
