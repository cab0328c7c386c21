"""Headers and footers of printed pages."""

MAX_HEADER = 250
"""Excel takes 255 characters for a header; the rest is for its codes."""


def header_text(text: str, limit: int = MAX_HEADER) -> str:
    """Text made safe for a header or footer, where & starts a code."""
    shortened = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    # A digit right behind the code of a size would be read as part of it.
    return (" " if shortened[:1].isdigit() else "") + shortened.replace("&", "&&")
