"""Groups of commands that import a command only when it is run, so that ``--help`` stays fast."""

import importlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from toolkit.commands.wording import OPTIONS, SUBCOMMAND

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class LazyGroup(click.Group):
    """A group whose commands are named in a table: name → module (which holds ``command``), one-line help."""

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options_metavar, self.subcommand_metavar = OPTIONS, SUBCOMMAND
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        del ctx
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command; None for an unknown name."""
        del ctx
        if cmd_name not in self.table:
            return None
        command = importlib.import_module(self.table[cmd_name][0]).command
        assert isinstance(command, click.Command)
        if not isinstance(command, click.Group):
            command.options_metavar = OPTIONS
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table."""
        del ctx
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Names from the table with their one-line help, and the options of the group."""
        from click.shell_completion import CompletionItem

        named = (CompletionItem(name, help=text) for name, (_, text) in self.table.items())
        found = [item for item in named if item.value.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]
