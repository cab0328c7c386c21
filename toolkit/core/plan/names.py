"""Names of agencies: which agency or group a text means, and which of them a list in one cell names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.core.plan.agencies import Agency, Group
from toolkit.core.text import match_key

_STRONG = re.compile(r"[;\n]")
_WEAK = re.compile(r",|\s+và\s+|\.\s+|\.$")


@dataclass(frozen=True, slots=True)
class Mention:
    """One agency or group as a list names it."""

    text: str
    """As written, without the separators around it."""
    code: str = ""
    """Empty where the plan knows no such name."""
    certain: bool = True
    """False where it was recognised by an abbreviation or in spite of a slip."""


class Names:
    """All names by which a plan knows its agencies and groups: codes, names and aliases."""

    def __init__(self, parties: Iterable[Agency | Group]) -> None:
        self._codes: dict[str, str] = {}
        for party in parties:
            for name in (party.code, party.name, *party.aliases):
                self._codes.setdefault(_key(name), party.code)

    def code(self, text: str) -> str:
        """Code of exactly this name, whatever its case and spacing; empty for an unknown one."""
        return self._codes.get(_key(text), "")

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The agencies that a cell names, in its order: separated by ``;``, ``,``, "và" or line breaks.

        A name that itself holds a separator ("Các Sở, ngành, tổ chức") is kept whole: of the words between two strong
        separators the longest run that is a name counts.
        """
        return tuple(mention for piece in _STRONG.split(text) for mention in self._piece(piece))

    def _piece(self, piece: str) -> Iterable[Mention]:
        words = piece.strip(" ,.")
        if not words:
            return
        code = self.code(words)
        if code:
            yield Mention(words, code)
            return
        cuts = [(0, 0), *(match.span() for match in _WEAK.finditer(piece)), (len(piece), len(piece))]
        at = 0
        while at < len(cuts) - 1:
            start = cuts[at][1]
            for until in range(len(cuts) - 1, at, -1):
                words = piece[start : cuts[until][0]].strip(" ,.")
                code = self.code(words)
                if code or until == at + 1:
                    if words:
                        yield Mention(words, code)
                    at = until
                    break


def _key(text: str) -> str:
    return match_key(text).casefold()
