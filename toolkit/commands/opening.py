"""What a command has written is shown in the program that the machine opens such files with."""

from pathlib import Path

import click

from toolkit.core.text import plain


def open_written(path: Path) -> None:
    """Open a file; where the machine has no program for it, say so: the file itself is written all the same."""
    if click.launch(str(path.absolute())) != 0:
        click.echo(plain(f"Không tự mở được {path}: mở tệp đó bằng tay."), err=True)
