"""The sheet ``Chỉ tiêu``: the annex's own columns with the actual figure, and what is to be said about it."""

from toolkit.core.a1 import a1
from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.forms.indicator_spec import CORRECTIONS, INDICATORS
from toolkit.core.plan.model import Indicator, Mode, Objective, Plan
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.figure_cells import Cells
from workbook_templates.consolidated.figure_formulas import FigureFormulas
from workbook_templates.consolidated.indicator_columns import (
    BASIS_NOTES,
    HIDDEN,
    IndicatorPlaces,
    columns,
    marks,
    notes,
)
from workbook_templates.consolidated.layout import (
    CELL,
    FIGURE,
    GROUP,
    NOTE,
    SIZE,
    STRONG,
    Content,
    Grid,
    Head,
    finish,
    put,
)
from workbook_templates.consolidated.legend import BROWN, FAINT, ITALIC, RED, SHORTENED, legend, sign
from workbook_templates.consolidated.matters import owner_of
from workbook_templates.consolidated.printed import as_number, printed_style
from workbook_templates.consolidated.small_counts import explanation, mark_indicator
from workbook_templates.theme import Style
from workbook_templates.writer import Page

_INCOMPLETE = Style.of(italic=True, bold=True, font_color=theme.ATTENTION_TEXT)
_PARENT = GROUP.but(bg_color=theme.LOCKED)


def write_indicators(page: Page, consolidation: Consolidation, refs: References, header: str) -> IndicatorPlaces:
    """Write the sheet of a period that asks for indicators; returns where everything is."""
    judgement = consolidation.judgement
    plan = judgement.plan
    heads = columns(plan, estimate=judgement.period.estimate)
    grid = Grid(page, list(heads.values()), hidden=HIDDEN)
    places = IndicatorPlaces(columns={name: col for col, name in enumerate(heads)})
    annex = next((a for a in plan.annexes if "chỉ tiêu" in a.title.casefold()), None)
    grid.title(
        f"Kết quả thực hiện các mục tiêu, chỉ tiêu – {judgement.period.name}",
        f"{annex.name}. {annex.title}" if annex else plan.title,
    )
    top = grid.head()
    sheet = _Sheet(grid, consolidation, refs, places, heads)
    for objective in plan.objectives:
        sheet.objective(objective)
    _conditions(page, places, top + 1, grid.at - 1)
    grid.ungroup()
    _footnotes(grid, plan)
    _corrections(grid, consolidation)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))
    return places


class _Sheet:
    def __init__(
        self,
        grid: Grid,
        consolidation: Consolidation,
        refs: References,
        places: IndicatorPlaces,
        heads: dict[str, Head],
    ) -> None:
        self._grid = grid
        self._plan = consolidation.judgement.plan
        self._structure = consolidation.judgement.structure
        self._refs = refs
        self._places = places
        self._heads = heads
        self._figures = {figure.indicator.code: figure for figure in consolidation.figures}
        # Rows of parts come below their compound, whose formulas point at them: places are needed beforehand.
        self._upcoming = self._number(grid.at)

    def objective(self, objective: Objective) -> None:
        rows = [row for row in self._plan.indicators if row.objective == objective.code]
        if not rows:
            return
        at = self._grid.group([objective.number, objective.title])
        self._grid.page.text(at, self._places.columns["objective"], objective.code, GROUP)
        self._places.objectives[objective.code] = (self._grid.at, self._grid.at + len(rows) - 1)
        for row in rows:
            figure = self._figures.get(row.code)
            if figure is None:
                self._grid.group([row.tt, row.label], _PARENT, level=1)
                self._grid.level = 1
            else:
                self._figure(row, figure)

    def _number(self, first: int) -> dict[str, int]:
        at, numbers = first, {}
        for objective in self._plan.objectives:
            rows = [row for row in self._plan.indicators if row.objective == objective.code]
            at += 1 if rows else 0
            for row in rows:
                numbers[row.code] = at
                at += 1
        return numbers

    def _cells(self, row: Indicator) -> Cells:
        at = self._upcoming[row.code]
        plan_cells = {}
        for name, quantity in (("baseline", row.baseline), ("target", row.target)):
            if quantity.value is None:
                plan_cells[name] = ""
            elif as_number(quantity.printed, quantity.value) is None:
                plan_cells[name] = format(quantity.value, "f")
            else:
                plan_cells[name] = a1(at, self._places.columns[name])
        return Cells.of_row(at, self._places.columns, **plan_cells)

    def _figure(self, row: Indicator, figure: Figure) -> None:
        parts = tuple((self._figures[code], self._cells(self._plan.indicator_by_code[code])) for code in row.parts)
        formulas = FigureFormulas(figure, self._refs, self._cells(row), parts, self._plan.year)
        places, signed = theme.figure_format(row.precision), theme.signed_format(row.precision)
        contents: dict[str, Content] = {
            "tt": row.tt,
            "label": row.label,
            "unit": row.unit.shown,
            "numerator": formulas.numerator(),
            "denominator": formulas.denominator(),
            "value": formulas.value(),
            "estimate": formulas.estimate(),
            "change": formulas.change(),
            "trend": formulas.trend(),
            "achievement": formulas.achievement(),
            "status": formulas.status(),
            "coverage": formulas.coverage(),
            "lead": owner_of(self._structure, row),
            "notes": notes(figure),
            "marks": ", ".join(str(number) for number in marks(row)),
            "code": row.code,
            "objective": row.objective,
        }
        styles: dict[str, Style] = {
            "value": self._heads["value"].style.but(num_format=places),
            "estimate": FIGURE.but(num_format=places),
            "change": FIGURE.but(num_format=signed),
        }
        if row.parent:
            styles["label"] = CELL.but(indent=1)
        if row.mode is Mode.DERIVED:
            styles["label"] = STRONG
        for name, quantity in (("baseline", row.baseline), ("target", row.target)):
            style = as_number(quantity.printed, quantity.value)
            contents[name] = quantity.value if style else quantity.printed
            styles[name] = style or printed_style(quantity.printed)
        names = list(self._heads)
        at = self._grid.row([contents[name] for name in names], [styles.get(name) for name in names], split=False)
        assert at == self._upcoming[row.code], f"row of {row.code}"
        self._places.rows[row.code] = at
        self._link(row, at, contents["coverage"])
        mark_indicator(self._grid.page, self._plan, row, at, self._places.columns)

    def _link(self, row: Indicator, at: int, coverage: Content) -> None:
        """A way from the number of agencies to what they gave."""
        block = (INDICATORS, row.code, "")
        if self._refs.has(block):
            col, style = self._places.columns["coverage"], self._heads["coverage"].style.but(underline=1)
            page = self._grid.page
            page.link(at, col, words.DATA, row.code, style, cell=self._refs.first_cell(block))
            put(page, at, col, coverage, style)  # the link stays on the cell when the formula takes its place


_LEGEND = legend(
    sign((Achievement.MISSED,), RED, "thấp hơn kế hoạch, hoặc cao hơn với chỉ tiêu phải giảm"),
    sign((Achievement.PARTIAL, words.WORSE), BROWN, "cần xem cột Lưu ý và giải trình"),
    sign((Achievement.NO_DATA, Achievement.NOT_JUDGED), FAINT, "chưa so được với kế hoạch"),
    f"số đơn vị {ITALIC}: chưa đủ đơn vị phải báo cáo",
    f"{SHORTENED}, bản đủ ở trang {words.DATA}",
)


def _footnotes(grid: Grid, plan: Plan) -> None:
    used = {number for row in plan.indicators if row.mode is not Mode.HEADING for number in marks(row)}
    grid.line(_LEGEND, NOTE)
    grid.line(
        "Kết quả, tăng giảm, so với kế hoạch và số đơn vị là công thức tính từ trang Dữ liệu. "
        "“Đơn vị có số”: số đơn vị đã có số liệu được tính trên số đơn vị phải báo cáo; "
        f"bấm vào đó để đến số liệu từng đơn vị. {words.FOLLOW}",
        NOTE,
    )
    if explanation(plan):
        grid.line(f"{explanation(plan)}.", NOTE)
    for number, (_, _, text) in enumerate(BASIS_NOTES, 1):
        if number in used:
            grid.line(f"({number}) {text}", NOTE)


def _corrections(grid: Grid, consolidation: Consolidation) -> None:
    """What agencies correct in the figures of an earlier period: said here, applied by nobody but a person."""
    records = [record for record in consolidation.of_form(CORRECTIONS) if record.data]
    if not records:
        return
    names = {agency.code: agency.name for agency in consolidation.judgement.plan.agencies}
    grid.gap()
    grid.line("Đính chính số kỳ trước do đơn vị báo (không tự động sửa vào số liệu)", theme.BOLD.but(font_size=SIZE))
    for record in records:
        said = {datum.column: datum.typed for datum in record.data}
        text = f"{names.get(record.agency, record.agency)}: {said.get('label', '')}"
        text += f"; đã báo cáo {said.get('old', '…')}, số đúng {said.get('new', '…')}"
        text += f"; lý do: {said['note']}" if "note" in said else ""
        grid.line(text, theme.PLAIN.but(font_size=SIZE))


def _conditions(page: Page, places: IndicatorPlaces, first: int, last: int) -> None:
    achievement, coverage, trend = (places.columns[name] for name in ("achievement", "coverage", "trend"))
    for word, style in (
        (Achievement.MISSED, theme.ALARM),
        (Achievement.PARTIAL, theme.ATTENTION),
        (Achievement.NO_DATA, theme.WAITING),
        (Achievement.NOT_JUDGED, theme.WAITING),
    ):
        page.condition(
            (first, achievement, last, achievement),
            {"type": "cell", "criteria": "==", "value": f'"{word}"'},
            style,
        )
    page.condition(
        (first, trend, last, trend), {"type": "cell", "criteria": "==", "value": f'"{words.WORSE}"'}, theme.ATTENTION
    )
    cell = a1(first, coverage)
    incomplete = (
        f'=IF(ISNUMBER(FIND("/",{cell})),LEFT({cell},FIND("/",{cell})-1)<>MID({cell},FIND("/",{cell})+1,9),FALSE)'
    )
    page.condition((first, coverage, last, coverage), {"type": "formula", "criteria": incomplete}, _INCOMPLETE)
