"""A whole round over an inbox full of attacks: no command stops, no figure changes, nothing that is shown deceives."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import click
import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.hostile.attacks.model import STRINGS, changed
from tests.hostile.every import FAMILIES, attacks
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.commands.common import ExitCode
from toolkit.commands.feedback import command as feedback
from toolkit.commands.merge.command import command as merge
from toolkit.commands.status import command as status
from toolkit.commands.validate import command as validate
from toolkit.core.plan.load import dump_plan

CLEAN = "a.xlsx"
DECEIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Characters that steer, turn or end a line, or are not seen at all."""
_SLOW = "extent"
"""Its attacks are tried one by one; they take seconds, and no other way through the commands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What the commands said, and the folder in which they wrote."""

    folder: Path
    said: dict[str, Result]


def make_inbox(folder: Path) -> Path:
    inbox = folder / "hop-nhan"
    inbox.mkdir()
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (inbox / CLEAN).write_bytes(clean_form())
    return inbox


def run(command: click.Command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), "--as-of", "31/12/2022"])


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Round:
    folder = tmp_path_factory.mktemp("vong")
    inbox = make_inbox(folder)
    for family in FAMILIES:
        for attack in attacks(family) if family != _SLOW else ():
            place = inbox / attack.name
            place.mkdir()
            try:
                attack.put(place)
            except (OSError, AttributeError):  # this system does not let it be made
                continue
    said = {
        "merge": run(merge, inbox, "--tidy", folder / "so-lieu.csv"),
        "validate": run(validate, inbox, "--html", folder / "ket-qua.html"),
        "status": run(status, inbox, "-o", folder / "tinh-hinh.xlsx"),
        "feedback": run(feedback, inbox, "-o", folder / "tra-lai"),
    }
    return Round(folder=folder, said=said)


def rows(table: Path) -> list[dict[str, str]]:
    """Everything that was consolidated from the clean file."""
    with table.open(encoding="utf-8-sig", newline="") as stream:
        found = list(csv.DictReader(stream))
    return [{name: text for name, text in row.items() if name != "id"} for row in found if CLEAN in row.values()]


@pytest.mark.parametrize("command", ["merge", "validate", "status", "feedback"])
def test_every_command_comes_to_its_end(command: str, done: Round) -> None:
    result = done.said[command]
    assert result.exit_code == ExitCode.FINDINGS, result.output[-2000:]
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "internal-read-error" not in result.output


@pytest.mark.parametrize("command", ["merge", "validate", "status", "feedback"])
def test_the_console_is_not_deceived(command: str, done: Round) -> None:
    assert DECEIVING.findall(done.said[command].output) == []


def test_what_is_consolidated_from_the_clean_file_is_the_same(done: Round, tmp_path: Path) -> None:
    assert run(merge, make_inbox(tmp_path), "--tidy", tmp_path / "so-lieu.csv").exit_code == ExitCode.FINDINGS
    alone = rows(tmp_path / "so-lieu.csv")
    assert alone
    assert rows(done.folder / "so-lieu.csv") == alone


def test_the_page_is_not_deceived(done: Round) -> None:
    assert DECEIVING.findall((done.folder / "ket-qua.html").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", ["tong-hop-*.xlsx", "tinh-hinh.xlsx"])
def test_workbooks_are_not_deceived_and_hold_no_formula_of_others(name: str, done: Round) -> None:
    (path,) = done.folder.glob(name)
    for sheet in openpyxl.load_workbook(path).worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert not DECEIVING.search(str(cell.value or "")), (sheet.title, cell.coordinate, cell.value)
                assert cell.data_type != "f" or "cmd" not in str(cell.value), (sheet.title, cell.coordinate)


def test_nothing_was_written_into_the_inbox(done: Round) -> None:
    assert (done.folder / "hop-nhan" / CLEAN).read_bytes() == clean_form()
    assert {path.name for path in (done.folder / "hop-nhan").iterdir()} <= {CLEAN, *(a.name for a in attacks())}


def test_long_texts_are_shown_as_far_as_anybody_reads_them(tmp_path: Path) -> None:
    inbox = make_inbox(tmp_path)
    longest = "12 " * 10_900
    (inbox / "b.xlsx").write_bytes(changed({STRINGS: lambda data: _with_texts(data, longest)}))
    for command in (merge, validate, status, feedback):
        result = run(command, inbox)
        assert result.exit_code in (ExitCode.DONE, ExitCode.FINDINGS), result.output[-2000:]
        assert len(result.output) < 10_000
    (path,) = inbox.parent.glob("tong-hop-*.xlsx")
    assert openpyxl.load_workbook(path).worksheets


def _with_texts(data: bytes, text: str) -> bytes:
    """The form with everything that was written into it made as long as a cell may be."""
    for typed in ("Nguyễn Thị Lan", "Chuyên viên", "0912 345 678", "125/BC-SYT", "Sổ theo dõi", "Đã mở 3 lớp"):
        assert f"<t>{typed}</t>".encode() in data
        data = data.replace(f"<t>{typed}</t>".encode(), f"<t>{text}</t>".encode())
    return data
