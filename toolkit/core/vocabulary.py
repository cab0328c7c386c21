"""Vietnamese words that officials see and that more than one module uses."""

SHEET_COVER = "Thông tin đơn vị"
SHEET_INDICATORS = "Chỉ tiêu"
SHEET_TASKS = "Nhiệm vụ"
SHEET_NARRATIVE = "Thuyết minh"
SHEET_GUIDE = "Hướng dẫn"
SHEET_REVIEW = "Cần xem lại"
"""First sheet of a form that goes back to an agency."""

REMARKS = "Đề nghị xem lại (không ghi vào cột này)"
"""Heading of the column beside a form in which the tool says what an agency is asked to look at."""
REMARK = "▸ "
"""Begins every text that the tool writes into that column."""

REPORTING_AGENCY = "Đơn vị báo cáo"
"""Stands before the name of the agency on the cover."""

REPORTING_PERIOD = "Kỳ báo cáo:"
"""Stands before the name of the period on the cover."""

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

BETTER = "Tốt hơn"
WORSE = "Kém hơn"
UNCHANGED = "Không đổi"
"""A change, by the direction in which an indicator is meant to move."""

CHECK_BLANK = "Chưa nhập"
CHECK_DONE = "Đã nhập đủ"
CHECK_PARTIAL = "Nhập chưa đủ"

BASIS_WORDS = {
    "stated": "theo văn bản",
    "merged-cell": "theo ô gộp phía trên trong văn bản",
    "assumed": "giả định, đề nghị xác nhận",
    "proposed": "chờ xác nhận (công cụ đề xuất)",
}

BASIS_SHORT = {"stated": "theo văn bản", "merged-cell": "ô gộp", "assumed": "giả định", "proposed": "chờ xác nhận"}
"""The same in a cell of the plan workbook."""

FIELD_WORDS = {
    "code": "mã",
    "tt": "số thứ tự",
    "number": "số thứ tự",
    "label": "tên chỉ tiêu",
    "text": "nội dung",
    "title": "tên",
    "id": "mã",
    "objective": "mục tiêu",
    "parent": "chỉ tiêu lớn hơn",
    "unit": "đơn vị tính",
    "direction": "chiều tăng, giảm",
    "baseline": "kết quả năm trước",
    "target": "kế hoạch",
    "leads": "đơn vị chủ trì",
    "lead_codes": "cơ quan chủ trì",
    "coordinators": "đơn vị phối hợp",
    "coordinator_codes": "cơ quan phối hợp",
    "reporters": "đơn vị báo cáo",
    "mode": "cách tổng hợp",
    "components": "nội dung (a), (b)",
    "parts": "chỉ tiêu thành phần",
    "decimals": "số chữ số thập phân",
    "low": "cận dưới hợp lý",
    "high": "cận trên hợp lý",
    "definition": "định nghĩa",
    "source": "nguồn số liệu",
    "national_target": "chỉ tiêu quốc gia",
    "sensitive": "nhạy cảm",
    "place": "nơi trong văn bản",
    "heading": "dòng tiêu đề",
    "timing": "thời gian thực hiện",
    "start": "ngày bắt đầu",
    "end": "ngày kết thúc",
    "due": "kỳ và hạn nộp",
    "owners": "đơn vị phải nộp",
    "forms": "biểu phải nộp",
    "members": "thành viên",
    "signer": "người ký",
    "superior": "cơ quan chủ quản",
    "issuer": "cơ quan ban hành",
    "symbol": "ký hiệu báo cáo",
    "letter_symbol": "ký hiệu công văn",
    "to": "nơi kính gửi",
    "archive": "nơi lưu",
    "order": "thứ tự kết quả",
    "outline": "đề cương",
    "periods": "kỳ báo cáo",
    "recipients": "nơi nhận",
    "note": "ghi chú",
    "basis": "căn cứ",
    "field_basis": "căn cứ từng cột",
    "guidance": "gợi ý nội dung",
    "email": "thư điện tử",
    "cites": "dòng dẫn kế hoạch",
}
"""Fields of a plan's parts in running text."""

LEVEL_WORDS = {"national": "cả nước", "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
AGENCY_KIND_WORDS = {
    "department": "sở, ban, ngành",
    "party-body": "cơ quan đảng",
    "mass-organisation": "mặt trận, đoàn thể",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "enterprise": "doanh nghiệp",
    "station": "đài",
    "school": "trường học",
    "other": "khác",
}
DIRECTION_WORDS = {"up": "tăng", "down": "giảm", "keep": "giữ nguyên", "none": "không xác định"}
OPERATOR_WORDS = {
    ">=": "ít nhất (≥)",
    "<=": "nhiều nhất (≤)",
    ">": "trên (>)",
    "<": "dưới (<)",
    "=": "đúng bằng (=)",
}
MODE_WORDS = {
    "single": "một đơn vị chốt",
    "sum": "cộng số",
    "ratio": "tử số chia mẫu số",
    "share": "tỷ lệ đơn vị trả lời có",
    "latest": "số mới nhất",
    "derived": "tính từ chỉ tiêu thành phần",
    "list": "liệt kê",
    "heading": "dòng tiêu đề",
}
REPORTER_WORDS = {"official": "chốt", "addend": "cộng", "crosscheck": "đối chiếu"}
UNIT_KIND_WORDS = {
    "percent": "phần trăm (%)",
    "per-100": "trên 100",
    "per-1000": "trên 1.000",
    "per-100000": "trên 100.000",
    "ratio": "lần",
    "count": "số đếm",
    "amount": "số lượng, số tiền",
    "year": "năm",
    "yes-no": "có hoặc không",
    "text": "bằng chữ",
}
COLUMN_KIND_WORDS = {
    "text": "chữ",
    "date": "ngày",
    "count": "số đếm",
    "amount": "số lượng, số tiền",
    "share": "tỷ lệ % (máy tính)",
}
ORDER_WORDS = {"objectives": "theo mục tiêu của kế hoạch", "national": "theo chỉ tiêu quốc gia"}
"""In which order a report that is sent on lists results."""
FORM_WORDS = {"indicators": "chỉ tiêu", "tasks": "nhiệm vụ", "table": "bảng", "outline": "đề cương"}
"""What a report may consist of."""
