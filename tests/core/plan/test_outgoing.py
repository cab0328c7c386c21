"""Reports that are sent on: those of the plan in their period, else one that is derived and says so."""

from typing import Any

import pytest

from tests.builders import make_plan
from toolkit.core.plan.load import PlanError, dump_plan, parse_plan
from toolkit.core.plan.model import Basis, Outgoing, Plan
from toolkit.core.plan.outgoing import SIGNER, outgoing_reports


def sent(name: str, **fields: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Kết quả {name}", "issuer": "Sở A", "signer": "GIÁM ĐỐC", **fields}


def of(plan: Plan, period: str = "nam") -> tuple[Outgoing, ...]:
    return outgoing_reports(plan, plan.period_by_code[period])


def test_the_plan_names_them_for_a_period() -> None:
    plan = make_plan(outgoing=[sent("a", periods=["6t"]), sent("b"), sent("c", periods=["nam"])])
    assert [report.id for report in of(plan)] == ["b", "c"]


def test_one_is_derived_where_the_plan_names_none_for_the_period() -> None:
    plan = make_plan(outgoing=[sent("a", periods=["6t"])], recipients=["UBND tỉnh", "Bộ Nội vụ"])
    (report,) = of(plan)
    assert (report.superior, report.issuer) == ("Ủy ban nhân dân tỉnh Nghệ An", "Sở A")
    assert report.title == "Kết quả thực hiện công tác bình đẳng giới năm 2022"
    assert report.to == ("UBND tỉnh", "Bộ Nội vụ")
    assert report.basis is Basis.PROPOSED


def test_what_nobody_has_said_is_left_open() -> None:
    (report,) = of(make_plan())
    assert (report.symbol, report.letter_symbol, report.signer) == ("", "", SIGNER)


def test_a_body_is_not_its_own_superior() -> None:
    plan = make_plan(issuer="Sở A")
    assert of(plan)[0].superior == ""


def test_who_consolidates_at_the_end_of_the_period_sends_it() -> None:
    agencies = [
        {"code": "so-a", "name": "Sở A", "valid_to": "2022-06-30", "successors": ["so-b"]},
        {"code": "so-b", "name": "Sở B"},
    ]
    plan = Plan.model_validate(make_plan(agencies="so-a so-b").model_dump() | {"agencies": agencies})
    assert [of(plan, "6t")[0].issuer, of(plan)[0].issuer] == ["Sở A", "Sở B"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"outline": "x"}, "báo cáo gửi đi a, trường 'outline': 'x' chưa được khai báo"),
        ({"periods": ["q1"]}, "không có kỳ 'q1'; các kỳ đã khai: 6t, nam"),
        ({"order": "x"}, "Chọn một trong: objectives, national."),
    ],
)
def test_what_is_wrong_is_told_in_vietnamese(fields: dict[str, Any], said: str) -> None:
    text = dump_plan(make_plan(outgoing=[sent("a")]))
    lines = "".join(f"  {name}: {value}\n" for name, value in fields.items())
    with pytest.raises(PlanError) as refused:
        parse_plan(text.replace("- id: a\n", f"- id: a\n{lines}"), "ke-hoach.yaml")
    assert said in str(refused.value)
