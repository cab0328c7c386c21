"""How findings speak of figures, cells and rows: the words, not the judgement."""

import datetime as dt
from decimal import Decimal

from toolkit.core.findings import tolerances as limits
from toolkit.core.forms.spec import RowRule
from toolkit.core.numbers.formats import plain, show, show_date
from toolkit.core.submission import Entry, State, Value
from toolkit.core.text import shortened
from toolkit.core.vocabulary import STATUS_NIL, STATUS_NO_DATA, STATUS_OFFICIAL, STATUS_OUT_OF_SCOPE
from validators.facts import CellFacts
from validators.frames import RowPlace

TYPED_LENGTH = 120
ANSWER_WORDS = {State.NIL: STATUS_NIL, State.NO_DATA: STATUS_NO_DATA, State.OUT_OF_SCOPE: STATUS_OUT_OF_SCOPE}
_COMPONENTS = {"numerator": "số đạt (a)", "denominator": "tổng số (b)", "result": "kết quả"}


def shown(value: Value | None, state: State = State.VALUE) -> str:
    """A value as Vietnamese officials write it; answers by their words."""
    if isinstance(value, Decimal):
        return show(value)
    if isinstance(value, dt.date):
        return show_date(value)
    return ANSWER_WORDS.get(state, "") if value is None else shortened(value, TYPED_LENGTH)


def between(low: Decimal, high: Decimal) -> str:
    """A range in words."""
    if high.is_infinite():
        return f"từ {show(low)} trở lên"
    if low.is_infinite():
        return f"đến {show(high)}"
    return f"{show(low)}–{show(high)}"


def cell_texts(code: str, entry: Entry, facts: CellFacts) -> tuple[str, str]:
    """What a cell finding says was found and what was expected."""
    found = shortened(entry.typed, TYPED_LENGTH)
    if code in ("percent-out-of-range", "negative-count", "year-out-of-range"):
        return shown(entry.reading.value), between(facts.floor, facts.ceiling)
    if code == "beyond-bounds":
        return shown(entry.reading.value), between(facts.low, facts.high)
    if code == "amount-in-dong":
        value = entry.reading.value
        return shown(value), shown(value / limits.MILLION if isinstance(value, Decimal) else None)
    if code == "date-outside-year" and facts.first_day and facts.last_day:
        return shown(entry.reading.value), f"{show_date(facts.first_day)}–{show_date(facts.last_day)}"
    if code == "fractional-count":
        return shown(entry.reading.value), "số nguyên"
    return found, entry.reading.expected


def row_texts(rule: RowRule, place: RowPlace) -> tuple[str, str]:
    """What a row finding says was found and what was expected."""
    match rule.code:
        case "numerator-above-denominator":
            return _value(place, "numerator"), _value(place, "denominator")
        case "denominator-zero":
            return _given(place, ("numerator", "result")), ""
        case "component-missing":
            return _given(place, tuple(_COMPONENTS)), " và ".join(
                words for name, words in _COMPONENTS.items() if name != "result" and _blank(place, name)
            )
        case "rate-differs":
            return _value(place, "result"), _rate(place)
        case "status-contradicts-figure":
            return _value(place, "status"), _given(place, ("result", "numerator"))
        case "status-assumed":
            return "", STATUS_OFFICIAL
        case "part-above-total":
            return _value(place, rule.columns[0]), _value(place, rule.columns[1])
        case "parts-differ-from-total":
            whole, *parts = rule.columns
            return show(sum((_figure(place, part) or Decimal(0) for part in parts), Decimal(0))), _value(place, whole)
        case "explanation-missing":
            return _shortfall(place), "nguyên nhân"
        case "slip-suspected" | "far-from-baseline":
            return _told(place), _references(place)
        case "same-as-baseline":
            return _told(place), _told(place)
        case "above-estimate":
            return _value(place, "result"), _value(place, "estimate")
        case _:
            return "", ""


def _told(place: RowPlace) -> str:
    """The figure of a row: as typed, else the rate of (a) and (b)."""
    return _value(place, "result") or _rate(place)


def _references(place: RowPlace) -> str:
    """Baseline and target as the plan prints them."""
    indicator = place.facts.indicator
    if indicator is None:
        return ""
    words = (("kết quả năm trước", indicator.baseline), ("kế hoạch", indicator.target))
    return ", ".join(f"{name} {quantity.printed}" for name, quantity in words if quantity.value is not None)


def _blank(place: RowPlace, column: str) -> bool:
    entry = place.entries.get(column)
    return entry is not None and entry.reading.state is State.BLANK


def _value(place: RowPlace, column: str) -> str:
    entry = place.entries.get(column)
    return shown(entry.reading.value, entry.reading.state) if entry else ""


def _given(place: RowPlace, columns: tuple[str, ...]) -> str:
    return ", ".join(
        f"{_COMPONENTS[column]} {_value(place, column)}"
        for column in columns
        if column in place.entries and place.entries[column].reading.state.readable
    )


def _figure(place: RowPlace, column: str) -> Decimal | None:
    entry = place.entries.get(column)
    value = entry.reading.value if entry and entry.reading.state.readable else None
    return value if isinstance(value, Decimal) else None


def _rate(place: RowPlace) -> str:
    numerator, denominator = _figure(place, "numerator"), _figure(place, "denominator")
    if numerator is None or not denominator:
        return ""
    rate = numerator / denominator * place.facts.scale
    return show(plain(round(rate, place.facts.decimals)))


def _shortfall(place: RowPlace) -> str:
    result = _figure(place, "result")
    figure = show(result) if result is not None else _rate(place)
    if not figure:
        return "chưa có số liệu"
    target = place.facts.indicator.target.printed if place.facts.indicator else ""
    return f"kết quả {figure} chưa đạt kế hoạch {target}".strip()
