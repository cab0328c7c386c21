"""From the printed rows of an indicator annex to objectives and indicators."""

from collections.abc import Sequence
from typing import Any

from toolkit.core.plan.annex.doubts import DoubtList
from toolkit.core.plan.annex.figures import read_unit, unit_against_label, unit_value
from toolkit.core.plan.annex.joining import join_rows
from toolkit.core.plan.annex.leads import LeadColumn
from toolkit.core.plan.annex.measure import FIGURES, Measure, compare
from toolkit.core.plan.annex.model import IndicatorColumn, PrintedRow, Reading, Understood
from toolkit.core.plan.annex.numbering import Numbering, objective_number
from toolkit.core.plan.annex.parties import propose_parties
from toolkit.core.plan.annex.reporting import derive_parents
from toolkit.core.plan.annex.sections import section_rows
from toolkit.core.plan.base import Basis
from toolkit.core.plan.indicators import Mode
from toolkit.core.plan.names import Names
from toolkit.core.plan.national import national

_Row = PrintedRow[IndicatorColumn]
_NO_OBJECTIVE = "(Văn bản không chia theo mục tiêu)"


def understand_indicators(
    rows: Sequence[_Row],
    names: Names,
    year: int,
    *,
    baseline_year: int | None = None,
    annex: str = "",
) -> Reading:
    """Objectives and indicators that the rows declare, each with what had to be proposed and what is doubtful.

    ``rows`` are all rows below the header in their order, without repeated header rows and without empty rows; those
    with a ``code`` are context only. ``names`` are the agencies and groups the plan declares; those it does not know
    come back as proposals, and the codes of reporters may be theirs. ``year`` is the plan's year, ``baseline_year`` the
    year of the results column (default: the year before). ``annex`` names the annex in ``place`` ("Phụ lục 2").
    Never raises: what cannot be understood is kept as printed with a doubt.
    """
    rows, joined = join_rows(rows, (IndicatorColumn.TT, IndicatorColumn.LABEL, *FIGURES), (IndicatorColumn.LEADS,))
    texts = [(row.text(IndicatorColumn.LEADS), row.cell(IndicatorColumn.LEADS).place) for row in rows]
    parties = propose_parties(((text, place) for text, place in texts if text), names)
    annex_reader = _Annex(parties.names, baseline_year or year - 1, annex, section_rows(rows))
    for row in rows:
        annex_reader.numbering.reserve(row.code)
    for position, row in enumerate(rows):
        if position not in joined:
            annex_reader.take(position, row)
    derive_parents([one.value for one in annex_reader.indicators])
    annex_reader.doubt_roles(rows)
    return Reading(
        objectives=tuple(annex_reader.objectives),
        indicators=tuple(annex_reader.indicators),
        joined=joined,
        agencies=parties.agencies,
        groups=parties.groups,
        doubts=(*parties.doubts, *annex_reader.doubts.doubts),
    )


class _Annex:
    """Goes down the rows once, keeping what the rows above declared."""

    def __init__(self, names: Names, baseline_year: int, annex: str, sections: frozenset[int]) -> None:
        self.annex = annex
        self.sections = sections
        """Rows that are objectives though they have no number."""
        self.numbering = Numbering()
        self.section = ""
        """The objective as printed, for places in the document."""
        self.leads = LeadColumn()
        self.last_tt = ""
        self.objectives: list[Understood] = []
        self.indicators: list[Understood] = []
        self.doubts = DoubtList()
        self.measure = Measure(names=names, baseline_year=baseline_year, leads=self.leads, doubts=self.doubts)

    def take(self, position: int, row: _Row) -> None:
        """Understand one row."""
        tt, label = row.text(IndicatorColumn.TT), row.text(IndicatorColumn.LABEL)
        by_tt, by_label = objective_number(tt, label)
        if position in self.sections:
            by_tt, by_label = len(self.objectives) + 1, None
        if not any(row.text(column) for column in FIGURES) and (by_tt or by_label):
            self._objective(position, row, by_tt, by_label)
            return
        if not self.numbering.objective:
            self._start_without_objective(position, row)
        if row.code:
            self.numbering.remember(tt, label, row.code)
        else:
            self._indicator(position, row)
        self.leads.remember(row)
        self.last_tt = tt or self.last_tt

    def _objective(self, position: int, row: _Row, by_tt: int | None, by_label: int | None) -> None:
        tt, label = row.text(IndicatorColumn.TT), row.text(IndicatorColumn.LABEL)
        code = row.code or str(by_label or by_tt)
        if not row.code and by_tt and by_label and by_tt != by_label:
            self.doubts.add(
                row,
                f"mục tiêu {code}",
                f"số TT “{tt}” khác số của mục tiêu trong tên; công cụ lấy số trong tên",
                "Kiểm tra mã mục tiêu.",
            )
        used = {understood.value["code"] for understood in self.objectives}
        if code in used:
            self.doubts.add(row, f"mục tiêu {code}", "mục tiêu này đã có ở trên", "Sửa số của mục tiêu.")
            code = next(f"{code}-{n}" for n in range(2, len(used) + 3) if f"{code}-{n}" not in used)
        self.numbering.start(code)
        self.leads.start()
        self.section, self.last_tt = tt.rstrip("."), ""
        if not row.code:
            self.objectives.append(Understood(row=position, value={"code": code, "number": tt, "title": label or tt}))

    def _start_without_objective(self, position: int, row: _Row) -> None:
        code = row.code.partition(".")[0] or "1"
        self.numbering.start(code)
        if not row.code:
            self.objectives.append(Understood(row=position, value={"code": code, "title": _NO_OBJECTIVE}))
            self.doubts.add(
                row,
                f"mục tiêu {code}",
                "dòng này không thuộc mục tiêu nào",
                "Thêm dòng mục tiêu phía trên hoặc xác nhận phụ lục không chia theo mục tiêu.",
            )

    def _indicator(self, position: int, row: _Row) -> None:
        tt, label = row.text(IndicatorColumn.TT), row.text(IndicatorColumn.LABEL)
        baseline, target = row.text(IndicatorColumn.BASELINE), row.text(IndicatorColumn.TARGET)
        numbered = self.numbering.number(tt, label)
        part = f"chỉ tiêu {numbered.code}"
        unit, printed_unit = read_unit(row.text(IndicatorColumn.UNIT), label, (baseline, target))
        value: dict[str, Any] = {
            "code": numbered.code,
            "tt": tt,
            "objective": self.numbering.objective,
            "parent": numbered.parent,
            "label": label or "(không có tên)",
            "unit": unit_value(unit),
            "leads": row.text(IndicatorColumn.LEADS),
            "place": self._place(tt),
        }
        basis: dict[str, Basis] = {}
        if not numbered.certain:
            basis["code"] = Basis.PROPOSED
            self.doubts.add(row, part, "mã do công cụ đặt vì số TT và tên không cho biết rõ", "Kiểm tra cột “Mã”.")
        if not printed_unit:
            basis["unit"] = Basis.PROPOSED
            words = f"in là “{unit.printed}”" if unit.printed else "để trống"
            self.doubts.add(
                row, part, f"đơn vị tính {words}, công cụ hiểu là {unit.words}", "Kiểm tra loại đơn vị tính."
            )
        if against := unit_against_label(unit, label):
            self.doubts.add(row, part, against, "Kiểm tra đơn vị tính.", IndicatorColumn.UNIT)
        if any(row.text(column) for column in FIGURES):
            self.measure.read(row, part, unit, value, basis)
        else:
            value |= {"direction": "none", "mode": Mode.HEADING.value}
            compare(national(label), value, basis)
        if basis:
            value["basis"] = {field: origin.value for field, origin in basis.items()}
        self.indicators.append(Understood(row=position, value={key: item for key, item in value.items() if item != ""}))

    def doubt_roles(self, rows: Sequence[_Row]) -> None:
        """Tell where several leads share a figure and the document does not say who settles it."""
        for understood in self.indicators:
            value = understood.value
            reporters = value.get("reporters", ())
            if len(reporters) > 1 and value["basis"].get("reporters") != Basis.MERGED_CELL:
                self.doubts.add(
                    rows[understood.row],
                    f"chỉ tiêu {value['code']}",
                    "có nhiều đơn vị chủ trì, văn bản không nêu ai chốt số liệu",
                    "Xác nhận vai trò của từng đơn vị ở cột “Đơn vị báo cáo”.",
                    IndicatorColumn.LEADS,
                )

    def _place(self, tt: str) -> str:
        where = f"mục {self.section}.{tt}" if self.section and tt else f"mục {self.section or tt}"
        if not tt:
            after = f"dòng không có số TT sau mục {self.last_tt}" if self.last_tt else "dòng không có số TT"
            where = f"mục {self.section}, {after}" if self.section else after
        return ", ".join(filter(None, (self.annex, where)))
