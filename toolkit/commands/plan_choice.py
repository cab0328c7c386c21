"""Finding the plan that an inbox belongs to: named, or recognised by the stamps of the forms."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import Unusable, peek_origins, peek_problems, peek_stamps, problem_lines

if TYPE_CHECKING:
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.plan.model import Plan

_ID = re.compile(r"^\ufeff?id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)
_BOOKS = (".xlsx", ".xlsm")
_SUFFIXES = (".yaml", ".yml", *_BOOKS)
_HEAD = 4096
_SHOWN = 10
"""Files of which it is said why they are no forms."""
_NAMED = "Chỉ rõ kế hoạch bằng --plan TỆP."


def choose_plan(option: Path | None, paths: Sequence[Path], files: "Sequence[InboxFile]") -> "Plan":
    """The plan that was named; else the one whose id the forms carry, or that is above the consolidated workbooks.

    Looked for beside the inbox, where one stands, and in ``plans/`` and ``outbox/`` there; the nearest place that has
    it counts. ``outbox/`` is where the forms and the snapshot of their plan were written. Not in the inbox, where
    anybody can send a file: one that lies there is only told where none is found.
    """
    if option is not None:
        return _load(option)
    wanted = Counter(stamp.plan for stamp in peek_stamps(files))
    best = [plan for plan, count in wanted.most_common() if count == max(wanted.values())]
    inboxes = _inboxes(paths)
    matching, seen = _nearest(_places([inbox.parent for inbox in inboxes], inboxes), best)
    if matching:
        return _only(matching)
    if not wanted and len(seen) == 1:
        return _load(next(iter(seen)))
    above = [] if wanted else _above(seen, files)
    if len(above) == 1:
        return above[0]
    told = _not_found(best, seen, inboxes)
    if not best:
        found = peek_problems(files, _SHOWN + 1)
        more = ["  và các tệp khác"] if len(found) > _SHOWN else []
        told = "\n".join(("Không tệp nào là biểu đọc được:", *problem_lines(found[:_SHOWN]), *more, told))
    raise Unusable(told)


def plan_with_id(option: Path | None, plan_id: str, path: Path) -> "Plan":
    """The plan that a workbook names: the one given, which must be it, else found where :func:`choose_plan` looks."""
    if option is not None:
        plan = _load(option)
        if plan.id != plan_id:
            raise Unusable(f"'{path}' thuộc kế hoạch {plan_id}, nhưng '{option}' là kế hoạch {plan.id}. {_NAMED}")
        return plan
    matching, seen = _nearest(_places([path.absolute().parent]), (plan_id,))
    if matching:
        return _only(matching)
    others = ", ".join(f"'{file}' (mã {found})" for file, found in seen.items())
    told = f"; chỉ thấy {others}" if others else ""
    raise Unusable(f"'{path}' thuộc kế hoạch {plan_id}, nhưng không tìm thấy tệp kế hoạch đó{told}. {_NAMED}")


def _nearest(places: Iterable[Path], wanted: Sequence[str]) -> tuple[list[Path], dict[Path, str]]:
    """Plan files with a wanted id, in the nearest place that has any; and every plan file that was met, with its id."""
    seen: dict[Path, str] = {}
    for folder in places:
        here = {file: plan_id for file in _candidates(folder) if (plan_id := _sniff(file))}
        seen |= here
        matching = [file for file, plan_id in here.items() if plan_id in wanted]
        if matching:
            return matching, seen
    return [], seen


def _above(seen: Iterable[Path], files: "Sequence[InboxFile]") -> "list[Plan]":
    """The plans of the level above consolidated workbooks, where the inbox holds nothing else that names a plan."""
    from toolkit.core.intake.consolidated.belonging import may_take

    origins = peek_origins(files)
    return [plan for plan in map(_load, seen) if origins and all(may_take(plan, one) for one in origins)]


def _places(beside: Sequence[Path], inboxes: Sequence[Path] = ()) -> Iterator[Path]:
    """Where a plan may lie, nearest first, each once."""
    own = [place for place in (*beside, Path.cwd()) if place not in inboxes]
    places = [*own, *(place / folder for folder in ("plans", "outbox") for place in own)]
    yield from dict.fromkeys(place for place in places if place.is_dir())


def _inboxes(paths: Sequence[Path]) -> list[Path]:
    return [path.absolute() if path.is_dir() else path.absolute().parent for path in paths]


def _candidates(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix.casefold() in _SUFFIXES and file.is_file())
    except OSError:
        return []


def _sniff(file: Path) -> str:
    """The plan id in the head of a YAML file or in a plan workbook; empty when it is no plan.

    Cheaper than loading every file: workbooks are opened only where they carry the mark of a plan.
    """
    if file.suffix.casefold() in _BOOKS:
        return _book_id(file)
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            match = _ID.search(stream.read(_HEAD))
    except OSError:
        return ""
    return match.group(1) if match else ""


def _book_id(file: Path) -> str:
    from toolkit.core.plan.book.mark import marked
    from toolkit.core.plan.load import PlanError, read_source

    if not marked(file):
        return ""
    try:
        found = read_source(file).value.get("id", "")
    except PlanError:  # told when the plan is loaded for good
        return ""
    return found if isinstance(found, str) else ""


def _only(matching: Sequence[Path]) -> "Plan":
    from toolkit.core.plan.load import plan_hash

    plans = [_load(file) for file in matching]
    if len({plan_hash(plan) for plan in plans}) > 1:
        names = ", ".join(f"'{file}'" for file in matching)
        raise Unusable(f"Có nhiều kế hoạch khác nhau cùng mã '{plans[0].id}': {names}. {_NAMED}")
    return plans[0]


def _load(file: Path) -> "Plan":
    from toolkit.core.plan.load import PlanError, load_plan

    try:
        return load_plan(file)
    except PlanError as error:
        raise Unusable(str(error)) from error


def _not_found(best: Sequence[str], seen: Mapping[Path, str], inboxes: Sequence[Path]) -> str:
    found = ", ".join(f"'{file}' (mã {plan_id})" for file, plan_id in seen.items())
    if not best:
        lead = "Vì vậy không biết hộp nhận thuộc kế hoạch nào"
    else:
        lead = f"Biểu gửi về thuộc kế hoạch {', '.join(best)}, nhưng không tìm thấy tệp kế hoạch đó"
    return f"{lead}{f'; chỉ thấy {found}' if found else ''}. {''.join(_sent_in(inboxes))}{_NAMED}"


def _sent_in(inboxes: Sequence[Path]) -> Iterator[str]:
    """What is said of plans that lie in the inbox, which are looked for as all that lies there."""
    from toolkit.core.intake.contained import look_into
    from toolkit.core.intake.discover import InboxFile

    files = (InboxFile(path=file, name=file.name) for inbox in inboxes for file in _candidates(inbox))
    for name, plan_id in look_into(_plan_in, files):
        yield (
            f"Trong hộp nhận có '{name}' (mã {plan_id}) nhưng không tự dùng, vì ai cũng gửi được tệp vào đó: "
            "nếu là kế hoạch của cơ quan thì chuyển ra cạnh hộp nhận. "
        )


def _plan_in(file: Path) -> Iterator[tuple[str, str]]:
    """Name and id of the plan that a file is."""
    plan_id = _sniff(file)
    if plan_id:
        yield file.name, plan_id
