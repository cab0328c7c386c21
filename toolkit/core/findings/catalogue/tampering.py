"""Rules about locked cells that came back different from what was sent."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.TAMPERING, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.TAMPERING, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.TAMPERING, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _info(
        code="locked-spacing",
        title="Ô khóa khác cách viết",
        message="Dòng “{label}”: cột “{heading}” khác bản đã cấp ở dấu cách hoặc cách viết số, nội dung không đổi.",
        remedy="Không phải làm gì.",
        reason="Nội dung không thay đổi.",
    ),
    _warning(
        code="locked-label",
        title="Sửa nội dung in sẵn",
        message="Dòng “{label}”: cột “{heading}” bị sửa thành “{found}” (bản đã cấp: “{expected}”).",
        remedy="Đề nghị đơn vị xác nhận số liệu của dòng theo đúng nội dung kế hoạch; "
        "ý kiến về nội dung ghi ở Ghi chú.",
        reason="Số liệu được nhận theo mã dòng, nhưng người nhập có thể đã hiểu dòng theo nội dung đã sửa.",
    ),
    _warning(
        code="locked-baseline",
        title="Sửa kết quả năm trước",
        message="Dòng “{label}”: kết quả năm trước bị sửa thành “{found}” (bản đã cấp: “{expected}”).",
        remedy="Số năm trước lấy theo kế hoạch. Nếu cần đính chính, đề nghị ghi ở bảng “Đính chính số kỳ trước”.",
        reason="Số của kỳ này không bị ảnh hưởng; số năm trước luôn lấy theo kế hoạch.",
    ),
    _warning(
        code="locked-target",
        title="Sửa số kế hoạch",
        message="Dòng “{label}”: số kế hoạch bị sửa thành “{found}” (bản đã cấp: “{expected}”).",
        remedy="Số kế hoạch lấy theo kế hoạch đã ban hành. Đề nghị đơn vị xác nhận kết quả và trả lại số kế hoạch.",
        reason="Số của kỳ này không bị ảnh hưởng; số kế hoạch luôn lấy theo kế hoạch.",
    ),
    _error(
        code="locked-unit",
        title="Sửa đơn vị tính",
        message="Dòng “{label}”: đơn vị tính bị sửa thành “{found}” (bản đã cấp: “{expected}”). "
        "Số liệu của dòng không được tổng hợp.",
        remedy="Đề nghị đơn vị trả lại đơn vị tính “{expected}”, quy đổi số liệu theo đơn vị đó và gửi lại.",
        ask="Biểu gửi kèm in lại đơn vị tính “{expected}”, các số đã ghi được liệt kê ở cuối trang “Cần xem lại”: "
        "đề nghị quy đổi và ghi lại.",
        reason="Con số có thể tính theo đơn vị khác với các đơn vị còn lại.",
    ),
    _error(
        code="row-swapped",
        title="Dòng mang nội dung của dòng khác",
        message="Dòng “{label}”: dòng này mang nội dung của dòng “{found}”. Số liệu của dòng không được tổng hợp.",
        remedy="Đề nghị đơn vị nhập lại trên biểu gốc được cấp, không sắp xếp lại và không di chuyển các dòng, "
        "rồi gửi lại.",
        ask="Các số đã ghi được liệt kê ở cuối trang “Cần xem lại”: đề nghị ghi lại vào đúng dòng.",
        reason="Mã dòng và nội dung in sẵn thuộc hai dòng khác nhau, không biết số liệu là của dòng nào.",
    ),
    _error(
        code="row-of-other-agency",
        title="Dòng mang tên đơn vị khác",
        message="Dòng “{label}”: cột “{heading}” ghi “{found}”, nhưng theo mã ẩn dòng là của “{expected}”. Nội dung "
        "của dòng không được tổng hợp.",
        remedy="Đề nghị người gửi biểu gộp nhập lại trên biểu gốc được cấp, mỗi đơn vị ở các dòng mang tên mình, không "
        "sắp xếp lại và không sửa cột “{heading}”, rồi gửi lại.",
        reason="Mã dòng và tên in ở dòng thuộc hai đơn vị khác nhau, không biết số liệu là của đơn vị nào.",
    ),
    _info(
        code="locked-formula",
        title="Ô tự tính bị thay",
        message="Dòng “{label}”: công thức ở cột “{heading}” bị thay bằng “{found}”. Công cụ tự tính lại.",
        remedy="Không phải làm gì.",
        reason="Kết quả tự tính không đọc từ tệp mà được tính lại.",
    ),
)
