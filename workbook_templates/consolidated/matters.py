"""What a leader has to decide, each in one sentence; and how an indicator is named in a sentence."""

from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.achievement import surpassed
from toolkit.core.consolidation.comparison import differing_baselines
from toolkit.core.consolidation.contributions import CONFLICT, CROSSCHECK, given
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.forms.indicator_spec import CORRECTIONS
from toolkit.core.forms.tasks import TASKS, task_numbers
from toolkit.core.plan.model import Basis, Indicator, Mode, Plan, Structure
from toolkit.core.plan.naming import annex_number
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.text import brief
from toolkit.core.verdict import Standing, Verdict
from toolkit.core.vocabulary import STATUS_ESTIMATE, TASK_NOT_STARTED
from workbook_templates.consolidated import words
from workbook_templates.consolidated.task_stands import task_stands

_MOST_OWNERS = 6
_UNSENT = ("missing-report", "not-yet-due")


def matters(consolidation: Consolidation, previous: Sequence[ConsolidatedBook] = ()) -> list[str]:
    """Sentences, gravest first."""
    return [
        *_of_files(consolidation),
        *_of_figures(consolidation, previous),
        *_of_answers(consolidation),
        *_of_findings(consolidation),
    ]


def _of_files(consolidation: Consolidation) -> Iterator[str]:
    plan, verdicts = consolidation.judgement.plan, consolidation.judgement.verdicts
    held = [v for v in verdicts if v.standing is Standing.HELD]
    if held:
        yield f"{len(held)} tệp tạm giữ, chưa tính vào số liệu: {_files(plan, held)}."
    provisional = [v for v in verdicts if v.standing is Standing.COUNTED and v.provisional]
    if provisional:
        yield f"Tạm lấy bản mới nhất trong nhiều bản khác nhau: {_files(plan, provisional)}."


def _of_figures(consolidation: Consolidation, previous: Sequence[ConsolidatedBook]) -> Iterator[str]:
    plan, figures = consolidation.judgement.plan, consolidation.figures
    for row in (f.indicator for f in figures if f.indicator.contradictory):
        yield (
            f"Chỉ tiêu {number_of(plan, row)}: kế hoạch ghi “{row.target.printed}”, trái với chiều của chỉ tiêu; "
            "đề nghị xác định lại mức kế hoạch."
        )
    differing = differing_baselines(consolidation, previous)
    for text, found in (
        ("Có nhiều số khác nhau, chưa chốt được số đúng", [f for f in figures if _undecided(f)]),
        ("Số đối chiếu khác số chính thức", [f for f in figures if _differs(f)]),
        ("Chỉ tiêu mới có số của một phần đơn vị", [f for f in figures if 0 < f.received < f.expected]),
        ("Số liệu là ước thực hiện, chưa chính thức", [f for f in figures if _estimated(f)]),
        (f"Kết quả năm trước in trong kế hoạch khác sổ tổng hợp, xem trang {words.COMPARISON}", differing),
        ("Mức kế hoạch dễ hơn kết quả năm trước đã đạt", [f for f in figures if surpassed(f.indicator)]),
    ):
        if found:
            yield f"{text} ({len(found)}): {'; '.join(number_of(plan, figure.indicator) for figure in found)}."
    assumed = [
        f for f in figures if f.indicator.basis.get("mode") is Basis.ASSUMED and f.indicator.mode is not Mode.LIST
    ]
    if assumed:
        yield (
            f"{len(assumed)} chỉ tiêu có cách tổng hợp là giả định vì kế hoạch không nêu "
            f"(cột Chú dẫn ở trang {words.INDICATORS})."
        )


def _of_answers(consolidation: Consolidation) -> Iterator[str]:
    """Corrections of earlier figures, and tasks that stand still."""
    corrections = [record for record in consolidation.of_form(CORRECTIONS) if record.data]
    if corrections:
        yield f"{len(corrections)} đính chính số kỳ trước: xem cuối trang {words.INDICATORS}."
    waiting = [r for r in consolidation.of_form(TASKS) if (d := r.get("status")) and d.value == TASK_NOT_STARTED]
    if waiting:
        yield f"{len(waiting)} lượt nhiệm vụ đơn vị ghi “{TASK_NOT_STARTED}”: xem trang {words.TASKS}."
    late = [stand for stand in task_stands(consolidation).values() if stand.late]
    if late:
        numbers = task_numbers(consolidation.judgement.plan)
        names = brief("; ".join(numbers[stand.task.code] for stand in late), 120)
        yield f"Nhiệm vụ quá hạn ({len(late)}): {names}; xem trang {words.TASKS}."


def _of_findings(consolidation: Consolidation) -> Iterator[str]:
    told = [finding for finding in consolidation.judgement.findings if not is_unsent(finding)]
    errors, warnings = (
        sum(1 for f in told if f.severity is severity) for severity in (Severity.ERROR, Severity.WARNING)
    )
    if errors or warnings:
        yield f"{errors} lỗi (số liệu chưa được tổng hợp) và {warnings} nội dung cần làm rõ: xem trang {words.ISSUES}."


def is_unsent(finding: Finding) -> bool:
    """Whether it says that a report has not come, and nobody has accepted that: other sheets count those."""
    return finding.code in _UNSENT and not finding.waived


def number_of(plan: Plan, row: Indicator) -> str:
    """An indicator as the annex numbers it."""
    return annex_number(plan.objective_by_code[row.objective].mark, row.tt, row.label, row.code)


def owner_of(structure: Structure, row: Indicator) -> str:
    """Who answers for an indicator: the lead as printed, else those who report it, the first of them where many do."""
    if row.leads:
        return row.leads
    names = [agency.name for agency, _ in structure.reporters(row)]
    if len(names) <= _MOST_OWNERS:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_OWNERS - 1])} và {len(names) - _MOST_OWNERS + 1} đơn vị khác"


def _files(plan: Plan, verdicts: list[Verdict]) -> str:
    names = []
    for verdict in sorted(verdicts, key=lambda v: v.file.name):
        agency = plan.agency_by_code.get(verdict.agency)
        names.append(agency.name if agency else verdict.file.name)
    return brief("; ".join(dict.fromkeys(names)), 300)


def _differs(figure: Figure) -> bool:
    return any(remark.startswith("Số đối chiếu") for remark in figure.remarks) and any(
        one.reason == CROSSCHECK for one in figure.contributions
    )


def _undecided(figure: Figure) -> bool:
    return any(one.reason == CONFLICT for one in figure.contributions)


def _estimated(figure: Figure) -> bool:
    return any(one.counted and given(one.record).status == STATUS_ESTIMATE for one in figure.contributions)
