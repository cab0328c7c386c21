"""An inbox as the commands judge it that ask who has answered: everything expected, with the office's register."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import choose_period, doing, inbox_files, today
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.reading import How, read_inbox

if TYPE_CHECKING:
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.verdict import Judgement


def judged_inbox(
    inbox: Path, plan_path: Path | None, period_code: str | None, as_of: dt.date | None, how: How
) -> "Judgement":
    """Read and judge an inbox; one in which nothing lies yet is judged too, where plan and period are known."""
    files = _files(inbox)
    plan = choose_plan(plan_path, (inbox,), files)
    intakes = read_inbox(files, plan, how)
    period = choose_period(plan, period_code, intakes)

    from toolkit.core.register.read import find_registers, read_first
    from validators.judge import judge

    register = read_first(find_registers((inbox,)))
    with doing("Kiểm tra số liệu"):
        return judge(intakes, plan, period, as_of or today(), register=register)


def _files(inbox: Path) -> "list[InboxFile]":
    if inbox.is_dir() and not any(inbox.iterdir()):
        return []  # before the first answer
    return inbox_files((inbox,))
