"""``bdgxl merge``: one command from an inbox to the provincial workbook."""

import json
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.commands.common import ExitCode, inbox_files
from toolkit.commands.merge.command import _links
from toolkit.commands.merge.command import command as merge
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.plan.load import dump_plan


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox with the plan beside it and one clean form in it."""
    return make_inbox(tmp_path)


def make_inbox(parent: Path) -> Path:
    folder = parent / "Hộp nhận"
    folder.mkdir()
    (parent / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "Sở Y tế #1.xlsx").write_bytes(clean_form())
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What one merge of that inbox said and did."""

    result: Result
    inbox: Path
    before: dict[str, bytes]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Done:
    folder = make_inbox(tmp_path_factory.mktemp("xong"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    return Done(result=run(folder), inbox=folder, before=before)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(merge, [str(argument) for argument in arguments])


def output(inbox: Path) -> Path:
    return next(inbox.parent.glob("tong-hop-*.xlsx"))


def test_writes_the_workbook_beside_the_inbox(done: Done) -> None:
    assert done.result.exit_code == ExitCode.FINDINGS, done.result.output
    assert f"Đã ghi sổ tổng hợp: {output(done.inbox)}" in done.result.output
    assert openpyxl.load_workbook(output(done.inbox), read_only=True).sheetnames[0] == "Tổng quan"


def test_inputs_are_left_alone(done: Done) -> None:
    assert {path.name: path.read_bytes() for path in done.inbox.iterdir()} == done.before


def test_the_summary_does_not_sound_like_failure(done: Done) -> None:
    text = done.result.output
    assert "Việc tiếp theo" in text
    assert "thất bại" not in text


def test_json_goes_alone_to_stdout(inbox: Path) -> None:
    result = run(inbox, "--json", "--as-of", "20/12/2022")
    document = json.loads(result.stdout)
    assert (document["balanced"], document["as_of"]) == (True, "2022-12-20")
    assert {"code", "value", "achievement", "received", "expected"} <= set(document["indicators"][0])
    assert "Đã ghi sổ tổng hợp" in result.stderr


def test_a_second_run_replaces_the_first_by_equal_bytes(inbox: Path) -> None:
    run(inbox, "--as-of", "2022-12-20")
    first = output(inbox).read_bytes()
    assert run(inbox, "--as-of", "2022-12-20").exit_code == ExitCode.FINDINGS
    assert output(inbox).read_bytes() == first


def test_the_source_date_replaces_the_clock(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1671494400")
    assert json.loads(run(inbox, "--json").stdout)["as_of"] == "2022-12-20"


def test_an_output_inside_the_inbox_is_not_merged_again(inbox: Path) -> None:
    target = inbox / "tong-hop.xlsx"
    run(inbox, "-o", target, "--as-of", "2022-12-20")
    first = json.loads(run(inbox, "-o", target, "--as-of", "2022-12-20", "--json").stdout)
    assert first["balanced"]
    assert sum(one["status"] in ("accepted", "partial") for one in first["submissions"]) == 1


@pytest.mark.parametrize(("folder", "told"), [("Hộp nhận", True), (".", False)])
def test_an_output_inside_the_inbox_is_told_to_be_passed_over(inbox: Path, folder: str, told: bool) -> None:
    said = run(inbox, "-o", inbox.parent / folder / "tong-hop.xlsx", "--as-of", "2022-12-20").output
    assert ("Sổ nằm trong hộp nhận: lần chạy sau nhận ra và bỏ qua" in said) == told


def test_links_lead_to_the_returned_file(inbox: Path, tmp_path: Path) -> None:
    links = _links(inbox_files((inbox,)), tmp_path / "ra" / "tong-hop.xlsx")
    assert links == {"Sở Y tế #1.xlsx": "../Hộp nhận/Sở Y tế #1.xlsx"}


def test_an_output_that_cannot_be_written(inbox: Path) -> None:
    blocked = inbox.parent / "thu-muc"
    blocked.write_text("")
    result = run(inbox, "-o", blocked / "tong-hop.xlsx")
    assert result.exit_code == ExitCode.OUTPUT
    assert "Traceback" not in result.output


def test_no_inbox(tmp_path: Path) -> None:
    assert run(tmp_path / "khong-co").exit_code == ExitCode.UNUSABLE


def test_an_imbalance_is_a_bug_and_says_so(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Consolidation, "balanced", property(lambda _: False))
    result = run(inbox)
    assert result.exit_code == ExitCode.INTERNAL
    assert "KHÔNG KHỚP" in result.output


def test_a_returned_form_is_never_written_over(inbox: Path) -> None:
    form = inbox / "Sở Y tế #1.xlsx"
    before = form.read_bytes()
    result = run(inbox, "-o", form)
    assert (result.exit_code, form.read_bytes()) == (ExitCode.OUTPUT, before)
    assert "Không ghi đè" in result.stderr


def test_an_output_that_is_no_xlsx_is_refused(inbox: Path) -> None:
    assert run(inbox, "-o", inbox.parent / "a.csv").exit_code == ExitCode.USAGE


def test_an_output_folder_that_is_not_there_is_not_made(inbox: Path) -> None:
    result = run(inbox, "-o", inbox.parent / "chưa có" / "a.xlsx")
    assert (result.exit_code, (inbox.parent / "chưa có").exists()) == (ExitCode.OUTPUT, False)


def test_an_inbox_of_unusable_files_names_each_with_its_trouble(inbox: Path) -> None:
    form = inbox / "Sở Y tế #1.xlsx"
    form.write_bytes(form.read_bytes()[:5000])
    result = run(inbox)
    assert (result.exit_code, "Sở Y tế #1.xlsx: tệp hỏng" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_the_plan_is_found_beside_the_forms_that_were_sent(inbox: Path) -> None:
    outbox = inbox.parent / "outbox"
    outbox.mkdir()
    (inbox.parent / "ke-hoach.yaml").rename(outbox / "ke-hoach-0123.yaml")
    assert run(inbox).exit_code == ExitCode.FINDINGS
