"""A test of LibreOffice that cannot run is never passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A project with one test of LibreOffice, on a machine without it."""
    pytester.makeini(f"[pytest]\nmarkers = office\npythonpath = {Path(__file__).parents[1]}\n")
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile("import pytest\n\n@pytest.mark.office\ndef test_it():\n    raise AssertionError")
    monkeypatch.setenv("PATH", "")
    return pytester


def test_it_is_skipped_loudly(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = project.runpytest_subprocess()
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*1 tests of LibreOffice were SKIPPED: soffice is not on PATH*"])


def test_it_fails_in_ci(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = project.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*skipped, which CI does not allow*soffice is not on PATH*"])
