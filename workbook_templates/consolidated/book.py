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
from workbook_templates.consolidated import data_sheet, words
from workbook_templates.consolidated.agencies_sheet import write_agencies
from workbook_templates.consolidated.charts_sheet import has_charts, write_charts
from workbook_templates.consolidated.comparison_sheet import write_comparison
from workbook_templates.consolidated.data_rows import data_rows
from workbook_templates.consolidated.data_sheet import references, write_data
from workbook_templates.consolidated.findings_sheet import write_findings
from workbook_templates.consolidated.indicators_sheet import write_indicators
from workbook_templates.consolidated.ledger_sheet import write_ledger
from workbook_templates.consolidated.narrative_sheet import write_narrative
from workbook_templates.consolidated.overview import write_overview
from workbook_templates.consolidated.small_counts import mark_data
from workbook_templates.consolidated.submissions_sheet import write_submissions
from workbook_templates.consolidated.tables_sheet import write_table
from workbook_templates.consolidated.tasks_sheet import write_tasks
from workbook_templates.writer import Book, Page

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
    rows = data_rows(consolidation)
    _check_size(len(rows))
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
    names = [words.OVERVIEW]
    names += [words.INDICATORS, words.COMPARISON] if consolidation.figures else []
    names += [words.CHARTS] if has_charts(consolidation) else []
    names += [words.SUBMISSIONS, words.ISSUES]
    names += [words.TASKS] if tasks else []
    pages = {name: book.page(name) for name in names}
    table_pages = [(table, book.page(_free(table.sheet, pages))) for table in tables]
    names = [words.NARRATIVE] if outlines else []
    pages |= {name: book.page(name) for name in [*names, words.AGENCIES]}
    data_page = book.long_page(words.DATA)
    pages[words.LEDGER] = book.page(words.LEDGER)

    header = f"{plan.issuer} – Kế hoạch số {plan.number}" if plan.number else plan.issuer
    refs = references(rows)
    write_data(data_page, rows, header, links or {})
    mark_data(data_page, plan, refs)
    indicators = None
    if consolidation.figures:
        indicators = write_indicators(pages[words.INDICATORS], consolidation, refs, header)
        write_comparison(pages[words.COMPARISON], consolidation, indicators, previous, header)
    submissions = write_submissions(pages[words.SUBMISSIONS], consolidation, header)
    if words.CHARTS in pages:
        write_charts(pages[words.CHARTS], consolidation, indicators, submissions, refs, header)
    write_findings(pages[words.ISSUES], consolidation, header, links or {})
    if tasks:
        write_tasks(pages[words.TASKS], consolidation, refs, header)
    for table, page in table_pages:
        write_table(page, table, consolidation, refs, header)
    if outlines:
        write_narrative(pages[words.NARRATIVE], outlines, consolidation, header)
    write_agencies(pages[words.AGENCIES], consolidation, refs, header)
    write_ledger(pages[words.LEDGER], consolidation, rows, refs, header)
    every = [page.name for page in _in_order(book)]
    write_overview(pages[words.OVERVIEW], consolidation, indicators, submissions, refs, every[1:], header, previous)
    return book.to_bytes()


def _check_size(rows: int) -> None:
    """Raise OutputError where the data do not fit on one sheet: cut short they would add up to wrong totals."""
    if rows > data_sheet.MOST_ROWS:
        raise OutputError(
            f"Không lập được sổ tổng hợp: trang {words.DATA} cần {rows} dòng, Excel chỉ chứa được "
            f"{data_sheet.MOST_ROWS} dòng dữ liệu trên một trang.",
            "Tổng hợp theo từng cấp: mỗi huyện, xã hoặc nhóm đơn vị lập sổ của mình rồi gửi sổ đó lên, hoặc chia hộp "
            "nhận; muốn có toàn bộ số liệu dạng bảng thì dùng --tidy.",
        )


def _asked(consolidation: Consolidation) -> tuple[list[Table], list[Outline], bool]:
    """Forms of the period: those of a report that is due, and those that were sent all the same."""
    plan = consolidation.judgement.plan
    forms = {form for one in consolidation.expectations for form in one.report.forms}
    forms |= {record.form for record in consolidation.records}
    tables = [table for table in plan.tables if f"table:{table.id}" in forms]
    outlines = [outline for outline in plan.outlines if f"outline:{outline.id}" in forms]
    return tables, outlines, TASKS in forms or OTHER_TASKS in forms


def _free(name: str, pages: dict[str, Page]) -> str:
    """The name of a table's sheet; a table named like one of our own sheets gets a mark."""
    ours = {own.casefold() for own in (*pages, words.NARRATIVE, words.AGENCIES, words.DATA, words.LEDGER, words.TASKS)}
    return name if name.casefold() not in ours else f"{name[:24]} (bảng)"


def _in_order(book: Book) -> list[Page]:
    return [Page(book, raw) for raw in book.raw.worksheets()]
