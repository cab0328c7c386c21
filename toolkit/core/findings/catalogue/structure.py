"""Rules about the parts of a form: sheets, columns and rows that are gone, doubled or added."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.STRUCTURE, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.STRUCTURE, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.STRUCTURE, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _warning(
        code="sheet-missing",
        title="Thiếu phần biểu",
        message="Không tìm thấy phần “{expected}” (trang “{sheet}”) trong tệp.",
        remedy="Đề nghị đơn vị gửi lại đủ các trang của biểu được cấp, kể cả trang không phát sinh.",
        ask="Phần này có lại trong biểu gửi kèm: đề nghị ghi vào đó, kể cả khi không phát sinh.",
        reason="Các phần khác vẫn tổng hợp được; phần thiếu thể hiện ở độ phủ.",
    ),
    _warning(
        code="column-missing",
        title="Thiếu cột",
        message="Trang “{sheet}” không còn cột “{expected}”.",
        remedy="Đề nghị đơn vị nhập vào biểu được cấp, không xóa và không đổi tên cột, rồi gửi lại.",
        ask="Cột này có lại trong biểu gửi kèm: đề nghị ghi vào đó.",
        reason="Các cột khác vẫn đọc được; cột thiếu coi như chưa nhập.",
    ),
    _warning(
        code="row-deleted",
        title="Dòng bị xóa",
        message="Dòng “{label}” không còn trong trang “{sheet}”.",
        remedy="Đề nghị đơn vị khôi phục dòng này từ biểu được cấp; nếu không có số liệu, giữ dòng và chọn lý do.",
        ask="Dòng này có lại trong biểu gửi kèm: đề nghị ghi số liệu, hoặc chọn lý do ở cột Tình trạng.",
        reason="Các dòng khác vẫn tổng hợp được; dòng thiếu thể hiện ở độ phủ.",
    ),
    _error(
        code="row-duplicated",
        title="Dòng bị lặp",
        message="Dòng “{label}” xuất hiện nhiều lần ({found}); không lần nào được tính.",
        remedy="Đề nghị đơn vị giữ lại một dòng đúng, xóa dòng còn lại và gửi lại.",
        ask="Các số đã ghi được liệt kê ở cuối trang “Cần xem lại”: đề nghị ghi số đúng vào dòng này.",
        reason="Không biết dòng nào là số đúng.",
    ),
    _info(
        code="row-recovered",
        title="Dòng mất mã, nhận lại theo nội dung",
        message="Dòng “{label}” mất mã ẩn, được nhận lại theo nội dung in sẵn.",
        remedy="Không phải làm gì.",
        reason="Nội dung in sẵn khớp với đúng một dòng của biểu.",
    ),
    _info(
        code="row-hidden",
        title="Dòng ẩn có số liệu",
        message="Dòng “{label}” đang bị ẩn nhưng có nội dung; nội dung vẫn được đọc.",
        remedy="Không phải làm gì; nếu đơn vị ẩn dòng vì không còn dùng, đề nghị xóa nội dung của dòng.",
        reason="Ẩn dòng không làm thay đổi số liệu.",
    ),
    _info(
        code="column-hidden",
        title="Cột ẩn có số liệu",
        message="Trang “{sheet}”: cột “{expected}” đang bị ẩn nhưng có nội dung; nội dung vẫn được đọc.",
        remedy="Không phải làm gì; nếu đơn vị ẩn cột vì không còn dùng, đề nghị xóa nội dung của cột.",
        reason="Ẩn cột không làm thay đổi số liệu.",
    ),
    _warning(
        code="cells-merged",
        title="Gộp nhiều ô nhập",
        message="Trang “{sheet}”: vùng {cell} gộp {found} ô nhập thành một; nội dung chỉ được tính cho ô đầu "
        "(dòng “{label}”).",
        remedy="Đề nghị đơn vị bỏ gộp ô, ghi riêng từng ô rồi gửi lại.",
        ask="Đề nghị kiểm tra từng ô trong biểu gửi kèm và ghi riêng từng ô.",
        reason="Không rõ nội dung là của riêng ô đầu hay chung cho các ô được gộp; ô đầu vẫn được tính và đánh dấu.",
    ),
    _error(
        code="figure-covered",
        title="Nội dung bị ô gộp che",
        message="Dòng “{label}”: ô {cell} có nội dung “{found}” nhưng bị vùng gộp {expected} che, "
        "người xem không thấy.",
        remedy="Đề nghị đơn vị bỏ gộp ô, kiểm tra nội dung của từng ô rồi gửi lại.",
        ask="Đề nghị kiểm tra từng ô trong biểu gửi kèm và ghi riêng từng ô.",
        reason="Người gửi và người ký không nhìn thấy nội dung này.",
    ),
    _warning(
        code="column-recovered",
        title="Cột mất tiêu đề, đọc theo vị trí",
        message="Trang “{sheet}”: cột “{expected}” bị xóa hoặc sửa tiêu đề; số liệu được đọc theo vị trí cột.",
        remedy="Đề nghị đơn vị xác nhận nội dung cột; lần sau không sửa tiêu đề cột.",
        reason="Vị trí các cột bên cạnh cho biết đó là cột nào, nhưng người nhập có thể đã ghi nội dung khác.",
    ),
    _warning(
        code="row-added",
        title="Nội dung ghi ngoài ô của biểu",
        message="Có nội dung ghi ở chỗ không thuộc biểu: “{found}”. Nội dung này không được tổng hợp.",
        remedy="Đề nghị đơn vị chuyển nội dung vào đúng ô của biểu, hoặc vào cột Ghi chú, phần Thuyết minh.",
        ask="Nội dung này được liệt kê ở cuối trang “Cần xem lại”: nếu cần, đề nghị ghi vào đúng ô của biểu.",
        reason="Các ô của biểu không bị ảnh hưởng, nhưng nội dung ghi thêm có thể là số liệu cần tính.",
    ),
    _error(
        code="list-agency-missing",
        title="Dòng danh sách chưa chọn đơn vị",
        message="Biểu gộp, phần “{expected}”: dòng “{label}” chưa chọn tên ở cột “Đơn vị”, không biết là của đơn vị "
        "nào. Dòng không được tổng hợp.",
        remedy="Đề nghị người gửi chọn tên đơn vị ở ô {cell}, trang “{sheet}”, rồi gửi lại biểu gộp.",
        reason="Không biết nội dung là của đơn vị nào.",
    ),
    _error(
        code="list-agency-unknown",
        title="Dòng danh sách của đơn vị không có trong biểu gộp",
        message="Biểu gộp, phần “{expected}”: dòng “{label}” ghi tên “{found}” ở cột “Đơn vị”, biểu gộp không có "
        "đơn vị này. Dòng không được tổng hợp.",
        remedy="Đề nghị người gửi chọn lại tên đơn vị trong danh sách ở ô {cell}, trang “{sheet}”, rồi gửi lại; đơn vị "
        "ngoài biểu gộp thì ghi vào biểu của đơn vị đó.",
        reason="Không biết nội dung là của đơn vị nào.",
    ),
    _warning(
        code="sheet-copied",
        title="Trang có bản sao",
        message="Phần “{expected}” có ở nhiều trang: trang “{sheet}” và {found}. Dòng nào giống nhau thì tính một lần.",
        remedy="Đề nghị đơn vị xác nhận trang “{sheet}” là trang đúng và xóa trang thừa.",
        ask="Đề nghị kiểm tra số liệu của trang này trong biểu gửi kèm.",
        reason="Dòng giống nhau không có gì phải chọn; dòng khác nhau được nêu riêng và không tính.",
    ),
    _info(
        code="sheet-added",
        title="Trang ngoài biểu",
        message="Tệp có thêm trang không thuộc biểu: {found}. Nội dung các trang này không được tổng hợp.",
        remedy="Không phải làm gì; nếu đó là số liệu cần tổng hợp, đề nghị đơn vị ghi vào các trang của biểu.",
        reason="Các trang của biểu không bị ảnh hưởng.",
    ),
    _warning(
        code="sheet-resembles-form",
        title="Trang thêm giống trang của biểu",
        message="Trang “{found}” không có mã của biểu nhưng in các tiêu đề, nội dung giống biểu; "
        "trang này không được đọc.",
        remedy="Hỏi lại đơn vị trang nào là số đúng: nếu trang “{found}” là bản sửa, đề nghị chép số liệu vào "
        "các trang của biểu rồi gửi lại; nếu là bản nháp, xóa trang.",
        ask="Trang thêm không được đọc: nếu đó là bản sửa, đề nghị ghi số đúng vào biểu gửi kèm.",
        reason="Có thể là bản đã sửa của biểu; số đang tổng hợp có thể là số cũ.",
    ),
    _info(
        code="sheet-renamed",
        title="Trang bị đổi tên",
        message="Trang “{expected}” được đổi tên thành “{found}”; công cụ vẫn nhận ra nhờ mã ẩn hoặc tiêu đề cột.",
        remedy="Không phải làm gì.",
        reason="Tên trang không ảnh hưởng đến số liệu.",
    ),
    _info(
        code="sheets-reordered",
        title="Trang bị đổi chỗ",
        message="Các trang của biểu không còn theo thứ tự đã cấp.",
        remedy="Không phải làm gì.",
        reason="Trang được tìm theo mã, không theo thứ tự.",
    ),
    _info(
        code="column-moved",
        title="Cột bị chuyển chỗ",
        message="Trang “{sheet}”: cột {found} bị chuyển sang chỗ khác; công cụ đọc theo tiêu đề cột.",
        remedy="Không phải làm gì.",
        reason="Cột được tìm theo tiêu đề, không theo vị trí.",
    ),
    _info(
        code="row-moved",
        title="Dòng bị chuyển chỗ",
        message="Trang “{sheet}”: dòng {found} bị chuyển sang chỗ khác; công cụ đọc theo mã dòng.",
        remedy="Không phải làm gì.",
        reason="Dòng được tìm theo mã, nội dung in sẵn đã đối chiếu.",
    ),
    _info(
        code="validation-lost",
        title="Ô nhập mất kiểm tra",
        message="{found} ô nhập không còn phần kiểm tra của Excel, ví dụ ô {cell} trang “{sheet}”; thường do dán đè.",
        remedy="Không phải làm gì; lần sau nên dán giá trị (Paste Values).",
        reason="Công cụ tự kiểm tra lại mọi ô.",
    ),
    _info(
        code="protection-lost",
        title="Mất khóa trang",
        message="Khóa bảo vệ của trang không còn: {found}. Các ô khóa đã được đối chiếu với bản đã cấp.",
        remedy="Không phải làm gì.",
        reason="Một số phần mềm văn phòng bỏ khóa khi lưu; mọi khác biệt đều được nêu riêng.",
    ),
)
