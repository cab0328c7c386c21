"""Texts as workbooks hold them: shared or in place, with formatted runs, with escaped characters."""

import re
from collections.abc import Iterator

from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.markup import Element, local, namespace, refuse_own, tree

_AROUND = frozenset(("rPr", "rPh", "phoneticPr"))
"""Formats of a run, and guides to how a text is spoken."""
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Resolve ``_x000D_`` escapes of spreadsheet strings; halves of a character are joined, single ones replaced."""
    if "_x" not in text:
        return text
    resolved = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return resolved.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_strings(data: bytes, limits: Limits) -> list[str]:
    """The shared strings of a workbook."""
    root = tree(data, "sharedStrings", limits.elements)
    if len(root) > limits.strings:
        raise Refused("too-large", "strings", found=str(len(root)), limit=str(limits.strings))
    prefix = namespace(root)
    item_tag = f"{prefix}si"
    strings = []
    for item in root:
        if item.tag == item_tag:
            strings.append(rich_text(item, prefix))
        else:
            refuse_own(item, prefix)
    return strings


def rich_text(item: Element, prefix: str) -> str:
    """The text of a string; formatted runs are joined, phonetic guides left out."""
    tag = f"{prefix}t"
    if len(item) == 1 and item[0].tag == tag and not len(item[0]):
        return unescape(item[0].text or "")
    return unescape("".join(_pieces(item, prefix, tag)))


def _pieces(item: Element, prefix: str, tag: str) -> Iterator[str]:
    for part in item:
        if part.tag == tag:
            for strange in part:
                refuse_own(strange, prefix)
            yield part.text or ""
        elif part.tag == f"{prefix}r":
            yield from _pieces(part, prefix, tag)
        elif local(part.tag) not in _AROUND:
            refuse_own(part, prefix)
