"""The sheet of tasks; its first columns are those of the printed annex."""

from toolkit.core.plan.annex.headers import TASK_HEADINGS
from toolkit.core.plan.annex.model import TaskColumn
from toolkit.core.plan.book.codecs import DATE, NUMBERING, YES_OR_BLANK
from toolkit.core.plan.book.declare import BookSheet, Column
from toolkit.core.plan.book.indicator_sheet import PASTED
from toolkit.core.plan.book.lists import PARTIES
from toolkit.core.plan.book.notations import BasisCodec
from toolkit.core.plan.book.parties_sheets import PLACE

_TASK_FIELDS = {
    "code": "Mã nhiệm vụ",
    "number": "TT",
    "text": "Nội dung nhiệm vụ",
    "heading": "Tiêu đề",
    "leads": "Cơ quan chủ trì",
    "lead_codes": "Chủ trì gồm",
    "coordinators": "Cơ quan phối hợp",
    "coordinator_codes": "Phối hợp gồm",
    "timing": "Thời gian thực hiện",
    "start": "Từ ngày",
    "end": "Đến ngày",
    "place": "Nơi trong văn bản",
}
TASKS = BookSheet(
    name="Nhiệm vụ",
    part="tasks",
    title="Phân công nhiệm vụ",
    guidance=f"Năm cột đầu đúng như phụ lục in, dán thẳng từ Word được. {PASTED}",
    columns=(
        Column(keys=("number",), heading="TT", codec=NUMBERING, width=8, other=TASK_HEADINGS[TaskColumn.TT]),
        Column(
            keys=("text",),
            heading="Nội dung nhiệm vụ",
            required=True,
            width=60,
            other=TASK_HEADINGS[TaskColumn.TEXT],
        ),
        Column(
            keys=("leads",),
            heading="Cơ quan chủ trì",
            width=28,
            other=TASK_HEADINGS[TaskColumn.LEADS],
        ),
        Column(
            keys=("coordinators",),
            heading="Cơ quan phối hợp",
            width=28,
            other=TASK_HEADINGS[TaskColumn.COORDINATORS],
        ),
        Column(
            keys=("timing",),
            heading="Thời gian thực hiện",
            width=20,
            other=TASK_HEADINGS[TaskColumn.TIMING],
        ),
        Column(
            keys=("code",),
            heading="Mã nhiệm vụ",
            codec=NUMBERING,
            width=10,
            other="ma",
            prompt="Ví dụ 1.2; mỗi nhiệm vụ một mã. Để trống: công cụ đề xuất.",
        ),
        Column(
            keys=("heading",),
            heading="Tiêu đề",
            codec=YES_OR_BLANK,
            blank=False,
            width=9,
            prompt="Chọn Có nếu dòng chỉ là tiêu đề, không phải nhiệm vụ.",
        ),
        Column(
            keys=("lead_codes",), heading="Chủ trì gồm", codec=PARTIES, width=28, prompt="Mỗi cơ quan, nhóm một dòng."
        ),
        Column(
            keys=("coordinator_codes",),
            heading="Phối hợp gồm",
            codec=PARTIES,
            width=28,
            prompt="Mỗi cơ quan, nhóm một dòng.",
        ),
        Column(keys=("start",), heading="Từ ngày", codec=DATE, width=13),
        Column(keys=("end",), heading="Đến ngày", codec=DATE, width=13),
        PLACE,
        Column(
            keys=("basis",),
            heading="Căn cứ",
            codec=BasisCodec(_TASK_FIELDS),
            width=30,
            prompt="Cột nào văn bản không nêu rõ, ví dụ: Chủ trì gồm: giả định. Xem xong thì xóa “chờ xác nhận”.",
        ),
    ),
    example={
        "text": "Tổ chức Tháng hành động vì bình đẳng giới",
        "leads": "Sở Nội vụ",
        "coordinators": "Các sở, ngành; UBND các xã, phường",
        "timing": "Từ ngày 15/11-15/12/{year}",
    },
)
