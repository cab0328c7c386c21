"""The indicators of the national strategy on gender equality (Nghị quyết 28/NQ-CP, 2021-2030), known by their wording.

What the strategy counts, per what, and which target it sets: used to propose what a printed annex does not state, and
to compare. Which indicators a plan has is said by the plan alone: codes and numbering of provinces differ, so an
indicator is recognised by the words of its label and not by its number. Numerators, denominators and the split of 1.1
by level and of 3.2 by kind of violence are inferred from titles, the guidance of the Ministry (Công văn
2792/LĐTBXH-BĐG) and plans of provinces; that is why they are only ever proposed.

Longer than other modules because it is a list.
"""

import re
from dataclasses import dataclass

from toolkit.core.plan.indicators import Direction, Mode
from toolkit.core.text import fold

_NQ = "NQ 28/NQ-CP: "


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """One national indicator, or one usual part of it."""

    code: str
    """Code within the strategy."""
    words: tuple[str, ...]
    """Folded words that a label of this indicator holds, each of them."""
    without: tuple[str, ...] = ()
    """Folded words that it does not hold."""
    numerator: str = ""
    denominator: str = ""
    direction: Direction = Direction.UP
    """Which way the strategy means it to move."""
    mode: Mode = Mode.RATIO
    target: str = ""
    definition: str = ""
    source: str = ""


_LEADERS = "Lãnh đạo chủ chốt địa phương: Chủ tịch, Phó Chủ tịch HĐND, UBND."

NATIONAL: tuple[National, ...] = (
    National(
        code="1.1.2",
        words=("lanh dao chu chot", "nu", "cap huyen"),
        without=("cap xa",),
        numerator="Số huyện, thành phố, thị xã có lãnh đạo chủ chốt của UBND hoặc HĐND là nữ",
        denominator="Tổng số huyện, thành phố, thị xã",
        definition=_LEADERS,
    ),
    National(
        code="1.1.3",
        words=("lanh dao chu chot", "nu", "cap xa"),
        without=("cap huyen",),
        numerator="Số xã, phường, thị trấn có lãnh đạo chủ chốt của UBND hoặc HĐND là nữ",
        denominator="Tổng số xã, phường, thị trấn",
        definition=_LEADERS,
    ),
    National(
        code="1.1",
        words=("lanh dao chu chot", "nu", "co quan quan ly nha nuoc"),
        numerator="Số cơ quan quản lý nhà nước, chính quyền địa phương các cấp có lãnh đạo chủ chốt là nữ",
        denominator="Tổng số cơ quan quản lý nhà nước, chính quyền địa phương các cấp",
        target="60% vào năm 2025, 75% vào năm 2030",
    ),
    National(
        code="2.1",
        words=("lao dong nu", "lam cong huong luong"),
        numerator="Số lao động nữ làm công hưởng lương",
        denominator="Tổng số lao động nữ có việc làm",
        target="50% vào năm 2025, khoảng 60% vào năm 2030",
    ),
    National(
        code="2.2",
        words=("lao dong nu", "nong, lam"),
        without=("dao tao", "ho tro", "tap huan"),
        direction=Direction.DOWN,
        numerator="Số lao động nữ làm việc trong khu vực nông, lâm, thủy sản",
        denominator="Tổng số lao động nữ có việc làm",
        target="dưới 30% vào năm 2025, dưới 25% vào năm 2030 (khu vực nông nghiệp)",
    ),
    National(
        code="2.2",
        words=("lao dong nu", "nong nghiep"),
        without=("dao tao", "ho tro", "tap huan"),
        direction=Direction.DOWN,
        numerator="Số lao động nữ làm việc trong khu vực nông nghiệp",
        denominator="Tổng số lao động nữ có việc làm",
        target="dưới 30% vào năm 2025, dưới 25% vào năm 2030",
    ),
    National(
        code="2.3",
        words=("nu giam doc", "doanh nghiep"),
        numerator="Số doanh nghiệp, hợp tác xã có giám đốc hoặc chủ là nữ",
        denominator="Tổng số doanh nghiệp, hợp tác xã",
        target="ít nhất 27% vào năm 2025, 30% vào năm 2030",
    ),
    National(
        code="3.1",
        words=("so gio", "noi tro"),
        direction=Direction.DOWN,
        mode=Mode.LATEST,
        target="1,7 lần vào năm 2025, 1,4 lần vào năm 2030",
        definition="Số giờ trung bình của nữ chia cho số giờ trung bình của nam, theo kết quả điều tra gần nhất.",
    ),
    National(
        code="3.2a.1",
        words=("nan nhan", "bao luc gia dinh", "dich vu"),
        without=("co so gioi",),
        numerator="Số nạn nhân của bạo lực gia đình được phát hiện đã được hỗ trợ ít nhất một dịch vụ cơ bản",
        denominator="Số nạn nhân của bạo lực gia đình được phát hiện",
    ),
    National(
        code="3.2a.2",
        words=("nan nhan", "bao luc tren co so gioi", "dich vu"),
        without=("bao luc gia dinh",),
        numerator="Số nạn nhân của bạo lực trên cơ sở giới được phát hiện đã được hỗ trợ ít nhất một dịch vụ cơ bản",
        denominator="Số nạn nhân của bạo lực trên cơ sở giới được phát hiện",
    ),
    National(
        code="3.2a",
        words=("bi bao luc gia dinh", "co so gioi", "dich vu"),
        numerator="Số người bị bạo lực được phát hiện đã được tiếp cận ít nhất một dịch vụ hỗ trợ cơ bản",
        denominator="Số người bị bạo lực gia đình, bạo lực trên cơ sở giới được phát hiện",
        target="80% vào năm 2025, 90% vào năm 2030",
    ),
    National(
        code="3.2b.1",
        words=("nguoi gay bao luc gia dinh", "tu van"),
        without=("co so gioi",),
        numerator="Số người gây bạo lực gia đình ở mức chưa bị truy cứu trách nhiệm hình sự đã được tư vấn, tham vấn",
        denominator="Số người gây bạo lực gia đình được phát hiện ở mức chưa bị truy cứu trách nhiệm hình sự",
    ),
    National(
        code="3.2b.2",
        words=("nguoi gay bao luc tren co so gioi", "tu van"),
        without=("bao luc gia dinh",),
        numerator=(
            "Số người gây bạo lực trên cơ sở giới ở mức chưa bị truy cứu trách nhiệm hình sự đã được tư vấn, tham vấn"
        ),
        denominator="Số người gây bạo lực trên cơ sở giới được phát hiện ở mức chưa bị truy cứu trách nhiệm hình sự",
    ),
    National(
        code="3.2b",
        words=("nguoi gay bao luc gia dinh", "co so gioi", "tu van"),
        numerator="Số người gây bạo lực đã được tư vấn, tham vấn",
        denominator="Số người gây bạo lực được phát hiện ở mức chưa bị truy cứu trách nhiệm hình sự",
        target="50% vào năm 2025, 70% vào năm 2030",
    ),
    National(
        code="3.3",
        words=("mua ban tro ve", "ho tro"),
        numerator="Số nạn nhân bị mua bán trở về có nhu cầu hỗ trợ đã được hưởng các dịch vụ",
        denominator="Số nạn nhân bị mua bán trở về được phát hiện có nhu cầu hỗ trợ",
        target="100% từ năm 2025 trở đi",
    ),
    National(
        code="3.4",
        words=("co so tro giup xa hoi", "cong lap"),
        numerator="Số cơ sở trợ giúp xã hội công lập có triển khai các hoạt động",
        denominator="Tổng số cơ sở trợ giúp xã hội công lập",
        target="70% vào năm 2025, 100% vào năm 2030",
    ),
    National(
        code="4.1",
        words=("gioi tinh khi sinh",),
        direction=Direction.DOWN,
        numerator="Số bé trai sinh ra sống trong kỳ",
        denominator="Số bé gái sinh ra sống trong kỳ",
        target="111 bé trai/100 bé gái vào năm 2025, 109 vào năm 2030",
    ),
    National(
        code="4.2",
        words=("tu vong", "ba me"),
        direction=Direction.DOWN,
        numerator="Số phụ nữ chết do nguyên nhân liên quan đến thai sản trong kỳ",
        denominator="Số trẻ đẻ ra sống trong kỳ",
        target="42/100.000 trẻ sinh ra sống vào năm 2025, dưới 42 vào năm 2030",
    ),
    National(
        code="4.2",
        words=("tu vong me",),
        without=("ba me",),
        direction=Direction.DOWN,
        numerator="Số phụ nữ chết do nguyên nhân liên quan đến thai sản trong kỳ",
        denominator="Số trẻ đẻ ra sống trong kỳ",
        target="42/100.000 trẻ sinh ra sống vào năm 2025, dưới 42 vào năm 2030",
    ),
    National(
        code="4.3",
        words=("sinh", "vi thanh nien"),
        without=("suc khoe sinh san", "hoc sinh", "sinh vien"),
        direction=Direction.DOWN,
        numerator="Số ca sinh của phụ nữ vị thành niên",
        denominator="Số phụ nữ vị thành niên",
        target="18/1.000 phụ nữ vào năm 2025",
    ),
    National(
        code="4.4",
        words=("huyen", "co so y te", "dong tinh"),
        numerator="Số huyện, thành phố, thị xã có ít nhất một cơ sở y tế cung cấp thí điểm dịch vụ",
        denominator="Tổng số huyện, thành phố, thị xã",
    ),
    National(
        code="5.1",
        words=("truong", "noi dung ve gioi", "chuong trinh giang day"),
        without=("he thong giao duc quoc dan",),
        numerator=(
            "Số trường sư phạm, trường phổ thông đã đưa nội dung về giới, bình đẳng giới vào chương trình giảng dạy "
            "chính thức"
        ),
        denominator="Tổng số trường sư phạm, trường phổ thông",
        target="nội dung được giảng dạy chính thức ở các trường sư phạm từ năm 2025 trở đi",
    ),
    National(
        code="5.2a",
        words=("dan toc thieu so", "hoan thanh", "tieu hoc"),
        without=("trung hoc co so",),
        numerator="Số trẻ em dân tộc thiểu số hoàn thành giáo dục tiểu học",
        denominator="Số trẻ em dân tộc thiểu số thuộc diện tính",
        target="trên 90% vào năm 2025, khoảng 99% vào năm 2030",
    ),
    National(
        code="5.2b",
        words=("dan toc thieu so", "hoan thanh", "trung hoc co so"),
        without=("tieu hoc",),
        numerator="Số trẻ em dân tộc thiểu số hoàn thành cấp trung học cơ sở",
        denominator="Số trẻ em dân tộc thiểu số thuộc diện tính",
        target="khoảng 85% vào năm 2025, 90% vào năm 2030",
    ),
    National(
        code="5.3",
        words=("nu", "tuyen moi", "giao duc nghe nghiep"),
        numerator="Số nữ học viên, học sinh, sinh viên được tuyển mới thuộc hệ thống giáo dục nghề nghiệp",
        denominator="Tổng số học viên, học sinh, sinh viên được tuyển mới thuộc hệ thống giáo dục nghề nghiệp",
        target="trên 30% vào năm 2025",
    ),
    National(
        code="5.4a",
        words=("nu thac si",),
        without=("tien si",),
        numerator="Số nữ thạc sĩ",
        denominator="Tổng số người có trình độ thạc sĩ",
        target="50% từ năm 2025 trở đi",
    ),
    National(
        code="5.4b",
        words=("nu tien si",),
        without=("thac si",),
        numerator="Số nữ tiến sĩ",
        denominator="Tổng số người có trình độ tiến sĩ",
        target="30% vào năm 2025",
    ),
    National(
        code="6.1",
        words=("dan so", "tiep can kien thuc"),
        numerator="Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới",
        denominator="Tổng dân số",
        target="60% vào năm 2025, 80% vào năm 2030",
        source="Báo cáo của các cấp; điều tra xã hội học (hướng dẫn thu thập số liệu tại Công văn 2792/LĐTBXH-BĐG).",
    ),
    National(
        code="6.2",
        words=("to chuc dang", "cam ket thuc hien binh dang gioi"),
        numerator="Số tổ chức đã được phổ biến, cập nhật thông tin và đã cam kết thực hiện bình đẳng giới",
        denominator="Tổng số tổ chức Đảng, chính quyền, cơ quan hành chính, ban, ngành, đoàn thể các cấp",
        target="100% từ năm 2025 trở đi",
    ),
    National(
        code="6.3",
        words=("xa, phuong", "tin, bai"),
        numerator="Số xã, phường, thị trấn mỗi quý có ít nhất 04 tin, bài về bình đẳng giới",
        denominator="Tổng số xã, phường, thị trấn",
        target="100% từ năm 2025 trở đi",
    ),
    National(
        code="6.4",
        words=("dai phat thanh", "chuyen muc"),
        numerator="Số đài phát thanh, đài truyền hình có chuyên mục, chuyên đề hàng tháng",
        denominator="Tổng số đài phát thanh, đài truyền hình trên địa bàn tỉnh",
        target="100%",
    ),
)


def national(label: str) -> National | None:
    """The national indicator that a label means; None where it means none of them, or could mean two."""
    words = re.sub(r"\s+", " ", fold(label))
    found = [
        one
        for one in NATIONAL
        if all(_holds(words, word) for word in one.words) and not any(_holds(words, word) for word in one.without)
    ]
    return found[0] if len({one.code for one in found}) == 1 else None


def national_target(one: National) -> str:
    """The strategy's own target with its source, empty where it sets none."""
    return _NQ + one.target if one.target else ""


def _holds(text: str, words: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
