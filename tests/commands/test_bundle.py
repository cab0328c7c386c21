"""A workbook for several agencies in an inbox: merged, traced back, and left out by its name."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.bundles import communes, well_filled
from toolkit.cli import bdgxl

PLAN = Path(__file__).parents[2] / "samples" / "plans" / "son-tinh-2024.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bdgxl, arguments, catch_exceptions=False)


def merge(folder: Path, *more: str) -> Result:
    return run("merge", str(folder / "inbox"), "--plan", str(PLAN), "--as-of", "2024-12-31", "-o", out(folder), *more)


def out(folder: Path) -> str:
    return str(folder / "ra.xlsx")


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The merge of an inbox with a bundle in which two communes have answered."""
    folder = tmp_path_factory.mktemp("goi")
    (folder / "inbox").mkdir()
    (folder / "inbox" / "goi.xlsx").write_bytes(communes().returned(well_filled("xa-tinh-bac", "xa-tinh-ha")))
    return folder, merge(folder)


def test_every_agency_of_the_bundle_has_reported(merged: tuple[Path, Result]) -> None:
    _, result = merged
    assert (result.exit_code, "đã nhận 2/22" in result.output) == (1, True)


def test_a_figure_leads_back_into_the_bundle(merged: tuple[Path, Result]) -> None:
    folder, _ = merged
    result = run("trace", out(folder), "Dữ liệu!P5", "--inbox", str(folder / "inbox"))
    assert "tệp goi.xlsx/UBND xã Tịnh" in result.output
    assert "✓ khớp với tệp trong hộp nhận\n" in result.output


def test_the_name_of_the_bundle_leaves_out_all_of_it(merged: tuple[Path, Result]) -> None:
    folder, _ = merged
    assert "đã nhận 0/22; để ngoài theo --exclude 2" in merge(folder, "--exclude", "goi.xlsx").output
