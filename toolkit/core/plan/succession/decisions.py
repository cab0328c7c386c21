"""What ``plan next`` did and what it leaves to a person: one declared kind for everything that can come up."""

from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_NOTE = 20_000
_LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of decision; the texts are Vietnamese and whole sentences."""

    slug: str
    title: str
    done: str
    """What the tool did, or left."""
    decide: str
    """What is left to decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One thing to decide or to confirm."""

    kind: Kind
    code: str = ""
    """Code of the agency, indicator, task, report …; empty for the plan as a whole."""
    label: str = ""
    detail: str = ""
    """What is particular to it: old and new value, likely owner."""

    @property
    def line(self) -> str:
        """The decision in one line, without what its kind says."""
        named = f"{self.label} ({self.code})" if self.label and self.code else self.label or self.code
        return ": ".join(filter(None, (named, self.detail)))

    def as_json(self) -> dict[str, str]:
        """JSON-ready data with English keys."""
        return {
            "kind": self.kind.slug,
            "code": self.code,
            "label": self.label,
            "done": self.kind.done,
            "decide": self.kind.decide,
            "detail": self.detail,
        }


UNIT = Kind(
    slug="unit-gone",
    title="Đơn vị hành chính lập kế hoạch",
    done="Giữ nguyên tên nơi lập kế hoạch.",
    decide="Xác định cơ quan lập kế hoạch của năm mới.",
)
CONSOLIDATOR = Kind(
    slug="consolidator-gone",
    title="Cơ quan tổng hợp không còn",
    done="Giữ nguyên cơ quan tổng hợp và địa chỉ liên hệ; công cụ không tự thay.",
    decide="Xác định cơ quan tổng hợp, địa chỉ liên hệ, nơi các đơn vị gửi báo cáo.",
)
DUE = Kind(
    slug="due-moved",
    title="Hạn nộp, ngày chốt số liệu đã chuyển sang năm mới",
    done="Đã giữ ngày, tháng, đổi năm; hạn nộp báo cáo được đánh dấu chờ xác nhận.",
    decide="Xác nhận từng ngày theo văn bản mới; tránh ngày nghỉ.",
)
RECIPIENT = Kind(
    slug="recipient-abolished",
    title="Nơi nhận, cơ quan ban hành báo cáo không còn từ 01/3/2025",
    done="Giữ nguyên câu chữ.",
    decide="Sửa nơi nhận, cơ quan ban hành, ký hiệu.",
)
ABOLISHED_NAME = Kind(
    slug="text-abolished",
    title="Nội dung nhắc đến bộ, sở, ban không còn từ 01/3/2025",
    done="Giữ nguyên câu chữ.",
    decide="Sửa tên cơ quan. Cơ quan nêu sau chỉ là khả năng.",
)
LEVEL_NAME = Kind(
    slug="text-level",
    title="Nội dung nói đến cấp huyện, thị trấn (không còn từ 01/7/2025)",
    done="Giữ nguyên câu chữ.",
    decide="Sửa cho đúng đơn vị hành chính hiện nay; bỏ dòng không còn ý nghĩa.",
)
DOCUMENT = Kind(
    slug="document",
    title="Số và ngày ban hành",
    done="Đã bỏ số, ngày ban hành, phần dẫn chiếu ở phụ lục, chỗ trong văn bản và ghi chú của kế hoạch cũ.",
    decide="Ghi số và ngày khi kế hoạch mới được ban hành.",
)
ROLLED = Kind(
    slug="text-rolled",
    title="Năm trong tên gọi, hạn nộp",
    done="Đã đổi năm cũ thành năm mới.",
    decide="Kiểm tra lại câu chữ.",
)
LONG_PERIOD = Kind(
    slug="long-period",
    title="Kỳ dài hơn một năm",
    done="Giữ nguyên ngày đầu, ngày cuối và hạn nộp.",
    decide="Xác định kỳ này còn dùng không.",
)
CONTACT = Kind(
    slug="contact",
    title="Địa chỉ liên hệ của cơ quan tổng hợp",
    done="Đã bỏ, vì cơ quan tổng hợp đã thay đổi.",
    decide="Ghi địa chỉ, điện thoại mới.",
)
ISSUER = Kind(
    slug="outgoing-issuer",
    title="Cơ quan ban hành báo cáo gửi đi",
    done="Đã thay bằng cơ quan kế nhiệm, bỏ ký hiệu và nơi lưu của cơ quan cũ.",
    decide="Ghi ký hiệu, kiểm tra người ký.",
)
REPLACED = Kind(
    slug="agency-replaced",
    title="Cơ quan đã có cơ quan kế nhiệm",
    done="Đã thay bằng cơ quan kế nhiệm ở mọi chỗ.",
    decide="Kiểm tra cơ quan kế nhiệm có nhận đúng nhiệm vụ không.",
)
SPLIT = Kind(
    slug="agency-split",
    title="Cơ quan đã chia cho nhiều cơ quan kế nhiệm",
    done="Đã thay bằng tất cả các cơ quan kế nhiệm, trừ chỗ chỉ được có một đơn vị (chốt số, tổng hợp).",
    decide="Chọn cơ quan nhận từng chỉ tiêu, nhiệm vụ.",
)
LEAVING = Kind(
    slug="agency-leaving",
    title="Cơ quan kết thúc hoạt động trong năm",
    done="Giữ nguyên; kỳ kết thúc sau ngày đó do cơ quan kế nhiệm báo cáo.",
    decide="Kiểm tra ngày và cơ quan kế nhiệm.",
)
ENDED = Kind(
    slug="agency-ended",
    title="Cơ quan đã kết thúc hoạt động, chưa rõ cơ quan kế nhiệm",
    done="Giữ tên trong kế hoạch; không sinh biểu cho cơ quan này.",
    decide="Khai cơ quan kế nhiệm hoặc bỏ khỏi kế hoạch.",
)
ABOLISHED = Kind(
    slug="agency-abolished",
    title="Sở, ban không còn từ 01/3/2025",
    done="Giữ nguyên; công cụ không tự thay.",
    decide="Khai ngày kết thúc và cơ quan kế nhiệm. Cơ quan nêu sau tên chỉ là khả năng, tùy từng tỉnh.",
)
DISTRICT = Kind(
    slug="district-abolished",
    title="Đơn vị cấp huyện không còn từ 01/7/2025",
    done="Giữ nguyên; công cụ không tự thay.",
    decide="Thay bằng các xã, phường hiện nay (lệnh plan new --province ghi sẵn danh sách) hoặc bỏ.",
)
COMMUNE = Kind(
    slug="commune-redrawn",
    title="Đơn vị cấp xã được sắp xếp lại từ 01/7/2025",
    done="Giữ nguyên; công cụ không tự thay.",
    decide="Thay bằng các xã, phường hiện nay (lệnh plan new --province ghi sẵn danh sách).",
)
OWNER = Kind(
    slug="indicator-owner",
    title="Chỉ tiêu cần xác định đơn vị báo cáo",
    done="Giữ nguyên đơn vị báo cáo của năm cũ.",
    decide="Xác định đơn vị báo cáo; đơn vị nêu là “có thể” chưa chắc đúng với tỉnh này.",
)
BASELINE = Kind(
    slug="baseline",
    title="Kết quả năm trước lấy từ sổ tổng hợp",
    done="Đã ghi vào cột kết quả năm trước, đánh dấu chờ xác nhận.",
    decide="Xác nhận số liệu.",
)
DOUBTFUL = Kind(
    slug="baseline-doubtful",
    title="Kết quả năm trước chưa đủ, là số ước hoặc là số của năm khác",
    done="Đã ghi số hiện có vào cột kết quả năm trước, đánh dấu chờ xác nhận.",
    decide="Thay bằng số chính thức khi có.",
)
NO_RESULT = Kind(
    slug="baseline-missing",
    title="Chưa có kết quả năm trước",
    done="Để trống cột kết quả năm trước.",
    decide="Ghi kết quả khi có.",
)
TARGET = Kind(
    slug="target",
    title="Kế hoạch của năm mới",
    done="Để trống: kế hoạch năm cũ (nêu sau mã) không phải kế hoạch năm mới.",
    decide="Ghi kế hoạch của năm mới.",
)
LABEL = Kind(
    slug="text-year",
    title="Nội dung nhắc đến năm cũ",
    done="Giữ nguyên câu chữ.",
    decide="Sửa lại nếu không còn đúng.",
)
OLD_NAME = Kind(
    slug="text-agency",
    title="Nội dung nhắc đến cơ quan đã thay",
    done="Giữ nguyên câu chữ.",
    decide="Sửa tên cơ quan trong nội dung.",
)
TIMING = Kind(
    slug="timing-rolled",
    title="Thời gian thực hiện nhiệm vụ đã đổi sang năm mới",
    done="Đã đổi năm, đánh dấu chờ xác nhận.",
    decide="Xác nhận thời gian.",
)
OLD_TIMING = Kind(
    slug="timing-kept",
    title="Thời gian thực hiện nhiệm vụ còn năm cũ",
    done="Giữ nguyên câu chữ; ngày đầu, ngày cuối (nếu có) đã chuyển sang năm mới.",
    decide="Viết lại thời gian.",
)
LEADS = Kind(
    slug="leads",
    title="Tên cơ quan trong cột chủ trì, phối hợp",
    done="Đã thay tên cơ quan cũ bằng tên cơ quan kế nhiệm.",
    decide="Kiểm tra lại câu chữ.",
)


def short_label(text: str) -> str:
    """The beginning of a text, by which a person knows the row."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_LABEL else words[:_LONGEST_LABEL].rsplit(" ", 1)[0] + " …"


def grouped(decisions: Iterable[Decision]) -> dict[Kind, list[Decision]]:
    """Decisions by kind, kinds in the order in which they first come up."""
    found: dict[Kind, list[Decision]] = {}
    for decision in decisions:
        found.setdefault(decision.kind, []).append(decision)
    return found


def notes(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The decisions as notes of a plan, one for each kind."""
    found = []
    for kind, items in grouped(decisions).items():
        text = " ".join(filter(None, (f"{kind.title}.", kind.done, kind.decide)))
        lines = "; ".join(filter(None, (item.line for item in items)))
        note = f"{text} {lines}".strip()
        found.append(note if len(note) <= _LONGEST_NOTE else f"{note[: _LONGEST_NOTE - 1]}…")
    return tuple(found)
