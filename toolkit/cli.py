"""Entry point of ``bdgxl``: finds the command, runs it, and turns the unexpected into exit code 70."""

import contextlib
import importlib
import io
import sys
from importlib.metadata import version
from pathlib import Path

import click

from toolkit.commands.wording import OPTIONS, SUBCOMMAND, speak_vietnamese

speak_vietnamese()

_COMMANDS = {
    "plan": ("plan", "Xem kế hoạch: ai báo cáo gì, khi nào."),
    "template": ("template", "Sinh biểu mẫu báo cáo cho từng đơn vị."),
    "validate": ("validate", "Kiểm tra biểu các đơn vị gửi về."),
    "merge": ("merge", "Tổng hợp biểu gửi về thành báo cáo của tỉnh."),
    "explain": ("explain", "Giải thích một mã phát hiện và cách xử lý."),
}
"""Command → module of ``toolkit.commands`` and its one-line help: shown without importing the module."""

_INTERNAL_ERROR = 70
_CANNOT_WRITE = 4


class LazyGroup(click.Group):
    """A group that imports a command only when it is run, so that ``--help`` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command; None for an unknown name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(importlib.import_module(f"toolkit.commands.{module}"), cmd_name)
        assert isinstance(command, click.Command)
        _translate(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table above."""
        del ctx
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _translate(command: click.Command) -> None:
    command.options_metavar = OPTIONS
    if isinstance(command, click.Group):
        command.subcommand_metavar = SUBCOMMAND
        for inner in command.commands.values():
            _translate(inner)


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        click.echo(f"bdgxl {version('bdgxl')}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=OPTIONS,
    subcommand_metavar=SUBCOMMAND,
)
@click.option(
    "--version", is_flag=True, callback=_print_version, expose_value=False, is_eager=True, help="In phiên bản."
)
def bdgxl() -> None:
    """Biểu mẫu, kiểm tra và tổng hợp báo cáo bình đẳng giới của tỉnh.

    Ví dụ: bdgxl merge inbox/
    """


def main() -> None:
    """Run the command line; never shows a traceback unless BDGXL_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                # Windows consoles and pipes default to a legacy code page that has no Vietnamese.
                stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        bdgxl.main(prog_name="bdgxl")
    except OSError as error:
        # Files have their own messages by now: what is left is the console or the file it is led into.
        click.echo(f"Không in được kết quả: {error.strerror or error}. Tệp đã ghi (nếu có) vẫn nguyên vẹn.", err=True)
        sys.exit(_CANNOT_WRITE)
    except Exception as error:  # the last line of defence: everything expected is handled below
        _report(error)
        sys.exit(_INTERNAL_ERROR)


def _report(error: Exception) -> None:
    import os
    import traceback

    if os.environ.get("BDGXL_DEBUG"):
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(
        "Lỗi bên trong của bdgxl; các tệp gửi về không bị thay đổi.\n"
        f"Đề nghị gửi dòng sau cho người bảo trì: bdgxl {version('bdgxl')}, "
        f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})\n"
        "Chạy lại với biến môi trường BDGXL_DEBUG=1 để có thêm chi tiết.",
        err=True,
    )


if __name__ == "__main__":
    main()
