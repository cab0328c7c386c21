"""The list of files on the sheet ``Đối chiếu`` read back."""

from toolkit.core.consolidation.headings import FILES_GROUP, LedgerHeading
from toolkit.core.intake.package import SheetPart
from toolkit.core.readback.model import FileLine
from toolkit.core.readback.table import HeadedTable

_NEEDED = (LedgerHeading.NAME, LedgerHeading.STANDING, LedgerHeading.HASH)


def read_files(sheet: SheetPart) -> list[FileLine]:
    """The files of the inbox; ReadbackError where columns that are needed are gone."""
    table = HeadedTable.needed(sheet, _NEEDED)
    lines: list[FileLine] = []
    inside = False
    for row in table.rows:
        name = table.text(row, LedgerHeading.NAME)
        if name == FILES_GROUP:
            inside = True
        elif inside and not table.text(row, LedgerHeading.NUMBER):
            break  # the entries of the register come next
        elif inside:
            lines.append(
                FileLine(
                    row=row,
                    name=name,
                    standing=table.text(row, LedgerHeading.STANDING),
                    agency_name=table.text(row, LedgerHeading.AGENCY_NAME),
                    reason=table.text(row, LedgerHeading.REASON),
                    hash=table.text(row, LedgerHeading.HASH),
                    report=table.text(row, LedgerHeading.REPORT),
                )
            )
    return lines
