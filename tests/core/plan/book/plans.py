"""Plans of every shape the model allows, with the texts and figures that spreadsheets like to spoil."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from toolkit.core.plan.agencies import AgencyKind
from toolkit.core.plan.base import Basis, Level
from toolkit.core.plan.indicators import Direction, Operator
from toolkit.core.plan.model import Indicator, Order, Outgoing, Plan, Report, Task
from toolkit.core.units import UnitKind

AWKWARD = (
    *("=1+1", "'x", "_x0041_", "+84 912", "-nt-", "@a", "1.10", "2,1", "05/12", "TRUE", "0001", "1e3", "#REF!", "(%)"),
    *("a\nb", "a;b", "a; b, c và d", "a\\nb", "\\;", "a\u00a0b", "👩", "“Sở” – A", "\u200b", "a\tb", "<b>&amp;"),
    *("(ví dụ)", "(không có)", "x (chốt)", "TT", "Mã", "giả định", "nghìn " * 60, "Sở A", "so-b", "{year}"),
)
SLUGS = ("so-a", "so-b", "1", "c", "6t", "nam", "x-1")
FIGURES = ("0", "-1", "46.3", "1.234", "0.00000001", "123456789012", "123456789012.34567891", "1000000", "0.1")

texts = st.sampled_from(AWKWARD)
maybe = st.one_of(st.just(""), texts)
several = st.lists(texts, max_size=2)
days = st.dates(min_value=dt.date(1945, 1, 1), max_value=dt.date(2100, 12, 31))
some_day = st.none() | days
figures = st.sampled_from(FIGURES).map(Decimal)
some_figure = st.none() | figures
bases = st.sampled_from(Basis)
flags = st.booleans()


def _codes(most: int, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(SLUGS), min_size=least, max_size=most, unique=True)


def _some(codes: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), max_size=3, unique=True) if codes else st.just([])


def _basis(model: Any) -> st.SearchStrategy[dict[str, Basis]]:
    return st.dictionaries(st.sampled_from(sorted(model.model_fields)), bases, max_size=2)


@st.composite
def _tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = []
    for place, code in enumerate(draw(_codes(2))):
        columns = draw(_codes(3, 1))
        fixed = draw(flags)
        share = {"kind": "share", "of": [columns[0], columns[-1]]}
        tables.append(
            {
                "id": code,
                "title": draw(texts),
                "sheet": f"=Trang {place}",
                "columns": [
                    {
                        "id": column,
                        "heading": draw(texts),
                        "required": draw(flags),
                        "width": draw(st.sampled_from((1, 14, 12.345, 200))),
                        "prompt": draw(maybe),
                        "sensitive": draw(flags),
                        **draw(st.sampled_from(({"kind": "text"}, {"kind": "amount"}, share))),
                    }
                    for column in columns
                ],
                "rows": [{"key": key, "label": draw(texts)} for key in draw(_codes(2, 1))] if fixed else [],
                "open_rows": 0 if fixed else draw(st.integers(1, 200)),
                "not_above": [{"part": columns[0], "whole": columns[-1]}] if draw(flags) else [],
                "guidance": draw(maybe),
                "row_heading": draw(texts),
                "place": draw(maybe),
                "basis": draw(bases),
            }
        )
    return tables


@st.composite
def _outlines(draw: st.DrawFn) -> list[dict[str, Any]]:
    return [
        {
            "id": code,
            "title": draw(texts),
            "sections": [
                {
                    "key": key,
                    "number": draw(maybe),
                    "title": draw(texts),
                    "guidance": draw(maybe),
                    "heading": draw(flags),
                    "max_lines": draw(st.integers(1, 200)),
                }
                for key in draw(_codes(2))
            ],
            "place": draw(maybe),
            "basis": draw(bases),
        }
        for code in draw(_codes(2))
    ]


_MODES = (
    ("single", ("official",)),
    ("latest", ("crosscheck", "official")),
    ("ratio", ("addend", "addend")),
    ("list", ("crosscheck", "addend")),
    ("heading", ()),
    ("derived", ()),
    ("share", ("addend",)),
)


@st.composite
def _indicators(draw: st.DrawFn, objectives: list[str], who: list[str]) -> list[dict[str, Any]]:
    codes = draw(st.lists(st.sampled_from(("1.1", "3.2a.1", "2.10", "a; b", "x\ny")), max_size=3, unique=True))
    rows: list[dict[str, Any]] = []
    for place, code in enumerate(codes if objectives else []):
        mode, roles = draw(st.sampled_from(_MODES if place else _MODES[:-2]))
        rows.append(
            {
                "code": code,
                "tt": draw(maybe),
                "objective": draw(st.sampled_from(objectives)),
                "parent": draw(st.sampled_from(["", *codes[:place]])),
                "label": draw(texts),
                "unit": {
                    "kind": "percent" if mode == "share" else draw(st.sampled_from(UnitKind)),
                    "printed": draw(maybe),
                    "noun": draw(maybe),
                },
                "direction": draw(st.sampled_from(Direction)),
                "baseline": {
                    "printed": draw(maybe),
                    "value": draw(some_figure),
                    "year": draw(st.none() | st.integers(1945, 2100)),
                },
                "target": {
                    "printed": draw(maybe),
                    "value": draw(some_figure),
                    "operator": draw(st.none() | st.sampled_from(Operator)),
                },
                "leads": draw(maybe),
                "reporters": [
                    {"who": draw(st.sampled_from(who)), "role": role, "basis": draw(bases)} for role in roles
                ],
                "mode": mode,
                "components": {"numerator": draw(texts), "denominator": draw(texts)} if mode == "ratio" else None,
                "parts": codes[:place] if mode == "derived" else [],
                "decimals": draw(st.none() | st.integers(0, 6)),
                "low": draw(some_figure),
                "high": draw(some_figure),
                **{name: draw(maybe) for name in ("definition", "source", "national_target", "place")},
                "sensitive": draw(flags),
                "basis": draw(_basis(Indicator)),
            }
        )
    return rows


@st.composite
def _tasks(draw: st.DrawFn, who: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "text": draw(texts),
            "heading": draw(flags),
            "lead_codes": draw(_some(who)),
            "coordinator_codes": draw(_some(who)),
            "start": draw(some_day),
            "end": draw(some_day),
            **{name: draw(maybe) for name in ("number", "leads", "coordinators", "timing", "place")},
            "basis": draw(_basis(Task)),
        }
        for code in draw(st.lists(texts, max_size=2, unique=True))
    ]


@st.composite
def _reports(draw: st.DrawFn, who: list[str], periods: list[str], forms: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": code,
            "title": draw(texts),
            "forms": draw(_some(forms)),
            "owners": draw(_some(who)),
            "due": [
                {"period": period, "date": draw(some_day), "printed": draw(maybe)}
                for period in draw(st.lists(st.sampled_from(periods), max_size=2, unique=True))
            ],
            "signer": draw(maybe),
            "recipients": draw(several),
            "place": draw(maybe),
            "basis": draw(bases),
            "field_basis": draw(_basis(Report)),
            "note": draw(maybe),
        }
        for code in draw(_codes(2))
    ]


@st.composite
def _outgoing(draw: st.DrawFn, periods: list[str], outlines: list[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": code,
            **{name: draw(texts) for name in ("title", "issuer", "signer")},
            **{name: draw(maybe) for name in ("superior", "symbol", "letter_symbol", "archive", "place")},
            "to": draw(several),
            "recipients": draw(several),
            "order": draw(st.sampled_from(Order)),
            "outline": draw(st.sampled_from(["", *outlines])),
            "periods": draw(_some(periods)),
            "basis": draw(bases),
            "field_basis": draw(_basis(Outgoing)),
        }
        for code in draw(_codes(2))
    ]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan in which every optional field is there or not."""
    who = draw(_codes(4, 1))
    cut = draw(st.integers(1, len(who)))
    periods = draw(_codes(2))
    objectives = draw(st.lists(st.sampled_from(("1", "=2", "3.1")), max_size=2, unique=True))
    tables, outlines = draw(_tables()), draw(_outlines())
    forms = ["indicators", "tasks", *(f"table:{t['id']}" for t in tables), *(f"outline:{o['id']}" for o in outlines)]
    return Plan.model_validate(
        {
            "id": draw(st.sampled_from(SLUGS)),
            **{name: draw(texts) for name in ("title", "place", "issuer")},
            **{name: draw(maybe) for name in ("number", "contact")},
            "issued": draw(some_day),
            "level": draw(st.sampled_from(Level)),
            "year": draw(st.integers(1945, 2100)),
            "consolidator": draw(st.sampled_from(who[:cut])),
            "recipients": draw(several),
            "notes": draw(several),
            "periods": [
                {
                    "code": code,
                    "name": draw(texts),
                    "start": "2022-01-01",
                    "cutoff": draw(some_day),
                    "end": "2022-06-30",
                    "due": draw(some_day),
                    "estimate": draw(flags),
                }
                for code in periods
            ],
            "agencies": [
                {
                    "code": code,
                    "name": draw(texts),
                    "aliases": draw(several),
                    "kind": draw(st.sampled_from(AgencyKind)),
                    "email": draw(maybe),
                    "phone": draw(maybe),
                    "valid_from": draw(st.none() | st.just("1945-01-01")),
                    "valid_to": draw(st.none() | st.just("2025-02-28")),
                    "successors": draw(_some(who[:place])),
                    "basis": draw(bases),
                }
                for place, code in enumerate(who[:cut])
            ],
            "groups": [
                {
                    "code": code,
                    "name": draw(texts),
                    "aliases": draw(several),
                    "members": draw(_some(who[:cut])),
                    "basis": draw(bases),
                    "note": draw(maybe),
                }
                for code in who[cut:]
            ],
            "reports": draw(_reports(who, periods, forms)) if periods else [],
            "objectives": [{"code": code, "number": draw(maybe), "title": draw(texts)} for code in objectives],
            "indicators": draw(_indicators(objectives, who)),
            "tasks": draw(_tasks(who)),
            "tables": tables,
            "outlines": outlines,
            "outgoing": draw(_outgoing(periods, [outline["id"] for outline in outlines])),
            "sensitive_below": draw(st.none() | st.integers(1, 1000)),
            "annexes": [
                {
                    "name": draw(texts),
                    "issued": draw(some_day),
                    **{name: draw(maybe) for name in ("title", "cites", "number")},
                }
                for _ in range(draw(st.integers(0, 2)))
            ],
        }
    )
