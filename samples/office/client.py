"""Drive LibreOffice from the project's own Python.

    with Office("vi-VN") as office, office.open(path) as book:
        book.type_cells("Chỉ tiêu", [("I7", "66,67")])
        book.save_as(returned)

One `Office` is one process with a throw-away profile: start it once and pass many files through it.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from openpyxl.utils import get_column_letter

from samples.office.programs import OfficeError, find_programs

DRIVER = Path(__file__).with_name("driver.py")

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>
"""
ITEM = '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"><value>{value}</value></prop></item>'


def profile_text(locale: str) -> str:
    """Return the settings of a fresh profile."""
    settings = [
        ("Setup/L10N", "ooSetupSystemLocale", locale),
        # Excel neither turns a typed 3/4 into the character ¾ nor gives the first word of a cell a capital.
        ("Office.Common/AutoCorrect", "UseReplacementTable", "false"),
        ("Office.Common/AutoCorrect", "CapitalAtStartSentence", "false"),
        # Lock files would litter the folders read from, and one left behind would keep its workbook shut.
        ("Office.Common/Misc", "UseLocking", "false"),
    ]
    return PROFILE.format(items="".join(ITEM.format(path=p, name=n, value=v) for p, n, v in settings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell as the office program holds it; `formula` is empty and `error` is 0 where there is none.

    The value of an error is its text, such as ``#DIV/0!``.
    """

    value: float | str
    formula: str
    error: int


_GONE = ("DisposedException", "illegal object given")
"""What the driver is told of an office program that is no more, at first and from then on."""


class Office:
    """One running LibreOffice whose number input follows `locale`."""

    def __init__(self, locale: str = "vi-VN", *, timeout: float = 120) -> None:
        programs = find_programs()
        self._pdftoppm = programs.pdftoppm
        self.timeout = timeout
        self._folder = tempfile.TemporaryDirectory(prefix="bdgxl-office-", ignore_cleanup_errors=True)
        profile = Path(self._folder.name, "profile")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(profile_text(locale), encoding="utf-8")
        self._log = Path(self._folder.name, "log")
        with self._log.open("wb") as log:
            self._driver = subprocess.Popen(
                [programs.python, "-Es", str(DRIVER), programs.soffice, str(profile)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
                # File names with diacritics need a UTF-8 locale; the profile alone decides how input is read.
                env={**os.environ, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"},
                # A process group of its own, so that closing leaves no process of the office program behind.
                start_new_session=True,
            )
        self.gone = False
        """Whether the office program has ended by itself."""
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._answer()
        except OfficeError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, path: Path) -> Book:
        """Load a workbook of any format the office program reads."""
        return Book(self, self.ask("open", path=str(path.resolve())))

    def print_text(self, path: Path, pdf: Path) -> None:
        """Print a text document, of Word or any other format the office program reads, to a PDF file."""
        self.ask("print_text", path=str(path.resolve()), pdf=str(pdf.resolve()))

    def render_png(self, path: Path, folder: Path, *, dpi: int = 70) -> list[Path]:
        """Print a workbook and return one picture per page, to look at."""
        folder.mkdir(parents=True, exist_ok=True)
        pdf = folder / f"{path.stem}.pdf"
        with self.open(path) as book:
            book.to_pdf(pdf)
        prefix = pdf.with_suffix("")
        subprocess.run([self._pdftoppm, "-png", "-r", str(dpi), pdf, prefix], check=True, timeout=self.timeout)
        return sorted(folder.glob(f"{glob.escape(prefix.name)}-*.png"))

    def ask(self, do: str, **arguments: object) -> Any:
        """Have the driver do one thing, and return its result."""
        assert self._driver.stdin is not None
        try:
            print(json.dumps({"do": do, **arguments}), file=self._driver.stdin, flush=True)
        except OSError as error:
            raise OfficeError(f"the office program is gone: {self._last_words()}") from error
        return self._answer()

    def close(self) -> None:
        """End the office program, by force if it does not listen, and remove its profile."""
        assert self._driver.stdin is not None
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            self._driver.stdin.close()
            self._driver.wait(10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._driver.pid, signal.SIGKILL)
        self._driver.wait()
        self._folder.cleanup()

    def _listen(self) -> None:
        assert self._driver.stdout is not None
        for line in self._driver.stdout:
            self._answers.put(line)
        self._answers.put("")

    def _answer(self) -> Any:
        try:
            line = self._answers.get(timeout=self.timeout)
        except queue.Empty:
            os.killpg(self._driver.pid, signal.SIGKILL)
            raise OfficeError(f"no answer within {self.timeout:g} s: {self._last_words()}") from None
        if not line:
            self.gone = True
            raise OfficeError(f"the driver ended: {self._last_words()}")
        answer = json.loads(line)
        if "error" in answer:
            self.gone = self.gone or any(sign in answer["error"] for sign in _GONE)
            raise OfficeError(answer["error"])
        return answer["ok"]

    def _last_words(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-2000:]


class Book:
    """A workbook open in an `Office`; nothing is written unless it is saved."""

    def __init__(self, office: Office, handle: int) -> None:
        self._office = office
        self._handle = handle

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def sheets(self) -> list[str]:
        """Return the names of all sheets, hidden ones too."""
        return list(self._ask("sheets"))

    def type_cells(
        self, sheet: str, entries: Iterable[tuple[str, str]], *, override_validation: bool = False
    ) -> list[str]:
        """Type texts into cells at the keyboard and return the addresses whose content stayed as it was.

        Locks, the locale, number recognition and validation rules act as for a person; the empty text is the
        Delete key. A rule that refuses and one that only warns both keep the entry out, unless overridden, which
        is what a paste does and what a person may answer to a warning. A formula is never held against the rule.
        """
        return list(self._ask("type", sheet=sheet, entries=list(entries), override=override_validation))

    def recalculate(self) -> None:
        """Calculate every formula again, whatever the file said the results were."""
        self._ask("recalculate")

    def cells(self, sheet: str) -> dict[str, Cell]:
        """Return the cells of a sheet that have content, by address."""
        return _cells(self._ask("cells", sheet=sheet))

    def formulas(self) -> dict[str, dict[str, Cell]]:
        """Return the cells that hold a formula, by sheet and address."""
        return {sheet: _cells(rows) for sheet, rows in self._ask("formulas").items()}

    def shown(self, sheet: str, addresses: Iterable[str]) -> list[str]:
        """Return the texts that a person sees in these cells."""
        return list(self._ask("shown", sheet=sheet, addresses=list(addresses)))

    def unprotect(self, sheet: str) -> None:
        """Take the protection off a sheet; locked cells can be typed over afterwards."""
        self._ask("unprotect", sheet=sheet)

    def delete_row(self, sheet: str, row: int) -> None:
        """Remove a row (counted from 1), protection taken off first, as someone who is bothered by it does."""
        self._ask("delete_row", sheet=sheet, row=row)

    def save_as(self, path: Path) -> None:
        """Write a copy in the format that the suffix names: xlsx, xlsm, xls, ods, csv or html."""
        self._ask("save", path=str(path.resolve()))

    def to_pdf(self, path: Path) -> None:
        """Print to a PDF file."""
        self.save_as(path.with_suffix(".pdf"))

    def close(self) -> None:
        """Close the workbook."""
        self._ask("close")

    def _ask(self, do: str, **arguments: object) -> Any:
        return self._office.ask(do, document=self._handle, **arguments)


def _cells(rows: list[list[Any]]) -> dict[str, Cell]:
    return {
        f"{get_column_letter(column)}{row}": Cell(value=value, formula=formula, error=error)
        for row, column, value, formula, error in rows
    }
