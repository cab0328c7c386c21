"""From rows of the register to letters, decisions and waivers of this period; what fits nothing is told at its cell."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Rule, Scope, Severity
from toolkit.core.forms.book import agency_book
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.numbers.fields import read_field
from toolkit.core.plan.book.declare import BookSheet
from toolkit.core.plan.model import Report
from toolkit.core.plan.names import Names
from toolkit.core.register.declare import ANSWER_WORDS, DECISIONS, LETTERS, WAIVERS, Answer
from toolkit.core.register.model import Decision, Fate, Letter, RegisterFile, RegisterRow, Waiver
from toolkit.core.stamp import Stamp
from toolkit.core.text import fold
from validators.facts import Facts
from validators.register.log import Log
from validators.wording import between

_FORMS = (Scope.PLAN, Scope.REGISTER)
"""Scopes of rules that say nothing about returned forms."""


@dataclass(slots=True, kw_only=True)
class Entries:
    """The entries of this period that can be used."""

    letters: list[Letter] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)


def resolve(register: RegisterFile, facts: Facts, log: Log) -> Entries:
    """Resolve every row; each gets a fate and, where it cannot be used, a finding."""
    resolver = _Resolver(facts, log)
    entries = Entries()
    for row in register.rows.get(LETTERS.part, ()):
        if (letter := resolver.letter(row)) is not None:
            entries.letters.append(letter)
    for row in register.rows.get(DECISIONS.part, ()):
        if (decision := resolver.decision(row)) is not None:
            entries.decisions.append(decision)
    for row in register.rows.get(WAIVERS.part, ()):
        if (waiver := resolver.waiver(row)) is not None:
            entries.waivers.append(waiver)
    return entries


class _Resolver:
    def __init__(self, facts: Facts, log: Log) -> None:
        self._facts, self._log = facts, log
        self._plan, self._period = facts.plan, facts.period
        self._names = Names(facts.plan.agencies)

    def letter(self, row: RegisterRow) -> Letter | None:
        if not self._begins(LETTERS, row):
            return None
        agency = self._agency(row)
        report = self._report(row, agency) if agency else None
        answer, until = Answer(row.values["answer"]), row.values.get("until")
        if agency is None or report is None:
            return None
        if answer is Answer.POSTPONED and until is None:
            self._log.tell("register-cell-empty", row, "until", agency=agency, report=report.id)
            return None
        letter = Letter(
            row=row,
            agency=agency,
            report=report.id,
            number=row.text("number"),
            date=row.values["date"],
            answer=answer,
            until=until if answer is Answer.POSTPONED else None,
            signer=row.text("signer"),
            channel=row.text("channel"),
            file=row.text("file"),
        )
        words = f"{letter.words}: {ANSWER_WORDS[letter.answer].lower()}, {report.title}"
        self._log.settle(row, Fate.USED, agency=agency, text=words)
        return letter

    def decision(self, row: RegisterRow) -> Decision | None:
        if not self._begins(DECISIONS, row):
            return None
        agency = self._agency(row)
        if agency is None:
            return None
        code, column = self._indicator(row.text("indicator")), row.values["field"]
        stamp = self._stamp(agency, code)
        cell = self._facts.cell(stamp, INDICATORS, code, column) if stamp is not None else None
        if stamp is None or cell is None:
            found = f"{row.text('indicator')}, {row.cells['field'].typed}"
            self._log.tell("register-indicator-unknown", row, "indicator", agency=agency, found=found)
            return None
        reading = read_field(row.cells["decided"], cell.field)
        value, hint = reading.value, f": {reading.expected}" if reading.expected else ""
        if isinstance(value, Decimal):
            if cell.floor <= value <= cell.ceiling and not (cell.integral and value % 1):
                decision = Decision(
                    row=row,
                    agency=agency,
                    indicator=code,
                    field=column,
                    old=row.cells["old"].typed.strip() if "old" in row.cells else "",
                    value=value,
                    ground=row.text("ground"),
                    approver=row.text("approver"),
                    date=row.values["date"],
                )
                text = f"{code}, {row.cells['field'].typed}: {decision.words}"
                self._log.settle(row, Fate.UNUSED, agency=agency, text=text)
                return decision
            whole = cell.integral and value % 1
            hint = ": phải là số nguyên" if whole else f": ngoài khoảng {between(cell.floor, cell.ceiling)}"
        found = row.cells["decided"].typed
        self._log.tell("decision-unusable", row, "decided", agency=agency, found=found, hint=hint)
        return None

    def waiver(self, row: RegisterRow) -> Waiver | None:
        if not self._begins(WAIVERS, row):
            return None
        agency = self._agency(row) if "agency" in row.cells else ""
        if agency is None:
            return None
        if not agency and "file" not in row.cells:
            self._log.tell("register-cell-empty", row, "agency", hint=" (ghi đơn vị hoặc tệp)")
            return None
        rule = _rule(row.text("rule"))
        if rule is None:
            self._log.tell("register-rule-unknown", row, "rule", agency=agency, found=row.text("rule"))
            return None
        if not rule.acceptable:
            self._log.tell("waiver-refused", row, "rule", agency=agency, found=rule.title)
            return None
        if rule.severity is Severity.ERROR and "row" not in row.cells:
            hint = " (lỗi chỉ chấp nhận được từng dòng một)"
            self._log.tell("register-cell-empty", row, "row", agency=agency, hint=hint)
            return None
        waiver = Waiver(
            row=row,
            agency=agency,
            file=row.text("file"),
            rule=rule.code,
            target=row.text("row"),
            approver=row.text("approver"),
            reason=row.text("reason"),
        )
        where = f" ({waiver.target})" if waiver.target else ""
        self._log.settle(row, Fate.UNUSED, agency=agency, text=f"{rule.title}{where}: {waiver.words}")
        return waiver

    def _begins(self, sheet: BookSheet, row: RegisterRow) -> bool:
        """Whether a row belongs to this period and holds all that it needs; unreadable cells are told."""
        self._log.settle(row, Fate.UNUSED)
        period = self._of_period(row)
        if not period:
            return False
        for key, (found, expected) in row.faults.items():
            self._log.tell("register-cell-unreadable", row, key, found=found, expected=expected)
        empty = [c.keys[0] for c in sheet.columns if c.required and c.keys[0] not in row.cells]
        for key in empty:
            self._log.tell("register-cell-empty", row, key)
        return not empty and not row.faults

    def _of_period(self, row: RegisterRow) -> bool:
        if "period" not in row.cells:
            if len(self._plan.periods) > 1:
                self._log.tell("register-cell-empty", row, "period")
            return len(self._plan.periods) == 1
        wanted = fold(row.text("period"))
        found = next((p for p in self._plan.periods if wanted in (fold(p.code), fold(p.name))), None)
        if found is None:
            known = ", ".join(period.name for period in self._plan.periods)
            self._log.tell("register-period-unknown", row, "period", found=row.text("period"), expected=known)
        elif found.code != self._period.code:
            self._log.settle(row, Fate.ELSEWHERE)
        return found is not None and found.code == self._period.code

    def _agency(self, row: RegisterRow) -> str | None:
        mention = self._names.recognise(row.text("agency"))
        if mention.code and mention.certain:
            self._log.settle(row, Fate.UNUSED, agency=mention.code)
            return mention.code
        hint = f"; có thể là “{self._plan.agency_by_code[mention.code].name}”" if mention.code else ""
        self._log.tell("register-agency-unknown", row, "agency", found=row.text("agency"), hint=hint)
        return None

    def _report(self, row: RegisterRow, agency: str) -> Report | None:
        owed = [report for report in self._plan.reports if agency in self._facts.owners(report)]
        if "report" not in row.cells:
            if len(owed) != 1:
                hint = f" ({', '.join(report.title for report in owed) or 'đơn vị không phải gửi báo cáo nào'})"
                self._log.tell("register-cell-empty", row, "report", agency=agency, hint=hint)
            return owed[0] if len(owed) == 1 else None
        wanted = fold(row.text("report"))
        found = [report for report in owed if wanted in (fold(report.title), fold(report.id))]
        if len(found) == 1:
            return found[0]
        hint = f"; đơn vị phải gửi: {', '.join(report.title for report in owed)}" if owed else ""
        self._log.tell("register-report-unknown", row, "report", agency=agency, found=row.text("report"), hint=hint)
        return None

    def _indicator(self, text: str) -> str:
        """Code of an indicator given by its code, by "code: label" or by its label; empty for an unknown one."""
        known = self._plan.indicator_by_code
        for part in (text, text.partition(":")[0].strip()):
            if part in known:
                return part
        labelled = [code for code, row in known.items() if fold(row.label) == fold(text)]
        return labelled[0] if len(labelled) == 1 else ""

    def _stamp(self, agency: str, code: str) -> Stamp | None:
        """The stamp of the form in which an agency reports an indicator; None where it reports it in none."""
        for report in self._plan.reports:
            if INDICATORS in report.forms and agency in self._facts.owners(report):
                book = agency_book(self._plan, report, self._period, self._plan.agency_by_code[agency])
                forms = [form for _, form in book.forms() if form.spec.id == INDICATORS]
                if any(row.key == code for form in forms for row in form.rows):
                    return book.stamp
        return None


def _rule(text: str) -> Rule | None:
    """The rule on returned forms that a text names: "title [code]", the code, or the title."""
    wanted = fold(text)
    for rule in _told():
        if wanted in (fold(f"{rule.title} [{rule.code}]"), rule.code, fold(rule.title)):
            return rule
    return None


def _told() -> Iterator[Rule]:
    return (rule for rule in RULES.values() if rule.scope not in _FORMS)
