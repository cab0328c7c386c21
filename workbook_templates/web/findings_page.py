"""The page of ``bdgxl validate --html``: everything that is told to each agency, in one file that needs no other.

The page goes round by mail and opens on a phone: it loads nothing, and its policy forbids it to. It is complete without
its script, which only filters. Whatever came from a form passes ``_shown`` and is escaped.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from toolkit.core.findings.grouping import AgencyFindings, SheetFindings, by_agency, counts
from toolkit.core.findings.model import Severity
from toolkit.core.text import plain
from toolkit.core.verdict import Judgement, Verdict
from workbook_templates import theme

_PACKAGE = "workbook_templates.web"
_OPENING = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="generator" content="bdgxl validate">
"""
"""By its first lines a page of an earlier run is known."""
_LONGEST = 1_000
"""Characters of one text; a cell of Excel holds 32,767."""
_COLOURS = {
    "accent": theme.ACCENT,
    "accent-pale": theme.ACCENT_PALE,
    "accent-faint": theme.ACCENT_FAINT,
    "line": theme.LINE,
    "muted": theme.MUTED,
    "alarm": theme.ALARM_TEXT,
    "alarm-pale": theme.ALARM_FILL,
    "attention": theme.ATTENTION_TEXT,
    "attention-pale": theme.INPUT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """One file of an agency; without a name what is about none."""

    name: str
    verdict: Verdict | None
    sheets: tuple[SheetFindings, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """What the page says of one agency."""

    code: str
    name: str
    counts: str
    files: tuple[_File, ...]


def write_findings_page(judgement: Judgement) -> bytes:
    """The page, UTF-8. Equal judgements give equal bytes."""
    colours = "".join(f"--{name}:{value};" for name, value in _COLOURS.items())
    style = Markup(f":root{{{colours}}}\n{_asset('findings.css')}")
    script = Markup(_asset("findings.js"))
    page = _template().render(
        opening=Markup(_OPENING),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        style=style,
        script=script,
        plan=judgement.plan,
        period=judgement.period,
        as_of=judgement.as_of,
        files=len(judgement.verdicts),
        standings=_standings(judgement),
        counts=counts(judgement.findings),
        severities=tuple(Severity),
        sections=_sections(judgement),
    )
    return page.encode()


def is_findings_page(path: Path) -> bool:
    """Whether a file is a page of an earlier run; False for whatever cannot be read."""
    opening = _OPENING.encode()
    try:
        with path.open("rb") as stream:
            return stream.read(len(opening)) == opening
    except OSError:
        return False


def _sections(judgement: Judgement) -> list[_Section]:
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    agencies = by_agency(judgement.findings, names, also=[verdict.agency for verdict in judgement.verdicts])
    return [
        _Section(
            code=agency.code, name=agency.name, counts=counts(agency.findings), files=tuple(_files(agency, judgement))
        )
        for agency in agencies
    ]


def _files(agency: AgencyFindings, judgement: Judgement) -> list[_File]:
    """Files with something to tell, the gravest first; then the others of the agency by name."""
    verdicts = {verdict.file.name: verdict for verdict in judgement.verdicts}
    told = [_File(name=file.name, verdict=verdicts.get(file.name), sheets=file.sheets) for file in agency.files]
    known = {file.name for file in told}
    quiet = sorted(name for name, verdict in verdicts.items() if verdict.agency == agency.code and name not in known)
    return told + [_File(name=name, verdict=verdicts[name], sheets=()) for name in quiet]


def _standings(judgement: Judgement) -> str:
    words = [verdict.standing.word for verdict in judgement.verdicts]
    return ", ".join(f"{words.count(word)} {word}" for word in dict.fromkeys(words))


def _shown(value: object) -> object:
    """What may stand on the page for a value: nothing that steers or turns the line, nothing endless."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = plain(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("findings.html")


def _asset(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """By its hash the policy knows a part of the page that may work."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
