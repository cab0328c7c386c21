"""The office's register in one judgement: asked at each step what it changes, and at the end what it could not do."""

from collections.abc import Sequence

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import RegisterFile, RegisterUse
from toolkit.core.submission import SourceFile
from toolkit.core.text import shortened
from toolkit.core.verdict import Record, Standing
from validators.draft import Draft
from validators.facts import Facts
from validators.register.decisions import apply_decisions
from validators.register.entries import Entries, resolve
from validators.register.letters import contradicted, letters_without_form, nil_records, tie
from validators.register.log import Log
from validators.register.waivers import Waivers


class Desk:
    """What the register says; without a register everything stays as the forms say.

    With ``expect`` false single files are being looked at: nothing is said of what is not among them.
    """

    def __init__(self, register: RegisterFile | None, facts: Facts, *, expect: bool) -> None:
        self._facts, self._expect = facts, expect
        self._log = Log(plan=facts.plan)
        self._entries = resolve(register, facts, self._log) if register is not None else Entries()
        self._waivers = Waivers(self._entries.waivers, self._log)
        self._register = register
        self.records: tuple[Record, ...] = ()
        """What the register says in place of forms."""

    @property
    def use(self) -> RegisterUse:
        """What of the register holds in this period."""
        name = self._register.name if self._register is not None else ""
        return RegisterUse(file=name, letters=tuple(self._entries.letters), entries=self._log.entries)

    def tie(self, drafts: Sequence[Draft]) -> None:
        """Tie files to letters, before it is decided which of them count."""
        tie(self._entries.letters, drafts, self._log, expect=self._expect)

    def receive(self, drafts: Sequence[Draft]) -> None:
        """The letter's date is the date of receipt, and its "không phát sinh" completes a form that was left blank."""
        for draft in drafts:
            if draft.standing is not Standing.COUNTED:
                continue
            letter = draft.letter or self.use.answer(draft.report, draft.agency)
            if letter is not None:
                draft.letter, draft.letter_date = letter, letter.date
                draft.nil = draft.nil or (letter.answer is Answer.NIL and not draft.sent.content)

    def nil_contradicted(self, draft: Draft) -> bool:
        """Whether a form gives figures although its letter says that nothing occurred; tells it."""
        letter = draft.letter
        nil = letter is not None and letter.answer is Answer.NIL
        return letter is not None and nil and contradicted(draft, letter, self._facts, self._log)

    def accept(self, finding: Finding, draft: Draft | None = None) -> Finding:
        """The finding, accepted where the register says so."""
        return self._waivers.accept(finding, draft.file if draft is not None else None)

    def decide(self, drafts: Sequence[Draft]) -> None:
        """Put decided figures into the records, and letters without figures in the place of forms."""
        register = self._register
        if register is None or not register.name:
            return
        file = SourceFile(name=register.name, sha256=register.sha256, size=register.size)
        decisions = self._entries.decisions
        decided = list(apply_decisions(decisions, drafts, file, self._facts, self._log, expect=self._expect))
        spoken = {(record.agency, record.form, record.row) for record in decided}
        filled = {(d.agency, d.report) for d in drafts if d.standing is Standing.HELD or _says_something(d)}
        answered = {(letter.report, letter.agency) for letter in self._entries.letters}
        last = [self.use.answer(report, agency) for report, agency in sorted(answered)]
        nil = [letter for letter in last if letter is not None and letter.answer is Answer.NIL]
        said = [
            record
            for letter in nil
            if (letter.agency, letter.report) not in filled
            for record in nil_records(letter, file, self._facts)
            if (record.agency, record.form, record.row) not in spoken
        ]
        self.records = (*decided, *said)

    def finish(self, drafts: Sequence[Draft]) -> list[Finding]:
        """Everything to be said of the register itself."""
        register = self._register
        if register is None:
            return []
        if self._expect:
            letters_without_form(self._entries.letters, drafts, self._log)
            self._waivers.tell_unused()
        return [*_of_file(register), *self._log.findings]


def _says_something(draft: Draft) -> bool:
    return draft.standing is Standing.COUNTED and bool(draft.sent.content)


def _of_file(register: RegisterFile) -> list[Finding]:
    names = {"heading": "", "hint": "", "ground": "", "agency_name": "", "report_title": ""}
    place = Place(file=register.name or register.others[0])
    found: list[Finding] = []
    if register.problem:
        found.append(rule("register-unreadable").found(place=place, found=register.problem, **names))
    if register.others:
        found.append(rule("register-not-read").found(place=place, found=", ".join(register.others), **names))
    for sheet in register.missing:
        found.append(rule("register-sheet-missing").found(place=place, found=sheet, **names))
    for where, text in register.outside:
        found.append(rule("register-text-outside").found(place=where, found=shortened(text), **names))
    return found
