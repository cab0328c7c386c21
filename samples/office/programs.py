"""Find the programs that the office harness runs."""

from __future__ import annotations

import functools
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


class OfficeError(Exception):
    """The office program refused, failed or did not answer in time."""


class OfficeMissingError(OfficeError):
    """This machine lacks a program that the harness needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programs:
    """Where the programs are that the harness runs."""

    soffice: str
    python: str
    pdftoppm: str


@functools.cache
def find_programs() -> Programs:
    """Return the programs, or raise `OfficeMissingError` naming the one that is not there."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise OfficeMissingError("soffice is not on PATH (Debian: libreoffice-calc)")
    # Distributions give `uno` to the system's Python; the builds of The Document Foundation bring a Python along.
    candidates = [Path(soffice).resolve().with_name("python"), Path("/usr/bin/python3")]
    python = next((str(path) for path in candidates if path.exists() and _has_uno(path)), None)
    if python is None:
        raise OfficeMissingError("no Python with the module uno (Debian: python3-uno)")
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        raise OfficeMissingError("pdftoppm is not on PATH (Debian: poppler-utils)")
    return Programs(soffice=soffice, python=python, pdftoppm=pdftoppm)


def why_missing() -> str | None:
    """Return what this machine lacks for the harness, or None."""
    try:
        find_programs()
    except OfficeMissingError as error:
        return str(error)
    return None


def _has_uno(python: Path) -> bool:
    return subprocess.run([python, "-Es", "-c", "import uno"], capture_output=True, check=False).returncode == 0
