"""Rules about the office's register: entries that fit nothing, and letters and decisions that disagree with forms."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.REGISTER, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.REGISTER, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.REGISTER, severity=Severity.INFO)

_NOT_USED = "Dòng này của sổ theo dõi chưa có tác dụng; số liệu của các đơn vị vẫn được tổng hợp."

RULES: tuple[Rule, ...] = (
    _error(
        code="register-unreadable",
        title="Không đọc được sổ theo dõi",
        message="Không đọc được sổ theo dõi: {found}. Công văn, số chốt và nội dung chấp nhận ghi trong sổ chưa được "
        "tính đến; sổ được giữ nguyên.",
        remedy="Mở sổ bằng Excel, lưu lại dạng .xlsx không đặt mật khẩu rồi chạy lại. Nếu sổ hỏng, lấy bản sao lưu.",
        reason="Thiếu các quyết định trong sổ thì bảng tổng hợp sai so với điều cơ quan đã chốt.",
    ),
    _warning(
        code="register-not-read",
        title="Có sổ theo dõi không được đọc",
        message="Chỉ đọc sổ theo dõi nằm cạnh hộp nhận; sổ sau đây không được đọc: {found}.",
        remedy="Nếu là sổ của cơ quan thì chuyển ra cạnh hộp nhận, hoặc gộp các dòng vào sổ đang ở đó; nếu có người "
        "gửi đến thì xóa khỏi hộp nhận.",
        reason="Ai cũng gửi được tệp vào hộp nhận, nên sổ nằm trong đó không quyết định được số liệu của đơn vị nào.",
    ),
    _warning(
        code="register-sheet-missing",
        title="Sổ theo dõi thiếu trang",
        message="Sổ theo dõi không có trang “{found}”, hoặc trang đó đã mất dòng tiêu đề cột.",
        remedy="Khôi phục trang và các tiêu đề cột; có thể lấy từ một sổ mới do công cụ lập ở thư mục khác.",
        reason="Nội dung ghi ở trang đó không đọc được.",
    ),
    _warning(
        code="register-text-outside",
        title="Sổ theo dõi có nội dung ngoài bảng",
        message="Ô không thuộc cột nào của sổ theo dõi nên không đọc: “{found}”.",
        remedy="Chuyển nội dung vào đúng cột; nếu chỉ là ghi chú riêng thì ghi vào cột Ghi chú.",
        reason="Điều ghi ngoài bảng không có tác dụng.",
    ),
    _warning(
        code="register-cell-empty",
        title="Sổ theo dõi thiếu nội dung",
        message="Dòng của sổ theo dõi chưa ghi “{heading}”, nên chưa dùng được{hint}.",
        remedy="Ghi đủ ô này rồi chạy lại.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-cell-unreadable",
        title="Ô của sổ theo dõi không đọc được",
        message="Cột “{heading}” của sổ theo dõi: {found}.",
        remedy="{expected} Sau đó chạy lại.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-agency-unknown",
        title="Sổ theo dõi ghi đơn vị không có trong kế hoạch",
        message="Sổ theo dõi ghi đơn vị “{found}”, không có trong kế hoạch{hint}.",
        remedy="Chọn tên đơn vị trong danh sách.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-period-unknown",
        title="Sổ theo dõi ghi kỳ không có trong kế hoạch",
        message="Sổ theo dõi ghi kỳ “{found}”, không có trong kế hoạch; các kỳ: {expected}.",
        remedy="Chọn kỳ trong danh sách.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-report-unknown",
        title="Sổ theo dõi ghi báo cáo mà đơn vị không phải gửi",
        message="Sổ theo dõi ghi báo cáo “{found}”, không phải báo cáo mà {agency_name} phải gửi kỳ này{hint}.",
        remedy="Chọn báo cáo trong danh sách, đúng với đơn vị và kỳ.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-indicator-unknown",
        title="Sổ theo dõi ghi chỉ tiêu hoặc số liệu mà đơn vị không báo cáo",
        message="Sổ theo dõi ghi “{found}”, {agency_name} không báo cáo số liệu này.",
        remedy="Chọn chỉ tiêu trong danh sách, đúng với đơn vị và đúng cột của biểu.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-rule-unknown",
        title="Sổ theo dõi ghi nội dung chấp nhận không rõ",
        message="Sổ theo dõi chấp nhận “{found}”, không phải mã hoặc tên của một nội dung cần làm rõ.",
        remedy="Chọn trong danh sách, hoặc chép mã ở cột cuối của trang “Nội dung cần làm rõ”.",
        reason=_NOT_USED,
    ),
    _warning(
        code="register-file-unknown",
        title="Sổ theo dõi ghi tệp không dùng được",
        message="Sổ theo dõi ghi tệp “{found}”: {hint}.",
        remedy="Ghi đúng tên tệp trong hộp nhận, kể cả thư mục con, hoặc mã băm ở trang Đối chiếu.",
        reason=_NOT_USED,
    ),
    _warning(
        code="letters-conflict",
        title="Hai công văn cùng ngày kèm hai tệp khác nhau",
        message="{agency_name} có hai công văn cùng ngày {expected} kèm hai tệp khác nhau: {found}. "
        "Chưa công văn nào quyết định bản được tính.",
        remedy="Hỏi lại đơn vị công văn nào là bản chính thức; xóa tên tệp ở dòng kia của trang “Tiếp nhận”.",
        reason="Không có căn cứ để chọn; bản được tính theo lần gửi và ngày như khi chưa có sổ.",
    ),
    _warning(
        code="signed-version-counts",
        title="Không phải bản kèm công văn",
        message="Bản này mới hơn nhưng không được tính: bản được tính là “{expected}”, kèm {ground}. "
        "Khác nhau: {found}.",
        remedy="Nếu bản này mới là bản đúng, đề nghị đơn vị gửi công văn thay thế và ghi vào trang “Tiếp nhận”.",
        reason="Văn bản đã ký là báo cáo; bản lưu lại sau đó cần người xem lại.",
    ),
    _warning(
        code="letter-without-form",
        title="Có công văn, chưa có biểu",
        message="{agency_name} đã gửi “{report_title}” bằng {ground} nhưng hộp nhận chưa có biểu.",
        remedy="Xin tệp Excel của đơn vị, hoặc ghi số liệu trong văn bản vào trang “Số chốt”.",
        reason="Đơn vị đã báo cáo, không phải đôn đốc; nhưng số liệu chưa tổng hợp được.",
    ),
    _warning(
        code="letter-nil-with-figures",
        title="Công văn ghi không phát sinh nhưng biểu có số liệu",
        message="{agency_name} gửi {ground} ghi không phát sinh, nhưng biểu có số liệu: {found}.",
        remedy="Hỏi lại đơn vị; nếu đúng là không phát sinh thì chuyển biểu ra khỏi hộp nhận, nếu không thì sửa dòng "
        "của trang “Tiếp nhận”.",
        reason="Công văn và biểu trái nhau; số trong biểu vẫn được tổng hợp và đánh dấu.",
    ),
    _warning(
        code="decision-unusable",
        title="Số chốt không dùng được",
        message="Số chốt “{found}” của {agency_name} không dùng được{hint}.",
        remedy="Ghi lại con số theo đơn vị tính của chỉ tiêu và trong khoảng có thể có.",
        reason=_NOT_USED,
    ),
    _warning(
        code="decision-outdated",
        title="Số trong biểu không còn là số cũ của số chốt",
        message="Số chốt {ground} của {agency_name} ghi số cũ là {expected}, nhưng biểu đang ghi {found}; "
        "số trong biểu được giữ nguyên.",
        remedy="Nếu số chốt vẫn đúng, sửa cột “Số cũ” thành số đang có trong biểu; nếu không, xóa dòng này.",
        reason="Đơn vị có thể đã gửi số mới sau khi chốt; không được tự thay.",
    ),
    _warning(
        code="decision-contradicts",
        title="Số chốt không khớp các số còn lại của dòng",
        message="Sau khi chốt, dòng “{label}” của {agency_name} không khớp: {found}. Số trong biểu được giữ nguyên.",
        remedy="Chốt cả (a), (b) và Kết quả của dòng, mỗi số một dòng trong trang “Số chốt”.",
        reason="Chỉ thay một trong các số liên quan thì không biết tính theo số nào.",
    ),
    _warning(
        code="waiver-refused",
        title="Không chấp nhận được lỗi này",
        message="Sổ theo dõi chấp nhận “{found}”, nhưng số liệu bị lỗi như vậy không dùng được.",
        remedy="Đề nghị đơn vị sửa biểu, hoặc ghi con số đúng vào trang “Số chốt”.",
        reason="Chỉ chấp nhận được khi con số đọc được và có thể đúng; ở đây không có con số nào để dùng.",
    ),
    _info(
        code="waiver-unused",
        title="Nội dung chấp nhận không còn",
        message="Sổ theo dõi chấp nhận “{found}”, nhưng không còn nội dung nào như vậy.",
        remedy="Không phải làm gì nếu đơn vị đã sửa. Nếu nội dung vẫn còn, kiểm tra lại đơn vị, tệp, dòng hoặc ô.",
        reason="Biểu đã sửa thì việc chấp nhận không còn cần nữa.",
    ),
)
