"""``bdgxl template``: forms for every agency."""

import csv
import hashlib
import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.workbook_templates.books import TEXT, small_plan
from toolkit.commands import issuing
from toolkit.commands.template import command as template
from toolkit.core.plan.load import load_plan, plan_hash

FORM_A = "chung/BDG2022_chung-nam_so-a.xlsx"
FORM_B = "chung/BDG2022_chung-nam_so-b.xlsx"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


def _run(plan: Path, outbox: Path, *options: str, typed: str = "") -> Result:
    return CliRunner().invoke(template, [str(plan), "-o", str(outbox), *options], input=typed)


def _files(outbox: Path) -> dict[str, bytes]:
    return {path.relative_to(outbox).as_posix(): path.read_bytes() for path in outbox.rglob("*") if path.is_file()}


def _manifest(outbox: Path) -> list[dict[str, str]]:
    text = (outbox / "danh-sach-bieu-mau.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_agency_gets_its_form(plan: Path, outbox: Path) -> None:
    assert _run(plan, outbox, "--period", "nam").exit_code == 0
    assert {name for name in _files(outbox) if name.endswith(".xlsx")} == {FORM_A, FORM_B}


def test_the_page_tells_counts_dates_and_the_folder(plan: Path, outbox: Path) -> None:
    result = _run(plan, outbox, "--period", "nam")
    assert result.stdout.splitlines()[:3] == [
        "Kế hoạch 1/KH-UBND, kỳ Năm 2022:",
        "  chung     2 biểu, hạn gửi 05/12/2022",
        f"Đã ghi 2 biểu mẫu vào thư mục {outbox}",
    ]


def test_the_manifest_lists_every_form(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    assert _manifest(outbox)[1] == {
        "Mã báo cáo": "chung",
        "Kỳ": "nam",
        "Mã đơn vị": "so-b",
        "Đơn vị": "Sở B & C",
        "Hạn gửi": "2022-12-05",
        "Tệp": FORM_B,
        "SHA-256": hashlib.sha256((outbox / FORM_B).read_bytes()).hexdigest(),
    }


def test_the_snapshot_is_the_plan(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    (snapshot,) = outbox.glob("ke-hoach-*.yaml")
    assert load_plan(snapshot) == small_plan()
    assert snapshot.name == f"ke-hoach-{plan_hash(small_plan())[:12]}.yaml"


def test_equal_input_gives_equal_files(plan: Path, outbox: Path, tmp_path: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    _run(plan, tmp_path / "other", "--period", "nam")
    assert _files(outbox) == _files(tmp_path / "other")


def test_running_again_changes_nothing(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    before = _files(outbox)
    assert _run(plan, outbox, "--period", "nam").exit_code == 0
    assert _files(outbox) == before


def test_several_processes_write_the_same_files(
    plan: Path, outbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(plan, outbox, "--period", "nam")
    monkeypatch.setattr(issuing, "_IN_PROCESS", 0)
    monkeypatch.setattr(issuing, "_CHUNK", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert _run(plan, tmp_path / "other", "--period", "nam").exit_code == 0
    assert _files(outbox) == _files(tmp_path / "other")


def test_an_error_in_another_process_is_told_as_well(plan: Path, outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "_IN_PROCESS", 0)
    monkeypatch.setattr(issuing, "_CHUNK", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    (outbox / FORM_A).mkdir(parents=True)
    assert _run(plan, outbox, "--period", "nam").exit_code == 4


def test_one_agency_alone(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam", "--agency", "so-b")
    assert [row["Tệp"] for row in _manifest(outbox)] == [FORM_B]


def test_forms_of_an_earlier_run_stay_in_the_manifest(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    _run(plan, outbox, "--period", "6t", "--agency", "so-b")
    assert [(row["Kỳ"], row["Mã đơn vị"]) for row in _manifest(outbox)] == [
        ("6t", "so-b"),
        ("nam", "so-a"),
        ("nam", "so-b"),
    ]


def test_the_only_period_is_taken(plan: Path, outbox: Path) -> None:
    text = TEXT.replace('  - {code: "6t"', '#  - {code: "6t"').replace(', {period: "6t", date: 2022-06-05}', "")
    plan.write_text(text, encoding="utf-8")
    assert _run(plan, outbox).exit_code == 0


def test_of_several_periods_one_must_be_named(plan: Path, outbox: Path) -> None:
    result = _run(plan, outbox)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "Kế hoạch có 2 kỳ; chọn một kỳ bằng --period:",
        "  nam  Năm 2022",
        "  6t   6 tháng đầu năm 2022",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--period", "nan"], "Kế hoạch không có kỳ 'nan'. Có phải:\n  nam  Năm 2022"),
        (["--period", "nam", "--agency", "so-bb"], "Kế hoạch không có đơn vị 'so-bb'. Có phải:\n  so-b  Sở B & C"),
        (["--period", "nam", "--report", "zzz"], "Kế hoạch không có báo cáo 'zzz'. Các mã có trong kế hoạch:\n  chung"),
    ],
)
def test_unknown_codes_are_told_with_what_was_probably_meant(
    plan: Path, outbox: Path, options: list[str], told: str
) -> None:
    result = _run(plan, outbox, *options)
    assert result.exit_code == 2
    assert result.stderr.startswith(told)
    assert not outbox.exists()


def test_a_selection_without_forms_is_told(plan: Path, outbox: Path) -> None:
    plan.write_text(TEXT.replace("owners: [so-a, so-b]", "owners: [so-a]"), encoding="utf-8")
    result = _run(plan, outbox, "--period", "nam", "--agency", "so-b")
    assert (result.exit_code, result.stderr[:22]) == (2, "Không có biểu nào phải")


def test_an_unreadable_plan_exits_with_3(tmp_path: Path, outbox: Path) -> None:
    result = _run(tmp_path / "khong-co.yaml", outbox, "--period", "nam")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("khong-co.yaml")


def test_a_folder_that_cannot_be_made_exits_with_4(plan: Path, outbox: Path) -> None:
    outbox.write_bytes(b"")
    result = _run(plan, outbox, "--period", "nam")
    assert result.exit_code == 4
    assert "đã có một tệp trùng tên" in result.stderr


def test_a_form_that_someone_filled_is_not_overwritten(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    workbook = openpyxl.load_workbook(outbox / FORM_A)
    workbook["Chỉ tiêu"]["I5"] = 50
    workbook.save(outbox / FORM_A)
    filled = (outbox / FORM_A).read_bytes()
    assert _run(plan, outbox, "--period", "nam").exit_code == 4
    assert (outbox / FORM_A).read_bytes() == filled


def test_an_untouched_form_of_an_older_plan_is_replaced(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    plan.write_text(TEXT.replace('target: {printed: "50"', 'target: {printed: "55"'), encoding="utf-8")
    assert _run(plan, outbox, "--period", "nam").exit_code == 0
    assert openpyxl.load_workbook(outbox / FORM_A)["Chỉ tiêu"]["F5"].value == "55"


def _protected(outbox: Path) -> bool:
    return bool(openpyxl.load_workbook(outbox / FORM_A)["Chỉ tiêu"].protection.password)


def test_there_is_no_password_unless_asked_for(plan: Path, outbox: Path) -> None:
    _run(plan, outbox, "--period", "nam")
    assert not _protected(outbox)


def test_the_password_is_asked_for_and_not_shown(plan: Path, outbox: Path) -> None:
    result = _run(plan, outbox, "--period", "nam", "--password", typed="bi-mat\nbi-mat\n")
    assert _protected(outbox)
    assert "bi-mat" not in result.output


def test_the_password_may_come_from_the_environment(plan: Path, outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BDGXL_PASSWORD", "bi-mat")
    _run(plan, outbox, "--period", "nam")
    assert _protected(outbox)


def test_help_has_an_example() -> None:
    assert "bdgxl template samples/plans/nghe-an-2022.yaml" in CliRunner().invoke(template, ["--help"]).stdout


def test_forms_of_an_unsound_plan_go_out_with_a_word(plan: Path, outbox: Path) -> None:
    sound = TEXT.replace("leads: Sở B,", "leads: Sở B & C,").replace("coordinators: Sở A", "coordinators: ''")
    plan.write_text(sound, encoding="utf-8")
    assert "Kế hoạch còn" not in _run(plan, outbox, "--period", "nam").stderr
    plan.write_text(sound.replace("name: Sở A", "name: Sở A, basis: proposed"), encoding="utf-8")
    result = _run(plan, outbox.with_name("b"), "--period", "nam")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].endswith(f"1 chỗ chờ xác nhận. Xem: bdgxl plan check {plan}")
