"""An inbox and a cache folder, and what is read of it."""

from pathlib import Path

import pytest

from tests.core.intake.returned import sent
from toolkit.core.intake import batch, contained
from toolkit.core.intake.discover import InboxFile, discover
from toolkit.core.intake.result import Intake
from toolkit.core.plan.model import Plan


@pytest.fixture
def files(tmp_path: Path) -> list[InboxFile]:
    """An inbox of a form, its copy, something else, and something that is not opened."""
    inbox = tmp_path / "hop-nhan"
    inbox.mkdir()
    for name, data in {"a.xlsx": sent(), "b.xlsx": sent(), "c.pdf": b"%PDF-1.7", "~$a.xlsx": b"x"}.items():
        (inbox / name).write_bytes(data)
    return discover(inbox)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bo-nho-dem"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read in this process from now on."""
    names: list[str] = []
    read_one = contained.read_one

    def noted(file: InboxFile, plan: Plan) -> list[Intake]:
        names.append(file.name)
        return read_one(file, plan)

    monkeypatch.setattr(batch, "read_one", noted)
    return names
