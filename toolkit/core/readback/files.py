"""The list of files on the sheet ``Đối chiếu`` read back."""

from toolkit.core.consolidation.headings import FILES_GROUP, LedgerHeading
from toolkit.core.intake.package import SheetPart
from toolkit.core.readback.model import FileLine, ReadbackError
from toolkit.core.readback.table import HeadedTable

_NEEDED = (LedgerHeading.NAME, LedgerHeading.STANDING, LedgerHeading.HASH)


def read_files(sheet: SheetPart) -> list[FileLine]:
    """The files of the inbox; ReadbackError where columns that are needed are gone."""
    table = HeadedTable.find(sheet, _NEEDED)
    if table is None:
        names = ", ".join(f"“{heading}”" for heading in _NEEDED)
        raise ReadbackError(
            f"Trang “{sheet.name}” không đọc được: thiếu một trong các cột {names}. Chạy lại bdgxl merge để có sổ mới."
        )
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
