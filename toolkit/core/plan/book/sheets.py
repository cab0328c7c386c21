"""All sheets of the plan workbook in their order."""

from toolkit.core.plan.book.declare import BookSheet
from toolkit.core.plan.book.form_sheets import ANNEXES, OUTLINES, SECTIONS, TABLE_COLUMNS, TABLE_ROWS, TABLES
from toolkit.core.plan.book.indicator_sheet import INDICATORS
from toolkit.core.plan.book.outgoing_sheet import OUTGOING
from toolkit.core.plan.book.parties_sheets import AGENCIES, DUES, GROUPS, PERIODS, REPORTS
from toolkit.core.plan.book.task_sheet import TASKS

SHEETS: tuple[BookSheet, ...] = (
    PERIODS,
    AGENCIES,
    GROUPS,
    REPORTS,
    DUES,
    INDICATORS,
    TASKS,
    TABLES,
    TABLE_COLUMNS,
    TABLE_ROWS,
    OUTLINES,
    SECTIONS,
    OUTGOING,
    ANNEXES,
)
"""Records of a sheet may name records of an earlier one."""
