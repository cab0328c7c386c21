"""The office's register beside an inbox: made once, read ever after, never written again."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.validators.plans import small_plan
from tests.validators.registers import DECISION, LETTER, NAME, WAIVER, empty, filled
from toolkit.commands.common import ExitCode
from toolkit.commands.merge.command import command as merge
from toolkit.commands.register import create_register
from toolkit.commands.validate import command as validate
from toolkit.core.output import OutputError
from toolkit.core.register.read import find_registers, read_first

NIL = {**LETTER, "agency": "Sở Giáo dục và Đào tạo", "answer": "Không phát sinh", "number": "12/SGDĐT"}


def run(command: object, *arguments: object) -> Result:
    return CliRunner().invoke(command, [*map(str, arguments), "--as-of", "31/12/2022"])  # type: ignore[arg-type]


def book(inbox: Path) -> Any:
    return openpyxl.load_workbook(next(inbox.parent.glob("tong-hop-*.xlsx")), data_only=True)


def lines(sheet: Any) -> Iterator[list[object]]:
    return ([value for value in row if value is not None] for row in sheet.iter_rows(values_only=True))


def test_the_first_merge_makes_it_and_later_ones_leave_it(inbox: Path) -> None:
    register = inbox.parent / NAME
    assert f"Đã lập sổ theo dõi công văn, số chốt: {register}" in run(merge, inbox).output
    first, workbook = register.read_bytes(), next(inbox.parent.glob("tong-hop-*.xlsx"))
    consolidated = workbook.read_bytes()
    assert "sổ theo dõi" not in run(merge, inbox).output
    assert (register.read_bytes(), workbook.read_bytes()) == (first, consolidated)


def test_a_filled_register_is_read_and_keeps_its_bytes(inbox: Path) -> None:
    """Stories 1 and 3 as a deputy director sees them, with Excel holding the register open."""
    register = inbox.parent / NAME
    register.write_bytes(filled([NIL, {**LETTER, "file": "a.xlsx"}], [DECISION], [WAIVER]))
    (inbox.parent / f"~${NAME}").write_bytes(b"\x05nguyen")
    before = register.read_bytes()
    document = json.loads(run(merge, inbox, "--json").stdout)
    assert register.read_bytes() == before
    assert document["balanced"]
    assert {(one["agency"], one["status"], one["letter"]) for one in document["submissions"]} == {
        ("so-y-te", "accepted", "125/BC-SYT"),
        ("so-gd-dt", "by_letter", "12/SGDĐT"),
        ("huyen-a", "missing", None),
    }
    workbook = book(inbox)
    received = next(line for line in lines(workbook["Tình hình nộp"]) if "Sở Giáo dục và Đào tạo" in line)
    assert "Không phát sinh, bằng công văn" in received
    assert any(str(text).startswith("Không phát sinh (công văn số 12/SGDĐT)") for text in received)
    figures = {str(line[-2]): line for line in lines(workbook["Chỉ tiêu"]) if len(line) > 2}
    assert 42 in figures["1.4"]
    assert any("Số chốt 42 thay 41,5" in str(text) for text in figures["1.4"])
    assert any("không phát sinh (công văn số 12/SGDĐT)" in str(text) for text in figures["1.1"])
    answers = [line for line in lines(workbook["Dữ liệu"]) if "Sở Giáo dục và Đào tạo" in line]
    assert answers
    assert not any(0 in line for line in answers)
    agency = next(line for line in lines(workbook["Theo đơn vị"]) if line[:1] == ["Sở Giáo dục và Đào tạo"])
    assert agency[1:] == ["CV", "KPS"]
    ledger = [str(text) for line in lines(workbook["Đối chiếu"]) for text in line]
    assert "KHÔNG KHỚP" not in ledger
    assert "1.4, Kết quả: Số chốt 42 thay 41,5 (Điện thoại với đ/c Lan; Nguyễn Thị Hòa chốt ngày 15/12/2022)" in ledger


def test_validate_of_one_form_reads_it_too(inbox: Path) -> None:
    (inbox.parent / NAME).write_bytes(filled(decisions=[{**DECISION, "old": "41"}]))
    result = run(validate, inbox / "a.xlsx", "--plan", inbox.parent / "ke-hoach.yaml", "--json")
    assert [(f["code"], f["place"]["file"]) for f in json.loads(result.stdout)["findings"]] == [
        ("decision-outdated", NAME)
    ]


def test_an_unreadable_register_is_told_and_left_alone(inbox: Path) -> None:
    register = inbox.parent / NAME
    register.write_bytes(b"khong phai so")
    document = json.loads(run(merge, inbox, "--json").stdout)
    assert "register-unreadable" in {finding["code"] for finding in document["findings"]}
    assert register.read_bytes() == b"khong phai so"


def test_it_is_no_output_that_merge_may_replace(inbox: Path) -> None:
    register = inbox.parent / NAME
    register.write_bytes(empty())
    result = run(merge, inbox, "-o", register)
    assert (result.exit_code, register.read_bytes()) == (ExitCode.OUTPUT, empty())


def test_one_inside_the_inbox_decides_nothing_and_is_told(inbox: Path) -> None:
    before = json.loads(run(merge, inbox, "--json").stdout)
    (inbox.parent / NAME).unlink()
    (inbox / NAME).write_bytes(filled([NIL], decisions=[DECISION]))
    document = json.loads(run(merge, inbox, "--json").stdout)
    assert document["submissions"] == before["submissions"]
    assert document["indicators"] == before["indicators"]
    (told,) = (finding for finding in document["findings"] if finding["code"] == "register-not-read")
    assert told["place"]["file"] == str(inbox / NAME)
    assert (inbox.parent / NAME).exists()


def test_of_two_the_one_beside_the_inbox_is_read(inbox: Path) -> None:
    for folder in (inbox, inbox.parent):
        (folder / NAME).write_bytes(empty())
    read = read_first(find_registers((inbox,)))
    assert read is not None
    assert read.others == (str(inbox / NAME),)


def test_a_register_that_cannot_be_made_withholds_nothing(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> bool:
        del data
        raise OutputError(f"Không ghi được {path.name}: ổ đĩa đã đầy.", "Giải phóng dung lượng.")

    monkeypatch.setattr("toolkit.commands.register.write_new", full)
    said = create_register(inbox, small_plan(), dt.date(2022, 12, 31))
    assert said == f"Chưa lập được sổ theo dõi. Không ghi được {NAME}: ổ đĩa đã đầy. Giải phóng dung lượng."


def test_making_it_replaces_nothing(inbox: Path) -> None:
    (inbox.parent / NAME).write_bytes(b"cua toi")
    assert create_register(inbox, small_plan(), dt.date(2022, 12, 31)) is None
    assert (inbox.parent / NAME).read_bytes() == b"cua toi"
    assert sorted(path.name for path in inbox.parent.iterdir()) == ["hop-nhan", "ke-hoach.yaml", NAME]


def test_a_register_is_no_plan(inbox: Path) -> None:
    """It lies where plans are looked for."""
    (inbox.parent / NAME).write_bytes(empty())
    (inbox.parent / "ke-hoach.yaml").unlink()
    assert run(merge, inbox).exit_code == ExitCode.UNUSABLE
