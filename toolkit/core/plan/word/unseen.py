"""What a document has beside paragraphs and tables: text boxes and tracked changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.model import Doubt

if TYPE_CHECKING:
    from docx.document import Document

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Around the second version of a text box, for old programs."""
_CHANGES = tuple(qn(tag) for tag in ("w:ins", "w:del", "w:moveFrom", "w:moveTo"))
_LONGEST = 80


def unseen_doubts(document: "Document", file: str) -> Iterator[Doubt]:
    """One doubt for all text boxes with words, one for all tracked changes."""
    body = document.element.body
    boxes = []
    for box in body.iter(qn("w:txbxContent")):
        words = " ".join("".join(text.text or "" for text in box.iter(qn("w:t"))).split())
        if words and next(box.iterancestors(_FALLBACK), None) is None:
            boxes.append(words)
    if boxes:
        yield Doubt(
            place=Place(file=file),
            message=f"tệp có {len(boxes)} hộp văn bản (text box), chữ trong đó không được đọc: “{boxes[0][:_LONGEST]}”",
            remedy="Nếu đó là nội dung của kế hoạch thì chuyển ra ngoài hộp trong Word rồi nhập lại.",
        )
    if next(body.iter(*_CHANGES), None) is not None:
        yield Doubt(
            place=Place(file=file),
            message="tệp còn sửa đổi được theo dõi (Track Changes); công cụ đọc như đã chấp nhận hết",
            remedy="Nếu có chỗ chưa chấp nhận thì chốt các sửa đổi trong Word rồi nhập lại.",
        )
