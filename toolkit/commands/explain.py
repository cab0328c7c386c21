"""``bdgxl explain``: what a finding means and how to mend it."""

import difflib

import click

from toolkit.commands.common import Usage
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.page import explanation, overview


@click.command("explain")
@click.argument("code", metavar="MÃ", required=False)
@click.option("--all", "everything", is_flag=True, help="Liệt kê mọi mã.")
def command(code: str | None, everything: bool) -> None:
    """Giải thích một mã phát hiện và cách xử lý.

    Ví dụ: bdgxl explain percent-as-fraction
    """
    if everything:
        click.echo("\n".join(overview()))
    elif code is None:
        raise Usage("Cần một mã phát hiện, hoặc --all để liệt kê mọi mã.")
    elif code not in RULES:
        raise Usage(_unknown(code))
    else:
        click.echo("\n".join(explanation(RULES[code])))


def _unknown(code: str) -> str:
    typed = code.casefold().strip()
    close = [known for known in RULES if typed in known] or difflib.get_close_matches(typed, RULES, n=3, cutoff=0.5)
    hint = f"Có phải: {', '.join(close[:5])}?" if close else "Xem mọi mã bằng: bdgxl explain --all"
    return f"Không có mã '{code}'. {hint}"
