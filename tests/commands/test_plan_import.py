"""``bdgxl plan import``: a Word file in, a plan file that every other command takes out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.core.plan.annex.documents import one_table, with_table
from toolkit.commands.plan.import_word import command
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.word.read import import_word


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "phu-luc.docx"
    path.write_bytes(
        with_table(
            [
                ["TT", "Chỉ tiêu", "ĐVT", "Kết quả năm 2021", "Kế hoạch năm 2022", "Cơ quan chủ trì"],
                ["1", "Tăng tỷ lệ A", "%", "41", ">42", "Sở Y tế, Cục Thông kê"],
            ],
            "Phụ lục 2. Chỉ tiêu tỉnh Nghệ An",
        )
    )
    return path


def test_the_annexes_of_nghe_an_become_a_workbook_that_reads_back(tmp_path: Path) -> None:
    path, target = tmp_path / "phu-luc.docx", tmp_path / "ke-hoach.xlsx"
    path.write_bytes(one_table())
    done = run(path, "-o", target)
    assert done.exit_code == 0, done.output
    assert "31 dòng chỉ tiêu, 50 dòng nhiệm vụ, 18 cơ quan" in done.output
    assert load_plan(target) == import_word(path).plan


def test_yaml_is_written_where_the_name_asks_for_it(word: Path, tmp_path: Path) -> None:
    assert run(word, "-o", tmp_path / "p.yaml", "--plan-id", "thu").exit_code == 0
    assert load_plan(tmp_path / "p.yaml").id == "thu"


def test_the_summary_says_what_to_confirm_and_what_to_do_next(word: Path, tmp_path: Path) -> None:
    said = run(word, "-o", tmp_path / "p.xlsx").output
    assert "phu-luc.docx, Phụ lục 2, dòng 2, cơ quan Cục Thống kê: coi “Cục Thông kê” là Cục Thống kê" in said
    assert "bdgxl plan check" in said


def test_json_lists_every_doubt(word: Path, tmp_path: Path) -> None:
    document = json.loads(run(word, "-o", tmp_path / "p.xlsx", "--json").output)
    assert document["counts"]["indicators"] == 1
    assert len(document["doubts"]) == len(import_word(word).doubts)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["thieu.docx"], 3, "không tìm thấy tệp"),
        (["phu-luc.docx", "--year", "1200"], 2, "--year"),
        (["phu-luc.docx", "--plan-id", "Kế hoạch"], 2, "ke-hoach"),
        (["phu-luc.docx", "-o", "phu-luc.docx"], 2, "trùng"),
        (["phu-luc.docx", "-o", "p.pdf"], 2, "p.pdf"),
        (["phu-luc.docx", "-o", "co-san.yaml"], 4, "co-san.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(
    word: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(word.parent)
    Path("co-san.yaml").touch()
    done = run(*arguments)
    assert (done.exit_code, said in done.output) == (code, True), done.output
