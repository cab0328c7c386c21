"""LibreOffice, Chromium and a small disk for the tests that need them, and no silence where they are missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator

import pytest
from hypothesis import settings

from samples.office.client import Office
from samples.office.programs import why_missing as why_no_office
from tests.browser import Browser
from tests.browser import why_missing as why_no_browser
from tests.disk import why_missing as why_no_disk

# The suite has to stay short; BDGXL_EXAMPLES=thorough looks ten times as far. How long an example takes says nothing.
settings.register_profile("suite", max_examples=30, deadline=None)
settings.register_profile("thorough", max_examples=300, deadline=None)
settings.load_profile(os.environ.get("BDGXL_EXAMPLES", "suite"))

NEEDS: dict[str, tuple[str, Callable[[], str | None]]] = {
    "office": ("LibreOffice", why_no_office),
    "browser": ("Chromium", why_no_browser),
    "disk": ("a small disk", why_no_disk),
}
"""Marker → what its tests need, and what tells why it cannot be used here."""
_GRANTED = frozenset(("disk",))
"""What no set-up can install: the machine grants it or does not, also in CI."""


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder of the tests' own, also for the commands that they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BDGXL_CACHE", str(tmp_path_factory.mktemp("bo-nho-dem")))
        yield


@pytest.fixture(scope="session")
def office_in() -> Iterator[Callable[[str], Office]]:
    """Give the running LibreOffice of a locale; each starts once for all tests, and again where it has ended."""
    running: dict[str, Office] = {}

    def start(locale: str) -> Office:
        if locale in running and running[locale].gone:
            running.pop(locale).close()
        if locale not in running:
            running[locale] = Office(locale)
        return running[locale]

    yield start
    for office in running.values():
        office.close()


@pytest.fixture
def office(office_in: Callable[[str], Office]) -> Office:
    """Give a running LibreOffice as a Vietnamese official has it."""
    return office_in("vi-VN")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; it starts once for all tests."""
    with Browser() as running:
        yield running


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs something on a machine without it."""
    for marker, (_, why_missing) in NEEDS.items():
        if item.get_closest_marker(marker) and (reason := why_missing()):
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test of a program is a failure, or a broken set-up would pass for tested code."""
    report = yield
    for marker, (program, _) in NEEDS.items():
        if marker in _GRANTED or os.environ.get("CI") != "true":
            continue
        if report.skipped and item.get_closest_marker(marker):
            report.outcome = "failed"
            report.longrepr = f"skipped, which CI does not allow a test of {program}: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    for marker, (program, why_missing) in NEEDS.items():
        skipped = [report for report in terminalreporter.getreports("skipped") if marker in report.keywords]
        if skipped:
            message = f"{len(skipped)} tests of {program} were SKIPPED: {why_missing()}"
            terminalreporter.write_sep("!", message, red=True, bold=True)
