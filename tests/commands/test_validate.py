"""``bdgxl validate``: finding plan and period, the report, the exit code."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.validators.filling import Place, cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import blank_form, clean_form, returned
from toolkit.commands.common import ExitCode
from toolkit.commands.validate import command as validate
from toolkit.core.plan.load import dump_plan
from toolkit.core.submission import RawCell
from toolkit.core.text import plain

SHARE: Place = ("indicators", "1.4", "result")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox with the plan beside it and one clean form in it."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "Sở Y tế.xlsx").write_bytes(clean_form())
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(validate, [str(argument) for argument in arguments])


def with_fault(raw: RawCell) -> bytes:
    return returned({SHARE: raw})


def test_a_clean_inbox_is_done(inbox: Path) -> None:
    result = run(inbox)
    assert result.exit_code == 0, result.output
    assert "1 được tính" in result.output


def test_findings_are_printed_under_the_agency_and_exit_1(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(with_fault(cell(Decimal("0.415"))))
    result = run(inbox)
    assert result.exit_code == 1
    heads = "Sở Y tế: 1 lỗi\n  Tệp Sở Y tế.xlsx (được tính)\n    Trang “Chỉ tiêu”\n      Lỗi, ô "
    assert heads in result.output
    assert "[percent-as-fraction]" in result.output
    assert "        → Đề nghị" in result.output


def test_what_is_only_for_the_record_needs_no_action(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(with_fault(cell("41,5%")))
    result = run(inbox)
    assert "[percent-sign]" in result.output
    assert result.exit_code == 0


def test_json_is_all_there_is_on_stdout(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(with_fault(cell(Decimal(101))))
    result = run(inbox, "--json")
    document = json.loads(result.stdout)
    assert [finding["code"] for finding in document["findings"]] == ["percent-out-of-range"]
    assert document["findings"][0]["place"]["file"] == "Sở Y tế.xlsx"
    assert document["files"][0]["standing"] == "counted"
    assert "1 lỗi" in result.stderr
    assert result.exit_code == 1


def test_a_single_file_finds_the_plan_beside_its_folder(inbox: Path) -> None:
    assert run(inbox / "Sở Y tế.xlsx").exit_code == 0


@pytest.mark.parametrize("one", ["", "Sở Y tế.xlsx"])
def test_a_plan_in_the_inbox_is_told_and_not_used(one: str, inbox: Path) -> None:
    (inbox.parent / "ke-hoach.yaml").rename(inbox / "ke-hoach.yaml")
    result = run(inbox / one)
    assert result.exit_code == ExitCode.UNUSABLE
    assert "Trong hộp nhận có 'ke-hoach.yaml' (mã thu-2022) nhưng không tự dùng" in result.stderr


def test_a_plan_in_the_inbox_takes_the_place_of_no_other(inbox: Path) -> None:
    before = run(inbox)
    (inbox / "ke-hoach.yaml").write_text("id: thu-2022\n: : :\n", encoding="utf-8")
    after = run(inbox)
    assert after.exit_code == before.exit_code
    assert "ke-hoach.yaml" in after.output  # told as a file that is no form


def test_where_nothing_can_be_read_and_no_plan_is_known_each_reason_is_told(inbox: Path) -> None:
    (inbox.parent / "ke-hoach.yaml").unlink()
    for number in range(11):
        (inbox / f"{number}.xlsx").write_bytes(b"")
    (inbox / "Sở Y tế.xlsx").write_bytes(b"abc")
    lines = run(inbox).stderr.splitlines()
    assert lines[:2] == ["Không tệp nào là biểu đọc được:", "  0.xlsx: tệp rỗng"]
    assert lines[-2] == "  và các tệp khác"


def test_the_plan_lies_in_plans_beside_the_inbox(inbox: Path) -> None:
    (inbox.parent / "plans").mkdir()
    (inbox.parent / "ke-hoach.yaml").rename(inbox.parent / "plans/ke-hoach.yaml")
    assert run(inbox).exit_code == 0


def test_other_yaml_files_are_passed_over(inbox: Path) -> None:
    (inbox.parent / "a.yaml").write_text("id: khac-2022\n", encoding="utf-8")
    (inbox.parent / "b.yaml").write_text("files: []\n", encoding="utf-8")
    (inbox.parent / "c.yaml").write_bytes(b"\xff\xfe\x00")
    assert run(inbox).exit_code == 0


def test_no_plan_cannot_be_used(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(inbox.parent)
    (inbox.parent / "ke-hoach.yaml").unlink()
    (inbox.parent / "khac.yaml").write_text("id: khac-2022\n", encoding="utf-8")
    result = run(inbox)
    assert result.exit_code == 3
    assert "thu-2022" in result.output
    assert "khac.yaml" in result.output
    assert "--plan" in result.output


def test_two_different_plans_of_one_id_cannot_be_used(inbox: Path) -> None:
    text = dump_plan(small_plan()).replace("Kế hoạch thử", "Kế hoạch thử khác")
    (inbox.parent / "ke-hoach-2.yaml").write_text(text, encoding="utf-8")
    result = run(inbox)
    assert result.exit_code == 3
    assert "ke-hoach-2.yaml" in result.output


def test_two_copies_of_one_plan_are_one_plan(inbox: Path) -> None:
    (inbox.parent / "ban-sao.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    assert run(inbox).exit_code == 0


def test_a_broken_plan_cannot_be_used(inbox: Path) -> None:
    bad = inbox.parent / "hong.yaml"
    bad.write_text("id: [", encoding="utf-8")
    assert run(inbox, "--plan", bad).exit_code == 3


def test_a_missing_inbox_cannot_be_used(tmp_path: Path) -> None:
    result = run(tmp_path / "khong-co")
    assert result.exit_code == 3
    assert "khong-co" in result.output


def test_an_empty_inbox_cannot_be_used(tmp_path: Path) -> None:
    assert run(tmp_path).exit_code == 3


def test_an_unknown_period_is_a_mistake_of_usage(inbox: Path) -> None:
    result = run(inbox, "--period", "quy-1")
    assert result.exit_code == 2
    assert "6t" in result.output


def test_forms_of_another_period_are_rejected_when_the_period_is_named(inbox: Path) -> None:
    result = run(inbox, "--period", "6t")
    assert "[wrong-period]" in result.output
    assert result.exit_code == 1


def test_no_form_leaves_the_period_open(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_text("không phải bảng tính", encoding="utf-8")
    result = run(inbox, "--plan", inbox.parent / "ke-hoach.yaml")
    assert result.exit_code == 3
    assert "--period" in result.output


def test_as_many_forms_of_two_periods_are_no_majority(inbox: Path) -> None:
    from tests.validators.filling import book_of
    from tests.validators.plans import HALF
    from workbook_templates.agency_book import write_agency_book

    (inbox / "giữa năm.xlsx").write_bytes(write_agency_book(book_of(period=HALF)))
    result = run(inbox)
    assert result.exit_code == 3
    assert "6t, nam" in result.output


@pytest.mark.parametrize("day", ["31/12/2022", "2022-12-31"])
def test_days_are_written_two_ways(inbox: Path, day: str) -> None:
    assert run(inbox, "--as-of", day).exit_code == 0


def test_another_day_is_a_mistake_of_usage(inbox: Path) -> None:
    assert run(inbox, "--as-of", "hôm qua").exit_code == 2


def test_a_blank_form_is_rejected(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(blank_form())
    assert "[nothing-filled]" in run(inbox).output


def test_names_of_several_folders_say_which(inbox: Path, tmp_path: Path) -> None:
    other = tmp_path / "khác"
    other.mkdir()
    (other / "Sở Y tế.xlsx").write_bytes(clean_form())
    result = run(inbox, other)
    assert "inbox/Sở Y tế.xlsx" in result.output or "khác/Sở Y tế.xlsx" in result.output


def test_control_characters_never_reach_the_terminal(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(with_fault(cell("\u202eabc\u200b chữ")))
    assert "\u202e" not in run(inbox).output
    assert plain("a\x1b[2Jb\r\nc") == "a [2Jb  c"


def test_the_page_is_written_and_named(inbox: Path) -> None:
    (inbox / "Sở Y tế.xlsx").write_bytes(with_fault(cell(Decimal(101))))
    page = inbox.parent / "kết quả.html"
    result = run(inbox, "--html", page)
    assert result.exit_code == 1
    assert result.output.endswith(f"Đã ghi trang kết quả: {page}\n")
    assert "percent-out-of-range" in page.read_text(encoding="utf-8")


def test_json_stays_alone_on_stdout_beside_a_page(inbox: Path) -> None:
    result = run(inbox, "--json", "--html", inbox.parent / "a.html")
    assert json.loads(result.stdout)["findings"] == []
    assert "a.html" in result.stderr


def test_an_older_page_is_replaced_also_when_it_lies_in_the_inbox(inbox: Path) -> None:
    page = inbox / "ket-qua.html"
    assert run(inbox, "--html", page).exit_code == 0
    first = page.read_bytes()
    assert run(inbox, "--html", page).exit_code == 0
    assert page.read_bytes() != first  # now it tells of itself, as of a file that is passed over
    assert b"ignored-file" in page.read_bytes()


def test_a_page_of_somebody_else_is_never_replaced(inbox: Path) -> None:
    page = inbox / "bao-cao.html"
    page.write_text("<html>Báo cáo</html>", encoding="utf-8")
    result = run(inbox, "--html", page)
    assert (result.exit_code, page.read_text(encoding="utf-8")) == (4, "<html>Báo cáo</html>")
    assert "Không ghi đè" in result.stderr


def test_a_page_is_not_written_over_a_form(inbox: Path) -> None:
    form = inbox / "Sở Y tế.xlsx"
    before = form.read_bytes()
    result = run(inbox, "--html", form)
    assert (result.exit_code, form.read_bytes()) == (2, before)
    assert ".html" in result.stderr


def test_a_folder_that_is_not_there_takes_no_page(inbox: Path) -> None:
    result = run(inbox, "--html", inbox / "chưa có" / "a.html")
    assert (result.exit_code, (inbox / "chưa có").exists()) == (4, False)


def test_a_folder_is_no_page(inbox: Path) -> None:
    (inbox / "a.html").mkdir()
    assert run(inbox, "--html", inbox / "a.html").exit_code == 4


def test_a_page_that_cannot_be_written_leaves_no_rest(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object) -> None:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "replace", locked)
    result = run(inbox, "--html", inbox.parent / "a.html")
    assert result.exit_code == 4
    assert list(inbox.parent.glob("*a.html*")) == []
