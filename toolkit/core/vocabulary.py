"""Vietnamese words that officials see and that more than one module uses."""

SHEET_COVER = "Thông tin đơn vị"
SHEET_INDICATORS = "Chỉ tiêu"
SHEET_TASKS = "Nhiệm vụ"
SHEET_NARRATIVE = "Thuyết minh"
SHEET_GUIDE = "Hướng dẫn"

FILL_HERE = "Ghi vào các ô nền vàng nhạt."
"""Ends the line under every title."""

YES = "Có"
NO = "Không"

STATUS_OFFICIAL = "Chính thức"
STATUS_ESTIMATE = "Ước thực hiện"
STATUS_NIL = "Không phát sinh trong kỳ"
STATUS_NO_DATA = "Chưa có số liệu"
STATUS_OUT_OF_SCOPE = "Không thuộc nhiệm vụ đơn vị"
FIGURE_STATUSES = (STATUS_OFFICIAL, STATUS_ESTIMATE, STATUS_NIL, STATUS_NO_DATA, STATUS_OUT_OF_SCOPE)
NO_FIGURE_STATUSES = (STATUS_NIL, STATUS_NO_DATA, STATUS_OUT_OF_SCOPE)

TASK_DONE = "Hoàn thành"
TASK_RUNNING = "Đang thực hiện"
TASK_ROUTINE = "Thực hiện thường xuyên"
TASK_NOT_STARTED = "Chưa thực hiện"
TASK_STATUSES = (TASK_DONE, TASK_RUNNING, TASK_ROUTINE, TASK_NOT_STARTED)

ROLE_LEAD = "Chủ trì"
ROLE_COORDINATOR = "Phối hợp"

CHECK_BLANK = "Chưa nhập"
CHECK_DONE = "Đã nhập đủ"
CHECK_PARTIAL = "Nhập chưa đủ"

BASIS_WORDS = {
    "stated": "theo văn bản",
    "merged-cell": "theo ô gộp phía trên trong văn bản",
    "assumed": "giả định, đề nghị xác nhận",
    "proposed": "công cụ đề xuất, chưa ai xác nhận",
}
