"""Rules across the rows of a form, the forms of an agency and the agencies of a plan."""

from functools import partial

from toolkit.core.findings import tolerances as limits
from toolkit.core.findings.model import Rule, Scope, Severity

_warning = partial(Rule, scope=Scope.SET, severity=Severity.WARNING)
_info = partial(Rule, scope=Scope.SET, severity=Severity.INFO)

RULES: tuple[Rule, ...] = (
    _warning(
        code="reporters-disagree",
        title="Hai đơn vị báo hai số khác nhau",
        message="Dòng “{label}”: số chính thức là {found}, nhưng số đối chiếu là {expected}.",
        remedy="Hỏi lại hai đơn vị về nguồn và cách tính; nếu số chính thức sai, đề nghị đơn vị báo số đó gửi lại.",
        ask="Đề nghị kiểm tra nguồn và cách tính; số đúng thì giữ nguyên và ghi nguồn ở cột Ghi chú.",
        reason=f"Số chốt vẫn được tổng hợp và đánh dấu. Kế hoạch không nêu mức chênh lệch được phép: không hỏi khi "
        f"lệch không quá {limits.AGREEMENT:.0%}.",
    ),
    _warning(
        code="reports-disagree",
        title="Một đơn vị ghi hai số ở hai báo cáo",
        message="Dòng “{label}” ghi {found}, trong khi báo cáo khác của cùng đơn vị ghi {expected}.",
        remedy="Đề nghị đơn vị xác nhận số đúng và gửi lại báo cáo ghi sai.",
        reason="Hai báo cáo hỏi cùng một nội dung trong cùng một kỳ. Số được tổng hợp một lần và đánh dấu; chỉ tiêu do "
        "một đơn vị chốt số thì chưa có kết quả cho đến khi xác định số đúng.",
    ),
    _warning(
        code="part-above-parent",
        title="Chỉ tiêu thành phần lớn hơn chỉ tiêu chung",
        message="Dòng “{label}” ghi {found}, lớn hơn dòng chung là {expected}.",
        remedy="Đề nghị kiểm tra hai dòng và gửi lại số đúng, hoặc giải thích ở cột Ghi chú.",
        reason="Phần của một số đếm không lớn hơn toàn bộ; không xét tỷ lệ. Vẫn tổng hợp và đánh dấu vì văn bản không "
        "nói rõ dòng nào gồm dòng nào.",
    ),
    _warning(
        code="below-half-year",
        title="Số cả năm nhỏ hơn số 6 tháng",
        message="Dòng “{label}” ghi {found}, nhỏ hơn số đã báo ở kỳ trước là {expected}.",
        remedy="Đề nghị kiểm tra: có thể mới ghi số của nửa cuối năm. Nếu số này có thể giảm trong năm thì ghi rõ ở "
        "cột Ghi chú.",
        reason="Số cộng dồn cả năm không nhỏ hơn số của nửa năm; vẫn tổng hợp và đánh dấu.",
    ),
    _warning(
        code="outlier-among-reporters",
        title="Khác hẳn các đơn vị khác",
        message="Dòng “{label}” là {found}, khác hẳn các đơn vị khác ({expected}).",
        remedy="Đề nghị đơn vị kiểm tra (a), (b); nếu số đúng thì xác nhận ở cột Ghi chú.",
        reason=f"Chỉ xét tỷ lệ, khi có từ {limits.OUTLIER_REPORTERS} đơn vị trở lên với mẫu số từ "
        f"{limits.SMALL_DENOMINATOR}: cách trung vị quá {limits.OUTLIER_DEVIATIONS} lần độ lệch chuẩn ước theo độ lệch "
        f"tuyệt đối trung vị và quá {limits.OUTLIER_SHARE:.0%} trung vị.",
    ),
    _info(
        code="small-count",
        title="Số đếm quá nhỏ về người cần giữ kín",
        message="{found} có số đếm {expected} về nạn nhân, người dễ bị nhận ra; ô đầu tiên ở dòng “{label}”.",
        remedy="Không phải sửa. Không công bố các số này, kể cả tỷ lệ tính từ số đó.",
        reason="Kế hoạch đánh dấu các dòng, cột này là nhạy cảm và nêu mức. Số vẫn được tổng hợp, kèm dấu † ở sổ tổng "
        "hợp.",
    ),
)
