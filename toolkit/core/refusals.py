"""Why the system refuses to write or to read, in Vietnamese, and what to do where nothing can be written."""

import errno

RIGHTS = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
"""How it shows that nothing may be written there."""
_ROOM = "Giải phóng dung lượng rồi chạy lại lệnh."
_QUOTA = "Xóa bớt tệp của mình ở đó hoặc xin cấp thêm rồi chạy lại lệnh."
_SIZE = "Chọn ổ đĩa khác (ổ FAT32 không nhận tệp từ 4 GB) hoặc nhờ người quản trị nới giới hạn rồi chạy lại lệnh."
_OTHER = "Kiểm tra ổ đĩa, đường mạng rồi chạy lại."
_WORDS = {
    errno.ENOSPC: ("ổ đĩa đã đầy", _ROOM),
    errno.EFBIG: ("tệp lớn hơn mức mà hệ thống hoặc ổ đĩa cho phép", _SIZE),
    errno.ENAMETOOLONG: ("đường dẫn quá dài", "Chọn thư mục có đường dẫn ngắn hơn."),
    **dict.fromkeys(RIGHTS, ("không có quyền ghi", "Chọn thư mục khác hoặc xin quyền ghi vào thư mục này.")),
}
if hasattr(errno, "EDQUOT"):  # Windows calls a quota that is used up a full disk
    _WORDS[errno.EDQUOT] = ("đã dùng hết dung lượng được cấp trên ổ đĩa", _QUOTA)


def is_known(error: OSError) -> bool:
    """Whether there are words for it."""
    return error.errno in _WORDS


def refusal(error: OSError) -> tuple[str, str]:
    """Reason and remedy; what there are no words for is told as the system tells it."""
    return _WORDS.get(error.errno or 0, (error.strerror or str(error), _OTHER))


_UNREAD = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn không phải thư mục",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ELOOP: "liên kết vòng",
    errno.EIO: "ổ đĩa hoặc đường mạng bị lỗi",
    **dict.fromkeys(RIGHTS, "không có quyền đọc"),
}


def unread(error: OSError) -> str:
    """Why something cannot be read; what there are no words for is told as the system tells it."""
    return _UNREAD.get(error.errno or 0, error.strerror or type(error).__name__)
