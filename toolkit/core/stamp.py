"""The stamp: what identifies a form, carried redundantly because every carrier is lost somewhere.

Layout contract between the writer and the reader of an agency workbook. Column A of every sheet is hidden
and holds only text keys:

    A1                    #stamp:<the stamp as one line>, so that a sheet copied to another file is recognised
    heading row           #form:<form id>; columns B.. hold the headings of the form's columns, word for word
    row of the plan       r:<row key>, also for heading rows
    blank row of a list   +:<n>, counted from 1
    row below the last    #end:<form id>

Anything above a heading row (titles, guidance) has no key. A column is found by its heading text in the
heading row, never by its position. Rows that an agency inserts have no key. A second form of a sheet
follows the first one with a heading row of its own.

In a bundle, a workbook for several agencies, the key of a row is <agency code>/<row key>, and a further row of the
stamp on the hidden sheet lists the codes of the agencies.

The hidden sheet holds, in columns A and B, the stamp's fields by name from row 1 on (each value is also the
target of the defined name NAME_PREFIX + field); below, under the heading KEY_MAP in column A, one row for each
printed row of every form: row key, form id, sheet, address of the key cell; from column H on, one drop-down
list for each column, with its name on top. The cover shows the stamp as one line (Stamp.text), a cell of its own.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from toolkit.core.packing import packed

STAMP_SHEET = "bdgxl"
"""Name of the hidden sheet that carries stamp, key map and lists."""
NAME_PREFIX = "bdgxl_"
"""Prefix of the defined names that point to the stamp's cells."""
PROPERTY = "bdgxl"
"""Name of the custom document property."""
KEY_STAMP = "#stamp:"
KEY_FORM = "#form:"
KEY_END = "#end:"
KEY_ROW = "r:"
KEY_OPEN = "+:"
"""Prefixes in the hidden key column: the stamp (cell A1), start of a form (on its heading row), end of a form, a row
of the plan, a blank row of an open form. Rows inserted by an agency have no key."""
_NUMBER = ("cover", "number")
"""Form and row of the submission number."""
_BASE_DIGITS = 16
_DIGITS = 4
"""Of a submission number."""
KEY_MAP = "#keys"
"""Heading of the key map on the hidden sheet."""


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Identity of one form: all values are text."""

    plan: str
    report: str
    period: str
    agency: str
    form: str
    """Form hash over keys, units, kinds and targets; wording does not enter it."""
    issue: str
    """Hash of everything above: which copy this is."""
    version: str = "1"
    number: str = ""
    """Which time the form is sent for correction: the submission number it comes back with. Empty for a first form."""
    base: str = ""
    """Hash of what such a form was filled with, by which one that nobody has touched is known."""

    @property
    def times(self) -> int:
        """The submission number, 1 where the stamp has none."""
        sound = self.number.isascii() and self.number.isdecimal() and len(self.number) <= _DIGITS
        return int(self.number) if sound else 1

    def items(self) -> Mapping[str, str]:
        """Field name → text, in a fixed order; a first form says nothing of its number."""
        return {name: text for name, text in asdict(self).items() if text}

    def text(self) -> str:
        """One line for the document property and the subject."""
        return ";".join(f"{key}={value}" for key, value in self.items().items())

    @classmethod
    def parse(cls, values: Mapping[str, str]) -> "Stamp | None":
        """A stamp from its field values; None when one is missing."""
        fields = ("plan", "report", "period", "agency", "form", "issue")
        if not all(values.get(name) for name in fields):
            return None
        more = {name: values.get(name, "") for name in ("number", "base")}
        return cls(**{name: values[name] for name in fields}, version=values.get("version") or "1", **more)

    @classmethod
    def parse_text(cls, text: str) -> "Stamp | None":
        """A stamp from the one-line text of the document property; None when it is not one."""
        pairs = (part.split("=", 1) for part in text.split(";") if "=" in part)
        return cls.parse({key.strip(): value.strip() for key, value in pairs})


def base_of(cells: Iterable[tuple[str, str, str, str]]) -> str:
    """The hash of what stands in a form: form, row, column and text of its filled cells, but for the submission number.

    Texts are compared as :func:`toolkit.core.text.match_key` has them.
    """
    lines = sorted("\x1f".join(cell) for cell in cells if cell[:2] != _NUMBER)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_BASE_DIGITS]
