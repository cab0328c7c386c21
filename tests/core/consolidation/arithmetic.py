"""The worked examples of ``docs/arithmetic.md`` as data, and the plan and inbox that each of them describes.

An example is a heading of the third level with tables below it, told apart by their headings: the indicators, what the
agencies gave, and what comes out; or the files of an inbox, and the sums of the ledger. Lines that begin with ``>`` are
what the provincial workbook says beside the first figure. Everything else is prose.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.findings.catalogue import rule
from toolkit.core.plan.model import Plan
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter, RegisterRow, RegisterUse
from toolkit.core.verdict import Judgement, Standing

PAGE = Path(__file__).parents[3] / "docs" / "arithmetic.md"
PERIOD = "6t"
"""Half a year: its form asks for all that the form of a year asks for, and for the estimate too."""
NOTHING = "—"
UNITS = {
    "%": "percent",
    "người": "count",
    "triệu đồng": "amount",
    "lần": "ratio",
    "trên 100": "per-100",
    "trên 1.000": "per-1000",
    "trên 100.000": "per-100000",
    "chữ": "text",
}
OPERATORS = {"≥": ">=", "≤": "<=", ">": ">", "<": "<", "=": "="}
GIVEN = {
    "(a)": "numerator",
    "(b)": "denominator",
    "Figure": "result",
    "Estimate": "estimate",
    "Year": "year",
    "Status": "status",
}
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One heading of the page."""

    title: str
    indicators: list[Row] = field(default_factory=list)
    given: list[Row] = field(default_factory=list)
    results: list[Row] = field(default_factory=list)
    files: list[Row] = field(default_factory=list)
    sums: list[Row] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def examples() -> list[Example]:
    """All examples of the page; text before the first is prose."""
    return [_example(part) for part in PAGE.read_text(encoding="utf-8").split("\n### ")[1:]]


def _example(part: str) -> Example:
    title, *lines = part.split("\n## ")[0].splitlines()
    found = Example(title=title.strip())
    for table in _tables(lines):
        heads = table[0]
        names = {"Mode": "indicators", "File": "files", "Agency": "given", "Sum": "sums", "Indicator": "results"}
        kind = next(kind for head, kind in names.items() if head in heads)
        getattr(found, kind).extend(dict(zip(heads, row, strict=True)) for row in table[2:])
    found.said.extend(line[1:].strip() for line in lines if line.startswith(">"))
    return found


def _tables(lines: Sequence[str]) -> Iterator[list[list[str]]]:
    table: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append([cell.strip() for cell in line.strip("|").split("|")])
        elif table:
            yield table
            table = []


def code_of(number: int, printed: str) -> str:
    """The code of an indicator of an example: the page numbers them anew in every example."""
    return f"{number}.{printed}"


def judged(numbered: dict[int, Example]) -> Judgement:
    """One inbox with the agencies and indicators of all these examples."""
    agencies: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for number, example in numbered.items():
        rows += [_indicator(number, row) for row in example.indicators]
        letters = {row["Agency"] for row in (*example.given, *example.files)}
        letters |= {name for row in example.indicators for _, name in _reporters(row)}
        agencies |= {_agency(number, letter): f"Sở {letter}" for letter in sorted(letters - {""})}
    inbox = Inbox(_plan(rows, agencies), period=PERIOD, as_of=dt.date(2022, 6, 30))
    told: list[Letter] = []
    for number, example in numbered.items():
        _fill(inbox, number, example)
        told += _files(inbox, number, example)
    return replace(inbox.judgement, register=RegisterUse(letters=tuple(told)))


def _plan(rows: list[dict[str, Any]], agencies: dict[str, str]) -> Plan:
    due = [{"period": PERIOD, "date": "2022-06-05"}]
    forms = {"forms": ["indicators"], "owners": list(agencies), "due": due}
    # The second report is there for agencies that tell one fact twice.
    reports = [{"id": "mot", "title": "Báo cáo chính", **forms}, {"id": "hai", "title": "Báo cáo bổ sung", **forms}]
    plan = make_plan(*rows, agencies=" ".join(agencies), reports=reports)
    named = [{"code": code, "name": name} for code, name in agencies.items()]
    return Plan.model_validate(plan.model_dump() | {"agencies": named})


def _agency(number: int, letter: str) -> str:
    return f"so-{letter.lower()}-{number}"


def _reporters(row: Row) -> Iterator[tuple[str, str]]:
    """Marks and letters: "A + B" are addends, "A; compare B" an official figure and one to compare it with."""
    official, _, compared = row.get("Reporters", "").partition("; compare ")
    names = [name.strip() for name in official.split("+") if name.strip()]
    yield from (("+" if len(names) > 1 else "", name) for name in names)
    yield from (("?", name.strip()) for name in compared.split("+") if name.strip())


def _indicator(number: int, row: Row) -> dict[str, Any]:
    printed = row["Indicator"]
    fields: dict[str, Any] = {
        "tt": printed,
        "unit": {"kind": UNITS[row["Unit"]], "printed": row["Unit"]},
        "direction": row.get("Direction", "up"),
        "target": _quantity(row.get("Target", "")),
        "baseline": _quantity(row.get("Baseline", "")),
    }
    if row.get("Parts"):
        fields["parts"] = [code_of(number, part.strip()) for part in row["Parts"].split("+")]
    if row.get("Decimals"):
        fields["decimals"] = int(row["Decimals"])
    if row["Mode"] in ("single", "latest") and row["Unit"] == "%":
        fields["components"] = {"numerator": "a", "denominator": "b"}
    who = " ".join(f"{mark}{_agency(number, letter)}" for mark, letter in _reporters(row))
    return indicator(code_of(number, printed), row["Mode"], who, **fields)


def _quantity(printed: str) -> dict[str, Any]:
    if not any(character.isdigit() for character in printed):
        return {"printed": printed}
    operator = OPERATORS.get(printed[0])
    sign = {"operator": operator} if operator else {}
    return {"printed": printed, "value": printed.lstrip("".join(OPERATORS)).strip(), **sign}


def _fill(inbox: Inbox, number: int, example: Example) -> None:
    forms: dict[tuple[str, str], dict[tuple[str, str], dict[str, object]]] = defaultdict(dict)
    for row in example.given:
        agency = _agency(number, row["Agency"])
        if row.get("Form"):
            _without_figures(inbox, agency, row["Form"])
            continue
        code = code_of(number, row.get("Indicator") or example.indicators[0]["Indicator"])
        cells: dict[str, object] = {name: row[head] for head, name in GIVEN.items() if row.get(head)}
        report = "hai" if ("indicators", code) in forms[agency, "mot"] else "mot"
        forms[agency, report]["indicators", code] = cells
    for (agency, report), rows in forms.items():
        inbox.file(agency, rows, report=report, name=f"{agency}-{report}.xlsx")


def _without_figures(inbox: Inbox, agency: str, form: str) -> None:
    match form:
        case "nothing occurred":
            inbox.file(agency, nil=True)
        case "exempt":
            found = rule("missing-report").found(agency=agency, report="mot", agency_name="", report_title="", due="")
            inbox.findings.append(found.accepted("Nguyễn Thị Hòa: đơn vị mới thành lập"))
        case "not sent":
            pass
        case standing:
            inbox.file(agency, standing=Standing(standing))


def _files(inbox: Inbox, number: int, example: Example) -> Iterator[Letter]:
    """Add the files of an example of the ledger; yields the letters that came without a form."""
    columns = [*GIVEN.values(), "note"]
    for row in example.files:
        agency = _agency(number, row["Agency"]) if row["Agency"] else ""
        if row["File"] == NOTHING:
            answer = Answer(row["Became"].removeprefix("letter: "))
            entry = RegisterRow(file="", sheet="", number=0, columns={}, cells={}, values={}, faults={})
            yield Letter(row=entry, agency=agency, report="mot", number="1", date=dt.date(2022, 6, 1), answer=answer)
            continue
        code = code_of(number, example.indicators[0]["Indicator"])
        kept = int(row["Consolidated"] or 0)
        inbox.file(
            agency,
            {("indicators", code): dict.fromkeys(columns[:kept], 1)} if kept else {},
            name=row["File"],
            standing=Standing(row["Became"]),
            blank=int(row["Blank"] or 0),
            refused=int(row["Refused"] or 0),
        )
