"""What the commands that read returned forms share: exit codes, files, plan, period, progress."""

import datetime as dt
import difflib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import IntEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from toolkit.core.output import OutputError
from toolkit.core.text import plain, shortened

if TYPE_CHECKING:
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.intake.read import Intake
    from toolkit.core.plan.model import Period, Plan
    from toolkit.core.stamp import Stamp


PASSWORD_VARIABLE = "BDGXL_PASSWORD"
"""Environment variable with the password of locked sheets."""
_EPOCH_DIGITS = 11
"""Of the seconds up to the year 5138; what a calendar holds ends in 9999."""


class ExitCode(IntEnum):
    """How a command ends."""

    DONE = 0
    FINDINGS = 1  # done, and something needs attention
    USAGE = 2
    UNUSABLE = 3  # no plan, no inbox, unreadable plan
    OUTPUT = 4
    INTERNAL = 70


class Unusable(click.ClickException):
    """The input cannot be used at all; says in Vietnamese why and what to do."""

    exit_code = ExitCode.UNUSABLE

    def show(self, file: Any = None) -> None:
        """Print the message, without click's English prefix."""
        del file
        click.echo(plain(self.format_message(), lines=True), err=True)


class Usage(click.ClickException):
    """The command was called in a way it cannot work; says in Vietnamese what to write instead."""

    exit_code = ExitCode.USAGE

    def show(self, file: Any = None) -> None:
        """Print the message, without click's English lines around it."""
        del file
        click.echo(plain(self.format_message(), lines=True), err=True)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> dt.date | None:
    """Option callback: a day as Vietnamese officials (31/12/2022) or programmers (2022-12-31) write it."""
    del ctx
    if value is None:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return dt.datetime.strptime(value.strip(), form).date()
    raise Usage(f"{param.opts[0]}: '{value}' không phải ngày; ghi như 31/12/2022 hoặc 2022-12-31.")


def today() -> dt.date:
    """The day of the run; SOURCE_DATE_EPOCH makes runs repeatable, as for every build tool."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.date.today()
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= _EPOCH_DIGITS:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    raise Usage(
        f"Biến môi trường SOURCE_DATE_EPOCH: “{shortened(epoch, 40)}” không phải số giây kể từ ngày 01/01/1970 "
        f"(tối đa {_EPOCH_DIGITS} chữ số). Sửa lại, hoặc bỏ biến này để lấy ngày hôm nay."
    )


def sheet_password(ask: bool) -> str:
    """The password of locked sheets; never on the command line, where other users of the machine can read it."""
    if ask:
        typed: str = click.prompt("Mật khẩu khóa trang", hide_input=True, confirmation_prompt="Gõ lại mật khẩu")
        return typed
    return os.environ.get(PASSWORD_VARIABLE, "")


def check_codes(kind: str, codes: Iterable[str], known: Mapping[str, str]) -> None:
    """Refuse a code that the plan does not have, with those it may be; ``known``: code → name."""
    for code in codes:
        if code not in known:
            close = difflib.get_close_matches(code, known, n=5, cutoff=0.5)
            offered = {match: known[match] for match in close} or known
            lead = "Có phải" if close else "Các mã có trong kế hoạch"
            raise Usage(f"Kế hoạch không có {kind} '{code}'. {lead}:\n{listed(offered)}")


def listed(known: Mapping[str, str]) -> str:
    """Codes and their names, a line each."""
    width = max(map(len, known), default=0)
    return "\n".join(f"  {code:<{width}}  {name}" for code, name in known.items())


def inbox_files(paths: Sequence[Path]) -> "list[InboxFile]":
    """Everything that lies under the given files and folders; names say which folder when there are several."""
    from toolkit.core.intake.discover import InboxFile, discover, printable, told_apart

    found: list[InboxFile] = []
    for path in paths:
        if not path.exists():
            raise Unusable(f"Không có tệp hoặc thư mục '{path}'. Kiểm tra lại đường dẫn.")
        prefix = f"{printable(path.name)}/" if len(paths) > 1 and path.is_dir() else ""
        files = discover(path) if path.is_dir() else [InboxFile(path=path, name=printable(path.name))]
        found += [InboxFile(path=f.path, name=prefix + f.name, skipped=f.skipped) for f in files]
    if not found:
        raise Unusable(f"Không có tệp nào trong {', '.join(map(str, paths))}.")
    return told_apart(list({file.path.absolute(): file for file in found}.values()))


def check_output(target: Path, suffixes: Sequence[str], is_ours: Callable[[Path], bool]) -> None:
    """Refuse to write over anything but an earlier output of the same kind: it may be the only copy of a report."""
    if target.suffix.lower() not in suffixes:
        raise Usage(f"Tên tệp ghi ra phải có đuôi {' hoặc '.join(suffixes)}, không phải '{target.name}'.")
    if not target.absolute().parent.is_dir():
        cannot_write(OutputError(f"Không có thư mục {target.parent}.", "Tạo thư mục đó hoặc chọn thư mục khác."))
    if target.exists() and not (target.is_file() and is_ours(target)):
        advice = "Chọn tên khác cho tệp ghi ra, hoặc chuyển tệp đó đi nơi khác."
        cannot_write(OutputError(f"Không ghi đè {target}: tệp này không phải do cùng lệnh này ghi ra.", advice))


def cannot_write(error: OutputError) -> NoReturn:
    """End the command because its output cannot be written; says why and what to do."""
    click.echo(plain(str(error)), err=True)
    raise SystemExit(ExitCode.OUTPUT) from error


def kept_line(copy: Path) -> str:
    """What is said of the copy of an earlier output that a person worked in."""
    told = plain(f"Tệp cũ có thể đã được sửa tay sau lần ghi trước; giữ nguyên một bản ở {copy}")
    return click.style(told, fg="yellow")


@contextmanager
def progress(length: int, label: str) -> "Iterator[Any]":
    """A progress bar on a terminal; silence elsewhere, where the summary says it all.

    It counts and does not estimate: files come in bursts, the first after processes have started.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label, show_eta=False, show_pos=True, file=sys.stderr) as bar:
        yield bar.update


@contextmanager
def doing(what: str) -> "Iterator[None]":
    """Says on a terminal what takes its time now, and when it is done; silence elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo(f"{what}… ", nl=False, err=True)
    said = ""
    try:
        yield
        said = "xong"
    finally:
        click.echo(said, err=True)


def choose_period(plan: "Plan", code: str | None, intakes: "Sequence[Intake]") -> "Period":
    """The period that was asked for, else the one that most forms were made for."""
    known = ", ".join(f"{period.code} ({period.name})" for period in plan.periods)
    if code is not None:
        if code not in plan.period_by_code:
            raise Usage(f"Kế hoạch không có kỳ '{code}'. Các kỳ: {known}.")
        return plan.period_by_code[code]
    votes = Counter(
        stamp.period
        for stamp in (intake.stamp for intake in intakes)
        if stamp is not None and stamp.plan == plan.id and stamp.period in plan.period_by_code
    )
    if not votes and len(plan.periods) == 1:
        return plan.periods[0]
    if not votes:
        raise Unusable(
            "\n".join(
                (
                    "Không tệp nào đọc được kỳ báo cáo:",
                    *problem_lines(intakes),
                    f"Mở từng tệp để kiểm tra, hoặc chọn kỳ bằng --period: {known}.",
                )
            )
        )
    (first, most), *others = votes.most_common()
    if others and others[0][1] == most:
        tied = ", ".join(sorted(period for period, count in votes.items() if count == most))
        raise Unusable(f"Số biểu của các kỳ {tied} bằng nhau ({most} biểu). Chọn kỳ bằng --period: {known}.")
    return plan.period_by_code[first]


def problem_lines(intakes: "Sequence[Intake]", most: int = 10) -> Iterator[str]:
    """Why each file is no form, a line each."""
    from toolkit.core.findings.catalogue import RULES

    for intake in intakes[:most]:
        rule = RULES.get(intake.problem)
        said = rule.title.lower() if rule is not None else intake.details.get("found", "không phải biểu báo cáo")
        yield f"  {intake.file.name}: {said}"
    if len(intakes) > most:
        yield f"  và {len(intakes) - most} tệp khác"


def peek_origins(files: "Sequence[InboxFile]", enough: int = 12) -> "list[Mapping[str, str]]":
    """What the first consolidated workbooks of an inbox say of themselves."""
    from toolkit.core.intake.contained import look_into
    from toolkit.core.intake.peek import origins_in

    return list(islice(look_into(origins_in, files), enough))


def peek_problems(files: "Sequence[InboxFile]", enough: int) -> "list[Intake]":
    """Why the first files of an inbox are no forms."""
    from toolkit.core.intake.contained import look_into
    from toolkit.core.intake.peek import looks_in

    return list(islice(look_into(looks_in, files), enough))


def peek_stamps(files: "Sequence[InboxFile]", enough: int = 12) -> "list[Stamp]":
    """Stamps of the first forms of an inbox, by which its plan is recognised; unreadable files are passed over."""
    from toolkit.core.intake.contained import look_into
    from toolkit.core.intake.peek import stamps_in

    return list(islice(look_into(stamps_in, files), enough))
