"""Classes of agencies as plans name them: "Các Sở, ngành, tổ chức, đơn vị liên quan", "các địa phương".

A class is told by its words whatever their order and number, so that it is never taken for an agency of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.core.text import fold

DEPARTMENTS = "so-nganh"
LOCALITIES = "cac-huyen"
MOUNTAINS = "huyen-mien-nui"
COMMUNES = "cac-xa"
PRESS = "bao-chi"
ENTERPRISES = "doanh-nghiep"
PERSONS = "ca-nhan"
FAMILIES = "gia-dinh-tre-em"
COMMITTEES = "ban-vstbpn"
COMMITTEE_MEMBERS = "thanh-vien-ban-vstbpn"
SHELTERS = "co-so-tgxh"
TEACHER_SCHOOLS = "truong-su-pham"
ORGANISATIONS = "to-chuc-ctxh"
UNIONS = "doan-the"
PARTY_BODIES = "ban-dang"

CLASS_NAMES = {
    DEPARTMENTS: "Các Sở, ban, ngành, tổ chức, đơn vị liên quan",
    LOCALITIES: "Các huyện, thành phố, thị xã",
    MOUNTAINS: "Các huyện miền núi",
    COMMUNES: "Các xã, phường, thị trấn",
    PRESS: "Các cơ quan thông tấn, báo chí trên địa bàn tỉnh",
    ENTERPRISES: "Các doanh nghiệp",
    PERSONS: "Cá nhân liên quan",
    FAMILIES: "Gia đình và trẻ em",
    COMMITTEES: "Ban VSTBPN các cấp, ngành, đơn vị, tổ chức",
    COMMITTEE_MEMBERS: "Các thành viên Ban VSTBPN tỉnh",
    SHELTERS: "Các cơ sở trợ giúp xã hội",
    TEACHER_SCHOOLS: "Các trường sư phạm",
    ORGANISATIONS: "Các tổ chức chính trị - xã hội",
    UNIONS: "Các hội, đoàn thể",
    PARTY_BODIES: "Các ban Đảng",
}
"""Codes of the usual classes and the names under which they are proposed."""

_TERMS = {
    "so": DEPARTMENTS,
    "ban": DEPARTMENTS,
    "nganh": DEPARTMENTS,
    "ban nganh": DEPARTMENTS,
    "so nganh": DEPARTMENTS,
    "ban dang": PARTY_BODIES,
    "doan the": UNIONS,
    "hoi": UNIONS,
    "hoi doan the": UNIONS,
    "to chuc": DEPARTMENTS,
    "don vi": DEPARTMENTS,
    "co quan": DEPARTMENTS,
    "dia phuong": LOCALITIES,
    "chinh quyen dia phuong": LOCALITIES,
    "huyen": LOCALITIES,
    "thanh pho": LOCALITIES,
    "thi xa": LOCALITIES,
    "thanh": LOCALITIES,
    "thi": LOCALITIES,
    **{
        f"ubnd {unit}": LOCALITIES
        for unit in ("cac huyen", "cac thanh pho", "cac thi xa", "cap huyen", "cac dia phuong", "cac quan")
    },
    "huyen mien nui": MOUNTAINS,
    "xa": COMMUNES,
    "phuong": COMMUNES,
    "thi tran": COMMUNES,
    "dac khu": COMMUNES,
    **{f"ubnd {unit}": COMMUNES for unit in ("cac xa", "cac phuong", "cac thi tran", "cac dac khu", "xa", "cap xa")},
    "co quan thong tan": PRESS,
    "co quan thong tin": PRESS,
    "thong tan": PRESS,
    "bao chi": PRESS,
    "doanh nghiep": ENTERPRISES,
    "ca nhan": PERSONS,
    "cac nhan": PERSONS,  # a slip that several documents share
    "gia dinh": FAMILIES,
    "tre em": FAMILIES,
    "ban vstbpn": COMMITTEES,
    "thanh vien ban vstbpn": COMMITTEE_MEMBERS,
    "don vi thanh vien ban vstbpn": COMMITTEE_MEMBERS,
    "co so tro giup xa hoi": SHELTERS,
    "truong su pham": TEACHER_SCHOOLS,
    "to chuc chinh tri xa hoi": ORGANISATIONS,
    "to chuc ct xh": ORGANISATIONS,
    "xa hoi nghe nghiep": ORGANISATIONS,
}
_PARTS = {
    COMMUNES: {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu"},
    LOCALITIES: {"huyen": "huyện", "thanh pho": "thành phố", "thi xa": "thị xã"},
}
"""The kinds of units that make up a class, in the order in which its name gives them."""
_LEVELS = {"cap xa": "cấp xã", "cap huyen": "cấp huyện"}
_FILLERS = (
    "cac",
    "va",
    "cap",
    "tinh",
    "lien quan",
    "co lien quan",
    "cap tinh",
    "cap huyen",
    "cac cap",
    "cung cap",
    "tren dia ban",
    "tren dia ban tinh",
    "cua tinh",
)
_DOUBTFUL = ("kiem tra", "khac", "duoc giao nhiem vu", "duoc phan cong")
"""Words that may limit a class to some of its members."""
_CONTINUED = frozenset(
    {"nganh", "hoi", "doan the", "hoi doan the", "to chuc", "don vi", "co quan", "ban", "ban nganh", "ban dang"}
)
_SHORT = (
    (re.compile(r"\buy ban nhan dan\b"), "ubnd"),
    (re.compile(r"\bvi su tien bo (?:cua )?phu nu\b|\bvstbcpn\b|\bvstb phu nu\b"), "vstbpn"),
)
"""Long forms and local spellings of words that terms have in their short form."""
_ONE_BODY = "ban vstbpn tinh"
"""Not a class: the committee of the province."""
_KNOWN = {**dict.fromkeys((*_FILLERS, *_DOUBTFUL), ""), **_TERMS}
_LONGEST = max(len(term.split()) for term in _KNOWN)
_PUNCTUATION = re.compile(r"[^\w\s]+")


@dataclass(frozen=True, slots=True)
class Classes:
    """The classes that some words name, in their order."""

    codes: tuple[str, ...]
    certain: bool = True
    continues: bool = False
    """Whether the words may only go on with the class before them ("…, ngành, đơn vị")."""


def classes(text: str) -> Classes:
    """The classes of agencies that a text consists of; none where it holds any other word."""
    words = _words(text)
    found: list[str] = []
    terms: list[str] = []
    at = 0
    while at < len(words):
        step = next((n for n in range(_LONGEST, 0, -1) if " ".join(words[at : at + n]) in _KNOWN), 0)
        if not step:
            return Classes(())
        term = " ".join(words[at : at + step])
        goes_on = term in _CONTINUED and found and words[at - 1] != "cac"
        if _KNOWN[term] and not goes_on and _KNOWN[term] not in found:
            found.append(_KNOWN[term])
        terms.append(term)
        at += step
    named = [term for term in terms if _KNOWN[term]]
    continues = bool(named) and terms[0] != "cac" and _CONTINUED.issuperset(named)
    return Classes(tuple(found), not any(term in _DOUBTFUL for term in terms), continues)


def class_name(code: str, texts: Iterable[str]) -> str:
    """The name of a class as some texts name it: "Các xã, phường" where none of them speaks of "thị trấn".

    Only communes and localities have parts that differ between plans; the usual name for the others, and where the
    texts name no part.
    """
    parts = _PARTS.get(code, {})
    said = " ; ".join(" ".join(_words(text)) for text in texts)
    named = [name for words, name in parts.items() if re.search(rf"(?<!\w){words}(?!\w)", said)]
    if named:
        level = next((words for words in _LEVELS if re.search(rf"\b{words}\b", said)), "")
        return f"UBND {_LEVELS[level]}" if len(named) == 1 and level else f"Các {', '.join(named)}"
    return "Các địa phương" if code == LOCALITIES and re.search(r"\bdia phuong\b", said) else CLASS_NAMES[code]


def names_class(text: str) -> bool:
    """Whether a text speaks of several agencies at once ("UBND các xã ven biển"), of a known class or not."""
    words = _words(text)
    return "cac" in words or bool(classes(text).codes)


def _words(text: str) -> list[str]:
    folded = _PUNCTUATION.sub(" ", fold(text))
    folded = " ".join(folded.split())
    for form, short in _SHORT:
        folded = form.sub(short, folded)
    return [] if folded == _ONE_BODY else folded.split()
