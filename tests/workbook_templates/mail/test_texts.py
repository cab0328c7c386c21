"""The office's texts: made once, edited by hand, and what is said when an edit went wrong."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workbook_templates.books import small_plan
from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from workbook_templates.mail.texts import README, VARIABLES, ZALO, Texts, TextsError, make_texts
from workbook_templates.mail.values import AgencyWords, FindingWords, ReportWords, common_values, finding_values

PERIOD = small_plan().period_by_code["nam"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder = tmp_path_factory.mktemp("mau-thu")
    assert make_texts(folder)
    return Texts(folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_texts(tmp_path)
    return tmp_path


@cache
def values(name: str = "Sở B & C") -> dict[str, object]:
    report = ReportWords(
        title="Báo cáo chung", due="05/12/2022", file="a.xlsx", sheets=("Chỉ tiêu",), status="chưa gửi"
    )
    finding = FindingWords(word="Lỗi", place="a.xlsx, ô H1", message="Sai.", remedy="Sửa.")
    more = {"reports": (report,), "findings": (finding,), "number": 2, "as_of": "31/12/2022", "bundle": False}
    return common_values(small_plan(), PERIOD, [name]) | more


def edited(folder: Path, text: str | bytes, name: str = "gui.txt") -> str:
    """What is said of an edited text."""
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(TextsError) as error:
        Texts(folder).mail("gui", values())
    return str(error.value)


@pytest.mark.parametrize("name", VARIABLES)
def test_every_text_names_the_agency_the_report_and_whom_to_ask(shipped: Texts, name: str) -> None:
    mail, short = shipped.mail(name, values()), shipped.short(name, values())
    assert "năm 2022" in mail.subject
    for told in (mail.body, short.body):
        assert all(part in told for part in ("Sở B & C", "Báo cáo chung", "Sở A", "0238 000 000"))
        assert not re.search(r"[{}]|\n\n\n|  $|\.\.", told, re.MULTILINE)


@pytest.mark.parametrize("name", VARIABLES)
def test_a_mail_cites_the_plan_as_a_document_does(shipped: Texts, name: str) -> None:
    assert "Kế hoạch số 1/KH-UBND ngày 01/03/2022 của UBND tỉnh Nghệ An" in shipped.mail(name, values()).body


def test_a_short_message_is_short(shipped: Texts) -> None:
    assert all(len(shipped.short(name, values()).body) < 600 for name in VARIABLES)


def test_the_guide_names_every_variable(folder: Path) -> None:
    guide = (folder / README).read_text(encoding="utf-8-sig")
    assert all(re.search(rf"\b{name}\b", guide) for names in VARIABLES.values() for name in names)
    assert all(f"{name}.txt" in guide for name in VARIABLES)


def test_an_edited_text_is_left_alone_and_used(folder: Path) -> None:
    (folder / "gui.txt").write_text("Tiêu đề: Gửi {{ agency.name }}\n\nChào.\n", encoding="utf-8")
    assert not make_texts(folder)
    assert Texts(folder).mail("gui", values()).subject == "Gửi Sở B & C"


def test_a_text_that_was_deleted_comes_back(folder: Path) -> None:
    (folder / "gui.txt").unlink()
    assert make_texts(folder)
    assert "Kính gửi" in Texts(folder).mail("gui", values()).body


def test_a_line_with_wrong_syntax_is_named(folder: Path) -> None:
    told = edited(folder, "Tiêu đề: A\n\n{% for report in reports %}\n{{ report.title }\n{% endfor %}\n")
    assert told.startswith("mau-thu/gui.txt, dòng 4: viết sai cú pháp")


def test_an_unknown_name_is_told_with_those_that_there_are(folder: Path) -> None:
    told = edited(folder, "Tiêu đề: A\n\nKính gửi {{ don_vi }}\n")
    assert told.startswith("mau-thu/gui.txt, dòng 3: không có nội dung tên “don_vi” để điền. Chỉ dùng các tên: agency")


def test_an_unknown_part_is_told_with_its_line(folder: Path) -> None:
    told = edited(folder, "Tiêu đề: A\n\n\n{{ agency.phone }}\n")
    assert told.startswith("mau-thu/gui.txt, dòng 4: không điền được nội dung")


def test_a_text_without_a_subject_is_refused(folder: Path) -> None:
    assert "dòng 1: thiếu tiêu đề thư" in edited(folder, "Kính gửi {{ agency.name }}\n")


def test_a_text_that_is_not_utf_8_is_told_with_its_line(folder: Path) -> None:
    assert "gui.txt, dòng 2: chữ không lưu theo mã UTF-8" in edited(
        folder, b"Ti\xc3\xaau \xc4\x91\xe1\xbb\x81: A\n\xc0\n"
    )


def test_a_short_message_is_checked_too(folder: Path) -> None:
    assert f"mau-thu/gui{ZALO}.txt, dòng 1" in edited(folder, "{{ ai }}", name=f"gui{ZALO}.txt")


def test_a_text_cannot_reach_into_the_program(folder: Path) -> None:
    assert "không điền được" in edited(folder, "Tiêu đề: A\n\n{{ agency.__class__.__mro__ }}\n")


@given(st.text(min_size=1, max_size=40))
def test_no_name_is_interpreted_or_makes_a_line(shipped: Texts, name: str) -> None:
    mail = shipped.mail("gui", values(f"{{{{ 7*7 }}}}{name}"))
    assert "{{ 7*7 }}" in mail.body.split("\n")[0]
    assert mail.subject == "Đề nghị báo cáo kết quả công tác bình đẳng giới, năm 2022"


def test_many_agencies_are_counted_in_place_of_their_names() -> None:
    found = common_values(small_plan(), PERIOD, [f"UBND xã {number}" for number in range(300)])["agency"]
    assert found == AgencyWords(name="300 đơn vị có tên trong biểu gửi kèm")


def test_repetitions_are_told_once_and_folders_of_the_inbox_not() -> None:
    places = [Place(file="huyen/a.xlsx", sheet="Chỉ tiêu", cell=cell) for cell in ("H1", "H2", "H3")]
    found = [rule("source-missing").found(place=place, label="1.1", heading="Nguồn", hint="") for place in places]
    (told,) = finding_values(found)
    assert told.place == "a.xlsx, trang “Chỉ tiêu”, ô H1 (và 2 ô khác: H2, H3)"
