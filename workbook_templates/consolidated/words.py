"""Vietnamese words of the provincial workbook that more than one of its sheets uses."""

from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Role

OVERVIEW = "Tổng quan"
INDICATORS = "Chỉ tiêu"
SUBMISSIONS = "Tình hình nộp"
ISSUES = "Nội dung cần làm rõ"
TASKS = "Nhiệm vụ"
NARRATIVE = "Thuyết minh"
AGENCIES = "Theo đơn vị"
DATA = "Dữ liệu"
LEDGER = "Đối chiếu"

ROLE_WORDS = {Role.OFFICIAL: "Chính thức", Role.ADDEND: "Cộng gộp", Role.CROSSCHECK: "Đối chiếu"}

BETTER = "Tốt hơn"
WORSE = "Kém hơn"
UNCHANGED = "Không đổi"

FROM_PARTS = "Tính từ các thành phần"
WAITING_ANSWER = "Chưa báo cáo"
NOBODY_ASKED = "Kế hoạch không giao đơn vị nào phải báo cáo"
NO_DATE = "chưa nêu"

ACHIEVEMENTS = tuple(Achievement)
"""In the order in which tables and charts show them."""
