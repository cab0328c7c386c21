"""Findings that a person has accepted: they stay listed, with the approver and the reason."""

from collections.abc import Sequence

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding
from toolkit.core.register.model import Fate, Waiver
from toolkit.core.submission import SourceFile
from toolkit.core.text import fold
from validators.register.files import means
from validators.register.log import Log


class Waivers:
    """Applies the waivers and remembers which of them found something to accept."""

    def __init__(self, waivers: Sequence[Waiver], log: Log) -> None:
        self._log = log
        self._waivers: dict[str, list[Waiver]] = {}
        for waiver in waivers:
            self._waivers.setdefault(waiver.rule, []).append(waiver)
        self._used: set[Waiver] = set()

    def accept(self, finding: Finding, file: SourceFile | None = None) -> Finding:
        """The finding, accepted where a waiver covers it; ``file`` is the one that it is about."""
        if finding.waived:
            return finding
        for waiver in self._waivers.get(finding.code, ()):
            if _covers(waiver, finding, file):
                self._used.add(waiver)
                self._log.settle(waiver.row, Fate.USED)
                return finding.accepted(waiver.words)
        return finding

    def tell_unused(self) -> None:
        """Tell the waivers that found nothing."""
        for waiver in (waiver for waivers in self._waivers.values() for waiver in waivers):
            if waiver not in self._used:
                self._log.settle(waiver.row, Fate.IDLE)
                title = rule(waiver.rule).title
                where = f", {waiver.target}" if waiver.target else ""
                self._log.tell("waiver-unused", waiver.row, "rule", agency=waiver.agency, found=f"{title}{where}")


def _covers(waiver: Waiver, finding: Finding, file: SourceFile | None) -> bool:
    if waiver.agency and waiver.agency != finding.agency:
        return False
    if waiver.file and (file is None or not means(waiver.file, file)):
        return False
    target = fold(waiver.target)
    places = (finding.place.cell, finding.row, finding.label)
    return not target or target in {fold(place) for place in places if place}
