"""The sheet ``Chỉ tiêu`` read back."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from toolkit.core.consolidation import headings
from toolkit.core.consolidation.exact import rounded
from toolkit.core.intake.package import SheetPart
from toolkit.core.numbers.formats import is_percent, show
from toolkit.core.readback.model import IndicatorLine, ReadbackError
from toolkit.core.readback.table import HeadedTable
from toolkit.core.submission import RawCell
from toolkit.core.text import is_blank

_COMPUTED = (
    "numerator", "denominator", "value", "estimate", "change", "trend", "achievement", "status", "coverage"
)  # fmt: skip
_NEVER_EMPTY = ("achievement", "status", "coverage")
"""An empty result of a formula may be meant, but not here: the program that saved the workbook did not calculate."""
_FIGURES = ("numerator", "denominator", "value", "estimate", "change")
"""Where the writer puts a figure or nothing."""
_OF_PLAN = ("baseline", "target")
"""Where it puts a figure or what the document prints in its place."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_FIGURE = re.compile(r"[#,0]*0(?:\.(0+))?")


def indicator_table(sheet: SheetPart, year: int, *, estimate: bool) -> HeadedTable:
    """The table of the sheet; ReadbackError where columns that are needed are gone."""
    names = headings.indicator_headings(year, estimate=estimate)
    needed = {names[name] for name in ("label", "value", "status", "coverage", "code")}
    table = HeadedTable.find(sheet, needed | ({names["estimate"]} if estimate else set()))
    if table is None:
        raise ReadbackError(
            f"Trang “{sheet.name}” không đọc được: thiếu cột ẩn “{headings.CODE}”, hoặc thiếu cột “{names['value']}”, "
            f"“{headings.STATUS}” hay “{headings.COVERAGE}”. Chạy lại bdgxl merge để có sổ mới."
        )
    return table


def read_indicators(sheet: SheetPart, year: int, *, estimate: bool) -> tuple[list[IndicatorLine], list[str]]:
    """The indicator rows, and the addresses of their figures that cannot be used."""
    names = headings.indicator_headings(year, estimate=estimate)
    table = indicator_table(sheet, year, estimate=estimate)
    rows = [row for row in table.rows if table.text(row, headings.CODE)]
    _check_codes(table, rows)
    titles = {
        table.text(row, headings.OBJECTIVE): (table.text(row, names["tt"]), table.text(row, names["label"]))
        for row in table.rows
        if not table.text(row, headings.CODE)
    }
    lines = [_line(table, row, names, titles) for row in rows]
    return lines, [address for row in rows for address in _broken(table, row, names)]


def find_indicators(sheets: Iterable[SheetPart], year: int, *, estimate: bool) -> str:
    """Name of the sheet that has the headings of the indicator rows; empty where none has."""
    names = headings.indicator_headings(year, estimate=estimate)
    needed = {names[name] for name in ("label", "value", "coverage", "code")}
    return next((sheet.name for sheet in sheets if HeadedTable.find(sheet, needed)), "")


def _check_codes(table: HeadedTable, rows: Sequence[int]) -> None:
    seen: dict[str, int] = {}
    for row in rows:
        code = table.text(row, headings.CODE)
        other = seen.setdefault(code, row)
        if other != row:
            raise ReadbackError(
                f"Trang “{table.sheet.name}” có hai dòng cùng mã chỉ tiêu “{code}”: dòng {other + 1} và {row + 1}. "
                "Xóa dòng chép thừa rồi lưu lại, hoặc chạy lại bdgxl merge."
            )


def _broken(table: HeadedTable, row: int, names: dict[str, str]) -> list[str]:
    """Addresses of cells of a row that show an error, were not calculated, or say something in place of a figure."""
    cells = {name: table.cell(row, names[name]) for name in (*_OF_PLAN, *_COMPUTED) if name in names}
    formulas = " ".join(cell.formula for cell in cells.values())
    return [
        cell.address
        for name, cell in cells.items()
        if cell.error
        or (cell.missing and name in _NEVER_EMPTY)
        or (name in _FIGURES and _no_figure(cell))
        # What a formula counts with is a figure of the plan; elsewhere the document may print prose.
        or (name in _OF_PLAN and _no_figure(cell) and re.search(rf"\b{cell.address}\b", formulas.replace("$", "")))
    ]


def _no_figure(cell: RawCell) -> bool:
    """Whether a cell says something, and no figure."""
    return not is_blank(cell.value) and (cell.date or not isinstance(cell.value, Decimal))


def _line(table: HeadedTable, row: int, names: dict[str, str], titles: dict[str, tuple[str, str]]) -> IndicatorLine:
    def text(name: str) -> str:
        return table.text(row, names[name])

    def figure(name: str) -> Decimal | None:
        return table.number(row, names[name]) if name in names else None

    number, title = titles.get(table.text(row, headings.OBJECTIVE), ("", ""))
    return IndicatorLine(
        row=row,
        code=text("code"),
        objective=text("objective"),
        objective_number=number,
        objective_title=title,
        tt=text("tt"),
        label=text("label"),
        unit=text("unit"),
        baseline=figure("baseline"),
        baseline_printed=_printed(table, row, names["baseline"]),
        target=figure("target"),
        target_printed=_printed(table, row, names["target"]),
        numerator=figure("numerator"),
        denominator=figure("denominator"),
        value=figure("value"),
        estimate=figure("estimate"),
        change=figure("change"),
        trend=text("trend"),
        achievement=text("achievement"),
        status=text("status"),
        coverage=text("coverage"),
        lead=text("lead"),
        notes=text("notes"),
        cells={name: address for name, heading in names.items() if (address := table.address(row, heading))},
    )


def _printed(table: HeadedTable, row: int, heading: str) -> str:
    """A figure of the plan as its cell shows it: the format of a number holds what is printed around the figure."""
    cell = table.cell(row, heading)
    if not isinstance(cell.value, Decimal):
        return table.text(row, heading)
    shape = _FIGURE.search(_LITERAL.sub(lambda literal: " " * len(literal.group()), cell.number_format))
    if shape is None:
        return show(cell.value)
    if is_percent(cell.number_format, cell.value):
        return f"{show(rounded(cell.value * 100, len(shape.group(1) or '')))}%"
    before, after = cell.number_format[: shape.start()], cell.number_format[shape.end() :].partition(";")[0]
    return f"{_words(before)}{show(rounded(cell.value, len(shape.group(1) or '')))}{_words(after)}"


def _words(code: str) -> str:
    return _LITERAL.sub(lambda literal: literal.group(1) or literal.group(2) or "", code)
