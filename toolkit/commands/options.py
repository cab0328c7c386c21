"""Options that several commands take, in the same words and with the same meaning."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from toolkit.commands.common import day

FC = TypeVar("FC", bound=Callable[..., Any] | click.Command)

INBOX = click.argument("inbox", metavar="HỘP_NHẬN", type=click.Path(path_type=Path))
PLAN = click.option("--plan", "plan_path", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kế hoạch.")
PERIOD = click.option(
    "--period", "period_code", metavar="KỲ", help="Mã kỳ báo cáo; mặc định là kỳ ghi trên phần lớn biểu."
)
AS_OF = click.option("--as-of", "as_of", metavar="NGÀY", callback=day, help="Ngày xét hạn gửi; mặc định là hôm nay.")
JSON = click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON ra stdout, không in gì khác.")
OPEN = click.option("--open", "opening", is_flag=True, help="Chạy xong thì mở tệp vừa ghi bằng chương trình của máy.")
"""For commands that end in one file to look at; see ``opening.open_written``."""


def output_folder(text: str) -> Callable[[FC], FC]:
    """The option for the folder that a command writes into; ``text`` says what comes there and which is the usual."""
    return click.option("-o", "--output", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=text)
