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
    Kind.MHTML: "trang web lưu thành một tệp (MHTML)",
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
    "namespace": "tên không gian XML dài bất thường",
    "overlap": "các thành phần của gói nén chồng lên nhau",
    "same-name": "hai thành phần của gói cùng một tên",
    "leads-out": "tên thành phần dẫn ra ngoài gói",
    "link-inside": "thành phần của gói là liên kết tới nơi khác",
    "entries": "quá nhiều thành phần trong gói",
    "ratio": "nội dung phình to bất thường khi giải nén",
    "unpacked-size": "dung lượng sau khi giải nén",
    "extent": "có nội dung ở ô ngoài vùng cho phép",
    "cells": "số ô có nội dung",
    "sheets": "số trang tính",
    "strings": "số chuỗi văn bản",
    "text": "số ký tự trong một ô",
    "texts": "số ký tự của tất cả các ô",
    "elements": "số phần tử XML",
    "ranges": "số vùng gộp ô, vùng có quy tắc nhập",
    "forms": "số biểu trong tệp",
    "file-size": "dung lượng tệp",
    "zip": "gói nén hỏng",
    "missing-part": "thiếu thành phần của sổ tính",
    "no-sheets": "không có trang tính nào",
    "xml": "XML sai cú pháp",
    "address": "địa chỉ ô sai",
    "shared-string": "chỉ số chuỗi sai",
    "cell-twice": "một ô được ghi hai lần",
    "structure": "thành phần XML sai chỗ",
    "variants": "nội dung có nhiều phương án (AlternateContent), mỗi chương trình hiện một khác",
    "style": "kiểu trình bày của ô không có trong sổ tính",
    "cell-kind": "nội dung ô không khớp với kiểu của ô",
    "row-number": "số dòng sai",
    "truth": "giá trị đúng/sai của ô sai",
    "relations": "liên kết giữa các thành phần không rõ ràng",
    "unreadable": "không đọc được từ đĩa",
    "no-file": "không phải tệp thường",
    "area": "vùng bao các ô có nội dung",
    "compound": "cấu trúc tệp Excel 97-2003 hỏng",
    "endless": "cấu trúc tệp lặp vô tận",
    "records": "bản ghi nhị phân hỏng",
    "parser": "thư viện đọc không hiểu nội dung",
    "reader-stopped": BROKEN_WORKER,
    "reader-slow": "đọc quá lâu",
    "memory": "cần quá nhiều bộ nhớ để đọc",
    "reader-failed": "tiến trình đọc tệp không chạy được",
}
ACTIVE = {
    "macros": "macro (VBA)",
    "macro-sheets": "trang macro Excel 4.0",
    "controls": "điều khiển ActiveX",
    "objects": "đối tượng nhúng (OLE) hoặc tệp nhúng",
    "programs": "liên kết DDE hoặc OLE tới chương trình khác",
    "connections": "kết nối lấy dữ liệu từ nơi khác",
}
"""What in a workbook may run or fetch something once it is opened in an office program."""


def inside(count: int, *, messages: bool = False, deleted: int = 0) -> str:
    """How much lies in a container; ``deleted``: messages that a person has deleted and that are still there."""
    what = "thư" if messages else "tệp"
    lead = f"{count} {what} bên trong" if count else f"không có {what} nào bên trong"
    return f"{lead}, không kể {deleted} thư đã xóa" if deleted else lead


def seconds(count: float) -> str:
    """A time as a finding tells it."""
    return f"{count:.0f} giây"
