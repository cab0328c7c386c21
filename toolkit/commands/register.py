"""The office's register beside an inbox: made once, by the first merge, and never written again."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.core.output import OutputError, write_new
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Plan


def create_register(inbox: Path, plan: "Plan", day: dt.date) -> str | None:
    """Put an empty register beside an inbox and say so; what is there already, whatever it is, is left alone.

    A register that cannot be made is no reason to withhold the consolidated workbook: it is only said.
    """
    from toolkit.core.register.declare import REGISTER_FILE
    from workbook_templates.register_book import write_register

    target = inbox.absolute().parent / REGISTER_FILE
    try:
        made = write_new(target, write_register(plan, day))
    except OutputError as error:
        return plain(f"Chưa lập được sổ theo dõi. {error}")
    return plain(f"Đã lập sổ theo dõi công văn, số chốt: {target}") if made else None
