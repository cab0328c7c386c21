"""How colours and signs are explained: one wording on every sheet. A colour never says what no word says beside it."""

from collections.abc import Iterable

RED = "nền đỏ, chữ đậm"
YELLOW = "nền vàng"
BROWN = "chữ nâu, đậm"
GREY = "nền xám"
FAINT = "chữ xám, nghiêng"
ITALIC = "chữ nghiêng, đậm"
"""Looks, as they are told."""
SHORTENED = "dấu “…”: chữ đã rút gọn"


def sign(words: Iterable[str], look: str, meaning: str) -> str:
    """Words that are marked alike, how they look, and what is to be done about them."""
    quoted = ", ".join(f"“{word}”" for word in words)
    return f"{quoted} ({look}): {meaning}"


def legend(*signs: str) -> str:
    """The line of a sheet that explains its signs."""
    return f"Chú giải – {'; '.join(signs)}."
