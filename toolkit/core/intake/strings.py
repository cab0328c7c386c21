"""Texts as workbooks hold them: shared or in place, with formatted runs, with escaped characters."""

import re

from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.markup import Element, namespace, tree

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
    return [rich_text(item, prefix) for item in root if item.tag == f"{prefix}si"]


def rich_text(item: Element, prefix: str) -> str:
    """The text of a string; formatted runs are joined, phonetic guides left out."""
    if len(item) == 1 and item[0].tag == f"{prefix}t":
        return unescape(item[0].text or "")
    pieces = []
    for part in item:
        if part.tag == f"{prefix}t":
            pieces.append(part.text or "")
        elif part.tag == f"{prefix}r":
            pieces += [run.text or "" for run in part if run.tag == f"{prefix}t"]
    return unescape("".join(pieces))
