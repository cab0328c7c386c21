"""The communes of today (since 1/7/2025) as agencies, from the package vietnamadminunits: codes of QĐ 19/2025/QĐ-TTg.

Names inside one province can differ by diacritics alone (Sơn Hạ and Sơn Hà in Quảng Ngãi), and names repeat across
provinces: every code therefore ends in the official five digits.
"""

import difflib
import re
from functools import cache

from toolkit.core.plan.agencies import Agency, AgencyKind, Group
from toolkit.core.plan.base import Basis
from toolkit.core.plan.reform_2025 import MERGED_PROVINCES
from toolkit.core.text import fold, match_key, nfc

GROUP = "cac-xa"
_LEVEL = re.compile(r"^(?:(?:tỉnh|tinh|thành phố|thanh pho)\s+|tp\.?\s*)", re.IGNORECASE)
_OTHER_NAMES = {"hcm": "Hồ Chí Minh", "thuathienhue": "Huế"}
_MOST_CANDIDATES = 4


class UnknownProvince(Exception):
    """A name that is no province of today, or that could be several; says so in Vietnamese, with what to do."""


def communes(province: str) -> tuple[Agency, ...]:
    """The communes, wards and special zones of a province, in the order of their official codes.

    The province is known by its name with or without "tỉnh", "thành phố", "TP"; without diacritics where only one
    province can be meant. Raises UnknownProvince.
    """
    found = _province(province)
    wards = sorted((row["wardCode"], row["ward"]) for row in _units() if row["provinceShort"] == found)
    return tuple(_agency(code, name) for code, name in wards)


def commune_group(members: tuple[Agency, ...]) -> Group:
    """The class of all communes, by which a plan's text names them."""
    return Group(
        code=GROUP,
        name="UBND các xã, phường" + (", đặc khu" if any("đặc khu" in agency.name for agency in members) else ""),
        aliases=("UBND cấp xã", "các xã, phường"),
        members=tuple(agency.code for agency in members),
        basis=Basis.ASSUMED,
        note="Danh mục đơn vị hành chính cấp xã từ 01/7/2025 (gói vietnamadminunits, theo Quyết định 19/2025/QĐ-TTg).",
    )


def province_name(province: str) -> str:
    """The official short name of a province ("Nghệ An"); raises UnknownProvince."""
    return _province(province)


@cache
def _units() -> list[dict[str, str]]:
    """Every commune of today: ``provinceShort``, ``ward`` (with the word for what it is) and ``wardCode``."""
    try:
        from vietnamadminunits.database import get_data
    except ImportError as error:
        raise UnknownProvince(
            "Chưa cài danh mục đơn vị hành chính. Cài thêm bằng: pip install vietnamadminunits (hoặc bdgxl[communes])."
        ) from error
    rows: list[dict[str, str]] = get_data(["provinceShort", "ward", "wardCode"])
    return [{field: nfc(text) for field, text in row.items()} for row in rows]


def _agency(code: str, name: str) -> Agency:
    name = name[:1].lower() + name[1:]
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return Agency(
        code=f"{slug}-{int(code):05d}",
        name=f"UBND {name}",
        aliases=(name,),
        kind=AgencyKind.COMMUNE,
        basis=Basis.ASSUMED,
    )


def _province(text: str) -> str:
    wanted = _short(text)
    names = sorted({row["provinceShort"] for row in _units()})
    for key in (str.casefold, _key):
        same = [name for name in names if key(name) == key(_OTHER_NAMES.get(_key(wanted), wanted))]
        if len(same) == 1:
            return same[0]
    for old, new in MERGED_PROVINCES.items():
        if _key(wanted) == _key(old):
            raise UnknownProvince(
                f"{old} không còn là đơn vị hành chính cấp tỉnh từ 01/7/2025, nay thuộc {new}. "
                f"Nếu lập kế hoạch cho tỉnh mới thì ghi tên {new}."
            )
    close = difflib.get_close_matches(_key(wanted), map(_key, names), n=_MOST_CANDIDATES, cutoff=0.7)
    offered = [name for name in names if _key(name) in close] or sorted(names, key=fold)
    lead = "Có phải" if close else "Các tỉnh, thành phố"
    raise UnknownProvince(f"Không có tỉnh, thành phố '{wanted}'. {lead}: {', '.join(offered)}.")


def _short(name: str) -> str:
    """A province without the word for what it is."""
    return _LEVEL.sub("", match_key(name))


def _key(name: str) -> str:
    return "".join(letter for letter in fold(name) if letter.isalnum())


def merged_into(province: str) -> str:
    """The province of today that a province of before 1/7/2025 belongs to; empty for any that goes on."""
    return next((new for old, new in MERGED_PROVINCES.items() if _key(_short(province)) == _key(old)), "")
