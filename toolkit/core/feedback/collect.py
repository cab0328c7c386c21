"""From a judged inbox to what goes back: one feedback for each agency and report with something to mend."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from toolkit.core.feedback.model import Feedback, Loose, Remark, Spot
from toolkit.core.feedback.prefill import numbered, prefilled
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Finding, Scope, Severity
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import Form, Layout, Row
from toolkit.core.plan.model import Agency, Report
from toolkit.core.submission import Submission
from toolkit.core.verdict import Judgement, Standing, Verdict

_OFFICE = (Scope.REGISTER, Scope.PLAN)
_OPEN = (Standing.COUNTED, Standing.HELD, Standing.REJECTED)
_OF_VERSIONS = ("provisional", "only-dates-decide", "conflicting-submissions", "number-contradicts-mail")


def feedbacks(judgement: Judgement) -> tuple[Feedback, ...]:
    """Everything that goes back, in the order of the plan's agencies and reports."""
    told: dict[tuple[str, str], list[Finding]] = {}
    for finding in judgement.findings:
        if finding.agency and is_told(finding):
            told.setdefault((finding.agency, _report(finding, judgement)), []).append(finding)
    order = {report.id: number for number, report in enumerate(judgement.plan.reports)}
    return tuple(
        _feedback(judgement, agency, judgement.plan.report_by_id.get(report), told[agency.code, report])
        for agency in judgement.plan.agencies
        for report in sorted({r for code, r in told if code == agency.code}, key=lambda r: order.get(r, len(order)))
    )


def is_told(finding: Finding) -> bool:
    """Whether the agency is told: there is something to do, and not for the office alone."""
    rule = RULES.get(finding.code)
    return rule is not None and finding.severity is not Severity.INFO and rule.scope not in _OFFICE and rule.ask != ""


def _report(finding: Finding, judgement: Judgement) -> str:
    """The report a finding is about; of a file that says so of none, the only one that its agency still owes."""
    if finding.report:
        return finding.report
    period = judgement.period.code
    owed = [
        report.id
        for report in judgement.plan.reports
        if any(agency.code == finding.agency for agency in judgement.plan.owners(report, period))
    ]
    file = next((v for v in judgement.verdicts if v.file.name == finding.place.file), None)
    if file is not None and file.report in owed:
        return file.report
    still = [report for report in owed if judgement.counted(report, finding.agency) is None]
    return still[0] if len(still) == 1 else ""


def _feedback(judgement: Judgement, agency: Agency, report: Report | None, findings: Sequence[Finding]) -> Feedback:
    files = tuple(dict.fromkeys(finding.place.file for finding in findings if finding.place.file))
    verdicts = [v for v in judgement.verdicts if v.file.name in files]
    remarks = [Remark(finding=finding, ask=RULES[finding.code].asked(finding)) for finding in findings]
    bare = Feedback(agency=agency, report=report, book=None, remarks=tuple(remarks), files=files)
    if report is None:
        return replace(bare, reply_to=_reply_to(verdicts))
    verdicts = [v for v in judgement.verdicts if (v.agency, v.report) == (agency.code, report.id)] or verdicts
    number = max((verdict.number for verdict in verdicts if verdict.submission is not None), default=0) + 1
    book = agency_book(judgement.plan, report, judgement.period, agency)
    source = _source(judgement, report, agency, verdicts)
    loose: tuple[Loose, ...] = ()
    if source is not None:
        book, loose = prefilled(book, source, _doubted(findings))
        remarks = [replace(remark, spot=_spot(remark.finding, source, book)) for remark in _once(remarks, source)]
        open_ = [verdict for verdict in verdicts if verdict.standing is not Standing.LEFT_OUT]
        told = [one for one in remarks if one.finding.code in _OF_VERSIONS]
        remarks += [at for one in told for at in _rivals(one, source, open_, book)]
    return replace(
        bare,
        book=_remarked(numbered(book, number, filled=source is not None), remarks),
        remarks=tuple(remarks),
        loose=loose,
        number=number,
        bundled=source is not None and bool(source.file.bundle),
        reply_to=_reply_to(verdicts, source),
    )


def _once(remarks: Sequence[Remark], source: Submission) -> list[Remark]:
    """Each of the versions that contradict each other says so: once is enough, for the one to go on from."""
    kept = [one for one in remarks if one.finding.code not in _OF_VERSIONS]
    of_versions = [one for one in remarks if one.finding.code in _OF_VERSIONS]
    of_versions.sort(key=lambda one: one.finding.place.file != source.file.name)
    return [*{one.finding.code: one for one in reversed(of_versions)}.values(), *kept]


def _reply_to(verdicts: Sequence[Verdict], source: Submission | None = None) -> str:
    """Where the form came from, else what is written on its cover, else where another of the files came from.

    Who sends a bundle sends it for others.
    """
    first = sorted(verdicts, key=lambda verdict: source is None or verdict.submission is not source)
    said = [verdict for verdict in first if verdict.submission is None or verdict.submission.content]
    senders = [v.file.mail.address for v in said if v.file.mail is not None and not v.file.bundle]
    covers = [v.submission.entry(COVER, "email", "value") for v in said[:1] if v.submission is not None]
    typed = [entry.typed for entry in covers if entry is not None]
    return next(filter(None, (*senders[:1], *typed, *senders[1:])), "")


def _source(judgement: Judgement, report: Report, agency: Agency, verdicts: Iterable[Verdict]) -> Submission | None:
    """The submission to go on from: the one that counts, else the newest of those that might.

    None where nobody knows whether a filled form is the agency's own: it gets a blank one.
    """
    counted = judgement.counted(report.id, agency.code)
    found = [counted] if counted is not None else [v for v in verdicts if v.standing in _OPEN]
    forms = [v for v in found if v.submission is not None and v.submission.lower is None and not _foreign(v)]
    newest = max(forms, key=_recency, default=None)
    return newest.submission if newest is not None else None


def _foreign(verdict: Verdict) -> bool:
    """Whether a filled form may be somebody else's."""
    filled = verdict.submission is not None and bool(verdict.submission.content)
    return filled and any(_is(finding, Scope.IDENTITY) for finding in verdict.findings)


def _doubted(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """Rows whose printed words were changed so that their figures may mean something else."""
    return {(finding.form, finding.row) for finding in findings if _is(finding, Scope.TAMPERING)}


def _is(finding: Finding, scope: Scope) -> bool:
    return finding.severity is Severity.ERROR and RULES[finding.code].scope is scope


def _recency(verdict: Verdict) -> tuple[bool, int, dt.date, str, str]:
    assert verdict.submission is not None, "only forms are compared"
    filled = bool(verdict.submission.content)
    received = verdict.received or dt.date.min
    return filled, verdict.number, received, verdict.submission.modified, verdict.file.name


def _spot(finding: Finding, source: Submission, book: AgencyBook) -> Spot | None:
    """Where in the fresh form a finding about the returned one lies."""
    if finding.place.file != source.file.name:
        return None
    place = (finding.form, finding.row, finding.column)
    if not finding.row:
        entries = ((form.sheet, entry) for form in source.forms for entry in form.entries)
        here = (finding.place.sheet, finding.place.cell)
        entry = next((entry for sheet, entry in entries if (sheet, entry.cell) == here), None)
        if entry is None:
            return None
        place = (entry.form, entry.row, entry.column)
    return _input_of(book, *place)


def _input_of(book: AgencyBook, form_id: str, row_key: str, column: str) -> Spot | None:
    """An input cell of a book; the first one of the row where the column is none, None where there is no such row."""
    form = next((form for _, form in book.forms() if form.spec.id == form_id), None)
    row = _row(form, row_key) if form is not None else None
    if form is None or row is None:
        return None
    inputs = [one.id for one in form.columns if form.field(row, one) is not None]
    chosen = column if column in inputs else next(iter(inputs), None)
    return Spot(form=form_id, row=row_key, column=chosen) if chosen is not None else None


def _row(form: Form, key: str) -> Row | None:
    """A row by its key; a blank one of a list too."""
    blank = form.spec.layout is Layout.OPEN and key.isdecimal() and len(form.rows) < int(key) <= form.spec.open_rows
    return form.row_by_key.get(key) or (Row(key=key) if blank else None)


def _rivals(remark: Remark, source: Submission, verdicts: Iterable[Verdict], book: AgencyBook) -> Iterator[Remark]:
    """What versions that contradict each other say, cell by cell; the finding alone would name the first few."""
    own = _said(source)
    for verdict in verdicts:
        other = _said(verdict.submission) if verdict.submission not in (None, source) else own
        for place in dict.fromkeys([*own, *other]):
            if own.get(place) != other.get(place) and (spot := _input_of(book, *place)) is not None:
                name = verdict.file.name.rpartition("/")[2]
                here = f"Tệp “{name}” ghi “{other.get(place, '')}”, biểu này ghi “{own.get(place, '')}”."
                yield replace(remark, spot=spot, here=here)


def _said(submission: Submission | None) -> dict[tuple[str, str, str], str]:
    entries = (entry for form in submission.forms for entry in form.entries) if submission is not None else ()
    return {(e.form, e.row, e.column): e.typed for e in entries if e.form != COVER and e.typed}


def _remarked(book: AgencyBook, remarks: Sequence[Remark]) -> AgencyBook:
    texts: dict[str, dict[tuple[str, str], str]] = {}
    for remark in remarks:
        if remark.spot is not None:
            cells = texts.setdefault(remark.spot.form, {})
            place = (remark.spot.row, remark.spot.column)
            cells[place] = f"{cells[place]} {remark.text}" if place in cells else remark.text
    sheets = tuple(
        replace(sheet, forms=tuple(replace(form, remarks=texts.get(form.spec.id, {})) for form in sheet.forms))
        for sheet in book.sheets
    )
    return replace(book, sheets=sheets)
