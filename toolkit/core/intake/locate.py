"""From a region of a sheet to a located form: columns by heading, rows by key, every input cell as an entry."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.core.a1 import a1, row_range
from toolkit.core.forms.arrange import sent_columns
from toolkit.core.forms.spec import Column, Field, Form, Layout, Row
from toolkit.core.intake.arrangement import displaced, unchecked
from toolkit.core.intake.columns import map_columns, place_as_sent
from toolkit.core.intake.dated import with_typed_years
from toolkit.core.intake.locked import closed, difference
from toolkit.core.intake.recover import recover_rows
from toolkit.core.intake.regions import Region
from toolkit.core.intake.unseen import hidden_columns, merged_cells
from toolkit.core.numbers.fields import read_field
from toolkit.core.submission import Entry, LocatedForm, RawCell, State
from toolkit.core.text import is_blank, match_key
from toolkit.core.vocabulary import REMARK, REMARKS


def locate(form: Form, region: Region, sent: Mapping[str, int] | None = None) -> LocatedForm:
    """Read one form where it lies; ``sent`` are the places of its columns as they were sent, from 0."""
    return _Locator(form, region, sent or sent_columns([form])[form.spec.id]).located()


def lines(form: Form, region: Region, sent: Mapping[str, int]) -> tuple[Mapping[str, int], list[int]]:
    """Sheet columns of a form by column id, and its filled rows, with those that go on below a list."""
    locator = _Locator(form, region, sent)
    rows = locator.list_rows() if form.spec.layout is Layout.OPEN else locator.within()
    return locator.map.places, list(rows)


class _Locator:
    """One form and one region; results gather in lists."""

    def __init__(self, form: Form, region: Region, sent: Mapping[str, int]) -> None:
        self.form, self.region, self.sheet = form, region, region.sheet
        self.sent = {column: region.key_col + 1 + place for column, place in sent.items()}
        headings = {col: self.sheet.text(region.heading, col) for col in self.sheet.grid.rows.get(region.heading, {})}
        self.remarks = next((col for col, text in headings.items() if match_key(text) == REMARKS), None)
        headings.pop(self.remarks if self.remarks is not None else -1, None)
        self.columns = form.columns
        self.map = place_as_sent(map_columns(self.columns, headings, region.key_col), self.sent, self.wiped)
        self.used = {region.key_col, *self.map.places.values()}
        self.entries: list[Entry] = []
        self.added: list[tuple[str, str]] = []
        self.unread: list[tuple[str, str]] = []
        self.changed: list[tuple[str, str, str, str, str]] = []
        self.hidden: list[str] = []
        self.row_places: dict[str, int] = {}

    def located(self) -> LocatedForm:
        missing: tuple[str, ...] = ()
        repeated: tuple[tuple[str, tuple[str, ...]], ...] = ()
        recovered: tuple[str, ...] = ()
        if self.form.spec.layout is Layout.OPEN:
            self.read_list()
        else:
            missing, repeated, recovered = self.read_fixed()
        merged, covered = merged_cells(self.sheet.grid, self.entries)
        heading = self.region.heading
        self.added += self.filled(heading, set(self.sheet.grid.rows[heading]) - self.used)
        return LocatedForm(
            form=self.form.spec.id,
            sheet=self.sheet.name,
            entries=tuple(with_typed_years(self.entries)),
            missing_rows=missing,
            repeated_rows=repeated,
            unread=tuple(self.unread),
            added=tuple(self.added),
            changed=tuple(self.changed),
            missing_columns=self.map.missing,
            missing_headings=tuple(self.heading(column) for column in self.map.missing),
            by_position=self.map.by_position,
            recovered_rows=recovered,
            hidden_rows=tuple(self.hidden),
            hidden_columns=hidden_columns(self.sheet.grid, self.map.places, self.entries),
            merged=merged,
            unchecked=tuple(unchecked(self.form, self.sheet.grid, self.entries)),
            moved_columns=displaced([column.id for column in self.columns], self.map.places),
            moved_rows=displaced([row.key for row in self.form.rows], self.row_places),
            covered=covered,
            protected=self.sheet.grid.protected,
        )

    def read_fixed(self) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]:
        """Missing rows, repeated rows and recovered rows of a form with printed rows."""
        rows = self.form.row_by_key
        places: dict[str, list[int]] = {}
        for place, key in self.region.keyed:
            places.setdefault(key, []).append(place)
        known = {place for key, found in places.items() if key in rows for place in found}
        loose = [place for place in self.within() if place not in known]
        lost = [row for row in self.form.rows if row.key not in places]
        recovered = recover_rows(lost, loose, self.sheet, self.map.places)
        repeated = []
        for key, row in rows.items():
            found = [recovered[key]] if key in recovered else places.get(key, [])
            if len(found) == 1:
                self.read_row(row, found[0])
            elif found:
                repeated.append((key, tuple(map(self.address, found))))
                self.unread += [cell for place in found for cell in self.filled(place, self.inputs(row))]
        for place in loose:
            if place not in recovered.values():
                self.added += self.filled(place, set(self.sheet.grid.rows[place]) - {self.region.key_col})
        missing = tuple(row.key for row in lost if row.key not in recovered)
        return missing, tuple(repeated), tuple(recovered)

    def heading(self, column: str) -> str:
        """Address of the heading of a column that has lost it: where the column stands, else where it was sent."""
        return a1(self.region.heading, self.map.places.get(column, self.sent[column]))

    def wiped(self, col: int) -> bool:
        """Whether a sheet column has content below the row of headings, but no heading in it."""
        headed = not is_blank(self.sheet.text(self.region.heading, col))
        return not headed and any(self.filled(place, {col}) for place in self.within())

    def inputs(self, row: Row) -> set[int]:
        """Sheet columns of a row's input cells."""
        return {
            self.map.places[column.id]
            for column in self.columns
            if column.id in self.map.places and self.form.field(row, column) is not None
        }

    def within(self) -> list[int]:
        """Filled rows between the heading and the end."""
        rows, key_col, last = self.sheet.grid.rows, self.region.key_col, self.region.last
        return sorted(row for row in rows if self.region.heading < row <= last and rows[row].keys() != {key_col})

    def read_row(self, row: Row, place: int) -> None:
        self.row_places[row.key] = place
        filled = False
        for column in self.columns:
            col = self.map.places.get(column.id)
            if col is None:
                continue
            field = self.form.field(row, column)
            if field is not None:
                filled |= self.enter(row.key, column, field, self.sheet.cell(place, col))
            elif closed(row, column):
                self.added += self.filled(place, {col})
            elif self.sheet.text(place, col) != row.printed.get(column.id):
                cell = self.sheet.cell(place, col)
                differs = difference(row, column, cell)
                if differs is not None:
                    self.changed.append((row.key, column.id, cell.address, *differs))
        self.beside(row.key, place, filled)

    def read_list(self) -> None:
        """Rows of an open form: whatever is filled in, with or without a key, numbered from 1 without gaps."""
        inputs = [(column, column.field) for column in self.columns if column.field is not None]
        number = 0
        for place in self.list_rows():
            cells = [
                (column, field, self.sheet.cell(place, self.map.places[column.id]))
                for column, field in inputs
                if column.id in self.map.places
            ]
            filled = [cell for _, _, cell in cells if not is_blank(cell.typed) or cell.error]
            if filled:
                number += 1
                for column, field, cell in cells:
                    self.enter(str(number), column, field, cell)
            self.beside(str(number), place, bool(filled))

    def list_rows(self) -> Iterator[int]:
        """Rows offered or inserted, and those written on below where nothing else follows."""
        yield from self.within()
        place = self.region.last + 1
        while (self.region.end is None or self.region.final) and self.filled(place, self.used - {self.region.key_col}):
            yield place
            place += 1

    def enter(self, key: str, column: Column, field: Field, cell: RawCell) -> bool:
        """Add an entry; whether it holds anything."""
        reading = read_field(cell, field)
        self.entries.append(
            Entry(
                form=self.form.spec.id,
                row=key,
                column=column.id,
                cell=cell.address,
                typed=cell.typed,
                reading=reading,
                number=isinstance(cell.value, Decimal),
            )
        )
        return reading.state is not State.BLANK

    def beside(self, key: str, place: int, filled: bool) -> None:
        """Note what stands in a row of the form outside its columns, and that a filled row is hidden."""
        self.added += self.filled(place, set(self.sheet.grid.rows.get(place, {})) - self.used)
        if filled and place in self.sheet.grid.hidden_rows:
            self.hidden.append(key)

    def filled(self, place: int, cols: set[int]) -> list[tuple[str, str]]:
        """Address and text of the cells of a row that hold something, other than the tool's own remarks."""
        cells = ((col, self.sheet.cell(place, col)) for col in sorted(cols))
        return [
            (cell.address, cell.typed)
            for col, cell in cells
            if not is_blank(cell.typed) and not (col == self.remarks and cell.typed.startswith((REMARK, REMARKS)))
        ]

    def address(self, place: int) -> str:
        return row_range(place, min(self.used - {-1}), max(self.used))
