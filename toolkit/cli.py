"""Entry point of ``bdgxl``: finds the command, runs it, and turns the unexpected into exit code 70."""

import contextlib
import os
import sys
from pathlib import Path

import click

from toolkit.commands.lazy import LazyGroup
from toolkit.commands.wording import speak_vietnamese
from toolkit.core.garbage import collect_rarely
from toolkit.core.streams import settle_streams
from toolkit.core.text import plain

speak_vietnamese()

_COMMANDS = {
    "plan": ("toolkit.commands.plan.group", "Lập, kiểm tra và xem kế hoạch: ai báo cáo gì, khi nào."),
    "template": ("toolkit.commands.template", "Sinh biểu mẫu báo cáo cho từng đơn vị."),
    "send": ("toolkit.commands.send", "Soạn thư nháp gửi biểu mẫu đến từng đơn vị."),
    "validate": ("toolkit.commands.validate", "Kiểm tra biểu các đơn vị gửi về."),
    "status": ("toolkit.commands.status", "Ai đã gửi, ai chậm, ai chưa gửi và liên hệ ai."),
    "remind": ("toolkit.commands.remind", "Soạn thư nháp nhắc đơn vị chưa gửi hoặc phải gửi lại."),
    "feedback": ("toolkit.commands.feedback", "Trả lại biểu cho đơn vị: ghi sẵn, ô cần xem lại có màu, kèm thư nháp."),
    "merge": ("toolkit.commands.merge.command", "Tổng hợp biểu gửi về thành báo cáo của tỉnh."),
    "trace": ("toolkit.commands.trace", "Lần từ một ô của sổ tổng hợp về ô của tệp đơn vị gửi."),
    "report": ("toolkit.commands.report", "Dự thảo báo cáo, công văn đôn đốc (Word) từ sổ tổng hợp."),
    "trend": ("toolkit.commands.trend", "Đặt cạnh nhau kết quả của nhiều sổ tổng hợp qua các kỳ."),
    "explain": ("toolkit.commands.explain", "Giải thích một mã phát hiện và cách xử lý."),
    "starters": ("toolkit.commands.starters", "Ghi các tệp bấm đúp để chạy trên Windows."),
}
_INTERNAL_ERROR = 70
_CANNOT_WRITE = 4


def _version() -> str:
    from importlib.metadata import version  # takes as long to import as click does

    return version("bdgxl")


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        click.echo(f"bdgxl {_version()}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    table=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--version", is_flag=True, callback=_print_version, expose_value=False, is_eager=True, help="In phiên bản."
)
def bdgxl() -> None:
    """Biểu mẫu, kiểm tra và tổng hợp báo cáo bình đẳng giới của tỉnh.

    Ví dụ: bdgxl merge inbox/
    """
    if os.environ.get("BDGXL_LIMITS"):
        from toolkit.commands.limit_setting import check_limits

        check_limits()


def main() -> None:
    """Run the command line; never shows a traceback unless BDGXL_DEBUG is set."""
    settle_streams()
    collect_rarely()
    try:
        # Click strips colours of its own accord where no terminal listens, and knows nothing of NO_COLOR.
        bdgxl.main(prog_name="bdgxl", color=False if os.environ.get("NO_COLOR") else None)
    except Exception as error:
        with contextlib.suppress(OSError):  # the console itself may be what cannot be written to
            click.echo(_told(error), err=True)
        sys.exit(_exit_code(error))


def _exit_code(error: Exception) -> int:
    from toolkit.core.output import OutputError

    return _CANNOT_WRITE if isinstance(error, (OSError, OutputError)) else _INTERNAL_ERROR


def _told(error: Exception) -> str:
    """What is said of an error that no command has caught: everything expected is handled there."""
    from toolkit.core.output import OutputError
    from toolkit.core.refusals import refusal

    if isinstance(error, OutputError):  # of what several commands do alike, such as starting processes
        return plain(str(error))
    if isinstance(error, OSError):
        # Files have their own messages by now: what is left is the console or the file it is led into.
        reason, remedy = refusal(error)
        told = f"Không ghi hoặc không in được kết quả: {reason}. {remedy} Tệp đã ghi (nếu có) vẫn nguyên vẹn."
        return plain(told)
    return _report(error)


def _report(error: Exception) -> str:
    import traceback

    if os.environ.get("BDGXL_DEBUG"):
        traceback.print_exception(error)
    where = traceback.extract_tb(error.__traceback__)[-1]
    return (
        "Lỗi bên trong của bdgxl; các tệp gửi về không bị thay đổi.\n"
        f"Đề nghị gửi dòng sau cho người bảo trì: bdgxl {_version()}, "
        f"{type(error).__name__}: {plain(str(error))} ({Path(where.filename).name}:{where.lineno})\n"
        "Chạy lại với biến môi trường BDGXL_DEBUG=1 để có thêm chi tiết."
    )
