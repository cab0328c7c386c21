"""Every package that the lock files install, and the licence that it declares itself, as a page.

    python -m bench.licences > docs/licences.md

Names and versions come from the lock files, licences from the metadata of what is installed: the page can only be
written in an environment made from the lock files. A test compares it and refuses a licence that is not in ALLOWED.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

CI = Path(__file__).parent.parent / ".ci"
ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 MIT MPL-2.0 PSF-2.0 Zlib BSD".split()  # noqa: SIM905
)
EXCEPTIONS = {"unidecode": "GPL-2.0-or-later"}
"""Package → licence: only with the extra ``communes``, imported by one command, and never passed on with the tool."""
_WORDS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "BSD 2-Clause License": "BSD-2-Clause",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GPL": "GPL-2.0-or-later",
}
_ELSEWHERE = {"colorama": "BSD-3-Clause"}
"""Licences of what is installed on Windows only."""
_PIN = re.compile(r"([a-z0-9-]+)==([^ ;\\]+)")
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package as one lock file has it."""

    name: str
    versions: tuple[str, ...]
    """Several where the version depends on that of Python."""
    wanted_by: tuple[str, ...]
    hashes: int

    @property
    def licence(self) -> str:
        """As an SPDX expression where the package gives one, else in its own words."""
        return _ELSEWHERE.get(self.name) or _declared(metadata(self.name))


def packages(lock: Path) -> list[Package]:
    """What a lock file pins, by name."""
    found: dict[str, Package] = {}
    for block in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8")):
        pin = _PIN.match(block)
        if pin is None:
            continue
        known = found.get(pin[1])
        via = re.findall(r"# +(?:via )?([a-z][\w.-]*)(?: \(.*\))?$", block, re.MULTILINE)
        found[pin[1]] = Package(
            name=pin[1],
            versions=(*(known.versions if known else ()), pin[2]),
            wanted_by=tuple(name for name in via if name != "via"),
            hashes=block.count("--hash=sha256:"),
        )
    return sorted(found.values(), key=lambda one: one.name)


def page() -> str:
    """The page in Markdown."""
    product = packages(CI / "requirements.txt")
    names = {one.name for one in product}
    more = [one for one in packages(CI / "requirements-dev.txt") if one.name not in names]
    parts = [
        "# Licences",
        "Written by `python -m bench.licences > docs/licences.md` from the lock files and from what each package "
        "declares; a test holds it to them. Why each was chosen is in [decisions.md](decisions.md).",
        "`Unidecode` (GPL) belongs to the extra `communes` alone: `plan new --province` imports it on the office's own "
        "machine, nothing is passed on with it, and everything else works without it. MPL-2.0 reaches changes of those "
        "packages' own files, which nobody makes.",
        "## Installed with the tool and its extras",
        "\n".join(_table(product)),
        "## For development only",
        "\n".join(_table(more)),
    ]
    return "\n\n".join(parts) + "\n"


def _table(found: list[Package]) -> Iterator[str]:
    yield "| package | version | licence | wanted by |"
    yield "|---|---|---|---|"
    for one in found:
        yield f"| {one.name} | {' / '.join(one.versions)} | {one.licence} | {', '.join(one.wanted_by)} |"


def _declared(facts: PackageMetadata) -> str:
    given = facts.get_all("License-Expression") or []
    words = [word for word in facts.get_all("License") or [] if word.strip() and len(word) <= _LONGEST]
    classes = [
        text.rpartition(" :: ")[2] for text in facts.get_all("Classifier") or [] if text.startswith("License :: OSI")
    ]
    found = [*given, *words, *classes]
    if not found:
        raise PackageNotFoundError(f"{facts['Name']} declares no licence")
    return _WORDS.get(str(found[0]), str(found[0]))


if __name__ == "__main__":
    print(page(), end="")
