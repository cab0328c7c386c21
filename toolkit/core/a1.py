"""Cell addresses. The one place where A1 text is computed; rows and columns count from 0 everywhere else."""

import re
from functools import lru_cache

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_PLAIN_SHEET = re.compile(r"[A-Za-z_]{4,}")
_LETTERS = 26


@lru_cache(maxsize=1024)
def column_letter(col: int) -> str:
    """``1`` → ``"B"``."""
    if col < 0:
        raise ValueError(f"column {col} is negative")
    text = ""
    number = col + 1
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


@lru_cache(maxsize=1 << 14)
def a1(row: int, col: int) -> str:
    """``(6, 1)`` → ``"B7"``. Equal addresses of many files are one text in memory."""
    if row < 0:
        raise ValueError(f"row {row} is negative")
    return f"{column_letter(col)}{row + 1}"


def absolute(row: int, col: int) -> str:
    """``(6, 1)`` → ``"$B$7"``."""
    return f"${column_letter(col)}${row + 1}"


def cell_range(first_row: int, first_col: int, last_row: int, last_col: int) -> str:
    """``(6, 1, 8, 3)`` → ``"B7:D9"``."""
    return f"{a1(first_row, first_col)}:{a1(last_row, last_col)}"


def row_range(row: int, first_col: int, last_col: int) -> str:
    """``(11, 0, 12)`` → ``"A12:M12"``."""
    return cell_range(row, first_col, row, last_col)


def column_range(col: int) -> str:
    """``5`` → ``"$F:$F"``: a whole column, which cutting and pasting cells cannot rewire."""
    letter = column_letter(col)
    return f"${letter}:${letter}"


def sheet_reference(sheet: str, address: str) -> str:
    """``("Chỉ tiêu", "$B$7")`` → ``"'Chỉ tiêu'!$B$7"``."""
    if _PLAIN_SHEET.fullmatch(sheet):
        return f"{sheet}!{address}"
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{address}"


@lru_cache(maxsize=1 << 14)
def parse(address: str) -> tuple[int, int]:
    """``"B7"`` or ``"$B$7"`` → ``(6, 1)``; ValueError for anything else."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(f"'{address}' is not a cell address")
    col = 0
    for letter in match.group(1).upper():
        col = col * _LETTERS + ord(letter) - ord("A") + 1
    return int(match.group(2)) - 1, col - 1
