"""What an attack is: what it puts into an inbox, and what has to become of it there."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from bench.returned import filled
from tests.core.intake.packages import zipped
from tests.validators.filling import CLEAN, FIGURES, Place, book_of
from toolkit.core.forms.spec import Layout
from workbook_templates.agency_book import write_agency_book

AGENCY = "so-gd-dt"
"""Whose form is attacked; the clean ones beside it are another agency's."""
Change = Callable[[bytes], bytes]


class Outcome(StrEnum):
    """What becomes of the form that is attacked; the words stand in the documentation."""

    REFUSED = "refused"
    READ = "read"  # its figures are those of the form without the attack
    IN_PART = "read, but for the cells that are told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One thing put into an inbox."""

    name: str
    family: str
    about: str
    """What it is, in a sentence for the documentation."""
    put: Callable[[Path], None]
    shown: str
    """How the file is called in messages."""
    codes: tuple[str, ...]
    """What is told at the file, besides what is told of the form without the attack."""
    outcome: Outcome


ATTACKS: dict[str, Attack] = {}


def attack(
    *codes: str, file: str = "b.xlsx", shown: str = "", outcome: Outcome = Outcome.REFUSED
) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a function that makes the bytes of a file; its docstring says what it is.

    ``codes`` are the findings; where there are none, the form is read. ``shown``: how the file is called in messages.
    """

    def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
        made = cache(make)

        def put(inbox: Path) -> None:
            (inbox / file).write_bytes(made())

        _register(make, put, codes, shown or file, outcome if codes else Outcome.READ)
        return made

    return register


def attack_on_disk(*codes: str, shown: str) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    """Register a function that puts something into an inbox by itself."""

    def register(put: Callable[[Path], None]) -> Callable[[Path], None]:
        _register(put, put, codes, shown, Outcome.REFUSED if codes else Outcome.READ)
        return put

    return register


def _register(
    function: Callable[..., object], put: Callable[[Path], None], codes: tuple[str, ...], shown: str, outcome: Outcome
) -> None:
    name = function.__name__.replace("_", "-")
    assert name not in ATTACKS, name
    family = function.__module__.rpartition(".")[2]
    about = (function.__doc__ or "").strip().rstrip(".")
    ATTACKS[name] = Attack(name=name, family=family, about=about, put=put, shown=shown, codes=codes, outcome=outcome)


@cache
def form() -> bytes:
    """A form, completely and correctly filled in."""
    book = book_of(AGENCY)
    lists = {form.spec.id for _, form in book.forms() if form.spec.layout is Layout.OPEN}
    said: dict[Place, str | Decimal] = {**CLEAN, **{place: Decimal(number) for place, number in FIGURES.items()}}
    said |= {("cover", "letter-date", "value"): "01/12/2022", ("table:van-ban", "1", "ngay"): "15/03/2022"}
    typed = {(name, f"+{row}" if name in lists else row, column): v for (name, row, column), v in said.items()}
    return zipped(dict(_members(write_agency_book(filled(book, typed)))))


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The members of a form as a program that computes saves them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).replace(RECALCULATE, b"")


@cache
def parts() -> Mapping[str, bytes]:
    """Its members."""
    with zipfile.ZipFile(io.BytesIO(form())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


RECALCULATE = b' fullCalcOnLoad="1"'
INDICATORS = "xl/worksheets/sheet2.xml"
STRINGS, STYLES, BOOK = "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def changed(changes: Mapping[str, Change], more: Mapping[str, bytes] = {}) -> bytes:
    """The form with some members changed and others added."""
    found = {name: changes[name](data) if name in changes else data for name, data in parts().items()}
    assert all(found[name] != parts()[name] for name in changes), "nothing was changed"
    return zipped({**found, **more})


def renamed(name_of: Callable[[str], str]) -> bytes:
    """The form with its members under other names."""
    return zipped({name_of(name): data for name, data in parts().items()})


def replaced(old: str, new: str) -> Change:
    """A change: a text that occurs is replaced once."""
    return lambda data: data.replace(old.encode(), new.encode(), 1)


def in_rows(cells: str) -> Change:
    """A change: rows are added behind those of a sheet."""
    return replaced("</sheetData>", f"{cells}</sheetData>")


def everywhere(change: Change) -> bytes:
    """The form with every XML member but the list of types changed."""
    names = [name for name in parts() if name.endswith((".xml", ".rels")) and not name.startswith("[")]
    return zipped({name: change(data) if name in names else data for name, data in parts().items()})
