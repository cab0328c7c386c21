"""An inbox in which hostile texts stand in every place where an agency can put one."""

import io
import itertools
import re
from collections.abc import Iterator, Sequence
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.packaging.custom import StringProperty

from tests.validators.plans import small_plan
from tests.validators.workbooks import blank_form, clean_form, spots
from toolkit.core.plan.load import dump_plan

DAY = "20/12/2022"
_XML_FORBIDS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_NAME = 60
_FREE = {
    "cover": ("name", "position", "phone", "letter-number", "signer"),
    "indicators": ("note",),
    "corrections": ("label", "note"),
    "tasks": ("result", "note"),
    "other-tasks": ("label", "result", "note"),
    "table:van-ban": ("so",),
    "table:lop": ("ten",),
    "outline:de-cuong": ("text",),
}
"""Form → columns, on the cover rows, in which anything may be written."""
_KEYS = ("#", "r:", "+:")
_SENDER = "vanthu@example.vn"


def spelled(text: str) -> str:
    """A text as a workbook spells it, so that a reader gives back every character."""
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _XML_FORBIDS.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def room() -> int:
    """How many texts one form takes in cells in which anything may be written."""
    return len(_free_places())


def inbox(folder: Path, texts: Sequence[str], more: Sequence[str] = ()) -> Path:
    """An inbox with the plan beside it.

    Every text of ``texts``, of which there may be :func:`room`, stands in a cell of a form that is counted. They and
    those of ``more`` stand where they are faults: for figures, choices and labels, as sheet, as property, in headers
    and names.
    """
    made = folder / "hop-nhan"
    made.mkdir(parents=True)
    (folder / "ke-hoach.yaml").write_text(dump_plan(_reachable()), encoding="utf-8")
    every = [*texts, *more]
    supply = itertools.cycle(every)
    (made / "a.xlsx").write_bytes(accepted(texts))
    (made / "loi.xlsx").write_bytes(_faulty("so-gd-dt", supply))
    (made / "thu.eml").write_bytes(_mail(supply))
    for number, name in enumerate(filter(None, map(_file_name, every))):
        (made / name).write_bytes(b"PK\x03\x04 hong" if number else _faulty("so-gd-dt", supply))
    return made


def _reachable() -> Any:
    """The plan with an address for one agency, so that there are mails and folders."""
    plan = small_plan()
    known = tuple(
        agency.model_copy(update={"email": "soyte@example.vn"} if agency.code == "so-y-te" else {})
        for agency in plan.agencies
    )
    return plan.model_copy(update={"agencies": known})


def _free_places() -> list[tuple[str, str]]:
    return [
        place
        for (form, row, column), place in spots().items()
        if (row if form == "cover" else column) in _FREE.get(form, ())
    ]


def accepted(texts: Sequence[str]) -> bytes:
    """A correct form with texts in its cells of free text."""
    book = load_workbook(io.BytesIO(clean_form()))
    for (sheet, address), text in zip(_free_places(), texts, strict=False):
        _type(book[sheet][address], text)
    return _saved(book)


def _faulty(agency: str, texts: Iterator[str]) -> bytes:
    """A form with a text in every input cell, over some labels, beside the form and in the names around it."""
    book: Any = load_workbook(io.BytesIO(blank_form(agency)))
    places = spots(agency)
    for sheet, address in places.values():
        _type(book[sheet][address], next(texts))
    taken = set(places.values())
    for sheet in book.worksheets[1:5]:
        labels = [
            cell
            for row in sheet.iter_rows(min_row=3)
            for cell in row
            if isinstance(cell.value, str) and (sheet.title, cell.coordinate) not in taken
        ]
        for cell in [one for one in labels if not one.value.startswith(_KEYS)][8:11]:
            _type(cell, next(texts))
        _type(sheet["AB40"], next(texts))
    # openpyxl refuses what an office program may still have written.
    book.worksheets[2]._WorkbookChild__title = _sheet_name(next(texts))
    book.properties.creator = spelled(next(texts))
    book.custom_doc_props.append(StringProperty(name="Nguồn", value=spelled(next(texts))))
    return _saved(book)


def _saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _type(cell: Any, text: str) -> None:
    cell.value = spelled(text)
    cell.data_type = "s"


def _sheet_name(text: str) -> str:
    return re.sub(r"[\x00-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)[:40] or "x"


def _file_name(text: str) -> str:
    """As much of a text as a file system takes for a name."""
    name = text.replace("/", "∕").replace("\x00", "").strip()[-_LONGEST_NAME:]
    name = name.encode("utf-8", "surrogateescape" if re.search("[\udc80-\udcff]", name) else "replace").decode(
        "utf-8", "surrogateescape"
    )
    return "" if name in (".", "..") else name


def _mail(supply: Iterator[str]) -> bytes:
    """A message with texts in its subject, its sender's name and the name of what is attached."""
    message = MIMEMultipart()
    message["From"] = f"{_header(next(supply))} <{_SENDER}>"
    message["Subject"] = _header(next(supply))
    message["Date"] = "Mon, 5 Dec 2022 08:00:00 +0700"
    message.attach(MIMEText(next(supply).encode("utf-8", "replace").decode(), "plain", "utf-8"))
    form = MIMEApplication(_faulty("so-gd-dt", supply), "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    form["Content-Disposition"] = f'attachment; filename="{_header(next(supply) + ".xlsx")}"'
    message.attach(form)
    return message.as_bytes()


def _header(text: str) -> str:
    """Encoded, so that every character arrives, a line break too."""
    return Header(text.encode("utf-8", "replace").decode(), "utf-8", maxlinelen=10_000).encode(maxlinelen=0)
