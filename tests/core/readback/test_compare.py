"""What differs between two consolidated workbooks, and who changed it."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.core.plan.consolidated import write
from toolkit.core.readback.changes import Cause, Changes, DatumChange, FileFate
from toolkit.core.readback.compare import compare
from toolkit.core.readback.model import ConsolidatedBook, DataLine, FindingLine
from toolkit.core.readback.read import read_consolidated_file

OTHER = "f" * 12


@cache
def book() -> ConsolidatedBook:
    """Two reports, each file with a hash of its own."""
    with TemporaryDirectory() as folder:
        read = read_consolidated_file(write(Path(folder) / "tong-hop.xlsx"))
    return replace(
        read,
        data=tuple(replace(line, hash=line.file) for line in read.data),
        files=tuple(replace(line, hash=line.name) for line in read.files),
    )


def saved(**fields: Any) -> ConsolidatedBook:
    """The workbook as a person left it."""
    return replace(book(), saved=True, **fields)


def row(number: int = 0) -> DataLine:
    return [line for line in book().data if line.key == "CT 1.1"][number]


def without(line: DataLine) -> tuple[DataLine, ...]:
    return tuple(one for one in book().data if one != line)


def data(**fields: Any) -> tuple[DataLine, ...]:
    """The data with the first row of 1.1 changed."""
    return tuple(replace(line, **fields) if line == row() else line for line in book().data)


def files(**changes: Any) -> ConsolidatedBook:
    """The workbook with its second file changed."""
    first, second = book().files
    return replace(book(), files=(first, replace(second, **changes)))


def one_file() -> ConsolidatedBook:
    return replace(book(), files=book().files[:1])


def causes(changes: Changes) -> list[tuple[str, Cause]]:
    return [(one.column, one.cause) for one in changes.data]


def test_a_workbook_that_nobody_touched_is_known() -> None:
    assert not book().saved


def test_the_same_workbook_says_the_same() -> None:
    assert compare(book(), saved()).none


def test_a_figure_typed_over_in_the_data_is_told_with_both_values() -> None:
    changes = compare(saved(data=data(numerator=Decimal(9))), book())
    (one,) = changes.by_hand
    assert isinstance(one, DatumChange)
    assert (one.column, one.old, one.new, one.line.file) == ("numerator", Decimal(9), Decimal(1), "so-a.xlsx")


def test_in_a_workbook_that_nobody_saved_nothing_was_typed_over() -> None:
    changes = compare(replace(book(), data=data(numerator=Decimal(9))), book())
    assert causes(changes) == [("numerator", Cause.READING)]


def test_what_comes_from_another_file_is_no_work_of_hands() -> None:
    assert causes(compare(saved(data=data(numerator=Decimal(9), hash=OTHER)), book())) == [("numerator", Cause.FILE)]


def test_what_was_read_otherwise_is_no_work_of_hands() -> None:
    former = data(numerator=Decimal(9), how="Số chốt 9 thay 1")
    assert causes(compare(saved(data=former), book())) == [("numerator", Cause.READING)]


def test_a_figure_taken_out_without_a_reason_was_taken_out_by_hand() -> None:
    assert causes(compare(saved(data=data(counted=False)), book())) == [("counted", Cause.HAND)]


def test_a_figure_that_the_tool_left_out_has_its_reason() -> None:
    changes = compare(saved(data=data(counted=False, reason="Trùng với số đã lấy")), book())
    assert causes(changes) == [("counted", Cause.READING)]


def test_a_row_deleted_by_hand_is_told() -> None:
    changes = compare(saved(data=without(row(1))), book())
    assert {(one.cause, one.before) for one in changes.data} == {(Cause.HAND, None)}


def test_rows_of_a_withdrawn_file_are_gone_with_it() -> None:
    changes = compare(saved(), replace(book(), data=without(row())))
    assert {(one.cause, one.after) for one in changes.data} == {(Cause.FILE, None)}
    assert {one.column for one in changes.data} == {"numerator", "denominator", "status"}


def moved(**fields: Any) -> ConsolidatedBook:
    """The workbook with another result for 1.1."""
    lines = tuple(replace(one, value=Decimal(70)) if one.code == "1.1" else one for one in book().indicators)
    return replace(book(), indicators=lines, **fields)


def test_a_result_that_moved_with_its_data_was_computed() -> None:
    changes = compare(moved(saved=True, data=data(numerator=Decimal(9), hash=OTHER)), book())
    assert [(one.code, one.column, one.before, one.by_hand) for one in changes.figures] == [
        ("1.1", "value", Decimal(70), False)
    ]
    assert changes.moved == ("1.1",)


def test_a_result_that_moved_alone_was_typed_over() -> None:
    assert [one.by_hand for one in compare(moved(saved=True), book()).figures] == [True]


def test_a_result_that_was_never_calculated_was_not_typed_over() -> None:
    line = book().indicator("1.1")
    assert line is not None
    changes = compare(moved(saved=True, broken=(line.cells["value"],)), book())
    assert [one.by_hand for one in changes.figures] == [False]


def fates(before: ConsolidatedBook, after: ConsolidatedBook) -> list[tuple[FileFate, str]]:
    return [(one.fate, one.line.name) for one in compare(before, after).files]


def test_a_file_that_came_or_went() -> None:
    assert fates(one_file(), book()) == [(FileFate.NEW, "so-b.xlsx")]
    assert fates(book(), one_file()) == [(FileFate.WITHDRAWN, "so-b.xlsx")]


@pytest.mark.parametrize(
    ("former", "fate"),
    [
        ({"hash": OTHER}, FileFate.REPLACED),
        ({"name": "cu.xlsx"}, FileFate.RENAMED),
        ({"standing": "Tạm giữ"}, FileFate.DECIDED),
    ],
)
def test_what_happened_to_a_file_that_stayed(former: dict[str, str], fate: FileFate) -> None:
    assert fates(files(**former), book()) == [(fate, "so-b.xlsx")]


def test_files_that_are_ignored_change_nothing() -> None:
    assert compare(files(standing="Bỏ qua"), files(standing="Bỏ qua", hash=OTHER)).none


def test_a_report_that_came_changes_its_status() -> None:
    lines = tuple(replace(one, status="Chưa gửi") if one.agency == "so-a" else one for one in book().submissions)
    (one,) = compare(replace(book(), submissions=lines), book()).statuses
    assert (one.line.agency, one.before and one.before.status, one.after and one.after.status) == (
        "so-a",
        "Chưa gửi",
        "Đã nhận",
    )


def test_days_that_pass_change_nothing() -> None:
    later = tuple(replace(one, late_days=99) for one in book().submissions)
    assert compare(replace(book(), submissions=later), book()).none


def test_files_that_could_not_be_read_are_known_by_their_names() -> None:
    changes = compare(files(name="a.xlsx", hash=""), files(name="b.xlsx", hash=""))
    assert [one.fate for one in changes.files] == [FileFate.NEW, FileFate.WITHDRAWN]


def test_what_days_that_pass_bring_is_told_all_the_same() -> None:
    late = tuple(replace(one, late_days=99) if one.agency == "so-a" else one for one in book().submissions)
    finding = FindingLine(
        severity="Lỗi", agency_name="Sở A", file="", cell="", message="Chưa gửi", code="missing-report"
    )
    changes = compare(book(), replace(book(), submissions=late, findings=(finding,)))
    assert [one.agency for one in changes.overdue] == ["so-a"]
    assert (changes.findings, changes.none) == (((finding,), ()), True)


def with_target(**fields: Any) -> ConsolidatedBook:
    lines = tuple(replace(one, target=Decimal(70)) if one.code == "1.2" else one for one in book().indicators)
    return replace(book(), indicators=lines, **fields)


@pytest.mark.parametrize(("inputs", "by_hand"), [(book().inputs, True), ("another plan", False)])
def test_a_target_typed_over_is_told_where_the_plan_is_the_same(inputs: str, by_hand: bool) -> None:
    (one,) = compare(with_target(saved=True, inputs=inputs), book()).figures
    assert (one.column, one.before, one.by_hand) == ("target", Decimal(70), by_hand)
