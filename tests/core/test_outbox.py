"""The folder of forms to be mailed."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.workbook_templates.books import small_book
from toolkit.core.outbox import MANIFEST, Issued, check_replaceable, manifest_bytes, snapshot_name
from toolkit.core.output import OutputError
from workbook_templates.agency_book import write_agency_book


def _issued(agency: str, sha256: str = "0") -> Issued:
    return Issued(
        report="chung",
        period="nam",
        agency=agency,
        name=f"Sở {agency}",
        due="2022-12-05",
        file=f"chung/{agency}.xlsx",
        sha256=sha256,
    )


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig").splitlines()


def test_the_manifest_opens_in_excel(tmp_path: Path) -> None:
    assert manifest_bytes(tmp_path, []).startswith(b"\xef\xbb\xbf")


def test_the_manifest_is_in_a_fixed_order(tmp_path: Path) -> None:
    one, other = [_issued("b"), _issued("a")], [_issued("a"), _issued("b")]
    assert manifest_bytes(tmp_path, one) == manifest_bytes(tmp_path, other)


def test_forms_of_an_earlier_run_stay_listed(tmp_path: Path) -> None:
    (tmp_path / "chung").mkdir()
    (tmp_path / "chung" / "a.xlsx").write_bytes(b"")
    (tmp_path / MANIFEST).write_bytes(manifest_bytes(tmp_path, [_issued("a")]))
    assert [line.split(",")[2] for line in _lines(manifest_bytes(tmp_path, [_issued("b")]))[1:]] == ["a", "b"]


def test_forms_that_are_gone_are_not_listed(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(manifest_bytes(tmp_path, [_issued("a")]))
    assert len(_lines(manifest_bytes(tmp_path, [_issued("b")]))) == 2


def test_a_form_made_again_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "chung").mkdir()
    (tmp_path / "chung" / "a.xlsx").write_bytes(b"")
    (tmp_path / MANIFEST).write_bytes(manifest_bytes(tmp_path, [_issued("a", "1")]))
    assert [line.split(",")[-1] for line in _lines(manifest_bytes(tmp_path, [_issued("a", "2")]))[1:]] == ["2"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "khác;cột\n1;2\n".encode(), b'"'])
def test_a_manifest_that_cannot_be_read_is_started_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    assert len(_lines(manifest_bytes(tmp_path, [_issued("a")]))) == 2


def test_the_snapshot_is_named_by_its_hash() -> None:
    assert snapshot_name("0123456789abcdef") == "ke-hoach-0123456789ab.yaml"


def test_a_missing_file_may_be_written(tmp_path: Path) -> None:
    check_replaceable(tmp_path / "a.xlsx", small_book().stamp)


def test_an_untouched_form_may_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_agency_book(small_book()))
    check_replaceable(path, small_book().stamp)


def test_a_form_that_someone_filled_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = openpyxl.load_workbook(io.BytesIO(write_agency_book(small_book())))
    workbook["Chỉ tiêu"]["I5"] = 50
    workbook.save(path)
    with pytest.raises(OutputError, match="tệp đã được sửa"):
        check_replaceable(path, small_book().stamp)


def test_a_form_for_someone_else_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_agency_book(small_book("so-a")))
    with pytest.raises(OutputError, match=r"tệp thuộc biểu khác \(thu-2022, chung, nam, so-a\)"):
        check_replaceable(path, small_book("so-b").stamp)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"van ban"])
def test_a_file_that_is_no_form_is_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(OutputError, match="không phải biểu"):
        check_replaceable(path, small_book().stamp)


def test_an_archive_that_is_no_workbook_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(OutputError, match="không phải biểu"):
        check_replaceable(path, small_book().stamp)
