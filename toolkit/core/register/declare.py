"""The sheets of the register as data, from which its writer and its reader are derived.

The register is a workbook of the consolidating office. The tool writes it once, empty, and afterwards only reads it.
"""

from collections.abc import Mapping
from enum import StrEnum

from toolkit.core.plan.book.codecs import DATE, NUMBERING, ChoiceCodec
from toolkit.core.plan.book.declare import BookSheet, Column

REGISTER_FILE = "so-theo-doi.xlsx"
"""Its name; it lies beside the inbox."""
REGISTER_OUTPUT = "register"
"""What the property of the tool's own outputs says of a register."""
LISTS_SHEET = "bdgxl-so-theo-doi"
"""The hidden sheet with the choices of its drop-downs."""


class Answer(StrEnum):
    """What a letter says about a report."""

    DATA = "data"
    NIL = "nil"
    POSTPONED = "postponed"


ANSWER_WORDS: Mapping[str, str] = {
    Answer.DATA: "Có số liệu",
    Answer.NIL: "Không phát sinh",
    Answer.POSTPONED: "Xin lùi hạn",
}
FIELD_WORDS: Mapping[str, str] = {
    "numerator": "Số đạt (a)",
    "denominator": "Tổng số (b)",
    "result": "Kết quả",
    "estimate": "Ước cả năm",
}
"""Figures of an indicator that can be decided."""
CHANNELS = ("Excel", "PDF", "Zalo", "Giấy", "Thư điện tử")
"""How letters come; anything else may be written too."""

_AGENCY = Column(
    keys=("agency",), heading="Đơn vị", width=28, required=True, prompt="Chọn trong danh sách hoặc gõ tên đơn vị."
)
_PERIOD = Column(keys=("period",), heading="Kỳ báo cáo", width=13, prompt="Để trống nếu kế hoạch chỉ có một kỳ.")

LETTERS = BookSheet(
    name="Tiếp nhận",
    part="letters",
    title="Văn bản các đơn vị gửi đến",
    guidance="Mỗi văn bản một dòng. Văn bản đã ký là báo cáo; tệp Excel là phụ lục của văn bản.",
    columns=(
        _AGENCY,
        Column(keys=("report",), heading="Báo cáo", width=28, prompt="Để trống nếu đơn vị chỉ phải gửi một báo cáo."),
        _PERIOD,
        Column(
            keys=("number",),
            heading="Số công văn",
            width=15,
            required=True,
            prompt="Ví dụ: 125/BC-SYT. Văn bản không có số thì ghi “không số”.",
        ),
        Column(keys=("date",), heading="Ngày công văn", codec=DATE, width=12, required=True),
        Column(keys=("signer",), heading="Người ký", width=18),
        Column(keys=("channel",), heading="Hình thức gửi", width=11),
        Column(
            keys=("answer",),
            heading="Nội dung trả lời",
            codec=ChoiceCodec(ANSWER_WORDS),
            width=15,
            required=True,
            prompt="Không phát sinh: mọi số liệu của báo cáo đó được ghi là không phát sinh, không phải số 0.",
        ),
        Column(
            keys=("until",),
            heading="Lùi hạn đến ngày",
            codec=DATE,
            width=12,
            prompt="Chỉ ghi khi đơn vị xin lùi hạn và được đồng ý.",
        ),
        Column(
            keys=("file",),
            heading="Tệp kèm theo",
            width=22,
            prompt="Tên tệp trong hộp nhận, hoặc mã băm ở trang Đối chiếu. Khi có nhiều bản khác nhau, bản ghi ở đây "
            "là bản được tính.",
        ),
        Column(keys=("note",), heading="Ghi chú", width=16),
    ),
)
DECISIONS = BookSheet(
    name="Số chốt",
    part="decisions",
    title="Số liệu đã chốt với đơn vị qua điện thoại hoặc văn bản",
    guidance="Mỗi con số một dòng. Số chốt được dùng khi số trong biểu đúng bằng “Số cũ”; nếu khác, công cụ hỏi lại.",
    columns=(
        _AGENCY,
        _PERIOD,
        Column(keys=("indicator",), heading="Chỉ tiêu", codec=NUMBERING, width=38, required=True),
        Column(keys=("field",), heading="Số liệu", codec=ChoiceCodec(FIELD_WORDS), width=13, required=True),
        Column(
            keys=("old",),
            heading="Số cũ",
            width=10,
            prompt="Đúng như trong biểu của đơn vị; để trống nếu ô trong biểu để trống hoặc đơn vị chưa gửi biểu.",
        ),
        Column(keys=("decided",), heading="Số được chốt", width=10, required=True),
        Column(
            keys=("ground",),
            heading="Căn cứ",
            width=30,
            required=True,
            prompt="Ví dụ: Công văn số 130/SYT-KHTC; điện thoại với đ/c Lan, Phòng Kế hoạch.",
        ),
        Column(keys=("approver",), heading="Người chốt", width=18, required=True),
        Column(keys=("date",), heading="Ngày chốt", codec=DATE, width=12, required=True),
        Column(keys=("note",), heading="Ghi chú", width=18),
    ),
)
WAIVERS = BookSheet(
    name="Chấp nhận",
    part="waivers",
    title="Nội dung cần làm rõ đã được chấp nhận",
    guidance="Nội dung đã chấp nhận vẫn được liệt kê, kèm người chấp nhận và lý do, nhưng không còn phải xử lý.",
    columns=(
        Column(
            keys=("agency",),
            heading="Đơn vị",
            width=28,
            prompt="Ghi đơn vị hoặc tệp; ghi cả hai nếu chỉ chấp nhận ở một tệp của đơn vị.",
        ),
        Column(keys=("file",), heading="Tệp", width=24, prompt="Tên tệp trong hộp nhận, hoặc mã băm."),
        _PERIOD,
        Column(
            keys=("rule",),
            heading="Nội dung chấp nhận",
            width=38,
            required=True,
            prompt="Chọn trong danh sách, hoặc gõ mã ở trang Nội dung cần làm rõ.",
        ),
        Column(
            keys=("row",),
            heading="Dòng hoặc ô",
            codec=NUMBERING,
            width=24,
            prompt="Ô (ví dụ H12), mã dòng hoặc tên dòng. Để trống: mọi dòng của đơn vị; không để trống với mức Lỗi.",
        ),
        Column(keys=("approver",), heading="Người chấp nhận", width=20, required=True),
        Column(keys=("reason",), heading="Lý do", width=36, required=True),
    ),
)
SHEETS = (LETTERS, DECISIONS, WAIVERS)
