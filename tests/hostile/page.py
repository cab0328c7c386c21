"""The tables of docs/security.md, made from attacks and limits: ``python -m tests.hostile.page`` writes them in."""

import ast
import dataclasses
import inspect
import itertools
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from tests.hostile.attacks.model import Attack, Outcome
from tests.hostile.every import FAMILIES, attacks
from toolkit.core.intake import limits
from toolkit.core.intake.limits import CONSOLIDATED, DEFAULT, NESTING, PROCESS, RANGES, Limits, Nesting, Process

PAGE = Path(__file__).parents[2] / "docs" / "security.md"


def page(text: str) -> str:
    """The page with its tables as they are now."""
    for name, lines in (("limits", limit_lines()), ("attacks", attack_lines())):
        table = "\n".join(lines)
        text, found = re.subn(
            f"(<!-- {name} -->\n).*?(<!-- end of {name} -->)",
            lambda match, table=table: f"{match[1]}{table}\n{match[2]}",  # type: ignore[misc]
            text,
            flags=re.DOTALL,
        )
        assert found == 1, name
    return text


def limit_lines() -> Iterator[str]:
    """Every limit with its default, what a lower level's workbook may be instead, and what it is about."""
    yield "| limit | at most | consolidated workbook of a lower level | may be set to | what it bounds |"
    yield "|---|---|---|---|---|"
    every = ((Limits, DEFAULT, CONSOLIDATED), (Nesting, NESTING, NESTING), (Process, PROCESS, PROCESS))
    for kind, usual, larger in every:
        told = _told(kind)
        for field in dataclasses.fields(kind):
            value, other = getattr(usual, field.name), getattr(larger, field.name)
            more = f"{other:,}" if other != value else ""
            least, most = RANGES[field.name]
            about = told.get(field.name, "")
            yield f"| `{field.name}` | {value:,} | {more} | {least:,} – {most:,} | {about} |"


def _told(kind: type) -> dict[str, str]:
    """Field → the text below it in the source."""
    (body,) = (
        node.body
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(limits))))
        if isinstance(node, ast.ClassDef) and node.name == kind.__name__
    )
    return {
        field.target.id: " ".join(text.value.value.split()).rstrip(".")
        for field, text in itertools.pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def attack_lines() -> Iterator[str]:
    """Every attack, what becomes of it and the name of its test, family by family."""
    for family, about in FAMILIES.items():
        found = attacks(family)
        yield f"\n**{about.rstrip('.')}** ({len(found)})\n"
        yield "| attack | what happens | test |"
        yield "|---|---|---|"
        for attack in found:
            yield f"| {attack.about} | {_outcome(attack)} | `{attack.name}` |"
    yield ""


def _outcome(attack: Attack) -> str:
    if not attack.codes:
        return "read, nothing to tell"
    codes = ", ".join(f"`{code}`" for code in attack.codes)
    return f"{codes}: {attack.outcome}" if attack.outcome is not Outcome.REFUSED else codes


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
