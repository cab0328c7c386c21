"""Agencies and groups as the cells of a plan workbook name them: by name where that is clear, else by code."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from toolkit.core.plan.agencies import Agency, Group
from toolkit.core.plan.names import Mention, Names

_BREAKS = ";\n\\"
"""What separates or escapes in a cell of several names."""


class Parties:
    """The agencies and groups of a plan that is still plain values."""

    def __init__(self, agencies: Iterable[Mapping[str, Any]] = (), groups: Iterable[Mapping[str, Any]] = ()) -> None:
        parties: list[Agency | Group] = [_part(Agency, values) for values in agencies]
        parties += [_part(Group, values) for values in groups]
        self.names = Names(parties)
        self._written = {party.code: party.name for party in parties if party.code}
        self._clear: dict[str, str] = {}

    def code(self, text: str) -> str:
        """The code that a text means: a declared code first, then a name or alias; empty for anything else."""
        return text if text in self._written else self.names.code(text)

    def written(self, code: str) -> str:
        """How a cell names a party: by its name where that reads back as this code, else by its code."""
        if code not in self._clear:
            name = self._written.get(code, "")
            clear = bool(name) and not any(mark in name for mark in _BREAKS) and self.code(name) == code
            self._clear[code] = name if clear else code
        return self._clear[code]

    def mentions(self, text: str) -> Sequence[Mention]:
        """The parties that a text names when it is read as a list in prose."""
        return self.names.mentions(text)


def _part(model: type[Any], values: Mapping[str, Any]) -> Any:
    """A party of unchecked values: names must resolve even where another field is wrong."""
    aliases = tuple(alias for alias in values.get("aliases", ()) if isinstance(alias, str))
    return model.model_construct(code=str(values.get("code", "")), name=str(values.get("name", "")), aliases=aliases)
