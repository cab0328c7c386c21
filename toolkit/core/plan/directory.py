"""The usual agencies of a province, under the codes and kinds by which imported plans know them.

A directory and not a list of who takes part: an agency of it joins a plan only where the plan's text names it. Names
and abbreviations are those of the plans in the samples and of the provincial administration since 2016; departments
that were merged in 2025 stand here beside their successors.
"""

import re
from functools import cache
from typing import Any

from toolkit.core.plan.agencies import Agency, AgencyKind, Group
from toolkit.core.plan.base import Basis, is_device
from toolkit.core.plan.classes import CLASS_NAMES
from toolkit.core.text import fold

_DEPARTMENTS = """
so-ld-tbxh | Sở Lao động - Thương binh và Xã hội
so-noi-vu | Sở Nội vụ
so-y-te | Sở Y tế
so-gd-dt | Sở Giáo dục và Đào tạo
so-tu-phap | Sở Tư pháp
so-vh-tt | Sở Văn hóa và Thể thao
so-vh-tt-dl | Sở Văn hóa, Thể thao và Du lịch
so-tt-tt | Sở Thông tin và Truyền thông
so-kh-dt | Sở Kế hoạch và Đầu tư
so-tai-chinh | Sở Tài chính
so-kh-cn | Sở Khoa học và Công nghệ
so-ngoai-vu | Sở Ngoại vụ
so-cong-thuong | Sở Công Thương
so-nn-ptnt | Sở Nông nghiệp và Phát triển nông thôn
so-nn-mt | Sở Nông nghiệp và Môi trường
so-tn-mt | Sở Tài nguyên và Môi trường
so-gtvt | Sở Giao thông vận tải
so-xay-dung | Sở Xây dựng
so-du-lich | Sở Du lịch
so-dan-toc-ton-giao | Sở Dân tộc và Tôn giáo
ban-dan-toc | Ban Dân tộc
thanh-tra-tinh | Thanh tra tỉnh
vp-ubnd-tinh | Văn phòng UBND tỉnh
cong-an-tinh | Công an tỉnh
bchqs-tinh | Bộ Chỉ huy Quân sự tỉnh
bdbp-tinh | Bộ đội Biên phòng tỉnh | Bộ Chỉ huy Bộ đội Biên phòng tỉnh
cuc-thong-ke | Cục Thống kê | Cục Thống kê tỉnh
thong-ke-tinh | Thống kê tỉnh
"""
_OTHERS = """
bhxh-tinh | Bảo hiểm xã hội tỉnh
nhcsxh | Ngân hàng Chính sách xã hội tỉnh | Ngân hàng Chính sách xã hội chi nhánh tỉnh
toa-an-tinh | Tòa án nhân dân tỉnh
vks-tinh | Viện kiểm sát nhân dân tỉnh
cong-ttdt | Cổng Thông tin điện tử tỉnh
ban-vstbpn-tinh | Ban Vì sự tiến bộ của phụ nữ tỉnh | Ban VSTBPN tỉnh | Ban VSTBCPN tỉnh
lmhtx-tinh | Liên minh Hợp tác xã tỉnh
"""
_PARTY = """
ban-to-chuc-tu | Ban Tổ chức Tỉnh ủy
ban-tuyen-giao-tu | Ban Tuyên giáo Tỉnh ủy
ban-dan-van-tu | Ban Dân vận Tỉnh ủy
ubkt-tu | Ủy ban Kiểm tra Tỉnh ủy
vp-tinh-uy | Văn phòng Tỉnh ủy
"""
_MASS = """
ubmttq-tinh | Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | UBMT TQ | UBMTTQ tỉnh | Mặt trận Tổ quốc tỉnh | MTTQ tỉnh
hoi-lhpn | Hội Liên hiệp Phụ nữ tỉnh | Hội Phụ nữ tỉnh
ldld-tinh | Liên đoàn Lao động tỉnh
hoi-nong-dan | Hội Nông dân tỉnh
hoi-ccb | Hội Cựu chiến binh tỉnh
tinh-doan | Tỉnh đoàn | Đoàn TNCS Hồ Chí Minh tỉnh
hoi-luat-gia | Hội Luật gia tỉnh
hoi-nguoi-cao-tuoi | Hội Người cao tuổi tỉnh
hoi-chu-thap-do | Hội Chữ thập đỏ tỉnh
"""
_STATIONS = """
dai-ptth | Đài Phát thanh và Truyền hình tỉnh | Đài PTTH tỉnh
"""

_COMMITTEE = "UBND|Ủy ban nhân dân|Uỷ ban nhân dân"
_UNITS = (
    # Words in front of the name of a place, the code's beginning, the kind, the name's beginning.
    (r"thành phố|TP\.?", "tp", AgencyKind.DISTRICT, "thành phố"),
    (r"thị xã|TX\.?", "tx", AgencyKind.DISTRICT, "thị xã"),
    (r"huyện", "huyen", AgencyKind.DISTRICT, "huyện"),
    (r"quận", "quan", AgencyKind.DISTRICT, "quận"),
    (r"xã", "xa", AgencyKind.COMMUNE, "xã"),
    (r"phường", "phuong", AgencyKind.COMMUNE, "phường"),
    (r"thị trấn", "thi-tran", AgencyKind.COMMUNE, "thị trấn"),
)
_UNIT = tuple(
    (re.compile(rf"(?:(?:{_COMMITTEE})\s+)?(?:{words})\s+(\S.*)", re.IGNORECASE), code, kind, name)
    for words, code, kind, name in _UNITS
)
_LONGEST_CODE = 40


@cache
def standard_parties() -> tuple[Agency | Group, ...]:
    """Every agency of the directory and every usual class, as proposals."""
    found: list[Agency | Group] = []
    for kind, lines in (
        (AgencyKind.DEPARTMENT, _DEPARTMENTS),
        (AgencyKind.OTHER, _OTHERS),
        (AgencyKind.PARTY, _PARTY),
        (AgencyKind.MASS, _MASS),
        (AgencyKind.STATION, _STATIONS),
    ):
        for line in lines.strip().splitlines():
            code, name, *aliases = (part.strip() for part in line.split("|"))
            found.append(Agency(code=code, name=name, aliases=tuple(aliases), kind=kind, basis=Basis.PROPOSED))
    found += [Group(code=code, name=name, basis=Basis.PROPOSED) for code, name in CLASS_NAMES.items()]
    return tuple(found)


def unlisted_agency(name: str) -> dict[str, Any]:
    """An agency that the directory does not know, as a proposal: its name as printed, a code and a kind from it."""
    for form, start, kind, words in _UNIT:
        unit = form.fullmatch(name)
        if unit:
            place = unit.group(1)
            return _agency(f"{start}-{slug(place)}", f"UBND {words} {place}", kind)
    code = slug(name)
    return _agency(f"don-vi-{code}" if is_device(code) else code, name, _kind(fold(name)))


def slug(name: str) -> str:
    """A code made of a name: lower case, without diacritics, at most 40 characters cut between words."""
    code = "-".join(re.findall(r"[a-z0-9]+", fold(name)))
    if len(code) > _LONGEST_CODE:
        code = code[: _LONGEST_CODE + 1].rpartition("-")[0] or code[:_LONGEST_CODE]
    return code or "co-quan"


def _agency(code: str, name: str, kind: AgencyKind) -> dict[str, Any]:
    return {"code": code[:_LONGEST_CODE].strip("-"), "name": name, "kind": kind.value, "basis": Basis.PROPOSED.value}


def _kind(name: str) -> AgencyKind:
    for words, kind in (
        (("hoi ", "lien doan", "mat tran", "ubmt", "uy ban mat tran", "doan "), AgencyKind.MASS),
        (("dai ",), AgencyKind.STATION),
        (("truong ",), AgencyKind.SCHOOL),
        (("cong ty", "doanh nghiep", "hop tac xa"), AgencyKind.ENTERPRISE),
        (("so ", "phong ", "cuc ", "chi cuc", "cong an", "thanh tra", "van phong"), AgencyKind.DEPARTMENT),
    ):
        if name.startswith(words):
            return kind
    return AgencyKind.OTHER
