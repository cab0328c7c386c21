"""Names of agencies: which agency or group a text means, and which of them a list in one cell names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.core.plan.agencies import Agency, Group
from toolkit.core.plan.classes import classes
from toolkit.core.plan.likeness import Likeness, Spelling, likeness, spelling
from toolkit.core.text import match_key

_STRONG = re.compile(r"[;\n]")
_WEAK = re.compile(
    r"(?P<with>\s*\b(?:phối hợp(?: với| cùng|(?= (?:UBND|ủy ban|các|sở|hội|công an)\b))|"
    r"cùng với)\s+)|,|\s+và\s+|\.\s+|\.$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:và|cùng)\s+", re.IGNORECASE)
_PURPOSE = re.compile(r"\s+để\s.*", re.DOTALL)
_EDGES = " ,.\t-–"
_HEADS = re.compile(
    r"(?:các|sở|ban|bộ|cục|chi cục|công an|công ty|cổng|báo|bảo hiểm|bchqs|bđbp|đài|đoàn|đảng|hội|huyện|kho bạc|"
    r"liên đoàn|liên minh|lđlđ|mặt trận|mttq|ngân hàng|nhcsxh|bhxh|phòng|quỹ|tỉnh đoàn|thanh tra|thành đoàn|"
    r"thành phố|thị xã|thống kê|tòa án|toà án|trung tâm|trường|ubnd|ubmt\w*|ủy ban|uỷ ban|văn phòng|viện|xã(?! hội)|"
    r"phường|tp|tx|hđnd)(?!\w)",
    re.IGNORECASE,
)
_MOST_PARTS = 8
"""No name holds more separators than this; a longer run of words is a list."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency or group as a list names it."""

    text: str
    """As written, without the separators around it."""
    code: str = ""
    """Empty where the plan knows no such name."""
    certain: bool = True
    """False where it was recognised by an abbreviation or in spite of a slip."""
    helper: bool = False
    """Whether the lead is said to work with it ("… phối hợp với Sở Y tế")."""


class Names:
    """All names by which a plan knows its agencies and groups: codes, names and aliases."""

    def __init__(self, parties: Iterable[Agency | Group]) -> None:
        self.parties = tuple(parties)
        self._codes: dict[str, str] = {}
        self._spellings: dict[str, list[tuple[Spelling, str]]] = {}
        self._classes: dict[str, str] = {}
        self._seen: dict[str, tuple[str, bool]] = {}
        # What a party itself is called goes before what another may also be called.
        for names in (_own_names, _other_names):
            for party in self.parties:
                for name in names(party):
                    self._codes.setdefault(_key(name), party.code)
        for party in self.parties:
            for name in (party.name, *party.aliases):
                self._learn(name, party)

    def _learn(self, name: str, party: Agency | Group) -> None:
        if isinstance(party, Agency):
            taken = spelling(name)
            self._spellings.setdefault(taken.initial, []).append((taken, party.code))
            return
        of = classes(name).codes
        if len(of) == 1:
            known = self._classes.setdefault(of[0], party.code)
            if known != party.code:
                self._classes[of[0]] = ""  # words of two groups mean neither

    def code(self, text: str) -> str:
        """Code of exactly this name, whatever its case and spacing; empty for an unknown one."""
        return self._codes.get(_key(text), "")

    def recognise(self, text: str) -> Mention:
        """The one agency or group that a text without separators around it means, exactly or by its likeness.

        Alike are: the same words without punctuation and "và"; a name in which groups of capitals stand for words; a
        name with or without "tỉnh" at its end; a name with one wrong letter or tone. Where two agencies are equally
        alike it is neither.
        """
        code = self.code(text)
        if code:
            return Mention(text, code)
        key = _key(text)
        if key not in self._seen:
            self._seen[key] = self._alike(spelling(text))
        code, certain = self._seen[key]
        return Mention(text, code, certain)

    def _alike(self, name: Spelling) -> tuple[str, bool]:
        best: dict[Likeness, set[str]] = {}
        for other, code in self._spellings.get(name.initial, ()):
            best.setdefault(likeness(name, other), set()).add(code)
        closest = max(best, default=Likeness.DIFFERENT)
        if closest is Likeness.DIFFERENT or len(best[closest]) > 1:
            return "", True
        return best[closest].pop(), closest is Likeness.SAME_WORDS

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The agencies that a cell names, in its order: separated by ``;``, ``,``, "và" or line breaks.

        A name that itself holds a separator ("Các Sở, ngành, tổ chức") is kept whole: of the words between two strong
        separators the longest run that is a name counts. Classes of agencies are recognised by their words. What
        remains unknown is given as it stands; words that cannot begin a name go with the unknown words before them.
        """
        found: list[Mention] = []
        for piece in _STRONG.split(text):
            found += self._piece(_PURPOSE.sub("", piece), found[-1].code if found else "")
        return tuple(found)

    def _piece(self, piece: str, before: str) -> Iterator[Mention]:
        """Mentions between two strong separators; ``before`` is the code of the mention in front of them."""
        parts = _parts(piece)
        runs: list[_Run] = []
        at = 0
        while at < len(parts):
            until, mention = self._longest(piece, parts, at)
            named = [mention] if mention.code else self._class_mentions(parts[at].text, before)
            for one in named or [mention]:
                run = _Run(parts[at].start, parts[until - 1].end, one.code, one.certain, parts[at].helper)
                last = runs[-1] if runs else None
                if last and last.code == run.code and (run.code or not begins_name(one.text)):
                    runs[-1] = replace(last, end=run.end, certain=last.certain and run.certain)
                else:
                    runs.append(run)
                before = run.code
            at = until
        for run in runs:
            yield Mention(piece[run.start : run.end], run.code, run.certain, run.helper)

    def _longest(self, piece: str, parts: "list[_Part]", at: int) -> tuple[int, Mention]:
        """The longest run of parts that is a name, or the first part as it stands."""
        for until in range(min(len(parts), at + _MOST_PARTS), at, -1):
            if any(part.helper for part in parts[at + 1 : until]):
                continue
            mention = self.recognise(piece[parts[at].start : parts[until - 1].end])
            if mention.code:
                return until, mention
        return at + 1, Mention(parts[at].text)

    def _class_mentions(self, text: str, before: str) -> list[Mention]:
        """The declared groups that words name; none where one of them is not declared."""
        of = classes(text)
        if of.continues and before in self._classes.values():
            return [Mention(text, before, of.certain)]
        codes = [self._classes.get(code, "") for code in of.codes]
        return [Mention(text, code, of.certain) for code in codes] if all(codes) else []


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that name one party, or that nobody knows."""

    start: int
    end: int
    code: str
    certain: bool
    helper: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """Words between two separators."""

    start: int
    end: int
    text: str
    helper: bool


def _parts(piece: str) -> list[_Part]:
    cuts = list(_WEAK.finditer(piece))
    starts = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), len(piece)]
    with_lead = [False, *(bool(match["with"]) for match in cuts)]
    found = []
    for start, end, helper in zip(starts, ends, with_lead, strict=True):
        words = piece[start:end]
        start += len(words) - len(words.lstrip(_EDGES))
        lead = _LEADING.match(piece, start, end)
        start = lead.end() if lead else start
        text = piece[start:end].strip(_EDGES)
        if text:
            found.append(_Part(start, start + len(text), text, helper))
    return found


def begins_name(text: str) -> bool:
    """Whether a text starts with a word that names of agencies start with ("Sở", "Hội", "UBND", "Các")."""
    return bool(_HEADS.match(text))


def _own_names(party: Agency | Group) -> tuple[str, ...]:
    return party.code, party.name


def _other_names(party: Agency | Group) -> tuple[str, ...]:
    return party.aliases


def _key(text: str) -> str:
    return match_key(text).casefold()
