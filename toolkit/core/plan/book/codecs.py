"""How single values stand in the cells of a plan workbook: text, codes, figures, dates, choices."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.core.numbers.dates import read_date
from toolkit.core.numbers.formats import is_percent, plain, show, show_date
from toolkit.core.numbers.grammar import readings
from toolkit.core.plan.book.parties import Parties
from toolkit.core.submission import RawCell
from toolkit.core.text import clean_figure, fold
from toolkit.core.vocabulary import NO, YES

Shown = str | Decimal
"""What a cell holds: text, or a figure that the office program may show in its own way."""
_EXACT_DIGITS = 15
"""Office programs keep no more digits of a number; longer ones are written as text."""
_OWN_DATE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")


class Unreadable(Exception):
    """A cell that does not hold what its column asks for; says in Vietnamese what is wrong and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Codec:
    """Text as it stands. The base of the others: ``decode`` is only asked about cells that are not blank."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What a drop-down offers."""
        return ()

    @property
    def figure(self) -> bool:
        """Whether cells hold numbers."""
        return False

    def encode(self, value: Any, parties: Parties) -> Shown:
        """What the cell shows; the empty text for a value that is none."""
        del parties
        return "" if value is None else str(value)

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The value that a filled cell means, as the model takes it. Raises Unreadable."""
        del parties
        return text_of(cell)


TEXT = Codec()


@dataclass(frozen=True, slots=True)
class NumberingCodec(Codec):
    """Printed numbers and codes ("2.1.1"), of which office programs like to make dates and decimals."""

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The text; a number as it was probably typed."""
        del parties
        if isinstance(cell.value, Decimal):
            if cell.date:
                raise Unreadable(
                    f"Excel đã đổi số thứ tự hoặc mã thành ngày {cell.typed}",
                    "Định dạng ô là Văn bản (Text) rồi gõ lại.",
                )
            return format(cell.value, "f")
        return text_of(cell)


NUMBERING = NumberingCodec()


@dataclass(frozen=True, slots=True)
class FigureCodec(Codec):
    """An exact figure."""

    @property
    def figure(self) -> bool:
        """Cells hold numbers."""
        return True

    def encode(self, value: Any, parties: Parties) -> Shown:
        """A number, or text where a number would lose digits."""
        del parties
        if value is None:
            return ""
        figure = plain(Decimal(str(value)))
        return figure if len(figure.as_tuple().digits) <= _EXACT_DIGITS else show(figure)

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The figure, also where it was typed as text with a decimal comma."""
        del parties
        if isinstance(cell.value, Decimal) and not cell.date:
            return plain(cell.value * 100) if is_percent(cell.number_format, cell.value) else cell.value
        found = readings(clean_figure(cell.typed).text) if isinstance(cell.value, str) else ()
        if len(found) > 1:
            either = " hoặc ".join(show(figure) for figure in sorted(found))
            raise Unreadable(f"'{cell.typed}' có thể là {either}", "Gõ liền các chữ số, chỉ dùng dấu phẩy thập phân.")
        if not found:
            raise Unreadable(f"'{short(cell.typed)}' không phải là số", "Chỉ ghi con số, ví dụ 66,67.")
        return found[0]


FIGURE = FigureCodec()


@dataclass(frozen=True, slots=True)
class WholeCodec(FigureCodec):
    """A whole number."""

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The number."""
        figure = FigureCodec.decode(self, cell, parties)
        if figure != figure.to_integral_value():
            raise Unreadable(f"'{cell.typed}' không phải là số nguyên", "Viết số nguyên.")
        return int(figure)


WHOLE = WholeCodec()


@dataclass(frozen=True, slots=True)
class DateCodec(Codec):
    """A day, written as text: an English Excel would silently turn 05/12 into 12 May."""

    def encode(self, value: Any, parties: Parties) -> Shown:
        """``24/03/2022``."""
        del parties
        return show_date(value) if isinstance(value, dt.date) else "" if value is None else str(value)

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The day, from text or from a true date."""
        del parties
        own = _OWN_DATE.fullmatch(cell.value.strip()) if isinstance(cell.value, str) else None
        if own:
            try:
                return dt.date(int(own[3]), int(own[2]), int(own[1]))
            except ValueError:
                pass
        reading = read_date(cell)
        if not isinstance(reading.value, dt.date):
            hint = f" ({reading.expected})" if reading.expected else ""
            raise Unreadable(
                f"'{short(cell.typed)}' không phải là ngày{hint}", "Viết ngày/tháng/năm, ví dụ 05/06/2022."
            )
        return reading.value


DATE = DateCodec()


@dataclass(frozen=True, slots=True)
class ChoiceCodec(Codec):
    """One of a few values, each with its Vietnamese word."""

    words: Mapping[str, str] = field(hash=False)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.words.values())

    def encode(self, value: Any, parties: Parties) -> Shown:
        """The word."""
        del parties
        return "" if value is None else self.words[value]

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The value whose word this is, whatever its letter case and diacritics; the value itself is taken too."""
        del parties
        text = text_of(cell)
        known = {fold(word): value for value, word in self.words.items()}
        found = known.get(fold(text), text if text in self.words else None)
        if found is None:
            raise Unreadable(f"'{short(text)}' không có trong danh sách", f"Chọn một trong: {'; '.join(self.choices)}.")
        return found


@dataclass(frozen=True, slots=True)
class YesCodec(Codec):
    """Yes, or nothing."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Both answers."""
        return (YES, NO)

    def encode(self, value: Any, parties: Parties) -> Shown:
        """The word for yes."""
        del parties
        return YES if value else ""

    def decode(self, cell: RawCell, parties: Parties) -> Any:
        """The answer."""
        del parties
        if isinstance(cell.value, bool):
            return cell.value
        answer = _ANSWERS.get(fold(cell.typed))
        if answer is None:
            raise Unreadable(f"'{short(cell.typed)}' không phải là Có hoặc Không", "Chọn Có, hoặc để trống.")
        return answer


_ANSWERS = {"co": True, "x": True, "true": True, "1": True, "khong": False, "false": False, "0": False}
YES_OR_BLANK = YesCodec()


def text_of(cell: RawCell) -> str:
    """The text of a cell as a person sees it, without blanks around it."""
    return cell.typed.strip()


def short(text: str, most: int = 60) -> str:
    """A text on one line, cut to a few characters, for messages."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
