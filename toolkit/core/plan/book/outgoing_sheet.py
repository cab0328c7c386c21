"""The sheet about the reports that are sent on: in whose name, to whom, signed by whom."""

from toolkit.core.plan.book.codecs import ChoiceCodec
from toolkit.core.plan.book.declare import BookSheet, Column
from toolkit.core.plan.book.lists import CODES, TEXTS
from toolkit.core.plan.book.notations import BasisCodec
from toolkit.core.plan.book.parties_sheets import BASIS, CODE_PROMPT, PLACE
from toolkit.core.vocabulary import ORDER_WORDS

_OUTGOING_FIELDS = {
    "id": "Mã báo cáo gửi đi",
    "title": "Trích yếu",
    "superior": "Cơ quan chủ quản",
    "issuer": "Cơ quan ban hành",
    "symbol": "Ký hiệu báo cáo",
    "letter_symbol": "Ký hiệu công văn",
    "to": "Kính gửi",
    "signer": "Quyền hạn, chức vụ ký",
    "recipients": "Nơi nhận",
    "archive": "Lưu",
    "order": "Thứ tự kết quả",
    "outline": "Theo đề cương",
    "periods": "Cho các kỳ",
    "place": "Nơi trong văn bản",
}
OUTGOING = BookSheet(
    name="Báo cáo gửi đi",
    part="outgoing",
    title="Báo cáo tổng hợp gửi đi",
    guidance=(
        "Mỗi dòng một báo cáo cơ quan tổng hợp soạn để gửi cấp trên. Để trống cả trang: công cụ soạn một báo cáo theo "
        "cơ quan tổng hợp và nơi nhận ở trang “Kế hoạch”."
    ),
    columns=(
        Column(
            keys=("id",), heading="Mã báo cáo gửi đi", required=True, width=16, prompt=f"{CODE_PROMPT} Ví dụ ubnd-bo."
        ),
        Column(
            keys=("title",),
            heading="Trích yếu",
            required=True,
            width=44,
            prompt="Ví dụ: Kết quả thực hiện công tác bình đẳng giới năm 2022.",
        ),
        Column(
            keys=("superior",),
            heading="Cơ quan chủ quản",
            width=26,
            prompt="In phía trên cơ quan ban hành; cơ quan không có cơ quan chủ quản thì để trống.",
        ),
        Column(
            keys=("issuer",),
            heading="Cơ quan ban hành",
            required=True,
            width=30,
            prompt="Tên đầy đủ, chữ thường; công cụ in hoa.",
        ),
        Column(keys=("symbol",), heading="Ký hiệu báo cáo", width=16, prompt="Sau số, ví dụ BC-SNV. Số để trống."),
        Column(keys=("letter_symbol",), heading="Ký hiệu công văn", width=16, prompt="Ví dụ SNV-LĐVL."),
        Column(keys=("to",), heading="Kính gửi", codec=TEXTS, width=30, prompt="Mỗi nơi một dòng."),
        Column(
            keys=("signer",),
            heading="Quyền hạn, chức vụ ký",
            required=True,
            width=28,
            prompt="Mỗi dòng trong ô (Alt+Enter) in một dòng, ví dụ: TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH. Không ghi họ tên.",
        ),
        Column(
            keys=("recipients",),
            heading="Nơi nhận",
            codec=TEXTS,
            width=30,
            prompt="Mỗi nơi một dòng, không ghi dòng “Lưu: VT”.",
        ),
        Column(keys=("archive",), heading="Lưu", width=14, prompt="Đơn vị soạn, ghi sau chữ “Lưu: VT,”."),
        Column(keys=("order",), heading="Thứ tự kết quả", codec=ChoiceCodec(ORDER_WORDS), blank="objectives", width=18),
        Column(
            keys=("outline",),
            heading="Theo đề cương",
            width=16,
            lists="Đề cương",
            prompt="Mã đề cương; để trống: bốn mục thường dùng.",
        ),
        Column(
            keys=("periods",),
            heading="Cho các kỳ",
            codec=CODES,
            width=14,
            prompt="Mã kỳ, cách nhau bằng dấu chấm phẩy; để trống: mọi kỳ.",
        ),
        PLACE,
        BASIS,
        Column(
            keys=("field_basis",),
            heading="Căn cứ từng cột",
            codec=BasisCodec(_OUTGOING_FIELDS),
            width=28,
            prompt="Ví dụ: Ký hiệu báo cáo: giả định.",
        ),
    ),
    example={
        "title": "Kết quả thực hiện công tác bình đẳng giới năm {year}",
        "superior": "Ủy ban nhân dân tỉnh Nghệ An",
        "issuer": "Sở Nội vụ",
        "symbol": "BC-SNV",
        "to": ["Ủy ban nhân dân tỉnh"],
        "signer": "GIÁM ĐỐC",
        "recipients": ["Như trên"],
    },
)
