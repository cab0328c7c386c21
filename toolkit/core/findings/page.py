"""The catalogue as a page: docs/findings.md, and what ``bdgxl explain`` prints.

``python -m toolkit.core.findings.page`` prints the page.
"""

import re
import sys
from collections.abc import Iterator

from toolkit.core.findings.catalogue import FAMILIES, RULES
from toolkit.core.findings.model import Rule

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_HEAD = """# Findings

Everything `bdgxl` can tell about a returned form and, in the families that begin with "Plans", about a plan
(`bdgxl plan check`). The texts are what officials read: `{found}`, `{expected}` and the like stand for what was found
in the file. Severities: **Lỗi** (error) is not consolidated, and in a plan makes reports wrong; **Cần làm rõ**
(warning) is consolidated and marked, and in a plan is odd; **Ghi nhận** (info) is for the record.

This page is generated from the catalogue by `python -m toolkit.core.findings.page`, and a test holds it true.
"""


def page() -> str:
    """The whole catalogue as Markdown."""
    return "\n".join([_HEAD, *_families()])


def explanation(rule: Rule) -> list[str]:
    """One rule in Vietnamese, line by line."""
    return [
        f"{rule.code}: {rule.title}",
        f"  Mức độ    {rule.severity.word}",
        f"  Thông báo {_shown(rule.message)}",
        f"  Xử lý     {_shown(rule.remedy)}",
        f"  Vì sao    {rule.reason}",
    ]


def overview() -> list[str]:
    """Every code with its severity and title, one per line."""
    width = max(map(len, RULES))
    words = max(len(rule.severity.word) for rule in RULES.values())
    return [f"{rule.code:<{width}}  {rule.severity.word:<{words}}  {rule.title}" for rule in RULES.values()]


def _families() -> Iterator[str]:
    for title, rules in FAMILIES.items():
        yield f"## {title}\n"
        for rule in rules:
            yield f"### `{rule.code}`: {rule.title}\n"
            yield f"* **{rule.severity.word}** ({rule.severity.value}). {rule.reason}"
            yield f"* {_code_free(rule.message)}"
            yield f"* {_code_free(rule.remedy)}"
            yield from _asked(rule)
            yield ""


def _asked(rule: Rule) -> Iterator[str]:
    """What the agency is told where that is not the remedy."""
    if rule.ask:
        yield f"* To the agency: {_code_free(rule.ask)}"
    elif rule.ask is not None:
        yield "* Not told to the agency."


def _shown(template: str) -> str:
    """A template with dots where a message names what was found."""
    return _PLACEHOLDER.sub("…", template)


def _code_free(text: str) -> str:
    """Keep Markdown from reading a template's signs as its own."""
    return text.replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    sys.stdout.write(page())
