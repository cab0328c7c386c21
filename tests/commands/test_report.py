"""``bdgxl report``: which plan, which variant, which file; never over somebody else's."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from tests.builders import Inbox, indicator, make_plan
from toolkit.commands.common import ExitCode
from toolkit.commands.report import command
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.plan.load import dump_plan
from toolkit.core.plan.model import Outgoing, Plan
from workbook_templates.consolidated.book import write_consolidated_book

VARIANTS = (
    Outgoing(id="so", title="Kết quả năm 2022", issuer="Sở A", signer="GIÁM ĐỐC"),
    Outgoing(id="tinh", title="Kết quả năm 2022", issuer="UBND tỉnh Nghệ An", signer="CHỦ TỊCH"),
)


def plan() -> Plan:
    return make_plan(indicator("1.1", "ratio", "+so-a +so-b"), agencies="so-a so-b", outgoing=VARIANTS)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    """A consolidated workbook in which Sở B is missing."""
    inbox = Inbox(plan())
    inbox.report("so-a", _1_1={"numerator": 6, "denominator": 10})
    return write_consolidated_book(consolidate(inbox.judgement))


@pytest.fixture
def folder(tmp_path: Path, workbook: bytes) -> Path:
    """The workbook with its plan beside it."""
    (tmp_path / "tong-hop.xlsx").write_bytes(workbook)
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(plan()), encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(folder / "tong-hop.xlsx"), *map(str, arguments)])


def text(file: Path) -> str:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_finds_the_plan_and_drafts_the_first_variant(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == ExitCode.DONE, result.output
    assert "Mẫu khác: tinh (UBND tỉnh Nghệ An)" in result.output
    said = text(folder / "bao-cao-thu-2022-nam-so.docx")
    assert "Chỉ tiêu I.1.1. Chỉ tiêu 1.1: năm 2022 là 60% (6/10)" in said
    assert "[cần xem lại: mới có số liệu của 1/2 đơn vị]" in said


def test_a_variant_is_chosen_by_its_id(folder: Path) -> None:
    run(folder, "--variant", "tinh")
    assert "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN" in text(folder / "bao-cao-thu-2022-nam-tinh.docx")


def test_an_unknown_variant_names_those_there_are(folder: Path) -> None:
    result = run(folder, "--variant", "bo")
    assert result.exit_code == ExitCode.USAGE
    assert "Các mẫu: so (Sở A); tinh (UBND tỉnh Nghệ An)." in result.output


def test_a_second_run_writes_the_same_bytes(folder: Path) -> None:
    run(folder)
    file = folder / "bao-cao-thu-2022-nam-so.docx"
    first = file.read_bytes()
    assert run(folder).exit_code == ExitCode.DONE
    assert file.read_bytes() == first


def test_a_document_that_is_not_ours_is_left_alone(folder: Path) -> None:
    theirs = folder / "bao-cao.docx"
    Document().save(str(theirs))
    before = theirs.read_bytes()
    result = run(folder, "-o", theirs)
    assert result.exit_code == ExitCode.OUTPUT
    assert theirs.read_bytes() == before


def test_the_reminder_lists_who_is_missing(folder: Path) -> None:
    assert run(folder, "--don-doc").exit_code == ExitCode.DONE
    assert "Kính gửi: Sở B" in text(folder / "cong-van-don-doc-thu-2022-nam.docx")


def test_nobody_is_reminded_before_the_date(folder: Path) -> None:
    result = run(folder, "--don-doc", "--as-of", "01/12/2022")
    assert "không cần đôn đốc" in result.output
    assert not list(folder.glob("*.docx"))


def test_another_plan_is_refused(folder: Path) -> None:
    other = folder / "khac.yaml"
    other.write_text(dump_plan(plan().model_copy(update={"id": "khac-2022"})), encoding="utf-8")
    result = run(folder, "--plan", other)
    assert result.exit_code == ExitCode.UNUSABLE
    assert "thuộc kế hoạch thu-2022" in result.output


def test_a_draft_that_somebody_edited_is_kept(folder: Path) -> None:
    run(folder)
    draft = folder / "bao-cao-thu-2022-nam-so.docx"
    document = Document(str(draft))
    document.add_paragraph("Ý kiến của lãnh đạo")
    document.save(str(draft))
    result = run(folder)
    copy = folder / "bao-cao-thu-2022-nam-so.cu.docx"
    assert "giữ nguyên một bản" in result.output
    assert ("Ý kiến của lãnh đạo" in text(copy), "Ý kiến của lãnh đạo" in text(draft)) == (True, False)


def test_a_draft_that_nobody_touched_is_replaced(folder: Path) -> None:
    run(folder)
    run(folder, "--as-of", "29/12/2022")
    assert [path.name for path in folder.glob("*.cu*")] == []
