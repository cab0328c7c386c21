"""The catalogue: complete, well formed, and able to say everything that the reader and the validators find."""

import ast
import re
import unicodedata
from pathlib import Path

import pytest

from tests.validators.mutations import ALL
from tests.validators.plan_check.mutations import ALL as OF_PLANS
from tests.validators.plans import HALF, YEAR, small_plan
from toolkit.core.findings.catalogue import DETAILS, FAMILIES, RULES
from toolkit.core.findings.catalogue import rule as look_up
from toolkit.core.findings.model import Rule, Scope, Severity, placeholders
from toolkit.core.findings.page import page
from toolkit.core.forms.book import form_specs
from validators.cell_checks import ISSUES
from validators.identity import problem_rule

ROOT = Path(__file__).parents[2]
_SLUG = re.compile(r"[a-z]+(?:-[a-z]+)+")
_STANDARD = {"found", "expected", "label", "sheet", "cell", "file"}
_PROBLEMS_ELSEWHERE = {"other-document", "lock-file", "system-file", "special-file", "empty-folder"}
"""Reasons to leave a file out: one rule tells them all."""

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


def test_no_code_is_declared_twice() -> None:
    assert len(RULES) == sum(len(rules) for rules in FAMILIES.values())
    assert all(look_up(code).code == code for code in RULES)


@every_rule
def test_codes_are_slugs_and_texts_are_composed_vietnamese(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
    for text in filter(None, (rule.title, rule.message, rule.remedy, rule.reason, rule.ask)):
        assert text.strip() == text != ""
        assert unicodedata.is_normalized("NFC", text)
    assert re.search("[à-ỹ]", rule.title + rule.message)
    assert not rule.title.endswith(".")
    for sentence in (rule.message, rule.remedy, rule.reason):
        assert sentence[-1] in ".”?", sentence


@every_rule
def test_templates_use_only_what_is_given(rule: Rule) -> None:
    given = _STANDARD | DETAILS.get(rule.scope, frozenset())
    assert placeholders(rule.message) | placeholders(rule.remedy) <= given
    assert placeholders(rule.ask or "") <= {"found", "expected", "label"}


@every_rule
def test_what_needs_no_action_is_for_the_record(rule: Rule) -> None:
    """An error or warning says what to do; "Không phải làm gì" alone belongs to info."""
    idle = rule.remedy.startswith(("Không phải làm gì", "Chưa phải làm gì"))
    assert not (idle and rule.severity is not Severity.INFO)


@every_rule
def test_an_agency_is_never_told_what_speaks_to_the_office(rule: Rule) -> None:
    """What goes to an agency by its remedy must not ask somebody to ask the agency, or to mend the plan."""
    told = rule.severity is not Severity.INFO and rule.scope not in (Scope.PLAN, Scope.REGISTER) and rule.ask is None
    assert not (told and re.search(r"[Hh]ỏi lại|tệp kế hoạch|vào thư mục|sổ theo dõi", rule.remedy)), rule.remedy


def constants(folder: str) -> set[str]:
    """Every text in the source of a folder that looks like a code."""
    found = set()
    for path in (ROOT / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SLUG.fullmatch(node.value):
                found.add(node.value)
    return found


def test_every_issue_and_note_of_the_number_reader_is_a_rule() -> None:
    text = {"unicode-composed", "zero-width-removed", "spaces-normalised"}
    assert constants("toolkit/core/numbers") | text <= set(RULES)


def test_every_issue_has_a_check() -> None:
    notes = {rule.code for rule in FAMILIES["How cells were read"]}
    assert constants("toolkit/core/numbers") - notes <= set(ISSUES)
    assert set(ISSUES) <= set(RULES)


def problems(source: str) -> set[str]:
    """What a module passes as ``problem`` or refuses a file with."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            values = [keyword.value for keyword in node.keywords if keyword.arg == "problem"]
            values += node.args[:1] if name in ("Refused", "refused") else []
            found |= {v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str) and v.value}
    return found


def test_every_problem_of_the_reader_is_told_by_a_rule() -> None:
    found: set[str] = set()
    for path in (ROOT / "toolkit/core/intake").rglob("*.py"):
        found |= problems(path.read_text(encoding="utf-8"))
    assert {"damaged", "hostile-file", "too-large", "not-a-workbook"} <= found
    assert {code for code in found if problem_rule(code, ignored=False) == "internal-read-error"} <= {
        "internal-read-error"
    }


def test_files_that_nobody_takes_for_a_form_share_one_rule() -> None:
    from toolkit.core.intake.wording import SKIPPED

    told = {problem_rule(reason, ignored=True) for reason in SKIPPED}
    assert told == {"ignored-file", "not-opened"}
    assert set(SKIPPED) >= _PROBLEMS_ELSEWHERE


def test_every_rule_of_a_form_is_in_the_catalogue() -> None:
    codes = {rule.code for p in (YEAR, HALF) for spec in form_specs(small_plan(), p).values() for rule in spec.rules}
    assert codes <= set(RULES)


def raised_in_tests() -> set[str]:
    """Codes that some test of this folder or of plan_check expects."""
    found = {mutation.code for mutation in ALL} | {mutation.code for mutation in OF_PLANS}
    for path in Path(__file__).parent.glob("test_*.py"):
        if path.name != Path(__file__).name:
            found |= {code for code in RULES if f'"{code}"' in path.read_text(encoding="utf-8")}
    return found


_IN_BULK = {rule.code for rule in (*FAMILIES["Files"], *FAMILIES["How cells were read"])}
"""test_files.py takes these from the catalogue itself."""


def test_every_rule_is_proven() -> None:
    assert set(RULES) - _IN_BULK - raised_in_tests() == set()


def test_the_page_is_true() -> None:
    """Regenerate with: python -m toolkit.core.findings.page > docs/findings.md"""
    assert (ROOT / "docs/findings.md").read_text(encoding="utf-8") == page()
