"""A console and a mail window as HTML, to be photographed: what a command printed, and a draft that it wrote."""

import html
import re
from collections.abc import Iterator
from email.message import EmailMessage

_COLOURS = {"31": "#f1616b", "33": "#e5c07b", "36": "#56b6c2"}
_CODES = re.compile(r"\x1b\[([0-9;]*)m")
_STYLE = """
/* Few fonts of one width have all Vietnamese letters; put together from a letter and a mark they look broken. */
@font-face { font-family: console; src: local("DejaVu Sans Mono"); }
@font-face { font-family: console; src: local("DejaVu Sans"); unicode-range: U+1EA0-1EF9; }
@font-face { font-family: console; font-weight: bold; src: local("DejaVu Sans Mono Bold"); }
@font-face { font-family: console; font-weight: bold; src: local("DejaVu Sans Bold"); unicode-range: U+1EA0-1EF9; }
body { margin: 0; background: #fff; width: 1000px; }
.window { border: 1px solid #8a8a8a; }
.title { background: #e8e8e8; color: #222; font: 14px "DejaVu Sans", sans-serif; padding: 7px 12px; }
pre { margin: 0; padding: 12px; background: #16181d; color: #dcdfe4; font: 15px/20px console, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }
pre b { color: #fff; }
dl, .mail { font: 14px/21px "DejaVu Sans", sans-serif; margin: 0; padding: 12px 16px; }
dl { display: grid; grid-template-columns: 110px 1fr; row-gap: 6px; border-bottom: 1px solid #ccc; }
dt { color: #555; }
dd { margin: 0; }
.mail { white-space: pre-wrap; }
"""


def console_page(command: str, printed: str, most: int) -> str:
    """A console in which a command was run, with what it printed; cut after ``most`` lines in all."""
    lines = [html.escape(command), *map(_coloured, printed.splitlines())]
    shown = [*lines[:most], "⋮"] if len(lines) > most else lines
    return _page("Dấu nhắc lệnh", "<pre>" + "\n".join(shown) + "</pre>")


def mail_page(message: EmailMessage) -> str:
    """A draft as a mail program opens it."""
    body = message.get_body()
    assert body is not None, "every draft has a text"
    files = ", ".join(part.get_filename() or "" for part in message.iter_attachments())
    head = (("Đến", str(message["To"])), ("Tiêu đề", str(message["Subject"])), ("Đính kèm", files))
    rows = "".join(f"<dt>{name}</dt><dd>{html.escape(text)}</dd>" for name, text in head)
    return _page("Thư nháp", f"<dl>{rows}</dl><div class=mail>{html.escape(body.get_content().strip())}</div>")


def _page(title: str, content: str) -> str:
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"
        f"<div class=window><div class=title>{html.escape(title)}</div>{content}</div>"
    )


def _coloured(line: str) -> str:
    return "".join(_spans(line))


def _spans(line: str) -> Iterator[str]:
    """The pieces between the codes of a line; every style that click gives ends in its line."""
    codes = "0"
    for number, piece in enumerate(_CODES.split(line)):
        if number % 2:
            codes = piece
        elif piece:
            yield _styled(html.escape(piece), codes.split(";"))


def _styled(text: str, codes: list[str]) -> str:
    if "1" in codes:
        return f"<b>{text}</b>"
    colour = next((_COLOURS[code] for code in codes if code in _COLOURS), None)
    return f'<span style="color:{colour}">{text}</span>' if colour else text
