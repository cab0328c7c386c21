"""A headless Chromium for tests of pages, spoken to through a pipe: no driver, no port, no network.

    with Browser() as browser:
        page = browser.open(path, width=360)
        page.value("document.title")

One `Browser` is one process with a throw-away profile: start it once and open many pages in it.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_TO_PIPE = """
import fcntl, os, sys
commands, answers = (fcntl.fcntl(int(fd), fcntl.F_DUPFD, 10) for fd in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium listens on descriptor 3 and answers on 4."""


def find_browser() -> str | None:
    """Path of a Chromium, None where there is none."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def why_missing() -> str | None:
    """What this machine lacks for the tests of pages, or None."""
    if not find_browser():
        return "chromium is not on PATH (Debian: chromium)"
    return None if shutil.which("pdftotext") else "pdftotext is not on PATH (Debian: poppler-utils)"


class Browser:
    """A running Chromium."""

    def __init__(self) -> None:
        program = find_browser()
        assert program is not None, why_missing()
        self._profile = tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True)
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        shim = [sys.executable, "-Ec", _TO_PIPE, str(commands), str(answers)]
        self._process = subprocess.Popen(
            [*shim, program, *_FLAGS, f"--user-data-dir={self._profile.name}"],
            pass_fds=(commands, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        self._buffer = b""
        self._number = 0
        self.events: list[Mapping[str, Any]] = []

    def open(self, path: Path, *, fragment: str = "", width: int = 1000, scripts: bool = True) -> Page:
        """Load a file in a window of this width (CSS pixels), with or without scripts; every request is noted."""
        self.events.clear()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        for domain in ("Page", "Network", "Runtime", "Log"):
            page.call(f"{domain}.enable")
        page.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        if not scripts:
            page.call("Emulation.setScriptExecutionDisabled", value=True)
        page.call("Page.setLifecycleEventsEnabled", enabled=True)
        loader = page.call("Page.navigate", url=path.absolute().as_uri() + fragment)["loaderId"]
        while not any(_is_load_of(event, loader) for event in self.events):  # about:blank may load late, too
            self.events.append(self._receive())
        return page

    def call(self, method: str, session: str = "", **parameters: object) -> dict[str, Any]:
        """Send one command of the DevTools protocol and return its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while (answer := self._receive()).get("id") != self._number:
            self.events.append(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            read = os.read(self._answers, 1 << 16)
            assert read, "Chromium has ended"
            self._buffer += read
        message, _, self._buffer = self._buffer.partition(b"\0")
        received: dict[str, Any] = json.loads(message)
        return received

    def close(self) -> None:
        """End the browser and forget its profile."""
        os.close(self._commands)  # Chromium ends with its pipe
        os.close(self._answers)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._profile.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _is_load_of(event: Mapping[str, Any], loader: str) -> bool:
    parameters = event.get("params", {})
    return (event.get("method"), parameters.get("name"), parameters.get("loaderId")) == (
        "Page.lifecycleEvent",
        "load",
        loader,
    )


class Page:
    """A page that the browser has loaded."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command to this page."""
        return self._browser.call(method, self._session, **parameters)

    def value(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page; works where the page's own scripts may not."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    @property
    def requests(self) -> list[str]:
        """What the page has asked for since it was opened, itself first."""
        return [
            event["params"]["request"]["url"]
            for event in self._browser.events
            if event["method"] == "Network.requestWillBeSent"
        ]

    @property
    def complaints(self) -> list[str]:
        """What the browser had to say: refused by policy, errors of scripts, dialogues."""
        said = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Page.javascriptDialogOpening")
        return [json.dumps(event["params"]) for event in self._browser.events if event["method"] in said]

    def pdf(self) -> bytes:
        """The page as it prints, on the paper it asks for."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def printed(self) -> str:
        """The text of the page as it prints, in which a form feed ends every sheet."""
        command = ["pdftotext", "-layout", "-", "-"]
        return subprocess.run(command, input=self.pdf(), check=True, capture_output=True).stdout.decode()
