"""A whole round in which everything that happens in an office happens, and after which nothing is open."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document
from openpyxl import load_workbook

from samples.addresses import input_addresses
from samples.office.client import Office
from tests.commands.drafted import files, opened, read
from tests.whole_round import (
    COUNTS,
    FAULTS,
    MERGED,
    NAMES,
    RATES,
    REMINDED,
    REPORTS,
    RETURNED,
    SINGLE,
    STAFF,
    STEPS,
    WORKBOOK,
    Outside,
    address,
    begin,
    book,
    marked,
    run,
)

pytestmark = pytest.mark.office


@dataclass(slots=True, kw_only=True)
class Round:
    """What a round left behind."""

    folder: Path
    results: list[Result] = field(default_factory=list)
    trees: list[dict[str, bytes]] = field(default_factory=list)
    """All files after each step."""
    named: list[list[str]] = field(default_factory=list)
    """The files that each step wrote, in order."""
    changed: list[set[str]] = field(default_factory=list)
    """The files that are not as they were before the step."""


@contextmanager
def naming(most: int | None = None) -> Iterator[list[str]]:
    """The outputs that get their name meanwhile; whoever wants to name more than so many is killed."""
    named: list[str] = []

    def counted(real: Callable[..., None]) -> Callable[..., None]:
        def name(source: object, target: object, **options: object) -> None:
            if str(target).startswith(os.environ["BDGXL_CACHE"]):
                return real(source, target, **options)
            if len(named) == most:
                raise KeyboardInterrupt
            real(source, target, **options)
            return named.append(str(target))

        return name

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", counted(os.replace))
        patch.setattr(os, "link", counted(os.link))
        yield named


@pytest.fixture(scope="module", autouse=True)
def one_day() -> Iterator[None]:
    """Drafts and workbooks that have a time get the same in every round."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1670000000")
        yield


@pytest.fixture(scope="module")
def outside(office_in: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Outside:
    return Outside(office_in("vi-VN"), tmp_path_factory.mktemp("outside"))


@pytest.fixture(scope="module")
def straight(outside: Outside, tmp_path_factory: pytest.TempPathFactory) -> Round:
    """The round without interruption."""
    done = Round(folder=tmp_path_factory.mktemp("straight"))
    begin(done.folder)
    for step in STEPS:
        before = files(done.folder)
        with naming() as named:
            done.results.append(run(done.folder, step))
        done.named.append([(done.folder / name).relative_to(done.folder).as_posix() for name in named])
        done.trees.append(files(done.folder))
        done.changed.append({name for name, data in done.trees[-1].items() if before.get(name) != data})
        if step.arrives:
            outside.reach(done.folder, step.arrives)
    return done


def table(workbook: Path, sheet: str, heading: str) -> list[dict[str, object]]:
    """Rows below the headings of a sheet, as the stored results say them."""
    rows = load_workbook(workbook, read_only=True, data_only=True)[sheet].iter_rows(values_only=True)
    heads = next(row for row in rows if row[0] == heading)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


def test_every_step_ends_as_it_should(straight: Round) -> None:
    ended = {step.line: result.exit_code for step, result in zip(STEPS, straight.results, strict=True)}
    assert ended == {step.line: step.ends for step in STEPS}


@pytest.mark.parametrize("agency", NAMES)
def test_a_draft_takes_the_agencys_forms_to_its_address(straight: Round, agency: str) -> None:
    draft = opened(straight.folder / "outbox" / "thu-gui" / f"{agency}.eml")
    forms = {f"BDG2022_{report}-nam_{agency}.xlsx": straight.folder / "outbox" / report for report in REPORTS}
    assert draft.to == [address(agency)]
    assert draft.files == {name: (folder / name).read_bytes() for name, folder in forms.items()}


def test_only_who_has_not_answered_is_reminded(straight: Round) -> None:
    drafts = [name for name in straight.trees[REMINDED] if name.startswith("nhac-viec/") and name.endswith(".eml")]
    assert drafts == ["nhac-viec/so-e.eml"]
    assert list(read(straight.trees[REMINDED][drafts[0]]).files) == ["BDG2022_hoat-dong-nam_so-e.xlsx"]


def test_the_faulty_form_goes_back_with_its_faults_marked(straight: Round, tmp_path: Path) -> None:
    drafts = [name for name in straight.trees[RETURNED] if name.startswith("tra-lai/") and name.endswith(".eml")]
    assert drafts == ["tra-lai/so-b.eml"]
    ((name, data),) = read(straight.trees[RETURNED][drafts[0]]).files.items()
    assert straight.trees[RETURNED][f"tra-lai/so-b/{name}"] == data
    form = tmp_path / name
    form.write_bytes(data)
    at, cells = input_addresses(form, book("so-b", "chi-tieu")), marked(form)
    assert {place for place, cell in at.items() if cell in cells} >= set(FAULTS)


def test_in_the_end_nothing_is_open(straight: Round) -> None:
    document = json.loads(straight.results[MERGED].stdout)
    assert [one["message"] for one in document["findings"] if one["severity"] != "info"] == []


def test_everybody_has_answered_and_one_was_late(straight: Round) -> None:
    said = json.loads(straight.results[MERGED].stdout)["submissions"]
    assert {(one["agency"], one["status"]) for one in said if one["agency"] != "so-d"} == {
        (agency, "accepted") for agency in NAMES if agency != "so-d"
    }
    assert [(one["status"], one["letter"]) for one in said if one["agency"] == "so-d"] == [
        ("by_letter", "15/SD-VP")
    ] * 2
    late = [(one["agency"], one["report"], one["late_days"]) for one in said if one["late_days"]]
    assert late == [("so-e", "hoat-dong", 3)]


def test_the_figures_are_what_was_typed(straight: Round) -> None:
    """Computed here from the tables above, not by the product."""
    part, whole = (sum(given) for given in zip(*RATES.values(), strict=True))
    rate = Decimal(part) * 100 / Decimal(whole)
    expected = {
        "1.1": rate.quantize(Decimal("0.01"), ROUND_HALF_UP),
        "1.2": Decimal(sum(COUNTS.values())),
        "1.3": Decimal(SINGLE),
    }
    rows = table(straight.folder / WORKBOOK, "Chỉ tiêu", "TT")
    found = {row["Mã chỉ tiêu"]: Decimal(str(row["Kết quả năm 2022"])) for row in rows if row["Mã chỉ tiêu"]}
    assert found == expected


def test_the_table_adds_up(straight: Round) -> None:
    rows = table(straight.folder / WORKBOOK, "Cán bộ nữ", "Đơn vị")
    assert [rows[0]["Tổng số"], rows[0]["Nữ"]] == [sum(parts) for parts in zip(*STAFF.values(), strict=True)]


def test_the_ledger_accounts_for_every_file(straight: Round) -> None:
    rows = table(straight.folder / WORKBOOK, "Đối chiếu", "TT")
    listed = [row for row in rows if row["Mã băm"]]
    # Eight messages of which one lies in another, an archive, and ten forms of which one is replaced.
    assert Counter(row["Kết luận / tình trạng"] for row in listed) == {
        "Được tính": 8,
        "Bị thay bằng bản mới hơn": 1,
        "Bỏ qua": 8,
    }
    assert not [row for row in rows if row["Kết luận / tình trạng"] == "KHÔNG KHỚP"]


def test_the_report_says_the_figures(straight: Round) -> None:
    (draft,) = straight.folder.glob("bao-cao-*.docx")
    said = "\n".join(paragraph.text for paragraph in Document(str(draft)).paragraphs)
    assert "Chỉ tiêu I.1.1. Chỉ tiêu 1.1: năm 2022 là 70% (42/60)" in said


def test_every_file_appears_whole(straight: Round) -> None:
    """It gets its name when it is complete; so the test below breaks off between any two files."""
    steps = zip(STEPS, straight.named, straight.changed, strict=True)
    assert {step.line: changed - set(named) for step, named, changed in steps if not changed <= set(named)} == {}


def test_a_round_killed_at_every_step_and_run_again_ends_the_same(
    straight: Round, outside: Outside, tmp_path: Path
) -> None:
    begin(tmp_path)
    known = {data for tree in straight.trees for data in tree.values()}
    for step, tree, written in zip(STEPS, straight.trees, straight.named, strict=True):
        before = files(tmp_path)
        # In the middle; and where much is written the next run too, at once.
        for most in ([len(written) // 2] if written else []) + ([0] if len(written) > 2 else []):
            with naming(most) as named:
                run(tmp_path, step)
            assert len(named) == most, f"{step.line} was to be killed"
            left = files(tmp_path)
            assert set(left) <= set(tree) | set(before), f"{step.line} left a file that is nobody's"
            assert set(left.values()) <= known, f"{step.line} left something that is half written"
        run(tmp_path, step)
        assert files(tmp_path) == tree, f"{step.line} after it was killed"
        if step.arrives:
            outside.reach(tmp_path, step.arrives)
