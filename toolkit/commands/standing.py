"""Where an agency stands with a report, as a person who has to act on it reads it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from toolkit.core.consolidation.model import Expectation, SubmissionStatus
from toolkit.core.findings.model import Finding, Scope, Severity
from toolkit.core.numbers.formats import show_date
from toolkit.core.text import lowered, shortened
from toolkit.core.verdict import Judgement, Standing, Verdict

if TYPE_CHECKING:
    import datetime as dt

_REASON = 160
_LETTER_ALONE = "letter-without-form"
"""Told by the standing of the report."""
_UNCLEAR = (Standing.REJECTED, Standing.HELD)


class Need(StrEnum):
    """What is to be done about a report; the values are the headings that users see."""

    ACT = "Cần xử lý"
    LATE = "Đã gửi, chậm hạn"
    WAITING = "Chưa gửi, chưa đến hạn"
    DONE = "Đã xong"


_ACTING = (
    SubmissionStatus.REJECTED,
    SubmissionStatus.HELD,
    SubmissionStatus.FORM_MISSING,
    SubmissionStatus.LEFT_OUT,
    SubmissionStatus.PARTIAL,
)


def need_of(one: Expectation) -> Need:
    """What is to be done; a missing report without a due date is asked for like one that is overdue."""
    if one.status is SubmissionStatus.MISSING:
        return Need.WAITING if one.due is not None and not one.late_days else Need.ACT
    if one.status in _ACTING:
        return Need.ACT
    return Need.LATE if one.late_days else Need.DONE


def standing_words(one: Expectation, as_of: "dt.date") -> str:
    """The standing in a few Vietnamese words, small letters first, without a full stop."""
    if one.status is SubmissionStatus.MISSING:
        return _missing(one, as_of)
    words = [lowered(one.status.value)]
    if one.status is SubmissionStatus.FORM_MISSING and one.letter is not None:
        words.append(one.letter.words)
    if one.status is SubmissionStatus.PARTIAL and one.verdict is not None:
        words[0] = f"đã nhận, {one.verdict.cells.refused} ô bị từ chối"
    elif one.verdict is not None and one.status in _ACTING:
        words.append(_why(one.verdict))
    if one.late_days:
        words.append(f"chậm {one.late_days} ngày")
    return "; ".join(filter(None, words))


def unclear_files(judgement: Judgement) -> list[Verdict]:
    """Files that may hold somebody's report although it is not known whose, or although they could not be opened."""
    return [one for one in judgement.verdicts if _nobodys(one) or _closed(one)]


def _nobodys(verdict: Verdict) -> bool:
    return verdict.standing in _UNCLEAR and not (verdict.agency and verdict.report)


def _closed(verdict: Verdict) -> bool:
    acting = any(finding.severity is not Severity.INFO for finding in verdict.findings)
    return verdict.standing is Standing.IGNORED and acting


def register_findings(judgement: Judgement) -> list[Finding]:
    """What is wrong with the office's register: letters that it cannot be read for may have been answers."""
    from toolkit.core.findings.catalogue import rule

    return [
        finding
        for finding in judgement.findings
        if finding.severity is not Severity.INFO
        and rule(finding.code).scope is Scope.REGISTER
        and finding.code != _LETTER_ALONE
    ]


def of_need(expected: Iterable[Expectation], need: Need) -> list[Expectation]:
    """Those of a need, those that are longest overdue first."""
    found = [one for one in expected if need_of(one) is need]
    return sorted(found, key=lambda one: (one.status is not SubmissionStatus.MISSING, -(one.late_days or 0)))


def refusing(verdict: Verdict) -> Sequence[Finding]:
    """The findings that keep a file from being counted."""
    return [finding for finding in verdict.findings if finding.severity is Severity.ERROR]


def _missing(one: Expectation, as_of: "dt.date") -> str:
    if one.due is None:
        return "chưa gửi"
    moved = f", đã lùi hạn đến {show_date(one.due)}" if one.postponed is not None else ""
    if one.late_days:
        return f"chưa gửi, quá hạn {one.late_days} ngày{moved}"
    left = (one.due - as_of).days
    return f"chưa gửi, {f'còn {left} ngày đến hạn' if left else 'hôm nay đến hạn'}{moved}"


def _why(verdict: Verdict) -> str:
    """Why a file is not counted: as judging says, else what refuses it first."""
    found = refusing(verdict)
    return shortened(lowered((verdict.reason or (found[0].message if found else "")).rstrip(".")), _REASON)
