"""Rules about the indicators of a plan: units, figures, direction against target, and compounds of other indicators."""

from functools import partial

from toolkit.core.findings.model import Rule, Scope, Severity

_error = partial(Rule, scope=Scope.PLAN, severity=Severity.ERROR)
_warning = partial(Rule, scope=Scope.PLAN, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.PLAN, severity=Severity.INFO)

UNITS: tuple[Rule, ...] = (
    _error(
        code="rate-as-percent",
        title="Tỷ suất khai là phần trăm",
        message="Dòng đo {found} nhưng đơn vị tính khai là %.",
        remedy="Chọn loại đơn vị tính {expected} và ghi mẫu số vào đơn vị tính.",
        reason="Tỷ lệ tính lại từ tử số và mẫu số sẽ sai hàng chục đến hàng nghìn lần.",
    ),
    _warning(
        code="unit-misprinted",
        title="Đơn vị tính in không đúng điều đang đo",
        message="Đơn vị tính in là “{found}”, còn số liệu được tính {expected}.",
        remedy="Ghi lại đơn vị tính cho đủ mẫu số: {expected}.",
        reason="Công cụ tính theo loại đơn vị đã khai; đơn vị đọc biểu có thể hiểu theo chữ in và ghi sai số.",
    ),
    _info(
        code="unit-style-mixed",
        title="Một đơn vị tính viết nhiều cách",
        message="Cùng một đơn vị tính viết nhiều cách: {found}.",
        remedy="Nên viết thống nhất là “{expected}”.",
        reason="Các cách viết cùng một nghĩa.",
    ),
)

FIGURES: tuple[Rule, ...] = (
    _error(
        code="figure-beyond-unit",
        title="Số vượt giới hạn của đơn vị tính",
        message="{field}: {found} nằm ngoài khoảng {expected}.",
        remedy="Kiểm tra con số, đơn vị tính và khoảng cho phép của dòng.",
        reason="Số thực hiện như vậy sẽ bị từ chối khi kiểm tra biểu.",
    ),
    _error(
        code="figure-differs",
        title="Con số khác với chữ in",
        message="{field}: con số là {found}, còn văn bản in “{expected}”.",
        remedy="Đối chiếu với văn bản và sửa con số.",
        reason="So sánh thực hiện với kế hoạch sẽ dùng con số sai.",
    ),
    _error(
        code="operator-differs",
        title="Phép so sánh khác với chữ in",
        message="Phép so sánh là {found}, còn văn bản in “{expected}”.",
        remedy="Đối chiếu với văn bản và sửa phép so sánh.",
        reason="Đạt hay không đạt sẽ bị kết luận sai.",
    ),
    _warning(
        code="figure-ambiguous",
        title="Con số đọc được hai cách",
        message="“{found}” có thể là {expected}.",
        remedy="Đối chiếu với văn bản rồi ghi con số đúng ở cột giá trị.",
        reason="Dấu chấm vừa dùng để ngăn hàng nghìn, vừa có nơi dùng thay dấu phẩy thập phân.",
    ),
    _warning(
        code="figure-in-words",
        title="Chữ trong cột số",
        message="{field}: ghi “{found}”, không có con số để so sánh.",
        remedy="Ghi con số, hoặc để trống và ghi lời vào chỗ khác.",
        reason="Không so được kết quả với dòng này.",
    ),
    _warning(
        code="figure-with-remark",
        title="Cột số ghi thêm số khác",
        message="{field}: ghi “{found}”; con số dùng để so sánh là {expected}.",
        remedy="Chỉ ghi {expected}; phần còn lại thuộc về đơn vị tính hoặc ghi chú.",
        reason="Phần ghi thêm là đơn vị tính; đọc nhầm thì con số sai.",
    ),
)

DIRECTION: tuple[Rule, ...] = (
    _error(
        code="verb-against-direction",
        title="Chiều trái với tên chỉ tiêu",
        message="Tên chỉ tiêu nói “{expected}”, còn chiều khai là {found}.",
        remedy="Sửa chiều của chỉ tiêu.",
        reason="Kết quả tốt sẽ bị coi là xấu.",
    ),
    _error(
        code="operator-against-direction",
        title="Phép so sánh trái với chiều",
        message="Kế hoạch ghi “{found}” trong khi chỉ tiêu phải {expected}.",
        remedy="Xác định lại mức kế hoạch: con số và dấu lớn hơn, nhỏ hơn.",
        reason="Không kết luận được đạt hay không đạt.",
    ),
    _warning(
        code="target-against-verb",
        title="Mức kế hoạch ngược với tên chỉ tiêu",
        message="Tên chỉ tiêu nói “{expected}” nhưng {found}.",
        remedy="Kiểm tra con số; nếu chủ ý đặt mức thấp hơn thì ghi rõ lý do.",
        reason="Đạt kế hoạch mà tình hình xấu đi so với năm trước.",
    ),
    _warning(
        code="target-below-reached",
        title="Mức kế hoạch kém mức đã đạt",
        message="Mức kế hoạch kém mức đã đạt: {found}.",
        remedy="Kiểm tra con số; nếu chủ ý đặt mức thấp hơn thì ghi rõ lý do.",
        reason="Đạt kế hoạch mà tình hình xấu đi so với năm trước.",
    ),
    _warning(
        code="verb-without-change",
        title="Nói thay đổi nhưng mức giữ nguyên",
        message="Tên chỉ tiêu nói “{expected}” nhưng mức kế hoạch bằng kết quả năm trước ({found}).",
        remedy="Đặt mức khác, hoặc viết “Duy trì” trong tên chỉ tiêu.",
        reason="Giữ nguyên cũng được tính là đạt, trái với tên chỉ tiêu.",
    ),
    _warning(
        code="direction-missing",
        title="Không rõ chỉ tiêu phải tăng hay giảm",
        message="Có mức kế hoạch {found} nhưng không khai chiều và văn bản không in phép so sánh.",
        remedy="Khai chiều tăng, giảm hoặc duy trì.",
        reason="Không kết luận được đạt hay không đạt.",
    ),
    _info(
        code="direction-unstated",
        title="Văn bản không nói tăng hay giảm",
        message="Tên chỉ tiêu không có động từ tăng, giảm hay duy trì; công cụ hiểu là {found}.",
        remedy="Xác nhận chiều, hoặc thêm động từ vào tên chỉ tiêu.",
        reason="Chiều được suy từ nội dung của chỉ tiêu quốc gia.",
    ),
)

COMPOUNDS: tuple[Rule, ...] = (
    _warning(
        code="mean-of-rates",
        title="Trung bình cộng của các tỷ lệ",
        message="Kết quả {found} đúng bằng trung bình cộng của các dòng {expected}.",
        remedy="Tính lại từ tổng tử số chia tổng mẫu số của các dòng đó.",
        reason="Trung bình cộng các tỷ lệ chỉ đúng khi các mẫu số bằng nhau; công cụ luôn tính từ tử số và mẫu số.",
    ),
    _warning(
        code="parent-asked-too",
        title="Dòng chung và các dòng con cùng thu số liệu",
        message="Dòng thu số liệu riêng, các dòng con {expected} cũng thu, cùng đơn vị tính.",
        remedy="Nếu dòng này gộp từ các dòng con, chọn cách tổng hợp “tính từ chỉ tiêu thành phần”.",
        reason="Số của dòng chung có thể không khớp với các dòng con.",
    ),
    _error(
        code="part-without-components",
        title="Dòng thành phần không có tử số, mẫu số",
        message="Dòng được tính từ {found}, nhưng các dòng đó không thu tử số và mẫu số.",
        remedy="Khai tử số, mẫu số cho {found}, hoặc đổi cách tổng hợp của dòng này.",
        reason="Không tính được tỷ lệ chung từ các tỷ lệ.",
    ),
)

SENSITIVE: tuple[Rule, ...] = (
    _info(
        code="victims-not-marked",
        title="Chỉ tiêu về nạn nhân chưa đánh dấu nhạy cảm",
        message="Chỉ tiêu đếm người bị hoặc người gây bạo lực, mua bán, chưa ghi là nhạy cảm.",
        remedy="Ghi “Có” ở cột “Nhạy cảm” (sensitive: true) và ghi mức ở “Đánh dấu số đếm dưới” (sensitive_below).",
        reason="Số đếm một, hai người có thể làm lộ danh tính; sổ tổng hợp chỉ cảnh báo ở dòng được đánh dấu.",
    ),
    _info(
        code="sensitive-without-threshold",
        title="Có đánh dấu nhạy cảm nhưng chưa có mức",
        message="Kế hoạch đánh dấu nhạy cảm ở {found} dòng, cột, nhưng không ghi mức.",
        remedy="Ghi mục “Đánh dấu số đếm dưới” (sensitive_below), ví dụ 5.",
        reason="Không có mức thì sổ tổng hợp không đánh dấu số nào.",
    ),
)

RULES: tuple[Rule, ...] = (*UNITS, *FIGURES, *DIRECTION, *COMPOUNDS, *SENSITIVE)
