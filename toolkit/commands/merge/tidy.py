"""``bdgxl merge --tidy``: the data for Power BI and statisticians, beside the workbook."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import Unusable, check_output
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation


def check_tidy(target: Path) -> None:
    """Refuse early what cannot be written: another ending, a file that is not ours, a missing package."""
    from toolkit.core.tidy.export import SUFFIXES, is_tidy_output, tidy_paths
    from toolkit.core.tidy.parquet_file import ParquetMissing, need_pyarrow

    check_output(target, SUFFIXES, lambda path: is_tidy_output(path, target))
    for path in tidy_paths(target)[1:]:
        check_output(path, (path.suffix,), lambda path: is_tidy_output(path, target))
    if target.suffix.lower() == ".parquet":
        try:
            need_pyarrow()
        except ParquetMissing as error:
            raise Unusable(str(error)) from error


def write_tidy(consolidation: "Consolidation", target: Path) -> list[Path]:
    """Write the tables and their dictionary; the paths that were written. Raises OutputError.

    The dictionary comes first: by it a later run knows its own tables, also where this one is broken off between them.
    """
    from toolkit.core.output import write_atomically
    from toolkit.core.tidy.export import tidy_files

    files = tidy_files(consolidation, target)
    for path, data in (files[-1], *files[:-1]):
        write_atomically(path, data)
    return [path for path, _ in files]


def tables_lines(tables: Sequence[Path]) -> Iterator[str]:
    """What is said of the tables; not before the workbook is written too, for the console may be what fails."""
    if tables:
        yield plain(f"Đã ghi số liệu dạng bảng: {', '.join(map(str, tables))}")
