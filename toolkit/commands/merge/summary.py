"""What ``bdgxl merge`` says on the console when it is done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.findings_text import wrapped
from toolkit.core.findings.model import Severity
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation, Expectation, Figure

_MOST_NAMES = 6
_MISSING = "missing-report"


def summary(consolidation: "Consolidation", target: Path, *, same: bool) -> Iterator[str]:
    """What was received, missing, consolidated and found, in a few lines; ``same``: nothing had to be written."""
    from workbook_templates.consolidated.matters import is_unsent

    judgement = consolidation.judgement
    number = f"số {judgement.plan.number}," if judgement.plan.number else "của"
    yield click.style(plain(f"{judgement.period.name} – Kế hoạch {number} {judgement.plan.issuer}"), bold=True)
    for report in judgement.plan.reports:
        expected = [one for one in consolidation.expectations if one.report.id == report.id]
        if expected:
            yield from wrapped(report.title, "  ", "  ")
            yield from wrapped(_received(expected), "    ", "    ")
    if consolidation.figures:
        yield from wrapped(f"Chỉ tiêu: {_achieved(consolidation.figures)}", "  ", "    ")
    counts = Counter(finding.severity for finding in judgement.findings if not is_unsent(finding))
    words = [f"{counts[severity]} {severity.word.lower()}" for severity in Severity]
    missing = sum(finding.code == _MISSING and is_unsent(finding) for finding in judgement.findings)
    more = f"; ngoài ra {missing} báo cáo quá hạn chưa gửi" if missing else ""
    yield f"  Phát hiện: {', '.join(words)}{more}"
    yield f"{'Sổ tổng hợp giữ nguyên, vì nội dung không đổi' if same else 'Đã ghi sổ tổng hợp'}: {plain(str(target))}"
    if not consolidation.balanced:
        yield from _imbalance(consolidation)
    elif counts[Severity.ERROR] or counts[Severity.WARNING] or missing:
        yield from wrapped(
            "Việc tiếp theo: xem trang “Nội dung cần làm rõ” và “Tình hình nộp”, trả lại biểu bằng bdgxl feedback, "
            "nhắc đơn vị bằng bdgxl remind, rồi chạy lại lệnh."
        )


def in_inbox_lines(target: Path, inbox: Path) -> Iterator[str]:
    """What is said of a workbook that is written among the returned forms."""
    if inbox.resolve() in target.resolve().parents:
        yield from wrapped("Sổ nằm trong hộp nhận: lần chạy sau nhận ra và bỏ qua, không tính là biểu gửi về.")


def _received(expected: "Sequence[Expectation]") -> str:
    from toolkit.core.consolidation.model import SubmissionStatus

    counts = Counter(one.status for one in expected)
    got = sum(count for status, count in counts.items() if status.received)
    parts = [f"đã nhận {got}/{len(expected)}"]
    if counts[SubmissionStatus.PARTIAL]:
        parts[0] += f" ({counts[SubmissionStatus.PARTIAL]} có ô bị từ chối)"
    for status, words in (
        (SubmissionStatus.BY_LETTER, "không phát sinh, bằng công văn"),
        (SubmissionStatus.FORM_MISSING, "có công văn, thiếu biểu"),
        (SubmissionStatus.REJECTED, "biểu không hợp lệ"),
        (SubmissionStatus.LEFT_OUT, "để ngoài theo --exclude"),
        (SubmissionStatus.HELD, "tạm giữ"),
        (SubmissionStatus.EXEMPT, "được miễn"),
    ):
        if counts[status]:
            parts.append(f"{words} {counts[status]}")
    missing = [one.agency.name for one in expected if one.status is SubmissionStatus.MISSING]
    if missing:
        more = f" và {len(missing) - _MOST_NAMES} đơn vị khác" if len(missing) > _MOST_NAMES else ""
        parts.append(f"chưa gửi {len(missing)}: {', '.join(missing[:_MOST_NAMES])}{more}")
    return "; ".join(parts)


def _achieved(figures: "Sequence[Figure]") -> str:
    from toolkit.core.consolidation.model import Achievement

    counts = Counter(figure.achievement for figure in figures)
    words = [f"{counts[word]} {word.value.lower()}" for word in Achievement if counts[word]]
    return f"{len(figures)} dòng số liệu ({', '.join(words)})"


def _imbalance(consolidation: "Consolidation") -> Iterator[str]:
    yield click.style("Sổ đối chiếu KHÔNG KHỚP: đây là lỗi của bdgxl, đừng dùng tệp này để trình ký.", fg="red")
    for balance in consolidation.balances:
        if not balance.balanced:
            parts = " + ".join(f"{count} {label.lower()}" for label, count in balance.parts)
            yield plain(f"  {balance.title}: {balance.total_label.lower()} {balance.total}, nhưng {parts}")
    yield "Đề nghị gửi các dòng trên cho người bảo trì."
