"""Formulas of nothing but numbers, as people type sums into a cell: ``12+15*2``. Nothing else is computed here."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from functools import lru_cache

_LONGEST = 255
_SUM = re.compile(r"[0-9.+\-*/()% ]+")
_WRITTEN_ELSE = re.compile(r"\*\s*\*|/\s*/|(?<![0-9.])0[0-9]")
"""What Python reads in another way, or not at all."""
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*%")
_DONE: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_NEAR, _ONE = Decimal("1e-12"), Decimal(1)


@lru_cache(maxsize=4096)
def computed(formula: str) -> Decimal | None:
    """The result of a formula that holds numbers only; None for any other, and where there is none."""
    if len(formula) > _LONGEST or not _SUM.fullmatch(formula) or _WRITTEN_ELSE.search(formula):
        return None
    try:
        return _value(ast.parse(_PERCENT.sub(r"(\1/100)", formula).strip(), mode="eval").body)
    except (SyntaxError, ValueError, MemoryError, RecursionError, DecimalException):
        return None


def _value(node: ast.expr) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Decimal(str(number))
        case ast.UnaryOp(op=ast.UAdd(), operand=inside):
            return _value(inside)
        case ast.UnaryOp(op=ast.USub(), operand=inside):
            return -_value(inside)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _DONE:
            return _DONE[type(sign)](_value(left), _value(right))
    raise ValueError(ast.dump(node))


def agrees(result: Decimal, stored: Decimal) -> bool:
    """Whether a stored value is a result as an office program computes it, with about 15 digits."""
    return abs(result - stored) <= _NEAR * max(abs(result), _ONE)
