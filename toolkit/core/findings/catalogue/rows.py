"""Rules across the cells of one row."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.ROW, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.ROW, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.ROW, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _warning(
        code="component-missing",
        title="Thiếu (a) hoặc (b)",
        message="Dòng “{label}” mới có {found}, chưa có {expected}.",
        remedy="Đề nghị ghi đủ số đạt (a) và tổng số (b) để tính được tỷ lệ chung.",
        reason="Con số đã ghi vẫn dùng được, nhưng chưa đủ để cộng với đơn vị khác.",
    ),
    _error(
        code="denominator-zero",
        title="Tổng số (b) bằng 0",
        message="Dòng “{label}”: tổng số (b) bằng 0 nhưng có {found}.",
        remedy="Đề nghị kiểm tra lại (b). Nếu kỳ này không có trường hợp nào, ghi (a) bằng 0 và chọn "
        "“Không phát sinh trong kỳ”.",
        reason="Không thể có phần tử trong một tổng bằng 0.",
    ),
    _error(
        code="numerator-above-denominator",
        title="(a) lớn hơn (b)",
        message="Dòng “{label}”: số đạt (a) là {found}, lớn hơn tổng số (b) là {expected}.",
        remedy="Đề nghị kiểm tra lại (a) và (b); có thể ghi đổi chỗ. Số liệu của dòng chưa được tổng hợp.",
        reason="Phần không thể lớn hơn tổng: ít nhất một trong hai số sai.",
    ),
    _error(
        code="rate-differs",
        title="Kết quả khác (a)/(b)",
        message="Dòng “{label}”: cột Kết quả ghi {found}, nhưng tính từ (a) và (b) được {expected}.",
        remedy="Đề nghị kiểm tra (a), (b) và Kết quả; đã ghi (a) và (b) thì có thể để trống cột Kết quả.",
        reason="Hai số của cùng một dòng mâu thuẫn nhau, không biết số nào đúng. Các số đều đọc được nên người có "
        "thẩm quyền có thể chấp nhận trong sổ theo dõi.",
        waivable=True,
    ),
    _error(
        code="part-above-total",
        title="Phần lớn hơn tổng",
        message="Dòng “{label}”: “{heading}” là {found}, lớn hơn số tổng là {expected}.",
        remedy="Đề nghị kiểm tra và ghi lại hai số. Hai số này chưa được tổng hợp.",
        reason="Phần không thể lớn hơn tổng: ít nhất một trong hai số sai.",
    ),
    _warning(
        code="parts-differ-from-total",
        title="Nam và nữ khác tổng số",
        message="Dòng “{label}”: nam và nữ cộng lại là {found}, khác “{heading}” là {expected}.",
        remedy="Đề nghị kiểm tra lại ba số và xác nhận, hoặc gửi lại số đúng.",
        reason="Ba số không khớp nhau nhưng không số nào vô lý; vẫn tổng hợp và đánh dấu.",
    ),
    _error(
        code="total-in-list",
        title="Dòng tổng cộng trong danh sách",
        message="Dòng “{label}” là dòng cộng của các dòng trên, không phải một mục của danh sách; "
        "dòng này không được tổng hợp.",
        remedy="Đề nghị xóa dòng cộng, công cụ tự cộng. Nếu dòng là một mục riêng, đề nghị ghi rõ tên của mục.",
        reason="Tính cả dòng cộng thì số tổng hợp bị nhân đôi. Nếu dòng đúng là một mục riêng, người có thẩm quyền "
        "có thể chấp nhận trong sổ theo dõi.",
        waivable=True,
    ),
    _warning(
        code="row-repeated",
        title="Hai dòng giống nhau",
        message="Dòng “{label}” giống hệt một dòng ở trên.",
        remedy="Đề nghị đơn vị xác nhận đây là hai mục khác nhau, hoặc xóa dòng thừa và gửi lại.",
        reason="Có thể dán trùng, cũng có thể là hai mục thật; vẫn tổng hợp và đánh dấu.",
    ),
    _error(
        code="status-contradicts-figure",
        title="Tình trạng trái với số liệu",
        message="Dòng “{label}”: Tình trạng số liệu chọn “{found}” nhưng có ghi {expected}.",
        remedy="Nếu có số liệu, đề nghị chọn “Chính thức” hoặc “Ước thực hiện”; nếu không có, đề nghị xóa con số.",
        reason="Đơn vị vừa nói không có số vừa ghi số: con số (kể cả số 0) chưa tin được.",
    ),
    _info(
        code="status-assumed",
        title="Chưa chọn tình trạng số liệu",
        message="Dòng “{label}” có số liệu nhưng chưa chọn Tình trạng số liệu; tạm coi là “{expected}”.",
        remedy="Nếu là số ước, đề nghị chọn “Ước thực hiện”.",
        reason="Có số mà không chọn thì thường là số chính thức.",
    ),
    _warning(
        code="source-missing",
        title="Chưa ghi nguồn số liệu",
        message="Dòng “{label}” có số liệu nhưng cột “{heading}” để trống.",
        remedy="Đề nghị ghi nguồn số liệu, ví dụ “Báo cáo của UBND các huyện”.",
        reason="Số liệu vẫn tổng hợp; thiếu nguồn thì khó đối chiếu.",
    ),
    _warning(
        code="explanation-missing",
        title="Chưa giải thích",
        message="Dòng “{label}”: {found} nhưng cột “{heading}” chưa ghi nguyên nhân.",
        remedy="Đề nghị ghi nguyên nhân (chưa đạt kế hoạch hoặc chưa có số liệu) và nguồn số liệu.",
        reason="Số liệu vẫn tổng hợp; báo cáo năm phải nêu nguyên nhân chưa đạt.",
    ),
)
