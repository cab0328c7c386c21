"""Files to double-click on Windows: each runs one command on the folder that is dropped on it."""

import hashlib
import re
from dataclasses import dataclass
from importlib import resources
from string import Template

_PACKAGE = "workbook_templates.windows"
_SEAL = re.compile(rb"(?<=\nrem bdgxl starters: )[0-9a-f]{64}(?=\r\n)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """One such file."""

    file: str
    title: str
    """What it does, in Vietnamese; without the characters that cmd.exe reads as its own."""
    arguments: str
    """What follows the name of the program; ``!inbox!`` is the folder, ``!beside!`` the folder that it lies in."""


STARTERS = (
    Starter(
        file="tong-hop.cmd",
        title="Tổng hợp biểu các đơn vị gửi về",
        arguments='merge "!inbox!" --open',
    ),
    Starter(
        file="kiem-tra.cmd",
        title="Kiểm tra biểu các đơn vị gửi về",
        arguments=r'validate "!inbox!" --html "!beside!\kiem-tra.html" --open',
    ),
    Starter(
        file="tinh-hinh.cmd",
        title="Xem ai đã gửi, ai chưa gửi",
        arguments=r'status "!inbox!" -o "!beside!\tinh-hinh.xlsx" --open',
    ),
    Starter(
        file="nhac-viec.cmd",
        title="Soạn thư nhắc đơn vị chưa gửi",
        arguments='remind "!inbox!"',
    ),
    Starter(
        file="tra-lai.cmd",
        title="Trả lại biểu cho đơn vị làm rõ",
        arguments='feedback "!inbox!"',
    ),
)


def starter_bytes(starter: Starter, program: str) -> bytes:
    """The file: UTF-8 without a mark, lines as Windows ends them.

    ``program`` is the path of the bdgxl.exe to run where none is on PATH.
    """
    text = resources.files(_PACKAGE).joinpath("starter.cmd").read_text(encoding="utf-8")
    values = {
        "title": starter.title,
        "arguments": starter.arguments,
        # A lone percent sign would begin the name of a variable.
        "program": program.replace("%", "%%"),
    }
    unsealed = _encoded(Template(text).substitute(values, seal="0" * 64))
    return _SEAL.sub(_digest(unsealed), unsealed)


def is_untouched(data: bytes) -> bool:
    """Whether a file is a starter as some release of the tool wrote it: nobody has changed a byte since."""
    seal = _SEAL.search(data)
    return seal is not None and seal[0] == _digest(data)


def _encoded(text: str) -> bytes:
    return "\r\n".join(text.splitlines()).encode() + b"\r\n"


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(_SEAL.sub(b"0" * 64, data)).hexdigest().encode()
