"""``bdgxl plan new`` and ``plan export``, and plan workbooks in the place of YAML files."""

import os
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.workbook_templates.books import TEXT, small_plan
from toolkit.commands.plan.group import command as plan
from toolkit.commands.plan.new import known_values
from toolkit.commands.template import command as template
from toolkit.commands.validate import command as validate
from toolkit.core.plan.load import load_plan, plan_hash
from toolkit.core.plan.model import Agency, AgencyKind


@pytest.fixture
def yaml(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(*words: object) -> Result:
    return CliRunner().invoke(plan, [str(word) for word in words])


@pytest.fixture
def book(yaml: Path, tmp_path: Path) -> Path:
    target = tmp_path / "so.xlsx"
    assert _run("export", yaml, "-o", target).exit_code == 0
    return target


def test_a_plan_goes_to_a_workbook_and_back(book: Path, tmp_path: Path) -> None:
    result = _run("export", book, "-o", tmp_path / "lai.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"Đã ghi {tmp_path / 'lai.yaml'}: 2 cơ quan, {len(small_plan().indicators)} chỉ tiêu, " + (
        f"{len(small_plan().tasks)} nhiệm vụ, 1 báo cáo.\n"
    )
    assert load_plan(tmp_path / "lai.yaml") == small_plan()


def test_every_command_takes_the_workbook(book: Path, tmp_path: Path) -> None:
    assert _run("show", book).exit_code == 0
    made = CliRunner().invoke(template, [str(book), "--period", "nam", "-o", str(tmp_path / "outbox")])
    assert made.exit_code == 0
    (snapshot,) = (tmp_path / "outbox").glob("ke-hoach-*.yaml")
    assert plan_hash(load_plan(snapshot)) == plan_hash(small_plan())


def test_an_inbox_finds_its_plan_workbook(book: Path, yaml: Path, tmp_path: Path) -> None:
    outbox, inbox = tmp_path / "di" / "outbox", tmp_path / "ve" / "inbox"
    CliRunner().invoke(template, [str(book), "--period", "nam", "-o", str(outbox)])
    shutil.copytree(outbox / "chung", inbox)
    shutil.copy(book, inbox.parent / "ban-nao-do.xlsx")
    yaml.unlink()
    result = CliRunner().invoke(validate, [str(inbox)])
    assert result.exit_code in (0, 1), result.stderr


def test_a_plan_workbook_in_an_inbox_is_no_form(book: Path, yaml: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(book, inbox)
    result = CliRunner().invoke(validate, [str(inbox), "--plan", str(yaml), "--period", "nam"])
    assert "sổ kế hoạch, không phải biểu" in " ".join(result.stdout.split())


def test_a_file_that_is_there_is_kept(book: Path, yaml: Path) -> None:
    before = book.read_bytes()
    result = _run("export", yaml, "-o", book)
    assert result.exit_code == 4
    assert result.stderr == (
        f"Không ghi đè {book}: đã có tệp này. Chọn tên khác bằng -o, hoặc thêm --force để ghi đè.\n"
    )
    assert book.read_bytes() == before
    assert _run("export", yaml, "-o", book, "--force").exit_code == 0


@pytest.mark.skipif(not hasattr(os, "link"), reason="needs a second name for one file")
def test_the_input_is_never_written_over(book: Path, tmp_path: Path) -> None:
    os.link(book, tmp_path / "ten-khac.xlsx")
    for target in (book, tmp_path / "ten-khac.xlsx"):
        result = _run("export", book, "-o", target, "--force")
        assert result.exit_code == 2
        assert "trùng với tệp đọc vào" in result.stderr


def test_the_format_must_be_clear(yaml: Path, tmp_path: Path) -> None:
    result = _run("export", yaml, "-o", tmp_path / "ke-hoach.docx")
    assert result.exit_code == 2
    assert "đuôi .xlsx hoặc .yaml" in result.stderr


def test_a_mistake_in_a_workbook_is_told_with_its_cell(book: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["Kế hoạch"]["B12"] = "năm nay"
    workbook.save(book)
    result = _run("export", book, "-o", tmp_path / "lai.yaml")
    assert result.exit_code == 3
    assert result.stderr == (
        "so.xlsx, trang “Kế hoạch”, ô B12, mục 'Năm kế hoạch': 'năm nay' không phải là số. "
        "Chỉ ghi con số, ví dụ 66,67.\n"
    )
    assert not (tmp_path / "lai.yaml").exists()


def test_what_was_not_read_is_remarked(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["Cơ quan"]["Z5"] = "ghi riêng"
    workbook.save(book)
    result = _run("show", book)
    assert result.exit_code == 0
    assert result.stderr.startswith("Lưu ý: so.xlsx, trang “Cơ quan”, ô Z5: ô không thuộc cột nào")


def test_a_new_workbook_says_what_comes_next(tmp_path: Path) -> None:
    target = tmp_path / "moi.xlsx"
    result = _run("new", "--year", 2026, "--place", "Nghệ An", "-o", target)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"bdgxl plan check {target}" in result.stdout
    facts = {row[0].value: row[1].value for row in openpyxl.load_workbook(target)["Kế hoạch"].iter_rows(min_row=5)}
    assert facts["Mã kế hoạch *"] == "nghe-an-2026"


def test_a_new_workbook_does_not_replace_one_that_is_there(tmp_path: Path) -> None:
    target = tmp_path / "moi.xlsx"
    target.write_bytes(b"")
    assert _run("new", "-o", target).exit_code == 4
    assert _run("new", "-o", target, "--force").exit_code == 0


def test_a_year_out_of_range_is_told(tmp_path: Path) -> None:
    result = _run("new", "--year", 26, "-o", tmp_path / "moi.xlsx")
    assert (result.exit_code, result.stderr) == (2, "--year: năm phải từ 1945 đến 2100, không phải 26.\n")


def test_known_agencies_stand_in_a_new_plan() -> None:
    agency = Agency(code="xa-1", name="UBND xã Một", kind=AgencyKind.COMMUNE)
    assert known_values(None, "Nghệ An", [agency])["agencies"][0]["name"] == "UBND xã Một"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "tệp là Excel 97-2003 (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "tệp có mật khẩu"),
        (b"%PDF-1.4", "tệp là tệp PDF, không phải kế hoạch"),
        (b"PK\x03\x04", "tệp Excel hỏng hoặc bị khóa (gói nén hỏng)"),
    ],
)
def test_other_kinds_of_files_are_told_apart(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(data)
    result = _run("show", path)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"ke-hoach.xlsx: {told}.")


def test_a_workbook_that_is_no_plan_is_told(tmp_path: Path) -> None:
    path = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(path)
    assert _run("show", path).stderr.startswith("khac.xlsx: sổ Excel này không phải sổ kế hoạch. Tạo một sổ kế hoạch")
