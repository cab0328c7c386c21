"""Reading on machines that do not have the inbox: content and plan are sent, records come back."""

from collections.abc import Sequence

from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.edition import code_edition
from toolkit.core.intake.read import Intake, read_data, skipped_file, taken
from toolkit.core.plan.parcel import unpacked

Sent = tuple[str, bytes | Intake]
"""A file's name and content; what is known of it already where it has none to send."""


class OtherEdition(Exception):
    """A machine runs other code than the one that asks, so that it might read something else."""


def sent(file: InboxFile) -> Sent:
    """A file for another machine; it is all that reading it there depends on, besides the plan."""
    if file.skipped:
        return file.name, skipped_file(file.path, file.name, file.skipped)
    return file.name, taken(file.path, file.name)


def read_sent(files: Sequence[Sent], parcel: bytes, edition: str) -> list[list[Intake]]:
    """What becomes of each file; raises OtherEdition where this machine would not read as the asking one does."""
    if edition != code_edition():
        raise OtherEdition
    plan = unpacked(parcel)
    return [[of] if isinstance(of, Intake) else list(read_data(of, name, plan)) for name, of in files]
