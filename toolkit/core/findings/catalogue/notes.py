"""Rules for the record, and a few to ask about: what was normalised or recovered while reading one cell.

Each code is a note of the reader (``Reading.notes``); the value was used. ``{found}`` is what was typed,
``{expected}`` the value as it was understood.
"""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_rule = partial(Rule, scope=Scope.CELL)
_info = partial(_rule, severity=Severity.INFO, remedy="Không phải làm gì.")
_AT = "Dòng “{label}”, cột “{heading}”: "
_SAME = "Giá trị không thay đổi."

RULES: tuple[Rule, ...] = (
    _rule(
        code="percent-of-one",
        severity=Severity.WARNING,
        title="Tỷ lệ đúng bằng 1",
        message=_AT + "ghi “{found}”, được đọc là 1 %, không phải 100 %.",
        remedy="Đề nghị đơn vị xác nhận là 1 %; nếu là 100 % thì ghi 100.",
        reason="Con số đọc được, nhưng có thể là 100 % ghi dưới dạng phân số.",
    ),
    _rule(
        code="zero-hidden",
        severity=Severity.WARNING,
        title="Số 0 không hiện ra",
        message=_AT + "ô ghi số 0, nhưng định dạng của ô không hiện số 0.",
        remedy="Đề nghị đơn vị xác nhận là số 0; nếu chưa có số liệu thì xóa trống ô và chọn lý do.",
        reason="Người nhập nhìn thấy ô trống; ô trống và số 0 là hai câu trả lời khác nhau.",
    ),
    _info(
        code="formula-in-input",
        title="Công thức ở ô nhập",
        message=_AT + "ô chứa công thức; công cụ lấy giá trị đã tính “{expected}”.",
        reason="Giá trị đã tính được lưu trong tệp.",
    ),
    _rule(
        code="formula-external",
        severity=Severity.WARNING,
        title="Công thức lấy số từ tệp khác",
        message=_AT + "ô lấy giá trị từ một tệp khác; công cụ dùng giá trị đã lưu “{expected}”.",
        remedy="Đề nghị đơn vị xác nhận con số và gõ thẳng giá trị vào ô.",
        reason="Không mở được tệp kia để kiểm tra; giá trị đã lưu có thể là số cũ.",
    ),
    _rule(
        code="formula-unproven",
        severity=Severity.WARNING,
        title="Công thức chưa được tính lại",
        message=_AT
        + "ô chứa công thức; công cụ dùng giá trị đã lưu “{expected}”, nhưng tệp còn yêu cầu tính lại khi mở.",
        remedy="Đề nghị đơn vị mở tệp bằng Excel, xem con số có còn như vậy không, rồi lưu và gửi lại hoặc xác nhận.",
        reason="Chương trình ghi tệp không tự tính; giá trị đã lưu có thể khác con số hiện ra khi mở.",
    ),
    _info(
        code="percent-format",
        title="Ô định dạng phần trăm",
        message=_AT + "ô có định dạng phần trăm, được đọc là {expected} %.",
        reason="Excel lưu 66,67 % dưới dạng 0,6667; định dạng cho biết chắc chắn cách đọc.",
    ),
    _info(
        code="percent-sign",
        title="Gõ kèm dấu %",
        message=_AT + "“{found}” gõ kèm dấu %, được đọc là {expected}.",
        reason="Đơn vị tính của dòng cũng là %.",
    ),
    _info(
        code="unit-typed",
        title="Gõ kèm đơn vị tính",
        message=_AT + "“{found}” gõ kèm đơn vị tính, được đọc là {expected}.",
        reason="Đơn vị gõ kèm đúng là đơn vị tính của dòng.",
    ),
    _info(
        code="year-typed",
        title="Gõ kèm năm của số liệu",
        message=_AT + "“{found}” được đọc là {expected}; năm gõ kèm được lấy làm năm của số liệu.",
        reason="Chỉ tiêu lấy số mới nhất: con số được dùng kèm năm của nó.",
    ),
    _info(
        code="ratio-form",
        title="Gõ kèm mẫu số của đơn vị tính",
        message=_AT + "“{found}” được đọc là {expected}.",
        reason="Mẫu số gõ kèm đúng là mẫu số của đơn vị tính.",
    ),
    _info(
        code="number-as-text",
        title="Số lưu dưới dạng chữ",
        message=_AT + "“{found}” lưu dưới dạng chữ, được đọc là {expected}.",
        reason="Chỉ có một cách đọc.",
    ),
    _info(
        code="separator-resolved",
        title="Dấu phân cách nghìn",
        message=_AT + "“{found}” được đọc là {expected}, vì cách đọc khác không hợp với đơn vị tính "
        "hoặc khoảng cho phép.",
        reason="Chỉ còn một cách đọc hợp lý.",
    ),
    _info(
        code="hidden-decimals",
        title="Nhiều chữ số thập phân hơn cần thiết",
        message=_AT + "giá trị đầy đủ là {expected}, nhiều chữ số thập phân hơn số in ra.",
        reason="Công cụ dùng giá trị đầy đủ và chỉ làm tròn ở kết quả cuối.",
    ),
    _info(
        code="answer-in-words",
        title="Trả lời bằng chữ ở ô ghi số",
        message=_AT + "“{found}” được hiểu là “{expected}”.",
        reason="Câu trả lời rõ nghĩa; lần sau nên chọn ở cột Tình trạng số liệu.",
    ),
    _info(
        code="choice-normalised",
        title="Giá trị chọn gõ tay",
        message=_AT + "“{found}” được hiểu là “{expected}”.",
        reason="Chỉ khác chữ hoa, chữ thường hoặc dấu cách.",
    ),
    _info(
        code="date-as-text",
        title="Ngày lưu dưới dạng chữ",
        message=_AT + "“{found}” được đọc là ngày {expected}.",
        reason="Ngày viết theo thứ tự ngày/tháng/năm.",
    ),
    _info(
        code="year-completed",
        title="Năm hai chữ số",
        message=_AT + "“{found}” được đọc là ngày {expected}.",
        reason="Năm hai chữ số được hiểu là từ năm 2000.",
    ),
    _info(
        code="text-from-number",
        title="Số ở ô ghi chữ",
        message=_AT + "ô ghi chữ chứa số hoặc ngày, được ghi lại thành “{expected}”.",
        reason=_SAME,
    ),
    _info(
        code="legacy-converted",
        title="Chuyển từ bảng mã cũ",
        message=_AT + "chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI) đã được chuyển sang Unicode: “{expected}”.",
        reason="Chuyển được trọn vẹn.",
    ),
    _info(
        code="unicode-composed",
        title="Chuẩn hóa chữ tổ hợp",
        message=_AT + "dấu tiếng Việt gõ kiểu tổ hợp đã được chuẩn hóa.",
        reason=_SAME,
    ),
    _info(
        code="zero-width-removed",
        title="Bỏ ký tự ẩn",
        message=_AT + "đã bỏ ký tự không nhìn thấy được.",
        reason=_SAME,
    ),
    _info(
        code="spaces-normalised",
        title="Chuẩn hóa dấu cách",
        message=_AT + "đã thay dấu cách đặc biệt bằng dấu cách thường.",
        reason=_SAME,
    ),
    _info(
        code="full-width-normalised",
        title="Chuẩn hóa chữ số rộng",
        message=_AT + "“{found}” gõ bằng chữ số rộng, được đọc là {expected}.",
        reason=_SAME,
    ),
    _info(
        code="minus-normalised",
        title="Chuẩn hóa dấu gạch",
        message=_AT + "đã thay dấu gạch đặc biệt bằng dấu trừ thường.",
        reason=_SAME,
    ),
    _info(
        code="apostrophe-removed",
        title="Bỏ dấu nháy đầu ô",
        message=_AT + "đã bỏ dấu nháy ở đầu ô, được đọc là {expected}.",
        reason=_SAME,
    ),
)
