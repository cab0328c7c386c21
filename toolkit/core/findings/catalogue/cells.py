"""Rules about one input cell: what was typed cannot be used, or is outside its bounds, or is not there."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.CELL, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.CELL, severity=Severity.WARNING)

RULES: tuple[Rule, ...] = (
    _error(
        code="text-in-figure",
        title="Chữ ở ô ghi số",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, không phải là con số{hint}.",
        remedy="Đề nghị chỉ ghi con số theo đơn vị tính của dòng, không kèm chữ. Trang có cột Ghi chú, cột Tình trạng "
        "số liệu thì giải thích ghi ở Ghi chú, không có số thì chọn lý do ở Tình trạng số liệu.",
        reason="Không có con số để tổng hợp.",
    ),
    _error(
        code="date-in-figure",
        title="Ngày tháng ở ô ghi số",
        message="Dòng “{label}”, cột “{heading}” là ngày tháng ({found}), không phải là con số{hint}.",
        remedy="Đề nghị gõ lại con số. Nếu muốn ghi 3 trên 4, ghi 3 vào (a) và 4 vào (b), hoặc ghi kết quả 75.",
        reason="Excel thường tự đổi 3/4 thành một ngày; không suy ngược được chắc chắn.",
    ),
    _error(
        code="error-value",
        title="Ô báo lỗi",
        message="Dòng “{label}”, cột “{heading}” hiện lỗi {found}.",
        remedy="Đề nghị gõ lại nội dung thay cho công thức bị lỗi; "
        "không có số liệu thì xóa công thức và nêu lý do ở ô ghi chú.",
        reason="Ô lỗi không phải là ô trống, cũng không phải số 0.",
    ),
    _error(
        code="formula-without-value",
        title="Công thức chưa có giá trị",
        message="Dòng “{label}”, cột “{heading}” là công thức chưa có giá trị ({found}).",
        remedy="Đề nghị mở tệp bằng Excel, chờ tính xong rồi lưu lại, hoặc gõ thẳng giá trị.",
        reason="Công cụ không tự chạy công thức của tệp gửi về.",
    ),
    _error(
        code="formula-broken",
        title="Công thức mất ô tham chiếu",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, là giá trị cũ của công thức "
        "đã mất ô tham chiếu (#REF!).",
        remedy="Đề nghị gõ lại nội dung thay cho công thức.",
        reason="Giá trị còn lưu là kết quả từ trước khi ô tham chiếu bị xóa; mở lại tệp sẽ thành lỗi.",
    ),
    _error(
        code="formula-differs",
        title="Công thức và giá trị đã lưu không khớp",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, không phải kết quả của công thức trong ô{hint}.",
        remedy="Đề nghị mở tệp bằng Excel, xem con số hiện ra, gõ thẳng con số đúng vào ô rồi lưu và gửi lại.",
        reason="Chương trình này hiện giá trị đã lưu, chương trình khác hiện kết quả tính lại.",
    ),
    _error(
        code="approximate-figure",
        title="Con số ước lệ",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, không phải con số cụ thể.",
        remedy="Đề nghị ghi con số cụ thể, giải thích ở cột Ghi chú; nếu là số ước, "
        "chọn “Ước thực hiện” ở cột Tình trạng.",
        reason="“Khoảng”, “trên”, “dưới” không cộng và không so với kế hoạch được.",
    ),
    _error(
        code="ambiguous-figure",
        title="Con số đọc được hai cách",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, đọc được nhiều cách{hint}.",
        remedy="Đề nghị gõ lại: số nguyên không dùng dấu chấm phân cách (1234), số lẻ dùng dấu phẩy (1,234).",
        reason="Hai cách đọc lệch nhau nghìn lần, không được đoán.",
    ),
    _error(
        code="figure-of-year",
        title="Con số ghi kèm năm hoặc nguồn",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”: {expected}, chưa rõ có phải số của kỳ này không.",
        remedy="Nếu là số của kỳ này, đề nghị chỉ ghi con số, nguồn và năm ghi ở cột Ghi chú. Nếu kỳ này chưa có số, "
        "chọn “Chưa có số liệu” và ghi số của năm cũ ở cột Ghi chú.",
        reason="Số của năm khác không được tính là số của kỳ này.",
    ),
    _error(
        code="data-year-contradicts",
        title="Hai năm cho một con số",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”: {expected}.",
        remedy="Đề nghị chỉ ghi con số ở cột Kết quả và ghi năm đúng ở cột Năm của số liệu.",
        reason="Không biết con số là của năm nào.",
    ),
    _error(
        code="figure-too-large",
        title="Con số quá lớn",
        message="Dòng “{label}”, cột “{heading}” ghi {found}: con số từ một triệu tỷ trở lên.",
        remedy="Đề nghị kiểm tra và gõ lại con số theo đơn vị tính của dòng; có thể đã gõ thừa chữ số, "
        "gõ dạng lũy thừa (1E+15) hoặc dán hai con số liền nhau.",
        reason="Không số liệu báo cáo nào lớn như vậy, và Excel không giữ đủ các chữ số.",
    ),
    _error(
        code="percent-as-fraction",
        title="Tỷ lệ ghi dưới dạng phân số",
        message="Dòng “{label}”, cột “{heading}” ghi {found}, trong khi đơn vị tính là %: chưa rõ là {expected}.",
        remedy="Đề nghị gõ lại theo phần trăm (ví dụ 66,67, không phải 0,6667). Nếu đúng là dưới 1 % thì gõ kèm dấu % "
        "(ví dụ 0,67%).",
        reason="Hai cách đọc lệch nhau trăm lần, không được tự nhân 100.",
    ),
    _error(
        code="unit-contradicts",
        title="Đơn vị gõ kèm khác đơn vị tính",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, kèm đơn vị khác với đơn vị tính của dòng{hint}.",
        remedy="Đề nghị quy đổi theo đơn vị tính in sẵn của dòng và chỉ ghi con số.",
        reason="Con số tính theo đơn vị khác.",
    ),
    _error(
        code="format-contradicts",
        title="Định dạng ô làm hiện ra giá trị khác",
        message="Dòng “{label}”, cột “{heading}” lưu “{found}”, nhưng định dạng của ô làm hiện ra chữ số, dấu hoặc "
        "bậc khác, hoặc không hiện gì.",
        remedy="Đề nghị đưa ô về định dạng Chung (General: chọn ô, bấm Ctrl+Shift+~), bỏ định dạng có điều kiện nếu có "
        "(Home > Conditional Formatting > Clear Rules), xem con số hiện ra, gõ lại nếu chưa đúng rồi gửi lại.",
        reason="Người nhập nhìn thấy một giá trị, tệp lưu một giá trị khác: không biết giá trị nào đúng.",
    ),
    _error(
        code="legacy-encoding",
        title="Chữ gõ bằng bảng mã cũ",
        message="Dòng “{label}”, cột “{heading}” gõ bằng bảng mã cũ (TCVN3 hoặc VNI) lẫn lộn, "
        "không chuyển được: “{found}”.",
        remedy="Đề nghị gõ lại bằng bảng mã Unicode, phông Times New Roman.",
        reason="Nội dung không đọc được.",
    ),
    _error(
        code="choice-unknown",
        title="Giá trị ngoài danh sách",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, không có trong danh sách{hint}.",
        remedy="Đề nghị chọn một giá trị trong danh sách; nội dung khác ghi ở cột Ghi chú.",
        reason="Không biết câu trả lời thuộc loại nào.",
    ),
    _error(
        code="date-unreadable",
        title="Ngày không đọc được",
        message="Dòng “{label}”, cột “{heading}” ghi “{found}”, không đọc được là ngày nào{hint}.",
        remedy="Đề nghị ghi ngày/tháng/năm, ví dụ 20/12/2022.",
        reason="Không suy ra được ngày.",
    ),
    _error(
        code="percent-out-of-range",
        title="Tỷ lệ ngoài khoảng 0–100",
        message="Dòng “{label}”, cột “{heading}” ghi {found}, ngoài khoảng {expected}.",
        remedy="Đề nghị kiểm tra lại dấu phẩy thập phân, (a) và (b); ghi tỷ lệ theo phần trăm.",
        reason="Tỷ lệ như vậy không thể có.",
    ),
    _error(
        code="negative-count",
        title="Số âm",
        message="Dòng “{label}”, cột “{heading}” ghi {found}; con số không thể âm.",
        remedy="Đề nghị kiểm tra và ghi lại. Nếu muốn nói giảm so với kỳ trước, ghi ở cột Ghi chú.",
        reason="Con số như vậy không thể có.",
    ),
    _error(
        code="fractional-count",
        title="Số lẻ ở ô ghi số nguyên",
        message="Dòng “{label}”, cột “{heading}” ghi {found}; ô này đếm số nguyên.",
        remedy="Đề nghị kiểm tra: có thể đã ghi nhầm tỷ lệ, hoặc dấu chấm phân cách nghìn bị đọc là dấu thập phân.",
        reason="Không đếm được nửa người, nửa vụ: con số là của nội dung khác hoặc bị đọc sai.",
    ),
    _error(
        code="year-out-of-range",
        title="Năm không hợp lý",
        message="Dòng “{label}”, cột “{heading}” ghi {found}, không phải năm trong khoảng {expected}.",
        remedy="Đề nghị ghi năm mà số liệu phản ánh, bốn chữ số, ví dụ 2021.",
        reason="Không biết số liệu của năm nào.",
    ),
    _warning(
        code="beyond-bounds",
        title="Ngoài khoảng thường gặp",
        message="Dòng “{label}”, cột “{heading}” ghi {found}, ngoài khoảng thường gặp {expected}.",
        remedy="Đề nghị đơn vị kiểm tra và xác nhận, hoặc gửi lại số đúng.",
        reason="Con số lạ nhưng có thể đúng; vẫn tổng hợp và đánh dấu.",
    ),
    _warning(
        code="required-empty",
        title="Chưa điền",
        message="Dòng “{label}”: cột “{heading}” chưa điền.",
        remedy="Đề nghị điền ô này; nếu không có nội dung thì chọn hoặc ghi lý do, không để trống.",
        reason="Không có gì sai được đưa vào tổng hợp; chỗ thiếu thể hiện ở độ phủ.",
    ),
    _warning(
        code="contact-missing",
        title="Thiếu thông tin đơn vị báo cáo",
        message="Trang “Thông tin đơn vị” chưa ghi “{label}”.",
        remedy="Đề nghị bổ sung để tiện liên hệ và đối chiếu với văn bản gửi kèm.",
        reason="Số liệu vẫn dùng được; chỉ khó liên hệ khi cần làm rõ.",
    ),
)
