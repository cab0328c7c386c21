"""What ``bdgxl merge`` is given beside the inbox: workbooks of earlier periods, and files to leave out."""

import os
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import Unusable, Usage

if TYPE_CHECKING:
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.intake.read import Intake
    from toolkit.core.plan.model import Period, Plan
    from toolkit.core.readback.model import ConsolidatedBook


def read_previous(paths: Sequence[Path], plan: "Plan", period: "Period") -> "tuple[ConsolidatedBook, ...]":
    """The workbooks of earlier periods, the earliest first; each has to be one, and each period given once."""
    from toolkit.core.consolidation.comparison import other_place
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.read import read_consolidated_file

    books: dict[tuple[str, str], ConsolidatedBook] = {}
    for path in paths:
        try:
            book = read_consolidated_file(path)
        except ReadbackError as error:
            raise Unusable(f"--previous: {error}") from error
        if other_place(plan, book):
            raise Unusable(
                f"--previous: {path.name} là sổ tổng hợp của {book.issuer}, không phải của {plan.issuer}. "
                "Chọn sổ của cùng một nơi."
            )
        if book.end >= period.end:
            raise Unusable(
                f"--previous: {path.name} là sổ của {book.period_name} (đến {book.end:%d/%m/%Y}), không phải của kỳ "
                f"trước {period.name}. Chọn sổ tổng hợp của kỳ trước hoặc năm trước."
            )
        if (book.plan, book.period) in books:
            first = books[book.plan, book.period].file
            raise Usage(f"--previous: {first} và {path.name} cùng là sổ của {book.period_name}; chỉ ghi một tệp.")
        books[book.plan, book.period] = book
    return tuple(sorted(books.values(), key=lambda book: (book.end, book.start, book.plan)))


def _real(path: Path | str) -> Path:
    """Where a file lies, whichever way leads there. A link is taken for itself: it may lead in a circle."""
    path = Path(path)
    return Path(os.path.realpath(path.parent), path.name)


def _within(text: str, by_path: Mapping[Path, str]) -> str:
    """The name of a file in a message or archive, where a text is the path of that and goes on behind it."""
    path = _real(text)
    for parent in path.parents:
        if parent in by_path:
            return f"{by_path[parent]}/{path.relative_to(parent).as_posix()}"
    return text


def excluded_names(
    texts: Sequence[str], intakes: "Sequence[Intake]", inbox: "Sequence[InboxFile]" = ()
) -> frozenset[str]:
    """Names in the inbox of the files that are to be left out.

    Each is named by a path that leads to it, by its name with or without folders, or by the start of its hash.
    """
    from validators.register.files import named

    by_path = {_real(file.path): file.name for file in inbox}
    found = set()
    for text in texts:
        at = by_path.get(_real(text))
        if at is not None:
            found.add(at)
            continue
        text = _within(text, by_path)
        files: dict[str, str] = {}
        for one in named(text.replace("\\", "/"), intakes):
            # A workbook for several agencies comes before its parts, which have its hash.
            files.setdefault(one.file.sha256, one.file.name)
        if not files:
            names = [one.file.name for one in intakes]
            near = get_close_matches(text, names, n=3, cutoff=0.5)
            hint = f" Có phải {' hoặc '.join(f'“{name}”' for name in near)}?" if near else ""
            raise Usage(f"--exclude: hộp nhận không có tệp “{text}”.{hint}")
        if len(files) > 1:
            listed = ", ".join(f"“{name}”" for name in sorted(files.values()))
            raise Usage(f"--exclude: có nhiều tệp khác nhau tên “{text}”: {listed}. Ghi cả thư mục con.")
        found |= set(files.values())
    return frozenset(found)
