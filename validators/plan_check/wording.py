"""Slips of typing in the texts of the document. Only what no correct text holds is told."""

import re
from collections.abc import Iterator

from toolkit.core.plan.source import Path
from validators.plan_check.case import Case, Findings

_LOWER = "".join(letter for letter in map(chr, range(0x61, 0x1EFA)) if letter.islower())
_WORD = r"[^\W\d_]"
_MISSING = re.compile(
    # Groups of capitals may be joined by commas ("LĐ,TB&XH"), and "a:b" between figures is a ratio.
    rf"[^\s,;:]*(?:[{_LOWER}]|\.{_WORD})[,;:](?={_WORD}){_WORD}+"
    rf"|{_WORD}*[{_LOWER}]{{2}}\.(?=[^\W\d_{_LOWER}][{_LOWER}]){_WORD}+"
)
_MARK = re.compile(rf"(?<=[,;:])(?=\w)|(?<=\.)(?={_WORD}[{_LOWER}])")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
_REFERENCE = re.compile(r"\d+/[A-ZĐ]+(?: -|- | - )[A-ZĐ]+")
_EXTRA = re.compile(rf"\S+ {{2,}}\S+|{_WORD}+ +[,;:](?!\))(?= |$)|\b{_REFERENCE.pattern}\b")
_STOP = re.compile(rf"\b([{_LOWER}]{{2,}}\. (?!v\.)[{_LOWER}]{_WORD}*)")
_SLIPS = (
    (re.compile(r"\b[Kk]ểm tra\b"), "kiểm tra"),
    (re.compile(r"\b[Ll]ồng ghê\b|\b[Ll]òng ghê\b"), "lồng ghép"),
    (re.compile(r"\b[Tt]inh ủy\b"), "Tỉnh ủy"),
    (re.compile(r"(?<![Cc]hức )\b[Dd]anh nghiệp\b"), "doanh nghiệp"),
    (re.compile(r"\bPhần đầu(?= (?:dân số|tỷ lệ|tỉ lệ|tăng|giảm|đạt|hoàn thành)\b)"), "Phấn đấu"),
    (re.compile(r"\bphần đầu(?= (?:tăng|giảm|đạt|hoàn thành|thực hiện đạt)\b)"), "phấn đấu"),
    # "… nêu trên trên địa bàn tỉnh" is sound.
    (re.compile(r"(?<!nêu )(?<!phía )(?<!bên )(?<!kể )(?<!ở )\b([Tt])rên trên\b"), "trên"),
    (re.compile(r"\b[Cc]ộng động\b"), "cộng đồng"),
    (re.compile(r"\b([Cc])ác các\b"), "các"),
    (re.compile(r"\b([Nn])hững những\b"), "những"),
    (re.compile(r"\bvà và\b"), "và"),
)
"""Seen in real plans; each is no word, or none in this place."""


def findings(case: Case) -> Findings:
    """Findings about the wording of titles, rows and outlines, in the order of the plan."""
    for loc, text in _texts(case):
        shown = _ADDRESS.sub("–", text)
        for match in _MISSING.finditer(shown):
            proper = _MARK.sub(" ", match.group())
            yield case.finding("space-missing", loc, found=match.group(), expected=proper)
        for match in _EXTRA.finditer(shown):
            proper = _tidy(match.group())
            yield case.finding("space-extra", loc, found=match.group(), expected=proper)
        for match in _STOP.finditer(shown):
            yield case.finding("stop-mid-sentence", loc, found=match.group(1))
        if loc[-1] in ("leads", "coordinators"):
            continue  # a misspelled agency is told as such
        for slip, proper in _SLIPS:
            for match in slip.finditer(shown):
                yield case.finding("misspelling", loc, found=match.group(), expected=proper)


def _tidy(words: str) -> str:
    """Words without the blanks that do not belong there; a number of a document holds none at all."""
    if _REFERENCE.fullmatch(words):
        return words.replace(" ", "")
    return re.sub(r" +([,;:])", r"\1", re.sub(" {2,}", " ", words))


def _texts(case: Case) -> Iterator[tuple[Path, str]]:
    """The texts that come from the document; what the tool added (definitions, notes) is not among them."""
    plan = case.plan
    yield ("title",), plan.title
    for i, report in enumerate(plan.reports):
        yield ("reports", i, "title"), report.title
    for i, objective in enumerate(plan.objectives):
        yield ("objectives", i, "title"), objective.title
    for i, row in enumerate(plan.indicators):
        yield ("indicators", i, "label"), row.label
        yield ("indicators", i, "baseline", "printed"), row.baseline.printed
        yield ("indicators", i, "target", "printed"), row.target.printed
        yield ("indicators", i, "leads"), row.leads
    for i, task in enumerate(plan.tasks):
        yield ("tasks", i, "text"), task.text
        yield ("tasks", i, "leads"), task.leads
        yield ("tasks", i, "coordinators"), task.coordinators
        yield ("tasks", i, "timing"), task.timing
    for i, table in enumerate(plan.tables):
        yield ("tables", i, "title"), table.title
        yield ("tables", i, "guidance"), table.guidance
    for i, outline in enumerate(plan.outlines):
        yield ("outlines", i, "title"), outline.title
        for j, section in enumerate(outline.sections):
            yield ("outlines", i, "sections", j, "title"), section.title
            yield ("outlines", i, "sections", j, "guidance"), section.guidance
    for i, annex in enumerate(plan.annexes):
        yield ("annexes", i, "title"), annex.title
