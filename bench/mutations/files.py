"""The same mutation made in a real file, by openpyxl, and judged as ``bdgxl validate`` judges it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from bench.mutations.kinds import Mutation
from bench.mutations.run import Sent, chosen, judged, spoken_of
from toolkit.core.intake.read import read_file
from toolkit.core.submission import RawCell
from validators.facts import Facts
from validators.judge import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the two ways say of one mutation."""

    form: str
    sheet: str
    cell: str
    kind: str
    in_memory: tuple[str, ...]
    """Expected rules that spoke at the cell."""
    in_file: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.in_memory == self.in_file


def compared(sent: Sent, places: Sequence[int]) -> list[Comparison]:
    """Make the mutations of a form at some positions of their order in files as well."""
    some = list(chosen(sent, places))
    drafts = judged(sent, some, Facts(sent.book.plan, sent.book.period)) if some else []
    return [
        Comparison(
            form=sent.book.file_name,
            sheet=mutation.spot.sheet,
            cell=mutation.spot.cell,
            kind=mutation.kind,
            in_memory=tuple(sorted({one.code for one in spoken_of(mutation, draft.findings)})),
            in_file=_in_file(sent, mutation),
        )
        for mutation, draft in zip(some, drafts, strict=True)
    ]


def _in_file(sent: Sent, mutation: Mutation) -> tuple[str, ...]:
    book = sent.book
    with TemporaryDirectory() as folder:
        path = Path(folder, book.file_name)
        path.write_bytes(with_change(sent.data, mutation))
        intake = read_file(path, path.name, book.plan)
    judgement = judge([intake], book.plan, book.period, book.period.end, expect=False)
    return tuple(sorted({one.code for one in spoken_of(mutation, judgement.findings)}))


def with_change(data: bytes, mutation: Mutation) -> bytes:
    """A file with one cell changed."""
    workbook = load_workbook(io.BytesIO(data))
    cell = workbook[mutation.spot.sheet][mutation.spot.cell]
    cell.value = _value(mutation.raw)
    if mutation.raw.number_format != "General":
        cell.number_format = mutation.raw.number_format
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _value(raw: RawCell) -> str | int | float | bool | None:
    if raw.formula or raw.error:
        return f"={raw.formula}" if raw.formula else raw.error
    if isinstance(raw.value, Decimal):
        return int(raw.value) if raw.value == raw.value.to_integral_value() else float(raw.value)
    return raw.value
