"""What is installed: pinned with hashes, as wheels alone, under licences that are listed and suit."""

import re

import pytest

from bench.licences import ALLOWED, CI, EXCEPTIONS, packages, page

ROOT = CI.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed_and_comes_from_the_index(lock: str) -> None:
    found = packages(CI / lock)
    assert len(found) > 20
    assert [one.name for one in found if not one.hashes] == []
    lines = (CI / lock).read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert [line for line in heads if not re.match(r"[a-z0-9-]+==[0-9][\w.]* (;.* )?\\$", line)] == []


def test_nothing_is_built_while_it_is_installed() -> None:
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "LOCKED := --require-hashes --only-binary :all: --requirement" in make
    installs = [line.strip() for line in make.splitlines() if "$(PIP_INSTALL)" in line and "requirements" in line]
    assert len(installs) == 2
    assert all("$(LOCKED)" in line for line in installs)
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        assert "requirements" not in line or "install" not in line or "--require-hashes --only-binary :all:" in line


def test_the_page_of_licences_is_that_of_the_lock_files() -> None:
    assert (ROOT / "docs" / "licences.md").read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_licence_suits(lock: str) -> None:
    licences = {one.name: one.licence for one in packages(CI / lock)}
    other = {name: text for name, text in licences.items() if not set(re.split(" AND | OR ", text)) <= ALLOWED}
    assert other == EXCEPTIONS
