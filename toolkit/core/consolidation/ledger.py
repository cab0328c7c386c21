"""The ledger: every expected report, every file and every input cell is accounted for, or there is a bug."""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.model import Balance, Expectation, SubmissionStatus
from toolkit.core.verdict import CellCount, Judgement, Record, Standing

FILES = "Tệp trong hộp nhận"
CELLS = "Ô nhập liệu của các tệp được tính"


def balances(
    judgement: Judgement, expectations: Sequence[Expectation], records: Sequence[Record], cells: CellCount
) -> tuple[Balance, ...]:
    """One balance per report of the period, one of the files, one of the cells."""
    return (*_reports(judgement, expectations), _files(judgement), _cells(records, cells))


def _reports(judgement: Judgement, expectations: Sequence[Expectation]) -> Iterator[Balance]:
    for report in judgement.plan.reports:
        owners = judgement.plan.owners(report, judgement.period.code)
        if not owners:
            continue
        found = Counter(one.status for one in expectations if one.report.id == report.id)
        yield Balance(
            title=report.title,
            total_label="Số đơn vị phải gửi",
            total=len(owners),
            parts=tuple((status.value, found[status]) for status in SubmissionStatus),
        )


def _files(judgement: Judgement) -> Balance:
    # Distinct names: a file judged twice, or not at all, must not balance.
    names = {verdict.file.name for verdict in judgement.verdicts}
    found = Counter(verdict.standing for verdict in judgement.verdicts)
    return Balance(
        title=FILES,
        total_label="Số tệp tìm thấy",
        total=len(names),
        parts=tuple((_sentence(standing.word), found[standing]) for standing in Standing),
    )


def _cells(records: Sequence[Record], cells: CellCount) -> Balance:
    # What was consolidated is counted again from the records, not taken from the count made while judging.
    return Balance(
        title=CELLS,
        total_label="Số ô đã đọc",
        total=cells.read,
        parts=(
            ("Đã tổng hợp", sum(len(record.data) for record in records)),
            ("Để trống", cells.blank),
            ("Bị từ chối", cells.refused),
        ),
    )


def _sentence(word: str) -> str:
    return word[:1].upper() + word[1:]
