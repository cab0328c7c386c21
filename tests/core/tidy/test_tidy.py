"""Tidy data: every datum once, every value as the dictionary declares it, nothing that a spreadsheet would run."""

import csv
import datetime as dt
import io
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.tidy.csv_file import csv_bytes, original, safe
from toolkit.core.tidy.data_table import DATA, data_rows
from toolkit.core.tidy.export import SUFFIXES, is_tidy_output, tidy_files, tidy_paths
from toolkit.core.tidy.figure_table import FIGURES, figure_rows
from toolkit.core.tidy.parquet_file import ParquetMissing, parquet_bytes
from toolkit.core.tidy.schema import Row
from toolkit.core.vocabulary import STATUS_NIL, STATUS_OFFICIAL

FORMULA = "=HYPERLINK(1)"
TYPES: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": dt.date.fromisoformat,
}
every_kind = pytest.mark.parametrize("suffix", SUFFIXES)


@cache
def consolidation() -> Consolidation:
    """Two forms with a rate, a count below zero, words, a day and a text that looks like a formula."""
    table = {
        "id": "lop",
        "title": "Lớp tập huấn",
        "sheet": "Lớp",
        "open_rows": 3,
        "columns": [{"id": "ten", "heading": "Tên"}, {"id": "ngay", "heading": "Ngày", "kind": "date"}],
    }
    plan = make_plan(
        indicator("1.1", "ratio", "+so-a +so-b", sensitive=True),
        indicator("1.2", "single", "so-b"),
        tables=[table],
        sensitive_below=3,
    )
    inbox = Inbox(plan)
    inbox.report("so-a", _1_1={"numerator": 1, "denominator": 3, "status": STATUS_OFFICIAL, "note": FORMULA})
    inbox.file(
        "so-b",
        {
            ("indicators", "1.1"): {"status": STATUS_NIL},
            ("indicators", "1.2"): {"result": Decimal("-0.6666666666666667")},
            ("table:lop", "1"): {"ten": "Một\nHai", "ngay": dt.date(2022, 3, 8)},
        },
    )
    return consolidate(inbox.judgement)


@cache
def files(suffix: str) -> Mapping[str, bytes]:
    return {path.name: data for path, data in tidy_files(consolidation(), Path(f"so-lieu{suffix}"))}


def schema(table: str) -> Mapping[str, Any]:
    document = json.loads(files(".csv")["so-lieu.csv.datapackage.json"])
    return next(one["schema"] for one in document["resources"] if one["name"] == table)


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(".csv")[name].decode("utf-8-sig"), newline="")))


def at(row: str, column: str) -> Row:
    return next(one for one in data_rows(consolidation()) if (one["row"], one["column"]) == (row, column))


@pytest.mark.parametrize(("name", "table"), [("so-lieu.csv", "du-lieu"), ("so-lieu-chi-tieu.csv", "chi-tieu")])
def test_every_value_is_what_the_dictionary_says(name: str, table: str) -> None:
    fields = schema(table)["fields"]
    found = rows(name)
    assert found
    for row in found:
        assert list(row) == [field["name"] for field in fields]
        for field in fields:
            text, rules = row[field["name"]], field.get("constraints", {})
            assert text or not rules.get("required"), field["name"]
            if text:
                TYPES[field["type"]](text)
                assert text in rules.get("enum", [text])


@pytest.mark.parametrize(("name", "table"), [("so-lieu.csv", "du-lieu"), ("so-lieu-chi-tieu.csv", "chi-tieu")])
def test_the_key_tells_rows_apart(name: str, table: str) -> None:
    keys = [tuple(row[part] for part in schema(table)["primaryKey"]) for row in rows(name)]
    assert len(keys) == len(set(keys)) > 0


def test_every_consolidated_cell_is_one_row() -> None:
    assert len(list(data_rows(consolidation()))) == consolidation().cells.consolidated == 8


def test_every_field_has_a_vietnamese_title() -> None:
    assert all(field.title for table in (DATA, FIGURES) for field in table.fields)


def test_a_figure_is_exact_and_plain() -> None:
    row = at("1.2", "result")
    assert (row["kind"], row["value_text"]) == ("number", "-0.6666666666666667")
    assert ",number,-0.6666666666666667,-0.6666666666666667," in files(".csv")["so-lieu.csv"].decode()


def test_a_day_is_a_day() -> None:
    assert at("1", "ngay")["value_date"] == dt.date(2022, 3, 8)


def test_a_datum_says_where_it_stands_and_whether_it_counts() -> None:
    row = at("1.1", "numerator")
    assert (row["file"], row["sheet"], row["typed"]) == ("so-a.xlsx", "Chỉ tiêu", "1")
    assert (row["role"], row["counted"], row["status"], row["small_count"]) == ("addend", True, STATUS_OFFICIAL, True)


def test_a_datum_that_does_not_count_says_why() -> None:
    row = next(one for one in data_rows(consolidation()) if (one["row"], one["agency"]) == ("1.1", "so-b"))
    assert (row["kind"], row["counted"], row["reason"]) == ("choice", False, STATUS_NIL)


def test_the_figure_with_its_components_and_coverage() -> None:
    row = next(one for one in figure_rows(consolidation()) if one["indicator"] == "1.1")
    found = [row[name] for name in ("value", "numerator", "denominator", "received", "expected", "small_count")]
    assert found == [Decimal("33.33"), 1, 3, 1, 2, True]
    assert (row["target"], row["target_operator"], row["achievement"]) == (50, ">=", "missed")


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-năm", "@SUM(A1)", "\tx", "\rx", "\nx", "-1-1"])
def test_what_a_spreadsheet_would_run_is_told_to_be_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (" =1", "' =1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("- một\n- hai", "'- một\n'- hai"),
        ("a\t@b", "a\t'@b"),
        ("'=1", "''=1"),
        ('"=1', "'\"=1"),
        ('a;"=1;b', "a;'\"=1;b"),
        ("a;\x01\xad=1", "a;'\x01\xad=1"),
    ],
)
def test_wherever_a_cell_might_begin_a_formula_gets_its_mark(text: str, made: str) -> None:
    assert safe(text) == made


@given(st.text(st.sampled_from("=+-@＝;\t\r\n '\"\u200b\xad\x001a"), max_size=12))
def test_a_text_made_safe_gives_back_the_original(text: str) -> None:
    assert original(safe(text)) == text


@pytest.mark.parametrize("text", ["Sở Y tế", "-5", "-0.25", "66.67", "", "a, =b", "a - b"])
def test_other_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


def test_a_formula_that_an_agency_typed_stays_text_in_csv_and_itself_elsewhere() -> None:
    assert f"'{FORMULA}" in files(".csv")["so-lieu.csv"].decode()
    with opened() as database:
        assert (FORMULA,) in database.execute("SELECT value_text FROM du_lieu").fetchall()


def test_excel_is_told_that_the_text_is_utf_8() -> None:
    assert files(".csv")["so-lieu.csv"].startswith(b"\xef\xbb\xbfplan,")


@every_kind
def test_the_same_inbox_gives_the_same_bytes(suffix: str) -> None:
    _need(suffix)
    assert dict(files(suffix)) == {p.name: d for p, d in tidy_files(consolidation(), Path(f"so-lieu{suffix}"))}


@every_kind
def test_the_files_are_those_that_were_announced(suffix: str) -> None:
    _need(suffix)
    assert list(files(suffix)) == [path.name for path in tidy_paths(Path(f"so-lieu{suffix}"))]


def test_sqlite_holds_both_tables_with_numbers_as_numbers() -> None:
    with opened() as database:
        assert database.execute("SELECT count(*) FROM du_lieu").fetchone() == (8,)
        found = database.execute("SELECT value, complete, period_end FROM chi_tieu WHERE indicator = '1.1'").fetchone()
    assert found == (33.33, 0, "2022-12-31")


def test_parquet_keeps_types_and_gaps() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(files(".parquet")["so-lieu-chi-tieu.parquet"])).to_pylist()
    assert [(row["value"], row["complete"], row["period_end"], row["remarks"]) for row in table[1:]] == [
        (-1.0, True, dt.date(2022, 12, 31), None)
    ]


def test_parquet_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(ParquetMissing, match=r"pip install \"bdgxl\[parquet\]\""):
        parquet_bytes(FIGURES, [])


def test_an_empty_table_still_has_its_headings() -> None:
    assert csv_bytes(FIGURES, []).decode("utf-8-sig").strip().split(",") == list(FIGURES.names)


def test_only_what_the_dictionary_beside_names_is_ours(tmp_path: Path) -> None:
    for name, data in files(".csv").items():
        (tmp_path / name).write_bytes(data)
    target = tmp_path / "so-lieu.csv"
    assert all(is_tidy_output(path, target) for path in tidy_paths(target))
    assert not is_tidy_output(tmp_path / "khac.csv", target)


@pytest.mark.parametrize("text", ["", "[]", '{"name": "x", "resources": []}', '{"name": "bdgxl-a"}'])
def test_another_dictionary_is_not_ours(tmp_path: Path, text: str) -> None:
    dictionary = tmp_path / "so-lieu.csv.datapackage.json"
    dictionary.write_text(text)
    assert not is_tidy_output(dictionary, tmp_path / "so-lieu.csv")


def opened() -> "closing[sqlite3.Connection]":
    database = sqlite3.connect(":memory:")
    database.deserialize(files(".sqlite")["so-lieu.sqlite"])
    return closing(database)


def _need(suffix: str) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow.parquet")
