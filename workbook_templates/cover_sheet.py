"""The first sheet: who asks what by when, who reports, and the line of codes that survives printing."""

from collections.abc import Mapping

from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Sheet
from toolkit.core.vocabulary import REPORTING_AGENCY, REPORTING_PERIOD
from workbook_templates import measure, theme
from workbook_templates.form_section import FIRST_COLUMN, Grid, Section, column_widths, write_section
from workbook_templates.form_sheet import PERMITTED, filter_rows, finish_page, with_remarks, write_keys, write_lines
from workbook_templates.theme import Style
from workbook_templates.wording import code_label, day, due_text, letterhead, plan_citation
from workbook_templates.writer import Book, Page

_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
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
    value = columns["value"]
    widths[value] = max(widths[value], measure.column_width(measure.text_pixels(_COUNTRY, bold=True)))
    grid = Grid(columns=columns, widths=widths, ends=columns)
    if form.remarks:
        (grid,) = with_remarks((grid,))
    write_keys(page, agency_book)
    for col, width in grid.widths.items():
        page.column(col, width=width)
    halves = _Halves(page, widths, value)
    row = _letterhead(halves, agency_book)
    row = _title(halves, agency_book, row)
    row = _facts(halves, agency_book, row)
    page.text(row, FIRST_COLUMN, form.spec.title, theme.SECTION)
    page.row(row, 24)
    section = write_section(page, form, row + 1, grid)
    _closing(halves, agency_book, section.end_row + 1)
    filter_rows(page, section)
    finish_page(page, agency_book, orientation="portrait")
    page.protect(PERMITTED, password)
    if section.first_input is not None:
        page.start_at(*section.first_input)
    return (section,)


class _Halves:
    """What stands around the form: one text to the left of its last column, one in that column."""

    def __init__(self, page: Page, widths: Mapping[int, float], value: int) -> None:
        self.page, self.value = page, value
        self.left = sum(width for col, width in widths.items() if col < value)
        self.right = widths[value]

    def write(self, row: int, left: str, right: str, left_style: Style, right_style: Style) -> None:
        """One text on each side."""
        if self.value > FIRST_COLUMN + 1:
            self.page.merge(row, FIRST_COLUMN, self.value - 1, left, left_style)
        else:
            self.page.text(row, FIRST_COLUMN, left, left_style)
        self.page.text(row, self.value, right, right_style)

    def across(self, row: int, text: str, style: Style) -> None:
        """One text over both sides."""
        write_lines(self.page, row, (FIRST_COLUMN, self.value), text, style, self.left + self.right)


def _letterhead(halves: _Halves, agency_book: AgencyBook) -> int:
    left = letterhead(agency_book.plan, agency_book.period)
    for row, (text, right, bold) in enumerate(zip(left, (_COUNTRY, _MOTTO), (not left[1], True), strict=True)):
        shown = measure.balanced(text, halves.left, bold=bold)
        halves.write(row, shown, right, _LETTERHEAD.but(bold=bold), _LETTERHEAD.but(bold=True))
        halves.page.row(row, measure.row_points(measure.line_count(shown, halves.left, bold=bold)))
    halves.write(2, _RULE, _RULE * 2, _LETTERHEAD, _LETTERHEAD)
    halves.page.row(2, 26)
    return 3


def _title(halves: _Halves, agency_book: AgencyBook, row: int) -> int:
    width = halves.left + halves.right
    title = measure.balanced(agency_book.report.title.upper(), width, bold=True, size=14)
    halves.across(row, title, theme.TITLE.but(align="center"))
    halves.across(row + 1, f"{REPORTING_PERIOD} {agency_book.period.name}", theme.GUIDANCE.but(align="center"))
    halves.page.row(row + 2, 8)
    return row + 3


def _facts(halves: _Halves, agency_book: AgencyBook, row: int) -> int:
    plan, period = agency_book.plan, agency_book.period
    consolidator = plan.at(period.end).consolidator
    send_to = "\n".join(part for part in (consolidator.name, plan.contact or consolidator.email) if part)
    sheets = "; ".join(sheet.name for sheet in agency_book.sheets)
    facts = [
        (REPORTING_AGENCY, agency_book.whose, True),
        ("Căn cứ", plan_citation(plan), False),
        ("Số liệu của kỳ", f"từ {day(period.start)} đến {day(period.cutoff or period.end)}", False),
        ("Hạn gửi", due_text(agency_book.report, period), True),
        ("Gửi về", send_to, False),
        ("Các trang cần điền", f"{sheets}.", False),
    ]
    for label, text, bold in facts:
        halves.write(row, label, text, theme.PRINTED, theme.PRINTED.but(bold=bold))
        halves.page.row(row, measure.row_points(measure.line_count(text, halves.right, bold=bold, indent=1)) + 3)
        row += 1
    halves.page.row(row, 10)
    return row + 1


def _closing(halves: _Halves, agency_book: AgencyBook, row: int) -> None:
    advice = (
        "Đề nghị gửi lại chính tệp Excel này; không đổi tên trang, không xóa dòng, cột in sẵn. "
        "Cách ghi từng ô xem trang “Hướng dẫn”."
    )
    halves.across(row, advice, theme.GUIDANCE.but(valign="top"))
    code = agency_book.stamp.text()
    # The code stands in a cell of its own so that it can be read back when every hidden carrier is lost.
    style = theme.SMALL.but(font_size=8, text_wrap=True, valign="top")
    halves.write(row + 1, code_label(), code, style, style)
    # The code has no spaces to break at: programs break it by letters.
    lines = measure.line_count(code, halves.right, size=8) + 1
    halves.page.row(row + 1, measure.row_points(lines, size=8))
