"""The workbook that several small agencies fill together: an agency workbook like any other, made of their own."""

from collections.abc import Iterable

from toolkit.core.forms.bundle import bundle_book
from toolkit.core.plan.model import Agency, Period, Plan, Report
from workbook_templates.agency_book import write_agency_book


def write_bundle_book(
    plan: Plan, report: Report, period: Period, agencies: Iterable[Agency], *, password: str = ""
) -> bytes:
    """The .xlsx file, the same for the same agencies in any order; raises ValueError for no agency of the plan."""
    return write_agency_book(bundle_book(plan, report, period, agencies), password=password)
