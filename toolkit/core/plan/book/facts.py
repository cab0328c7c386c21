"""The sheet of single facts: one row for each, lists in several rows."""

from toolkit.core.plan.book.codecs import DATE, WHOLE, ChoiceCodec
from toolkit.core.plan.book.declare import Column
from toolkit.core.plan.book.lists import LINES, PARTY
from toolkit.core.vocabulary import LEVEL_WORDS

FACTS_SHEET = "Kế hoạch"
FACTS_TITLE = "Thông tin chung của kế hoạch"
FACTS_GUIDANCE = "Văn bản không nêu thì để trống; mục có dấu * phải ghi."
FACT_HEADINGS = ("Mục", "Nội dung", "Giải thích")

FACTS = (
    Column(
        keys=("id",),
        heading="Mã kế hoạch",
        required=True,
        prompt="Chữ thường không dấu, số và dấu gạch ngang, ví dụ nghe-an-2022. Không đổi sau khi đã gửi biểu đi.",
    ),
    Column(keys=("number",), heading="Số kế hoạch", prompt="Như trong văn bản, ví dụ 196/KH-UBND."),
    Column(keys=("issued",), heading="Ngày ban hành", codec=DATE, prompt="Ngày/tháng/năm, ví dụ 24/03/2022."),
    Column(keys=("title",), heading="Tên kế hoạch", required=True, prompt="Chép nguyên văn từ văn bản."),
    Column(keys=("place",), heading="Địa phương", required=True, prompt="Ví dụ: Nghệ An."),
    Column(keys=("issuer",), heading="Cơ quan ban hành", required=True, prompt="Ví dụ: UBND tỉnh Nghệ An."),
    Column(keys=("level",), heading="Cấp ban hành", codec=ChoiceCodec(LEVEL_WORDS), required=True, prompt="Chọn."),
    Column(keys=("year",), heading="Năm kế hoạch", codec=WHOLE, required=True, prompt="Bốn chữ số, ví dụ 2022."),
    Column(
        keys=("consolidator",),
        heading="Cơ quan tổng hợp",
        codec=PARTY,
        required=True,
        lists="Cơ quan",
        prompt="Tên hoặc mã của cơ quan ở trang “Cơ quan”.",
    ),
    Column(keys=("contact",), heading="Liên hệ", prompt="Địa chỉ, điện thoại, thư điện tử nhận báo cáo."),
    Column(
        keys=("recipients",),
        heading="Nơi nhận báo cáo",
        codec=LINES,
        many=True,
        prompt="Nơi nhận báo cáo tổng hợp; mỗi nơi một dòng, thêm dòng nếu cần.",
    ),
    Column(
        keys=("sensitive_below",),
        heading="Đánh dấu số đếm dưới",
        codec=WHOLE,
        prompt="Ví dụ 5: số đếm từ 1 đến 4 ở dòng, cột ghi “Nhạy cảm” được đánh dấu để không công bố. Để trống: không.",
    ),
    Column(
        keys=("notes",),
        heading="Ghi chú",
        codec=LINES,
        many=True,
        prompt="Điều cần nhớ về văn bản, ví dụ chỗ văn bản ghi mâu thuẫn; mỗi ý một dòng.",
    ),
)
