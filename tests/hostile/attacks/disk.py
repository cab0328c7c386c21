"""What lies in the folder under the name of a form: things that are no files, and names that deceive."""

import os
import unicodedata
from pathlib import Path

from tests.hostile.attacks.model import attack_on_disk, form


@attack_on_disk("ignored-file", shown="b.xlsx")
def pipe(inbox: Path) -> None:
    """A pipe called .xlsx, at which a reader would wait forever."""
    os.mkfifo(inbox / "b.xlsx")


@attack_on_disk("ignored-file", shown="b.xlsx")
def link_to_a_secret(inbox: Path) -> None:
    """A link to /etc/passwd called .xlsx."""
    (inbox / "b.xlsx").symlink_to("/etc/passwd")


@attack_on_disk("ignored-file", shown="b.xlsx")
def link_to_itself(inbox: Path) -> None:
    """A link that leads to itself."""
    (inbox / "b.xlsx").symlink_to(inbox / "b.xlsx")


@attack_on_disk("ignored-file", shown="b.xlsx")
def folder_called_so(inbox: Path) -> None:
    """An empty folder called .xlsx."""
    (inbox / "b.xlsx").mkdir()


@attack_on_disk(shown="b.xlsx/c.xlsx")
def folder_called_so_with_a_form(inbox: Path) -> None:
    """A folder called .xlsx with a form in it"""
    (inbox / "b.xlsx").mkdir()
    (inbox / "b.xlsx" / "c.xlsx").write_bytes(form())


def _called(inbox: Path, name: str) -> None:
    (inbox / name).write_bytes(form())


@attack_on_disk(shown="b\ufffdLỗi nghiêm trọng.xlsx")
def name_of_two_lines(inbox: Path) -> None:
    """A name with a line break in it"""
    _called(inbox, "b\nLỗi nghiêm trọng.xlsx")


@attack_on_disk(shown="b\ufffd[2J\ufffd.xlsx")
def name_that_steers_the_console(inbox: Path) -> None:
    """A name that would clear the screen"""
    _called(inbox, "b\x1b[2J\x9b.xlsx")


@attack_on_disk(shown="b\ufffd\ufffd.xlsx")
def name_in_no_encoding(inbox: Path) -> None:
    """A name whose bytes are no text"""
    (inbox / os.fsdecode(b"b\xea\xff.xlsx")).write_bytes(form())


@attack_on_disk(shown="b\ufffdxslx.exe.xlsx")
def name_that_turns_round(inbox: Path) -> None:
    """A name that is shown in another order than it is written"""
    _called(inbox, "b\u202exslx.exe.xlsx")


@attack_on_disk(shown="b\ufffd\ufffd.xlsx")
def name_with_what_is_not_seen(inbox: Path) -> None:
    """A name with characters that are not seen"""
    _called(inbox, "b\u200b\u2066.xlsx")


@attack_on_disk(shown=f"{'ă' * 124}.xlsx")
def name_of_255_bytes(inbox: Path) -> None:
    """A name as long as file systems take"""
    _called(inbox, f"{'ă' * 124}.xlsx")


@attack_on_disk(shown="=cmd|'.xlsx")
def name_like_a_formula(inbox: Path) -> None:
    """A name that is a formula where it is written into a cell carelessly"""
    _called(inbox, "=cmd|'.xlsx")


@attack_on_disk("byte-copy", shown="Sở (2).xlsx")
def two_names_that_look_alike(inbox: Path) -> None:
    """Two files whose names look alike; each gets a name of its own, and the second is told as a copy."""
    _called(inbox, unicodedata.normalize("NFC", "Sở.xlsx"))
    _called(inbox, unicodedata.normalize("NFD", "Sở.xlsx"))
