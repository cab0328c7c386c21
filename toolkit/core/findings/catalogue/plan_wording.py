"""Rules about the texts of a plan: repeated rows, slips of typing, what nobody has confirmed."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_warning = partial(Rule, scope=Scope.PLAN, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.PLAN, severity=Severity.INFO)

_WORDING = "Chữ được in nguyên văn trên biểu gửi các đơn vị; sửa một lần ở kế hoạch thì mọi biểu đều đúng."

DUPLICATES: tuple[Rule, ...] = (
    _warning(
        code="label-repeated",
        title="Hai dòng cùng tên",
        message="Dòng trùng tên với {expected} (khác nhau nhiều nhất ở dấu câu, chữ hoa).",
        remedy="Bỏ dòng thừa, hoặc ghi tên cho phân biệt.",
        reason="Đơn vị không biết ghi số liệu vào dòng nào, có thể ghi hai lần.",
    ),
    _warning(
        code="task-repeated",
        title="Nhiệm vụ ghi hai lần",
        message="Nhiệm vụ trùng cả nội dung và cơ quan chủ trì với {expected}.",
        remedy="Bỏ dòng thừa.",
        reason="Cơ quan chủ trì phải báo cáo hai lần một việc.",
    ),
)

WORDING: tuple[Rule, ...] = (
    _warning(
        code="space-missing",
        title="Thiếu dấu cách sau dấu câu",
        message="{field}: “{found}” thiếu dấu cách.",
        remedy="Ghi lại là “{expected}”.",
        reason=_WORDING,
    ),
    _warning(
        code="space-extra",
        title="Thừa dấu cách",
        message="{field}: “{found}” thừa dấu cách.",
        remedy="Ghi lại là “{expected}”.",
        reason=_WORDING,
    ),
    _warning(
        code="stop-mid-sentence",
        title="Dấu chấm giữa câu",
        message="{field}: “{found}”: sau dấu chấm không viết hoa.",
        remedy="Thay dấu chấm bằng dấu phẩy hoặc chấm phẩy, hoặc viết hoa chữ sau dấu chấm.",
        reason=_WORDING,
    ),
    _warning(
        code="misspelling",
        title="Lỗi chính tả",
        message="{field}: “{found}” viết sai chính tả.",
        remedy="Ghi lại là “{expected}”.",
        reason=_WORDING,
    ),
)

CONFIRMATION: tuple[Rule, ...] = (
    _warning(
        code="not-confirmed",
        title="Công cụ đề xuất, chưa ai xác nhận",
        message="{found}: do công cụ đề xuất, chưa ai xác nhận.",
        remedy="Xem lại, sửa nếu sai, rồi xóa dấu “chờ xác nhận”. Ô còn trống (sổ mới dán phụ lục) thì chạy trước: "
        "“bdgxl plan export ke-hoach.xlsx -o ke-hoach-day-du.xlsx”.",
        reason="Công cụ có thể hiểu sai; chỉ người soạn kế hoạch biết điều văn bản muốn nói.",
    ),
    _info(
        code="note-to-confirm",
        title="Ghi chú cần xác nhận chưa xóa",
        message="Còn ghi chú: “{found}”",
        remedy="Làm xong việc nêu trong ghi chú thì xóa ghi chú.",
        reason="Ghi chú do công cụ viết khi đọc văn bản, để người phụ trách xem từng chỗ.",
    ),
)

RULES: tuple[Rule, ...] = (*DUPLICATES, *WORDING, *CONFIRMATION)
