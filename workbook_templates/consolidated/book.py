"""The provincial workbook, sheet by sheet, in the order a deputy director reads it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from toolkit.core.consolidation.headings import IDENTITY_PREFIX, INPUTS, identity
from toolkit.core.consolidation.inputs import fingerprint
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS
from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.output import OutputError
from toolkit.core.plan.model import Outline, Table
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.text import plain
from workbook_templates.consolidated import data_sheet, words
from workbook_templates.consolidated.agencies_sheet import write_agencies
from workbook_templates.consolidated.charts_sheet import has_charts, write_charts
from workbook_templates.consolidated.comparison_sheet import write_comparison
from workbook_templates.consolidated.data_rows import DataRows
from workbook_templates.consolidated.data_sheet import write_data
from workbook_templates.consolidated.findings_sheet import write_findings
from workbook_templates.consolidated.indicators_sheet import write_indicators
from workbook_templates.consolidated.ledger_sheet import write_ledger
from workbook_templates.consolidated.narrative_sheet import write_narrative
from workbook_templates.consolidated.overview import write_overview
from workbook_templates.consolidated.small_counts import mark_data
from workbook_templates.consolidated.submissions_sheet import write_submissions
from workbook_templates.consolidated.tables_sheet import write_table
from workbook_templates.consolidated.tasks_sheet import write_tasks
from workbook_templates.writer import Book, LongPage

_LONGEST = 3
"""Files that are named where there are too many rows."""
_LARGE = 50_000
"""Rows of data from which on the workbook is not kept in memory while it is packed."""
OUTPUT_VALUE = "consolidated"
"""What the property says by which the tool knows its own outputs when it meets one in an inbox."""


def write_consolidated_book(
    consolidation: Consolidation,
    *,
    links: Mapping[str, str] | None = None,
    previous: Sequence[ConsolidatedBook] = (),
) -> bytes:
    """The workbook of a consolidated inbox; equal consolidations give equal bytes. OutputError where it is too large.

    ``links`` says for names of returned files where they lie as seen from the workbook ("inbox/so-y-te.xlsx");
    findings link to their file and cell. ``previous`` are consolidated workbooks of earlier periods, to compare with.
    """
    judgement = consolidation.judgement
    plan = judgement.plan
    rows = DataRows(consolidation)
    _check_size(rows)
    book = Book(
        title=f"Tổng hợp báo cáo bình đẳng giới – {judgement.period.name}",
        subject=f"{plan.number} {plan.title}".strip(),
        author=plan.issuer,
        keywords=", ".join(filter(None, ("bình đẳng giới", plan.number, judgement.period.name, f"năm {plan.year}"))),
        category="Báo cáo tổng hợp",
        created=dt.datetime(judgement.as_of.year, judgement.as_of.month, judgement.as_of.day),
        properties={
            OUTPUT_PROPERTY: OUTPUT_VALUE,
            **identity(plan, judgement.period, judgement.as_of.isoformat()),
            IDENTITY_PREFIX + INPUTS: fingerprint(judgement, previous),
        },
        large=len(rows) > _LARGE,
    )
    tables, outlines, tasks = _asked(consolidation)
    # Charts look their figures up in the cells of their sheets, which therefore are not set down.
    pages = {words.OVERVIEW: book.page(words.OVERVIEW)}
    long: dict[str, LongPage] = {}
    for name in [words.INDICATORS, words.COMPARISON] if consolidation.figures else []:
        long[name] = book.long_page(name)
    if has_charts(consolidation):
        pages[words.CHARTS] = book.page(words.CHARTS)
    for name in [words.SUBMISSIONS, words.ISSUES, *([words.TASKS] if tasks else [])]:
        long[name] = book.long_page(name)
    table_pages = [(table, book.long_page(_free(table.sheet, {*pages, *long}))) for table in tables]
    for name in [*([words.NARRATIVE] if outlines else []), words.AGENCIES, words.DATA, words.LEDGER]:
        long[name] = book.long_page(name)

    header = f"{plan.issuer} – Kế hoạch số {plan.number}" if plan.number else plan.issuer
    with long[words.DATA] as page:
        refs = write_data(page, rows, header, links or {})
        mark_data(page, plan, refs)
    indicators = None
    if consolidation.figures:
        with long[words.INDICATORS] as page:
            indicators = write_indicators(page, consolidation, refs, header)
        with long[words.COMPARISON] as page:
            write_comparison(page, consolidation, indicators, previous, header)
    with long[words.SUBMISSIONS] as page:
        submissions = write_submissions(page, consolidation, header)
    if words.CHARTS in pages:
        write_charts(pages[words.CHARTS], consolidation, indicators, submissions, refs, header)
    with long[words.ISSUES] as page:
        write_findings(page, consolidation, header, links or {})
    if tasks:
        with long[words.TASKS] as page:
            write_tasks(page, consolidation, refs, header)
    for table, table_page in table_pages:
        with table_page as page:
            write_table(page, table, consolidation, refs, header)
    if outlines:
        with long[words.NARRATIVE] as page:
            write_narrative(page, outlines, consolidation, header)
    with long[words.AGENCIES] as page:
        write_agencies(page, consolidation, refs, header)
    with long[words.LEDGER] as page:
        write_ledger(page, consolidation, refs, header)
        names = book.names()
    write_overview(pages[words.OVERVIEW], consolidation, indicators, submissions, refs, names[1:], header, previous)
    return book.to_bytes()


def _check_size(rows: DataRows) -> None:
    """Raise OutputError where the data do not fit on one sheet: cut short they would add up to wrong totals."""
    if len(rows) > data_sheet.MOST_ROWS:
        longest = ", ".join(f"{plain(name)} ({count} dòng)" for name, count in rows.by_file().most_common(_LONGEST))
        raise OutputError(
            f"Không lập được sổ tổng hợp: trang {words.DATA} cần {len(rows)} dòng, Excel chỉ chứa được "
            f"{data_sheet.MOST_ROWS} dòng dữ liệu trên một trang. Dài nhất: {longest}.",
            "Tệp dài khác thường: xem lại rồi bỏ ra bằng --exclude. Nếu số liệu đúng là nhiều như vậy: tổng hợp theo "
            "từng cấp (mỗi huyện, xã hoặc nhóm đơn vị lập sổ của mình rồi gửi sổ đó lên) hoặc chia hộp nhận; muốn có "
            "toàn bộ số liệu dạng bảng thì dùng --tidy.",
        )


def _asked(consolidation: Consolidation) -> tuple[list[Table], list[Outline], bool]:
    """Forms of the period: those of a report that is due, and those that were sent all the same."""
    plan = consolidation.judgement.plan
    forms = {form for one in consolidation.expectations for form in one.report.forms}
    forms |= {record.form for record in consolidation.records}
    tables = [table for table in plan.tables if f"table:{table.id}" in forms]
    outlines = [outline for outline in plan.outlines if f"outline:{outline.id}" in forms]
    return tables, outlines, TASKS in forms or OTHER_TASKS in forms


def _free(name: str, used: set[str]) -> str:
    """The name of a table's sheet; a table named like one of our own sheets gets a mark."""
    ours = {own.casefold() for own in (*used, words.NARRATIVE, words.AGENCIES, words.DATA, words.LEDGER, words.TASKS)}
    return name if name.casefold() not in ours else f"{name[:24]} (bảng)"
