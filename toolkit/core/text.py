"""Text as people and programs leave it: blank, normalised, and compared."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LABEL_LENGTH = 90
"""Characters of a row's text that tell which row it is."""
COMPOSED = "unicode-composed"
INVISIBLE_REMOVED = "zero-width-removed"
SPACES = "spaces-normalised"
FULL_WIDTH = "full-width-normalised"
MINUS = "minus-normalised"
APOSTROPHE = "apostrophe-removed"

_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63], "-")
_QUOTES = dict.fromkeys(map(ord, "“”„«»"), '"') | dict.fromkeys(map(ord, "‘’‚′`´"), "'")
_HARMLESS = _INVISIBLE | _SPACES | _DASHES | _QUOTES
_ANY_HARMLESS = re.compile("[" + re.escape("".join(map(chr, _HARMLESS))) + "]")
"""Searching is ten times faster than translating, and most texts hold none of these."""
_SEEN = re.compile(rf"[^\s{''.join(map(chr, _INVISIBLE))}]")
_UNTIDY = re.compile("[" + "".join(map(chr, _INVISIBLE | _SPACES)) + "]")
_APOSTROPHES = "'’‘`´"
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANKS = re.compile(r"\s+")
_OFTEN = 200
"""Up to so many characters a text is a heading or a label, which every form repeats."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text and the codes of what was changed to get it."""

    text: str
    changes: tuple[str, ...] = ()


class Sameness(StrEnum):
    """How a locked cell compares with what was sent."""

    IDENTICAL = "identical"
    HARMLESS = "harmless"  # spacing, line breaks, Unicode form, kind of dash or quote
    DIFFERENT = "different"


def nfc(text: str) -> str:
    """Composed Unicode: one spelling of each Vietnamese letter."""
    return unicodedata.normalize("NFC", text)


def _without_invisible(text: str) -> str:
    return text.translate(_INVISIBLE)


def _with_plain_spaces(text: str) -> str:
    return text.translate(_SPACES)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing a person can see. Zero and False are not blank."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    return _SEEN.search(value) is None


def reordered(text: str) -> bool:
    """Whether invisible characters may show a text in another order than it is stored in."""
    return bool(_REORDERING.search(text))


def clean(text: str) -> Cleaned:
    """Prose: composed, without invisible characters and no-break spaces; dashes and quotes are the writer's own."""
    if text.isascii():
        return Cleaned(text.strip())
    if _UNTIDY.search(text) is None and unicodedata.is_normalized("NFC", text):
        return Cleaned(text.strip())
    changes = []
    steps = ((COMPOSED, nfc), (INVISIBLE_REMOVED, _without_invisible), (SPACES, _with_plain_spaces))
    for code, step in steps:
        changed = step(text)
        if changed != text:
            changes.append(code)
            text = changed
    return Cleaned(text.strip(), tuple(changes))


def clean_figure(text: str) -> Cleaned:
    """What was typed for a figure: as prose, with full-width characters, dashes and a leading apostrophe resolved."""
    cleaned = clean(text)
    text, changes = cleaned.text, list(cleaned.changes)
    for code, table in ((FULL_WIDTH, _FULL_WIDTH), (MINUS, _DASHES)):
        changed = text.translate(table)
        if changed != text:
            changes.append(code)
            text = changed
    if text[:1] in _APOSTROPHES and text:
        changes.append(APOSTROPHE)
        text = text[1:].strip()
    return Cleaned(text, tuple(changes))


def steers(sign: str) -> bool:
    """Whether a character steers what shows it, or turns the line: a control, a mark of direction, half a character."""
    return unicodedata.category(sign) in _STEERING


def plain(text: str, *, lines: bool = False) -> str:
    """Text from a form or a file name as it may be shown to a person: nothing that steers or turns the line."""
    kept = "\n" if lines else ""
    return "".join(c if c in kept or not steers(c) else " " for c in text)


def marked(text: str) -> str:
    """A name, with a sign in place of each character that steers or turns the line or is not seen at all."""
    return "".join("\ufffd" if unicodedata.category(c) in _STEERING else c for c in text)


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """One line of at most ``length`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def brief(text: str, length: int) -> str:
    """One line of about ``length`` characters at most, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0].rstrip(" ,;.") + " …"


def lowered(text: str) -> str:
    """A text to go on a sentence with: its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def match_key(text: str) -> str:
    """A key under which harmlessly different texts are equal."""
    return _short_key(text) if len(text) <= _OFTEN else _key(text)


def _key(text: str) -> str:
    if not text.isascii():
        text = nfc(text)
        text = text.translate(_HARMLESS) if _ANY_HARMLESS.search(text) else text
    return _BLANKS.sub(" ", text).strip()


_short_key = lru_cache(maxsize=1 << 12)(_key)


def fold(text: str) -> str:
    """Lower case without diacritics: how hurried people type words that the tool knows."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _BLANKS.sub(" ", bare.replace("đ", "d").replace("Đ", "D")).strip().casefold()


def sameness(expected: str, found: str) -> Sameness:
    """How two texts compare."""
    if expected == found:
        return Sameness.IDENTICAL
    return Sameness.HARMLESS if match_key(expected) == match_key(found) else Sameness.DIFFERENT
