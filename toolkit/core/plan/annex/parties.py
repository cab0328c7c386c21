"""The agencies and classes of agencies that an annex names, proposed where the plan does not declare them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.agencies import Agency, Group
from toolkit.core.plan.annex.model import Doubt
from toolkit.core.plan.base import Basis
from toolkit.core.plan.classes import CLASS_NAMES, class_name, classes, names_class
from toolkit.core.plan.directory import slug, standard_parties, unlisted_agency
from toolkit.core.plan.likeness import Likeness, likeness, spelling
from toolkit.core.plan.names import Mention, Names, begins_name
from toolkit.core.text import fold, match_key

_LONGEST_NAME = 120
_DITTO = frozenset({"nt", "nhu tren", '"', "''", "//", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Everybody that the texts of an annex name."""

    names: Names
    """The names the plan declared and the proposals together."""
    agencies: tuple[dict[str, Any], ...] = ()
    groups: tuple[dict[str, Any], ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Proposal:
    """An agency or group that the texts name and the plan does not declare, with its spellings."""

    value: dict[str, Any]
    group: bool
    place: Place
    aliases: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    """Every way in which the annex names a usual class."""

    def party(self) -> Agency | Group:
        value = {**self.value, "aliases": tuple(self.aliases)}
        if self.texts:
            value["name"] = class_name(self.value["code"], self.texts)
        return Group.model_validate(value) if self.group else Agency.model_validate(value)

    def add(self, name: str) -> None:
        known = {match_key(text).casefold() for text in (self.value["name"], *self.aliases)}
        if match_key(name).casefold() not in known:
            self.aliases.append(name)


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it holds what the cell above holds ("-nt-")."""
    return fold(text).strip(" -–.()") in _DITTO or text.strip() in _DITTO


def propose_parties(texts: Iterable[tuple[str, Place]], names: Names) -> Parties:
    """Proposals for everybody whom the texts name and ``names`` does not know: one for each agency, its spellings as
    aliases. Codes, full names and kinds come from the directory of provincial agencies, else from the printed name.
    """
    finder = _Finder(names)
    for text, place in texts:
        if not is_ditto(text):
            for mention in finder.wide.mentions(text):
                finder.take(mention, place)
    proposals = list(finder.proposals.values())
    parties = [proposal.party() for proposal in proposals]
    doubts = [*finder.doubts, *_classes_only(proposals)]
    return Parties(
        names=Names([*names.parties, *parties]),
        agencies=tuple(p.model_dump(exclude_defaults=True, mode="json") for p in parties if isinstance(p, Agency)),
        groups=tuple(p.model_dump(exclude_defaults=True, mode="json") for p in parties if isinstance(p, Group)),
        doubts=tuple(doubts),
    )


class _Finder:
    """Goes through the texts once; what an early text names is known to the later ones."""

    def __init__(self, names: Names) -> None:
        taken = {party.code for party in names.parties}
        self.standard = {
            party.code: party
            for party in standard_parties()
            if party.code not in taken and all(mention.code == "" for mention in names.mentions(party.name))
        }
        self.declared = frozenset(taken)
        self.proposals: dict[str, _Proposal] = {}
        self.doubts: list[Doubt] = []
        self._unknown: set[str] = set()
        self._parties = [*names.parties, *self.standard.values()]
        self.wide = Names(self._parties)

    def take(self, mention: Mention, place: Place) -> None:
        """Note one mention: a spelling of somebody known, a new proposal, or words nobody knows."""
        if mention.code in self.declared:
            return
        if mention.code:
            proposal = self.proposals.get(mention.code) or self._propose(self.standard[mention.code], place)
            spelled = len(proposal.aliases)
            if len(classes(mention.text).codes) < 2:  # words that name two classes are no name of either
                if mention.code in CLASS_NAMES:
                    proposal.texts.append(mention.text)
                if not proposal.group or len(mention.text.split()) > 1:  # "phường" alone is the rest of a list
                    proposal.add(mention.text)
            if not mention.certain and len(proposal.aliases) > spelled:
                self._slip(proposal, mention.text, place)
        elif len(mention.text) <= _LONGEST_NAME and begins_name(mention.text) and " " in mention.text:
            self._propose(self._unlisted(mention.text), place)
        elif mention.text not in self._unknown:
            self._unknown.add(mention.text)
            self.doubts.append(
                Doubt(
                    place=place,
                    message=f"không nhận ra cơ quan nào trong “{_short(mention.text)}”",
                    remedy="Nếu đây là tên cơ quan: khai báo ở trang “Cơ quan” rồi ghi vào dòng này.",
                )
            )

    def _propose(self, party: Agency | Group, place: Place) -> _Proposal:
        value = party.model_dump(mode="json", exclude_defaults=True, exclude={"aliases"})
        proposal = _Proposal(value=value, group=isinstance(party, Group), place=place)
        self.proposals[party.code] = proposal
        if party.code not in self.standard:
            self.standard[party.code] = party
            self._parties.append(party)
            self.wide = Names(self._parties)
        return proposal

    def _unlisted(self, name: str) -> Agency | Group:
        if names_class(name):
            code = self._free(slug(name).removeprefix("cac-"))
            return Group(code=code, name=name, basis=Basis.PROPOSED)
        value = unlisted_agency(name)
        return Agency.model_validate({**value, "code": self._free(value["code"])})

    def _free(self, code: str) -> str:
        number, free = 1, code
        while free in self.standard or free in self.declared:
            number += 1
            free = f"{code[:36]}-{number}"
        return free

    def _slip(self, proposal: _Proposal, text: str, place: Place) -> None:
        name = self.standard[proposal.value["code"]].name
        if likeness(spelling(text), spelling(name)) is Likeness.SLIP:
            self.doubts.append(
                Doubt(
                    place=place,
                    part=f"cơ quan {name}",
                    message=f"coi “{text}” là {name}, viết sai một chữ",
                    remedy="Nếu là cơ quan khác, khai báo cơ quan đó ở trang “Cơ quan”.",
                )
            )


def _classes_only(proposals: list[_Proposal]) -> list[Doubt]:
    groups = [proposal for proposal in proposals if proposal.group]
    if not groups:
        return []
    named = "; ".join(group.party().name for group in groups)
    return [
        Doubt(
            place=groups[0].place,
            message=f"{len(groups)} loại cơ quan chỉ được nêu chung, không nêu tên từng cơ quan: {named}",
            remedy="Ghi thành viên ở trang “Nhóm cơ quan” cho những loại phải báo cáo.",
        )
    ]


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
