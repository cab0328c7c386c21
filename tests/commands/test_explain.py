"""``bdgxl explain``."""

import pytest
from click.testing import CliRunner

from toolkit.commands.explain import command as explain
from toolkit.core.findings.catalogue import RULES


def test_a_code_is_explained() -> None:
    result = CliRunner().invoke(explain, ["percent-as-fraction"])
    assert result.exit_code == 0
    assert "Lỗi" in result.output
    assert "66,67, không phải 0,6667" in result.output
    assert "{" not in result.output


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_explained(code: str) -> None:
    assert CliRunner().invoke(explain, [code]).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "offered"), [("percent-as-fracton", "percent-as-fraction"), ("denominator", "denominator-zero")]
)
def test_an_unknown_code_offers_close_ones(typed: str, offered: str) -> None:
    result = CliRunner().invoke(explain, [typed])
    assert result.exit_code == 2
    assert offered in result.output


def test_a_code_like_no_other_points_to_the_list() -> None:
    result = CliRunner().invoke(explain, ["zzz"])
    assert (result.exit_code, "--all" in result.output) == (2, True)


def test_all_lists_every_code() -> None:
    result = CliRunner().invoke(explain, ["--all"])
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines()] == list(RULES)


def test_no_code_is_a_mistake_of_usage() -> None:
    assert CliRunner().invoke(explain, []).exit_code == 2
