"""The office's register beside an inbox: made once, by the first merge, and never written again."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.core.leftovers import clear_leftovers
from toolkit.core.output import OutputError, write_new
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Plan


def create_register(inbox: Path, plan: "Plan", day: dt.date, *, there: bool = False) -> str | None:
    """Put an empty register beside an inbox and say so; what is there already, whatever it is, is left alone.

    ``there``: whether the inbox has one, under whatever name; then nothing is made. A register that cannot be made is
    no reason to withhold the consolidated workbook: it is only said.
    """
    from toolkit.core.register.declare import REGISTER_FILE

    target = inbox.absolute().parent / REGISTER_FILE
    if there:
        clear_leftovers(target)
        return None
    from workbook_templates.register_book import write_register

    try:
        made = write_new(target, write_register(plan, day))
    except OutputError as error:
        return plain(f"Chưa lập được sổ theo dõi. {error}")
    return plain(f"Đã lập sổ theo dõi công văn, số chốt: {target}") if made else None
