"""Collecting what is doubtful about the rows of an indicator annex."""

from dataclasses import dataclass, field

from toolkit.core.plan.annex.model import Doubt, IndicatorColumn, PrintedRow


@dataclass(slots=True)
class DoubtList:
    """Doubts in the order in which they arose."""

    doubts: list[Doubt] = field(default_factory=list)

    def add(
        self,
        row: PrintedRow[IndicatorColumn],
        part: str,
        message: str,
        remedy: str,
        column: IndicatorColumn = IndicatorColumn.LABEL,
    ) -> None:
        """Tell something about one cell of a row; fields as those of ``Doubt``."""
        place = row.cells[column].place if column in row.cells else row.place
        self.doubts.append(Doubt(place=place, part=part, message=message, remedy=remedy))
