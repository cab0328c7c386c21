"""Headers and footers of printed pages."""

MAX_HEADER = 250
"""Excel takes 255 characters for a header; the rest is for its codes."""


def header_text(text: str, limit: int = MAX_HEADER) -> str:
    """Text made safe for a header or footer, where & starts a code."""
    shortened = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return shortened.replace("&", "&&")
