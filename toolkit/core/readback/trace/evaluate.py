"""What a formula gives, and which of its branches it takes.

Only what the formulas of consolidated workbooks use is known; for the rest there is no answer instead of a wrong one.
Arithmetic is exact: the workbook rounds what it shows.
"""

import operator
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from toolkit.core.consolidation.exact import rounded
from toolkit.core.readback.trace.formula import CONDITIONAL, Call, Constant, Expression, Operation, Ref, Value

Lookup = Callable[[str, int, int], Value]
"""Sheet, row and column → the value that a cell shows."""
Condition = tuple[Expression, bool]
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}
_DIGITS = 12
"""Decimals of a quotient that nothing rounds."""


class NoAnswerError(Exception):
    """The formula holds something that is not known here, or gives an error."""


def matches(value: Value, criterion: Value) -> bool:
    """Whether a cell meets a criterion of COUNTIFS or SUMIFS, such as "Có" or ">=0"."""
    text = str(criterion) if criterion is not None else ""
    sign = next((sign for sign in ("<=", ">=", "<>", "<", ">", "=") if text.startswith(sign)), "=")
    wanted = text.removeprefix(sign) if text.startswith(sign) else text
    if any(wild in wanted for wild in "*?~"):
        raise NoAnswerError(wanted)
    try:
        number: Fraction | None = Fraction(Decimal(wanted))
    except (ArithmeticError, ValueError):  # "NaN" is a word here
        number = None
    if number is not None:
        if not isinstance(value, Decimal):
            return sign == "<>"
        return _compared(sign, Fraction(value), number)
    same = (value if isinstance(value, str) else "").casefold() == wanted.casefold()
    return same if sign == "=" else not same if sign == "<>" else False


def criteria(call: Call, row: int) -> Iterator[tuple[Ref, Expression]]:
    """Cell and criterion of each condition of a COUNTIFS, COUNTIF or SUMIFS for the row-th row of its ranges."""
    pairs = call.arguments[1:] if call.name == "SUMIFS" else call.arguments
    for cells, wanted in zip(pairs[::2], pairs[1::2], strict=False):
        if isinstance(cells, Ref):
            yield (
                Ref(cells.sheet, cells.first_row + row, cells.first_col, cells.first_row + row, cells.last_col),
                wanted,
            )


class Evaluator:
    """Evaluates formulas over the values that a workbook shows."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def value(self, tree: Expression) -> Value:
        """What an expression gives; NoAnswerError where that is not known."""
        found = self._value(tree)
        return _decimal(found) if isinstance(found, Fraction) else found

    def taken(self, tree: Expression) -> tuple[Expression, list[Condition]]:
        """The expression without the branches that were not taken, and the conditions that decided."""
        if isinstance(tree, Operation):
            left, first = self.taken(tree.left)
            right, second = self.taken(tree.right)
            return Operation(tree.sign, left, right), first + second
        if not isinstance(tree, Call):
            return tree, []
        if tree.name == "IF" and len(tree.arguments) == 3:
            try:
                held = _truth(self._value(tree.arguments[0]))
            except NoAnswerError:
                return tree, []
            condition, before = self.taken(tree.arguments[0])
            rest, after = self.taken(tree.arguments[1 if held else 2])
            return rest, [*before, (condition, held), *after]
        pairs = [self.taken(argument) for argument in tree.arguments]
        return Call(tree.name, tuple(rest for rest, _ in pairs)), [one for _, found in pairs for one in found]

    def enters(self, call: Call, row: int) -> list[tuple[Ref, Expression]]:
        """Criteria that a row of the ranges does not meet; none where it enters."""
        return [
            (ref, wanted)
            for ref, wanted in criteria(call, row)
            if not matches(self._lookup(ref.sheet, ref.first_row, ref.first_col), self.value(wanted))
        ]

    def _value(self, tree: Expression) -> Value | Fraction:
        match tree:
            case Constant():
                return Fraction(tree.value) if isinstance(tree.value, Decimal) else tree.value
            case Ref() if tree.single:
                found = self._lookup(tree.sheet, tree.first_row, tree.first_col)
                return Fraction(found) if isinstance(found, Decimal) else found
            case Operation():
                return _operation(tree.sign, self._value(tree.left), self._value(tree.right))
            case Call():
                return self._call(tree.name, tree.arguments)
            case _:
                raise NoAnswerError(tree)

    def _call(self, name: str, given: Sequence[Expression]) -> Value | Fraction:
        match name, given:
            case "IF", (condition, yes, no):
                return self._value(yes if _truth(self._value(condition)) else no)
            case "AND", _:
                return all(_truth(self._value(one)) for one in given)
            case "OR", _:
                return any(_truth(self._value(one)) for one in given)
            case "NOT", (one,):
                return not _truth(self._value(one))
            case "N", (one,):
                found = self._value(one)
                return found if isinstance(found, Fraction) else Fraction(0)
            case "ISNUMBER", (one,):
                return isinstance(self._value(one), Fraction)
            case "ROUND", (one, places):
                digits = _number(self._value(places))
                return Fraction(rounded(_number(self._value(one)), int(digits)))
            case "ABS", (one,):
                return abs(_number(self._value(one)))
            case "SUM" | "COUNT" | "MAX" | "MIN", _:
                return _aggregate(name, list(self._numbers(given)))
            case name, _ if name in CONDITIONAL:
                return self._conditional(Call(name, tuple(given)))
            case "LEFT" | "FIND" | "LEN" | "VALUE", _:
                return _of_text(name, [self._value(one) for one in given])
            case _:
                raise NoAnswerError(name)

    def _numbers(self, given: Sequence[Expression]) -> Iterator[Fraction]:
        for one in given:
            if isinstance(one, Ref):
                found = (self._lookup(one.sheet, row, col) for row, col in one.cells)
                yield from (Fraction(value) for value in found if isinstance(value, Decimal))
            else:
                yield _number(self._value(one))

    def _conditional(self, call: Call) -> Fraction:
        span = call.arguments[0]
        if not isinstance(span, Ref):
            raise NoAnswerError(call.name)
        entering = [row for row in range(span.last_row - span.first_row + 1) if not self.enters(call, row)]
        if call.name != "SUMIFS":
            return Fraction(len(entering))
        values = (self._lookup(span.sheet, span.first_row + row, span.first_col) for row in entering)
        return sum((Fraction(value) for value in values if isinstance(value, Decimal)), Fraction(0))


def _operation(sign: str, left: Value | Fraction, right: Value | Fraction) -> Value | Fraction:
    if sign in _COMPARISONS:
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return _compared(sign, left, right)
        one, other = (("" if side is None else side) for side in (left, right))
        if sign in ("=", "<>"):
            same = (
                one.casefold() == other.casefold() if isinstance(one, str) and isinstance(other, str) else one == other
            )
            return same if sign == "=" else not same
        raise NoAnswerError(sign)
    if sign == "&":
        return _text(left) + _text(right)
    one, other = _number(left), _number(right)
    match sign:
        case "+":
            return one + other
        case "-":
            return one - other
        case "*":
            return one * other
        case "/" if other:
            return one / other
        case _:
            raise NoAnswerError(sign)


def _compared(sign: str, one: Fraction, other: Fraction) -> bool:
    return _COMPARISONS[sign](one, other)


def _aggregate(name: str, numbers: list[Fraction]) -> Fraction:
    if name == "COUNT":
        return Fraction(len(numbers))
    if name == "SUM":
        return sum(numbers, Fraction(0))
    return (max if name == "MAX" else min)(numbers, default=Fraction(0))


def _of_text(name: str, given: list[Value | Fraction]) -> Value | Fraction:
    match name, given:
        case "LEN", [one]:
            return Fraction(len(_text(one)))
        case "LEFT", [one, count]:
            return _text(one)[: int(_number(count))]
        case "FIND", [part, whole] if _text(part) in _text(whole):
            return Fraction(_text(whole).index(_text(part)) + 1)
        case "VALUE", [one]:
            return _number(one)
        case _:
            raise NoAnswerError(name)


def _number(value: Value | Fraction) -> Fraction:
    if isinstance(value, bool):
        return Fraction(int(value))
    if value is None:
        return Fraction(0)
    if isinstance(value, str):
        try:
            return Fraction(Decimal(value))
        except (ArithmeticError, ValueError) as error:
            raise NoAnswerError(value) from error
    return Fraction(value)


def _text(value: Value | Fraction) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if value is None:
        return ""
    return value if isinstance(value, str) else format(_decimal(Fraction(value)), "f")


def _truth(value: Value | Fraction) -> bool:
    if isinstance(value, str):
        raise NoAnswerError(value)
    return bool(value)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) if value.denominator == 1 else rounded(value, _DIGITS)
