"""Reading one input cell as its field asks."""

from toolkit.core.forms.spec import Field, Kind
from toolkit.core.numbers.dates import read_date
from toolkit.core.numbers.figure import read_figure
from toolkit.core.numbers.prose import read_choice, read_text
from toolkit.core.submission import RawCell, Reading
from toolkit.core.units import Unit, UnitKind

_ANY = Unit(kind=UnitKind.AMOUNT)


def read_field(cell: RawCell, field: Field) -> Reading:
    """Read a cell by the kind of its field."""
    match field.kind:
        case Kind.FIGURE:
            unit = field.unit or _ANY
            if not unit.numeric:
                return read_text(cell)
            low, high = field.bounds
            decimals = unit.decimals if field.decimals is None else field.decimals
            return read_figure(cell, unit, decimals, low, high, dated=field.dated)
        case Kind.DATE:
            return read_date(cell)
        case Kind.CHOICE:
            return read_choice(cell, field.choices)
        case Kind.TEXT:
            return read_text(cell)
