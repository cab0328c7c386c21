"""Rules about a plan as a document: number and date, numbering of rows, days.

In every plan rule ``{field}`` is the column or field concerned, in Vietnamese.
"""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.PLAN, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.PLAN, severity=Severity.WARNING)

_CITED = "Biểu và báo cáo tổng hợp dẫn số, ngày này; hai cách ghi làm người nhận không biết đâu là văn bản đúng."
_READ_BY_NUMBER = "Số TT chỉ để in; công cụ nhận dòng bằng mã. Nhưng người đọc báo cáo dò theo số TT."

IDENTITY: tuple[Rule, ...] = (
    _warning(
        code="plan-number-missing",
        title="Chưa có số văn bản",
        message="Kế hoạch chưa ghi số, ký hiệu.",
        remedy="Ghi số, ký hiệu khi văn bản đã được ban hành.",
        reason="Biểu gửi các đơn vị không dẫn được số của kế hoạch.",
    ),
    _warning(
        code="plan-date-missing",
        title="Chưa có ngày ban hành",
        message="Kế hoạch chưa ghi ngày ban hành.",
        remedy="Ghi ngày khi văn bản đã được ban hành.",
        reason="Biểu không dẫn được ngày, và không kiểm tra được hạn nộp có sau ngày ban hành hay không.",
    ),
    _warning(
        code="number-malformed",
        title="Số văn bản viết sai dạng",
        message="Số văn bản ghi “{found}”, không đúng dạng số/ký hiệu.",
        remedy="Ghi lại theo dạng số/ký hiệu, ví dụ {expected}.",
        reason=_CITED,
    ),
    _warning(
        code="annex-number-differs",
        title="Phụ lục dẫn số khác",
        message="Phụ lục dẫn kế hoạch số “{found}”, còn kế hoạch mang số “{expected}”.",
        remedy="Đối chiếu với bản gốc và đính chính số ở phụ lục hoặc ở kế hoạch.",
        reason=_CITED,
    ),
    _warning(
        code="annex-date-differs",
        title="Phụ lục dẫn ngày khác",
        message="Phụ lục dẫn kế hoạch ngày {found}, còn kế hoạch ban hành ngày {expected}.",
        remedy="Đối chiếu với bản gốc và đính chính ngày ở phụ lục hoặc ở kế hoạch.",
        reason=_CITED,
    ),
    _warning(
        code="year-differs",
        title="Tên văn bản nêu năm khác",
        message="Tên văn bản nêu năm {found}, còn kế hoạch là của năm {expected}.",
        remedy="Sửa năm ở tên văn bản hoặc ở kế hoạch; thường là chép lại từ kế hoạch năm trước.",
        reason="Đơn vị có thể tưởng nhầm biểu của năm khác.",
    ),
)

NUMBERING: tuple[Rule, ...] = (
    _warning(
        code="number-style-mixed",
        title="Số TT viết nhiều kiểu",
        message="Số TT ghi “{found}” trong khi các dòng khác cùng danh mục ghi theo kiểu “{expected}”.",
        remedy="Ghi lại là {expected}.",
        reason=_READ_BY_NUMBER,
    ),
    _warning(
        code="number-gap",
        title="Số TT nhảy cách",
        message="Số TT “{found}” đứng ở chỗ của “{expected}”.",
        remedy="Kiểm tra có sót dòng nào không; nếu không thì đánh lại số.",
        reason="Chỗ nhảy số có thể là một dòng bị sót khi soạn hoặc khi nhập.",
    ),
    _warning(
        code="number-repeated",
        title="Số TT lặp lại",
        message="Số TT “{found}” đã dùng cho dòng khác trong cùng danh mục.",
        remedy="Kiểm tra có dòng nào nhập hai lần không; nếu không thì đánh lại số.",
        reason=_READ_BY_NUMBER,
    ),
    _warning(
        code="number-blank",
        title="Thiếu số TT",
        message="Dòng không có số TT, trong khi các dòng khác cùng danh mục đều có.",
        remedy="Ghi số TT cho dòng.",
        reason=_READ_BY_NUMBER,
    ),
    _warning(
        code="number-parent-missing",
        title="Số TT không có dòng cấp trên",
        message="Số TT “{found}” thuộc mục “{expected}”, nhưng danh mục không có dòng “{expected}”.",
        remedy="Thêm dòng “{expected}” hoặc đánh lại số.",
        reason="Không rõ dòng này thuộc mục nào.",
    ),
)

DATES: tuple[Rule, ...] = (
    _error(
        code="due-before-period",
        title="Hạn nộp trước kỳ báo cáo",
        message="Hạn nộp {found} trước ngày đầu kỳ báo cáo {expected}.",
        remedy="Sửa hạn nộp hoặc ngày của kỳ.",
        reason="Báo cáo nào cũng bị coi là nộp muộn.",
    ),
    _warning(
        code="due-before-issue",
        title="Hạn nộp trước ngày ban hành",
        message="Hạn nộp {found} trước ngày ban hành kế hoạch {expected}.",
        remedy="Kiểm tra lại hạn nộp; nếu hạn đã qua thật thì bỏ kỳ này khỏi kế hoạch.",
        reason="Không đơn vị nào nộp kịp trước khi có kế hoạch.",
    ),
    _error(
        code="due-misread",
        title="Hạn nộp khác với chữ in",
        message="Hạn nộp là {found}, còn văn bản in “{expected}”.",
        remedy="Đối chiếu với văn bản và sửa ngày.",
        reason="Đôn đốc và tính nộp muộn sẽ sai ngày.",
    ),
    _warning(
        code="cutoff-outside-period",
        title="Ngày chốt số liệu ngoài kỳ",
        message="Ngày chốt số liệu {found} nằm ngoài kỳ báo cáo ({expected}).",
        remedy="Sửa ngày chốt số liệu hoặc ngày của kỳ.",
        reason="Đơn vị không biết lấy số liệu đến ngày nào.",
    ),
    _warning(
        code="consolidated-before-reports",
        title="Hạn báo cáo tổng hợp trước hạn các đơn vị",
        message="Hạn của báo cáo tổng hợp {found} trước hạn nộp của các đơn vị {expected}.",
        remedy="Sửa một trong hai hạn.",
        reason="Đến hạn tổng hợp thì các đơn vị chưa phải nộp.",
    ),
    _warning(
        code="period-outside-year",
        title="Kỳ báo cáo ngoài năm kế hoạch",
        message="Kỳ báo cáo {found} không chạm năm kế hoạch {expected}.",
        remedy="Sửa ngày của kỳ; thường là chép lại từ kế hoạch năm trước.",
        reason="Biểu sẽ hỏi số liệu của năm khác.",
    ),
    _error(
        code="task-dates-reversed",
        title="Nhiệm vụ kết thúc trước khi bắt đầu",
        message="Nhiệm vụ bắt đầu {found}, kết thúc {expected}.",
        remedy="Đối chiếu với thời gian in trong văn bản và sửa ngày.",
        reason="Không xác định được nhiệm vụ đã đến hạn hay chưa.",
    ),
    _warning(
        code="task-outside-year",
        title="Thời gian nhiệm vụ ngoài năm kế hoạch",
        message="Thời gian thực hiện {found} không chạm năm kế hoạch {expected}.",
        remedy="Đối chiếu với văn bản và sửa ngày.",
        reason="Có thể chép lại từ kế hoạch năm trước.",
    ),
    _warning(
        code="timing-misread",
        title="Ngày của nhiệm vụ khác với chữ in",
        message="Ngày của nhiệm vụ là {found}, còn văn bản in “{expected}”.",
        remedy="Đối chiếu với văn bản và sửa ngày.",
        reason="Nhiệm vụ bị coi là đến hạn sai ngày.",
    ),
    _warning(
        code="baseline-not-earlier",
        title="Kết quả không thuộc năm trước",
        message="Kết quả để so sánh là của năm {found}, không trước năm kế hoạch {expected}.",
        remedy="Kiểm tra lại năm của kết quả.",
        reason="So với kết quả của chính năm kế hoạch thì không thấy được thay đổi.",
    ),
)

RULES: tuple[Rule, ...] = (*IDENTITY, *NUMBERING, *DATES)
