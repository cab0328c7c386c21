"""What became of one file of the inbox, or of one agency's part of it, before any judgement."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.core.packing import packed
from toolkit.core.stamp import Stamp
from toolkit.core.submission import SourceFile, Submission


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of one file of the inbox before any judgement."""

    file: SourceFile
    problem: str = ""
    """Code of the reason why there is no submission."""
    details: Mapping[str, str] = field(default_factory=dict)
    """``found`` and ``expected`` in Vietnamese, and what else is known, by English names."""
    stamp: Stamp | None = None
    carriers: Mapping[str, Stamp] = field(default_factory=dict)
    """Every carrier that still holds a stamp, and the stamp it holds."""
    submission: Submission | None = None
    active: tuple[str, ...] = ()
    """What in the workbook would run or fetch something in an office program, by names of ``ACTIVE`` in the wording."""
    ignored: bool = False
    """Whether the file is no form and nobody would take it for one."""
    bundle: Stamp | None = None
    """The stamp of the workbook for several agencies of which this is the part of one agency."""
    rest: Submission | None = None
    """Of such a workbook: what is in it and belongs to none of its agencies."""

    @property
    def disagreeing(self) -> tuple[str, ...]:
        """Carriers whose stamp is another one than the chosen one."""
        return tuple(carrier for carrier, stamp in self.carriers.items() if stamp != self.stamp)
