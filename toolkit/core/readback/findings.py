"""The sheet ``Nội dung cần làm rõ`` read back."""

from toolkit.core.consolidation.headings import FindingHeading
from toolkit.core.intake.package import SheetPart
from toolkit.core.readback.model import FindingLine
from toolkit.core.readback.table import HeadedTable


def read_findings(sheet: SheetPart | None) -> list[FindingLine]:
    """The findings; none where the sheet is gone or changed: they are told of, nothing is computed from them."""
    table = HeadedTable.find(sheet, FindingHeading) if sheet is not None else None
    if table is None:
        return []
    return [
        FindingLine(
            severity=table.text(row, FindingHeading.SEVERITY),
            agency_name=table.text(row, FindingHeading.AGENCY_NAME),
            file=table.text(row, FindingHeading.FILE),
            cell=table.text(row, FindingHeading.CELL),
            message=table.text(row, FindingHeading.MESSAGE),
            code=table.text(row, FindingHeading.CODE),
        )
        for row in table.rows
        if table.text(row, FindingHeading.CODE)
    ]
