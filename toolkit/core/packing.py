"""Records that pass between processes and are kept by the thousand, as frozen dataclasses with slots."""

from collections.abc import Iterable
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Record = TypeVar("Record")


def packed(cls: type[Record]) -> type[Record]:
    """Have pickle take and give the values of such a class by position, in half the time.

    As dataclasses do it, the fields are looked up anew for every object. There must be two of them at least.
    """
    names = tuple(field.name for field in fields(cls))  # type: ignore[arg-type]  # only dataclasses have them
    values = attrgetter(*names)
    slots = [getattr(cls, name).__set__ for name in names]

    def take(record: Record) -> Any:
        return values(record)

    def give(record: Record, state: Iterable[object]) -> None:
        for put, value in zip(slots, state, strict=True):
            put(record, value)

    cls.__getstate__ = take  # type: ignore[method-assign, assignment]
    cls.__setstate__ = give  # type: ignore[attr-defined]
    return cls
