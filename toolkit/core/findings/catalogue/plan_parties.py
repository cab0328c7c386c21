"""Rules about who reports: leads as printed and as resolved, names of agencies, agencies through time, forms."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.PLAN, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.PLAN, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.PLAN, severity=Severity.INFO)

OWNERSHIP: tuple[Rule, ...] = (
    _warning(
        code="address-unusable",
        title="Địa chỉ thư điện tử không dùng được",
        message="Thư điện tử của “{expected}” ghi “{found}”, không phải địa chỉ thư.",
        remedy="Sửa địa chỉ; nhiều địa chỉ thì cách nhau bằng dấu phẩy. Không có thì để trống.",
        reason="Không soạn được thư gửi biểu, thư nhắc cho đơn vị.",
    ),
    _error(
        code="reporter-missing",
        title="Chỉ tiêu không ai báo cáo",
        message="Chỉ tiêu thu số liệu nhưng không có đơn vị báo cáo.",
        remedy="Ghi đơn vị báo cáo, hoặc chọn cách tổng hợp “dòng tiêu đề” nếu dòng không có số.",
        reason="Không biểu nào hỏi số liệu này.",
    ),
    _warning(
        code="lead-missing",
        title="Nhiệm vụ không ai chủ trì",
        message="Nhiệm vụ không có cơ quan chủ trì.",
        remedy="Ghi cơ quan chủ trì.",
        reason="Không cơ quan nào phải báo cáo kết quả của nhiệm vụ.",
    ),
    _info(
        code="lead-inherited",
        title="Đơn vị chủ trì lấy theo ô gộp",
        message="Ô đơn vị chủ trì để trống; công cụ lấy theo dòng trên: {found}.",
        remedy="Xác nhận đơn vị, hoặc ghi rõ trên từng dòng.",
        reason="Văn bản gộp ô theo chiều dọc; cách hiểu này thường đúng.",
    ),
    _info(
        code="class-leads-alone",
        title="Chỉ giao cho một loại đơn vị",
        message="Chỉ giao cho loại đơn vị, không nêu đơn vị nào chịu trách nhiệm chính: {found}.",
        remedy="Nếu có đơn vị chịu trách nhiệm chính, ghi tên đơn vị đó.",
        reason="Mỗi đơn vị trong loại đều được hỏi; không đơn vị nào trả lời thay cho cả loại.",
    ),
    _warning(
        code="several-leads",
        title="Nhiều đơn vị chủ trì, không rõ ai chốt số",
        message="Văn bản giao cho nhiều đơn vị ({found}) mà không nói đơn vị nào chốt số; công cụ chọn: {expected}.",
        remedy="Xác nhận đơn vị chốt số; nếu cộng số của các đơn vị, bảo đảm số không trùng nhau.",
        reason="Hai đơn vị có thể báo hai con số cho một chỉ tiêu, hoặc một người được đếm hai lần.",
    ),
    _error(
        code="several-officials",
        title="Nhiều đơn vị cùng chốt một số",
        message="Loại đơn vị “{found}” được giao chốt số, nhưng gồm {expected} đơn vị.",
        remedy="Chọn một đơn vị chốt số, hoặc đổi vai trò thành cộng số.",
        reason="Mỗi đơn vị trong loại báo một con số; không biết lấy số nào.",
    ),
    _warning(
        code="agency-undeclared",
        title="Cơ quan không có trong danh sách",
        message="{field}: “{found}” không có trong danh sách cơ quan và nhóm cơ quan của kế hoạch.",
        remedy="Thêm cơ quan, hoặc thêm cách gọi này vào tên khác của cơ quan đã có.",
        reason="Cơ quan có tên trong văn bản mà không nhận được biểu.",
    ),
    _error(
        code="lead-left-out",
        title="Cơ quan được giao mà không có trong danh sách báo cáo",
        message="{field}: văn bản nêu “{found}”, nhưng cơ quan này không có trong các cơ quan đã khai cho dòng.",
        remedy="Thêm cơ quan vào dòng, hoặc sửa chữ in.",
        reason="Cơ quan được giao mà không nhận được dòng này trong biểu.",
    ),
    _error(
        code="lead-not-named",
        title="Cơ quan không được văn bản nêu",
        message="{field}: đã khai {found}, nhưng văn bản chỉ nêu “{expected}”.",
        remedy="Bỏ cơ quan này khỏi dòng, hoặc đánh dấu là giả định.",
        reason="Cơ quan bị hỏi điều văn bản không giao.",
    ),
    _warning(
        code="agency-misspelled",
        title="Tên cơ quan viết sai",
        message="{field}: “{found}” là {expected} viết sai.",
        remedy="Sửa lại tên ở văn bản; công cụ vẫn nhận ra cơ quan.",
        reason="Công cụ nhận ra được cơ quan nên biểu không bị ảnh hưởng.",
    ),
    _info(
        code="agency-spellings",
        title="Một cơ quan viết nhiều cách",
        message="Văn bản gọi cơ quan này bằng {expected} cách: {found}.",
        remedy="Nên gọi thống nhất.",
        reason="Công cụ nhận ra mọi cách gọi.",
    ),
    _error(
        code="agency-name-shared",
        title="Một tên của hai cơ quan",
        message="Tên “{found}” là của cả {expected}.",
        remedy="Sửa tên hoặc bỏ tên khác bị trùng.",
        reason="Không biết văn bản nói cơ quan nào; biểu có thể gửi nhầm.",
    ),
)

SCOPE: tuple[Rule, ...] = (
    _error(
        code="agency-ended",
        title="Cơ quan không còn vào cuối kỳ",
        message="Cơ quan còn đến {found}, trước khi kết thúc kỳ “{expected}”, và không khai cơ quan kế thừa.",
        remedy="Khai cơ quan kế thừa, hoặc giao việc cho cơ quan khác.",
        reason="Không ai nhận biểu của cơ quan này.",
    ),
    _error(
        code="official-split",
        title="Đơn vị chốt số đã chia tách hoặc không còn",
        message="{found} được giao chốt số nhưng không còn vào cuối kỳ “{expected}”, "
        "và không có đúng một đơn vị kế thừa.",
        remedy="Chọn một đơn vị chốt số cho chỉ tiêu này.",
        reason="Không đơn vị nào chốt số, nên không có số của tỉnh.",
    ),
    _error(
        code="district-abolished",
        title="Cấp huyện không còn",
        message="Kỳ “{expected}” kết thúc sau ngày 01/7/2025, khi không còn đơn vị hành chính cấp huyện.",
        remedy="Ghi ngày cuối (30/6/2025) và các xã, phường kế thừa, hoặc giao cho cấp xã.",
        reason="Không có cơ quan nào ở cấp huyện để nhận và gửi biểu.",
    ),
    _warning(
        code="department-merged",
        title="Sở có thể đã sáp nhập",
        message="Kỳ “{expected}” kết thúc sau ngày 01/3/2025, khi {found} đã sáp nhập ở hầu hết các tỉnh.",
        remedy="Kiểm tra ở tỉnh mình; ghi ngày cuối và cơ quan kế thừa.",
        reason="Biểu gửi cho cơ quan không còn; ngày sáp nhập mỗi tỉnh một khác nên cần người xác nhận.",
    ),
    _warning(
        code="empty-group-owes",
        title="Nhóm được giao việc nhưng chưa có danh sách",
        message="Nhóm được giao {found} nhưng chưa khai đơn vị nào thuộc nhóm.",
        remedy="Khai các đơn vị thuộc nhóm, hoặc giao cho một đơn vị khác.",
        reason="Không đơn vị nào nhận biểu; số liệu của nhóm sẽ thiếu.",
    ),
    _error(
        code="reporter-without-report",
        title="Đơn vị báo cáo chỉ tiêu nhưng không có biểu",
        message="{found} được giao báo cáo chỉ tiêu, nhưng không nằm trong diện nộp báo cáo nào có biểu chỉ tiêu.",
        remedy="Thêm đơn vị vào diện nộp báo cáo có biểu chỉ tiêu.",
        reason="Đơn vị không nhận được biểu, số liệu sẽ thiếu.",
    ),
    _warning(
        code="lead-without-report",
        title="Cơ quan chủ trì nhiệm vụ nhưng không có biểu",
        message="Cơ quan chủ trì {found}, nhưng không nằm trong diện nộp báo cáo nào có biểu nhiệm vụ.",
        remedy="Thêm cơ quan vào diện nộp báo cáo có biểu nhiệm vụ.",
        reason="Không biết kết quả các nhiệm vụ này.",
    ),
    _warning(
        code="form-unused",
        title="Phần kế hoạch không báo cáo nào dùng",
        message="Không báo cáo nào thu {found}.",
        remedy="Thêm vào “biểu” của một báo cáo, hoặc bỏ phần này khỏi kế hoạch.",
        reason="Phần này không vào biểu nào.",
    ),
)

RULES: tuple[Rule, ...] = (*OWNERSHIP, *SCOPE)
