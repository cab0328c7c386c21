"""A small disk for the tests that fill one: a file system of two megabytes in memory, which ends with its program.

The program gets a namespace of its own to mount it in; for that an ordinary user has to be root there. Nothing of it
is seen outside.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_MOUNT = 'mount -t tmpfs -o size=2m,mode=755 tmpfs "$1" && shift && exec "$@"'
_WAYS = (("unshare", "--map-root-user", "--mount"), ("unshare", "--mount"))
"""As any user, where the system lets users do it; as root, where it does not."""


def on_small_disk(folder: Path, program: Sequence[str]) -> list[str]:
    """The command that runs a program for which a folder is a disk of its own, and empty."""
    way = _way()
    assert way is not None
    return [*way, "sh", "-c", _MOUNT, "sh", str(folder), *program]


def why_missing() -> str | None:
    """Why there is none on this machine; None where there is."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return "unshare is not on PATH"
    return None if _way() else "this system does not let this user mount a file system"


@cache
def _way() -> tuple[str, ...] | None:
    for way in _WAYS:
        command = [*way, "sh", "-c", _MOUNT, "sh", "/tmp", "true"]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return way
    return None
