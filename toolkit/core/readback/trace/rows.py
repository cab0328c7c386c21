"""Rows of ``Dữ liệu`` below a formula: which of them enter it, and why the others do not."""

from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.headings import TYPED_ELSEWHERE, DataHeading
from toolkit.core.readback.model import DataLine
from toolkit.core.readback.trace.by_hand import by_hand
from toolkit.core.readback.trace.evaluate import Evaluator, NoAnswerError
from toolkit.core.readback.trace.formula import CONDITIONAL, Call, Expression, Ref, calls, references
from toolkit.core.readback.trace.model import Source
from toolkit.core.readback.trace.sheets import Sheets
from toolkit.core.readback.trace.wording import requirement, shown


class DataRows:
    """The rows of the sheet ``Dữ liệu``."""

    def __init__(self, name: str, lines: Sequence[DataLine], sheets: Sheets, evaluator: Evaluator) -> None:
        self.name = name
        self._lines = {line.row: line for line in lines}
        self._sheets = sheets
        self._evaluator = evaluator

    def below(self, trees: Sequence[Expression]) -> tuple[Source, ...]:
        """The rows that expressions look at, those that enter first."""
        refs = [ref for tree in trees for ref in references(tree) if ref.sheet == self.name]
        conditional = [call for tree in trees for call in calls(tree, *CONDITIONAL)]
        # What is added decides; what is only counted decides where nothing is added.
        added = [call for call in conditional if call.name == "SUMIFS"] or conditional
        rows = sorted({row for ref in refs for row in range(ref.first_row, ref.last_row + 1)})
        found = [self._source(row, refs, added) for row in rows if row in self._lines]
        return tuple(sorted(found, key=lambda source: not source.entered))

    def at(self, row: int) -> Source | None:
        """One row by itself; None where the sheet has no data."""
        line = self._lines.get(row)
        if line is None:
            return None
        reason = "" if line.counted else line.reason or f"“{DataHeading.COUNTED}” là Không"
        return _source_of(line, row, entered=line.counted, reason=reason)

    def _source(self, row: int, refs: Sequence[Ref], conditional: Sequence[Call]) -> Source:
        line = self._lines[row]
        cols = sorted({ref.first_col for ref in refs if ref.first_row <= row <= ref.last_row})
        named = ((self._sheets.heading(self.name, row, col), self._sheets.value(self.name, row, col)) for col in cols)
        # Whether a row counts is told by where it is listed.
        figures = [(heading, shown(value)) for heading, value in named if heading != DataHeading.COUNTED]
        reasons = [self._failed(call, row) for call in conditional if _spans(call, self.name, row)]
        entered = not reasons or any(not reason for reason in reasons)
        reason = "" if entered else reasons[0]
        if not entered and not line.counted:
            reason = line.reason or reason
        return _source_of(line, row, entered=entered, reason=reason, figures=tuple(figures))

    def _failed(self, call: Call, row: int) -> str:
        """Which conditions of a call a row does not meet; empty where it enters."""
        span = call.arguments[0]
        assert isinstance(span, Ref), "checked by _spans"
        try:
            failed = self._evaluator.enters(call, row - span.first_row)
        except NoAnswerError:
            return ""
        return "; ".join(
            f"{self._sheets.column(ref.sheet, ref.first_row, ref.first_col)} không phải {requirement(wanted)}"
            for ref, wanted in failed
        )


def _spans(call: Call, sheet: str, row: int) -> bool:
    span = call.arguments[0]
    return isinstance(span, Ref) and span.sheet == sheet and span.first_row <= row <= span.last_row


def _source_of(
    line: DataLine, row: int, *, entered: bool, reason: str, figures: tuple[tuple[str, str], ...] = ()
) -> Source:
    said = tuple(typed(line))
    return Source(
        line=line,
        row=row + 1,
        entered=entered,
        reason=reason,
        figures=figures,
        typed=said,
        by_hand=by_hand(line, said),
    )


def typed(line: DataLine) -> Iterator[tuple[str, str]]:
    """Address and text of each cell of the returned file: "I6=0; K6=Chính thức" cut before each address."""
    rest = line.typed
    addresses = [part for part in line.cells.split(", ") if part]
    for address, following in zip(addresses, [*addresses[1:], ""], strict=True):
        said = rest.removeprefix(f"{address}=")
        end = said.find(f"; {following}=") if following else -1
        text = said if end < 0 else said[:end]
        yield address, line.text if text == TYPED_ELSEWHERE else text
        rest = "" if end < 0 else said[end + 2 :]
