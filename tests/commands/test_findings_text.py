"""Findings on a terminal: the shape of the text, its width, and nothing that steers it."""

import textwrap

import click
import pytest

from toolkit.commands.findings_text import findings_lines
from toolkit.core.findings.model import Finding, Place, Severity


def finding(cell: str, severity: Severity = Severity.ERROR, message: str = "Sai.", sheet: str = "Chỉ tiêu") -> Finding:
    place = Place(file="Sở A.xlsx", sheet=sheet, cell=cell)
    return Finding(code=f"ma-{severity}", severity=severity, message=message, remedy="Đề nghị sửa.", place=place)


def text(*findings: Finding) -> str:
    return "\n".join(map(click.unstyle, findings_lines("Sở A", findings, {"Sở A.xlsx": "được tính"})))


def test_file_and_sheet_are_named_once_and_the_gravest_stands_first() -> None:
    found = text(finding("G5", Severity.WARNING), finding("G6"), finding("G7", Severity.WARNING), finding("", sheet=""))
    assert found == textwrap.dedent(
        """\
        Sở A: 2 lỗi, 2 cần làm rõ
          Tệp Sở A.xlsx (được tính)
            Lỗi [ma-error]
              Sai.
              → Đề nghị sửa.
            Trang “Chỉ tiêu”
              Lỗi, ô G6 [ma-error]
                Sai.
                → Đề nghị sửa.
              Cần làm rõ, ô G5 (và 1 ô khác: G7) [ma-warning]
                Sai.
                → Đề nghị sửa."""
    )


@pytest.mark.parametrize(("columns", "widest"), [("80", 79), ("300", 100), ("20", 60)])
def test_lines_are_as_wide_as_the_terminal_and_stay_readable(
    columns: str, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    lengths = [len(line) for line in text(finding("G5", message="lời " * 100)).splitlines()]
    assert widest - 4 < max(lengths) <= widest


def test_a_file_name_stays_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    name = "bieu-so-lieu-" * 8
    assert f"“{name}”" in text(finding("G5", message=f"Trùng tệp “{name}”."))


def test_nothing_from_a_form_steers_the_terminal() -> None:
    found = text(finding("G5", message="a\x1b[2Jb\u202ec\nd", sheet="x\x1b]0;y\x07"))
    assert not any(char in found for char in "\x1b\u202e\x07")
    assert "a [2Jb c d" in found


def test_a_plan_says_the_line_and_the_place_in_its_document() -> None:
    place = Place(file="ke-hoach.yaml", line=12, document="Phụ lục 2, mục I")
    found = Finding(code="ma", severity=Severity.INFO, message="Lạ.", remedy="Xem lại.", place=place)
    assert "    Ghi nhận, dòng 12, Phụ lục 2, mục I [ma]\n" in text(found)
