"""Vietnamese words for what the intake tells about a file. Findings print them as "found" and "expected"."""

from toolkit.core.intake.kinds import Kind

BROKEN_WORKER = "tiến trình đọc tệp bị dừng đột ngột"
NOBODY = "không đơn vị nào"
AUTO_REPLY = "thư trả lời tự động"
DELIVERY_REPORT = "thư báo của hệ thống thư về việc chuyển thư"
READ_RECEIPT = "thư báo đã xem"
DRAFT = "bản nháp thư chưa gửi"
DAMAGED_MAIL = "thư điện tử bị hỏng"
ATTACHED_LINK = "tệp đính kèm dạng liên kết hoặc đối tượng nhúng, nội dung không nằm trong thư"
KINDS = {
    Kind.XLSB: "Excel nhị phân (.xlsb)",
    Kind.XLS: "Excel 97-2003 (.xls)",
    Kind.ODS: "OpenDocument (.ods)",
    Kind.HTML: "trang web (HTML)",
    Kind.XML: "XML",
    Kind.PDF: "tệp PDF",
    Kind.WORD: "văn bản Word",
    Kind.SLIDES: "bản trình chiếu",
    Kind.MAIL: "thư điện tử",
    Kind.OUTLOOK: "thư điện tử lưu từ Outlook (.msg)",
    Kind.MAILBOX: "hộp thư của chương trình thư điện tử",
    Kind.IMAGE: "ảnh",
    Kind.ARCHIVE: "tệp nén",
    Kind.TEXT: "tệp văn bản thuần",
    Kind.UNKNOWN: "tệp không rõ loại",
}
SKIPPED = {
    "lock-file": "tệp khóa tạm của chương trình văn phòng",
    "system-file": "tệp hệ thống",
    "link": "liên kết tới nơi khác",
    "special-file": "không phải tệp thường",
    "empty-folder": "thư mục rỗng",
    "other-document": "không phải bảng tính",
    "mail": "thư điện tử, tệp đính kèm chưa được lưu ra",
    "plan-book": "sổ kế hoạch, không phải biểu",
    "archive": "tệp nén chưa được giải nén",
}
REASONS = {
    "doctype": "khai báo kiểu tài liệu trong XML",
    "entries": "quá nhiều thành phần trong gói",
    "ratio": "nội dung phình to bất thường khi giải nén",
    "unpacked-size": "dung lượng sau khi giải nén",
    "extent": "có nội dung ở ô ngoài vùng cho phép",
    "cells": "số ô có nội dung",
    "sheets": "số trang tính",
    "strings": "số chuỗi văn bản",
    "file-size": "dung lượng tệp",
    "zip": "gói nén hỏng",
    "missing-part": "thiếu thành phần của sổ tính",
    "no-sheets": "không có trang tính nào",
    "xml": "XML sai cú pháp",
    "address": "địa chỉ ô sai",
    "shared-string": "chỉ số chuỗi sai",
    "unreadable": "không đọc được từ đĩa",
    "area": "vùng bao các ô có nội dung",
    "compound": "cấu trúc tệp Excel 97-2003 hỏng",
    "endless": "cấu trúc tệp lặp vô tận",
    "records": "bản ghi nhị phân hỏng",
    "parser": "thư viện đọc không hiểu nội dung",
    "reader-stopped": BROKEN_WORKER,
    "reader-slow": "đọc quá lâu",
    "reader-failed": "tiến trình đọc tệp không chạy được",
}


def inside(count: int, *, messages: bool = False, deleted: int = 0) -> str:
    """How much lies in a container; ``deleted``: messages that a person has deleted and that are still there."""
    what = "thư" if messages else "tệp"
    lead = f"{count} {what} bên trong" if count else f"không có {what} nào bên trong"
    return f"{lead}, không kể {deleted} thư đã xóa" if deleted else lead
