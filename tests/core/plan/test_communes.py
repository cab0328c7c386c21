"""The communes of today: counts, codes that tell equal-looking names apart, and provinces by any of their names."""

from collections import Counter

import pytest

from toolkit.core.plan.agencies import AgencyKind
from toolkit.core.plan.communes import UnknownProvince, commune_group, communes, province_name
from toolkit.core.plan.names import Names
from toolkit.core.plan.reform_2025 import MERGED_PROVINCES
from toolkit.core.text import fold

# Published with the resolutions of 2025 on the communes of each province.
COUNTS = {
    "Hà Nội": 126, "Cao Bằng": 56, "Tuyên Quang": 124, "Điện Biên": 45, "Lai Châu": 38, "Sơn La": 75, "Lào Cai": 99,
    "Thái Nguyên": 92, "Lạng Sơn": 65, "Quảng Ninh": 54, "Bắc Ninh": 99, "Phú Thọ": 148, "Hải Phòng": 114,
    "Hưng Yên": 104, "Ninh Bình": 129, "Thanh Hóa": 166, "Nghệ An": 130, "Hà Tĩnh": 69, "Quảng Trị": 78, "Huế": 40,
    "Đà Nẵng": 94, "Quảng Ngãi": 96, "Gia Lai": 135, "Khánh Hòa": 65, "Đắk Lắk": 102, "Lâm Đồng": 124, "Đồng Nai": 95,
    "Hồ Chí Minh": 168, "Tây Ninh": 96, "Đồng Tháp": 102, "Vĩnh Long": 124, "An Giang": 102, "Cần Thơ": 103,
    "Cà Mau": 64,
}  # fmt: skip


def test_every_province_has_its_communes() -> None:
    assert {name: len(communes(name)) for name in COUNTS} == COUNTS
    assert (len(COUNTS), sum(COUNTS.values())) == (34, 3321)


def test_no_two_communes_of_the_country_share_a_code() -> None:
    codes = Counter(agency.code for name in COUNTS for agency in communes(name))
    assert codes.most_common(1)[0][1] == 1
    assert max(map(len, codes)) <= 40


def test_names_that_differ_by_diacritics_alone_stay_apart() -> None:
    both = [agency for agency in communes("Quảng Ngãi") if fold(agency.name) == "ubnd xa son ha"]
    assert [(agency.name, agency.code[:-5]) for agency in both] == [
        ("UBND xã Sơn Hà", "xa-son-ha-"),
        ("UBND xã Sơn Hạ", "xa-son-ha-"),
    ]
    names = Names(both)
    assert [names.code(agency.name) for agency in both] == [agency.code for agency in both]


@pytest.mark.parametrize(
    ("province", "code", "name"),
    [
        ("Quảng Ngãi", "xa-ba-gia-21205", "UBND xã Ba Gia"),
        ("Hà Nội", "phuong-ba-dinh-00004", "UBND phường Ba Đình"),
        ("Quảng Ngãi", "dac-khu-ly-son-21548", "UBND đặc khu Lý Sơn"),
    ],
)
def test_a_commune_is_an_agency_with_the_official_code(province: str, code: str, name: str) -> None:
    found = next(agency for agency in communes(province) if agency.code == code)
    assert (found.name, found.kind, found.aliases) == (name, AgencyKind.COMMUNE, (name.removeprefix("UBND "),))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Nghệ An", "Nghệ An"),
        ("tỉnh  Nghệ An", "Nghệ An"),
        ("Tinh Nghe An", "Nghệ An"),
        ("NGHỆ AN", "Nghệ An"),
        ("Nghe\u0302\u0323 An", "Nghệ An"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Tp Huế", "Huế"),
        ("Thừa Thiên - Huế", "Huế"),
    ],
)
def test_a_province_is_known_by_any_of_its_names(typed: str, name: str) -> None:
    assert province_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Quảng Nam", "Quảng Nam không còn là đơn vị hành chính cấp tỉnh từ 01/7/2025, nay thuộc Đà Nẵng."),
        ("tỉnh Ba Ria-Vung Tau", "nay thuộc Hồ Chí Minh."),
        ("Ngh An", "Có phải: Nghệ An."),
        ("Quảng", "Có phải: Quảng Ngãi, Quảng Ninh, Quảng Trị."),
        ("", "Các tỉnh, thành phố: An Giang, Bắc Ninh,"),
    ],
)
def test_what_is_no_province_today_is_refused_with_what_could_be_meant(typed: str, said: str) -> None:
    with pytest.raises(UnknownProvince) as caught:
        communes(typed)
    assert said in str(caught.value)


def test_the_merged_provinces_and_todays_make_the_63_of_before() -> None:
    assert len(MERGED_PROVINCES) + len(COUNTS) == 63
    assert set(MERGED_PROVINCES.values()) <= set(COUNTS)
    assert not {fold(name) for name in MERGED_PROVINCES} & {fold(name) for name in COUNTS}


def test_the_group_names_the_kinds_that_the_province_has() -> None:
    assert commune_group(communes("Nghệ An")).name == "UBND các xã, phường"
    island = commune_group(communes("Quảng Ngãi"))
    assert (island.name, len(island.members)) == ("UBND các xã, phường, đặc khu", 96)
