"""What xlsxwriter only warns about, as exceptions."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped, unused-ignore]


class WriterError(Exception):
    """xlsxwriter refused something; always a mistake of ours, never of the user."""


@contextmanager
def strict() -> Iterator[None]:
    """Turn every warning of xlsxwriter into WriterError."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        try:
            yield
        except (UserWarning, XlsxWriterException) as error:
            raise WriterError(str(error)) from error


def check(result: object, what: str, place: object) -> None:
    """Raise WriterError for a negative return value."""
    if isinstance(result, int) and result < 0:
        raise WriterError(f"{what} at {place} was refused with {result}")
