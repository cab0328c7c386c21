"""The sheet of objectives and indicators; its first columns are those of the printed annex."""

from toolkit.core.plan.annex.headers import INDICATOR_HEADINGS
from toolkit.core.plan.annex.model import IndicatorColumn
from toolkit.core.plan.book.codecs import FIGURE, NUMBERING, WHOLE, YES_OR_BLANK, ChoiceCodec
from toolkit.core.plan.book.declare import ROW_KIND, BookSheet, Column, Headings
from toolkit.core.plan.book.lists import CODES
from toolkit.core.plan.book.notations import REPORTERS, BasisCodec
from toolkit.core.plan.book.parties_sheets import PLACE
from toolkit.core.vocabulary import DIRECTION_WORDS, MODE_WORDS, OPERATOR_WORDS, UNIT_KIND_WORDS

OBJECTIVE_ROW = "mục tiêu"
PASTED = "Để trống ô “Mã”: công cụ tự hiểu dòng in và đề xuất các cột bên phải."
"""What the guidance of both annex sheets says."""

_INDICATOR_FIELDS = {
    "code": "Mã chỉ tiêu",
    "tt": "TT",
    "objective": "Mã mục tiêu",
    "parent": "Thuộc chỉ tiêu",
    "label": "Mục tiêu, chỉ tiêu",
    "unit": "Loại đơn vị tính",
    "direction": "Chiều",
    "baseline": "Kết quả",
    "target": "Kế hoạch",
    "leads": "Đơn vị chủ trì",
    "reporters": "Đơn vị báo cáo",
    "mode": "Cách tổng hợp",
    "components": "Tử số, mẫu số",
    "parts": "Chỉ tiêu thành phần",
    "decimals": "Số chữ số thập phân",
    "low": "Nhỏ nhất",
    "high": "Lớn nhất",
    "definition": "Định nghĩa",
    "source": "Nguồn số liệu",
    "national_target": "Mục tiêu quốc gia",
    "sensitive": "Nhạy cảm",
    "place": "Nơi trong văn bản",
    "basis": "Căn cứ",
}
INDICATORS = BookSheet(
    name="Chỉ tiêu",
    part="indicators",
    title="Mục tiêu, chỉ tiêu",
    guidance=f"Sáu cột đầu đúng như phụ lục in, dán thẳng từ Word được. {PASTED}",
    headings=Headings(part="objectives", word=OBJECTIVE_ROW, keys={"code": "code", "number": "tt", "title": "label"}),
    columns=(
        Column(keys=("tt",), heading="TT", codec=NUMBERING, width=7, other=INDICATOR_HEADINGS[IndicatorColumn.TT]),
        Column(
            keys=("label",),
            heading="Mục tiêu, chỉ tiêu",
            required=True,
            width=46,
            other=INDICATOR_HEADINGS[IndicatorColumn.LABEL],
        ),
        Column(
            keys=("unit", "printed"),
            heading="Đơn vị tính",
            width=11,
            other=INDICATOR_HEADINGS[IndicatorColumn.UNIT],
            prompt="Như phụ lục in, ví dụ (%).",
        ),
        Column(
            keys=("baseline", "printed"),
            heading="Kết quả năm {last}",
            codec=NUMBERING,
            width=12,
            other=INDICATOR_HEADINGS[IndicatorColumn.BASELINE],
            prompt="Như phụ lục in.",
        ),
        Column(
            keys=("target", "printed"),
            heading="Kế hoạch năm {year}",
            codec=NUMBERING,
            width=12,
            other=INDICATOR_HEADINGS[IndicatorColumn.TARGET],
            prompt="Như phụ lục in.",
        ),
        Column(
            keys=("leads",),
            heading="Đơn vị chủ trì",
            width=28,
            other=INDICATOR_HEADINGS[IndicatorColumn.LEADS],
            prompt="Như phụ lục in.",
        ),
        Column(
            keys=(ROW_KIND,),
            heading="Loại dòng",
            codec=ChoiceCodec({OBJECTIVE_ROW: OBJECTIVE_ROW, "chỉ tiêu": "chỉ tiêu"}),
            width=10,
            blank="chỉ tiêu",
            prompt="Dòng tên mục tiêu: chọn mục tiêu. Dòng chỉ tiêu: để trống.",
        ),
        Column(
            keys=("code",),
            heading="Mã chỉ tiêu",
            codec=NUMBERING,
            width=10,
            other="ma|ma muc tieu chi tieu",
            prompt="Mục tiêu.chỉ tiêu[.phần], ví dụ 3.2a.1; giữ nguyên qua các năm. Để trống: công cụ đề xuất.",
        ),
        Column(keys=("objective",), heading="Mã mục tiêu", codec=NUMBERING, required=True, width=9),
        Column(
            keys=("parent",), heading="Thuộc chỉ tiêu", codec=NUMBERING, width=10, prompt="Mã của chỉ tiêu lớn hơn."
        ),
        Column(
            keys=("unit", "kind"),
            heading="Loại đơn vị tính",
            codec=ChoiceCodec(UNIT_KIND_WORDS),
            required=True,
            width=16,
        ),
        Column(keys=("unit", "noun"), heading="Danh từ đếm", width=12, prompt="Số đếm đếm gì: cơ quan, vụ, người."),
        Column(keys=("direction",), heading="Chiều", codec=ChoiceCodec(DIRECTION_WORDS), width=14),
        Column(
            keys=("baseline", "value"),
            heading="Số liệu kết quả",
            codec=FIGURE,
            width=11,
            prompt="Con số của cột “Kết quả”, nếu đó là số.",
        ),
        Column(keys=("baseline", "year"), heading="Năm của kết quả", codec=WHOLE, width=10),
        Column(
            keys=("target", "operator"),
            heading="Phép so sánh",
            codec=ChoiceCodec(OPERATOR_WORDS),
            width=14,
            prompt="Chỉ chọn khi văn bản in dấu so sánh; để trống thì theo chiều tăng, giảm.",
        ),
        Column(
            keys=("target", "value"),
            heading="Số liệu kế hoạch",
            codec=FIGURE,
            width=11,
            prompt="Con số của cột “Kế hoạch”, nếu đó là số.",
        ),
        Column(keys=("mode",), heading="Cách tổng hợp", codec=ChoiceCodec(MODE_WORDS), required=True, width=18),
        Column(
            keys=("reporters",),
            heading="Đơn vị báo cáo",
            codec=REPORTERS,
            width=32,
            prompt="Mỗi đơn vị một dòng, sau tên ghi (chốt), (cộng) hoặc (đối chiếu). Ví dụ: Sở Y tế (chốt).",
        ),
        Column(keys=("components", "numerator"), heading="Tử số", width=28, prompt="Tử số đếm gì."),
        Column(keys=("components", "denominator"), heading="Mẫu số", width=28, prompt="Mẫu số đếm gì."),
        Column(
            keys=("parts",),
            heading="Chỉ tiêu thành phần",
            codec=CODES,
            width=14,
            prompt="Mã các chỉ tiêu được cộng tử số, mẫu số; cách nhau bằng dấu chấm phẩy.",
        ),
        Column(keys=("decimals",), heading="Số chữ số thập phân", codec=WHOLE, width=10),
        Column(keys=("low",), heading="Nhỏ nhất", codec=FIGURE, width=10, prompt="Giá trị nhỏ nhất còn hợp lý."),
        Column(keys=("high",), heading="Lớn nhất", codec=FIGURE, width=10, prompt="Giá trị lớn nhất còn hợp lý."),
        Column(keys=("definition",), heading="Định nghĩa", width=34),
        Column(keys=("source",), heading="Nguồn số liệu", width=24),
        Column(keys=("national_target",), heading="Mục tiêu quốc gia", width=28),
        Column(
            keys=("sensitive",),
            heading="Nhạy cảm",
            codec=YES_OR_BLANK,
            blank=False,
            width=9,
            prompt="Chọn Có nếu đếm nạn nhân hoặc người dễ bị nhận ra khi số quá nhỏ.",
        ),
        PLACE,
        Column(
            keys=("basis",),
            heading="Căn cứ",
            codec=BasisCodec(_INDICATOR_FIELDS),
            width=34,
            prompt="Cột nào văn bản không nêu rõ, ví dụ: Chiều: giả định. Xem lại xong thì xóa “chờ xác nhận”.",
        ),
    ),
    example={
        "label": "Tăng tỷ lệ lao động nữ làm công hưởng lương",
        "unit": {"printed": "(%)"},
        "baseline": {"printed": "41"},
        "target": {"printed": "42"},
        "leads": "Sở Nội vụ",
    },
)
