"""Rules about consolidated workbooks of a lower level: a district's at the province, a province's at the ministry."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.FILE, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.FILE, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.FILE, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _error(
        code="lower-unreadable",
        title="Không đọc được sổ tổng hợp của cấp dưới",
        message="Tệp là sổ tổng hợp của cấp dưới nhưng không đọc được ({found}).",
        remedy="Đề nghị đơn vị chạy lại bdgxl merge và gửi lại sổ tổng hợp, không xóa trang, không đổi tên trang.",
        reason="Không biết số liệu của cấp dưới là số nào.",
    ),
    _error(
        code="lower-level-wrong",
        title="Sổ tổng hợp không phải của cấp dưới",
        message="Tệp là sổ tổng hợp của {found}; kế hoạch này là của {expected} nên chỉ nhận sổ của cấp dưới.",
        remedy="Chuyển tệp ra khỏi thư mục; nếu cần số của đơn vị này, đề nghị đơn vị điền vào biểu được cấp.",
        ask="",
        reason="Số của cấp trên hoặc cùng cấp có thể đã gồm cả số của đơn vị khác, cộng vào sẽ trùng.",
    ),
    _error(
        code="lower-agency-unknown",
        title="Sổ tổng hợp của cơ quan không có trong kế hoạch",
        message="Tệp là sổ tổng hợp của “{found}”, nhưng không đơn vị nào của kế hoạch có tên đó.",
        remedy="Nếu đó là một đơn vị của kế hoạch, ghi thêm “{found}” vào cột tên gọi khác (aliases) của đơn vị đó "
        "trong tệp kế hoạch rồi chạy lại.",
        ask="",
        reason="Công cụ không tự đoán sổ là của đơn vị nào.",
    ),
    _error(
        code="lower-agency-ambiguous",
        title="Nhiều đơn vị cùng tên với cơ quan lập sổ",
        message="Tệp là sổ tổng hợp của “{found}”; kế hoạch có nhiều đơn vị mang tên đó: {expected}.",
        remedy="Sửa tên hoặc tên gọi khác (aliases) trong tệp kế hoạch để chỉ còn một đơn vị rồi chạy lại.",
        ask="",
        reason="Công cụ không tự đoán sổ là của đơn vị nào.",
    ),
    _error(
        code="lower-period-differs",
        title="Kỳ của sổ cấp dưới không khớp",
        message="Sổ tổng hợp của cấp dưới là của kỳ {found}; kế hoạch này có các kỳ: {expected}. "
        "Hai kỳ phải kết thúc cùng ngày và cùng là cả năm hoặc cùng có ước cả năm.",
        remedy="Đề nghị đơn vị tổng hợp đúng kỳ rồi gửi lại, hoặc sửa ngày của kỳ trong tệp kế hoạch.",
        ask="Đề nghị tổng hợp đúng kỳ rồi gửi lại sổ.",
        reason="Số của hai khoảng thời gian khác nhau không cộng với nhau được.",
    ),
    _error(
        code="lower-nothing-taken",
        title="Sổ cấp dưới không có số nào dùng được",
        message="Không dòng nào của sổ tổng hợp cấp dưới ứng với biểu mà đơn vị phải gửi: {found}.",
        remedy="Đối chiếu mã, tên và đơn vị tính của chỉ tiêu trong hai kế hoạch; "
        "hoặc đề nghị đơn vị điền biểu được cấp.",
        reason="Chỉ cộng những chỉ tiêu chắc chắn là một.",
    ),
    _error(
        code="lower-counted-twice",
        title="Hai sổ cấp dưới cùng gồm một tệp",
        message="Sổ tổng hợp của {expected} có những tệp cũng nằm trong sổ khác: {found}. Các sổ được tạm giữ.",
        remedy="Xác định các tệp đó thuộc sổ nào; đề nghị đơn vị kia bỏ tệp ra, tổng hợp lại và gửi lại sổ. "
        "Nếu phải tổng hợp ngay, bỏ một sổ ra (--exclude).",
        ask="",
        reason="Cộng cả hai sổ thì số của một đơn vị được tính hai lần.",
    ),
    _error(
        code="lower-contains-file",
        title="Tệp đã nằm trong sổ của cấp dưới",
        message="Tệp này đã được cộng trong {found}, nên được tạm giữ.",
        remedy="Nếu sổ đó đúng thì không phải làm gì. Nếu phải lấy tệp này, đề nghị đơn vị lập sổ bỏ tệp ra, "
        "tổng hợp lại và gửi lại sổ; hoặc bỏ sổ đó ra (--exclude).",
        ask="",
        reason="Cộng cả tệp và sổ thì số của một đơn vị được tính hai lần.",
    ),
    _error(
        code="lower-contains-agency",
        title="Số của đơn vị đã có trong sổ của cấp dưới",
        message="Dòng “{label}”: {expected} đã được cộng trong {found}; số của tệp này không cộng lần nữa.",
        remedy="Nếu sổ đó đúng thì không phải làm gì. Nếu phải lấy tệp này, đề nghị đơn vị lập sổ bỏ {expected} ra, "
        "tổng hợp lại và gửi lại sổ; hoặc bỏ sổ đó ra (--exclude). "
        "Nếu là hai đơn vị trùng tên, ghi hai tên khác nhau (thêm tên huyện) trong tệp kế hoạch.",
        ask="",
        reason="Một đơn vị vừa gửi thẳng vừa có trong sổ của cấp dưới; cộng cả hai thì tính hai lần.",
    ),
    _error(
        code="lower-damaged",
        title="Sổ của cấp dưới đã bị sửa",
        message="Sổ của cấp dưới đã bị sửa nên có phần không lấy được: {found}.",
        remedy="Đề nghị đơn vị gửi lại sổ đúng như bdgxl merge ghi ra: không chép thêm dòng, "
        "không sửa cột mã, không xóa và không đổi tên trang.",
        ask="Đề nghị gửi lại sổ đúng như bdgxl merge ghi ra, không sửa.",
        reason="Không biết số liệu của cấp dưới là số nào.",
    ),
    _warning(
        code="lower-coverage-incomplete",
        title="Số của cấp dưới chưa đủ đơn vị",
        message="Dòng “{label}”: số trong sổ của cấp dưới chưa đủ đơn vị ({found}).",
        remedy="Đôn đốc đơn vị thu đủ báo cáo của cấp dưới, tổng hợp lại và gửi lại sổ.",
        reason="Số vẫn được cộng và đánh dấu; thiếu đơn vị thì tổng số chưa phải của cả địa bàn.",
    ),
    _warning(
        code="lower-rows-left-out",
        title="Có dòng của cấp dưới không cộng lên được",
        message="Không lấy từ sổ của cấp dưới: {found}.",
        remedy="Thống nhất mã, tên và đơn vị tính giữa hai kế hoạch; "
        "hoặc đề nghị đơn vị ghi các dòng này vào biểu của mình.",
        reason="Chỉ cộng những dòng chắc chắn là một; dòng khác tên hoặc khác đơn vị tính không bị trộn vào.",
    ),
    _info(
        code="lower-rows-not-asked",
        title="Sổ cấp dưới có dòng ngoài kế hoạch này",
        message="Sổ của cấp dưới còn có: {found}.",
        remedy="Không phải làm gì. Nếu kế hoạch này phải có các dòng đó, bổ sung vào kế hoạch rồi chạy lại.",
        reason="Cấp dưới được đặt thêm chỉ tiêu của mình.",
    ),
    _info(
        code="lower-forms-left-out",
        title="Phần đơn vị phải tự ghi",
        message="Số liệu lấy từ sổ tổng hợp của {expected}; trang {found} không lấy từ sổ này.",
        remedy="Không phải làm gì với số liệu. Nếu cần phần chữ, đề nghị đơn vị gửi thêm biểu được cấp.",
        reason="Nhiệm vụ và thuyết minh là của chính đơn vị, không cộng từ cấp dưới.",
    ),
    _info(
        code="lower-beside-form",
        title="Có cả biểu và sổ tổng hợp",
        message="Đơn vị gửi cả biểu “{expected}”; dòng nào biểu đã ghi thì lấy theo biểu, "
        "nên {found} dòng trùng số của sổ này không cộng nữa.",
        remedy="Không phải làm gì.",
        reason="Hai tệp bổ sung cho nhau; một dòng chỉ được tính một lần.",
    ),
    _warning(
        code="lower-differs-from-form",
        title="Biểu và sổ tổng hợp của một đơn vị khác nhau",
        message="Dòng “{label}”: sổ tổng hợp ghi {found}, biểu của đơn vị ghi {expected}. Số của biểu được lấy.",
        remedy="Hỏi đơn vị số nào đúng; đề nghị gửi lại tệp ghi sai.",
        reason="Cùng một nội dung chỉ có một số đúng; không cộng cả hai.",
    ),
)
