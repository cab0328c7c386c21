"""The workbook that one agency fills for one report: cover, forms, guide and the hidden sheet with its identity."""

import datetime as dt

from toolkit.core.feedback.model import Feedback
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.cover import COVER
from toolkit.core.stamp import PROPERTY
from toolkit.core.vocabulary import SHEET_REVIEW
from workbook_templates.cover_sheet import write_cover_sheet
from workbook_templates.form_section import Section
from workbook_templates.form_sheet import write_form_sheet
from workbook_templates.guide_sheet import write_guide_sheet
from workbook_templates.review_sheet import write_review_sheet
from workbook_templates.stamp_sheet import write_stamp_sheet
from workbook_templates.writer import Book


def write_feedback_book(feedback: Feedback, *, password: str = "") -> bytes:
    """The form that goes back to an agency, behind a sheet of what to look at again; ValueError without a form."""
    if feedback.book is None:
        raise ValueError(f"no form goes back to {feedback.agency.code}")
    return write_agency_book(feedback.book, password=password, feedback=feedback)


def write_agency_book(agency_book: AgencyBook, *, password: str = "", feedback: Feedback | None = None) -> bytes:
    """The .xlsx file; the same bytes for the same book."""
    plan = agency_book.plan
    issued = plan.issued or dt.date(plan.year, 1, 1)
    stamp = agency_book.stamp.text()
    book = Book(
        title=f"{agency_book.report.title} – {agency_book.agency.name}",
        subject=stamp,
        created=dt.datetime(issued.year, issued.month, issued.day),
        properties={PROPERTY: stamp},
    )
    review = book.page(SHEET_REVIEW) if feedback is not None else None
    placed: list[tuple[str, Section]] = []
    for sheet in agency_book.sheets:
        write = write_cover_sheet if sheet.forms[0].spec.id == COVER else write_form_sheet
        placed += [(sheet.name, section) for section in write(book, sheet, agency_book, password)]
    if review is not None and feedback is not None:
        write_review_sheet(review, feedback, agency_book, placed, password)
    write_guide_sheet(book, agency_book, password)
    write_stamp_sheet(book, agency_book, placed)
    return book.to_bytes(compact=True)
