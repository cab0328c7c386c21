"""What a document prints about itself outside its annex tables: number, day, title, place, issuer, annexes."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from toolkit.core.plan.base import Level
from toolkit.core.text import fold

_CAPTION = re.compile(r"((?:phụ lục|biểu|phụ biểu)(?:\s+số)?\s+(?:\d{1,2}|[IVX]+))\s*[.:–-]?\s*(.*)", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:\s*(\d+\s*/\s*[\w-]+)")
_CITED = re.compile(r"kèm theo\s+Kế hoạch\s+(?:số\s*:?\s*)?(/?\S+?)\s+ngày\s+(.+?\d{4})", re.IGNORECASE)
_CITES = re.compile(r"\((?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|,?\s*năm)\s*(\d{4})", re.IGNORECASE)
_DATELINE = re.compile(r"(\S[^,]{1,40}),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SUBJECT = re.compile(r"\bvề\s+(?:việc\s+)?(.+?)\)?$")
_CAPITAL = r"[A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ][a-zà-öø-ýăđĩũơưạ-ỹ]+"
_PLACE = re.compile(rf"(?:tỉnh|thành phố)\s+({_CAPITAL}(?:[ -]{_CAPITAL}){{0,3}})")
_HEADING = "ke hoach"
_TITLE_LINES = 4
_LONGEST_TITLE = 300
_BODY = re.compile(
    r"thuc hien (?:cong van|quyet dinh|ke hoach so|nghi quyet)|can cu\b|bao cao\b|(?:[ivx]+|[0-9]+)[.)]|phu luc\b"
)
BREAK = "\f"
"""Stands for a table among the lines of a document."""

_LETTERHEAD = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)\s+"
    r"(TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(\w+(?:[ -]+\w+){0,4})"
)
_COMMITTEE = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN")
_HEAD_LINES = 12
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")
_CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Huế")
"""Cities of the level of a province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexFact:
    """An annex as its heading names it."""

    name: str
    title: str = ""
    cites: str = ""
    number: str = ""
    issued: dt.date | None = None


@dataclass(slots=True, kw_only=True)
class Facts:
    """What the lines of a document say about the plan; empty where they say nothing."""

    number: str = ""
    issued: dt.date | None = None
    title: str = ""
    place: str = ""
    issuer: str = ""
    """The people's committee of the letterhead."""
    level: Level = Level.PROVINCE
    annexes: list[AnnexFact] = field(default_factory=list)


def caption(line: str) -> str:
    """The name of the annex that a line is the heading of ("Phụ lục 2"); empty for any other line."""
    match = _CAPTION.match(line.strip())
    if match is None:
        return ""
    *words, number = match.group(1).split()
    return " ".join((*words, "")).capitalize() + number.upper()


def read_facts(whole_lines: Sequence[str]) -> Facts:
    """Read the lines outside the annex tables, with empty ones for blank paragraphs and ``BREAK`` for tables."""
    lines = [line for line in whole_lines if line.strip()]
    facts = Facts(annexes=_annexes(lines))
    _letterhead(lines[:_HEAD_LINES], facts)
    for line in lines:
        facts.number = facts.number or "".join(_first(_NUMBER, line).split())
        dated = _DATELINE.search(line)
        if dated and facts.issued is None:
            facts.issued = _date(*dated.groups()[1:])
            facts.place = facts.place or dated.group(1).strip()
    cited = next((annex for annex in facts.annexes if re.match(r"\d+/", annex.number)), None)
    if cited:
        facts.number = facts.number or cited.number
        facts.issued = facts.issued or (cited.issued if facts.number == cited.number else None)
    facts.title = _title(whole_lines) or _cited_title(facts.annexes)
    whole = [*(annex.cites for annex in facts.annexes), *(annex.title for annex in facts.annexes), *lines]
    facts.place = facts.place or next(filter(None, (_first(_PLACE, line) for line in whole)), "")
    return facts


def _annexes(lines: Sequence[str]) -> list[AnnexFact]:
    found: dict[str, AnnexFact] = {}
    for at, line in enumerate(lines):
        name = caption(line)
        if not name or name in found:
            continue
        match = _CAPTION.match(line.strip())
        title, cites = [match.group(2).strip() if match else ""], ""
        for later in _until_caption(lines[at + 1 : at + 7]):
            if _CITES.match(later.strip("* ")) or cites:
                cites = f"{cites} {later.strip('* ')}".strip()
                if ")" in later:
                    break
            elif not title[0] and len(title) < _TITLE_LINES:
                title.append(later.strip())
        number, issued = _citation(cites)
        words = " ".join(filter(None, title))
        found[name] = AnnexFact(name=name, title=words, cites=cites, number=number, issued=issued)
    return list(found.values())


def _until_caption(lines: Sequence[str]) -> list[str]:
    end = next((at for at, line in enumerate(lines) if caption(line)), len(lines))
    return list(lines[:end])


def _citation(cites: str) -> tuple[str, dt.date | None]:
    match = _CITED.search(cites)
    if match is None:
        return "", None
    day = _DAY.search(match.group(2))
    return match.group(1), (_date(*day.groups()) if day else None)


def _letterhead(lines: Sequence[str], facts: Facts) -> None:
    """Place, issuer and level as "ỦY BAN NHÂN DÂN / TỈNH NGHỆ AN" says in capitals, on one line or on two."""
    for line, below in pairwise((*lines, "")):
        if fold(line) == _HEADING:
            return
        match = _LETTERHEAD.fullmatch(f"{line} {below}" if _COMMITTEE.fullmatch(line.strip()) else line.strip())
        if match is None or not match.group(2).isupper():
            continue
        word, facts.place = match.group(1).lower().rstrip("."), match.group(2).title()
        word = "thành phố" if word == "tp" else word
        province = word == "tỉnh" or facts.place in _CITIES
        facts.level = Level.PROVINCE if province else Level.COMMUNE if word in _COMMUNES else Level.DISTRICT
        facts.issuer = f"UBND {word} {facts.place}"
        return


def _title(lines: Sequence[str]) -> str:
    """The lines below "KẾ HOẠCH", up to a blank paragraph, a table or the first of the body."""
    for at, line in enumerate(lines):
        if fold(line) != _HEADING:
            continue
        title = ""
        for later in lines[at + 1 :]:
            if not later and not title:
                continue
            if later in ("", BREAK) or _ends_title(later, first=not title) or len(title) + len(later) >= _LONGEST_TITLE:
                break
            title = f"{title} {later.strip()}".strip()
        if title:
            return f"Kế hoạch {title[0].lower()}{title[1:]}"
    return ""


def _ends_title(line: str, *, first: bool) -> bool:
    words = fold(line)
    new = not first and line[0].isupper() and words.startswith("thuc hien ")
    return new or bool(_BODY.match(words) or re.fullmatch(r"[-–_*\s]+", line))


def _cited_title(annexes: Sequence[AnnexFact]) -> str:
    subject = next(filter(None, (_first(_SUBJECT, annex.cites) for annex in annexes)), "")
    return f"Kế hoạch {subject}" if subject else ""


def _first(form: "re.Pattern[str]", text: str) -> str:
    match = form.search(text)
    return match.group(1) if match else ""


def _date(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
