"""The sentence on one indicator: a reader must be able to trust it, or see why not."""

from decimal import Decimal

import pytest

from tests.builders import indicator, make_plan
from tests.core.report.cases import case, data, line, missed
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.indicators import explanations, sentence


def said(one: IndicatorLine, **fields: object) -> str:
    plan = make_plan(indicator("1.1", "ratio", "so-a", **fields), sensitive_below=5)
    return sentence(case(one, plan=plan), one).text


def test_it_tells_actual_target_achievement_and_change() -> None:
    assert said(line()) == (
        "Chỉ tiêu I.1.1. Tỷ lệ nữ: năm 2022 là 60,5% (1.200/2.000); vượt kế hoạch (50%); "
        "tăng 20,5 điểm phần trăm so với năm 2021 (40%), chiều hướng tốt hơn."
    )


def test_a_figure_that_is_not_there_is_not_made_up() -> None:
    empty = line(value=None, numerator=None, denominator=None, change=None, achievement="Chưa có số liệu")
    assert said(empty) == "Chỉ tiêu I.1.1. Tỷ lệ nữ: chưa có số liệu; kế hoạch 50%."


def test_a_figure_of_an_earlier_year_is_none_of_this_one() -> None:
    earlier = line(change=None, achievement="Chưa có số liệu", status="Chưa có số liệu, số năm 2021")
    assert said(earlier).startswith(
        "Chỉ tiêu I.1.1. Tỷ lệ nữ: chưa có số liệu năm 2022 (số gần nhất: 60,5%); kế hoạch 50%. [cần xem lại"
    )


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"status": "Ước thực hiện"}, "[cần xem lại: tình trạng số liệu: Ước thực hiện]"),
        ({"notes": "Chưa gồm Sở B: chưa gửi báo cáo."}, "[cần xem lại: Chưa gồm Sở B: chưa gửi báo cáo]"),
    ],
)
def test_a_doubt_is_marked(changed: dict[str, str], mark: str) -> None:
    one = line(**changed)
    spans = sentence(case(one), one).spans
    assert [span.text for span in spans if span.doubt] == [mark]


def test_what_the_figure_of_some_agencies_compares_is_highlighted() -> None:
    one = line(coverage="1/2")
    assert [span.text for span in sentence(case(one), one).spans if span.doubt] == [
        "vượt kế hoạch (50%); tăng 20,5 điểm phần trăm so với năm 2021 (40%), chiều hướng tốt hơn",
        "[cần xem lại: mới có số liệu của 1/2 đơn vị]",
    ]


def test_an_indicator_without_number_goes_by_its_label() -> None:
    assert said(line(tt="", label="Tỷ lệ nữ")).startswith("Tỷ lệ nữ: năm 2022 là 60,5%")
    assert said(line(tt="", label="Chỉ tiêu 4.b. Tỷ lệ nữ")).startswith("Chỉ tiêu I.4.b. Tỷ lệ nữ: năm")


def test_a_sound_figure_has_no_mark() -> None:
    assert "[" not in said(line())


def test_a_count_of_few_persons_is_marked_where_the_plan_calls_it_sensitive() -> None:
    few = line(numerator=Decimal(2), denominator=Decimal(3))
    assert "không công bố" in said(few, sensitive=True)
    assert "không công bố" not in said(few)


def test_a_note_of_an_agency_is_an_explanation_and_no_doubt() -> None:
    one = missed(notes="Sở A: thiếu nguồn cán bộ")
    of = case(one, rows=(data("CT 1.1", note="thiếu nguồn cán bộ"),))
    assert "[" not in sentence(of, one).text
    assert [paragraph.text for paragraph in explanations(of, one)] == ["Sở A: thiếu nguồn cán bộ"]


def test_a_missed_target_without_explanation_asks_for_one() -> None:
    one = missed()
    assert [p.text for p in explanations(case(one), one)] == [
        "[cần bổ sung: nguyên nhân, giải pháp; Sở Nội vụ chưa giải trình]"
    ]


def test_a_figure_that_nobody_gave_asks_for_the_figure() -> None:
    one = line(value=None, achievement="Chưa có số liệu")
    assert [p.text for p in explanations(case(one), one)] == [
        "[cần bổ sung: số liệu hoặc nguyên nhân chưa có số liệu; Sở Nội vụ chưa giải trình]"
    ]


def test_a_source_beside_no_figure_is_no_explanation() -> None:
    one = line(value=None, achievement="Chưa có số liệu")
    of = case(one, rows=(data("CT 1.1", note="Sổ theo dõi của các huyện"),))
    assert [p.text for p in explanations(of, one)] == [
        "Sở A: Sổ theo dõi của các huyện",
        "[cần bổ sung: số liệu hoặc nguyên nhân chưa có số liệu]",
    ]


def test_answers_that_are_not_added_are_told() -> None:
    one = line(value=None, target_printed="", change=None, achievement="Không đánh giá được", notes="Sở A: Có")
    plan = make_plan(indicator("1.1", "list", "so-a"))
    of = case(one, plan=plan, rows=(data("CT 1.1", text="Có"),))
    assert sentence(of, one).text.endswith(": năm 2022: Có (Sở A); kế hoạch không nêu mức để so sánh.")


def test_a_target_in_words_is_quoted() -> None:
    target = "100% cơ quan (cấp tỉnh)"
    assert f"vượt kế hoạch “{target}”" in said(line(target=None, target_printed=target))


def test_what_is_achieved_needs_no_explanation() -> None:
    assert not list(explanations(case(line()), line()))


def test_an_indicator_that_the_plan_does_not_have_is_marked() -> None:
    one = line("9.9")
    assert "[cần xem lại: chỉ tiêu này không có trong kế hoạch]" in sentence(case(plan=make_plan()), one).text
