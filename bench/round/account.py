"""The generator's own account of a round: what was sent, and what has to come of it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bench.round.answers import Typed
from bench.round.fates import Duty, Fate
from samples.addresses import Address


class Became(StrEnum):
    """What has to become of a form; the values are the words of the ledger."""

    COUNTED = "Được tính"
    SUPERSEDED = "Bị thay bằng bản mới hơn"
    DUPLICATE = "Trùng bản khác"
    OPENED = "Bỏ qua"


@dataclass(slots=True, kw_only=True)
class Sent:
    """One form as it arrived."""

    duty: Duty
    data: bytes
    said: Typed
    """What it says, by the places of the agency's own form."""
    cells: Mapping[Address, str]
    """The same by sheet and cell."""
    became: Became = Became.COUNTED

    @property
    def mark(self) -> str:
        """The beginning of its hash, as the ledger shows it."""
        return hashlib.sha256(self.data).hexdigest()[:24]


@dataclass(slots=True, kw_only=True)
class Account:
    """Everything that happened."""

    fates: Mapping[Duty, Fate]
    sent: list[Sent] = field(default_factory=list)
    opened: int = 0
    """Messages, archives and workbooks for several agencies that arrived."""

    def receive(self, form: Sent) -> None:
        """Enter a form; one that was there to the byte is a copy, one that differs takes the place of the former."""
        for former in self.sent:
            if former.duty == form.duty and former.became is Became.COUNTED:
                if former.data == form.data:
                    form.became = Became.DUPLICATE
                else:
                    former.became = Became.SUPERSEDED
        self.sent.append(form)

    @property
    def counted(self) -> Iterator[Sent]:
        """The forms that count."""
        return (form for form in self.sent if form.became is Became.COUNTED)

    def of(self, fate: Fate) -> list[Duty]:
        """The duties of a fate."""
        return [duty for duty, found in self.fates.items() if found is fate]

    def lines(self) -> Iterator[tuple[str, int]]:
        """The ledger, for people."""
        became = Counter(form.became for form in self.sent)
        yield "forms sent out", len(self.fates)
        yield "forms received", len(self.sent)
        yield "  counted", became[Became.COUNTED]
        yield "  superseded", became[Became.SUPERSEDED]
        yield "  duplicates", became[Became.DUPLICATE]
        yield "by letter alone", len(self.of(Fate.LETTER))
        yield "late or only after a reminder", len(self.of(Fate.LATE)) + len(self.of(Fate.MISSING))
        yield "with a faulty cell at first", len(self.of(Fate.FAULTY))
        yield "messages, archives, bundles opened", self.opened
