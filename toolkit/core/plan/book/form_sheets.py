"""Sheets about what reports hold beside indicators and tasks: tables, outlines, and the annexes of the document."""

from toolkit.core.plan.book.codecs import DATE, FIGURE, NUMBERING, WHOLE, YES_OR_BLANK, ChoiceCodec
from toolkit.core.plan.book.declare import OWNER, BookSheet, Column
from toolkit.core.plan.book.lists import CODES
from toolkit.core.plan.book.notations import NOT_ABOVE
from toolkit.core.plan.book.parties_sheets import BASIS, CODE_PROMPT, PLACE
from toolkit.core.vocabulary import COLUMN_KIND_WORDS

TABLES = BookSheet(
    name="Bảng",
    part="tables",
    title="Các bảng của báo cáo",
    guidance="Mỗi dòng một bảng. Cột và dòng của bảng ghi ở hai trang sau. Bảng có dòng cố định thì không ghi số dòng.",
    columns=(
        Column(keys=("id",), heading="Mã bảng", required=True, width=16, prompt=CODE_PROMPT),
        Column(keys=("title",), heading="Tên bảng", required=True, width=44),
        Column(keys=("sheet",), heading="Tên trang tính", required=True, width=24, prompt="Tối đa 31 ký tự."),
        Column(
            keys=("open_rows",),
            heading="Số dòng trống",
            codec=WHOLE,
            blank=0,
            width=9,
            prompt="Bảng liệt kê: số dòng để đơn vị ghi. Bảng có dòng cố định: để trống.",
        ),
        Column(keys=("row_heading",), heading="Tiêu đề cột nội dung", width=18, prompt="Để trống: Nội dung."),
        Column(
            keys=("not_above",),
            heading="Không lớn hơn",
            codec=NOT_ABOVE,
            width=24,
            prompt="Ràng buộc giữa hai cột, ví dụ: nu ≤ tong-so.",
        ),
        Column(keys=("guidance",), heading="Hướng dẫn ghi", width=50),
        PLACE,
        BASIS,
    ),
    example={"title": "Các lớp tập huấn", "sheet": "Tập huấn", "open_rows": 15},
)

TABLE_COLUMNS = BookSheet(
    name="Cột của bảng",
    part="tables",
    under="columns",
    title="Cột của từng bảng",
    guidance="Mỗi dòng một cột, theo thứ tự từ trái sang phải.",
    columns=(
        Column(keys=(OWNER,), heading="Mã bảng", required=True, width=16, lists="Bảng"),
        Column(keys=("id",), heading="Mã cột", required=True, width=18, prompt=CODE_PROMPT),
        Column(keys=("heading",), heading="Tiêu đề cột", required=True, width=36),
        Column(keys=("kind",), heading="Loại dữ liệu", codec=ChoiceCodec(COLUMN_KIND_WORDS), width=20),
        Column(
            keys=("of",),
            heading="Tính từ hai cột",
            codec=CODES,
            width=22,
            prompt="Chỉ cho cột tỷ lệ: mã cột tử số; mã cột mẫu số.",
        ),
        Column(keys=("required",), heading="Bắt buộc", codec=YES_OR_BLANK, blank=False, width=10),
        Column(keys=("width",), heading="Độ rộng", codec=FIGURE, width=10),
        Column(keys=("prompt",), heading="Lời nhắc", width=36),
        Column(
            keys=("sensitive",),
            heading="Nhạy cảm",
            codec=YES_OR_BLANK,
            blank=False,
            width=9,
            prompt="Chọn Có nếu cột đếm nạn nhân hoặc người dễ bị nhận ra khi số quá nhỏ.",
        ),
    ),
    example={"heading": "Số lớp", "kind": "count"},
)

TABLE_ROWS = BookSheet(
    name="Dòng của bảng",
    part="tables",
    under="rows",
    title="Dòng cố định của từng bảng",
    guidance="Chỉ cho bảng có dòng cố định; mỗi dòng ở đây là một dòng của bảng.",
    columns=(
        Column(keys=(OWNER,), heading="Mã bảng", required=True, width=16, lists="Bảng"),
        Column(keys=("key",), heading="Mã dòng", required=True, width=18, prompt=CODE_PROMPT),
        Column(keys=("label",), heading="Nội dung dòng", required=True, width=60),
    ),
    example={"label": "Cấp xã"},
)

OUTLINES = BookSheet(
    name="Đề cương",
    part="outlines",
    title="Đề cương báo cáo bằng lời",
    guidance="Mỗi dòng một đề cương; các mục ghi ở trang “Mục đề cương”.",
    columns=(
        Column(keys=("id",), heading="Mã đề cương", required=True, width=18, prompt=CODE_PROMPT),
        Column(keys=("title",), heading="Tên đề cương", required=True, width=60),
        PLACE,
        BASIS,
    ),
    example={"title": "Đề cương báo cáo công tác bình đẳng giới"},
)

SECTIONS = BookSheet(
    name="Mục đề cương",
    part="outlines",
    under="sections",
    title="Các mục của từng đề cương",
    guidance="Mỗi dòng một mục, theo thứ tự.",
    columns=(
        Column(keys=(OWNER,), heading="Mã đề cương", required=True, width=18, lists="Đề cương"),
        Column(keys=("key",), heading="Mã mục", required=True, width=14, prompt=CODE_PROMPT),
        Column(
            keys=("number",), heading="Số mục", codec=NUMBERING, width=9, prompt="Như văn bản in, ví dụ II hoặc 4.1."
        ),
        Column(keys=("title",), heading="Tên mục", required=True, width=50),
        Column(keys=("guidance",), heading="Gợi ý nội dung", width=70),
        Column(
            keys=("heading",),
            heading="Tiêu đề",
            codec=YES_OR_BLANK,
            blank=False,
            width=9,
            prompt="Chọn Có nếu mục chỉ là tiêu đề, lời ghi ở các mục con.",
        ),
        Column(keys=("max_lines",), heading="Số dòng ghi", codec=WHOLE, width=9),
    ),
    example={"number": "I", "title": "Tình hình chung"},
)

ANNEXES = BookSheet(
    name="Phụ lục",
    part="annexes",
    title="Phụ lục của văn bản",
    guidance="Phụ lục dẫn số, ngày của kế hoạch thế nào thì chép thế ấy; công cụ đối chiếu với kế hoạch.",
    columns=(
        Column(keys=("name",), heading="Phụ lục", required=True, width=16, prompt="Ví dụ: Phụ lục 2."),
        Column(keys=("title",), heading="Tên phụ lục", width=60),
        Column(keys=("cites",), heading="Dòng dẫn văn bản", width=60, prompt="Nguyên văn dòng dưới tên phụ lục."),
        Column(keys=("number",), heading="Số kế hoạch được dẫn", width=20),
        Column(keys=("issued",), heading="Ngày kế hoạch được dẫn", codec=DATE, width=14),
    ),
)
