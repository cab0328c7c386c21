"""Rules about several files together: copies, conflicts, who is missing and who is late."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.SET, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.SET, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.SET, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _info(
        code="byte-copy",
        title="Bản sao y hệt",
        message="Tệp giống hệt tệp “{expected}” nên chỉ tính một lần.",
        remedy="Không phải làm gì; có thể xóa một bản.",
        reason="Cùng một biểu gửi hoặc tải về hai lần.",
    ),
    _info(
        code="same-content",
        title="Trùng nội dung",
        message="Nội dung đã điền giống hệt tệp “{expected}” nên chỉ tính một lần.",
        remedy="Không phải làm gì; có thể xóa một bản.",
        reason="Cùng một biểu được lưu lại hoặc gửi lại mà không sửa gì.",
    ),
    _error(
        code="same-content-two-agencies",
        title="Hai đơn vị gửi cùng một nội dung",
        message="Biểu của {agency_name} có nội dung giống hệt biểu của {expected}. Biểu được tạm giữ.",
        remedy="Hỏi lại hai đơn vị: có thể một đơn vị đã dùng nhầm tệp của đơn vị kia. Đơn vị nhầm gửi lại biểu của "
        "mình; tệp đúng thì ghi vào sổ theo dõi, trang “Tiếp nhận”, cột Tệp kèm theo: tệp ghi ở đó được tính.",
        ask="Đề nghị kiểm tra: có thể đã dùng nhầm tệp của đơn vị khác. Nếu nhầm, sửa lại trong biểu gửi kèm; "
        "nếu đúng, trả lời thư này để xác nhận.",
        reason="Nếu cộng cả hai thì có thể tính trùng; không biết số liệu là của đơn vị nào.",
    ),
    _info(
        code="superseded",
        title="Đã có bản mới hơn",
        message="Đã có bản mới hơn là “{expected}” ({ground}). Khác nhau: {found}.",
        remedy="Không phải làm gì. Nếu bản này mới là bản đúng, đề nghị đơn vị gửi lại với số “Lần gửi thứ” cao hơn.",
        reason="Bản gửi sau thay bản gửi trước.",
    ),
    _info(
        code="return-untouched",
        title="Biểu trả lại chưa sửa gì",
        message="Biểu trả lại để làm rõ gửi về y như khi gửi đi, không thay bản đã có “{expected}”.",
        remedy="Không phải làm gì; nội dung cần làm rõ của bản đã có vẫn còn.",
        reason="Biểu ghi sẵn mà chưa ai sửa không phải câu trả lời mới.",
    ),
    _warning(
        code="number-contradicts-mail",
        title="Lần gửi thứ trái với ngày thư",
        message="{agency_name}: bản này ghi lần gửi thứ cao hơn, nhưng {expected} đến sau ({ground}) và khác nội dung: "
        "{found}. Tạm lấy bản ghi lần gửi thứ cao hơn.",
        remedy="Hỏi lại đơn vị bản nào là bản chính thức; ghi công văn kèm bản đó vào sổ theo dõi, hoặc bỏ bản kia khi "
        "tổng hợp (--exclude).",
        ask="Đề nghị kiểm tra số liệu trong biểu gửi kèm, sửa theo bản chính thức và gửi lại.",
        reason="Đơn vị thường quên tăng số lần gửi khi gửi bản sửa.",
    ),
    _warning(
        code="provisional",
        title="Nhiều bản khác nhau, tạm lấy bản mới nhất",
        message="{agency_name} gửi nhiều bản khác nhau với cùng số “Lần gửi thứ” ({expected}); "
        "tạm lấy bản này vì {ground}. "
        "Khác nhau: {found}.",
        remedy="Hỏi lại đơn vị bản nào là bản chính thức; ghi công văn kèm bản đó vào sổ theo dõi, "
        "hoặc bỏ bản kia khi tổng hợp (--exclude).",
        ask="Đề nghị kiểm tra số liệu trong biểu gửi kèm, sửa theo bản chính thức và gửi lại.",
        reason="Chỉ có ngày tháng phân định hai bản, nên cần người quyết định.",
    ),
    _error(
        code="only-dates-decide",
        title="Nhiều bản khác nhau, chỉ có ngày tháng phân định",
        message="{agency_name} gửi nhiều bản khác nhau với cùng số “Lần gửi thứ” ({expected}); "
        "chỉ có ngày tháng phân định ({ground}) nên các bản được tạm giữ (--strict). "
        "Khác nhau: {found}.",
        remedy="Hỏi lại đơn vị bản nào là bản chính thức; ghi công văn kèm bản đó vào sổ theo dõi, "
        "hoặc bỏ bản kia khi tổng hợp (--exclude).",
        ask="Đề nghị kiểm tra số liệu trong biểu gửi kèm, sửa theo bản chính thức và gửi lại.",
        reason="Người tổng hợp yêu cầu không tạm lấy bản nào khi chưa có quyết định.",
    ),
    _info(
        code="left-out",
        title="Bỏ ra khi tổng hợp",
        message="Tệp “{expected}” được bỏ ra theo yêu cầu của người tổng hợp (--exclude), "
        "kể cả mọi bản sao y hệt. Số liệu trong tệp không được tính.",
        remedy="Không phải làm gì; muốn tính lại tệp này thì chạy lại lệnh mà không bỏ ra.",
        reason="Người tổng hợp đã quyết định.",
    ),
    _error(
        code="conflicting-submissions",
        title="Nhiều bản khác nhau, không rõ bản nào mới",
        message="{agency_name} gửi nhiều bản khác nhau ({expected}) mà không có lần gửi hay ngày nào phân định. "
        "Các bản được tạm giữ. Khác nhau: {found}.",
        remedy="Hỏi lại đơn vị bản nào là bản chính thức; ghi công văn kèm bản đó vào sổ theo dõi, "
        "hoặc bỏ bản kia khi tổng hợp (--exclude), rồi chạy lại.",
        ask="Đề nghị kiểm tra số liệu trong biểu gửi kèm, sửa theo bản chính thức và gửi lại.",
        reason="Không có căn cứ để chọn một bản.",
    ),
    _error(
        code="unexpected-report",
        title="Đơn vị không thuộc diện gửi báo cáo này",
        message="{agency_name} không có tên trong danh sách gửi “{report_title}” kỳ {period_name}. Biểu được tạm giữ.",
        remedy="Kiểm tra danh sách đơn vị và hiệu lực (tách, nhập) trong kế hoạch; "
        "nếu đơn vị có trách nhiệm gửi, bổ sung vào kế hoạch rồi chạy lại.",
        ask="",
        reason="Số liệu có thể trùng với đơn vị đã nhận nhiệm vụ.",
    ),
    _warning(
        code="missing-report",
        title="Chưa gửi báo cáo",
        message="{agency_name} chưa gửi “{report_title}”{due}.",
        remedy="Đôn đốc đơn vị gửi biểu.",
        ask="",
        reason="Các đơn vị khác vẫn tổng hợp được; chỗ thiếu thể hiện ở độ phủ.",
    ),
    _info(
        code="not-yet-due",
        title="Chưa đến hạn gửi",
        message="{agency_name} chưa gửi “{report_title}”; còn trong hạn{due}.",
        remedy="Chưa phải làm gì.",
        reason="Chưa đến hạn.",
    ),
    _info(
        code="late-report",
        title="Gửi muộn",
        message="{agency_name} gửi “{report_title}” ngày {found}, muộn {days} ngày (hạn {expected}).",
        remedy="Không phải làm gì; ghi nhận vào tình hình nộp báo cáo.",
        reason="Số liệu gửi muộn vẫn là số liệu đúng.",
    ),
    _info(
        code="group-without-members",
        title="Nhóm đơn vị chưa có danh sách",
        message="Kế hoạch giao báo cáo cho nhóm “{found}” nhưng chưa khai báo đơn vị nào thuộc nhóm, "
        "nên chưa theo dõi được đơn vị nào của nhóm.",
        remedy="Nếu cần thu biểu của nhóm này, bổ sung danh sách đơn vị vào kế hoạch.",
        reason="Văn bản kế hoạch chỉ nêu tên nhóm; không được tự đặt ra danh sách.",
    ),
)
