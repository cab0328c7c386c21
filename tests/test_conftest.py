"""A test of LibreOffice, Chromium or a small disk that cannot run is never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samples.office.programs import find_programs

pytest_plugins = ["pytester"]


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.Pytester]:
    """A project with one test of each need, on a machine without them."""
    pytester.makeini(
        f"[pytest]\nmarkers =\n    office\n    browser\n    disk\npythonpath = {Path(__file__).parents[1]}\n"
    )
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.office
        def test_a_workbook():
            raise AssertionError

        @pytest.mark.browser
        def test_a_page():
            raise AssertionError

        @pytest.mark.disk
        def test_a_file():
            raise AssertionError
        """
    )
    monkeypatch.setenv("PATH", "")
    find_programs.cache_clear()
    yield pytester
    find_programs.cache_clear()


def test_it_is_skipped_loudly(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = project.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(skipped=3)
    result.stdout.fnmatch_lines(
        [
            "*1 tests of LibreOffice were SKIPPED: soffice is not on PATH*",
            "*1 tests of Chromium were SKIPPED: chromium is not on PATH*",
            "*1 tests of a small disk were SKIPPED: *",
        ]
    )


def test_it_fails_in_ci_but_for_what_no_set_up_can_install(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    result = project.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(errors=2, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "*skipped, which CI does not allow*LibreOffice*soffice is not on PATH*",
            "*skipped, which CI does not allow*Chromium*chromium is not on PATH*",
            "*1 tests of a small disk were SKIPPED: *",
        ]
    )
