"""Opening a Word document: only a .docx, within limits, before anything of it is parsed."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.core.intake.archive import Archive
from toolkit.core.intake.kinds import Kind, is_package, package_kind, sniff
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.wording import KINDS, REASONS
from toolkit.core.plan.word.problem import WordError

if TYPE_CHECKING:
    from docx.document import Document

LIMITS = Limits(file_bytes=30_000_000, part_bytes=30_000_000, read_bytes=120_000_000)
"""A plan with its annexes is 100 KB; one with scanned pages between the text may be some MB."""

# A syntax error is what the XML parser raises; the rest is python-docx stumbling over parts that are not there.
_BROKEN = (SyntaxError, KeyError, ValueError, AttributeError, IndexError, AssertionError, TypeError)

_SAVE_AS = "Mở bằng Word (hoặc LibreOffice), chọn Lưu thành (Save As) dạng Word .docx rồi nhập lại."
_DAMAGED = "Mở bằng Word, lưu lại thành tệp .docx mới rồi nhập lại."
_REMEDIES = {
    Kind.WORD: _SAVE_AS,
    Kind.HTML: _SAVE_AS,
    Kind.ENCRYPTED: "Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx rồi nhập lại.",
    Kind.RIGHTS: "Mở bằng Word, bỏ giới hạn quyền hoặc nhãn bảo mật, lưu lại dạng .docx rồi nhập lại.",
    Kind.MHTML: _SAVE_AS,
    Kind.PDF: "Xin bản Word (.docx) của văn bản; tệp PDF không giữ bảng, nhất là bản quét.",
    Kind.IMAGE: "Xin bản Word (.docx) của văn bản; không đọc được chữ trong ảnh.",
    Kind.XLSX: "Nếu đây là sổ kế hoạch thì không cần nhập: dùng thẳng với các lệnh khác, ví dụ bdgxl plan show.",
    Kind.ARCHIVE: "Giải nén rồi nhập từng tệp .docx bên trong.",
}
_OTHER = "Chọn tệp Word .docx có phụ lục của kế hoạch."
_OTHER_KINDS = {
    Kind.XLSX: "sổ tính Excel",
    Kind.ENCRYPTED: "tệp có mật khẩu",
    Kind.RIGHTS: "tệp bị giới hạn quyền (IRM, nhãn bảo mật)",
    Kind.EMPTY: "tệp rỗng",
    Kind.WORD: "văn bản Word kiểu cũ (.doc, .rtf) hoặc OpenDocument (.odt)",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises WordError where it cannot be read or is too large."""
    if path.is_dir():
        raise WordError(f"'{path}' là thư mục, không phải tệp Word", "Chỉ rõ tệp .docx trong thư mục.")
    try:
        with path.open("rb") as stream:
            data = stream.read(LIMITS.file_bytes + 1)
    except FileNotFoundError as error:
        raise WordError(f"không tìm thấy tệp '{path}'", "Kiểm tra lại đường dẫn.") from error
    except (OSError, ValueError) as error:
        raise WordError(f"không mở được tệp '{path}'", "Kiểm tra quyền đọc hoặc đóng Word đang giữ tệp.") from error
    if len(data) > LIMITS.file_bytes:
        raise WordError(
            f"tệp lớn hơn {LIMITS.file_bytes // 1_000_000} MB",
            "Chép riêng các phụ lục dạng bảng sang một tệp Word mới rồi nhập tệp đó.",
        )
    return data


def open_document(data: bytes) -> "Document":
    """The document in a .docx file. Raises WordError for everything else, and for a package beyond the limits."""
    if not is_package(data):
        raise _not_word(sniff(data))
    try:
        archive = Archive(data, LIMITS)
        mimetype = archive.read("mimetype") if "mimetype" in archive else b""
        kind = package_kind(archive.names, mimetype)
        if kind is not Kind.WORD or mimetype:
            raise _not_word(kind)
        for name in archive.names:
            _check_part(archive.read(name))
    except Refused as refused:
        why = REASONS.get(refused.reason, "")
        message = f"tệp Word hỏng hoặc không an toàn{f' ({why})' if why else ''}"
        raise WordError(message, _DAMAGED) from refused
    return _parsed(data)


def _check_part(part: bytes) -> None:
    """A document has no document type declaration; only a bomb of entities does."""
    if b"<!DOCTYPE" in part[:2000] or b"<!ENTITY" in part[:2000]:
        raise Refused("hostile-file", "doctype")


def _parsed(data: bytes) -> "Document":
    from docx import Document
    from docx.opc.exceptions import OpcError

    try:
        return Document(io.BytesIO(data))
    except (OpcError, *_BROKEN) as error:
        raise WordError("không đọc được nội dung tệp Word", _DAMAGED) from error


def _not_word(kind: Kind) -> WordError:
    named = _OTHER_KINDS.get(kind) or KINDS.get(kind, "tệp không rõ loại")
    return WordError(f"đây là {named}, không phải tệp Word .docx", _REMEDIES.get(kind, _OTHER))
