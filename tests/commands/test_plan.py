"""``bdgxl plan show``: who reports what and when."""

import json
from pathlib import Path

from click.testing import CliRunner

from toolkit.commands.plan.group import command as plan

NGHE_AN = str(Path(__file__).parents[2] / "samples" / "plans" / "nghe-an-2022.yaml")


def test_the_page_names_reports_deadlines_and_agencies() -> None:
    result = CliRunner().invoke(plan, ["show", NGHE_AN])
    assert result.exit_code == 0
    assert "Năm 2022: báo cáo chi-tieu, hạn nộp 25/12/2022\n" in result.stdout
    assert "  Đơn vị nộp (10): so-ld-tbxh, so-noi-vu, so-y-te," in result.stdout


def test_the_table_of_agencies_is_aligned() -> None:
    lines = CliRunner().invoke(plan, ["show", NGHE_AN]).stdout.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("Mã "))
    column = lines[start].index("Báo cáo")
    assert {line[column - 2 : column] for line in lines[start : start + 44]} == {"  "}
    assert {line[column:].split(",")[0] for line in lines[start + 1 : start + 44]} == {"hoat-dong"}


def test_what_was_assumed_is_listed_by_basis() -> None:
    page = CliRunner().invoke(plan, ["show", NGHE_AN]).stdout
    merged = page.index("Theo ô gộp phía trên trong văn bản\n")
    assumed = page.index("Giả định, đề nghị xác nhận\n")
    assert merged < page.index("  Chỉ tiêu, đơn vị báo cáo (10): 1.1.2, 1.1.3, 2.2,") < assumed
    assert assumed < page.index("  Chỉ tiêu, đơn vị tính (2): 4.1, 4.2\n")


def test_json_is_one_document_and_nothing_else() -> None:
    data = json.loads(CliRunner().invoke(plan, ["show", "--json", NGHE_AN]).stdout)
    assert data["id"] == "nghe-an-2022"
    assert [(duty["report"], duty["period"], duty["due"]) for duty in data["duties"]] == [
        ("hoat-dong", "6t", "2022-06-05"),
        ("hoat-dong", "nam", "2022-12-05"),
        ("tu-kiem-tra", "nam", "2022-12-05"),
        ("chi-tieu", "nam", "2022-12-25"),
    ]
    health = next(agency for agency in data["agencies"] if agency["agency"] == "so-y-te")
    assert health["indicators"] == 6


def test_an_unreadable_plan_exits_with_3_and_a_message(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.yaml"
    path.write_text("id: a\nid: b\n", encoding="utf-8")
    result = CliRunner().invoke(plan, ["show", str(path)])
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == "ke-hoach.yaml, dòng 2: trường 'id' ghi hai lần. Giữ lại một trường.\n"


def test_help_has_an_example() -> None:
    assert "bdgxl plan show samples/plans/nghe-an-2022.yaml" in CliRunner().invoke(plan, ["show", "--help"]).stdout
