"""The ledger: every expected report, every file and every input cell is accounted for, or there is a bug."""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.model import Balance, Expectation, SubmissionStatus
from toolkit.core.register.model import Fate
from toolkit.core.verdict import CellCount, Judgement, Record, Standing

FILES = "Tệp trong hộp nhận"
CELLS = "Ô nhập liệu của các tệp được tính"
REGISTER = "Sổ theo dõi"


def balances(
    judgement: Judgement, expectations: Sequence[Expectation], records: Sequence[Record], cells: CellCount
) -> tuple[Balance, ...]:
    """One balance per report of the period, one of the files, one of the cells, one of the register where there is one.

    ``records`` are those of the counted files.
    """
    return (*_reports(judgement, expectations), _files(judgement), _cells(records, cells), *_register(judgement))


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
    grounds = [bool(datum.ground) for record in records for datum in record.data]
    return Balance(
        title=CELLS,
        total_label="Số ô đã đọc",
        total=cells.read,
        parts=(
            ("Đã tổng hợp", grounds.count(False)),
            ("Thay bằng số chốt trong sổ theo dõi", grounds.count(True)),
            ("Để trống", cells.blank),
            ("Bị từ chối", cells.refused),
        ),
    )


def _register(judgement: Judgement) -> Iterator[Balance]:
    entries = judgement.register.entries
    if entries:
        found = Counter(entry.fate for entry in entries)
        yield Balance(
            title=REGISTER,
            total_label="Số dòng đã ghi",
            total=len({(entry.row.sheet, entry.row.number) for entry in entries}),
            parts=tuple((fate.value, found[fate]) for fate in Fate),
        )


def _sentence(word: str) -> str:
    return word[:1].upper() + word[1:]
