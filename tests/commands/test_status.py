"""``bdgxl status``: what it prints, writes, and how it ends."""

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from tests.commands.drafted import said
from tests.validators.registers import LETTER, NAME, filled
from toolkit.commands.common import ExitCode
from toolkit.commands.status import command as status


def run(inbox: Path, *options: str, as_of: str = "20/12/2022") -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(status, [str(inbox), "--as-of", as_of, *options])


def test_what_needs_action_comes_first_and_the_rest_is_named(inbox: Path) -> None:
    result = run(inbox)
    assert result.exit_code == ExitCode.FINDINGS
    lines = result.stdout.splitlines()
    assert lines[1] == "Tính đến ngày 20/12/2022: đã trả lời 1/3 báo cáo; cần xử lý 2."
    assert lines[3:7] == [
        "Báo cáo năm – hạn 05/12/2022: đã trả lời 1/2 báo cáo; cần xử lý 1",
        "  Cần xử lý: 1",
        "    Sở Giáo dục và Đào tạo: chưa gửi, quá hạn 15 ngày",
        "  Đã xong: 1 (Sở Y tế)",
    ]
    assert max(map(len, lines)) < 80


def test_one_report_alone(inbox: Path) -> None:
    result = run(inbox, "--report", "nam", as_of="04/12/2022")
    assert result.exit_code == ExitCode.DONE
    assert "Chưa gửi, chưa đến hạn: 1 (Sở Giáo dục và Đào tạo)" in said(result.stdout)
    assert "Báo cáo riêng" not in said(result.stdout)


def test_an_unknown_report_is_refused(inbox: Path) -> None:
    assert run(inbox, "--report", "quy").exit_code == ExitCode.USAGE


def test_json_is_all_there_is_on_stdout(inbox: Path) -> None:
    result = run(inbox, "--json", "-o", str(inbox.parent / "tinh-hinh.xlsx"))
    document = json.loads(result.stdout)
    first, second, _ = document["submissions"]
    assert (first["need"], first["contact"]["phone"], first["file"]) == ("done", "0912 345 678", "a.xlsx")
    assert (second["need"], second["standing"], second["late_days"]) == ("act", "chưa gửi, quá hạn 15 ngày", 15)
    assert "Đã ghi tình hình gửi báo cáo" in said(result.stderr)


def test_a_letter_without_its_form_and_a_faulty_register_are_told(inbox: Path) -> None:
    letters = [{**LETTER, "agency": "Sở Giáo dục và Đào tạo", "number": "9/SGD"}, {**LETTER, "agency": "Sở Lạ"}]
    (inbox.parent / NAME).write_bytes(filled(letters))
    told = run(inbox).stdout
    assert "có công văn, thiếu biểu; công văn số 9/SGD ngày 01/12/2022" in said(told)
    assert "[register-agency-unknown]" in told
    assert "[letter-without-form]" not in told


def test_a_file_of_nobody_is_told(inbox: Path) -> None:
    (inbox / "khong-ro.xlsx").write_bytes(b"no workbook")
    assert "Tệp chưa rõ là báo cáo nào của đơn vị nào: 1 khong-ro.xlsx" in said(run(inbox).stdout)


def test_the_workbook_is_written_again_and_never_over_another_file(inbox: Path) -> None:
    target = inbox.parent / "tinh-hinh.xlsx"
    run(inbox, "-o", str(target))
    first = target.read_bytes()
    run(inbox, "-o", str(target))
    assert target.read_bytes() == first
    assert run(inbox, "-o", str(inbox / "a.xlsx")).exit_code == ExitCode.OUTPUT


def test_a_workbook_that_somebody_worked_in_is_kept(inbox: Path) -> None:
    target = inbox.parent / "tinh-hinh.xlsx"
    run(inbox, "-o", str(target))
    book = openpyxl.load_workbook(target)
    book.save(target)
    result = run(inbox, "-o", str(target))
    assert (inbox.parent / "tinh-hinh.cu.xlsx").exists()
    assert "tinh-hinh.cu.xlsx" in result.stdout.replace("\n", "")
