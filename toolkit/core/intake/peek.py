"""A first look at an inbox, before its plan is known; what is wrong with a file is said when it is read for good."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from toolkit.core.consolidation.headings import identity_fields
from toolkit.core.intake.containers.unpack import files_in
from toolkit.core.intake.limits import DEFAULT, Limits
from toolkit.core.intake.package import Package
from toolkit.core.intake.read import Intake, first_look, refused_file, workbook_of
from toolkit.core.intake.sizes import bytes_of
from toolkit.core.intake.stamps import carried_stamps, chosen_stamp
from toolkit.core.stamp import Stamp


def stamps_in(path: Path, limits: Limits = DEFAULT) -> Iterator[Stamp]:
    """The stamps of the forms in a file, by which their plan is recognised."""
    stamps = (chosen_stamp(carried_stamps(package)) for package in _workbooks(path, limits))
    return (stamp for stamp in stamps if stamp is not None)


def origins_in(path: Path, limits: Limits = DEFAULT) -> Iterator[Mapping[str, str]]:
    """What the consolidated workbooks in a file say of plan and period, by which the plan above is recognised."""
    origins = (identity_fields(package.custom) for package in _workbooks(path, limits))
    return (origin for origin in origins if origin)


def looks_in(path: Path, limits: Limits = DEFAULT) -> Iterator[Intake]:
    """Why each thing in a file is no form, where no plan is known by which it could be read for good."""
    try:
        yield from (first_look(data, name, limits) for name, data in files_in(bytes_of(path, limits), path.name))
    except Exception as error:
        yield refused_file(path, error)


def _workbooks(path: Path, limits: Limits) -> Iterator[Package]:
    """The workbook that a file is, or those that lie in it."""
    with suppress(Exception):
        for _, data in files_in(bytes_of(path, limits), path.name):
            package = _workbook(data, limits)
            if package is not None:
                yield package


def _workbook(data: bytes, limits: Limits) -> Package | None:
    with suppress(Exception):
        return workbook_of(data, limits) if len(data) <= limits.file_bytes else None
    return None
