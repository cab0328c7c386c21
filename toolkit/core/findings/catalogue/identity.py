"""Rules about whose form a file is, for which plan, report and period."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.IDENTITY, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.IDENTITY, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.IDENTITY, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _error(
        code="wrong-plan",
        title="Biểu của kế hoạch khác",
        message="Biểu thuộc kế hoạch “{found}”, không phải kế hoạch đang tổng hợp “{expected}”.",
        remedy="Đề nghị đơn vị nhập vào biểu của kế hoạch “{expected}” và gửi lại; nếu cần, cấp lại biểu.",
        ask="Đề nghị ghi vào biểu của kế hoạch năm nay rồi gửi lại.",
        reason="Chỉ tiêu, đơn vị tính và kế hoạch của hai năm không giống nhau.",
    ),
    _error(
        code="wrong-period",
        title="Biểu của kỳ khác",
        message="Biểu thuộc kỳ “{found}”, không phải kỳ đang tổng hợp “{expected}”.",
        remedy="Nếu đơn vị gửi nhầm biểu, đề nghị gửi biểu của kỳ “{expected}”; "
        "nếu đúng là biểu kỳ trước thì chuyển tệp sang thư mục của kỳ đó.",
        ask="Đề nghị gửi biểu của kỳ này; nếu không còn biểu, trả lời thư này để được cấp lại.",
        reason="Số liệu của hai kỳ không được lẫn vào nhau.",
    ),
    _error(
        code="unknown-agency",
        title="Đơn vị không có trong kế hoạch",
        message="Mã đơn vị “{found}” trên biểu không có trong danh sách đơn vị của kế hoạch.",
        remedy="Kiểm tra tệp kế hoạch có đúng bản đã dùng để cấp biểu không; "
        "nếu đơn vị đã đổi tên, khai báo lại đơn vị.",
        ask="",
        reason="Không biết số liệu của ai.",
    ),
    _error(
        code="unknown-report",
        title="Loại báo cáo không có trong kế hoạch",
        message="Biểu ghi loại báo cáo “{found}”, kế hoạch không có loại này.",
        remedy="Kiểm tra tệp kế hoạch có đúng bản đã dùng để cấp biểu không; nếu cần, cấp lại biểu cho đơn vị.",
        ask="",
        reason="Không biết biểu gồm những gì.",
    ),
    _error(
        code="stamp-disagrees",
        title="Thông tin nhận dạng mâu thuẫn",
        message="Các dấu nhận dạng trong biểu mâu thuẫn nhau: nơi ghi “{found}”, nơi ghi “{expected}”. "
        "Biểu được tạm giữ.",
        remedy="Hỏi lại đơn vị gửi: có thể một trang được chép từ biểu của đơn vị khác hoặc kỳ khác. "
        "Đề nghị gửi lại biểu gốc.",
        ask="Có thể một trang được chép từ biểu của đơn vị khác hoặc kỳ khác. Đề nghị ghi vào biểu gửi kèm.",
        reason="Không biết chắc số liệu là của đơn vị nào, kỳ nào.",
    ),
    _error(
        code="old-form-retitled",
        title="Biểu năm trước sửa tiêu đề",
        message="Đây là biểu năm {found} sửa tiêu đề thành năm {expected}: mã biểu (kể cả dấu ẩn) "
        "vẫn là mã của biểu cũ. Biểu không được tổng hợp.",
        remedy="Đề nghị đơn vị nhập số liệu vào biểu năm {expected} được cấp và gửi lại; nếu đơn vị không còn biểu, "
        "cấp lại.",
        reason="Chỉ tiêu, đơn vị tính và số kế hoạch của biểu là của năm trước.",
    ),
    _error(
        code="stamp-broken",
        title="Dấu nhận dạng bị sửa",
        message="Dấu nhận dạng của biểu bị sửa: biểu ghi của {found}, nhưng mã biểu không phải mã đã cấp cho đơn vị, "
        "kế hoạch và kỳ này. Biểu không được tổng hợp.",
        remedy="Đề nghị đơn vị nhập vào biểu được cấp và gửi lại, không tìm và thay thế chữ trong cả tệp.",
        reason="Không biết biểu được cấp cho ai, năm nào.",
    ),
    _error(
        code="cover-other-agency",
        title="Bìa ghi tên đơn vị khác",
        message="Biểu được cấp cho {expected}, nhưng trang “Thông tin đơn vị” ghi “{found}”. Biểu được tạm giữ.",
        remedy="Hỏi lại đơn vị gửi: có thể đã chép tệp của đơn vị khác rồi sửa tên. Mỗi đơn vị nhập vào biểu của mình "
        "và gửi lại.",
        ask="Mỗi đơn vị ghi vào biểu của mình: đề nghị ghi vào biểu gửi kèm.",
        reason="Không biết số liệu là của đơn vị nào.",
    ),
    _error(
        code="form-shared",
        title="Nhiều đơn vị dùng chung một biểu",
        message="Biểu được cấp cho {expected}, nhưng nhiều tệp mang cùng dấu nhận dạng do những người khác nhau lập: "
        "{found}. Các tệp được tạm giữ.",
        remedy="Hỏi lại từng nơi gửi; mỗi đơn vị nhập vào biểu của mình và gửi lại.",
        ask="Mỗi đơn vị ghi vào biểu của mình: đề nghị ghi vào biểu gửi kèm.",
        reason="Các tệp chép từ một biểu nhưng của nhiều nơi; không biết tệp nào là của đơn vị được cấp.",
    ),
    _warning(
        code="cover-period-changed",
        title="Sửa kỳ báo cáo trên bìa",
        message="Bìa ghi kỳ báo cáo “{found}”, biểu cấp cho kỳ “{expected}”. Số liệu vẫn được tính cho kỳ được cấp.",
        remedy="Đề nghị đơn vị xác nhận số liệu là của kỳ “{expected}”; nếu không, gửi lại số liệu đúng kỳ.",
        reason="Số của kỳ khác có thể vào tổng mà không ai biết.",
    ),
    _warning(
        code="cover-name-changed",
        title="Sửa tên đơn vị trên bìa",
        message="Trang “Thông tin đơn vị” ghi tên đơn vị là “{found}”, biểu được cấp cho “{expected}”.",
        remedy="Đề nghị đơn vị xác nhận biểu là của mình; nếu đơn vị đã đổi tên, cập nhật kế hoạch.",
        ask="Đề nghị xác nhận biểu là của đơn vị mình.",
        reason="Tên mới không trùng đơn vị nào của kế hoạch, thường là ghi lại tên cho đầy đủ; vẫn tổng hợp.",
    ),
    _warning(
        code="form-outdated",
        title="Biểu cấp theo bản kế hoạch khác",
        message="Biểu được cấp theo một bản khác của kế hoạch (mã biểu {found}, bản hiện nay {expected}): "
        "chỉ tiêu, đơn vị tính hoặc số kế hoạch đã thay đổi.",
        remedy="Đối chiếu số liệu với kế hoạch hiện hành; nếu nội dung thay đổi liên quan đến đơn vị, cấp biểu mới.",
        ask="",
        reason="Dòng nào còn khớp thì vẫn tổng hợp được, nhưng người tổng hợp cần biết.",
    ),
    _info(
        code="bundle-split",
        title="Biểu gộp nhiều đơn vị",
        message="Biểu gộp, đã tách thành {found}; chưa ghi: {expected}. Phần của mỗi đơn vị được kiểm tra và tổng hợp "
        "như biểu riêng của đơn vị đó.",
        remedy="Không phải làm gì; đơn vị chưa ghi trong biểu gộp được tính là chưa gửi báo cáo.",
        reason="Các dòng của biểu gộp mang mã của từng đơn vị.",
    ),
    _info(
        code="stamp-recovered",
        title="Nhận dạng từ dấu dự phòng",
        message="Biểu mất một số dấu nhận dạng khi lưu; công cụ nhận ra nhờ {found}.",
        remedy="Không phải làm gì.",
        reason="Các dấu còn lại thống nhất với nhau.",
    ),
    _error(
        code="bundle-part-unnamed",
        title="Phần của đơn vị trong biểu gộp chưa có người lập",
        message="Trong biểu gộp có nội dung ở dòng của {expected}, nhưng đơn vị này chưa ghi gì ở phần thông tin đơn "
        "vị, nên chưa coi là báo cáo của đơn vị và chưa được tính.",
        remedy="Hỏi lại người gửi biểu gộp: ghi nhầm dòng thì chuyển về đúng dòng; đúng là của đơn vị thì ghi họ tên "
        "người lập, điện thoại của đơn vị ở trang “Thông tin đơn vị” rồi gửi lại.",
        reason="Một ô ghi nhầm dòng không được biến thành báo cáo của đơn vị khác.",
        ask="",
    ),
    _error(
        code="nothing-filled",
        title="Biểu trống",
        message="Biểu chưa điền nội dung nào và cũng không chọn “Kỳ này không phát sinh”.",
        remedy="Nếu kỳ này không phát sinh, đề nghị chọn Có ở dòng “Kỳ này không phát sinh” trên trang "
        "“Thông tin đơn vị”; nếu có, đề nghị điền và gửi lại.",
        reason="Một biểu trống không phải là câu trả lời: không biết là không phát sinh hay gửi nhầm bản chưa điền.",
    ),
    _warning(
        code="nil-with-figures",
        title="Khai không phát sinh nhưng có số liệu",
        message="Trang “Thông tin đơn vị” chọn “Kỳ này không phát sinh: Có”, nhưng biểu có số liệu, ví dụ {found}.",
        remedy="Đề nghị đơn vị xác nhận: sửa lại thành “Không” nếu số liệu đúng, hoặc xóa số liệu. "
        "Trước khi có trả lời, số liệu đã ghi vẫn được tổng hợp và đánh dấu.",
        ask="Đề nghị xác nhận: số liệu đúng thì chọn lại “Không”; không phát sinh thì xóa số liệu.",
        reason="Số liệu được ghi rõ ràng; nhiều khả năng chỉ chọn nhầm.",
    ),
)
