"""Worked examples of every way a provincial figure comes about."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Achievement, Figure
from toolkit.core.findings.model import Severity
from toolkit.core.verdict import Standing
from toolkit.core.vocabulary import STATUS_NIL, STATUS_NO_DATA


def figure(row: dict[str, Any], /, *others: dict[str, Any], **given: Any) -> Figure:
    """The figure of ``row`` when agencies (``so_a=…``) give a result, or a mapping of cells."""
    inbox = Inbox(make_plan(row, *others))
    for agency, cells in given.items():
        inbox.report(agency.replace("_", "-"), **{f"_{row['code'].replace('.', '_')}": cells})
    return consolidate(inbox.judgement).figures[0]


def of(found: Figure, names: str) -> tuple[object, ...]:
    """Some fields of a figure."""
    return tuple(getattr(found, name) for name in names.split())


def pair(a: object, b: object, **more: object) -> dict[str, object]:
    return {"numerator": a, "denominator": b, **more}


class TestSingle:
    def test_takes_the_official_value(self) -> None:
        assert figure(indicator("1", "single", "so-a"), so_a="12").value == 12

    def test_computes_the_rate_from_components_alone(self) -> None:
        row = indicator(
            "1", "single", "so-a", unit={"kind": "percent"}, components={"numerator": "a", "denominator": "b"}
        )
        found = figure(row, so_a=pair(2, 3))
        assert of(found, "value numerator denominator") == (Decimal("66.67"), 2, 3)

    def test_a_crosscheck_never_enters_and_a_difference_is_said(self) -> None:
        found = figure(indicator("1", "single", "so-a ?so-b"), so_a="12", so_b="14")
        assert found.value == 12
        assert found.remarks == ("Số đối chiếu của Sở B là 14, khác số tổng hợp 12.",)

    def test_a_crosscheck_within_rounding_is_no_difference(self) -> None:
        row = indicator("1", "single", "so-a ?so-b", unit={"kind": "percent"})
        assert figure(row, so_a="66,67", so_b="66,7").remarks == ()

    def test_a_crosscheck_without_the_official_figure_is_mentioned(self) -> None:
        found = figure(indicator("1", "single", "so-a ?so-b"), so_b="14")
        assert found.value is None
        assert "Có số đối chiếu 14 của Sở B nhưng chưa có số chính thức." in found.remarks

    def test_zero_is_an_answer(self) -> None:
        found = figure(indicator("1", "single", "so-a"), so_a="0")
        assert of(found, "value received") == (0, 1)


class TestSeveralFiguresForOne:
    """Where one figure stands for the whole place and more than one came."""

    TWO_REPORTS = tuple(
        {
            "id": code,
            "title": code,
            "forms": ["indicators"],
            "owners": ["so-a", "so-b"],
            "due": [{"period": "nam", "date": "2022-12-05"}],
        }
        for code in ("mot", "hai")
    )

    def found(self, first: dict[str, object], second: dict[str, object], *, ground: str = "", **row: Any) -> Figure:
        """The figure when one agency fills the same row in two reports; the office has decided the second."""
        inbox = Inbox(make_plan(indicator("1", "single", "so-a", **row), reports=self.TWO_REPORTS))
        for report, cells in (("mot", first), ("hai", second)):
            inbox.file("so-a", {("indicators", "1"): cells}, report=report, name=f"{report}.xlsx")
        if ground:
            (record,) = inbox.verdicts[1].records
            record = replace(record, data=tuple(replace(datum, ground=ground) for datum in record.data))
            inbox.verdicts[1] = replace(inbox.verdicts[1], records=(record,))
        return consolidate(inbox.judgement).figures[0]

    def test_two_that_differ_are_none_and_both_are_said(self) -> None:
        one = self.found({"result": 12}, {"result": 14})
        assert of(one, "value received achievement") == (None, 0, Achievement.NO_DATA)
        assert one.remarks == (
            "Có nhiều số khác nhau, chờ xác định số đúng: 12 (Sở A, tệp mot.xlsx); 14 (Sở A, tệp hai.xlsx).",
        )

    def test_what_the_office_decided_counts(self) -> None:
        one = self.found({"result": 12}, {"result": 14}, ground="Số chốt 14")
        assert of(one, "value received remarks") == (14, 1, ("Sở A: Số chốt 14.",))

    def test_two_that_agree_count_once(self) -> None:
        assert of(self.found({"result": 12}, {"result": 12}), "value received remarks") == (12, 1, ())

    def test_a_row_left_open_in_the_first_report_does_not_hide_the_second(self) -> None:
        assert of(self.found({"note": "xem báo cáo hai"}, {"result": 12}), "value received remarks") == (12, 1, ())

    def test_several_official_reporters_that_differ_are_none(self) -> None:
        row = indicator("1", "single", reporters=[{"who": "nhom", "role": "official"}])
        inbox = Inbox(make_plan(row, groups=[{"code": "nhom", "name": "Nhóm", "members": ["so-a", "so-b"]}]))
        inbox.report("so-a", _1=12)
        inbox.report("so-b", _1=14)
        assert of(consolidate(inbox.judgement).figures[0], "value received expected") == (None, 0, 2)


class TestSum:
    def test_adds_all_addends(self) -> None:
        found = figure(indicator("1", "sum", "+so-a +so-b +so-c"), so_a="1", so_b="2", so_c="3")
        assert of(found, "value received expected complete") == (6, 3, 3, True)

    def test_a_missing_addend_is_named(self) -> None:
        found = figure(indicator("1", "sum", "+so-a +so-b"), so_a="1")
        assert of(found, "value received expected") == (1, 1, 2)
        assert found.remarks == ("Chưa gồm Sở B: chưa gửi báo cáo.",)

    def test_decimals_add_exactly(self) -> None:
        row = indicator("1", "sum", "+so-a +so-b +so-c", unit={"kind": "amount"}, decimals=1)
        assert figure(row, so_a="0,1", so_b="0,2", so_c="0,05").value == Decimal("0.4")


class TestRatio:
    def test_divides_the_sums(self) -> None:
        found = figure(indicator("1", "ratio", "+so-a +so-b"), so_a=pair(1, 2), so_b=pair(1, 4))
        assert of(found, "value numerator denominator") == (Decimal("33.33"), 2, 6)

    def test_a_rate_alone_is_listed_and_not_mixed_in(self) -> None:
        found = figure(indicator("1", "ratio", "+so-a +so-b"), so_a=pair(1, 2), so_b="90")
        assert of(found, "value received expected") == (50, 1, 2)
        assert found.remarks == ("Chưa gồm Sở B: chỉ có tỷ lệ, không có (a) và (b) để cộng.",)

    def test_the_rate_of_the_one_official_stands_with_a_remark(self) -> None:
        found = figure(indicator("1", "ratio", "so-a"), so_a="66,7")
        assert of(found, "value numerator") == (Decimal("66.70"), None)
        assert found.remarks == ("Chỉ có tỷ lệ, không có (a) và (b) để kiểm tra.",)

    def test_half_a_pair_never_counts(self) -> None:
        found = figure(indicator("1", "ratio", "+so-a +so-b"), so_a=pair(1, 2), so_b={"denominator": 100})
        assert of(found, "value denominator") == (50, 2)

    def test_a_total_of_zero_gives_no_rate(self) -> None:
        found = figure(indicator("1", "ratio", "so-a"), so_a=pair(0, 0))
        assert of(found, "value denominator") == (None, 0)
        assert "Tổng số (b) bằng 0 nên không tính được tỷ lệ." in found.remarks

    def test_zero_of_some_is_zero(self) -> None:
        assert figure(indicator("1", "ratio", "so-a"), so_a=pair(0, 7)).value == 0

    @pytest.mark.parametrize(("kind", "value"), [("per-1000", "12.50"), ("per-100000", "1250.00"), ("ratio", "0.01")])
    def test_scales_by_the_unit(self, kind: str, value: str) -> None:
        assert figure(indicator("1", "ratio", "so-a", unit={"kind": kind}), so_a=pair(1, 80)).value == Decimal(value)

    @pytest.mark.parametrize(("a", "b", "value"), [(1005, 100000, "1.01"), (1, 800, "0.13"), (2675, 100000, "2.68")])
    def test_rounds_half_up_once(self, a: int, b: int, value: str) -> None:
        assert figure(indicator("1", "ratio", "so-a"), so_a=pair(a, b)).value == Decimal(value)


class TestOtherModes:
    def test_share_counts_yes_among_the_answers(self) -> None:
        row = indicator("1", "share", "+so-a +so-b +so-c +so-d")
        found = figure(row, so_a="Có", so_b="Không", so_c="Có")
        assert of(found, "value numerator denominator") == (Decimal("66.67"), 2, 3)
        assert of(found, "received expected") == (3, 4)

    def test_latest_carries_the_data_year(self) -> None:
        row = indicator("1", "latest", "so-a", unit={"kind": "ratio", "printed": "lần"})
        found = figure(row, so_a={"result": "1,48", "year": 2021})
        assert of(found, "value year") == (Decimal("1.48"), 2021)

    def test_list_has_no_figure(self) -> None:
        found = figure(indicator("1", "list", "+so-a +so-b"), so_a="5", so_b="6")
        assert of(found, "value achievement") == (None, Achievement.NOT_JUDGED)

    def test_prose_is_said_and_not_judged(self) -> None:
        found = figure(indicator("1", "single", "so-a", unit={"kind": "text"}), so_a="Đã lồng ghép")
        assert of(found, "value achievement") == (None, Achievement.NOT_JUDGED)
        assert "Sở A: Đã lồng ghép" in found.remarks


class TestDerived:
    PARENT = indicator("1", "derived", parts=["1.1", "1.2"])
    PARTS = (indicator("1.1", "ratio", "so-a", parent="1"), indicator("1.2", "ratio", "+so-b +so-c", parent="1"))

    def parent(self, **given: dict[str, object]) -> Figure:
        inbox = Inbox(make_plan(self.PARENT, *self.PARTS))
        for agency, rows in given.items():
            inbox.report(agency.replace("_", "-"), **rows)
        return consolidate(inbox.judgement).figures[0]

    def test_adds_components_and_never_averages_rates(self) -> None:
        found = self.parent(so_a={"_1_1": pair(1, 2)}, so_b={"_1_2": pair(90, 98)})
        assert of(found, "value numerator denominator") == (91, 91, 100)
        assert of(found, "received expected") == (2, 3)
        assert found.remarks == ("Chưa đủ đơn vị ở thành phần 1.2.",)

    def test_a_part_without_components_is_left_out_and_named(self) -> None:
        found = self.parent(so_a={"_1_1": "10"}, so_b={"_1_2": pair(1, 2)}, so_c={"_1_2": pair(1, 2)})
        assert found.value == 50
        assert found.remarks == ("Chưa gồm thành phần 1.1 vì không có (a) và (b) để cộng.",)

    def test_parts_that_differ_make_it_partly_met(self) -> None:
        found = self.parent(so_a={"_1_1": pair(9, 10)}, so_b={"_1_2": pair(1, 10)}, so_c={"_1_2": pair(1, 10)})
        assert found.achievement is Achievement.PARTIAL

    def test_a_count_adds_the_figures_of_its_parts(self) -> None:
        parent = indicator("1", "derived", parts=["1.1", "1.2"], unit={"kind": "count"})
        parts = (indicator("1.1", "single", "so-a"), indicator("1.2", "sum", "+so-b +so-c"))
        inbox = Inbox(make_plan(parent, *parts))
        inbox.report("so-a", _1_1=5)
        inbox.report("so-b", _1_2=7)
        assert consolidate(inbox.judgement).figures[0].value == 12


class TestStates:
    """Blank, zero, nothing occurred, no data yet: different to the end."""

    def test_no_data_yet(self) -> None:
        found = figure(indicator("1", "single", "so-a"), so_a={"status": STATUS_NO_DATA})
        assert of(found, "achievement received") == (Achievement.NO_DATA, 0)
        assert found.remarks == ("Sở A: chưa có số liệu.",)

    def test_nothing_occurred_is_an_answer(self) -> None:
        found = figure(indicator("1", "single", "so-a"), so_a={"status": STATUS_NIL})
        assert of(found, "value achievement") == (None, Achievement.NOT_JUDGED)
        assert found.remarks == ("Đơn vị báo không phát sinh trong kỳ.",)

    def test_nothing_occurred_by_the_cover(self) -> None:
        inbox = Inbox(make_plan(indicator("1", "single", "so-a")))
        inbox.file("so-a", nil=True)
        assert consolidate(inbox.judgement).figures[0].achievement is Achievement.NOT_JUDGED

    @pytest.mark.parametrize(
        ("standing", "reason"),
        [(Standing.HELD, "Báo cáo tạm giữ chờ quyết định"), (Standing.REJECTED, "Biểu đã gửi không hợp lệ")],
    )
    def test_a_file_that_does_not_count(self, standing: Standing, reason: str) -> None:
        inbox = Inbox(make_plan(indicator("1", "single", "so-a")))
        inbox.file("so-a", {("indicators", "1"): {"result": 5}}, standing=standing)
        found = consolidate(inbox.judgement).figures[0]
        assert (found.value, found.contributions[0].reason) == (None, reason)

    def test_a_refused_figure_says_so(self) -> None:
        inbox = Inbox(make_plan(indicator("1", "single", "so-a")))
        inbox.report("so-a", _1={"note": "Nguồn: Sở A"})
        inbox.finding("sai", severity=Severity.ERROR, agency="so-a", form="indicators", row="1")
        assert consolidate(inbox.judgement).figures[0].remarks == ("Sở A: số gửi về bị từ chối, chờ đơn vị sửa.",)

    def test_a_group_without_members_is_mentioned(self) -> None:
        row = indicator(
            "1", "sum", "+so-a", reporters=[{"who": "so-a", "role": "addend"}, {"who": "x", "role": "addend"}]
        )
        inbox = Inbox(make_plan(row, groups=[{"code": "x", "name": "Các trường"}]))
        inbox.report("so-a", _1=1)
        assert "Nhóm “Các trường” chưa có danh sách đơn vị." in consolidate(inbox.judgement).figures[0].remarks


def test_mid_year_carries_the_estimate() -> None:
    inbox = Inbox(make_plan(indicator("1", "sum", "+so-a +so-b")), period="6t")
    inbox.report("so-a", _1={"result": 1, "estimate": 3})
    inbox.report("so-b", _1={"result": 2, "estimate": 4})
    found = consolidate(inbox.judgement).figures[0]
    assert of(found, "value estimate") == (3, 7)


def test_an_estimate_that_not_all_give_is_no_estimate() -> None:
    inbox = Inbox(make_plan(indicator("1", "sum", "+so-a +so-b")), period="6t")
    inbox.report("so-a", _1={"result": 1, "estimate": 3})
    inbox.report("so-b", _1={"result": 2})
    assert consolidate(inbox.judgement).figures[0].estimate is None


def test_an_agency_that_no_longer_exists_is_not_expected() -> None:
    plan = make_plan(indicator("1", "sum", "+so-a +so-b"))
    gone = plan.agencies[1].model_copy(update={"valid_to": plan.periods[0].start})
    plan = plan.model_copy(update={"agencies": (plan.agencies[0], gone, *plan.agencies[2:])})
    inbox = Inbox(plan)
    inbox.report("so-a", _1=1)
    assert consolidate(inbox.judgement).figures[0].expected == 1
