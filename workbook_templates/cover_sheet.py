"""The first sheet: who asks what by when, who reports, and the line of codes that survives printing."""

from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Sheet
from toolkit.core.vocabulary import REPORTING_AGENCY
from workbook_templates import measure, theme
from workbook_templates.form_section import FIRST_COLUMN, Grid, Section, column_widths, write_section
from workbook_templates.form_sheet import PERMITTED, finish_page, write_keys, write_lines
from workbook_templates.wording import code_label, day, due_text, letterhead, plan_citation
from workbook_templates.writer import Book, Page

_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LABEL, _VALUE = FIRST_COLUMN, FIRST_COLUMN + 1
_LETTERHEAD = theme.PLAIN.but(align="center", text_wrap=True, valign="top")
_RULE = "—————"


def write_cover_sheet(book: Book, sheet: Sheet, agency_book: AgencyBook, password: str = "") -> tuple[Section, ...]:
    """Write the cover; returns where its form went."""
    page = book.page(sheet.name)
    form = sheet.forms[0]
    by_id = column_widths(form)
    columns = {column.id: FIRST_COLUMN + place for place, column in enumerate(form.columns)}
    widths = {columns[column_id]: width for column_id, width in by_id.items()}
    # The name of the country is never broken.
    widths[_VALUE] = max(widths[_VALUE], measure.column_width(measure.text_pixels(_COUNTRY, bold=True)))
    write_keys(page, agency_book)
    for col, width in widths.items():
        page.column(col, width=width)
    row = _letterhead(page, agency_book, widths)
    row = _title(page, agency_book, row, sum(widths.values()))
    row = _facts(page, agency_book, row, widths)
    page.text(row, _LABEL, form.spec.title, theme.SECTION)
    page.row(row, 24)
    section = write_section(page, form, row + 1, Grid(columns=columns, widths=widths, ends=columns))
    row = section.end_row + 1
    row = _closing(page, agency_book, row, widths)
    finish_page(page, agency_book, orientation="portrait")
    page.protect(PERMITTED, password)
    if section.first_input is not None:
        page.start_at(*section.first_input)
    return (section,)


def _letterhead(page: Page, agency_book: AgencyBook, widths: dict[int, float]) -> int:
    left = letterhead(agency_book.plan, agency_book.period)
    for row, (text, right, bold) in enumerate(zip(left, (_COUNTRY, _MOTTO), (not left[1], True), strict=True)):
        shown = measure.balanced(text, widths[_LABEL], bold=bold)
        page.text(row, _LABEL, shown, _LETTERHEAD.but(bold=bold))
        page.text(row, _VALUE, right, _LETTERHEAD.but(bold=True))
        page.row(row, measure.row_points(measure.line_count(shown, widths[_LABEL], bold=bold)))
    page.text(2, _LABEL, _RULE, _LETTERHEAD)
    page.text(2, _VALUE, _RULE * 2, _LETTERHEAD)
    page.row(2, 26)
    return 3


def _title(page: Page, agency_book: AgencyBook, row: int, width: float) -> int:
    title = measure.balanced(agency_book.report.title.upper(), width, bold=True, size=14)
    cols = (_LABEL, _VALUE)
    write_lines(page, row, cols, title, theme.TITLE.but(align="center"), width)
    period = f"Kỳ báo cáo: {agency_book.period.name}"
    write_lines(page, row + 1, cols, period, theme.GUIDANCE.but(align="center"), width)
    page.row(row + 2, 8)
    return row + 3


def _facts(page: Page, agency_book: AgencyBook, row: int, widths: dict[int, float]) -> int:
    plan, period = agency_book.plan, agency_book.period
    consolidator = plan.at(period.end).consolidator
    send_to = "\n".join(part for part in (consolidator.name, plan.contact or consolidator.email) if part)
    sheets = "; ".join(sheet.name for sheet in agency_book.sheets)
    facts = [
        (REPORTING_AGENCY, agency_book.agency.name, True),
        ("Căn cứ", plan_citation(plan), False),
        ("Số liệu của kỳ", f"từ {day(period.start)} đến {day(period.cutoff or period.end)}", False),
        ("Hạn gửi", due_text(agency_book.report, period), True),
        ("Gửi về", send_to, False),
        ("Các trang cần điền", f"{sheets}.", False),
    ]
    for label, text, bold in facts:
        page.text(row, _LABEL, label, theme.PRINTED)
        page.text(row, _VALUE, text, theme.PRINTED.but(bold=bold))
        page.row(row, measure.row_points(measure.line_count(text, widths[_VALUE], bold=bold, indent=1)) + 3)
        row += 1
    page.row(row, 10)
    return row + 1


def _closing(page: Page, agency_book: AgencyBook, row: int, widths: dict[int, float]) -> int:
    advice = (
        "Đề nghị gửi lại chính tệp Excel này; không đổi tên trang, không xóa dòng, cột in sẵn. "
        "Cách ghi từng ô xem trang “Hướng dẫn”."
    )
    write_lines(page, row, (_LABEL, _VALUE), advice, theme.GUIDANCE.but(valign="top"), sum(widths.values()))
    code = agency_book.stamp.text()
    # The code stands in a cell of its own so that it can be read back when every hidden carrier is lost.
    style = theme.SMALL.but(font_size=8, text_wrap=True, valign="top")
    page.text(row + 1, _LABEL, code_label(), style)
    page.text(row + 1, _VALUE, code, style)
    # The code has no spaces to break at: programs break it by letters.
    page.row(row + 1, measure.row_points(measure.line_count(code, widths[_VALUE], size=8) + 1, size=8))
    return row + 2
