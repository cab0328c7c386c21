"""What an indicator's row measures: figures, direction, who reports it and how."""

from dataclasses import dataclass
from typing import Any

from toolkit.core.numbers.formats import show
from toolkit.core.plan.annex.direction import read_direction
from toolkit.core.plan.annex.doubts import DoubtList
from toolkit.core.plan.annex.figures import PrintedFigure, fraction, read_printed
from toolkit.core.plan.annex.leads import LeadColumn
from toolkit.core.plan.annex.model import IndicatorColumn, PrintedRow
from toolkit.core.plan.annex.reporting import propose_components, propose_reporting
from toolkit.core.plan.base import Basis
from toolkit.core.plan.names import Names
from toolkit.core.plan.national import National, national, national_target
from toolkit.core.units import Unit

FIGURES = (IndicatorColumn.UNIT, IndicatorColumn.BASELINE, IndicatorColumn.TARGET)
"""A row without words in any of these columns is a heading."""

_Row = PrintedRow[IndicatorColumn]
_FRACTION = (
    "đơn vị tính là % mà các con số không quá 1; có thể là phần của một (0,98 là 98 %)",
    "So với văn bản; nếu đúng là phần của một thì ghi lại theo %.",
)


@dataclass(slots=True, kw_only=True)
class Measure:
    """Reads the rows of one annex, in their order."""

    names: Names
    baseline_year: int
    leads: LeadColumn
    """Knows the leads of the rows above."""
    doubts: DoubtList

    def read(self, row: _Row, part: str, unit: Unit, value: dict[str, Any], basis: dict[str, Basis]) -> None:
        """Figures, direction, reporters and mode of a row that carries figures."""
        label = value["label"]
        was = self._figure(row, IndicatorColumn.BASELINE, part, unit)
        aim = self._figure(row, IndicatorColumn.TARGET, part, unit)
        if was:
            value["baseline"] = {"printed": row.text(IndicatorColumn.BASELINE), "year": self.baseline_year}
            value["baseline"] |= {"value": was.value} if was.value is not None else {}
        if aim:
            value["target"] = {"printed": row.text(IndicatorColumn.TARGET)}
            value["target"] |= {"value": aim.value} if aim.value is not None else {}
            value["target"] |= {"operator": aim.operator.value} if aim.operator is not None else {}
        if fraction(unit, (row.text(IndicatorColumn.BASELINE), row.text(IndicatorColumn.TARGET)), (was, aim)):
            self.doubts.add(row, part, *_FRACTION, IndicatorColumn.TARGET)
        known = national(label)
        way = read_direction(label, unit, was, aim, row.text(IndicatorColumn.TARGET), known)
        value["direction"] = way.direction.value
        if not way.stated:
            basis["direction"] = Basis.PROPOSED
        if way.doubt:
            self.doubts.add(row, part, way.doubt, "Ghi chiều của chỉ tiêu: tăng, giảm hay duy trì.")
        components = propose_components(label, unit, known)
        compare(known, value, basis)
        if known:
            facts = {"definition": known.definition, "source": known.source}
            value |= facts
            basis |= {field: Basis.PROPOSED for field, text in facts.items() if text}
        lead = self.leads.read(row)
        if lead.message:
            self.doubts.add(row, part, lead.message, lead.remedy, IndicatorColumn.LEADS)
        mentions = self.names.mentions(lead.text)
        reporting = propose_reporting(mentions, self.names, unit, known, components, lead.inherited)
        value["mode"] = reporting.mode.value
        basis["mode"] = Basis.PROPOSED
        if reporting.components:
            value["components"] = reporting.components
            basis["components"] = Basis.PROPOSED
        if reporting.reporters:
            value["reporters"] = list(reporting.reporters)
        if lead.inherited:
            basis["reporters"] = Basis.MERGED_CELL
        elif reporting.proposed:
            basis["reporters"] = Basis.PROPOSED
        if any(not mention.code for mention in mentions):
            basis.setdefault("reporters", Basis.PROPOSED)

    def _figure(self, row: _Row, column: IndicatorColumn, part: str, unit: Unit) -> PrintedFigure | None:
        printed = row.text(column)
        if not printed:
            return None
        figure = read_printed(printed, unit)
        if len(figure.meanings) > 1:
            meant = " hoặc ".join(show(number) for number in figure.meanings)
            self.doubts.add(row, part, f"“{printed}” có thể là {meant}", "Ghi con số đúng ở cột giá trị.", column)
        elif figure.value is None and unit.numeric:
            self.doubts.add(
                row,
                part,
                f"“{printed}” không phải là một con số",
                "Giữ nguyên chữ của văn bản; ghi thêm con số nếu có.",
                column,
            )
        return figure


def compare(known: National | None, value: dict[str, Any], basis: dict[str, Basis]) -> None:
    """Add the national target, where the row is a national indicator that has one."""
    if known and known.target:
        value["national_target"] = national_target(known)
        basis["national_target"] = Basis.PROPOSED
