"""How an indicator is named in a sentence: its number in the annex, and its label without that number."""

import re

_NUMBER = re.compile(r"^Chỉ tiêu\s+[\d.]+[a-z]?\s*[:.](?!\d)\s*(?:[a-z]\.\s*)?", re.IGNORECASE)
_OWN = re.compile(r"^Chỉ tiêu\s+(\d+(?:\.\d+)*)(?:\.?([a-z]))?\s*[:.](?!\d)", re.IGNORECASE)


def bare_label(label: str) -> str:
    """A label without the words "Chỉ tiêu 2:", which its number says already."""
    return _NUMBER.sub("", label).strip() or label


def printed_number(objective: str, tt: str, label: str) -> str:
    """An indicator as the document numbers it: objective, then TT, else the number in its label; empty without any."""
    own = _OWN.match(label)
    number = tt or (".".join(filter(None, own.groups())) if own else "")
    return f"{objective}.{number}" if number else ""


def annex_number(objective: str, tt: str, label: str, code: str) -> str:
    """The number that the document gives an indicator; its code where it gives none."""
    return printed_number(objective, tt, label) or code


def label_number(label: str) -> str:
    """The number in the words "Chỉ tiêu 4.b" of a label, without its letter; empty where they are not there."""
    own = _OWN.match(label)
    return own.group(1) if own else ""
