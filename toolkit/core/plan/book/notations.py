"""Short notations inside cells: reporters with a role, where facts come from, forms, rules between columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.plan.book.codecs import Codec, Shown, Unreadable, text_of
from toolkit.core.plan.book.lists import join_items, refuse, split_items
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.names import Mention
from toolkit.core.submission import RawCell
from toolkit.core.text import fold
from toolkit.core.vocabulary import BASIS_SHORT, FORM_WORDS, REPORTER_WORDS

_ROLE = re.compile(r"(.*)\(([^()]*)\)", re.DOTALL)
_NOT_ABOVE = re.compile(r"(\S+?)\s*(?:≤|<=|=<)\s*(\S+)")
_STATED = "stated"


@dataclass(frozen=True, slots=True)
class ReportersCodec(Codec):
    """Who reports an indicator: a name, its role and, where the document does not say so, the basis.

    ``Sở Y tế (chốt)``, ``Cục Thống kê (đối chiếu, giả định)``.
    """

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One reporter a line."""
        return "\n".join(_reporter(one, parties) for one in value or ())

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The reporters."""
        found = [_read_reporter(item, parties) for item in split_items(text_of(cell))]
        refuse([Mention(name) for name, reporter in found if not reporter["who"]])
        return [reporter for _, reporter in found]


REPORTERS = ReportersCodec()
_ROLES = {fold(word): role for role, word in REPORTER_WORDS.items()}
_ROLES |= {"chot so": "official", "chinh thuc": "official", "cong so": "addend", "cong gop": "addend"}
_BASES = {fold(word): basis for basis, word in BASIS_SHORT.items()}


def _reporter(one: Mapping[str, Any], parties: Parties) -> str:
    basis = one.get("basis", _STATED)
    words = [REPORTER_WORDS[one["role"]], *([BASIS_SHORT[basis]] if basis != _STATED else [])]
    return f"{parties.written(one['who'])} ({', '.join(words)})"


def _read_reporter(item: str, parties: Parties) -> tuple[str, dict[str, str]]:
    """The name as written, and the reporter; its code is empty where the plan does not know the name."""
    match = _ROLE.fullmatch(item)
    words = [fold(word) for word in match[2].split(",")] if match else []
    if match is None or words[0] not in _ROLES or any(word not in _BASES for word in words[1:]):
        raise Unreadable(
            f"'{item}' chưa ghi rõ vai trò", "Ghi sau tên: (chốt), (cộng) hoặc (đối chiếu), ví dụ: Sở Y tế (chốt)."
        )
    name = match[1].strip()
    reporter = {"who": parties.code(name), "role": _ROLES[words[0]]}
    if len(words) > 1:
        reporter["basis"] = _BASES[words[-1]]
    return name, reporter


@dataclass(frozen=True, slots=True)
class BasisCodec(Codec):
    """Which fields of a row the document does not simply state: ``Chiều: giả định; Đơn vị báo cáo: ô gộp``."""

    fields: Mapping[str, str] = field(hash=False)
    """Field → the word for it."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One field after the other."""
        del parties
        items = (f"{self.fields.get(name, name)}: {BASIS_SHORT[basis]}" for name, basis in (value or {}).items())
        return join_items(items, "; ")

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The fields and their bases."""
        del parties
        known = {fold(word): name for name, word in self.fields.items()}
        found: dict[str, str] = {}
        for item in split_items(text_of(cell)):
            name, _, word = item.rpartition(":")
            basis = _BASES.get(fold(word))
            if basis is None or not name.strip():
                raise Unreadable(
                    f"không hiểu căn cứ '{item}'",
                    f"Viết tên cột, dấu hai chấm rồi một trong: {', '.join(BASIS_SHORT.values())}.",
                )
            found[known.get(fold(name), name.strip())] = basis
        return found


@dataclass(frozen=True, slots=True)
class FormsCodec(Codec):
    """What a report consists of: ``chỉ tiêu``, ``nhiệm vụ``, ``bảng van-ban``, ``đề cương hoat-dong``."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One form a line."""
        del parties
        return join_items(_form(form) for form in value or ())

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The forms by their codes."""
        del parties
        items = (part.strip() for item in split_items(text_of(cell)) for part in item.split(","))
        return [_read_form(item) for item in items if item]


FORMS = FormsCodec()
_FORMS = {fold(word): form for form, word in FORM_WORDS.items()}


def _form(form: str) -> str:
    kind, _, name = form.partition(":")
    return f"{FORM_WORDS[kind]} {name}".strip()


def _read_form(item: str) -> str:
    words = fold(item)
    for word, kind in _FORMS.items():
        if words == word:
            return kind
        if words.startswith((f"{word} ", f"{word}:")):
            return f"{kind}:{words[len(word) :].strip(' :')}"
    return item


@dataclass(frozen=True, slots=True)
class NotAboveCodec(Codec):
    """Rules between columns of a table: ``nu ≤ tong-so``."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """One rule after the other."""
        del parties
        return "; ".join(f"{rule['part']} ≤ {rule['whole']}" for rule in value or ())

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The rules."""
        del parties
        rules = []
        for item in split_items(text_of(cell)):
            match = _NOT_ABOVE.fullmatch(item)
            if match is None:
                raise Unreadable(f"không hiểu '{item}'", "Viết mã hai cột và dấu ≤, ví dụ: nu ≤ tong-so.")
            rules.append({"part": match[1], "whole": match[2]})
        return rules


NOT_ABOVE = NotAboveCodec()
