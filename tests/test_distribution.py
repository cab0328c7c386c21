"""What is built holds the three packages and runs away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {"toolkit", "validators", "workbook_templates"}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source archive, built from a copy so that the checkout stays clean."""
    folder = tmp_path_factory.mktemp("dist")
    copy = folder / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "*.egg-info", "build", "dist", "__pycache__"))
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_file_of_the_three_packages_and_no_other(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    checkout = dist / "checkout"
    files = {path for package in PACKAGES for path in (checkout / package).rglob("*") if path.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == {path.relative_to(checkout).as_posix() for path in files}


def test_the_source_archive_holds_no_other_package(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = [PurePosixPath(*PurePosixPath(name).parts[1:]) for name in archive.getnames()]
    assert {path.parts[0] for path in inside if path.suffix == ".py"} == PACKAGES


def test_the_wheel_runs_away_from_the_checkout(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*pip, str(wheel)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(site)}

    def run(*command: str | Path) -> str:
        return subprocess.run(
            command, check=True, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment
        ).stdout.strip()

    assert run(site / "bin" / "bdgxl", "--version").endswith("0.1.0")
    assert run(sys.executable, "-c", "import toolkit; print(toolkit.__file__)").startswith(str(site))
