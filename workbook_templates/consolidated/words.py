"""Vietnamese words of the provincial workbook that more than one of its sheets uses."""

from toolkit.core import vocabulary
from toolkit.core.consolidation import headings
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Role

OVERVIEW = "Tổng quan"
INDICATORS = vocabulary.SHEET_INDICATORS
COMPARISON = "So sánh"
CHARTS = "Biểu đồ"
SUBMISSIONS = headings.SUBMISSIONS_SHEET
ISSUES = headings.ISSUES_SHEET
TASKS = vocabulary.SHEET_TASKS
NARRATIVE = vocabulary.SHEET_NARRATIVE
AGENCIES = "Theo đơn vị"
DATA = headings.DATA_SHEET
LEDGER = headings.LEDGER_SHEET

ROLE_WORDS = {Role.OFFICIAL: "Chính thức", Role.ADDEND: "Cộng gộp", Role.CROSSCHECK: "Đối chiếu"}

BETTER = vocabulary.BETTER
WORSE = vocabulary.WORSE
UNCHANGED = vocabulary.UNCHANGED

FROM_PARTS = "Tính từ các thành phần"
WAITING_ANSWER = "Chưa báo cáo"
NOBODY_ASKED = "Kế hoạch không giao đơn vị nào phải báo cáo"
NO_DATE = "chưa nêu"

ACHIEVEMENTS = tuple(Achievement)
"""In the order in which tables and charts show them."""

FOLLOW = (
    f"Xem nguồn của một số: chọn ô rồi bấm Ctrl+[ (Excel) để đến dòng của trang {DATA}; "
    "ở đó bấm vào tên tệp để mở ô của đơn vị."
)
