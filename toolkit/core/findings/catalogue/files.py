"""Rules about a file as such: whether it can be opened and is a form at all (design: triage by content)."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.FILE, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.FILE, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.FILE, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _error(
        code="not-a-workbook",
        title="Không phải bảng tính",
        message="Tệp không phải bảng tính Excel mà là {found}.",
        remedy="Đề nghị đơn vị gửi lại biểu Excel (.xlsx) đã được cấp, không đổi đuôi tệp, không chụp ảnh.",
        reason="Không đọc được ô nào nên không có gì để tổng hợp.",
    ),
    _error(
        code="damaged",
        title="Tệp hỏng",
        message="Tệp bị hỏng, không mở được ({found}).",
        remedy="Đề nghị đơn vị mở tệp gốc bằng Excel, lưu lại và gửi lại.",
        reason="Phần còn đọc được có thể thiếu số liệu mà không biết.",
    ),
    _error(
        code="encrypted",
        title="Tệp đặt mật khẩu",
        message="Tệp đặt mật khẩu mở, không đọc được nội dung.",
        remedy="Đề nghị đơn vị bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc > Mã hóa bằng mật khẩu) và gửi lại.",
        reason="Không đọc được ô nào.",
    ),
    _error(
        code="rights-managed",
        title="Tệp bị giới hạn quyền",
        message="Tệp được mã hóa theo tài khoản (quản lý quyền IRM hoặc nhãn bảo mật), không phải bằng mật khẩu; "
        "không đọc được nội dung.",
        remedy="Đề nghị đơn vị bỏ giới hạn (Tệp > Thông tin > Bảo vệ sổ làm việc > Hạn chế truy nhập > "
        "Truy nhập không hạn chế) hoặc bỏ nhãn bảo mật, lưu lại và gửi lại.",
        reason="Không đọc được ô nào; hỏi mật khẩu cũng không mở được.",
    ),
    _error(
        code="unreadable",
        title="Không đọc được từ đĩa",
        message="Không lấy được nội dung tệp trên máy này ({found}).",
        remedy="Đóng chương trình đang mở tệp, kiểm tra quyền đọc của tệp và thư mục (hoặc chờ tệp đồng bộ xong), "
        "rồi chạy lại. Tệp chưa chắc đã hỏng, chưa cần đề nghị đơn vị gửi lại.",
        ask="",
        reason="Chưa biết tệp chứa gì, nên số liệu trong tệp chưa được tổng hợp.",
    ),
    _error(
        code="empty-file",
        title="Tệp rỗng",
        message="Tệp rỗng (0 byte), không có nội dung.",
        remedy="Có thể tệp chưa tải xong hoặc lỗi khi gửi; tải lại hoặc đề nghị đơn vị gửi lại.",
        ask="Đề nghị gửi lại tệp.",
        reason="Tên tệp là của một bảng tính, nhưng tệp không chứa gì.",
    ),
    _error(
        code="legacy-format",
        title="Định dạng không đọc được",
        message="Nội dung tệp là {found}; công cụ không đọc chắc chắn được.",
        remedy="Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) “Sổ làm việc Excel (.xlsx)” "
        "rồi để tệp .xlsx vào thư mục; hoặc đề nghị đơn vị gửi lại ở định dạng .xlsx.",
        ask="Đề nghị ghi vào biểu gửi kèm; hoặc mở tệp bằng Excel, lưu thành (Save As) “Sổ làm việc Excel (.xlsx)” "
        "rồi gửi lại.",
        reason="Trang web, XML không giữ kiểu số, là thứ quyết định 0,6667 nghĩa là 66,67 %; "
        "định dạng khác bị từ chối khi có ô mà hai cách đọc không cho cùng một kết quả.",
    ),
    _info(
        code="format-unchecked",
        title="Định dạng khác .xlsx",
        message="Tệp lưu ở định dạng {found}. Đã đọc đủ số liệu, định dạng số, ô lỗi và ô có công thức; "
        "chưa kiểm được nội dung công thức và quy tắc nhập của ô.",
        remedy="Không phải làm gì. Nếu muốn kiểm tra đầy đủ: mở tệp, lưu thành (Save As) “Sổ làm việc Excel (.xlsx)” "
        "rồi để tệp .xlsx thay vào thư mục; lần sau đề nghị đơn vị giữ định dạng .xlsx của biểu đã cấp.",
        reason="Số liệu đọc chắc chắn như từ .xlsx; chỗ chưa kiểm được không làm đổi số liệu.",
    ),
    _error(
        code="too-large",
        title="Tệp quá lớn",
        message="Tệp vượt giới hạn cho phép ({found}).",
        remedy="Đề nghị đơn vị xóa ảnh, trang tính và định dạng thừa rồi gửi lại; biểu được cấp chỉ khoảng 40 KB.",
        reason="Đọc tệp như vậy có thể làm treo máy.",
    ),
    _error(
        code="hostile-file",
        title="Tệp không an toàn",
        message="Tệp có cấu trúc không an toàn ({found}) nên không được mở.",
        remedy="Không mở tệp này bằng Excel. Xác minh với đơn vị gửi, quét vi-rút và đề nghị gửi lại từ biểu được cấp.",
        ask="Đề nghị quét vi-rút máy đã gửi tệp, rồi ghi vào biểu gửi kèm và gửi lại.",
        reason="Cấu trúc như vậy không do phần mềm văn phòng tạo ra.",
    ),
    _warning(
        code="active-content",
        title="Tệp có nội dung chạy được",
        message="Tệp có {found}; biểu được cấp không có. Công cụ không chạy, không mở, không kết nối; "
        "chỉ đọc số liệu đã lưu trong các ô.",
        remedy="Nếu mở tệp bằng Excel: không bấm “Bật nội dung” (Enable Content), không cho cập nhật liên kết. "
        "Hỏi đơn vị vì sao có; số liệu nằm trong đối tượng nhúng không được đọc.",
        ask="Biểu gửi về có {found}; đề nghị bỏ, và ghi số liệu vào các ô của biểu được cấp.",
        reason="Nội dung như vậy thường vô tình chép từ tệp khác, nhưng cũng là đường lây mã độc.",
    ),
    _error(
        code="not-our-form",
        title="Không phải biểu được cấp",
        message="Bảng tính không phải biểu do công cụ cấp: không tìm thấy mã nhận dạng trên trang nào.",
        remedy="Đề nghị đơn vị nhập vào đúng biểu được cấp và gửi lại; không chép sang bảng tính khác.",
        reason="Không biết ô nào ứng với chỉ tiêu nào.",
    ),
    _info(
        code="own-output",
        title="Tệp của chính công cụ",
        message="Tệp là bảng tổng hợp hoặc sổ theo dõi do công cụ lập, không phải biểu của đơn vị; tệp được bỏ qua.",
        remedy="Không phải làm gì; nên để các tệp này ngoài thư mục biểu gửi về.",
        reason="Đọc lại kết quả của chính mình sẽ cộng trùng.",
    ),
    _info(
        code="ignored-file",
        title="Tệp bỏ qua",
        message="Tệp không phải biểu báo cáo nên được bỏ qua ({found}).",
        remedy="Không phải làm gì. Nếu số liệu của đơn vị nằm trong tệp này, đề nghị đơn vị nhập vào biểu được cấp.",
        reason="Công văn, ảnh, tệp khóa của Excel thường nằm chung thư mục với biểu.",
    ),
    _warning(
        code="not-opened",
        title="Tệp chứa tệp khác, chưa mở",
        message="Tệp là {found}; có thể bên trong có biểu của đơn vị nhưng công cụ không mở.",
        remedy="Mở tệp, lưu các biểu Excel bên trong ra thư mục này rồi chạy lại.",
        ask="",
        reason="Biểu nằm bên trong sẽ không được tổng hợp nếu không ai lưu ra.",
    ),
    _error(
        code="internal-read-error",
        title="Công cụ không đọc được tệp",
        message="Công cụ gặp lỗi bất ngờ khi đọc ({found}); các tệp khác không bị ảnh hưởng.",
        remedy="Đề nghị gửi tệp này kèm thông báo cho người bảo trì công cụ; "
        "tạm thời đề nghị đơn vị nhập lại vào một biểu mới.",
        ask="",
        reason="Không biết phần nào đã đọc đúng.",
    ),
)
