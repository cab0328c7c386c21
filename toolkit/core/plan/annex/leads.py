"""The lead column of an indicator annex, in which vertical merges swallow leads."""

from dataclasses import dataclass

from toolkit.core.plan.annex.model import IndicatorColumn, PrintedRow
from toolkit.core.plan.annex.parties import is_ditto


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who leads one row."""

    text: str
    inherited: bool = False
    """Whether it is the text of a row above."""
    message: str = ""
    """Vietnamese: what is doubtful about it, with ``remedy``; empty where it is printed."""
    remedy: str = ""


@dataclass(slots=True)
class LeadColumn:
    """Goes down the column; a lead is inherited within an objective and never across."""

    _above: str = ""

    def start(self) -> None:
        """Begin an objective."""
        self._above = ""

    def remember(self, row: PrintedRow[IndicatorColumn]) -> None:
        """Keep the lead that a row prints for the rows below it."""
        text = row.text(IndicatorColumn.LEADS)
        if text and not is_ditto(text):
            self._above = text

    def read(self, row: PrintedRow[IndicatorColumn]) -> Lead:
        """The lead of a row with figures: as printed, else that of the nearest row above in the objective."""
        text = row.text(IndicatorColumn.LEADS)
        if text and not is_ditto(text):
            return Lead(text=text)
        continued = row.cell(IndicatorColumn.LEADS).continued
        where = "thuộc ô gộp dọc" if continued else f"ghi “{text}”" if text else "để trống"
        if self._above:
            return Lead(
                text=self._above,
                inherited=True,
                message=f"ô đơn vị chủ trì {where}; lấy theo dòng trên: {self._above}",
                remedy="Xác nhận đơn vị chủ trì của chỉ tiêu này.",
            )
        return Lead(
            text="",
            message=f"ô đơn vị chủ trì {where} và trong cùng mục tiêu không có dòng nào phía trên ghi đơn vị",
            remedy="Ghi đơn vị báo cáo; công cụ không lấy đơn vị của mục tiêu khác.",
        )
