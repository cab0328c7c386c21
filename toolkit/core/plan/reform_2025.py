"""What the reforms of 2025 did to agencies that older plans name: facts to show a person, never applied by the tool.

Sources. Departments: Nghị định 45/2025/NĐ-CP of 28/2/2025 lists the departments that provinces have from 1/3/2025 on;
the ones below are no longer among them. Which successor took over which task differs by province: the likely owners are
inferred from the transfers reported for Bắc Ninh and Hồ Chí Minh City, and are shown as likely. Ministries: Nghị quyết
176/2025/QH15 of 18/2/2025 on the structure of the Government, from 1/3/2025 on. Units: Nghị quyết
202/2025/QH15 of 12/6/2025 made 34 provinces of 63; districts ended with them, from 1/7/2025 on.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.core.plan.agencies import Agency
from toolkit.core.text import fold

DEPARTMENTS_SINCE = dt.date(2025, 3, 1)
UNITS_SINCE = dt.date(2025, 7, 1)
_LEVELS = re.compile(r"(?<!\w)(?:cấp huyện|huyện|quận|thị xã|thị trấn)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abolished:
    """A department that no province has any more."""

    names: tuple[str, ...]
    """As documents spell it; compared without diacritics, spaces and punctuation."""
    likely: str
    """Who most likely took over, where the indicator does not say more."""


ABOLISHED = (
    Abolished(
        names=("Sở Lao động - Thương binh và Xã hội", "Sở Lao động, TB và XH", "Sở LĐ-TB&XH", "Sở LĐTBXH"),
        likely="Sở Nội vụ (bình đẳng giới, lao động, việc làm), Sở Y tế (bảo trợ xã hội, trẻ em), "
        "Sở Giáo dục và Đào tạo (giáo dục nghề nghiệp)",
    ),
    Abolished(names=("Sở Kế hoạch và Đầu tư", "Sở KH-ĐT", "Sở KH và ĐT"), likely="Sở Tài chính"),
    Abolished(
        names=("Sở Thông tin và Truyền thông", "Sở TT-TT", "Sở TT và TT"),
        likely="Sở Khoa học và Công nghệ hoặc Sở Văn hóa, Thể thao và Du lịch (báo chí, thông tin cơ sở)",
    ),
    Abolished(names=("Ban Dân tộc", "Ban Dân tộc tỉnh"), likely="Sở Dân tộc và Tôn giáo, nơi có sở này"),
    Abolished(names=("Sở Giao thông vận tải", "Sở GTVT"), likely="Sở Xây dựng"),
    Abolished(
        names=("Sở Nông nghiệp và Phát triển nông thôn", "Sở NN-PTNT", "Sở NN và PTNT"),
        likely="Sở Nông nghiệp và Môi trường",
    ),
    Abolished(names=("Sở Tài nguyên và Môi trường", "Sở TN-MT", "Sở TN và MT"), likely="Sở Nông nghiệp và Môi trường"),
)

MINISTRIES = (
    Abolished(
        names=(
            "Bộ Lao động - Thương binh và Xã hội",
            "Bộ Lao động, TB và XH",
            "Bộ LĐ-TB&XH",
            "Bộ LĐ-TB-XH",
            "Bộ LĐTBXH",
        ),
        likely="Bộ Nội vụ (bình đẳng giới, lao động, việc làm)",
    ),
    Abolished(names=("Bộ Kế hoạch và Đầu tư", "Bộ KH-ĐT", "Bộ KH và ĐT"), likely="Bộ Tài chính"),
    Abolished(
        names=("Bộ Thông tin và Truyền thông", "Bộ TT-TT", "Bộ TT và TT"),
        likely="Bộ Khoa học và Công nghệ (báo chí: Bộ Văn hóa, Thể thao và Du lịch)",
    ),
    Abolished(names=("Bộ Giao thông vận tải", "Bộ GTVT"), likely="Bộ Xây dựng"),
    Abolished(
        names=("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ NN-PTNT", "Bộ NN và PTNT"),
        likely="Bộ Nông nghiệp và Môi trường",
    ),
    Abolished(names=("Bộ Tài nguyên và Môi trường", "Bộ TN-MT"), likely="Bộ Nông nghiệp và Môi trường"),
    Abolished(names=("Ủy ban Dân tộc",), likely="Bộ Dân tộc và Tôn giáo"),
)
"""Ministries that ended on the same day, and who took over."""

LIKELY_OWNERS = {
    "2.1": "Sở Nội vụ, Thống kê tỉnh",
    "2.2": "Sở Nội vụ, Thống kê tỉnh",
    "2.3": "Sở Tài chính",
    "3.2": "Sở Y tế (cơ sở trợ giúp xã hội)",
    "3.3": "Sở Y tế",
    "3.4": "Sở Y tế",
    "5.3": "Sở Giáo dục và Đào tạo",
    "6.1": "Sở Nội vụ",
    "6.2": "Sở Nội vụ",
    "6.3": "Sở Văn hóa, Thể thao và Du lịch hoặc Sở Khoa học và Công nghệ",
    "6.4": "Sở Văn hóa, Thể thao và Du lịch hoặc Sở Khoa học và Công nghệ",
}
"""Number in the national strategy → who most likely reports it now, where its agency was abolished."""

MERGED_PROVINCES = {
    old: new
    for new, olds in {
        "Tuyên Quang": "Hà Giang",
        "Lào Cai": "Yên Bái",
        "Thái Nguyên": "Bắc Kạn",
        "Phú Thọ": "Vĩnh Phúc; Hòa Bình",
        "Bắc Ninh": "Bắc Giang",
        "Hưng Yên": "Thái Bình",
        "Hải Phòng": "Hải Dương",
        "Ninh Bình": "Hà Nam; Nam Định",
        "Quảng Trị": "Quảng Bình",
        "Đà Nẵng": "Quảng Nam",
        "Quảng Ngãi": "Kon Tum",
        "Gia Lai": "Bình Định",
        "Khánh Hòa": "Ninh Thuận",
        "Lâm Đồng": "Đắk Nông; Bình Thuận",
        "Đắk Lắk": "Phú Yên",
        "Hồ Chí Minh": "Bình Dương; Bà Rịa - Vũng Tàu",
        "Đồng Nai": "Bình Phước",
        "Tây Ninh": "Long An",
        "Cần Thơ": "Sóc Trăng; Hậu Giang",
        "Vĩnh Long": "Bến Tre; Trà Vinh",
        "Đồng Tháp": "Tiền Giang",
        "Cà Mau": "Bạc Liêu",
        "An Giang": "Kiên Giang",
    }.items()
    for old in olds.split("; ")
}
"""Province that ended on 1/7/2025 → province that it belongs to now."""


def abolished(agency: Agency) -> Abolished | None:
    """The reform that ended a department, recognised by its name or an alias; None for any other agency."""
    names = {_key(name) for name in (agency.name, *agency.aliases)}
    return next((entry for entry in ABOLISHED if names & {_key(name) for name in entry.names}), None)


def abolished_in(text: str) -> dict[str, str]:
    """Ministries and departments that a text names and that are no more → who most likely took over."""
    folded = fold(text.replace("&", " và "))
    found = {}
    for entry in (*MINISTRIES, *ABOLISHED):
        if any(re.search(_spelled(name), folded) for name in entry.names):
            found[entry.names[0]] = entry.likely
    return found


def levels_in(text: str) -> tuple[str, ...]:
    """The words of a text that speak of units between province and commune, or of townlets: there are none any more."""
    return tuple(dict.fromkeys(match.group().casefold() for match in _LEVELS.finditer(text)))


@lru_cache
def _spelled(name: str) -> str:
    """A name with whatever punctuation and blanks between its letters."""
    return rf"(?<!\w){'[^a-z]*'.join(_key(name))}(?!\w)"


def likely_owner(code: str) -> str:
    """Who most likely reports an indicator now, by its number in the strategy ("3.2" of "3.2a.1"); empty: unknown."""
    objective, _, rest = code.partition(".")
    number = rest[: len(rest) - len(rest.lstrip("0123456789"))]
    return LIKELY_OWNERS.get(f"{objective}.{number}", "")


def _key(name: str) -> str:
    return "".join(letter for letter in fold(name.replace("&", " và ")) if letter.isalnum())
