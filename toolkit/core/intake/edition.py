"""What a reading depends on besides the file: the code that reads, and the plan."""

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from toolkit.core.intake.limits import CONSOLIDATED, DEFAULT, NESTING
from toolkit.core.plan.model import Plan

_ROOT = Path(__file__).parents[1]
"""Everything that reading uses lies in the core."""
_READERS = ("bdgxl", "python-calamine", "python-oxmsg", "olefile", "openpyxl")


@lru_cache(maxsize=1)
def code_edition() -> str:
    """A hash of the code that reads; two processes that have the same one read every file the same way.

    It is taken over the text of the modules, not over a version alone, so that a checkout under development never
    takes what an earlier state of it has read for its own.
    """
    found = hashlib.sha256(f"{platform.python_implementation()} {platform.python_version()}".encode())
    for package in _READERS:
        found.update(f"\n{package} {_version(package)}".encode())
    found.update(repr((DEFAULT, CONSOLIDATED, NESTING)).encode())
    for path in sorted(_ROOT.rglob("*.py")):
        found.update(f"\n{path.relative_to(_ROOT).as_posix()}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def reading_edition(plan: Plan) -> str:
    """A hash of the code that reads and of everything in a plan."""
    return hashlib.sha256(f"{code_edition()}\n{plan.model_dump_json()}".encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
