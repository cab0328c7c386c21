"""Sheets about when, who and what to report: periods, agencies, groups, reports and their deadlines."""

from toolkit.core.plan.book.codecs import DATE, NUMBERING, YES_OR_BLANK, ChoiceCodec
from toolkit.core.plan.book.declare import OWNER, BookSheet, Column
from toolkit.core.plan.book.lists import PARTIES, TEXTS
from toolkit.core.plan.book.notations import FORMS, BasisCodec
from toolkit.core.vocabulary import AGENCY_KIND_WORDS, BASIS_SHORT

CODE_PROMPT = "Chữ thường không dấu, số và dấu gạch ngang. Không đổi sau khi đã gửi biểu đi."
BASIS = Column(
    keys=("basis",),
    heading="Căn cứ",
    codec=ChoiceCodec(BASIS_SHORT),
    blank="stated",
    width=14,
    prompt="Để trống nếu văn bản nêu rõ. “chờ xác nhận”: xem lại rồi xóa chữ đó.",
)
PLACE = Column(keys=("place",), heading="Nơi trong văn bản", width=22, prompt="Ví dụ: Phụ lục 2, mục I.1.")

PERIODS = BookSheet(
    name="Kỳ báo cáo",
    part="periods",
    title="Kỳ báo cáo",
    guidance="Mỗi dòng một kỳ, ví dụ 6 tháng đầu năm và cả năm.",
    required=True,
    columns=(
        Column(keys=("code",), heading="Mã kỳ", codec=NUMBERING, required=True, width=12, prompt="Ví dụ: 6t, nam."),
        Column(keys=("name",), heading="Tên kỳ", required=True, width=28),
        Column(keys=("start",), heading="Từ ngày", codec=DATE, required=True, width=13),
        Column(keys=("cutoff",), heading="Ngày chốt số liệu", codec=DATE, width=13),
        Column(keys=("end",), heading="Đến ngày", codec=DATE, required=True, width=13),
        Column(
            keys=("due",), heading="Hạn báo cáo tổng hợp", codec=DATE, width=14, prompt="Hạn cơ quan tổng hợp gửi đi."
        ),
        Column(
            keys=("estimate",),
            heading="Có ước cả năm",
            codec=YES_OR_BLANK,
            blank=False,
            width=12,
            prompt="Chọn Có nếu biểu kỳ này hỏi thêm số ước cả năm (thường là kỳ 6 tháng).",
        ),
    ),
    example={
        "name": "6 tháng đầu năm {year}",
        "start": "01/01/{year}",
        "end": "30/06/{year}",
        "estimate": True,
    },
)

AGENCIES = BookSheet(
    name="Cơ quan",
    part="agencies",
    title="Cơ quan tham gia kế hoạch",
    guidance="Mỗi dòng một cơ quan báo cáo, chủ trì hoặc phối hợp. Loại cơ quan gọi chung ghi ở trang “Nhóm cơ quan”.",
    required=True,
    columns=(
        Column(
            keys=("code",),
            heading="Mã cơ quan",
            required=True,
            width=20,
            prompt=f"{CODE_PROMPT} Ví dụ so-y-te. Để trống thì công cụ đặt theo tên.",
        ),
        Column(keys=("name",), heading="Tên cơ quan", required=True, width=40),
        Column(
            keys=("aliases",),
            heading="Tên gọi khác",
            codec=TEXTS,
            width=34,
            prompt="Các cách viết khác trong văn bản, mỗi cách một dòng trong ô (Alt+Enter).",
        ),
        Column(keys=("kind",), heading="Loại cơ quan", codec=ChoiceCodec(AGENCY_KIND_WORDS), width=18),
        Column(keys=("email",), heading="Thư điện tử", width=24),
        Column(keys=("phone",), heading="Điện thoại", codec=NUMBERING, width=15),
        Column(keys=("valid_from",), heading="Hoạt động từ ngày", codec=DATE, width=13),
        Column(keys=("valid_to",), heading="Đến hết ngày", codec=DATE, width=13),
        Column(
            keys=("successors",),
            heading="Cơ quan kế thừa",
            codec=PARTIES,
            width=26,
            prompt="Cơ quan nhận nhiệm vụ sau ngày đó.",
        ),
        BASIS,
    ),
    example={"name": "Sở Y tế", "aliases": ["SYT"], "kind": "department"},
)

GROUPS = BookSheet(
    name="Nhóm cơ quan",
    part="groups",
    title="Nhóm cơ quan mà văn bản gọi chung",
    guidance="Ví dụ “Các sở, ngành”, “UBND các huyện”: mỗi dòng một nhóm và các cơ quan thuộc nhóm.",
    basis_of=("members",),
    columns=(
        Column(keys=("code",), heading="Mã nhóm", required=True, width=20, prompt=CODE_PROMPT),
        Column(keys=("name",), heading="Tên nhóm", required=True, width=40),
        Column(keys=("aliases",), heading="Tên gọi khác", codec=TEXTS, width=34, prompt="Mỗi cách viết một dòng."),
        Column(
            keys=("members",),
            heading="Thành viên",
            codec=PARTIES,
            width=44,
            prompt="Tên hoặc mã cơ quan, mỗi cơ quan một dòng trong ô (Alt+Enter).",
        ),
        BASIS,
        Column(keys=("note",), heading="Ghi chú", width=40),
    ),
    example={"name": "UBND các xã, phường", "members": ["UBND phường Vinh Hưng", "UBND xã Kim Liên"]},
)

_REPORT_FIELDS = {
    "id": "Mã báo cáo",
    "title": "Tên báo cáo",
    "forms": "Gồm các biểu",
    "owners": "Đơn vị phải nộp",
    "due": "Hạn báo cáo",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "place": "Nơi trong văn bản",
    "note": "Ghi chú",
}
REPORTS = BookSheet(
    name="Báo cáo",
    part="reports",
    title="Các loại báo cáo",
    guidance="Mỗi dòng một loại báo cáo: gồm những biểu nào, ai phải nộp. Hạn nộp ghi ở trang “Hạn báo cáo”.",
    required=True,
    columns=(
        Column(
            keys=("id",),
            heading="Mã báo cáo",
            required=True,
            width=16,
            prompt=f"{CODE_PROMPT} Ví dụ chi-tieu.",
        ),
        Column(keys=("title",), heading="Tên báo cáo", required=True, width=44),
        Column(
            keys=("forms",),
            heading="Gồm các biểu",
            codec=FORMS,
            required=True,
            empty=True,
            width=26,
            prompt="Mỗi biểu một dòng: chỉ tiêu; nhiệm vụ; bảng <mã bảng>; đề cương <mã đề cương>.",
        ),
        Column(
            keys=("owners",),
            heading="Đơn vị phải nộp",
            codec=PARTIES,
            width=34,
            prompt="Tên hoặc mã cơ quan, nhóm; mỗi đơn vị một dòng. Để trống: mọi đơn vị báo cáo chỉ tiêu.",
        ),
        Column(keys=("signer",), heading="Người ký", width=24),
        Column(keys=("recipients",), heading="Nơi nhận", codec=TEXTS, width=30, prompt="Mỗi nơi một dòng."),
        PLACE,
        BASIS,
        Column(
            keys=("field_basis",),
            heading="Căn cứ từng cột",
            codec=BasisCodec(_REPORT_FIELDS),
            width=28,
            prompt="Ví dụ: Gồm các biểu: giả định.",
        ),
        Column(keys=("note",), heading="Ghi chú", width=40),
    ),
    example={
        "title": "Báo cáo kết quả thực hiện chỉ tiêu",
        "forms": ["indicators"],
        "recipients": ["Sở Nội vụ"],
    },
)

DUES = BookSheet(
    name="Hạn báo cáo",
    part="reports",
    under="due",
    title="Hạn nộp từng báo cáo",
    guidance="Mỗi dòng một báo cáo trong một kỳ.",
    columns=(
        Column(keys=(OWNER,), heading="Mã báo cáo", required=True, width=18, lists="Báo cáo"),
        Column(keys=("period",), heading="Mã kỳ", codec=NUMBERING, required=True, width=14, lists="Kỳ báo cáo"),
        Column(keys=("date",), heading="Hạn nộp", codec=DATE, width=14, prompt="Để trống nếu văn bản không nêu ngày."),
        Column(keys=("printed",), heading="Văn bản ghi", width=50, prompt="Nguyên văn, ví dụ: trước ngày 05/12/2022."),
    ),
    example={"period": "nam", "date": "05/12/{year}", "printed": "trước ngày 05/12/{year}"},
)
