"""The page of findings: complete, the same for the same judgement, and whatever a form says stays text."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook_templates.web.judgements import MISSING_SOURCES, judgement
from workbook_templates.web.findings_page import is_findings_page, write_findings_page

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' autofocus onfocus='alert(1)",
    "</style></title></script><script>alert(1)</script>",
    "--><b>",
    "]]>&lt;&#60;&amp;",
    "{{ 7 * 7 }}{% for a in b %}",
    "javascript:alert(1)",
)
STEERING = "a\u202eb\u2066c\u200bd\x00e\x1b[2Jf\ud800g\u2028h\r\ni"


class Structure(HTMLParser):
    """Tags with the names of their attributes in order, and the text between them."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, ...]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", data))


PLAIN = Structure(write_findings_page(judgement()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_a_form_adds_no_tag_and_no_attribute(payload: str) -> None:
    assert Structure(write_findings_page(judgement(payload, unknown=payload))).tags == PLAIN.tags


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_a_form_is_read_as_it_was_typed(payload: str) -> None:
    text = Structure(write_findings_page(judgement(payload))).text
    for words in ("Nội dung", "Cách sửa", "Dòng", "Đã có", "Phải là", "Trang", "Biểu", "Vì"):
        assert f"{words} {payload}" in text


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_no_text_at_all_changes_the_page(text: str) -> None:
    assert Structure(write_findings_page(judgement(text))).tags == PLAIN.tags


def test_what_steers_or_turns_text_is_left_out() -> None:
    text = Structure(write_findings_page(judgement(STEERING))).text
    assert "Nội dung a b c d e [2Jf g h  i" in text


def test_text_without_end_is_cut_and_says_so() -> None:
    text = Structure(write_findings_page(judgement("x" * 32_767))).text
    assert "x" * 1_001 not in text
    assert "xx…" in text


def test_plan_period_day_and_counts_stand_at_the_top() -> None:
    head = " ".join(PLAIN.text.partition("Mục lục")[0].split())
    for words in ("Kế hoạch thử", "Năm 2022", "31/12/2022", "2 (2 được tính)", "1 lỗi, 16 cần làm rõ, 1 ghi nhận"):
        assert words in head


def test_agencies_stand_in_the_order_of_the_plan_with_nobody_left_out() -> None:
    contents = PLAIN.text.partition("Mục lục")[2]
    at = [contents.index(name) for name in ("Sở Y tế", "Sở Giáo dục và Đào tạo", "khac")]
    assert at == sorted(at)


def test_the_gravest_stands_first() -> None:
    body = PLAIN.text.partition("Mục lục")[2]
    at = [body.index(code) for code in ("percent-out-of-range", "source-missing", "percent-sign")]
    assert at == sorted(at)


def test_repetitions_are_folded_and_still_there() -> None:
    assert "và 14 ô khác: K6, K7, K8, K9, K10, K11, …" in PLAIN.text
    assert all(f"K{row}" in PLAIN.text for row in range(5, 5 + MISSING_SOURCES))


def test_a_file_without_findings_has_its_standing() -> None:
    section = PLAIN.text.partition("Biểu giáo dục.xlsx")[2].strip()
    assert section.startswith("Được tính; nhận ngày 01/12/2022")


def test_nothing_to_tell_is_said() -> None:
    text = Structure(write_findings_page(replace(judgement(), findings=()))).text
    assert "không có gì cần làm rõ" in text


def test_the_page_asks_for_nothing() -> None:
    page = write_findings_page(judgement()).decode()
    assert "default-src &#39;none&#39;" in page
    assert not any(word in page for word in ("http:", "https:", "src=", "url(", "@import", "unsafe-inline"))


def test_equal_judgements_give_equal_pages() -> None:
    assert write_findings_page(judgement()) == write_findings_page(judgement())


def test_a_page_knows_its_own_kind(tmp_path: Path) -> None:
    ours, other = tmp_path / "a.html", tmp_path / "b.html"
    ours.write_bytes(write_findings_page(judgement()))
    other.write_text("<!doctype html>\n<title>Báo cáo</title>", encoding="utf-8")
    assert (is_findings_page(ours), is_findings_page(other), is_findings_page(tmp_path)) == (True, False, False)
