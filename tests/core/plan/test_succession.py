"""The plan of a later year: what is carried over, what is left open, and that nothing changes without being told."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.builders import indicator, make_plan
from tests.core.plan.rolled import plan_of, row_of, told
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Basis, Quantity, Target, Task
from toolkit.core.plan.results import Result, Results
from toolkit.core.plan.succession.next_plan import next_plan
from toolkit.core.plan.succession.roll import roll_day, roll_id, roll_text

PLANS = Path(__file__).parents[3] / "samples" / "plans"
OFFICIAL = "Chính thức"


def results(value: str | None, status: str = OFFICIAL, coverage: str = "1/1", period: str = "nam") -> Results:
    result = Result(value=None if value is None else Decimal(value), status=status, coverage=coverage)
    return Results(file="t.xlsx", period=make_plan().period_by_code[period], by_code={"1.1": result})


@pytest.mark.parametrize(
    ("text", "rolled"),
    [
        ("Năm 2022", "Năm 2026"),
        ("trước ngày 05/12/2022", "trước ngày 05/12/2026"),
        ("từ ngày 15/11-15/12/2022", "từ ngày 15/11-15/12/2026"),
        ("giai đoạn 2021-2022", "giai đoạn 2021-2022"),
        ("giai đoạn 2022 - 2025", "giai đoạn 2022 - 2025"),
        ("giai đoạn 2022–2025, năm 2022", "giai đoạn 2022–2025, năm 2026"),
        ("văn bản 12022/QĐ", "văn bản 12022/QĐ"),
        ("trước ngày 05 tháng 12", "trước ngày 05 tháng 12"),
    ],
)
def test_the_year_is_rolled_where_it_stands_alone(text: str, rolled: str) -> None:
    assert roll_text(text, (2022,), 4) == rolled


@pytest.mark.parametrize(
    ("day", "years", "rolled"),
    [("2022-12-05", 4, "2026-12-05"), ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29")],
)
def test_days_keep_day_and_month(day: str, years: int, rolled: str) -> None:
    assert roll_day(dt.date.fromisoformat(day), years) == dt.date.fromisoformat(rolled)


@pytest.mark.parametrize(
    ("plan_id", "rolled"),
    [("nghe-an-2022", "nghe-an-2026"), ("bdg", "bdg-2026"), ("a" * 40, "a" * 35 + "-2026")],
)
def test_the_id_names_the_new_year(plan_id: str, rolled: str) -> None:
    assert roll_id(plan_id, 2022, 2026) == rolled


def test_periods_and_deadlines_move_to_the_new_year() -> None:
    report = {
        "id": "r",
        "title": "Báo cáo năm 2022",
        "forms": ["indicators"],
        "due": [
            {"period": "nam", "date": "2023-01-10", "printed": "trước ngày 10/01/2023"},
            {"period": "6t", "printed": "trước ngày 05 tháng 6"},
        ],
    }
    new = next_plan(plan_of(reports=[report]), 2026).plan
    assert [(p.code, p.name, p.start.isoformat(), p.end.isoformat()) for p in new.periods] == [
        ("nam", "Năm 2026", "2026-01-01", "2026-12-31"),
        ("6t", "6 tháng", "2026-01-01", "2026-06-30"),
    ]
    assert new.reports[0].title == "Báo cáo năm 2026"
    assert [(due.date and due.date.isoformat(), due.printed) for due in new.reports[0].due] == [
        ("2027-01-10", "trước ngày 10/01/2027"),
        (None, "trước ngày 05 tháng 6"),
    ]
    assert new.reports[0].field_basis["due"] is Basis.PROPOSED


def test_a_term_of_several_years_stays_and_is_told() -> None:
    term = {"code": "nhiem-ky", "name": "Nhiệm kỳ 2021-2025", "start": "2021-01-01", "end": "2025-12-31"}
    made = next_plan(plan_of(periods=[*plan_of().model_dump()["periods"], term]), 2026)
    assert made.plan.periods[-1].end == dt.date(2025, 12, 31)
    assert told(made, "long-period") == ["Nhiệm kỳ 2021-2025 (nhiem-ky)"]


def test_what_belongs_to_the_old_document_is_cleared() -> None:
    row = indicator("1.1", "single", "so-a", place="Phụ lục 2, mục I.1")
    annex = {
        "name": "Phụ lục 2",
        "title": "Chỉ tiêu năm 2022",
        "cites": "(Kèm theo …)",
        "number": "1/KH",
        "issued": None,
    }
    made = next_plan(plan_of(None, row, annexes=[annex], issued="2022-03-01", notes=["Cũ."]), 2026)
    new = made.plan
    assert (new.number, new.issued, new.indicators[0].place) == ("", None, "")
    assert [annex.model_dump(exclude_defaults=True) for annex in new.annexes] == [
        {"name": "Phụ lục 2", "title": "Chỉ tiêu năm 2026"}
    ]
    assert told(made, "document") == ["1/KH-UBND ngày 01/03/2022"]
    assert "Cũ." not in new.notes
    assert new.notes[0].startswith("Lập từ kế hoạch số 1/KH-UBND năm 2022 của UBND tỉnh Nghệ An;")


def test_the_old_target_is_no_target_of_the_new_year() -> None:
    made = next_plan(plan_of(None, indicator("1.1", "single", "so-a")), 2026)
    assert (row_of(made).target, row_of(made).basis["target"]) == (Target(), Basis.PROPOSED)
    assert told(made, "target") == ["Chỉ tiêu 1.1 (1.1): kế hoạch năm 2022 là 50"]


def test_without_results_the_baseline_is_open() -> None:
    made = next_plan(plan_of(None, indicator("1.1", "single", "so-a")), 2026)
    assert (row_of(made).baseline, row_of(made).basis["baseline"]) == (Quantity(), Basis.PROPOSED)
    assert told(made, "baseline-missing") == ["Chỉ tiêu 1.1 (1.1)"]


@pytest.mark.parametrize(
    ("given", "kind", "line"),
    [
        (results("66.67"), "baseline", "Chỉ tiêu 1.1 (1.1): 66,67"),
        (results("66.67", "Ước thực hiện"), "baseline-doubtful", "Chỉ tiêu 1.1 (1.1): 66,67, Ước thực hiện"),
        (results("66.67", coverage="7/9"), "baseline-doubtful", "Chỉ tiêu 1.1 (1.1): 66,67, 7/9 đơn vị có số"),
        (results("66.67", period="6t"), "baseline-doubtful", "Chỉ tiêu 1.1 (1.1): 66,67, ước cả năm"),
        (results(None, "Chưa có số liệu"), "baseline-missing", "Chỉ tiêu 1.1 (1.1): Chưa có số liệu"),
    ],
)
def test_results_become_baselines_to_be_confirmed(given: Results, kind: str, line: str) -> None:
    row = indicator("1.1", "ratio", "so-a")
    made = next_plan(plan_of(None, row), 2023, given)
    value = given.by_code["1.1"].value
    assert row_of(made).baseline == (
        Quantity() if value is None else Quantity(printed="66,67", value=Decimal("66.67"), year=2022)
    )
    assert row_of(made).basis["baseline"] is Basis.PROPOSED
    assert told(made, kind) == [line]


def test_a_result_of_an_earlier_year_says_of_which() -> None:
    made = next_plan(plan_of(None, indicator("1.1", "ratio", "so-a")), 2026, results("66.67"))
    assert row_of(made).baseline == Quantity(printed="66,67 (năm 2022)", value=Decimal("66.67"), year=2022)
    assert told(made, "baseline-doubtful") == ["Chỉ tiêu 1.1 (1.1): 66,67, số năm 2022, không phải năm 2025"]


def test_a_count_is_taken_without_idle_decimals() -> None:
    made = next_plan(plan_of(None, indicator("1.1", "single", "so-a")), 2023, results("120.0"))
    assert row_of(made).baseline.printed == "120"


# timing | first day | last day | → timing | first day | last day | told as
TASKS = """
Tháng 2/2022             |2022-02-01|2022-02-28|Tháng 2/2024             |2024-02-01|2024-02-29|timing-rolled
Quý III/2022             |2022-07-01|2022-09-30|Quý III/2024             |2024-07-01|2024-09-30|timing-rolled
Từ ngày 15/11-15/12/2022 |2022-11-15|2022-12-15|Từ ngày 15/11-15/12/2024 |2024-11-15|2024-12-15|timing-rolled
Thường xuyên trong năm   |2022-01-01|2022-12-31|Thường xuyên trong năm   |2024-01-01|2024-12-31|
Theo KH được phê duyệt   |          |          |Theo KH được phê duyệt   |          |          |
Dịp 8/3 và 20/10 năm 2022|          |          |Dịp 8/3 và 20/10 năm 2022|          |          |timing-kept
giai đoạn 2021-2022      |2022-01-01|2022-12-31|giai đoạn 2021-2022      |2024-01-01|2024-12-31|timing-kept
cả nhiệm kỳ              |2021-01-01|2025-12-31|cả nhiệm kỳ              |2021-01-01|2025-12-31|long-period
"""


@pytest.mark.parametrize("line", TASKS.strip().splitlines())
def test_timings_are_rolled_only_where_they_plainly_name_days(line: str) -> None:
    timing, start, end, new_timing, new_start, new_end, kind = (cell.strip() or None for cell in line.split("|"))
    task = {"code": "1", "text": "Việc", "timing": timing, "start": start, "end": end}
    made = next_plan(plan_of(tasks=[task]), 2024)
    new = made.plan.tasks[0]
    assert (new.timing, *(day and day.isoformat() for day in (new.start, new.end))) == (new_timing, new_start, new_end)
    kinds = {d.kind.slug for d in made.decisions if d.code == "1"}
    assert kinds == ({kind} if kind else set())
    rolled = {name for name in ("timing", "start", "end") if getattr(new, name) != getattr(task_of(task), name)}
    assert {name for name, basis in new.basis.items() if basis is Basis.PROPOSED} == rolled


def task_of(data: dict[str, Any]) -> Task:
    return Task.model_validate(data)


def test_a_text_that_names_the_old_year_is_left_and_told() -> None:
    made = next_plan(plan_of(tasks=[{"code": "1", "text": "Xây dựng kế hoạch năm 2022"}]), 2026)
    assert made.plan.tasks[0].text == "Xây dựng kế hoạch năm 2022"
    assert told(made, "text-year") == ["Xây dựng kế hoạch năm 2022 (1)"]


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_field_that_changed_is_marked_or_told(path: Path) -> None:
    old = load_plan(path)
    made = next_plan(old, old.year + 1)
    open_rows = [row for row in made.plan.indicators if row.mode.value != "heading"]
    assert all(row.basis["target"] is row.basis["baseline"] is Basis.PROPOSED for row in open_rows)
    for before, after in zip(old.tasks, made.plan.tasks, strict=True):
        assert set(_differing(before, after)) - {"place", "basis"} <= {
            name for name, basis in after.basis.items() if basis is Basis.PROPOSED
        }
    named = " ".join(made.plan.notes)
    assert all(decision.kind.title in named for decision in made.decisions)


def _differing(before: Task, after: Task) -> Iterable[str]:
    return (name for name in Task.model_fields if getattr(before, name) != getattr(after, name))


def test_a_year_that_is_not_later_is_refused() -> None:
    with pytest.raises(ValueError, match="2022 is not after 2022"):
        next_plan(plan_of(), 2022)
