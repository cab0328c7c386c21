"""``bdgxl plan check``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.validators.plan_check.plan_text import CLEAN, FILE, changed
from toolkit.commands.plan.group import command as plan

_SLIP = ("Truyền thông, giáo dục", "Truyền thông,giáo dục")
_TARGET = ('target: {printed: "10", value: 10}', 'target: {printed: ">10", value: 10, operator: ">"}')
_UNSTATED = ("Chỉ tiêu 1: Tăng tỷ lệ người", "Chỉ tiêu 1: Tỷ lệ người")


def check(folder: Path, text: str, *options: str) -> Result:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(plan, ["check", str(path), *options])


def test_a_clean_plan_is_told_in_one_line(tmp_path: Path) -> None:
    result = check(tmp_path, CLEAN)
    assert (result.exit_code, result.output) == (0, "ke-hoach.yaml: 0 lỗi, 0 cần làm rõ, 0 ghi nhận.\n")


def test_findings_are_listed_rule_by_rule_and_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = check(tmp_path, changed(_SLIP, _TARGET))
    assert result.exit_code == 1
    assert result.stdout == (
        "Lỗi [operator-against-direction] Phép so sánh trái với chiều (1)\n"
        "  → Xác định lại mức kế hoạch: con số và dấu lớn hơn, nhỏ hơn.\n"
        "  dòng 110, Phụ lục 1, mục II.2: 2.2 “Chỉ tiêu 2: Giảm tỷ số tử vong bà mẹ liên\n"
        "  quan đến thai sản”\n"
        "    Kế hoạch ghi “>10” trong khi chỉ tiêu phải giảm.\n"
        "\n"
        "Cần làm rõ [space-missing] Thiếu dấu cách sau dấu câu (1)\n"
        "  → Ghi lại là “thông, giáo”.\n"
        "  dòng 117, Phụ lục 2, mục 1: 1 “Truyền thông,giáo dục”\n"
        "    Nội dung: “thông,giáo” thiếu dấu cách.\n"
        "\n"
        "ke-hoach.yaml: 1 lỗi, 1 cần làm rõ, 0 ghi nhận.\n"
    )


def test_what_is_only_for_the_record_asks_nobody_to_act(tmp_path: Path) -> None:
    result = check(tmp_path, changed(_UNSTATED))
    assert result.exit_code == 0
    assert "Ghi nhận [direction-unstated]" in result.stdout
    assert "→" not in result.stdout


def test_json_is_one_document(tmp_path: Path) -> None:
    result = check(tmp_path, changed(_SLIP), "--json")
    document = json.loads(result.stdout)
    assert (document["plan"], document["counts"]) == ("thu-2026", {"error": 0, "warning": 1, "info": 0})
    (finding,) = document["findings"]
    assert finding["place"] == {
        "file": FILE,
        "sheet": "",
        "cell": "",
        "line": 117,
        "document": "Phụ lục 2, mục 1",
    }
    assert (finding["code"], finding["row"], finding["column"]) == ("space-missing", "1", "text")
    assert result.exit_code == 1


def test_a_plan_that_cannot_be_read_is_told_as_by_the_other_commands(tmp_path: Path) -> None:
    result = check(tmp_path, "id: a\nid: b\n")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "ke-hoach.yaml, dòng 2: trường 'id' ghi hai lần. Giữ lại một trường.\n"
