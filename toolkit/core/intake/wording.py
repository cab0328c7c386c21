"""Vietnamese words for what the intake tells about a file. Findings print them as "found" and "expected"."""

from toolkit.core.intake.kinds import Kind

BROKEN_WORKER = "tiến trình đọc tệp bị dừng đột ngột"
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
