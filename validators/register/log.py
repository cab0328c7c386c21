"""What is said of the register while it is judged: findings at its cells, and what became of each entry."""

from dataclasses import dataclass, field

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding
from toolkit.core.plan.model import Plan
from toolkit.core.register.declare import SHEETS
from toolkit.core.register.model import EntryFate, Fate, RegisterRow
from toolkit.core.text import shortened

_HEADINGS = {(sheet.name, column.keys[0]): column.heading for sheet in SHEETS for column in sheet.columns}
_ANY = {key: heading for (_, key), heading in _HEADINGS.items()}
"""Where a sheet was renamed."""


@dataclass(slots=True, kw_only=True)
class Log:
    """Gathers what the judging of the register yields."""

    plan: Plan
    findings: list[Finding] = field(default_factory=list)
    _fates: dict[tuple[str, int], EntryFate] = field(default_factory=dict)

    @property
    def entries(self) -> tuple[EntryFate, ...]:
        """Every row of the register once, in the order in which the rows were read."""
        return tuple(self._fates.values())

    def tell(
        self,
        code: str,
        row: RegisterRow,
        key: str,
        *,
        agency: str = "",
        report: str = "",
        label: str = "",
        found: str = "",
        expected: str = "",
        **names: str,
    ) -> None:
        """Add a finding at a cell of the register."""
        known = self.plan.agency_by_code.get(agency)
        title = self.plan.report_by_id[report].title if report else ""
        details = {
            "heading": _HEADINGS.get((row.sheet, key)) or _ANY.get(key, ""),
            "hint": "",
            "ground": "",
            "report_title": title,
        }
        self.findings.append(
            rule(code).found(
                place=row.place(key),
                agency=agency,
                report=report,
                label=label,
                found=shortened(found),
                expected=expected,
                agency_name=known.name if known else agency,
                **{**details, **names},
            )
        )

    def settle(self, row: RegisterRow, fate: Fate, *, agency: str = "", text: str = "") -> None:
        """Say what became of an entry; what is said later replaces what was said before."""
        before = self._fates.get((row.sheet, row.number))
        if before is not None:
            agency, text = agency or before.agency, text or before.text
        words = text or shortened("; ".join(cell.typed for cell in row.cells.values()))
        self._fates[row.sheet, row.number] = EntryFate(row=row, agency=agency, text=words, fate=fate)
