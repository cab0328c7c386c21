"""LibreOffice for the tests that need it, and no silence where it is missing."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator

import pytest

from samples.office.client import Office
from samples.office.programs import why_missing


@pytest.fixture(scope="session")
def office_in() -> Iterator[Callable[[str], Office]]:
    """Give the running LibreOffice of a locale; each starts once for all tests."""
    running: dict[str, Office] = {}

    def start(locale: str) -> Office:
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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs LibreOffice on a machine without it."""
    if item.get_closest_marker("office") and (reason := why_missing()):
        pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped LibreOffice test is a failure, or a broken set-up would pass for tested code."""
    report = yield
    if report.skipped and item.get_closest_marker("office") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow a test of LibreOffice: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    skipped = [report for report in terminalreporter.getreports("skipped") if "office" in report.keywords]
    if skipped:
        message = f"{len(skipped)} tests of LibreOffice were SKIPPED: {why_missing()}"
        terminalreporter.write_sep("!", message, red=True, bold=True)
