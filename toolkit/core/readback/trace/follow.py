"""Following a cell of a consolidated workbook down to the rows of ``Dữ liệu`` and the returned files."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial

from toolkit.core.a1 import a1
from toolkit.core.consolidation.exact import same_within_rounding
from toolkit.core.consolidation.headings import DATA_SHEET, indicator_headings
from toolkit.core.intake.package import Package
from toolkit.core.readback.data import read_data
from toolkit.core.readback.model import ReadbackError
from toolkit.core.readback.package import fields_of, sheet_named
from toolkit.core.readback.trace.evaluate import Evaluator, NoAnswerError, criteria
from toolkit.core.readback.trace.formula import (
    CONDITIONAL,
    Call,
    Expression,
    Ref,
    Value,
    calls,
    parse_formula,
    references,
)
from toolkit.core.readback.trace.model import Step
from toolkit.core.readback.trace.rows import DataRows
from toolkit.core.readback.trace.sheets import Sheets
from toolkit.core.readback.trace.wording import Words
from toolkit.core.submission import RawCell
from toolkit.core.text import match_key
from toolkit.core.vocabulary import SHEET_INDICATORS

_DEEPEST = 12
_FULL = 20
"""Cells of a range that are followed further; larger ones are only listed."""
_LISTED = 200
NO_SOURCE_TEXT = "Ô chữ, không tính từ số liệu."
NO_SOURCE_PLAN = "Ghi trong kế hoạch, không tính từ số liệu của đơn vị."
TYPED_OVER = "Số gõ tay vào ô này: không còn công thức nên không lần được về tệp của đơn vị."
CONSTANT = "Số ghi sẵn khi tổng hợp, không có công thức."
EMPTY = "Ô trống."
NOTHING_MEETS = "Không có dòng nào thỏa điều kiện."
STALE = "Công thức cho kết quả khác số đang hiện: mở sổ bằng Excel, bấm F9 rồi lưu lại."


class Tracer:
    """Follows cells of one workbook."""

    def __init__(self, package: Package, name: str) -> None:
        fields = fields_of(package, name)
        part = sheet_named(package, DATA_SHEET)
        if part is None:
            raise ReadbackError(f"{name} không có trang “{DATA_SHEET}”. Chạy lại bdgxl merge để có sổ mới.")
        self.sheets = Sheets(package)
        self._evaluator = Evaluator(self.sheets.value)
        self._data = DataRows(part.name, read_data(part), self.sheets, self._evaluator)
        year, estimate = int(fields.get("year") or 0), fields.get("estimate") == "1"
        names = indicator_headings(year, estimate=estimate)
        self._of_plan = {names["baseline"], names["target"]}
        figures = ("numerator", "denominator", "value", "estimate", "change")
        self._computed = {names[name] for name in figures if name in names}

    def step(self, sheet: str, row: int, col: int, deep: int = _DEEPEST) -> Step:
        """A cell and what it is made of, ``deep`` cells far."""
        cell = self.sheets.cell(sheet, row, col)
        heading = self.sheets.heading(sheet, row, col)
        made = partial(
            Step,
            sheet=sheet,
            address=a1(row, col),
            heading=heading,
            label=self.sheets.label(sheet, row, col),
            shown=cell.typed if cell.value is not None or cell.error else "",
        )
        if sheet == self._data.name:
            source = self._data.at(row)
            found = () if source is None else (source,)
            return made(note="" if found else EMPTY if cell.value is None else NO_SOURCE_TEXT, sources=found)
        if not cell.formula:
            return made(note=self._without_formula(sheet, heading, cell))
        tree = parse_formula(cell.formula, sheet)
        rest, conditions = self._evaluator.taken(tree)
        words = Words(self.sheets, sheet)
        # A result that is only a word comes from what was compared.
        trees = [rest] if any(references(rest)) else [condition for condition, _ in conditions]
        steps = tuple(self._steps(trees, deep)) if deep else ()
        sources = self._data.below(trees) if deep else ()
        nothing = deep and not steps and not sources and any(calls(tree, *CONDITIONAL))
        return made(
            formula=f"={cell.formula}",
            words=words.of(rest),
            conditions=tuple(words.condition(condition, held) for condition, held in conditions),
            note=STALE if self._stale(tree, cell) else NOTHING_MEETS if nothing else "",
            steps=steps,
            sources=sources,
        )

    def _without_formula(self, sheet: str, heading: str, cell: RawCell) -> str:
        if cell.value is None or cell.value == "":
            return EMPTY
        on_indicators = match_key(sheet) == SHEET_INDICATORS
        if on_indicators and heading in self._of_plan:
            return NO_SOURCE_PLAN
        if isinstance(cell.value, str):
            return NO_SOURCE_TEXT
        return TYPED_OVER if on_indicators and heading in self._computed else CONSTANT

    def _stale(self, tree: Expression, cell: RawCell) -> bool:
        """Whether the formula gives something else than the cell shows, as far as that is known."""
        try:
            found = self._evaluator.value(tree)
        except (NoAnswerError, ReadbackError):
            return False
        return not cell.error and not _same(found, cell.value)

    def _steps(self, trees: Sequence[Expression], deep: int) -> Iterator[Step]:
        conditional = [call for tree in trees for call in calls(tree, *CONDITIONAL)]
        yield from self._counted(conditional)
        inside = {ref for call in conditional for ref in references(call)}
        refs = dict.fromkeys(ref for tree in trees for ref in references(tree))
        for ref in refs:
            if ref in inside or ref.sheet == self._data.name:
                continue
            filled = [place for place in ref.cells if self.sheets.value(ref.sheet, *place) not in (None, "")]
            # Of a single cell also that it is empty is worth telling.
            places = [(ref.first_row, ref.first_col)] if ref.single else filled
            further = deep - 1 if len(places) <= _FULL else 0
            for row, col in places[:_LISTED]:
                yield self.step(ref.sheet, row, col, further)

    def _counted(self, conditional: Sequence[Call]) -> Iterator[Step]:
        """The cells that conditions on other sheets let in, each once: the column of the last condition is told."""
        cells: dict[tuple[str, int, int], None] = {}
        for call in conditional:
            span = call.arguments[0]
            if not isinstance(span, Ref) or span.sheet == self._data.name:
                continue
            for row in range(span.last_row - span.first_row + 1):
                *_, (last, _) = criteria(call, row)
                if not self._failed(call, row):
                    cells[last.sheet, last.first_row, last.first_col] = None
        for place in list(cells)[:_LISTED]:
            yield self.step(*place, 0)

    def _failed(self, call: Call, row: int) -> bool:
        try:
            return bool(self._evaluator.enters(call, row))
        except NoAnswerError:
            return False


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one == other or same_within_rounding(one, other)
    return (one or "") == (other or "") if isinstance(one, str) or isinstance(other, str) else one == other
