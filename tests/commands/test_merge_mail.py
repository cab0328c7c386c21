"""``bdgxl merge`` over messages, mailboxes and archives: the figures are those of the bare files."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.core.intake.containers.messages import form, multipart
from tests.core.intake.packages import zipped
from tests.validators.filling import Place
from tests.validators.mutations import indicator, number
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form, returned
from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.commands.merge.inputs import excluded_names
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import InboxFile
from toolkit.core.plan.load import dump_plan
from toolkit.core.submission import RawCell

DAY = ("--as-of", "2022-12-20")


def inbox(folder: Path, files: dict[str, bytes]) -> Path:
    made = folder / "hop-nhan"
    made.mkdir(parents=True)
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    for name, data in files.items():
        (made / name).write_bytes(data)
    return made


def run(*arguments: object) -> Result:
    return CliRunner().invoke(bdgxl, [str(argument) for argument in arguments])


def merged(folder: Path) -> dict[str, Any]:
    """What a merge says as data."""
    found: dict[str, Any] = json.loads(run("merge", folder, *DAY, "--json").stdout)
    assert found["balanced"]
    return found


@pytest.fixture(scope="module")
def forms() -> dict[str, bytes]:
    """A form, and its correction with the next number."""
    corrected: dict[Place, RawCell | None] = {indicator("1.2", "result"): number("15")}
    return {"a.xlsx": clean_form(), "b.xlsx": returned({("cover", "number", "value"): number("2"), **corrected})}


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory, forms: dict[str, bytes]) -> Path:
    """A message, an archive and a mailbox."""
    message = multipart([form("a.xlsx", forms["a.xlsx"])])
    packed = {"thu.eml": message, "bieu.zip": zipped({"b.xlsx": forms["b.xlsx"]}), "Inbox": b"From - x\n" + message}
    return inbox(tmp_path_factory.mktemp("thu"), packed)


@pytest.fixture(scope="module")
def document(mails: Path) -> dict[str, Any]:
    """The merge of these."""
    return merged(mails)


def workbook(mails: Path) -> Path:
    return next(mails.parent.glob("tong-hop-*.xlsx"))


def test_the_figures_are_those_of_the_bare_files(
    document: dict[str, Any], forms: dict[str, bytes], tmp_path: Path
) -> None:
    assert document["indicators"] == merged(inbox(tmp_path, forms))["indicators"]


def test_the_data_names_the_file_in_the_archive_and_links_the_archive(mails: Path, document: dict[str, Any]) -> None:
    sheet = openpyxl.load_workbook(workbook(mails))["Dữ liệu"]
    links = {str(cell.value): cell.hyperlink for row in sheet.iter_rows(min_row=5) for cell in row if cell.hyperlink}
    found = {name: (str(link.target).replace("\\", "/"), link.location) for name, link in links.items()}
    assert found == {"bieu.zip/b.xlsx": ("hop-nhan/bieu.zip", None)}


def test_trace_finds_the_cell_in_the_archive(mails: Path, document: dict[str, Any]) -> None:
    result = run("trace", workbook(mails), "Dữ liệu!K5", "--inbox", mails)
    assert (result.exit_code, "✓ khớp với tệp trong hộp nhận" in result.stdout) == (ExitCode.DONE, True)


@pytest.mark.parametrize("text", ["thu.eml", "hop-nhan/thu.eml", "thu.eml/a.xlsx", "hop-nhan/thu.eml/a.xlsx"])
def test_a_message_or_a_file_in_it_can_be_left_out(mails: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mails.parent)
    files = [InboxFile(path=mails / "thu.eml", name="thu.eml")]
    wanted = text.removeprefix("hop-nhan/")
    assert excluded_names((text,), list(read_files(files, small_plan())), files) == {wanted}
