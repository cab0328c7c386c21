"""LibreOffice as a second reader of .xls and .ods: it saves what it reads as .xlsx, and openpyxl reads that."""

import tempfile
from pathlib import Path

from bench.fuzz.oracle import NoOracle, differences
from samples.office.client import Office
from samples.office.programs import OfficeError
from toolkit.core.intake.read import read_data
from toolkit.core.plan.model import Plan

FORMATS = ("xls", "ods")
_ANSWER = 20.0
"""Seconds that it may take for one file."""


class Second:
    """One LibreOffice, started anew where it does not answer."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._office = Office(timeout=_ANSWER)
        self._folder = tempfile.TemporaryDirectory()

    def differences(self, data: bytes, name: str) -> list[str]:
        """What it reads otherwise in a file that was accepted; raises NoOracle where it cannot be asked."""
        submission = next(read_data(data, f"bieu.{name}", self._plan)).submission
        if submission is None:
            raise NoOracle("not accepted")
        given, saved = Path(self._folder.name, f"a.{name}"), Path(self._folder.name, "b.xlsx")
        given.write_bytes(data)
        try:
            with self._office.open(given) as book:
                book.save_as(saved)
        except OfficeError as error:
            self._office.close()
            self._office = Office(timeout=_ANSWER)
            raise NoOracle("LibreOffice") from error
        return list(differences(saved.read_bytes(), submission))

    def close(self) -> None:
        """End it."""
        self._office.close()
        self._folder.cleanup()
