"""What a leader has to decide, each in one sentence; and how an indicator is named in a sentence."""

from collections.abc import Iterable, Sequence

from toolkit.core.consolidation.achievement import surpassed
from toolkit.core.consolidation.comparison import differing_baselines
from toolkit.core.consolidation.contributions import CONFLICT, CROSSCHECK, given
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.forms.indicator_spec import CORRECTIONS
from toolkit.core.forms.tasks import TASKS, task_numbers
from toolkit.core.plan.model import Basis, Indicator, Mode, Plan, Structure
from toolkit.core.readback.matching import bare_label
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.verdict import Standing, Verdict
from toolkit.core.vocabulary import STATUS_ESTIMATE, TASK_NOT_STARTED
from workbook_templates.consolidated import words
from workbook_templates.consolidated.task_stands import task_stands

_MOST_OWNERS = 6
_UNSENT = ("missing-report", "not-yet-due")


def matters(consolidation: Consolidation, previous: Sequence[ConsolidatedBook] = ()) -> list[str]:
    """Sentences, gravest first."""
    judgement = consolidation.judgement
    plan = judgement.plan
    figures = consolidation.figures
    found: list[str] = []
    held = [v for v in judgement.verdicts if v.standing is Standing.HELD]
    if held:
        found.append(f"{len(held)} tệp tạm giữ, chưa tính vào số liệu: {_files(plan, held)}.")
    provisional = [v for v in judgement.verdicts if v.standing is Standing.COUNTED and v.provisional]
    if provisional:
        found.append(f"Tạm lấy bản mới nhất trong nhiều bản khác nhau: {_files(plan, provisional)}.")
    doubtful = [f for f in figures if f.indicator.contradictory]
    for figure in doubtful:
        row = figure.indicator
        found.append(
            f"Chỉ tiêu {number_of(plan, row)}: kế hoạch ghi “{row.target.printed}”, trái với chiều của chỉ tiêu; "
            "đề nghị xác định lại mức kế hoạch."
        )
    _add(found, plan, "Có nhiều số khác nhau, chưa chốt được số đúng", (f for f in figures if _undecided(f)))
    _add(found, plan, "Số đối chiếu khác số chính thức", (f for f in figures if _differs(f)))
    _add(found, plan, "Chỉ tiêu mới có số của một phần đơn vị", (f for f in figures if 0 < f.received < f.expected))
    _add(found, plan, "Số liệu là ước thực hiện, chưa chính thức", (f for f in figures if _estimated(f)))
    differing = differing_baselines(consolidation, previous)
    _add(found, plan, f"Kết quả năm trước in trong kế hoạch khác sổ tổng hợp, xem trang {words.COMPARISON}", differing)
    _add(found, plan, "Mức kế hoạch thấp hơn kết quả năm trước đã đạt", (f for f in figures if surpassed(f.indicator)))
    assumed = [
        f for f in figures if f.indicator.basis.get("mode") is Basis.ASSUMED and f.indicator.mode is not Mode.LIST
    ]
    if assumed:
        found.append(
            f"{len(assumed)} chỉ tiêu có cách tổng hợp là giả định vì kế hoạch không nêu "
            f"(cột Chú dẫn ở trang {words.INDICATORS})."
        )
    corrections = [record for record in consolidation.of_form(CORRECTIONS) if record.data]
    if corrections:
        found.append(f"{len(corrections)} đính chính số kỳ trước: xem cuối trang {words.INDICATORS}.")
    waiting = [r for r in consolidation.of_form(TASKS) if (d := r.get("status")) and d.value == TASK_NOT_STARTED]
    if waiting:
        found.append(f"{len(waiting)} lượt nhiệm vụ đơn vị ghi “{TASK_NOT_STARTED}”: xem trang {words.TASKS}.")
    late = [stand for stand in task_stands(consolidation).values() if stand.late]
    if late:
        numbers = task_numbers(plan)
        names = brief("; ".join(numbers[stand.task.code] for stand in late), 120)
        found.append(f"Nhiệm vụ quá hạn ({len(late)}): {names}; xem trang {words.TASKS}.")
    told = [finding for finding in judgement.findings if not is_unsent(finding)]
    errors, warnings = (
        sum(1 for f in told if f.severity is severity) for severity in (Severity.ERROR, Severity.WARNING)
    )
    if errors or warnings:
        found.append(
            f"{errors} lỗi (số liệu chưa được tổng hợp) và {warnings} nội dung cần làm rõ: xem trang {words.ISSUES}."
        )
    return found


def is_unsent(finding: Finding) -> bool:
    """Whether it says that a report has not come, and nobody has accepted that: other sheets count those."""
    return finding.code in _UNSENT and not finding.waived


def number_of(plan: Plan, row: Indicator) -> str:
    """An indicator as the annex numbers it: objective, then TT."""
    objective = next((o.number or o.code for o in plan.objectives if o.code == row.objective), row.objective)
    return f"{objective}.{row.tt}" if row.tt else row.code


def owner_of(structure: Structure, row: Indicator) -> str:
    """Who answers for an indicator: the lead as printed, else those who report it, the first of them where many do."""
    if row.leads:
        return row.leads
    names = [agency.name for agency, _ in structure.reporters(row)]
    if len(names) <= _MOST_OWNERS:
        return ", ".join(names)
    return f"{', '.join(names[: _MOST_OWNERS - 1])} và {len(names) - _MOST_OWNERS + 1} đơn vị khác"


def plain_label(row: Indicator) -> str:
    """The label without the words "Chỉ tiêu 2:", which its number says already."""
    return bare_label(row.label)


def brief(text: str, length: int) -> str:
    """A text cut at a word where it is too long for its place."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"


def _add(found: list[str], plan: Plan, text: str, figures: Iterable[Figure]) -> None:
    names = [number_of(plan, figure.indicator) for figure in figures]
    if names:
        found.append(f"{text} ({len(names)}): {'; '.join(names)}.")


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
