"""Everything that ``--tidy FILE`` writes: the tables in the form that the name asks for, and the dictionary."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.tidy.csv_file import SAFE_NOTE, csv_bytes
from toolkit.core.tidy.data_table import DATA, data_rows
from toolkit.core.tidy.descriptor import Resource, described, descriptor
from toolkit.core.tidy.figure_table import FIGURES, figure_rows
from toolkit.core.tidy.parquet_file import parquet_bytes
from toolkit.core.tidy.schema import Row, TidyTable
from toolkit.core.tidy.sqlite_file import sqlite_bytes, table_name

SUFFIXES = (".csv", ".parquet", ".sqlite")
_DOUBLES = "Số thập phân lưu dạng số thực 64 bit; đủ mọi chữ số ở cột value_text của bảng du-lieu."


def tidy_paths(target: Path) -> tuple[Path, ...]:
    """Every file that is written for a target: one table each or both in one, then the dictionary."""
    second = () if target.suffix.lower() == ".sqlite" else (target.with_name(f"{target.stem}-chi-tieu{target.suffix}"),)
    return target, *second, _dictionary(target)


def tidy_files(consolidation: Consolidation, target: Path) -> list[tuple[Path, bytes]]:
    """Paths and contents, the dictionary last. Raises ParquetMissing."""
    tables = [(DATA, list(data_rows(consolidation))), (FIGURES, list(figure_rows(consolidation)))]
    resources = list(_resources(tables, target))
    files = {target.with_name(one.path): one.data for one in resources}
    return [*files.items(), (_dictionary(target), descriptor(consolidation, resources))]


def is_tidy_output(path: Path, target: Path) -> bool:
    """Whether a file is what an earlier run wrote for the same target."""
    dictionary = _dictionary(target)
    return bool(described(path)) if path == dictionary else path.name in described(dictionary)


def _dictionary(target: Path) -> Path:
    """Named by the whole name, so that tables of several kinds each have theirs."""
    return target.with_name(f"{target.name}.datapackage.json")


def _resources(tables: list[tuple[TidyTable, list[Row]]], target: Path) -> Iterator[Resource]:
    kind = target.suffix.lower()
    form: dict[str, object]
    if kind == ".sqlite":
        data = sqlite_bytes(tables)
        for table, _ in tables:
            form = {
                "format": "sqlite",
                "mediatype": "application/vnd.sqlite3",
                "dialect": {"sql": {"table": table_name(table)}},
            }
            yield Resource(table=table, path=target.name, data=data, form=form, note=_DOUBLES)
        return
    for (table, rows), path in zip(tables, tidy_paths(target)[:-1], strict=True):
        if kind == ".parquet":
            form = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
            yield Resource(table=table, path=path.name, data=parquet_bytes(table, rows), form=form, note=_DOUBLES)
        else:
            data = csv_bytes(table, rows)
            form = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8", **_checked(data)}
            yield Resource(table=table, path=path.name, data=data, form=form, note=SAFE_NOTE)


def _checked(data: bytes) -> dict[str, object]:
    """Size and hash of a text file, which validators compare; of other kinds they see the rows alone and complain."""
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
