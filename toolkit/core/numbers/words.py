"""Words that stand for or beside a figure: answers, approximations and units."""

import re
from decimal import Decimal
from functools import lru_cache

from toolkit.core.submission import State
from toolkit.core.text import fold
from toolkit.core.units import Unit, UnitKind
from toolkit.core.vocabulary import STATUS_NIL, STATUS_NO_DATA, STATUS_OUT_OF_SCOPE

_ANSWERS = {
    State.NIL: (
        STATUS_NIL,
        "không phát sinh",
        "không có phát sinh",
        "0 phát sinh",
        "ko phát sinh",
        "chưa phát sinh",
        "không có",
        "không",
        "-",
        "--",
        "---",
    ),
    State.NO_DATA: (
        STATUS_NO_DATA,
        "chưa có",
        "chưa có số",
        "không có số liệu",
        "chưa thống kê",
        "chưa thống kê được",
        "chưa tổng hợp",
        "chưa tổng hợp được",
        "đang tổng hợp",
        "chưa xác định",
        "chưa điều tra",
        "n/a",
        "na",
    ),
    State.OUT_OF_SCOPE: (
        STATUS_OUT_OF_SCOPE,
        "không thuộc phạm vi",
        "không thuộc phạm vi đơn vị",
        "không thuộc nhiệm vụ",
        "không thuộc nhiệm vụ của đơn vị",
        "không thuộc chức năng",
        "không thuộc chức năng, nhiệm vụ",
        "không thuộc thẩm quyền",
        "không thuộc lĩnh vực",
        "không áp dụng",
    ),
}
_ANSWER = {fold(words): state for state, group in _ANSWERS.items() for words in group}

_ABOUT = (
    "khoang|tren|duoi|gan|hon|uoc|uoc dat|uoc tinh|xap xi|tren duoi|tam tinh|toi thieu|it nhat|toi da|nhieu nhat|"
    "khong duoi|khong qua|khong it hon|khong nhieu hon|lon hon|nho hon|tu|du kien"
)
_APPROXIMATE = re.compile(
    rf"(?:>=|<=|=>|=<|≥|≤|⩾|⩽|>|<|~|≈|±|\+/-)\s*[0-9].*|(?:{_ABOUT}) (?:[a-z ]*)[0-9].*"
    r"|[0-9].*(?:tro len|tro xuong|tro di|\(uoc\)|\(tam tinh\))|[0-9][0-9.,]*\s?%?\s?\+"
    r"|[0-9][0-9.,]*\s?%?\s?(?:-|~|÷|den|toi)\s?[0-9][0-9.,]*\s?%?"
)

_COUNTED = frozenset(
    fold(word)
    for line in (
        "người|lượt người|lượt|cán bộ|đồng chí|đ/c|nữ|nam|học viên|học sinh|sinh viên|trẻ|trẻ em|đại biểu|nạn nhân",
        "hộ|hộ gia đình|cuộc|lớp|hội nghị|buổi|lần|đợt|vụ|vụ việc|trường hợp|ca|ca sinh|văn bản|kế hoạch|công văn",
        "báo cáo|tin|bài|tin bài|tin, bài|chương trình|chuyên mục|tài liệu|tờ rơi|cuốn|bộ|cái|cơ quan|đơn vị|cơ sở",
        "trường|doanh nghiệp|hợp tác xã|htx|mô hình|câu lạc bộ|clb|địa chỉ|tổ|nhóm|xã|huyện|tỉnh|phường|thôn|bản",
        "khối|đài|tổ chức|cá nhân|tập thể",
    )
    for word in line.split("|")
)
_MEASURED = frozenset(
    fold(word)
    for line in (
        "%|‰|phần trăm|phần nghìn|lần|năm|tháng|ngày|giờ|đồng|nghìn|nghìn đồng|ngàn đồng|triệu|triệu đồng|tr.đ|trđ",
        "tỷ|tỷ đồng|tỉ đồng|vnđ|usd|kg|km",
    )
    for word in line.split("|")
)
_PER = re.compile(r"([^0-9/]*)(?:/|\btren )\s?(100|1000|1\.000|1 000|100000|100\.000|100 000)(?![0-9])([^0-9]*)")


_PER_PART = re.compile(r"[/‰]|\btren [0-9]|phan nghin")
_SCALED = (UnitKind.PER_100, UnitKind.PER_1000, UnitKind.PER_100000)


def answer(text: str) -> State | None:
    """The state that an answer in words declares; None for anything else."""
    return _ANSWER.get(fold(text).rstrip(". "))


def approximate(text: str) -> bool:
    """Whether a figure is given as an inequality, a range or an estimate in words."""
    return bool(_APPROXIMATE.fullmatch(fold(text)))


@lru_cache(maxsize=512)
def unit_words(unit: Unit) -> frozenset[str]:
    """What may be typed behind a figure of this unit, folded."""
    printed = fold(unit.printed.strip("() "))
    words = {printed, printed.removeprefix("so "), fold(unit.noun)}
    words |= {word.partition("/")[0].strip() for word in words}
    match unit.kind:
        case UnitKind.PERCENT:
            words |= {"%", "phan tram"}
        case UnitKind.PER_1000:
            words |= {"‰", "phan nghin"}
        case UnitKind.RATIO:
            words.add("lan")
        case UnitKind.YEAR:
            words.add("nam")
        case UnitKind.COUNT if not unit.noun:  # a component: what it counts is told in prose only
            words |= _COUNTED
        case UnitKind.AMOUNT:
            words |= {word.removesuffix(" dong") for word in words}
    return frozenset(words - {"", "so"})


def unit_fits(suffix: str, unit: Unit) -> bool | None:
    """Whether words behind a figure are the row's unit; None where they are no unit at all.

    What a rate counts is not its unit: "120 ca sinh" is no rate per 1000.
    """
    word = fold(suffix).strip(" .()")
    if word in unit_words(unit):
        return unit.kind not in _SCALED or bool(_PER_PART.search(word))
    per = _PER.fullmatch(word)
    if per:
        scale = Decimal(per.group(2).replace(".", "").replace(" ", ""))
        return True if unit.kind is not UnitKind.PERCENT and scale == unit.scale else None
    return False if word in _COUNTED or word in _MEASURED else None
