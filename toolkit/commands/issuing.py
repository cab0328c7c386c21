"""Writing the forms of ``bdgxl template``: in this process, and when they are many in others beside it."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from toolkit.commands.common import progress

if TYPE_CHECKING:
    from concurrent.futures import Future

    from toolkit.core.outbox import Issued
    from toolkit.core.plan.model import Plan

Found = TypeVar("Found")
Code = tuple[str, str]
"""Ids of a report and an agency."""

_IN_PROCESS = 20
"""Books up to which starting a further process costs more than it saves."""
_MOST = 7
"""Processes beside this one."""
_CHUNK = 2
"""Books handed over at a time; at the end no process waits longer for another than these take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all forms of one run have in common."""

    plan: "Plan"
    period: str
    folder: Path
    password: str


def issue(job: Job, codes: Sequence[Code], meanwhile: Callable[[], Found]) -> "tuple[list[Issued], Found]":
    """Write the forms; ``meanwhile`` is something else to find out, for which no form waits. Raises OutputError."""
    others = 0 if len(codes) <= _IN_PROCESS else min((os.cpu_count() or 1) - 1, _MOST)
    issued: list[Issued] = []
    with progress(len(codes), "Sinh biểu mẫu") as advance:
        if not others:
            for code in codes:
                issued += _write(job, [code])
                advance(1)
            return issued, meanwhile()
        from toolkit.core.workers import Workers

        # A forked process finds the plan in its memory; one that is started anew is sent it once.
        with Workers(others, _begin, (job,)) as pool:
            chunks = [codes[start : start + _CHUNK] for start in range(0, len(codes), _CHUNK)]
            waiting = deque((chunk, pool.submit(_write_chunk, chunk)) for chunk in chunks)
            try:
                found = meanwhile()
                for written in _gathered(job, waiting):
                    issued += written
                    advance(len(written))
            except BaseException:
                pool.finish()  # what is being written is written to its end
                raise
    return issued, found


def _gathered(job: Job, waiting: "deque[tuple[Sequence[Code], Future[list[Issued]]]]") -> "Iterator[list[Issued]]":
    """What the others have written, and what this process writes of the end of the queue instead of waiting."""
    while waiting:
        if waiting[0][1].done():
            yield waiting.popleft()[1].result()
        elif waiting[-1][1].cancel():
            yield _write(job, waiting.pop()[0])
        else:
            yield waiting.popleft()[1].result()


_job: Job
"""What this process, started beside another, writes forms for."""


def _begin(job: Job) -> None:
    from toolkit.core.workers import begin

    global _job
    _job = job
    begin()


def _write_chunk(codes: Sequence[Code]) -> "list[Issued]":
    return _write(_job, codes)


def _write(job: Job, codes: Sequence[Code]) -> "list[Issued]":
    import hashlib

    from toolkit.core.forms.book import agency_book
    from toolkit.core.outbox import Issued, check_replaceable
    from toolkit.core.output import write_atomically
    from workbook_templates.agency_book import write_agency_book

    issued = []
    plan, period = job.plan, job.plan.period_by_code[job.period]
    for report_id, agency in codes:
        report = plan.report_by_id[report_id]
        book = agency_book(plan, report, period, plan.agency_by_code[agency])
        file = f"{report_id}/{book.file_name}"
        check_replaceable(job.folder / file, book.stamp)
        data = write_agency_book(book, password=job.password)
        write_atomically(job.folder / file, data)
        due = report.due_on(job.period)
        issued.append(
            Issued(
                report=report_id,
                period=job.period,
                agency=agency,
                name=book.agency.name,
                due=due.isoformat() if due else "",
                file=file,
                sha256=hashlib.sha256(data).hexdigest(),
            )
        )
    return issued
