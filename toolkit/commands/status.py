"""``bdgxl status``: who has reported, who is late, who has not, and whom to call."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode, Usage, cannot_write, check_codes, check_output, kept_line
from toolkit.commands.findings_text import findings_lines, wrapped
from toolkit.commands.judged import judged_inbox
from toolkit.commands.opening import open_written
from toolkit.commands.own_books import is_own_book
from toolkit.commands.reading import How, reading_options
from toolkit.core.json_text import json_text
from toolkit.core.output import OutputError, replace_kept
from toolkit.core.text import plain, shortened

if TYPE_CHECKING:
    from toolkit.commands.standing import Need
    from toolkit.core.consolidation.covers import Contacts
    from toolkit.core.consolidation.model import Expectation
    from toolkit.core.findings.model import Finding
    from toolkit.core.verdict import Judgement, Verdict


@click.command("status")
@options.INBOX
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Ghi thêm tình hình thành tệp Excel, mỗi báo cáo một trang, kèm trang đề nghị ghi sổ theo dõi.",
)
@options.PLAN
@options.PERIOD
@click.option("--report", "reports", metavar="MÃ", multiple=True, help="Chỉ xem báo cáo này; ghi được nhiều lần.")
@options.AS_OF
@options.OPEN
@options.JSON
@reading_options
def command(
    inbox: Path,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    reports: tuple[str, ...],
    as_of: dt.date | None,
    opening: bool,
    as_json: bool,
    how: How,
) -> None:
    """Xem ai đã gửi, ai gửi chậm, ai chưa gửi, biểu nào phải gửi lại và liên hệ ai.

    \b
    Ví dụ: bdgxl status inbox/ --as-of 10/12/2022
           bdgxl status inbox/ -o tinh-hinh.xlsx
    """
    if opening and output is None:
        raise Usage("--open mở tệp tình hình nên phải dùng cùng -o TỆP.")
    if output is not None:
        check_output(output, (".xlsx",), _is_ours)
    judgement = judged_inbox(inbox, plan_path, period_code, as_of, how)
    check_codes("báo cáo", reports, {report.id: report.title for report in judgement.plan.reports})

    from toolkit.commands.standing import Need, need_of, register_findings, unclear_files
    from toolkit.core.consolidation.expectations import expectations

    expected = [one for one in expectations(judgement) if not reports or one.report.id in reports]
    unclear, findings = unclear_files(judgement), register_findings(judgement)
    if output is not None:
        _write(output, judgement, expected, err=as_json)
    if as_json:
        click.echo(json_text(_document(judgement, expected, unclear, findings)))
    else:
        for line in _lines(judgement, expected, unclear, findings):
            click.echo(line)
    if opening and output is not None:
        open_written(output)
    acting = any(need_of(one) is Need.ACT for one in expected) or unclear or findings
    raise SystemExit(ExitCode.FINDINGS if acting else ExitCode.DONE)


def _is_ours(target: Path) -> bool:
    from workbook_templates.status_book import OUTPUT_VALUE

    return is_own_book(target, OUTPUT_VALUE)


def _write(target: Path, judgement: "Judgement", expected: "Sequence[Expectation]", *, err: bool) -> None:
    from toolkit.core.consolidation.documents import received_documents
    from toolkit.core.readback.package import was_saved
    from workbook_templates.status_book import write_status_book

    book = write_status_book(judgement, expected, received_documents(judgement))
    try:
        kept = replace_kept(target, book, was_saved)
    except OutputError as error:
        cannot_write(error)
    click.echo(plain(f"Đã ghi tình hình gửi báo cáo: {target}"), err=err)
    if kept is not None:
        click.echo(kept_line(kept), err=err)


def _lines(
    judgement: "Judgement",
    expected: "Sequence[Expectation]",
    unclear: "Sequence[Verdict]",
    findings: "Sequence[Finding]",
) -> Iterator[str]:
    from toolkit.commands.standing import Need, need_of
    from toolkit.core.consolidation.covers import contacts_of

    contacts = contacts_of(expected)
    yield click.style(plain(f"{judgement.period.name} – {judgement.plan.issuer}"), bold=True)
    yield from wrapped(f"Tính đến ngày {judgement.as_of:%d/%m/%Y}: {_totals(expected)}.")
    for report in judgement.plan.reports:
        of = [one for one in expected if one.report.id == report.id]
        if of:
            yield ""
            yield from _report(judgement, of, contacts)
    if any(need_of(one) is Need.ACT and not any(contacts[one.report.id, one.agency.code]) for one in expected):
        yield ""
        yield from wrapped("Đơn vị không có dòng “Liên hệ”: kế hoạch và biểu chưa ghi điện thoại, thư điện tử.")
    if unclear:
        yield ""
        yield click.style(f"Tệp chưa rõ là báo cáo nào của đơn vị nào: {len(unclear)}", fg="red")
        for verdict in unclear:
            yield from wrapped(f"{verdict.file.name}: {verdict.reason or verdict.standing.word}", "  ", "    ")
    if findings:
        yield ""
        yield from findings_lines("Sổ theo dõi", findings)


def _totals(expected: "Sequence[Expectation]") -> str:
    from toolkit.commands.standing import Need, need_of
    from toolkit.core.consolidation.model import SubmissionStatus

    needs = [need_of(one) for one in expected]
    answered = sum(one.status.answered for one in expected)
    counts = (f"{need.value.lower()} {needs.count(need)}" for need in Need if need in needs and need is not Need.DONE)
    mending = sum(one.status is SubmissionStatus.PARTIAL for one in expected)
    some = f", {mending} có ô phải sửa" if mending else ""
    return "; ".join((f"đã trả lời {answered}/{len(expected)} báo cáo{some}", *counts))


def _report(judgement: "Judgement", expected: "Sequence[Expectation]", contacts: "Contacts") -> Iterator[str]:
    """Where one report stands."""
    from toolkit.commands.standing import Need, of_need

    report = expected[0].report
    due = report.due_on(judgement.period.code)
    head = wrapped(f"{report.title}{f' – hạn {due:%d/%m/%Y}' if due else ''}: {_totals(expected)}")
    yield from (click.style(line, bold=True) for line in head)
    for need in Need:
        found = of_need(expected, need)
        if found and need in (Need.ACT, Need.LATE):
            yield click.style(f"  {need.value}: {len(found)}", fg="red" if need is Need.ACT else "yellow")
            for one in found:
                yield from _agency(judgement, one, need, contacts)
        elif found:
            names = ", ".join(one.agency.name for one in found)
            yield from wrapped(f"{need.value}: {len(found)} ({names})", "  ", "    ")


def _agency(judgement: "Judgement", one: "Expectation", need: "Need", contacts: "Contacts") -> Iterator[str]:
    from toolkit.commands.standing import Need, standing_words

    yield from wrapped(f"{one.agency.name}: {standing_words(one, judgement.as_of)}", "    ", "      ")
    reach = [shortened(part) for part in contacts[one.report.id, one.agency.code] if part]
    if need is Need.ACT and reach:
        yield from wrapped(f"Liên hệ: {', '.join(reach)}", "      ", "        ")


def _document(
    judgement: "Judgement",
    expected: "Sequence[Expectation]",
    unclear: "Sequence[Verdict]",
    findings: "Sequence[Finding]",
) -> dict[str, object]:
    from toolkit.commands.merge.document import submission_document
    from toolkit.commands.standing import need_of, standing_words
    from toolkit.core.consolidation.covers import contacts_of

    contacts = contacts_of(expected)

    def line(one: "Expectation") -> dict[str, object]:
        return {
            **submission_document(one),
            "agency_name": one.agency.name,
            "need": need_of(one).name.lower(),
            "standing": standing_words(one, judgement.as_of),
            "contact": contacts[one.report.id, one.agency.code]._asdict(),
        }

    return {
        "plan": judgement.plan.id,
        "period": judgement.period.code,
        "as_of": judgement.as_of.isoformat(),
        "submissions": [line(one) for one in expected],
        "unclear_files": [{"name": one.file.name, "reason": one.reason} for one in unclear],
        "register": [finding.as_json() for finding in findings],
    }
