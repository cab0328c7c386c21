"""The guides keep what they promise: every command is understood, every picture and every page is there."""

import re
import shlex
from pathlib import Path

import click
import pytest

from toolkit.cli import bdgxl

DOCS = Path(__file__).parents[1] / "docs"
PICTURES = DOCS / "hinh"
GUIDES = ("huong-dan.md", "huong-dan-don-vi.md", "windows.md")
STAFF, AGENCIES, _ = GUIDES
PNG = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 150_000
_LINK = re.compile(r'\]\(([^)#]+)(?:#[^)]*)?\)|src="([^"]+)"')


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands_of(name: str) -> list[str]:
    """The command lines of a guide that call bdgxl: in its blocks, and in code within its text."""
    text = text_of(name)
    blocks = [line for block in re.findall(r"```cmd\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    return [line for line in [*blocks, *re.findall(r"`(bdgxl [^`…]+)`", text)] if line.startswith("bdgxl ")]


def links_of(name: str) -> set[str]:
    return {first or second for first, second in _LINK.findall(text_of(name))}


def understood(line: str) -> None:
    """Parse a command line as far as its command; raises UsageError. Nothing is run."""
    command: click.Command = bdgxl
    _, *arguments = shlex.split(line)
    while isinstance(command, click.Group):
        name = arguments.pop(0)
        found = command.get_command(click.Context(command), name)
        assert found is not None, f"no command {name}"
        command = found
    command.make_context(command.name, arguments)


@pytest.mark.parametrize("line", sorted({line for name in GUIDES for line in commands_of(name)}))
def test_every_command_is_understood(line: str) -> None:
    understood(line)


def test_a_command_with_an_option_that_is_not_there_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        understood("bdgxl merge inbox --opne")


def test_the_guide_shows_every_step_of_a_round() -> None:
    shown = {line.split()[1] for line in commands_of(STAFF)}
    steps = {"plan", "template", "send", "status", "remind", "validate", "feedback", "merge", "trace", "report"}
    assert steps | {"starters", "explain"} == shown


def test_agencies_are_told_nothing_of_the_tool() -> None:
    assert "bdgxl" not in text_of(AGENCIES)
    assert "```" not in text_of(AGENCIES)


@pytest.mark.parametrize("name", GUIDES)
def test_links_lead_somewhere(name: str) -> None:
    assert [link for link in links_of(name) if not (DOCS / link).is_file()] == []


def test_every_picture_is_shown_and_no_other() -> None:
    shown = {link for name in GUIDES for link in links_of(name) if link.endswith(".png")}
    assert shown == {path.relative_to(DOCS).as_posix() for path in PICTURES.iterdir()}


@pytest.mark.parametrize("path", sorted(PICTURES.iterdir()), ids=lambda path: path.name)
def test_a_picture_is_a_small_png(path: Path) -> None:
    assert path.read_bytes().startswith(PNG)
    assert path.stat().st_size < MOST_BYTES
