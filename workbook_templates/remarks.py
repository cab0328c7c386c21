"""The column beside a form in which the tool says what an agency is asked to look at again."""

from toolkit.core.forms.spec import Form
from toolkit.core.text import shortened
from toolkit.core.vocabulary import REMARK, REMARKS
from workbook_templates import theme
from workbook_templates.writer import Page

WIDTH = 52.0
"""In characters of the body font."""
_MOST = 900
"""Characters: as many as the highest row of Excel shows at this width."""
_NOT_HERE = {
    "validate": "custom",
    "value": "=FALSE",
    "ignore_blank": False,
    "error_title": REMARKS[: REMARKS.index("(")].strip(),
    "error_message": "Cột này do cơ quan tổng hợp ghi. Đề nghị sửa ở ô nền cam bên trái; ý kiến ghi ở cột ghi chú.",
}
"""Refuses what is typed there also on sheets that are not protected."""


def remark_text(form: Form, row: str) -> str:
    """What is said beside a row, a line for each cell; empty where there is nothing to say."""
    lines = [f"{REMARK}{shortened(text, _MOST)}" for (key, _), text in form.remarks.items() if key == row]
    text = "\n".join(dict.fromkeys(lines))
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"


def write_remark(page: Page, row: int, col: int, text: str) -> None:
    """Write it, and keep the cell from being typed over."""
    if text:
        page.text(row, col, text, theme.REMARK)
        page.validate(row, col, _NOT_HERE)
