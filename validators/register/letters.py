"""What letters change: which file counts, what counts as answered, and "không phát sinh" in place of a form.

The signed letter is the report and the Excel file its attachment (design 5): the file that a letter names counts
whatever its number and date, and an agency that answered by letter alone is neither missing nor reminded.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.core.forms.book import agency_book
from toolkit.core.forms.spec import Form, Kind, Layout, Row
from toolkit.core.numbers.formats import show_date
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter
from toolkit.core.submission import SourceFile
from toolkit.core.text import shortened
from toolkit.core.verdict import Datum, Record, Standing
from toolkit.core.vocabulary import FIGURE_STATUSES, STATUS_NIL
from validators.draft import Draft
from validators.facts import Facts
from validators.register.files import named, with_contents
from validators.register.log import Log

NIL_WITH_FIGURES = "letter-nil-with-figures"
_ARRIVED = (Standing.COUNTED, Standing.HELD, Standing.REJECTED, Standing.LEFT_OUT)


def tie(letters: Sequence[Letter], drafts: Sequence[Draft], log: Log, *, expect: bool) -> None:
    """Tie files to the letters that name them; of several letters for one report the last one decides.

    With ``expect`` false single files are being looked at, and nothing is said of files that are not among them.
    """
    tied: dict[tuple[str, str], list[tuple[Letter, Draft]]] = defaultdict(list)
    for letter in letters:
        if letter.file and letter.answer is not Answer.POSTPONED:
            draft = _file(letter, drafts, log, expect=expect)
            if draft is not None:
                tied[letter.agency, letter.report].append((letter, draft))
    for pairs in tied.values():
        last = max(letter.date for letter, _ in pairs)
        newest = [(letter, draft) for letter, draft in pairs if letter.date == last]
        files = {draft.file.sha256: draft.file.name for _, draft in newest}
        letter, draft = max(newest, key=lambda pair: pair[0].order)
        if len(files) == 1:
            draft.letter = letter
        else:
            found = ", ".join(f"“{name}”" for name in files.values())
            day = show_date(last)
            log.tell("letters-conflict", letter.row, "file", agency=letter.agency, found=found, expected=day)


def _file(letter: Letter, drafts: Sequence[Draft], log: Log, *, expect: bool) -> Draft | None:
    # People also name the message that the form came with.
    found = with_contents(named(letter.file, drafts), drafts)
    own = [d for d in found if d.undecided and (d.agency, d.report) == (letter.agency, letter.report)]
    if len({draft.file.sha256 for draft in own}) == 1:
        return own[0]
    if found and all(one.document for one in found):
        return None  # the signed letter itself
    if own:
        hint = "có nhiều tệp khác nhau cùng tên"
    elif not found:
        hint = "không có tệp nào như vậy trong hộp nhận"
    elif found[0].reason:
        hint = f"tệp đó không được nhận ({found[0].reason.lower()})"
    else:
        hint = "tệp đó là biểu của đơn vị khác hoặc của báo cáo khác"
    if found or expect:
        log.tell("register-file-unknown", letter.row, "file", agency=letter.agency, found=letter.file, hint=hint)
    return None


def letters_without_form(letters: Sequence[Letter], drafts: Sequence[Draft], log: Log) -> None:
    """Reports that came by letter with figures while the inbox has no form for them."""
    arrived = {(draft.agency, draft.report) for draft in drafts if draft.standing in _ARRIVED}
    last = {(letter.agency, letter.report): letter for letter in sorted(letters, key=lambda letter: letter.order)}
    for (agency, report), letter in last.items():
        if letter.answer is Answer.DATA and (agency, report) not in arrived:
            log.tell("letter-without-form", letter.row, "answer", agency=agency, report=report, ground=letter.words)


def contradicted(draft: Draft, letter: Letter, facts: Facts, log: Log) -> bool:
    """Whether a counted form gives figures other than zero although the letter says that nothing occurred."""
    for located in draft.sent.forms:
        spec = facts.specs.get(located.form)
        for entry in located.entries if spec is not None and spec.counted else ():
            value = entry.reading.value
            if isinstance(value, Decimal) and value:
                found = f"{shortened(entry.typed)} (tệp “{draft.file.name}”, trang “{located.sheet}”, ô {entry.cell})"
                log.tell(
                    NIL_WITH_FIGURES,
                    letter.row,
                    "answer",
                    agency=letter.agency,
                    report=letter.report,
                    found=found,
                    ground=letter.words,
                )
                return True
    return False


def nil_records(letter: Letter, register: SourceFile, facts: Facts) -> Iterator[Record]:
    """What a letter that says "không phát sinh" answers: every row of the report's form, with the letter as its source.

    Figures get the state nil and never 0; a row with a status gets it there, prose says it in words.
    """
    plan = facts.plan
    report, agency = plan.report_by_id[letter.report], plan.agency_by_code[letter.agency]
    for _, form in agency_book(plan, report, facts.period, agency).forms():
        if not form.spec.counted or form.spec.layout is Layout.OPEN:
            continue
        for row in form.rows:
            data = tuple(_nil_data(form, row, letter))
            if data:
                yield Record(
                    agency=letter.agency,
                    report=letter.report,
                    file=register,
                    form=form.spec.id,
                    row=row.key,
                    label=row.label or row.printed.get("label", "") or row.key,
                    sheet=letter.row.sheet,
                    data=data,
                )


def _nil_data(form: Form, row: Row, letter: Letter) -> Iterator[Datum]:
    fields = [(column.id, field) for column in form.columns if (field := form.field(row, column)) is not None]
    status = [name for name, field in fields if field.choices == FIGURE_STATUSES]
    figures = [name for name, field in fields if field.kind is Kind.FIGURE]
    texts = [name for name, field in fields if field.kind is Kind.TEXT]
    for name in status[:1] or figures or texts[:1]:
        yield Datum(
            column=name,
            cell=letter.row.place("answer").cell,
            value=STATUS_NIL if name in (*status, *figures) else _sentence(letter.nil_words),
            typed=letter.nil_words,
            how=letter.nil_words,
            ground=letter.nil_words,
        )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
