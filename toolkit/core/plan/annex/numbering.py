"""Stable codes for the rows of an indicator annex, from the printed numbers and from the labels.

The TT column restarts in every objective, mixes "2,1" and "2.1.1" and is sometimes blank, while labels say
"Chỉ tiêu 2: a." Both are used: a label's own number comes first, a number that only the TT column has is put below the
row whose number it extends.
"""

import re
from dataclasses import dataclass, field

from toolkit.core.text import fold

_ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\.?")
_OBJECTIVE = re.compile(r"muc tieu (\d{1,2})\b")
_TT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*[.,)]?")
_LABEL = re.compile(r"[-+•*\s]*(?:chi tieu\s*(\d{1,2})\s*[.:,)]?\s*)?(?:([a-zđ])\s*[.:)]\s*)?")


@dataclass(frozen=True, slots=True)
class LabelNumber:
    """The number that a label states: "Chỉ tiêu 2: a. Tăng tỷ lệ…" is 2, "a"."""

    indicator: int | None
    part: str
    rest: str
    """The label's words behind it, folded."""


def label_number(label: str) -> LabelNumber:
    """The number at the beginning of a label, and what follows."""
    words = fold(label)
    match = _LABEL.match(words)
    if match is None:
        return LabelNumber(None, "", words)
    number, part = match.groups()
    return LabelNumber(int(number) if number else None, part or "", words[match.end() :])


def objective_number(tt: str, label: str) -> tuple[int | None, int | None]:
    """The number of an objective by its TT (a Roman numeral) and by its label ("Mục tiêu 3: …"); None where absent."""
    roman = _ROMAN.fullmatch(tt.strip())
    named = _OBJECTIVE.match(fold(label))
    return (_roman(roman) if roman else None), (int(named.group(1)) if named else None)


def _roman(match: "re.Match[str]") -> int:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return 10 * len(match.group(1)) + ones.index(match.group(2))


def tt_path(tt: str) -> tuple[int, ...]:
    """The numbers of a TT: (2, 1, 1) for "2.1.1", "2,1,1" or "2.1.1."; empty where it is blank or something else."""
    text = tt.strip()
    return tuple(map(int, re.findall(r"\d+", text))) if _TT.fullmatch(text) else ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The code of a row and the code of the row it belongs to."""

    code: str
    parent: str = ""
    certain: bool = True


@dataclass(slots=True)
class Numbering:
    """Gives codes to the rows of one annex, in their order."""

    objective: str = ""
    _used: set[str] = field(default_factory=set)
    _paths: dict[tuple[int, ...], str] = field(default_factory=dict)
    _last: int = 0
    """Number of the last indicator of the objective."""

    def start(self, objective: str) -> None:
        """Begin an objective: its numbers start anew."""
        self.objective = objective
        self._paths = {}
        self._last = 0

    def reserve(self, code: str) -> None:
        """Keep a code that a person gave to another row."""
        self._used.add(code)

    def remember(self, tt: str, label: str, code: str) -> None:
        """A row whose code a person gave: the rows below may extend its number."""
        path = tt_path(tt)
        number = label_number(label).indicator or (path[0] if path else None)
        if path:
            self._paths[path] = code
        self._last = number or self._last
        self._used.add(code)

    def number(self, tt: str, label: str) -> Numbered:
        """Code of the next row."""
        path, said = tt_path(tt), label_number(label)
        above = self._paths.get(path[:-1], "") if len(path) > 1 else ""
        indicator = said.indicator
        if indicator is None and said.part and not path:
            indicator = self._last or None  # "b) …" goes on with the indicator above
        certain = True
        if indicator is not None:
            code = f"{self.objective}.{indicator}{said.part}"
            parent = f"{self.objective}.{indicator}" if said.part else ""
            certain = not path or path[0] == indicator
            self._last = indicator
        elif above:
            code, parent = f"{above}.{path[-1]}", above
        elif path:
            code, parent = ".".join((self.objective, *map(str, path))), ""
            self._last = path[0]
        else:
            self._last += 1
            code, parent, certain = f"{self.objective}.{self._last}", "", False
        if code in self._used:
            code, certain = self._free(code), False
        if path:
            self._paths[path] = code
        self._used.add(code)
        return Numbered(code, parent if parent in self._used and parent != code else "", certain)

    def _free(self, code: str) -> str:
        number = 2
        while f"{code}-{number}" in self._used:
            number += 1
        return f"{code}-{number}"
