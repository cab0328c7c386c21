"""Whether two spellings name one agency: the same words, one of them abbreviated, or a slip of a letter."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from toolkit.core.text import fold, match_key

_WORD = re.compile(r"[^\W_]+")
_AND = "và"
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ACRONYM = re.compile(r"[A-ZĐ]{2,}")
_PLACE = re.compile(r"\b(?:xã(?! hội)|phường|huyện|quận|thị trấn|thị xã|thành phố|thôn|đặc khu)\b", re.IGNORECASE)
_SHORT_NAME = 4
_FEWEST = 3


class Likeness(IntEnum):
    """How alike two spellings are; higher is closer."""

    DIFFERENT = 0
    SLIP = 1
    WITHOUT_LEVEL = 2  # but for the word "tỉnh" at the end
    ABBREVIATED = 3
    SAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart once, to be compared often."""

    words: tuple[str, ...]
    """As written, without punctuation and without "và"."""
    keys: tuple[str, ...]
    """Each word in lower case with its tone at the end, so that "hoà" and "hòa" are one."""
    place: bool
    """Whether it names a unit of a place: names of places differ by a single letter."""

    @property
    def initial(self) -> str:
        """First letter without diacritics, by which spellings that may be alike are found."""
        return fold(self.words[0])[:1] if self.words else ""


@lru_cache(maxsize=4096)
def spelling(text: str) -> Spelling:
    """A name taken apart."""
    words = tuple(word for word in _WORD.findall(match_key(text)) if word.casefold() != _AND)
    return Spelling(words, tuple(map(word_key, words)), bool(_PLACE.search(text)))


def word_key(word: str) -> str:
    """A word in lower case, its tone mark moved behind it."""
    letters = unicodedata.normalize("NFD", word.casefold())
    tone = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tone


def likeness(one: Spelling, other: Spelling) -> Likeness:
    """How alike two names are."""
    if one.keys == other.keys:
        return Likeness.SAME_WORDS
    if _abbreviated(one, other):
        return Likeness.ABBREVIATED
    bare, other_bare = _without_level(one), _without_level(other)
    if len(bare.keys) > 1 and (bare.keys == other_bare.keys or _abbreviated(bare, other_bare)):
        return Likeness.WITHOUT_LEVEL
    return Likeness.SLIP if _slipped(one, other) else Likeness.DIFFERENT


def _without_level(name: Spelling) -> Spelling:
    if name.keys and name.keys[-1] == word_key("tỉnh"):
        return Spelling(name.words[:-1], name.keys[:-1], name.place)
    return name


def _abbreviated(one: Spelling, other: Spelling) -> bool:
    """Whether the names agree word by word when groups of capitals stand for as many words."""
    return _aligned(one, other, 0, 0, plain=False)


def _aligned(one: Spelling, other: Spelling, i: int, j: int, *, plain: bool) -> bool:
    if i == len(one.words) or j == len(other.words):
        return plain and i == len(one.words) and j == len(other.words)
    if one.keys[i] == other.keys[j] and _aligned(one, other, i + 1, j + 1, plain=True):
        return True
    taken = _stands_for(one.words[i], other.words[j:])
    if taken and _aligned(one, other, i + 1, j + taken, plain=plain):
        return True
    taken = _stands_for(other.words[j], one.words[i:])
    return bool(taken) and _aligned(one, other, i + taken, j + 1, plain=plain)


def _stands_for(short: str, words: tuple[str, ...]) -> int:
    """How many words a group of capitals stands for; 0 where it stands for none of these.

    The words may themselves be groups of capitals ("LĐTBXH" for "LĐ-TB&XH").
    """
    if not _ACRONYM.fullmatch(short):
        return 0
    letters, taken = fold(short), 0
    for word in words:
        part = fold(word) if _ACRONYM.fullmatch(word) else fold(word)[:1]
        if not letters.startswith(part):
            return 0
        letters, taken = letters[len(part) :], taken + 1
        if not letters:
            return taken
    return 0


def _slipped(one: Spelling, other: Spelling) -> bool:
    """Whether exactly one word differs by one letter or tone, by two in long names; never in names of places."""
    if one.place or other.place or len(one.keys) != len(other.keys) or len(one.keys) < _FEWEST:
        return False
    pairs = [(a, b) for a, b in zip(one.keys, other.keys, strict=True) if a != b]
    allowed = 1 if len(one.keys) <= _SHORT_NAME else 2
    return len(pairs) == 1 and min(map(len, pairs[0])) > 1 and _distance(*pairs[0]) <= allowed


def _distance(one: str, other: str) -> int:
    """Letters to insert, delete or replace."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
