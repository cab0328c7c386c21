"""Whatever an agency writes, wherever it writes it, is a text in every output, and nothing more."""

import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.injection import carriers, payloads, readers
from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.core.tidy.csv_file import original

DAY = ("--as-of", carriers.DAY)
BATCHES = [payloads.TEXTS[start : start + carriers.room()] for start in range(0, len(payloads.TEXTS), carriers.room())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What every command made of one inbox."""

    folder: Path
    inbox: Path
    texts: tuple[str, ...]
    said: dict[str, str]
    """Name of a run → what it printed on both streams."""
    documents: dict[str, str]
    """Name of a run → what it printed with --json."""

    @property
    def book(self) -> Path:
        """The consolidated workbook."""
        return next(self.folder.glob("tong-hop-*.xlsx"))

    def files(self, suffix: str) -> list[Path]:
        """Outputs with an ending; never an empty list, or nothing would be checked."""
        found = [path for path in self.folder.rglob(f"*{suffix}") if self.inbox not in path.parents]
        assert found
        return found


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(bdgxl, [str(argument) for argument in arguments])
    assert result.exit_code in (ExitCode.DONE, ExitCode.FINDINGS), result.output
    return result


@cache
def clean_page(folder: Path) -> set[tuple[str, str]]:
    """Elements and attributes of the page for a form that holds an error but no hostile text."""
    inbox = carriers.inbox(folder, ["chữ"])
    run("validate", inbox, *DAY, "--html", folder / "trang.html")
    return readers.elements(folder / "trang.html")


@pytest.fixture(scope="module", params=range(len(BATCHES)))
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Round:
    """Every command, run over an inbox full of payloads."""
    folder, texts = tmp_path_factory.mktemp("vong"), BATCHES[request.param]
    inbox = carriers.inbox(folder, texts, payloads.UNFIT)
    csv, sqlite = folder / "so-lieu.csv", folder / "so-lieu.sqlite"
    said = {
        "validate": run("validate", inbox, *DAY, "--html", folder / "trang.html"),
        "merge": run("merge", inbox, *DAY, "--tidy", csv),
        "status": run("status", inbox, *DAY, "-o", folder / "tinh-hinh.xlsx"),
        "feedback": run("feedback", inbox, *DAY),
        "remind": run("remind", inbox, *DAY),
    }
    book = next(folder.glob("tong-hop-*.xlsx"))
    said |= {"report": run("report", book), "trace": run("trace", book, "Dữ liệu!M5", "--inbox", inbox)}
    documents = {
        "validate": run("validate", inbox, *DAY, "--json"),
        "merge": run("merge", inbox, *DAY, "--json", "--tidy", sqlite),
        "status": run("status", inbox, *DAY, "--json"),
        "trace": run("trace", book, "Dữ liệu!M5", "--json"),
    }
    if find_spec("pyarrow") is not None:
        run("merge", inbox, *DAY, "--tidy", folder / "so-lieu.parquet")
    form = (inbox / "a.xlsx").rename(folder / "a.xlsx")
    said["check"] = run("merge", inbox, *DAY, "--check")
    documents["check"] = run("merge", inbox, *DAY, "--check", "--json")
    form.rename(inbox / "a.xlsx")
    return Round(
        folder=folder,
        inbox=inbox,
        texts=texts,
        said={name: result.output for name, result in said.items()},
        documents={name: result.stdout for name, result in documents.items()},
    )


def test_workbooks_hold_texts_and_links_to_files_that_are_there(hostile: Round) -> None:
    for path in hostile.files(".xlsx"):
        readers.check_workbook(path)


def test_mails_have_our_headers_only(hostile: Round) -> None:
    for path in hostile.files(".eml"):
        readers.check_mail(path)


def test_short_messages_steer_nothing(hostile: Round) -> None:
    for path in hostile.files("-zalo.txt"):
        readers.check_plain(path.read_text(encoding="utf-8-sig"))


def test_the_report_holds_what_was_written_and_no_field_or_link(hostile: Round) -> None:
    (path,) = hostile.files(".docx")
    readers.check_document(path)
    assert payloads.MARK in "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_a_page_has_the_elements_of_a_page_without_such_texts(
    hostile: Round, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = readers.elements(hostile.folder / "trang.html")
    assert found <= clean_page(tmp_path_factory.getbasetemp() / "trang")


def test_a_terminal_is_told_nothing_but_lines(hostile: Round) -> None:
    assert any(payloads.MARK in text for text in hostile.said.values())
    for text in hostile.said.values():
        readers.check_plain(text)


def test_documents_can_be_shown_and_are_read_as_they_were_typed(hostile: Round) -> None:
    for text in hostile.documents.values():
        readers.check_json(text)
    typed = set(_texts(readers.check_json(hostile.documents["validate"])))
    assert any(payloads.MARK in text for text in typed)


def test_tables_for_spreadsheets_run_nowhere_and_give_back_every_sign(hostile: Round) -> None:
    for path in hostile.files(".csv"):
        rows = readers.check_csv(path)
        if path.name == "so-lieu.csv":
            assert set(hostile.texts) <= {original(cell) for row in rows for cell in row}


def test_the_database_holds_every_text_as_it_was_typed(hostile: Round) -> None:
    assert set(hostile.texts) <= readers.check_sqlite(hostile.folder / "so-lieu.sqlite")


def test_the_typed_table_holds_every_text_as_it_was_typed(hostile: Round) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(hostile.folder / "so-lieu.parquet").to_pylist()
    assert set(hostile.texts) <= {value for row in rows for value in row.values()}


def test_no_output_is_named_by_an_agency(hostile: Round) -> None:
    outputs = [path.relative_to(hostile.folder).as_posix() for path in hostile.files("")]
    assert [name for name in outputs if payloads.MARK in name] == []


def test_a_file_that_is_named_itself_is_no_more_than_a_text(tmp_path: Path) -> None:
    carriers.inbox(tmp_path, ["chữ"])
    file = tmp_path / f"\x1b[2J\udcff{payloads.MARK}.xlsx"
    file.write_bytes(carriers.accepted(["chữ"]))
    readers.check_plain(run("merge", file, "--plan", tmp_path / "ke-hoach.yaml", *DAY).output)
    readers.check_workbook(next(tmp_path.rglob("tong-hop-*.xlsx")))


_NASTY = "=+-@;,\t\r\n'\"<>&_x{}[]|\\/:#%\x00\x1b\x9b\u202e\u2066\u200b\ufeff\ufffe\ud800＝ aĐ1"
_TEXT = st.text(st.one_of(st.sampled_from(_NASTY), st.characters()), max_size=40)


@settings(max_examples=2 if os.environ.get("BDGXL_EXAMPLES", "suite") == "suite" else 50, deadline=None)
@given(st.lists(_TEXT, min_size=carriers.room() // 2, max_size=carriers.room()))
def test_no_text_at_all_is_more_than_a_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("chu")
    inbox = carriers.inbox(folder, [f"{text}{payloads.MARK}" for text in texts])
    readers.check_plain(run("merge", inbox, *DAY, "--tidy", folder / "so-lieu.csv").output)
    readers.check_json(run("validate", inbox, *DAY, "--json").stdout)
    readers.check_workbook(next(folder.glob("tong-hop-*.xlsx")))
    readers.check_csv(folder / "so-lieu.csv")


def _texts(document: Any) -> list[str]:
    if isinstance(document, dict):
        return [text for value in document.values() for text in _texts(value)]
    if isinstance(document, list):
        return [text for value in document for text in _texts(value)]
    return [document] if isinstance(document, str) else []
