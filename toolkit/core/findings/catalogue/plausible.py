"""Rules about figures that are possible but hardly meant: slips, jumps, copies, figures of another unit or day."""

from functools import partial

from toolkit.core.findings import tolerances as limits
from toolkit.core.findings.model import Rule, Scope, Severity

_row = partial(Rule, scope=Scope.ROW, severity=Severity.WARNING)
_cell = partial(Rule, scope=Scope.CELL, severity=Severity.WARNING)

RULES: tuple[Rule, ...] = (
    _row(
        code="slip-suspected",
        title="Có thể gõ thừa hoặc thiếu chữ số",
        message="Dòng “{label}” ghi {found}, lệch đúng khoảng 10 hoặc 100 lần so với {expected}.",
        remedy="Đề nghị đơn vị kiểm tra dấu phẩy và số chữ số 0; nếu số đúng thì xác nhận ở cột Ghi chú.",
        reason=f"Nhân hoặc chia cho 10, 100 thì con số lệch số so sánh không quá {limits.SLIP_NEARNESS:.0%}; vẫn tổng "
        f"hợp và đánh dấu. Không xét số đếm dưới {limits.SMALL_COUNT} và tỷ lệ có mẫu số dưới "
        f"{limits.SMALL_DENOMINATOR}.",
    ),
    _row(
        code="far-from-baseline",
        title="Thay đổi quá lớn so với năm trước",
        message="Dòng “{label}” ghi {found}, khác xa {expected}.",
        remedy="Đề nghị đơn vị kiểm tra đơn vị tính và cách tính; nếu số đúng thì ghi nguyên nhân ở cột Ghi chú.",
        reason=f"Kế hoạch không nêu mức thay đổi được phép: chỉ hỏi khi hơn kém cả số năm trước và số kế hoạch trên "
        f"{limits.CHANGE_FACTOR} lần (tỷ lệ % còn phải lệch trên {limits.CHANGE_POINTS} điểm); không xét số đếm dưới "
        f"{limits.SMALL_COUNT} và tỷ lệ có mẫu số dưới {limits.SMALL_DENOMINATOR}.",
    ),
    _row(
        code="same-as-baseline",
        title="Giống hệt kết quả năm trước",
        message="Dòng “{label}” ghi {found}, giống hệt kết quả năm trước in trong biểu.",
        remedy="Đề nghị đơn vị xác nhận đây là số của kỳ này, không phải số năm trước chép lại.",
        reason=f"Con số từ {limits.COPIED_DIGITS} chữ số trở lên ít khi lặp lại đúng từng chữ số. Không xét 0, 100, "
        "số điều tra, chỉ tiêu giữ nguyên và tỷ lệ có ghi (a), (b).",
    ),
    _row(
        code="above-estimate",
        title="Số 6 tháng lớn hơn ước cả năm",
        message="Dòng “{label}” ghi {found}, lớn hơn ước cả năm là {expected}.",
        remedy="Đề nghị kiểm tra hai số; có thể ghi đổi chỗ, hoặc cột Ước cả năm mới ghi phần còn lại của năm.",
        reason="Số cộng dồn cả năm không nhỏ hơn số của nửa năm; số tại một thời điểm thì có thể giảm.",
    ),
    _row(
        code="done-without-result",
        title="Hoàn thành nhưng chưa ghi kết quả",
        message="Dòng “{label}” chọn “Hoàn thành” nhưng cột Kết quả thực hiện để trống.",
        remedy="Đề nghị ghi ngắn gọn việc đã làm và kết quả.",
        reason="Tình trạng vẫn được tổng hợp; báo cáo cần nêu kết quả của việc đã xong.",
    ),
    _cell(
        code="date-outside-year",
        title="Ngày ngoài năm báo cáo",
        message="Dòng “{label}”, cột “{heading}” ghi {found}, ngoài khoảng {expected}.",
        remedy="Đề nghị kiểm tra năm; nếu ngày đúng thì xác nhận nội dung này thuộc kỳ báo cáo.",
        reason="Việc của kỳ báo cáo không xảy ra trước năm kế hoạch hoặc sau ngày cuối kỳ; thường là gõ nhầm năm.",
    ),
    _cell(
        code="amount-in-dong",
        title="Số tiền có thể tính bằng đồng",
        message="Dòng “{label}”, cột “{heading}” ghi {found} triệu đồng; nếu đã ghi bằng đồng thì là {expected} "
        "triệu đồng.",
        remedy="Đề nghị ghi số tiền theo triệu đồng (50 triệu đồng ghi 50, không ghi 50000000) và gửi lại.",
        reason="Từ một triệu trở lên ở cột triệu đồng là trên một nghìn tỷ đồng; vẫn tổng hợp và đánh dấu vì có thể "
        "đúng.",
    ),
)
