"""What agencies write, collated under their names: raw material for whoever writes the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.core.consolidation.headings import PROSE_KEY
from toolkit.core.readback.model import DataLine
from toolkit.core.report.case import Case, grouped
from toolkit.core.report.text import Look, Paragraph, Span, doubt, paragraph
from toolkit.core.text import match_key


def words_of(line: DataLine) -> str:
    """The text of a row of data; what was typed into its cells is no text, it comes with addresses."""
    return line.text or (line.value if isinstance(line.value, str) else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """What agencies write in one section of an outline."""

    title: str
    lines: tuple[DataLine, ...]


def prose_of(case: Case, sources: Iterable[tuple[str, str]]) -> list[Prose]:
    """The prose of some sections, each given as (outline, section); those without any left out."""
    titles = {
        (outline.id, section.key): f"{section.number}. {section.title}" if section.number else section.title
        for outline in case.plan.outlines
        for section in outline.sections
    }
    by_key = grouped([line for line in case.book.data if words_of(line).strip()], lambda line: line.key)
    found = []
    for outline, section in sources:
        lines = by_key.get(f"{PROSE_KEY} {outline} {section}")
        if lines:
            found.append(Prose(title=titles[outline, section], lines=tuple(lines)))
    return found


def collated(sections: Sequence[Prose]) -> Iterator[Paragraph]:
    """A mark that this is raw material, then each text once below the names of those who wrote it.

    Sections are named where there are several.
    """
    if not sections:
        return
    agencies = len({line.agency for section in sections for line in section.lines})
    yield paragraph(doubt(f"nguyên văn của {agencies} đơn vị dưới đây là tư liệu; biên tập thành lời báo cáo rồi xóa"))
    for section in sections:
        if len(sections) > 1:
            yield paragraph(Span(f"Đề cương, mục {section.title}", bold=True, italic=True))
        yield from _quotes(section.lines)


def _quotes(lines: Sequence[DataLine]) -> Iterator[Paragraph]:
    for same in grouped(lines, lambda line: match_key(words_of(line))).values():
        names = list(dict.fromkeys(line.agency for line in same))
        yield paragraph(", ".join(names), look=Look.NAME)
        for part in words_of(same[0]).split("\n"):
            if part.strip():
                yield paragraph(part.strip(), look=Look.QUOTE)
