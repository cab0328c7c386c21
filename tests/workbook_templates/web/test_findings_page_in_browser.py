"""The page of findings as a browser shows it: filters, phone, print, without scripts, and without network."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser import Browser, Page
from tests.workbook_templates.web.judgements import judgement
from workbook_templates.web.findings_page import write_findings_page

pytestmark = pytest.mark.browser

Opened = Callable[..., Page]
SHOWN = "[...document.querySelectorAll('article')].filter(a => a.offsetParent).map(a => a.dataset.severity).join()"
AGENCIES = "[...document.querySelectorAll('section.agency')].filter(s => !s.hidden).map(s => s.dataset.agency).join()"
STATE = "document.getElementById('state').textContent"
HOSTILE = "<script>document.title='hỏng'</script><img src=http://a.test/x onerror=\"document.title='hỏng'\">"
LONG = "So_lieu" * 60


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    """Open the page of a judgement with some text of forms in it."""

    def open_page(text: str = "chữ", **how: object) -> Page:
        path = tmp_path / "Kết quả (1).html"
        path.write_bytes(write_findings_page(judgement(text)))
        return browser.open(path, **how)  # type: ignore[arg-type]

    return open_page


def test_it_loads_nothing_and_nothing_goes_wrong(opened: Opened) -> None:
    page = opened()
    assert len(page.requests) == 1
    assert page.complaints == []


def test_hostile_text_is_shown_and_does_nothing(opened: Opened) -> None:
    page = opened(HOSTILE)
    # innerText would leave out what the browser has not laid out yet.
    assert f"Nội dung {HOSTILE}" in page.value("document.querySelector('main').textContent")
    assert page.value("document.title").startswith("Kết quả kiểm tra biểu")
    assert (len(page.requests), page.complaints) == (1, [])


def test_a_script_that_is_not_ours_is_refused_by_policy(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    added = b"<script>document.title='x'</script><img src='http://a.test/x'></body>"
    path.write_bytes(write_findings_page(judgement()).replace(b"</body>", added))
    page = browser.open(path)
    assert page.value("document.title") != "x"
    assert any("Content Security Policy" in complaint for complaint in page.complaints)


def test_everything_is_shown_at_first(opened: Opened) -> None:
    page = opened()
    assert page.value(SHOWN) == "error,warning,info,warning"
    assert page.value("document.getElementById('state').hidden") is True


def test_a_severity_is_taken_away_by_a_click_and_can_be_passed_on(opened: Opened) -> None:
    page = opened()
    page.value("document.querySelector('input[value=warning]').click()")
    assert page.value(SHOWN) == "error,info"
    assert page.value("decodeURIComponent(location.hash)") == "#muc=error,info"
    assert page.value(STATE) == "Đang hiện 2 trong 18 nội dung, 1 trong 3 đơn vị."


def test_an_agency_is_chosen_from_the_list(opened: Opened) -> None:
    page = opened()
    page.value("document.querySelector('select').value = 'khac'")
    page.value("document.querySelector('select').dispatchEvent(new Event('change', {bubbles: true}))")
    assert page.value(AGENCIES) == "khac"
    assert page.value("[...document.querySelectorAll('nav li')].filter(l => !l.hidden).length") == 1


def test_an_address_with_a_filter_opens_filtered(opened: Opened) -> None:
    page = opened(fragment="#muc=error&don-vi=so-y-te")
    assert (page.value(SHOWN), page.value(AGENCIES)) == ("error", "so-y-te")


def test_an_agency_that_is_not_there_filters_nothing(opened: Opened) -> None:
    assert opened(fragment="#don-vi=la").value(AGENCIES) == "so-y-te,so-gd-dt,khac"


def test_a_jump_leaves_the_filter_alone(opened: Opened) -> None:
    page = opened(fragment="#muc=error")
    page.value("document.querySelector('nav a').click()")
    assert page.value(SHOWN) == "error"


def test_it_is_complete_without_scripts(opened: Opened) -> None:
    page = opened(scripts=False)
    assert page.value(SHOWN) == "error,warning,info,warning"
    assert page.value("document.getElementById('controls').offsetParent") is None


@pytest.mark.parametrize("text", ["chữ", LONG], ids=["usual", "one long word"])
def test_a_phone_never_scrolls_sideways(opened: Opened, text: str) -> None:
    page = opened(text, width=360)
    assert page.value("document.documentElement.scrollWidth") == 360
    assert page.value("[...document.querySelectorAll('section')].every(s => s.scrollWidth <= s.clientWidth)") is True


def test_it_prints_on_a4_all_that_is_shown_and_no_controls(opened: Opened) -> None:
    page = opened()
    assert re.search(rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]", page.pdf())
    text = page.printed()
    assert "Mức độ" not in text
    assert all(words in text for words in ("Cách sửa chữ", "Ô K19.", "Biểu giáo dục.xlsx"))


def test_the_folded_print_without_scripts_too(opened: Opened) -> None:
    assert "Ô K19." in opened(scripts=False).printed()


def test_no_finding_is_cut_between_sheets_of_paper(opened: Opened) -> None:
    page = opened()
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.value("getComputedStyle(document.querySelector('article.error')).breakInside") == "avoid"
