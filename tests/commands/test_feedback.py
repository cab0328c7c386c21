"""``bdgxl feedback``: what is written for whom, again and again."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tests.commands import drafted
from tests.validators.filling import Place, cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form, returned
from toolkit.commands.common import ExitCode
from toolkit.commands.feedback import command
from toolkit.core.plan.load import dump_plan
from toolkit.core.submission import RawCell
from toolkit.core.vocabulary import SHEET_REVIEW

FORM = "BDG2022_nam-nam_so-y-te_lan-2.xlsx"
FAULT: dict[Place, RawCell | None] = {("indicators", "1.2", "result"): cell("khoảng 12")}
MAIL: dict[Place, RawCell | None] = {("cover", "email", "value"): cell("lan@soyte.vn")}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox with the plan beside it and one form with a fault."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "a.xlsx").write_bytes(returned(FAULT))
    return folder


def run(inbox: Path, *more: object) -> Result:
    return CliRunner().invoke(command, [str(inbox), "--as-of", "31/12/2022", *map(str, more)])


def files(inbox: Path) -> set[str]:
    return set(drafted.files(inbox.parent / "tra-lai"))


def draft(inbox: Path) -> drafted.Draft:
    return drafted.opened(inbox.parent / "tra-lai" / "so-y-te.eml")


def test_without_an_address_there_are_the_form_and_a_short_text(inbox: Path) -> None:
    result = run(inbox)
    assert result.exit_code == ExitCode.FINDINGS, result.output
    assert "Trả lại 1 đơn vị, 1 biểu, 1 nội dung cần xem lại." in result.output
    assert files(inbox) == {f"so-y-te/{FORM}", "so-y-te/loi-nhan-zalo.txt", "danh-sach-thu.csv"}


def test_the_form_opens_with_what_is_to_be_looked_at(inbox: Path) -> None:
    run(inbox)
    book = load_workbook(inbox.parent / "tra-lai" / "so-y-te" / FORM)
    assert book.sheetnames[0] == SHEET_REVIEW


def test_with_an_address_there_is_a_draft_too(inbox: Path) -> None:
    (inbox / "a.xlsx").write_bytes(returned({**FAULT, **MAIL}))
    run(inbox)
    assert draft(inbox).to == ["lan@soyte.vn"]
    assert files(inbox) >= {f"so-y-te/{FORM}", "so-y-te/loi-nhan-zalo.txt", "so-y-te.eml"}


def test_the_draft_carries_the_form_and_says_what_to_do(inbox: Path) -> None:
    (inbox / "a.xlsx").write_bytes(returned({**FAULT, **MAIL}))
    run(inbox)
    assert load_workbook(io.BytesIO(draft(inbox).files[FORM])).sheetnames[0] == SHEET_REVIEW
    assert "“khoảng 12”, không phải con số cụ thể" in draft(inbox).body
    assert "Đề nghị ghi con số cụ thể" in draft(inbox).body


def test_a_second_run_changes_nothing(inbox: Path) -> None:
    run(inbox)
    before = drafted.files(inbox.parent)
    run(inbox)
    assert drafted.files(inbox.parent) == before


def test_a_clean_inbox_gives_nothing_back(inbox: Path) -> None:
    (inbox / "a.xlsx").write_bytes(clean_form())
    result = run(inbox)
    assert (result.exit_code, "Không có nội dung nào phải trả lại đơn vị." in result.output) == (ExitCode.DONE, True)


def test_what_was_answered_meanwhile_is_set_aside(inbox: Path) -> None:
    run(inbox)
    (inbox / "a.xlsx").write_bytes(clean_form())
    result = run(inbox)
    assert files(inbox) >= {f"khong-can-gui/so-y-te/{FORM}"}
    assert f"so-y-te/{FORM}" not in files(inbox)
    assert "đã chuyển vào thư mục khong-can-gui" in " ".join(result.output.split())


def test_errors_alone_leave_out_who_has_only_something_to_explain(inbox: Path) -> None:
    (inbox / "a.xlsx").write_bytes(returned({("indicators", "1.1", "note"): None}))
    assert run(inbox).exit_code == ExitCode.FINDINGS
    assert run(inbox, "--errors").exit_code == ExitCode.DONE


def test_a_file_of_nobody_is_told(inbox: Path) -> None:
    (inbox / "b.xlsx").write_bytes(b"PK\x03\x04 hong")
    assert "Chưa biết của đơn vị nào nên không trả lại được: b.xlsx" in " ".join(run(inbox).output.split())


def test_an_unknown_agency_is_refused(inbox: Path) -> None:
    result = run(inbox, "--agency", "so-x")
    assert (result.exit_code, (inbox.parent / "tra-lai").exists()) == (ExitCode.USAGE, False)


@pytest.mark.parametrize("folder", ["inbox", "."])
def test_drafts_are_never_written_among_other_files(inbox: Path, folder: str) -> None:
    before = drafted.files(inbox.parent)
    result = run(inbox, "-o", inbox.parent / folder)
    assert (result.exit_code, drafted.files(inbox.parent)) == (ExitCode.OUTPUT, before)
    assert "thư mục đã có tệp khác" in " ".join(result.output.split())


def test_a_file_is_no_folder_for_drafts(inbox: Path) -> None:
    result = run(inbox, "-o", inbox.parent / "ke-hoach.yaml")
    assert (result.exit_code, "đây không phải thư mục" in " ".join(result.output.split())) == (ExitCode.OUTPUT, True)
