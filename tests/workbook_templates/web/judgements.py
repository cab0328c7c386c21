"""A judgement with findings of every severity, made by hand, in which any text may be any text."""

import datetime as dt

from tests.validators.plans import YEAR, small_plan
from toolkit.core.findings.model import Finding, Place, Severity
from toolkit.core.submission import SourceFile
from toolkit.core.verdict import Judgement, Standing, Verdict

MISSING_SOURCES = 15


def finding(severity: Severity, code: str, cell: str, text: str = "chữ", **more: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        message=f"Nội dung {text}",
        remedy=f"Cách sửa {text}",
        place=Place(file=more.pop("file", f"Biểu {text}.xlsx"), sheet=more.pop("sheet", f"Trang {text}"), cell=cell),
        agency=more.pop("agency", "so-y-te"),
        label=f"Dòng {text}",
        found=f"Đã có {text}",
        expected=f"Phải là {text}",
    )


def judgement(text: str = "chữ", unknown: str = "khac") -> Judgement:
    """Sở Y tế has one error, fifteen warnings of one kind and a note; others a quiet file, or a finding of no file."""
    findings = (
        finding(Severity.INFO, "percent-sign", "G4", text),
        *(finding(Severity.WARNING, "source-missing", f"K{row}", text) for row in range(5, 5 + MISSING_SOURCES)),
        finding(Severity.ERROR, "percent-out-of-range", "G9", text),
        finding(Severity.WARNING, "no-file", "", text, agency=unknown, file="", sheet=""),
    )
    return Judgement(
        plan=small_plan(),
        period=YEAR,
        as_of=dt.date(2022, 12, 31),
        verdicts=(
            _verdict(f"Biểu {text}.xlsx", "so-y-te", reason=f"Vì {text}"),
            _verdict("Biểu giáo dục.xlsx", "so-gd-dt"),
        ),
        findings=findings,
    )


def _verdict(name: str, agency: str, reason: str = "") -> Verdict:
    file = SourceFile(name=name, sha256="", size=1)
    return Verdict(file=file, standing=Standing.COUNTED, agency=agency, reason=reason, received=dt.date(2022, 12, 1))
