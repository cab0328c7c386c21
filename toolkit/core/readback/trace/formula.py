"""Formulas of a consolidated workbook as trees."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from openpyxl.formula.tokenizer import Token, Tokenizer

from toolkit.core.a1 import parse

Value = Decimal | str | bool | None
"""What a cell or an expression is; None for an empty cell."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A figure, a text or a truth that the formula itself holds."""

    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Ref:
    """A cell, or a rectangle of cells; rows and columns count from 0."""

    sheet: str
    first_row: int
    first_col: int
    last_row: int
    last_col: int

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return (self.first_row, self.first_col) == (self.last_row, self.last_col)

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell, row by row."""
        for row in range(self.first_row, self.last_row + 1):
            for col in range(self.first_col, self.last_col + 1):
                yield row, col


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions with a sign between them."""

    sign: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Unread:
    """What is no part of the formulas that this tool writes: a name, a matrix, a range of whole columns."""

    text: str


Expression = Constant | Ref | Call | Operation | Unread

CONDITIONAL = ("SUMIFS", "COUNTIFS", "COUNTIF")
"""Functions that look at the rows that meet conditions."""
_BINDING = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}
"""How tightly a sign binds."""


@lru_cache(maxsize=4096)
def parse_formula(formula: str, sheet: str) -> Expression:
    """The tree of a formula (without its "=") that stands on a sheet; what cannot be read is kept as text."""
    tokens = [token for token in Tokenizer(f"={formula}").items if token.type != Token.WSPACE]
    try:
        return _Parser(tokens, sheet).whole()
    except (IndexError, ValueError):
        return Unread(formula)


class _Parser:
    def __init__(self, tokens: list[Token], sheet: str) -> None:
        self._tokens = tokens
        self._sheet = sheet
        self._at = 0

    def whole(self) -> Expression:
        tree = self._expression(0)
        if self._at != len(self._tokens):
            raise ValueError("more follows")
        return tree

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _expression(self, binding: int) -> Expression:
        left = self._operand()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.type == Token.OP_POST:
                self._at += 1
                left = Operation("/", left, Constant(Decimal(100)))
                continue
            if token.type != Token.OP_IN or _BINDING.get(token.value, 0) <= binding:
                break
            self._at += 1
            left = Operation(token.value, left, self._expression(_BINDING[token.value]))
        return left

    def _operand(self) -> Expression:
        token = self._next()
        if token.type == Token.OP_PRE:
            operand = self._expression(max(_BINDING.values()))
            return Operation("-", Constant(Decimal(0)), operand) if token.value == "-" else operand
        if token.type == Token.PAREN:
            inner = self._expression(0)
            self._next()
            return inner
        if token.type == Token.FUNC:
            return Call(token.value.rstrip("(").upper(), tuple(self._arguments()))
        return self._leaf(token)

    def _arguments(self) -> Iterator[Expression]:
        while True:
            token = self._tokens[self._at]
            if token.subtype == Token.CLOSE:
                self._at += 1
                return
            if token.type == Token.SEP:
                self._at += 1
            yield Constant("") if self._tokens[self._at].type == Token.SEP else self._expression(0)

    def _leaf(self, token: Token) -> Expression:
        match token.subtype:
            case Token.NUMBER:
                return Constant(Decimal(token.value))
            case Token.TEXT:
                return Constant(token.value[1:-1].replace('""', '"'))
            case Token.LOGICAL:
                return Constant(token.value.upper() == "TRUE")
            case Token.RANGE:
                return self._reference(token.value)
            case _:
                return Unread(token.value)

    def _reference(self, text: str) -> Expression:
        sheet, mark, address = text.rpartition("!")
        if sheet.startswith("'"):
            sheet = sheet[1:-1].replace("''", "'")
        first, _, last = address.partition(":")
        try:
            return Ref(sheet if mark else self._sheet, *parse(first), *parse(last or first))
        except ValueError:
            return Unread(text)


def references(tree: Expression) -> Iterator[Ref]:
    """Every cell and rectangle that a formula names, left to right."""
    match tree:
        case Ref():
            yield tree
        case Call():
            for argument in tree.arguments:
                yield from references(argument)
        case Operation():
            yield from references(tree.left)
            yield from references(tree.right)


def calls(tree: Expression, *names: str) -> Iterator[Call]:
    """Every call of these functions in a formula."""
    match tree:
        case Call():
            if tree.name in names:
                yield tree
            for argument in tree.arguments:
                yield from calls(argument, *names)
        case Operation():
            yield from calls(tree.left, *names)
            yield from calls(tree.right, *names)
