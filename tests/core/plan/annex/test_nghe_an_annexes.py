"""The annexes of Nghệ An's plan, as Word documents, give the plan that people encoded from the same document."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from samples.office.programs import find_programs
from tests.core.plan.annex.comparison import Outcome, compare, plans_agree, shares
from tests.core.plan.annex.documents import one_table, split_tables
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Basis
from toolkit.core.plan.word.read import Imported, import_word

MANNERS = {"merged cells": one_table, "a table per page": split_tables}


@pytest.fixture(scope="module", params=list(MANNERS.values()), ids=list(MANNERS))
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    build: Callable[[], bytes] = request.param
    path = tmp_path_factory.mktemp("word") / "phu-luc.docx"
    path.write_bytes(build())
    return import_word(path)


def test_no_cell_is_wrong_without_a_mark(imported: Imported) -> None:
    wrong = [cell for cell in compare(imported) if cell.outcome is Outcome.WRONG]
    assert wrong == []


def test_nearly_every_cell_is_right(imported: Imported) -> None:
    found = shares(compare(imported))
    assert found[Outcome.RIGHT] + found[Outcome.MARKED] > 99
    assert found[Outcome.RIGHT] > 85


def test_every_lead_lost_in_a_merge_is_told(imported: Imported) -> None:
    inherited = [row for row in imported.plan.indicators if row.basis.get("reporters") is Basis.MERGED_CELL]
    told = {doubt.part for doubt in imported.doubts if "lấy theo dòng trên" in doubt.message}
    assert told == {f"chỉ tiêu {row.code}" for row in inherited}
    assert len(inherited) == 10


def test_the_annexes_cite_the_plan_as_printed(imported: Imported) -> None:
    sample = load_plan(Path("samples/plans/nghe-an-2022.yaml").resolve())
    assert [(a.name, a.number, a.issued) for a in imported.plan.annexes] == [
        (a.name, a.number, a.issued) for a in sample.annexes[:2]
    ]


def test_one_agency_is_proposed_for_all_its_spellings(imported: Imported) -> None:
    labour = imported.plan.agency_by_code["so-ld-tbxh"]
    assert {"Sở LĐ-TB&XH", "Sở Lao động – TB và XH", "Sở LĐ,TB&XH", "Sở Lao động -TB&XH"} <= set(labour.aliases)
    assert len(imported.plan.agencies) == 18
    assert all(agency.basis is Basis.PROPOSED for agency in imported.plan.agencies)


def test_classes_are_groups(imported: Imported) -> None:
    assert not any(agency.name.lower().startswith("các ") for agency in imported.plan.agencies)
    assert {"so-nganh", "cac-huyen", "bao-chi", "co-so-tgxh"} <= {group.code for group in imported.plan.groups}


@pytest.mark.office
def test_libreoffice_may_have_saved_the_documents(tmp_path: Path) -> None:
    """Both manners in one start of LibreOffice Writer."""
    written = {}
    for number, build in enumerate(MANNERS.values()):
        written[tmp_path / f"{number}.docx"] = build()
    for path, data in written.items():
        path.write_bytes(data)
    saved = tmp_path / "saved"
    subprocess.run(
        [
            *(find_programs().soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), *map(str, written)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert all((saved / path.name).read_bytes() != data for path, data in written.items())
    assert all(plans_agree(import_word(saved / path.name).plan, import_word(path).plan) for path in written)
