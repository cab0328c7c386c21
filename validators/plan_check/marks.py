"""Numbers in front of rows, taken apart: "2,1", "2.1.1", "3.", "IV", "a)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_PART = re.compile(r"\w+")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


class Kind(Enum):
    """What the last part of a mark counts with."""

    DECIMAL = "decimal"
    ROMAN = "roman"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of a list."""

    printed: str
    parts: tuple[str, ...]
    separators: str
    """What stands between the parts: "," in "2,1"."""
    tail: str
    """What stands behind the last part: "." in "3."."""

    @property
    def kind(self) -> Kind:
        """What the last part counts with."""
        last = self.parts[-1]
        if last.isdecimal():
            return Kind.DECIMAL
        return Kind.ROMAN if _ROMAN.fullmatch(last) and last else Kind.LETTER

    @property
    def decimal(self) -> bool:
        """Whether all parts are figures, as annexes number their rows."""
        return all(part.isdecimal() for part in self.parts)

    @property
    def value(self) -> int | None:
        """Position the last part counts; None for letters, whose order differs from writer to writer (đ, f, j)."""
        last = self.parts[-1]
        if self.kind is Kind.DECIMAL:
            return int(last)
        return _roman(last) if self.kind is Kind.ROMAN else None

    def with_last(self, value: int) -> str:
        """The mark as it is printed, but with another last part."""
        last = str(value) if self.kind is Kind.DECIMAL else _to_roman(value)
        head = self.printed[: self.printed.rindex(self.parts[-1])]
        return head + last + self.tail


def mark(printed: str) -> Mark | None:
    """A number taken apart; None for none at all or a mere bullet."""
    found = list(_PART.finditer(printed))
    if not found:
        return None
    between = [printed[a.end() : b.start()].strip() for a, b in pairwise(found)]
    return Mark(printed, tuple(m.group() for m in found), "".join(between), printed[found[-1].end() :].strip())


def rewritten(one: Mark, separator: str, tail: str) -> str:
    """The same number in another style."""
    return separator.join(one.parts) + tail


def commonest(styles: Sequence[str], preferred: str) -> str:
    """The style that most have; on a tie the preferred one."""
    return max(dict.fromkeys([preferred, *styles]), key=lambda style: (styles.count(style), style == preferred))


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, later, strict=True))


def _to_roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
