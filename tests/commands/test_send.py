"""``bdgxl send``: one draft an agency with everything it has to fill, and nothing that is not as it was generated."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.commands.drafted import files, opened, said
from tests.workbook_templates.books import TEXT
from toolkit.commands import drafts
from toolkit.commands.common import ExitCode
from toolkit.commands.send import command as send
from toolkit.commands.template import command as template
from toolkit.core.output import OutputError, write_atomically

_SECOND = """  - id: van-ban
    title: Báo cáo văn bản
    forms: ["table:van-ban"]
    owners: [so-a, so-b, xa-1, xa-2]
    due: [{period: nam}]
objectives:"""
PLAN = (
    TEXT.replace("name: Sở A}", "name: Sở A, email: 'a@example.vn; vanthu@example.vn'}")
    .replace("name: Sở B & C}", "name: Sở B & C, email: b.example.vn}")
    .replace(
        "\nreports:",
        "\n  - {code: xa-1, name: UBND xã Một, kind: commune, email: mot@example.vn}"
        "\n  - {code: xa-2, name: UBND xã Hai, kind: commune}\nreports:",
    )
    .replace("objectives:", _SECOND, 1)
)
FORM_A = "BDG2022_chung-nam_so-a.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan and its forms."""
    folder = tmp_path_factory.mktemp("gui")
    (folder / "ke-hoach.yaml").write_text(PLAN, encoding="utf-8")
    arguments = [str(folder / "ke-hoach.yaml"), "-o", str(folder / "outbox"), "--period"]
    assert CliRunner().invoke(template, [*arguments, "nam"]).exit_code == 0
    return folder


@pytest.fixture
def outbox(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "outbox", tmp_path / "outbox")
    return tmp_path / "outbox"


def run(outbox: Path, *options: str) -> Result:
    return CliRunner().invoke(send, [str(outbox), *options])


def drafted(outbox: Path) -> dict[str, bytes]:
    return files(outbox / "thu-gui")


def test_one_draft_has_all_forms_of_an_agency(outbox: Path) -> None:
    assert run(outbox).exit_code == ExitCode.DONE
    draft = opened(outbox / "thu-gui" / "so-a.eml")
    assert draft.to == ["a@example.vn", "vanthu@example.vn"]
    assert draft.subject == "Đề nghị báo cáo kết quả công tác bình đẳng giới, năm 2022"
    assert draft.files == {
        name: (outbox / report / name).read_bytes()
        for report, name in (("chung", FORM_A), ("van-ban", "BDG2022_van-ban-nam_so-a.xlsx"))
    }


def test_the_text_says_what_is_asked_by_when_and_where(outbox: Path) -> None:
    run(outbox)
    body = opened(outbox / "thu-gui" / "so-a.eml").body
    for part in (
        "Kính gửi: Sở A",
        "Kế hoạch số 1/KH-UBND ngày 01/03/2022 của UBND tỉnh Nghệ An",
        "1. Báo cáo chung\r\n   - Hạn gửi: 05/12/2022",
        "2. Báo cáo văn bản\r\n   - Hạn gửi: theo văn bản đề nghị báo cáo",
        "Các trang cần điền: Thông tin đơn vị; Chỉ tiêu; Nhiệm vụ",
        "Phòng A, 0238 000 000",
    ):
        assert part.replace("\r\n", "\n") in body.replace("\r\n", "\n")


def test_an_agency_without_a_usable_address_gets_a_folder(outbox: Path) -> None:
    result = run(outbox)
    made = {name for name in drafted(outbox) if name.startswith("so-b")}
    assert made == {
        "so-b/BDG2022_chung-nam_so-b.xlsx",
        "so-b/BDG2022_van-ban-nam_so-b.xlsx",
        "so-b/loi-nhan-zalo.txt",
    }
    assert "so-b/: Sở B & C, địa chỉ thư điện tử không hợp lệ: b.example.vn" in said(result.stdout)
    assert "Năm 2022: 2 thư nháp, 2 thư mục" in said(result.stdout)


def test_running_again_changes_nothing(outbox: Path) -> None:
    run(outbox)
    before = drafted(outbox)
    result = run(outbox)
    assert (result.exit_code, drafted(outbox)) == (ExitCode.DONE, before)
    assert "7 tệp đã có sẵn và không thay đổi" in said(result.stdout)


def test_an_edited_form_is_told_and_the_others_go_out(outbox: Path) -> None:
    (outbox / "chung" / FORM_A).write_bytes(b"PK filled right here")
    result = run(outbox)
    assert result.exit_code == ExitCode.FINDINGS
    assert f"Chưa soạn thư. Sở A: chung/{FORM_A}: tệp đã bị sửa" in said(result.stderr)
    assert {"xa-1.eml", "so-a.eml"} & set(drafted(outbox)) == {"xa-1.eml"}


def test_the_earlier_draft_of_an_agency_with_an_edited_form_is_not_called_needless(outbox: Path) -> None:
    run(outbox)
    (outbox / "chung" / FORM_A).write_bytes(b"PK filled right here")
    assert "không còn cần gửi" not in said(run(outbox).stdout)


def test_a_form_of_nobody_in_the_plan_is_told(outbox: Path) -> None:
    manifest = outbox / "danh-sach-bieu-mau.csv"
    manifest.write_bytes(manifest.read_bytes().replace(b",xa-2,", b",xa-9,"))
    result = run(outbox)
    assert (result.exit_code, "kế hoạch không có đơn vị xa-9" in said(result.stderr)) == (ExitCode.FINDINGS, True)


def test_a_form_that_is_gone_is_told(outbox: Path) -> None:
    (outbox / "chung" / FORM_A).unlink()
    result = run(outbox)
    assert (result.exit_code, "không còn tệp này" in said(result.stderr)) == (ExitCode.FINDINGS, True)


def test_a_path_out_of_the_outbox_is_not_followed(outbox: Path) -> None:
    (outbox.parent / "mat.xlsx").write_bytes((outbox / "chung" / FORM_A).read_bytes())
    manifest = outbox / "danh-sach-bieu-mau.csv"
    manifest.write_bytes(manifest.read_bytes().replace(f"chung/{FORM_A}".encode(), b"../mat.xlsx"))
    result = run(outbox)
    assert (result.exit_code, "ra ngoài thư mục biểu" in said(result.stderr)) == (ExitCode.FINDINGS, True)


def test_a_draft_that_somebody_edited_is_kept_beside_the_new_one(outbox: Path) -> None:
    run(outbox)
    draft = outbox / "thu-gui" / "so-a.eml"
    ours = draft.read_bytes()
    draft.write_bytes(ours + b"edited")
    result = run(outbox)
    assert (draft.read_bytes(), (draft.parent / "so-a.cu.eml").read_bytes()) == (ours, ours + b"edited")
    assert "so-a.cu.eml" in result.stdout.replace("\n", "")


def test_a_draft_of_ours_gives_way_to_a_new_text(outbox: Path) -> None:
    run(outbox)
    (outbox.parent / "mau-thu" / "gui.txt").write_text("Tiêu đề: Mới\n\n{{ agency.name }}\n", encoding="utf-8")
    run(outbox)
    assert opened(outbox / "thu-gui" / "so-a.eml").subject == "Mới"
    assert not [name for name in drafted(outbox) if ".cu" in name]


def test_a_run_that_broke_off_is_finished_by_the_next(outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(outbox)
    whole = drafted(outbox)
    (outbox.parent / "mau-thu" / "gui.txt").write_text("Tiêu đề: Mới\n\n{{ agency.name }}\n", encoding="utf-8")
    left = [2]

    def full(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OutputError("Không ghi được: ổ đĩa đã đầy.", "Giải phóng dung lượng.")
        write_atomically(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(drafts, "write_atomically", full)
        assert run(outbox).exit_code == ExitCode.OUTPUT
    assert run(outbox).exit_code == ExitCode.DONE
    assert set(drafted(outbox)) == set(whole)
    assert opened(outbox / "thu-gui" / "xa-1.eml").subject == "Mới"


def test_a_broken_text_stops_before_anything_is_written(outbox: Path) -> None:
    run(outbox)
    before = drafted(outbox)
    (outbox.parent / "mau-thu" / "gui.txt").write_text("Tiêu đề: {{ ai }}\n", encoding="utf-8")
    result = run(outbox)
    assert (result.exit_code, drafted(outbox)) == (ExitCode.UNUSABLE, before)
    assert "mau-thu/gui.txt, dòng 1" in said(result.stderr)


def test_one_agency_alone_says_nothing_of_the_others(outbox: Path) -> None:
    run(outbox)
    result = run(outbox, "--agency", "xa-1")
    assert "Năm 2022: 1 thư nháp, 0 thư mục" in said(result.stdout)
    assert "không còn cần gửi" not in said(result.stdout)


def test_small_agencies_get_one_workbook_together(outbox: Path) -> None:
    run(outbox)
    result = run(outbox, "--bundle")
    draft = opened(outbox / "thu-gui" / "goi.eml")
    assert draft.to == ["mot@example.vn"]
    assert list(draft.files) == ["BDG2022_van-ban-nam_goi-2-don-vi.xlsx"]
    assert "Kính gửi: UBND xã Một, UBND xã Hai" in draft.body
    assert "goi/loi-nhan-zalo.txt" in drafted(outbox)
    assert "goi/: không có địa chỉ thư điện tử hợp lệ: UBND xã Hai" in said(result.stdout)


def test_drafts_that_are_not_needed_any_more_are_set_aside(outbox: Path) -> None:
    run(outbox)
    result = run(outbox, "--bundle")
    assert "không còn cần gửi, đã chuyển vào thư mục khong-can-gui: xa-1.eml, xa-2/" in said(result.stdout)
    assert "xa-1.eml" not in drafted(outbox)
    assert "khong-can-gui/xa-1.eml" in drafted(outbox)


def test_a_draft_that_is_not_needed_and_was_worked_in_stays(outbox: Path) -> None:
    run(outbox)
    draft = outbox / "thu-gui" / "xa-1.eml"
    draft.write_bytes(draft.read_bytes() + b"\r\n")
    assert "đã sửa tay nên vẫn để nguyên: xa-1.eml" in said(run(outbox, "--bundle").stdout)
    assert "xa-1.eml" in drafted(outbox)


def test_who_owes_a_report_and_has_no_form_is_named(outbox: Path) -> None:
    manifest = outbox / "danh-sach-bieu-mau.csv"
    lines = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(b"".join(line for line in lines if b",xa-2," not in line))
    assert "Chưa có biểu trong thư mục, nên chưa soạn thư: UBND xã Hai." in said(run(outbox).stdout)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert (result.exit_code, "bdgxl template" in said(result.stderr)) == (ExitCode.UNUSABLE, True)


def test_a_period_without_forms_is_refused(outbox: Path) -> None:
    assert run(outbox, "--period", "6t").exit_code == ExitCode.UNUSABLE


def test_an_unknown_agency_is_refused(outbox: Path) -> None:
    result = run(outbox, "--agency", "so-x")
    assert (result.exit_code, "Kế hoạch không có đơn vị 'so-x'" in said(result.stderr)) == (ExitCode.USAGE, True)
