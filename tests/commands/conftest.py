"""What tests of several commands begin with."""

from pathlib import Path

import pytest

from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.core.plan.load import dump_plan


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox in which Sở Y tế has answered in time, the plan beside it."""
    folder = tmp_path / "hop-nhan"
    folder.mkdir()
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "a.xlsx").write_bytes(clean_form())
    return folder
