"""A formula as a sentence that a person can follow with a finger on the sheet."""

from decimal import Decimal

from toolkit.core.a1 import a1, cell_range
from toolkit.core.numbers.formats import show
from toolkit.core.readback.trace.formula import Call, Constant, Expression, Operation, Ref, Value
from toolkit.core.readback.trace.sheets import Sheets

_SIGNS = {
    "*": "×", "/": "÷", "+": "+", "-": "−", "&": "ghép với", "=": "bằng", "<>": "khác", "<": "nhỏ hơn", ">": "lớn hơn",
    "<=": "không quá", ">=": "ít nhất là",
}  # fmt: skip
_OPPOSITES = {"=": "<>", "<>": "=", "<": ">=", ">": "<=", "<=": ">", ">=": "<"}
_FUNCTIONS = {
    "SUM": "tổng của",
    "COUNT": "số ô có số trong",
    "MAX": "số lớn nhất trong",
    "MIN": "số nhỏ nhất trong",
    "ABS": "độ lớn của",
}
_SAME = ("N", "VALUE")
"""Functions that leave a figure as it is."""


class Words:
    """Formulas of one sheet in words."""

    def __init__(self, sheets: Sheets, sheet: str) -> None:
        self._sheets = sheets
        self._sheet = sheet

    def of(self, tree: Expression, *, inner: bool = False) -> str:
        """An expression; ``inner``: within another, where a sum needs brackets."""
        match tree:
            case Constant():
                return shown(tree.value)
            case Ref():
                return self._cells(tree)
            case Operation():
                text = f"{self.of(tree.left, inner=True)} {_SIGNS[tree.sign]} {self.of(tree.right, inner=True)}"
                return f"({text})" if inner and tree.sign in "+-" else text
            case Call():
                return self._call(tree)
            case _:
                return tree.text

    def condition(self, tree: Expression, held: bool) -> str:
        """Why a branch was taken."""
        if not held and isinstance(tree, Operation) and tree.sign in _OPPOSITES:
            return self.of(Operation(_OPPOSITES[tree.sign], tree.left, tree.right))
        return self.of(tree) if held else f"không phải: {self.of(tree)}"

    def _cells(self, ref: Ref) -> str:
        place = "" if ref.sheet == self._sheet else f"{ref.sheet}!"
        if not ref.single:
            return place + cell_range(ref.first_row, ref.first_col, ref.last_row, ref.last_col)
        value = self._sheets.value(ref.sheet, ref.first_row, ref.first_col)
        return f"{place}{a1(ref.first_row, ref.first_col)} ({shown(value)})"

    def _call(self, call: Call) -> str:
        given = call.arguments
        match call.name, given:
            case "ROUND", (one, Constant(value=Decimal() as places)):
                kind = f"đến {places} chữ số thập phân" if places else "thành số nguyên"
                return f"{self.of(one)}, làm tròn {kind}"
            case "COUNTIFS" | "COUNTIF", _:
                return f"số dòng có {self._criteria(given)}{self._span(given[0])}"
            case "SUMIFS", (Ref() as added, *_):
                column = self._sheets.column(added.sheet, added.first_row, added.first_col)
                return f"tổng {column} của các dòng có {self._criteria(given[1:])}{self._span(added)}"
            case "AND" | "OR", _:
                return (" và " if call.name == "AND" else " hoặc ").join(self.of(one) for one in given)
            case "ISNUMBER", (one,):
                return f"{self.of(one)} là số"
            case "LEFT", (one, count):
                return f"{self.of(count)} chữ đầu của {self.of(one)}"
            case name, (one,) if name in _SAME:
                return self.of(one, inner=True)
        arguments = "; ".join(self.of(one) for one in given)
        return f"{_FUNCTIONS[call.name]} {arguments}" if call.name in _FUNCTIONS else f"{call.name}({arguments})"

    def _span(self, tree: Expression) -> str:
        if not isinstance(tree, Ref):
            return ""
        rows = (
            f"{tree.first_row + 1}–{tree.last_row + 1}" if tree.first_row < tree.last_row else f"{tree.first_row + 1}"
        )
        return f" (trang {tree.sheet}, dòng {rows})"

    def _criteria(self, pairs: tuple[Expression, ...]) -> str:
        said = []
        for cells, wanted in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(cells, Ref):
                column = self._sheets.column(cells.sheet, cells.first_row, cells.first_col)
                said.append(f"{column} {requirement(wanted)}")
        return ", ".join(said)


def requirement(wanted: Expression) -> str:
    """A criterion of COUNTIFS or SUMIFS, to stand after the name of a column."""
    text = str(wanted.value) if isinstance(wanted, Constant) else "…"
    if text == ">=0":
        return "là số"
    for sign in ("<=", ">=", "<>", "<", ">", "="):
        if text.startswith(sign):
            return f"{_SIGNS[sign]} {text.removeprefix(sign) or 'trống'}"
    return f"là “{text}”"


def shown(value: Value) -> str:
    """A value as a Vietnamese reader writes it."""
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if isinstance(value, Decimal):
        return show(value)
    return f"“{value}”" if value else "trống"
