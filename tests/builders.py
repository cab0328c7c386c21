"""Small plans and judged inboxes, as a table on the page: what a test needs and nothing else."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.core.a1 import a1
from toolkit.core.findings.model import Finding, Place, Severity
from toolkit.core.forms.book import form_specs
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Plan
from toolkit.core.submission import SourceFile, Value
from toolkit.core.verdict import CellCount, Datum, Judgement, Record, Standing, Verdict

AS_OF = dt.date(2022, 12, 28)
_ROLE_WORDS = {"+": "addend", "?": "crosscheck", "": "official"}
_SHEETS = {INDICATORS: "Chỉ tiêu", "tasks": "Nhiệm vụ", "cover": "Thông tin đơn vị"}


def indicator(code: str, mode: str, who: str = "", **fields: Any) -> dict[str, Any]:
    """An indicator; ``who`` names its reporters, "+so-a +so-b" addends, "?so-c" a cross-check."""
    reporters = []
    for name in who.split():
        mark = name[0] if name[0] in "+?" else ""
        reporters.append({"who": name.removeprefix(mark), "role": _ROLE_WORDS[mark]})
    rate = mode in ("ratio", "derived", "share")
    data = {
        "code": code,
        "tt": code,
        "objective": "1",
        "label": f"Chỉ tiêu {code}",
        "unit": {"kind": "percent", "printed": "%"} if rate else {"kind": "count", "printed": "người"},
        "direction": "up",
        "mode": mode,
        "reporters": reporters,
        "target": {"printed": "50", "value": 50},
        "baseline": {"printed": "40", "value": 40, "year": 2021},
    }
    if mode == "ratio":
        data["components"] = {"numerator": "Số đạt", "denominator": "Tổng số"}
    return {**data, **fields}


def make_plan(*indicators: dict[str, Any], agencies: str = "so-a so-b so-c so-d", **fields: Any) -> Plan:
    """A plan of one report that is due on 5 December."""
    codes = agencies.split()
    return Plan.model_validate(
        {
            "id": "thu-2022",
            "number": "1/KH-UBND",
            "title": "Kế hoạch thử",
            "place": "Nghệ An",
            "issuer": "UBND tỉnh Nghệ An",
            "level": "province",
            "year": 2022,
            "consolidator": codes[0],
            "periods": [
                {"code": "nam", "name": "Năm 2022", "start": "2022-01-01", "end": "2022-12-31"},
                {"code": "6t", "name": "6 tháng", "start": "2022-01-01", "end": "2022-06-30", "estimate": True},
            ],
            "agencies": [{"code": code, "name": code.replace("so-", "Sở ").title()} for code in codes],
            "objectives": [{"code": "1", "number": "I", "title": "Mục tiêu 1"}],
            "indicators": list(indicators),
            "reports": [
                {
                    "id": "chi-tieu",
                    "title": "Báo cáo chỉ tiêu",
                    "forms": ["indicators"],
                    "owners": codes,
                    "due": [{"period": "nam", "date": "2022-12-05"}, {"period": "6t", "date": "2022-06-05"}],
                }
            ],
            **fields,
        }
    )


@dataclass
class Inbox:
    """Collects files and turns them into a judgement."""

    plan: Plan
    period: str = "nam"
    as_of: dt.date = AS_OF
    verdicts: list[Verdict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def file(
        self,
        agency: str,
        rows: Mapping[tuple[str, str], Mapping[str, object]] | None = None,
        *,
        report: str = "",
        name: str = "",
        standing: Standing = Standing.COUNTED,
        received: dt.date | None = None,
        refused: int = 0,
        blank: int = 0,
        **fields: Any,
    ) -> Verdict:
        """Add a file: (form, row) → column → what was typed."""
        source = SourceFile(name=name or f"{agency}.xlsx", sha256=f"{len(self.verdicts):064x}", size=1000)
        report = report or self.plan.reports[0].id
        records = tuple(
            self._record(agency, report, source, place, form, row, cells)
            for place, ((form, row), cells) in enumerate((rows or {}).items())
        )
        done = sum(len(record.data) for record in records)
        verdict = Verdict(
            file=source,
            standing=standing,
            agency=agency,
            report=report,
            records=records if standing is Standing.COUNTED else (),
            cells=CellCount(read=done + refused + blank, consolidated=done, blank=blank, refused=refused),
            received=received,
            **fields,
        )
        self.verdicts.append(verdict)
        return verdict

    def report(self, agency: str, **rows: Mapping[str, object] | object) -> Verdict:
        """Add a file of indicator rows; keys are codes with "_" for ".", a bare value is the result."""
        cells = {
            (INDICATORS, code.lstrip("_").replace("_", ".")): (row if isinstance(row, Mapping) else {"result": row})
            for code, row in rows.items()
        }
        return self.file(agency, cells)

    def finding(self, message: str, *, severity: Severity = Severity.WARNING, file: str = "", **fields: Any) -> None:
        """Add a finding."""
        place = Place(file=file, sheet=fields.pop("sheet", ""), cell=fields.pop("cell", ""))
        fields.setdefault("code", "source-missing")
        self.findings.append(
            Finding(severity=severity, message=message, remedy="Đề nghị bổ sung.", place=place, **fields)
        )

    @property
    def judgement(self) -> Judgement:
        """Everything so far, judged."""
        return Judgement(
            plan=self.plan,
            period=self.plan.period_by_code[self.period],
            as_of=self.as_of,
            verdicts=tuple(self.verdicts),
            findings=tuple(self.findings),
        )

    def _record(
        self,
        agency: str,
        report: str,
        source: SourceFile,
        place: int,
        form: str,
        row: str,
        cells: Mapping[str, object],
    ) -> Record:
        columns = [column.id for column in form_specs(self.plan, self.plan.period_by_code[self.period])[form].columns]
        data = tuple(
            Datum(column=column, cell=a1(10 + place, columns.index(column)), value=_value(typed), typed=str(typed))
            for column, typed in cells.items()
        )
        return Record(
            agency=agency,
            report=report,
            file=source,
            form=form,
            row=row,
            label=f"dòng {row}",
            sheet=_SHEETS.get(form, "Bảng"),
            data=data,
        )


def _value(typed: object) -> Value:
    if isinstance(typed, dt.date):
        return typed
    if isinstance(typed, int | Decimal):
        return Decimal(typed)
    text = str(typed)
    try:
        return Decimal(text.replace(",", "."))
    except ArithmeticError:
        return text
