"""``bdgxl merge`` on an inbox that was merged before: what has changed, and nothing that a person typed is lost."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.validators.filling import answer
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import clean_form
from toolkit.commands.common import ExitCode, Unusable, Usage, inbox_files
from toolkit.commands.merge.command import command as merge
from toolkit.commands.merge.earlier import Earlier
from toolkit.commands.merge.inputs import excluded_names, read_previous
from toolkit.core.plan.load import dump_plan
from toolkit.core.plan.model import Period

NAME = "Sở Y tế.xlsx"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(merge, [*map(str, arguments), "--as-of", "20/12/2022"])


def document(*arguments: object) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(run(*arguments, "--json").stdout)
    return found


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The workbook of an inbox with one clean form, and the same after somebody changed a figure in it."""
    folder = tmp_path_factory.mktemp("tong-hop")
    inbox = make_inbox(folder)
    run(inbox)
    first = workbook(inbox).read_bytes()
    book = openpyxl.load_workbook(workbook(inbox))
    row = next(row for row in book["Dữ liệu"].iter_rows() if row[2].value == "CT 1.4")
    assert row[12].value == 41.5
    row[12].value = 42
    book.save(workbook(inbox))
    return first, workbook(inbox).read_bytes()


@pytest.fixture
def inbox(tmp_path: Path, merged: tuple[bytes, bytes]) -> Path:
    """That inbox with its workbook."""
    folder = make_inbox(tmp_path)
    workbook(folder).write_bytes(merged[0])
    return folder


@pytest.fixture
def edited(inbox: Path, merged: tuple[bytes, bytes]) -> Path:
    """The same with the workbook as the person left it."""
    workbook(inbox).write_bytes(merged[1])
    return inbox


def make_inbox(folder: Path) -> Path:
    inbox = folder / "hop-nhan"
    inbox.mkdir()
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (inbox / NAME).write_bytes(clean_form())
    return inbox


def workbook(inbox: Path) -> Path:
    return inbox.parent / "tong-hop-thu-2022-nam.xlsx"


def contents(folder: Path) -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_has_changed_and_nothing_is_written(inbox: Path) -> None:
    before = contents(inbox.parent)
    # The option may stand before the inbox.
    result = run("--check", inbox)
    assert (result.exit_code, "không có gì thay đổi" in result.output) == (ExitCode.DONE, True), result.output
    assert contents(inbox.parent) == before


def test_what_a_withdrawn_file_takes_along(inbox: Path) -> None:
    found = document(inbox, "--check", workbook(inbox), "--exclude", NAME)
    files = [(one["change"], one["report"], one["after"]["standing"]) for one in found["files"]]
    assert files == [("decided", "nam", "Để ngoài theo --exclude")]
    assert [(one["agency"], one["before"]) for one in found["submissions"]] == [("so-y-te", "Đã nhận")]
    assert ("1.4", "value", "41.5", None) in {
        (one["code"], one["column"], one["before"], one["after"]) for one in found["indicators"]
    }
    assert {one["cause"] for one in found["data"]} == {"file"}
    assert found["changed_by_hand"] == 0


def test_changes_are_told_in_words_and_call_for_action(inbox: Path) -> None:
    result = run(inbox, "--check", "--exclude", NAME)
    assert result.exit_code == ExitCode.FINDINGS
    assert f"{NAME} (mã băm" in result.output
    assert "được tính → để ngoài theo --exclude" in " ".join(result.output.split())
    assert "1.4 (" in result.output


def test_a_figure_changed_by_hand_is_named_before_it_is_lost(edited: Path) -> None:
    before = contents(edited.parent)
    result = run(edited, "--check")
    assert "ĐÃ SỬA TAY TRONG SỔ: 1 ô" in result.output
    assert "42 → 41,5" in " ".join(result.output.split())
    assert (result.exit_code, contents(edited.parent)) == (ExitCode.FINDINGS, before)


def test_a_new_merge_keeps_the_workbook_that_somebody_worked_in(edited: Path, merged: tuple[bytes, bytes]) -> None:
    found = document(edited)
    copy = edited.parent / "tong-hop-thu-2022-nam.cu.xlsx"
    assert (copy.read_bytes(), workbook(edited).read_bytes()) == (merged[1], merged[0])
    assert (found["kept"], found["changes"]["changed_by_hand"]) == (str(copy), 1)


def test_a_second_copy_replaces_no_first_one(tmp_path: Path) -> None:
    first = tmp_path / "a.cu.xlsx"
    first.write_bytes(b"cua toi")
    unreadable = Earlier(path=tmp_path / "a.xlsx", data=b"so cu", book=None)
    assert [unreadable.keep(), unreadable.keep()] == [tmp_path / "a.cu-2.xlsx"] * 2
    assert (first.read_bytes(), (tmp_path / "a.cu-2.xlsx").read_bytes()) == (b"cua toi", b"so cu")


def test_a_new_merge_says_what_changed_and_keeps_no_copy_of_what_nobody_touched(inbox: Path) -> None:
    assert "So với lần tổng hợp trước: không có gì thay đổi." in run(inbox).output
    assert [path.name for path in inbox.parent.glob("*.cu*")] == []


def test_what_is_left_out_is_in_the_ledger(inbox: Path) -> None:
    result = run(inbox, "--exclude", "sở y tế", "--json")
    found = json.loads(result.stdout)
    assert "1 báo cáo đổi tình trạng" in result.stderr
    assert found["balanced"]
    assert ("so-y-te", "left_out") in {(one["agency"], one["status"]) for one in found["submissions"]}
    assert "left-out" in {finding["code"] for finding in found["findings"]}


def typed_over(inbox: Path, sheet: str, find: str, value: int | str) -> str:
    """Type over the first cell of a sheet whose content begins so; its address."""
    book = openpyxl.load_workbook(workbook(inbox))
    cell = next(c for row in book[sheet].iter_rows() for c in row if str(c.value).startswith(find))
    cell.value = value
    book.save(workbook(inbox))
    return str(cell.coordinate)


@pytest.mark.parametrize(
    ("sheet", "find", "value"), [("Cán bộ nữ", "=", 7), ("Theo đơn vị", "Sở Y tế", "Sở Y tế (đã gọi điện)")]
)
def test_a_cell_of_any_sheet_that_was_typed_over_is_told(inbox: Path, sheet: str, find: str, value: int | str) -> None:
    at = typed_over(inbox, sheet, find, value)
    result = CliRunner().invoke(merge, [str(inbox), "--check", "--as-of", "24/12/2022"])
    assert f"Trang {sheet}, ô {at}: “{value}” →" in " ".join(result.output.split())
    assert result.exit_code == ExitCode.FINDINGS


def test_a_workbook_that_was_saved_and_cannot_be_compared_says_so(edited: Path) -> None:
    result = run(edited, "--check", "--exclude", NAME)
    assert "chưa đối chiếu từng ô vì tệp hoặc số liệu của hộp nhận đã khác" in " ".join(result.output.split())


def test_a_workbook_that_is_saved_while_the_merge_runs_is_kept_and_not_compared_with_nothing(
    edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = workbook(edited).read_bytes()
    monkeypatch.setattr("toolkit.commands.merge.command._saved", lambda _: False)  # as it was when the run began
    result = CliRunner().invoke(merge, [str(edited), "--as-of", "24/12/2022", "--json"])
    assert json.loads(result.stdout)["changes"]["uncompared"] == "sổ vừa được lưu lại trong khi đang tổng hợp"
    (copy,) = edited.parent.glob("*.cu.xlsx")
    assert copy.read_bytes() == saved


def test_where_days_have_passed_only_files_and_figures_are_called_the_same(inbox: Path) -> None:
    result = CliRunner().invoke(merge, [str(inbox), "--check", "--as-of", "20/01/2023"])
    assert "tệp và số liệu không thay đổi" in result.output
    assert "không có gì thay đổi" not in result.output


def test_no_workbook_to_check(inbox: Path) -> None:
    workbook(inbox).unlink()
    result = run(inbox, "--check")
    assert (result.exit_code, "không có sổ tổng hợp" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_a_workbook_of_another_period(inbox: Path) -> None:
    result = run(inbox, "--check", workbook(inbox), "--period", "6t")
    assert (result.exit_code, "là sổ của kỳ nam (Năm 2022)" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_a_file_that_is_no_workbook_of_ours(inbox: Path) -> None:
    assert run(inbox, "--check", inbox / NAME).exit_code == ExitCode.UNUSABLE


def test_a_check_writes_no_data_either(inbox: Path) -> None:
    assert run(inbox, "--check", "--tidy", inbox.parent / "a.csv").exit_code == ExitCode.USAGE


def test_no_inbox_at_all() -> None:
    result = run("--check")
    assert (result.exit_code, "Chưa ghi HỘP_NHẬN" in result.stderr) == (ExitCode.USAGE, True)


def test_the_workbook_of_this_period_is_no_earlier_one(inbox: Path) -> None:
    with pytest.raises(Unusable, match="không phải của kỳ trước"):
        read_previous((workbook(inbox),), small_plan(), YEAR)


def later() -> Period:
    """A year after that of the workbook."""
    return YEAR.model_copy(update={"start": dt.date(2023, 1, 1), "end": dt.date(2023, 12, 31)})


def test_an_earlier_workbook_is_read(inbox: Path) -> None:
    (book,) = read_previous((workbook(inbox),), small_plan(), later())
    assert (book.plan, book.period) == ("thu-2022", "nam")


def test_an_earlier_workbook_is_given_once(inbox: Path) -> None:
    with pytest.raises(Usage, match="chỉ ghi một tệp"):
        read_previous((workbook(inbox), workbook(inbox)), small_plan(), later())


def test_an_earlier_workbook_that_is_none(inbox: Path) -> None:
    with pytest.raises(Unusable, match="--previous"):
        read_previous((inbox / NAME,), small_plan(), YEAR)


def test_a_file_to_leave_out_that_is_not_there() -> None:
    with pytest.raises(Usage, match="Có phải “a"):
        excluded_names(("a.xls",), [answer(name="a.xlsx")])


def test_a_file_to_leave_out_by_its_path(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(inbox.parent)
    files, intakes = inbox_files((Path("hop-nhan"),)), [answer(name=NAME)]
    assert excluded_names((f"hop-nhan/{NAME}",), intakes, files) == {NAME}
    assert excluded_names((str(inbox / NAME),), intakes, files) == {NAME}


@pytest.mark.parametrize("text", ["xa/a.xlsx", "XA\\A.xlsx", "b", "b.xlsx"])
def test_a_file_to_leave_out_as_people_write_it(text: str) -> None:
    names = excluded_names((text,), [answer(name="xa/a.xlsx"), answer({}, name="b.xlsx")])
    assert names in ({"xa/a.xlsx"}, {"b.xlsx"})
