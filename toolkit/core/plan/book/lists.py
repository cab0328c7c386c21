"""How several values stand in one cell: texts, codes, agencies and groups.

Items stand on lines of their own or are separated by ``;``. A backslash keeps a separator inside an item.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.core.plan.book.codecs import Codec, Shown, Unreadable, text_of
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.names import Mention
from toolkit.core.submission import RawCell

_ESCAPED = re.compile(r"\\([\\;n])")
_ITEM = re.compile(r"(?:\\[\\;n]|[^;\n])+")
_MOST_LINES = 12
"""Agencies that stand on lines of their own."""


def join_items(items: Iterable[str], separator: str = "\n") -> str:
    """Texts as the lines of one cell."""
    return separator.join(item.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n") for item in items)


def split_items(text: str) -> list[str]:
    """The texts of one cell."""
    items = (_unescaped(item.strip()) for item in _ITEM.findall(text))
    return [item for item in items if item]


def _unescaped(item: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], item)


@dataclass(frozen=True, slots=True)
class TextsCodec(Codec):
    """Several texts or codes."""

    separator: str = "\n"

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One text a line."""
        del parties
        return join_items(value or (), self.separator)

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The texts."""
        del parties
        return split_items(text_of(cell))


@dataclass(frozen=True, slots=True)
class LinesCodec(Codec):
    """Texts of which each has a row of its own; several typed into one cell stand on lines of their own there.

    Only line breaks separate, because notes hold semicolons; a break inside a text is written ``\\n``.
    """

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One text."""
        del parties
        return "" if value is None else str(value).replace("\\", "\\\\").replace("\n", "\\n")

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The texts."""
        del parties
        return [_unescaped(line) for line in map(str.strip, text_of(cell).splitlines()) if line]


LINES = LinesCodec()
TEXTS = TextsCodec()
CODES = TextsCodec("; ")


@dataclass(frozen=True, slots=True)
class PartyCodec(Codec):
    """One agency or group."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """Its name."""
        return parties.written(value) if value else ""

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """Its code."""
        text = text_of(cell)
        return _known(text, parties.code(text))


PARTY = PartyCodec()


@dataclass(frozen=True, slots=True)
class PartiesCodec(Codec):
    """Several agencies and groups."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One name a line; many names run on, so that a row shows all of them."""
        codes = tuple(value or ())
        return ("\n" if len(codes) <= _MOST_LINES else "; ").join(parties.written(code) for code in codes)

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """Their codes; names separated by commas or "và" are taken apart where each of them is known."""
        known: list[Mention] = []
        unknown: list[Mention] = []
        for item in split_items(text_of(cell)):
            code = parties.code(item)
            for mention in [Mention(item, code)] if code else parties.mentions(item):
                (known if mention.code and mention.certain else unknown).append(mention)
        refuse(unknown)
        return [mention.code for mention in known]


PARTIES = PartiesCodec()


def _known(text: str, code: str) -> str:
    refuse([] if code else [Mention(text)])
    return code


def refuse(unknown: Sequence[Mention]) -> None:
    """Tell all the names of a cell that the plan does not know at once. Raises Unreadable."""
    if not unknown:
        return
    told = (f"'{one.text}'" + (f" (có thể là mã {one.code})" if one.code else "") for one in unknown)
    raise Unreadable(
        f"{', '.join(dict.fromkeys(told))} chưa có ở trang Cơ quan hoặc Nhóm cơ quan",
        "Sửa cho đúng tên, hoặc thêm một dòng ở trang đó; tên gọi khác thì thêm vào cột 'Tên gọi khác'.",
    )
