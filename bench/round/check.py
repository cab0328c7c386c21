"""Whether what the office has in the end is what the agencies sent: every file, every cell, every figure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from bench.round.account import Account, Became, Sent
from toolkit.core.plan.model import ColumnKind, Indicator, Mode, Plan, Role, Table

Row = Mapping[str, Any]
_FIGURES = (ColumnKind.COUNT, ColumnKind.AMOUNT)
_PREFILLED = ("1", "2", "Không")
"""What stands on every cover without anybody having typed it."""


class Workbook:
    """The consolidated workbook, read without the product."""

    def __init__(self, path: Path) -> None:
        self._book = load_workbook(path, read_only=True, data_only=True)

    def rows(self, sheet: str, first: str) -> list[Row]:
        """Rows below the headings, which begin with the one given."""
        rows = self._book[sheet].iter_rows(values_only=True)
        heads = [str(head) for head in next(row for row in rows if row[0] == first)]
        return [dict(zip(heads, row, strict=True)) for row in rows]


def discrepancies(path: Path, plan: Plan, account: Account) -> Iterator[str]:
    """Everything that is not as it should be, a line each."""
    book = Workbook(path)
    ledger = book.rows("Đối chiếu", "TT")
    yield from _files(ledger, plan, account)
    yield from _sums(ledger)
    yield from _cells(book.rows("Dữ liệu", "STT"), ledger, plan, account)
    forms = {form for report in plan.reports for form in report.forms}
    if "indicators" in forms:
        yield from _indicators(book.rows("Chỉ tiêu", "TT"), plan, list(account.counted))
    for table in plan.tables:
        if f"table:{table.id}" in forms:
            yield from _table(book.rows(table.sheet, "Đơn vị"), table, list(account.counted))


def _files(ledger: Sequence[Row], plan: Plan, account: Account) -> Iterator[str]:
    names = {agency.code: agency.name for agency in plan.agencies}
    listed = [row for row in ledger if row["Mã băm"]]
    found = Counter(
        (row["Mã băm"], row["Đơn vị"], row["Mã báo cáo"], row["Kết luận / tình trạng"])
        for row in listed
        if row["Kết luận / tình trạng"] != Became.OPENED
    )
    wanted = Counter((form.mark, names[form.duty.agency], form.duty.report, form.became.value) for form in account.sent)
    yield from (f"in the ledger only: {line} × {times}" for line, times in (found - wanted).items())
    yield from (f"not in the ledger: {line} × {times}" for line, times in (wanted - found).items())
    opened = len(listed) - found.total()
    if opened != account.opened:
        yield f"{opened} messages, archives and bundles are listed, {account.opened} arrived"


def _sums(ledger: Sequence[Row]) -> Iterator[str]:
    """Each total against the sum of the lines below it."""
    title, total, parts = "", 0, 0
    for row in ledger:
        if row["Mã băm"] or str(row["Nội dung đối chiếu / tên tệp"]).startswith("Các tệp"):
            break
        number = int(str(row["Số lượng"] or 0).removesuffix(".0"))
        if row["TT"] is None:
            parts += number
            continue
        if title and total != parts:
            yield f"the ledger does not balance: {title}: {total}, and {parts} below it"
        title, total, parts = str(row["Nội dung đối chiếu / tên tệp"]), number, 0
        if row["Kết luận / tình trạng"] != "Khớp":
            yield f"the ledger says: {title}: {row['Kết luận / tình trạng']}"


def _cells(data: Sequence[Row], ledger: Sequence[Row], plan: Plan, account: Account) -> Iterator[str]:
    """Each cell that was typed into a form that counts, once; and nothing else."""
    names = {agency.code: agency.name for agency in plan.agencies}
    files = {
        (row["Mã băm"], row["Đơn vị"]): row["Nội dung đối chiếu / tên tệp"]
        for row in ledger
        if row["Kết luận / tình trạng"] == Became.COUNTED
    }
    wanted: dict[tuple[Any, Any, str], str] = {
        (files.get((form.mark, names[form.duty.agency])), sheet, cell): text
        for form in account.counted
        for (sheet, cell), text in form.cells.items()
    }
    found: dict[tuple[Any, Any, str], str] = {}
    for row in data:
        # What a letter answers has no cell of a form.
        if row["Trang"] == "Tiếp nhận" or row["Trang"] is None:
            continue
        for pair in str(row["Như đã gõ"]).split("; "):
            cell, _, text = pair.partition("=")
            if (row["Tệp"], row["Trang"], cell) in found:
                yield f"twice among the data: {row['Tệp']} {row['Trang']}!{cell}"
            found[row["Tệp"], row["Trang"], cell] = text
    for place, text in wanted.items():
        if found.get(place) != text:
            yield f"typed {text!r} at {place}, among the data is {found.get(place)!r}"
    for place in found.keys() - wanted.keys():
        if found[place] not in _PREFILLED:
            yield f"nobody typed {found[place]!r} at {place}"


def _indicators(rows: Sequence[Row], plan: Plan, counted: Sequence[Sent]) -> Iterator[str]:
    shown = {row["Mã chỉ tiêu"]: row for row in rows if row.get("Mã chỉ tiêu")}
    for row in plan.indicators:
        if row.mode is Mode.HEADING:
            continue
        value = _figure(row, plan, counted)
        wanted = None if value is None else value.quantize(Decimal(1).scaleb(-row.precision), ROUND_HALF_UP)
        text = shown[row.code][f"Kết quả năm {plan.year}"]
        if (None if text is None else Decimal(str(text))) != wanted:
            yield f"indicator {row.code} is {text}, and should be {wanted}"


def _figure(row: Indicator, plan: Plan, counted: Sequence[Sent]) -> Decimal | None:
    """A rate from the sums of its parts, never from other rates; else what the only agency says."""
    if row.mode not in (Mode.RATIO, Mode.DERIVED):
        results = _given(row, plan, counted, "result")
        return Decimal(results[0][0]) if results else None
    rows = [plan.indicator_by_code[code] for code in row.parts] or [row]
    given = [pair for part in rows for pair in _given(part, plan, counted, "numerator", "denominator")]
    numerator, denominator = sum(pair[0] for pair in given), sum(pair[1] for pair in given)
    return Decimal(numerator) * row.unit.scale / denominator if denominator else None


def _given(row: Indicator, plan: Plan, counted: Sequence[Sent], *columns: str) -> list[tuple[int, ...]]:
    groups = {group.code: group.members for group in plan.groups}
    official = [one.who for one in row.reporters if one.role is not Role.CROSSCHECK]
    asked = {code for who in official for code in groups.get(who, (who,))}
    places = [("indicators", row.code, column) for column in columns]
    forms = [form for form in counted if form.duty.agency in asked and places[0] in form.said]
    return [tuple(int(form.said[place]) for place in places) for form in forms]


def _table(rows: Sequence[Row], table: Table, counted: Sequence[Sent]) -> Iterator[str]:
    """The rows that add up a table, one for each of its rows, or one for a list."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for form in counted:
        for (name, row, column), value in form.said.items():
            if name == f"table:{table.id}" and isinstance(value, int):
                sums[row if table.rows else "", column] += value
    columns = [column for column in table.columns if column.kind in _FIGURES]
    keys = [row.key for row in table.rows] or [""]
    for key, shown in zip(keys, rows, strict=False):
        for asked in columns:
            if Decimal(str(shown[asked.heading] or 0)) != sums[key, asked.id]:
                yield f"{table.id} {key} {asked.id} is {shown[asked.heading]}, and should be {sums[key, asked.id]}"
