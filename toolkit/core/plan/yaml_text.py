"""YAML text as plain values, each with the line it stands on.

Built from the parser's events in one pass without recursion, so that a hostile file can neither
exhaust the stack nor grow through aliases, and every later complaint can name a line.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from toolkit.core.plan.source import Path

MAX_DEPTH = 20

_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_NULL = {"", "~", "null", "Null", "NULL"}
_MAX_EXPONENT = 30


class TextError(Exception):
    """Text that cannot be read as plain YAML: a reason code, the line, and the offending words."""

    def __init__(self, reason: str, line: int | None = None, found: str = "") -> None:
        super().__init__(reason, line, found)
        self.reason = reason
        self.line = line
        self.found = found


@dataclass(kw_only=True, slots=True)
class Document:
    """The value of a YAML file, the line of every value, and how each plain scalar was spelled."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    spelled: dict[Path, str] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class _Open:
    """A mapping or list that is still being filled."""

    path: Path
    items: dict[str, Any] | list[Any]
    key: str | None = None


def read_yaml(text: str) -> Document:
    """Plain values of one YAML 1.2 document. Raises TextError."""
    try:
        return _read(text, pure=False)
    except TextError as error:
        if error.reason not in ("syntax", "characters"):
            raise
    # The fast parser, where it is installed, knows YAML 1.1 and refuses some texts that 1.2 allows.
    return _read(text, pure=True)


def _read(text: str, *, pure: bool) -> Document:
    document = Document()
    stack: list[_Open] = []
    seen = 0
    for event in _events(text, pure=pure):
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent):
            seen += 1
            if seen > 1:
                raise TextError("several_documents", line)
            if event.version or event.tags:
                raise TextError("directive", line)
        elif isinstance(event, AliasEvent):
            raise TextError("alias", line, f"*{event.anchor}")
        elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent)):
            if event.anchor:
                raise TextError("alias", line, f"&{event.anchor}")
            if event.tag and event.tag != "tag:yaml.org,2002:str" and event.tag != "!":
                raise TextError("tag", line, str(event.tag))
            _take(document, stack, event, line)
        elif isinstance(event, (SequenceEndEvent, MappingEndEvent)):
            stack.pop()
    if not seen:
        raise TextError("empty")
    return document


def _events(text: str, *, pure: bool) -> Iterator[Any]:
    try:
        yield from YAML(typ="safe", pure=pure).parse(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise TextError("syntax", None if mark is None else mark.line + 1, str(error.problem or "")) from error
    except YAMLError as error:
        raise TextError("characters") from error


def _take(document: Document, stack: list[_Open], event: Any, line: int) -> None:
    parent = stack[-1] if stack else None
    if parent is not None and isinstance(parent.items, dict) and parent.key is None:
        if not isinstance(event, ScalarEvent):
            raise TextError("key", line)
        if event.value in parent.items:
            raise TextError("duplicate_key", line, event.value)
        parent.key = event.value
        document.lines[(*parent.path, event.value)] = line
        return
    path: Path = ()
    if parent is not None:
        path = (*parent.path, parent.key if isinstance(parent.items, dict) else len(parent.items))  # type: ignore[arg-type]
    value: Any
    if isinstance(event, ScalarEvent):
        value = _scalar(event)
        if not isinstance(value, str):
            document.spelled[path] = event.value
    else:
        value = {} if isinstance(event, MappingStartEvent) else []
        if len(stack) >= MAX_DEPTH:
            raise TextError("depth", line)
        stack.append(_Open(path=path, items=value))
    document.lines.setdefault(path, line)
    if parent is None:
        document.value = value
    elif isinstance(parent.items, dict):
        parent.items[str(parent.key)] = value
        parent.key = None
    else:
        parent.items.append(value)


def _scalar(event: ScalarEvent) -> Any:
    text: str = event.value
    if event.tag or not event.implicit[0]:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    if _NUMBER.fullmatch(text):
        return _number(text)
    return text


def _number(text: str) -> int | Decimal | str:
    """An exact number, or the text itself where the number would be absurdly large."""
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return text
    if abs(figure.adjusted()) > _MAX_EXPONENT or len(text) > 2 * _MAX_EXPONENT:
        return text
    return int(text) if _INTEGER.fullmatch(text) else figure
