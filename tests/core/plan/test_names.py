"""Which agencies a cell names, however they are spelled and strung together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.core.plan.directory import standard_parties
from toolkit.core.plan.model import Agency, Group
from toolkit.core.plan.names import Names

DIRECTORY = Names(standard_parties())
PARTIES = (
    Agency(code="so-ld", name="Sở Lao động - Thương binh và Xã hội"),
    Agency(code="so-vh", name="Sở Văn hóa và Thể thao"),
    Agency(code="so-tt", name="Sở Thông tin và Truyền thông"),
    Agency(code="so-nv", name="Sở Nội vụ"),
    Agency(code="cuc-tk", name="Cục Thống kê"),
    Agency(code="xa-ha", name="UBND xã Sơn Hà", kind="commune"),
    Group(code="cac-so", name="Các Sở, ngành, tổ chức, đơn vị liên quan"),
    Group(code="huyen", name="các địa phương"),
)
NAMES = Names(PARTIES)


def named(text: str, names: Names = DIRECTORY) -> list[str]:
    """Codes of the mentions; words nobody knows as they stand."""
    return [mention.code or f"? {mention.text}" for mention in names.mentions(text)]


@pytest.mark.parametrize(
    "spelling",
    [
        "Sở LĐ-TB&XH",
        "Sở LĐTB&XH",
        "Sở LĐ,TB&XH",
        "Sở LĐTBXH",
        "Sở Lao động – TB và XH",
        "Sở Lao động -TB&XH",
        "Sở Lao động, Thương binh và Xã hội",
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
    ],
)
def test_one_agency_under_its_spellings(spelling: str) -> None:
    assert named(spelling) == ["so-ld-tbxh"]


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Sở Văn hóa và TT", "so-vh-tt"),
        ("Sở Văn hóa thể thao", "so-vh-tt"),
        ("Sở TT&TT", "so-tt-tt"),
        ("Sở KH-ĐT", "so-kh-dt"),
        ("Sở KH&CN", "so-kh-cn"),
        ("Sở VH,TT&DL", "so-vh-tt-dl"),
        ("Hội LHPN tỉnh", "hoi-lhpn"),
        ("Hội Liên hiệp Phụ nữ", "hoi-lhpn"),
        ("Uỷ ban MTTQ VN tỉnh", "ubmttq-tinh"),
        ("BHXH tỉnh", "bhxh-tinh"),
        ("Toà án nhân dân tỉnh", "toa-an-tinh"),
    ],
)
def test_abbreviations_and_orthography(spelling: str, code: str) -> None:
    assert named(spelling) == [code]


@pytest.mark.parametrize("spelling", ["Sở NV", "Sở Nông", "TT"])
def test_what_could_mean_two_or_nobody_is_left_open(spelling: str) -> None:
    assert named(spelling) == [f"? {spelling}"]


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Cục Thông kê", "cuc-thong-ke"),
        ("Ban Tổ chức tinh ủy", "ban-to-chuc-tu"),
        ("Liên đoàn Lao đồn tỉnh", "ldld-tinh"),
    ],
)
def test_a_slip_is_recognised_but_not_certain(spelling: str, code: str) -> None:
    (mention,) = DIRECTORY.mentions(spelling)
    assert (mention.code, mention.certain) == (code, False)


@pytest.mark.parametrize("spelling", ["UBND xã Sơn Hạ", "UBND xã Son Hà"])
def test_names_of_places_differ_by_a_single_tone(spelling: str) -> None:
    assert named(spelling, NAMES) == [f"? {spelling}"]


def test_two_near_names_are_told_apart() -> None:
    assert named("Sở Nội vụ, Sở Ngoại vụ") == ["so-noi-vu", "so-ngoai-vu"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "Các Sở, ngành, tổ chức, đơn vị liên quan, các địa phương, gia đình và trẻ em.",
            ["so-nganh", "cac-huyen", "gia-dinh-tre-em"],
        ),
        (
            "Sở Lao động -TB&XH; Ban Tổ chức Tỉnh ủy, Sở Nội vụ,Cục Thông kê, Hội Liên hiệp phụ nữ tỉnh.",
            ["so-ld-tbxh", "ban-to-chuc-tu", "so-noi-vu", "cuc-thong-ke", "hoi-lhpn"],
        ),
        ("Các Sở, ngành, tổ chức, đơn vị. địa phương", ["so-nganh", "cac-huyen"]),
        (
            "Các sở, ngành, tổ chức, cá nhân địa phương liên quan. Các cơ quan thông tấn báo chí trên địa bàn tỉnh.",
            ["so-nganh", "ca-nhan", "cac-huyen", "bao-chi"],
        ),
        ("Ban VSTBPN các cấp, ngành, đơn vị, tổ chức.", ["ban-vstbpn"]),
        ("và Các Sở, ngành", ["so-nganh"]),
        ("Sở Y tế\nSở Tư pháp", ["so-y-te", "so-tu-phap"]),
        ("Sở Giao thông và Xây dựng, Sở Y tế", ["? Sở Giao thông và Xây dựng", "so-y-te"]),
        ("Ủy ban nhân dân các xã, phường, thị trấn", ["cac-xa"]),
        ("", []),
        (" ; , .", []),
    ],
)
def test_lists(text: str, codes: list[str]) -> None:
    assert named(text) == codes


def test_a_helper_is_told_from_the_lead() -> None:
    mentions = DIRECTORY.mentions("Cục Thống kê phối hợp với Sở Văn hóa và Thể thao để thu thập số liệu")
    assert [(m.code, m.helper) for m in mentions] == [("cuc-thong-ke", False), ("so-vh-tt", True)]


def test_a_class_of_the_plan_is_known_by_its_words_whatever_its_code() -> None:
    assert named("các sở, ban, ngành và các huyện", NAMES) == ["cac-so", "huyen"]


def test_words_of_two_groups_mean_neither() -> None:
    twins = Names([Group(code="a", name="Các sở, ngành"), Group(code="b", name="Các đơn vị")])
    assert named("các cơ quan", twins) == ["? các cơ quan"]


def test_doubtful_words_make_a_class_uncertain() -> None:
    (first, second) = NAMES.mentions("Các Sở, ngành, đơn vị, địa phương kiểm tra")
    assert (first.code, second.code, second.certain) == ("cac-so", "huyen", False)


separators = st.sampled_from([", ", ",", "; ", ";", " và ", "\n", "; và ", ", và ", " ,  ", ".\n"])


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(PARTIES), separators), min_size=1, max_size=6), st.sampled_from(["", ".", " "])
)
def test_names_joined_by_any_separators_come_apart_again(items: list[tuple[Agency | Group, str]], end: str) -> None:
    text = "".join(party.name + separator for party, separator in items[:-1]) + items[-1][0].name + end
    found = [mention.code for mention in NAMES.mentions(text)]
    expected = [party.code for party, _ in items]
    # Naming one agency twice in a row is naming it once.
    assert _without_repeats(found) == _without_repeats(expected)


def _without_repeats(codes: list[str]) -> list[str]:
    return [code for n, code in enumerate(codes) if n == 0 or codes[n - 1] != code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UBND các xã, phường", "cac-xa"),
        ("UBND các xã, phường, đặc khu", "cac-xa"),
        ("UBND các phường, xã và thị trấn", "cac-xa"),
        ("UBND cấp xã", "cac-xa"),
        ("UBND các thị xã, thành phố, huyện", "cac-huyen"),
        ("các huyện, thị xã, thành phố", "cac-huyen"),
    ],
)
def test_a_list_of_kinds_of_units_is_one_class(text: str, code: str) -> None:
    assert named(text) == [code]
    assert named(f"Sở Y tế phối hợp {text}") == ["so-y-te", code]


@pytest.mark.parametrize("name", ["UBND các xã, phường, đặc khu", "Cấp xã", "Các xã, phường"])
def test_a_class_is_the_declared_group_of_the_same_meaning(name: str) -> None:
    names = Names([Group(code="nhom", name=name)])
    assert named("UBND cấp xã; UBND các xã, phường", names) == ["nhom", "nhom"]
