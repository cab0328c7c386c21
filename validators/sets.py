"""Findings about several files together, and the decision which submission of an agency counts (design 6).

Identical content counts once. The submission that a letter of the office's register names counts. Of several other
differing submissions the higher submission number counts; where it does not decide, the newest by mail, letter date or
document time counts provisionally, or all are held where the office asks for that; where nothing decides, all are held.
A blank form never supersedes a filled one. A file that the office leaves out never counts, nor does a copy of it.
Two agencies with the same content are an identity conflict: both are held. So are consolidated workbooks of a lower
level that contain the same returned file.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from toolkit.core.numbers.formats import show_date
from toolkit.core.verdict import Standing
from validators.content import differences, telling
from validators.covers import hold_shared_forms
from validators.draft import Draft
from validators.facts import Facts
from validators.overlaps import hold_overlaps
from validators.register.files import lies_in

_UNKNOWN = dt.datetime.min.replace(tzinfo=dt.UTC)
_DAYS: tuple[tuple[Callable[[Draft], dt.date | None], str], ...] = (
    (lambda draft: draft.mailed, "thư nhận ngày"),
    (lambda draft: draft.letter_date, "văn bản gửi kèm đề ngày"),
)
"""By which days the newest is found, the weightier first, and how each is told."""


def leave_out(drafts: Iterable[Draft], names: Collection[str]) -> None:
    """Leave out the forms of these names, whatever speaks for them, and files that are byte for byte the same.

    The name of a message or an archive leaves out everything in it.
    """
    drafts = list(drafts)
    # Of a workbook for several agencies the part of one can be left out alone.
    left = {(d.file.sha256, d.agency if d.file.bundle else ""): d.file.name for d in drafts if lies_in(d.file, names)}
    for draft in drafts:
        name = left.get((draft.file.sha256, "")) or left.get((draft.file.sha256, draft.agency))
        if name and (draft.undecided or draft.standing is Standing.HELD):
            draft.refuse(Standing.LEFT_OUT, "left-out", expected=name)


def decide_sets(drafts: Sequence[Draft], facts: Facts, *, strict: bool = False) -> None:
    """Settle copies, several submissions of one agency, and content shared by two agencies.

    With ``strict`` submissions between which nothing but a date decides are held.
    """
    open_drafts = sorted(
        (d for d in drafts if d.undecided), key=lambda d: (d.letter is None, len(d.file.name), d.file.name)
    )
    hold_shared_forms(open_drafts, facts)
    open_drafts = [draft for draft in open_drafts if draft.undecided]
    _byte_copies(open_drafts)
    groups: dict[tuple[str, str, bool], list[Draft]] = defaultdict(list)
    for draft in open_drafts:
        if draft.undecided:
            # A form and a consolidated workbook of the agency complete each other.
            groups[draft.agency, draft.report, draft.sent.lower is None].append(draft)
    for group in groups.values():
        _one_agency(group, facts, strict=strict)
    _two_agencies([draft for draft in open_drafts if draft.undecided], facts)
    hold_overlaps([draft for draft in open_drafts if draft.undecided], facts)
    for draft in open_drafts:
        if draft.undecided:
            draft.decide(Standing.COUNTED)


def _byte_copies(drafts: Iterable[Draft]) -> None:
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        original = first.setdefault((draft.file.sha256, draft.agency), draft)
        if original is not draft:
            draft.refuse(Standing.DUPLICATE, "byte-copy", expected=original.file.name)
            original.mail_days += draft.mail_days


def _one_agency(group: list[Draft], facts: Facts, *, strict: bool) -> None:
    answers = [draft for draft in group if not draft.sent.untouched]
    if answers:
        # A form that was sent back for correction and comes back as it went says nothing new, whatever its number.
        for draft in group:
            if draft.sent.untouched:
                draft.refuse(Standing.DUPLICATE, "return-untouched", expected=answers[0].file.name)
        group = answers
    newest_first = sorted(group, key=_rank, reverse=True)
    kept: dict[tuple[str, bool], Draft] = {}
    for draft in newest_first:
        original = kept.setdefault((draft.sent.content, draft.nil), draft)
        if original is not draft:
            draft.refuse(Standing.DUPLICATE, "same-content", expected=original.file.name)
            original.mail_days += draft.mail_days
    rivals = [draft for draft in newest_first if draft.undecided]
    answered = [draft for draft in rivals if draft.nil or draft.sent.content] or rivals
    _choose(answered, facts, strict=strict)
    winner = next((draft for draft in answered if draft.undecided), answered[0])
    for draft in rivals:
        if draft not in answered:
            _supersede(draft, winner, "bản trống không thay bản đã điền")


def _choose(rivals: list[Draft], facts: Facts, *, strict: bool) -> None:
    """Leave one of several differing submissions undecided, or hold them all."""
    signed = [draft for draft in rivals if draft.letter is not None]
    if signed:
        _let_letter_decide(signed[0], rivals)
        return
    top = [draft for draft in rivals if draft.number == rivals[0].number]
    winner, ground = _newest(top)
    if winner is None or (strict and len(top) > 1):
        code = "conflicting-submissions" if winner is None else "only-dates-decide"
        name = facts.plan.agency_by_code[top[0].agency].name
        found = differences(top[1].sent, top[0].sent)
        for draft in top:
            others = _names(other for other in top if other is not draft)
            draft.refuse(Standing.HELD, code, agency_name=name, expected=others, found=found, ground=ground)
        winner = top[0]
    elif len(top) > 1:
        winner.provisional = True
        winner.tell(
            "provisional",
            agency_name=facts.plan.agency_by_code[winner.agency].name,
            expected=_names(draft for draft in top if draft is not winner),
            ground=ground,
            found=differences(next(draft for draft in top if draft is not winner).sent, winner.sent),
        )
    for draft in rivals:
        if draft.undecided and draft is not winner:
            if draft not in top and _mailed_later(draft, winner):
                _tell_later(draft, winner, facts)
            _supersede(draft, winner, ground if draft in top else f"lần gửi thứ {winner.number}")


def _mailed_later(draft: Draft, winner: Draft) -> bool:
    return draft.mailed is not None and winner.mailed is not None and draft.mailed > winner.mailed


def _tell_later(draft: Draft, winner: Draft, facts: Facts) -> None:
    """The number says which one is newer and the day of the mail says the other one: people forget to raise it."""
    assert draft.mailed is not None, "only mails have a day"
    winner.provisional = True
    winner.tell(
        "number-contradicts-mail",
        agency_name=facts.plan.agency_by_code[winner.agency].name,
        expected=_names([draft]),
        ground=f"thư nhận ngày {show_date(draft.mailed)}",
        found=differences(winner.sent, draft.sent),
    )


def _let_letter_decide(winner: Draft, rivals: list[Draft]) -> None:
    """The submission that goes with a signed letter counts; a newer one that differs is not passed over in silence."""
    assert winner.letter is not None, "chosen because of its letter"
    ground = winner.letter.words
    for draft in rivals:
        if draft is not winner and _newer(draft, winner):
            found = differences(draft.sent, winner.sent)
            draft.refuse(
                Standing.SUPERSEDED, "signed-version-counts", expected=winner.file.name, ground=ground, found=found
            )
        elif draft is not winner:
            _supersede(draft, winner, ground)


def _newest(top: list[Draft]) -> tuple[Draft | None, str]:
    """The newest of submissions with one number and what says so; None where nothing does."""
    if len(top) == 1:
        return top[0], ""
    for of, words in _DAYS:
        dates = [of(draft) for draft in top]
        if all(dates):
            latest = max(date for date in dates if date)
            top = [draft for draft in top if of(draft) == latest]
            if len(top) == 1:
                return top[0], f"{words} {show_date(latest)}"
    times = [_saved(draft) for draft in top]
    if _UNKNOWN not in times and times.count(max(times)) == 1:
        newest = top[times.index(max(times))]
        return newest, f"tệp được lưu lần cuối lúc {newest.sent.modified.replace('T', ' ')}"
    return None, ""


def _supersede(draft: Draft, winner: Draft, ground: str) -> None:
    if draft.received is not None and (draft.nil or draft.sent.content):
        winner.earlier.append(draft.received)
    draft.refuse(
        Standing.SUPERSEDED,
        "superseded",
        expected=winner.file.name,
        ground=ground,
        found=differences(draft.sent, winner.sent),
    )


def _two_agencies(drafts: list[Draft], facts: Facts) -> None:
    same: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if telling(draft.sent, facts.specs):
            same[draft.report, draft.sent.content].append(draft)
    for group in same.values():
        if len(group) == 1:
            continue
        names = {draft.agency: facts.plan.agency_by_code[draft.agency].name for draft in group}
        # A signed letter that names the file settles whose it is.
        for draft in (draft for draft in group if draft.letter is None):
            others = ", ".join(
                f"{names[other.agency]} (tệp “{other.file.name}”)" for other in group if other is not draft
            )
            draft.refuse(Standing.HELD, "same-content-two-agencies", agency_name=names[draft.agency], expected=others)


def _rank(draft: Draft) -> tuple[bool, int, str, str, dt.datetime]:
    """By what several submissions are gone through: the one with a letter first, then the newest."""
    mailed, dated = (date.isoformat() if (date := of(draft)) else "" for of, _ in _DAYS)
    return draft.letter is not None, draft.number, mailed, dated, _saved(draft)


def _newer(one: Draft, other: Draft) -> bool:
    """Whether a submission is newer than another by the first thing that both say and that differs."""
    if one.number != other.number:
        return one.number > other.number
    for of, _ in _DAYS:
        first, second = of(one), of(other)
        if first is not None and second is not None and first != second:
            return first > second
    return _saved(one) > _saved(other)


def _saved(draft: Draft) -> dt.datetime:
    """When a document says it was saved; without a zone it means UTC, as the file format has it."""
    try:
        saved = dt.datetime.fromisoformat(draft.sent.modified)
        return (saved if saved.tzinfo else saved.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return _UNKNOWN


def _names(drafts: Iterable[Draft]) -> str:
    return ", ".join(f"“{draft.file.name}”" for draft in drafts)
