"""Where the columns of a sheet's forms are sent: those of the first form side by side, of others beneath them."""

from collections.abc import Iterable, Mapping

from toolkit.core.forms.spec import Form


def sent_columns(forms: Iterable[Form]) -> Mapping[str, Mapping[str, int]]:
    """Form → column id → place, counted from the first column of the sheet that a form may use."""
    found: dict[str, dict[str, int]] = {}
    main: dict[str, int] = {}
    for form in forms:
        columns: dict[str, int] = {}
        for column in form.columns:
            free = max(columns.values(), default=-1) + 1
            # Never to the left of the column before: the order of the spec is the order on the sheet.
            columns[column.id] = max(free, main.get(column.under or column.id, free)) if main else free
        main = main or columns
        found[form.spec.id] = columns
    return found
