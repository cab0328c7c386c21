"""LibreOffice lays a report out: everything it says is on its pages, and no page is left empty."""

import subprocess
from pathlib import Path

import pytest

from samples.office.client import Office
from tests.core.report.cases import case, line, missed, submission
from toolkit.core.report.report import report
from workbook_templates.word.document import write_document

pytestmark = pytest.mark.office


def test_a_report_is_printed_whole(office: Office, tmp_path: Path) -> None:
    of = case(line("1.1"), missed("1.2"), submissions=(submission("so-b"), submission("so-c", "Đã nhận")))
    word, pdf = tmp_path / "bao-cao.docx", tmp_path / "bao-cao.pdf"
    word.write_bytes(write_document(report(of)))
    office.print_text(word, pdf)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8").stdout
    pages = [page.split("\n") for page in text.split("\f")[:-1]]
    assert all(any(words.strip() for words in page[1:]) for page in pages)
    assert pages[1][0].strip() == "2"
    joined = " ".join("".join(page) for page in pages)
    for words in ("BÁO CÁO", "I. Tình hình chung", "Nơi nhận:", "PHÓ GIÁM ĐỐC", "Phụ lục 1", "Phụ lục 2", "60,5"):
        assert words in joined
