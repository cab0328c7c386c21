"""Files of one stamp whose covers speak of different senders: a form was copied, and the cover retyped.

Such files say nothing certain about anybody: all of them are held, none supersedes another and none is summed.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from toolkit.core.forms.cover import COVER
from toolkit.core.submission import State
from toolkit.core.text import fold
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts

_SENDER = ("name", "phone", "signer")
"""Who fills, whom to call, who signs: an agency that sends again keeps at least one of them."""


def hold_shared_forms(drafts: Sequence[Draft], facts: Facts) -> None:
    """Hold what was copied from agency to agency; tell a cover on which only the agency's name was reworded."""
    names: dict[str, set[str]] = defaultdict(set)
    for agency in facts.plan.agencies:
        for name in (agency.name, agency.code, *agency.aliases):
            names[fold(name)].add(agency.code)
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.undecided and draft.sent.lower is None:
            groups[draft.agency, draft.report].append(draft)
    for group in groups.values():
        own = facts.plan.agency_by_code[group[0].agency].name
        others = [draft for draft in group if draft.agency not in names.get(_shown(draft), {draft.agency})]
        if others or any(_strangers(one, other) for one, other in combinations(group, 2)):
            found = "; ".join(f"“{draft.file.name}”{_sender(draft)}" for draft in group)
            for draft in group:
                if draft in others:
                    cover = draft.sent.cover_agency
                    draft.refuse(Standing.HELD, "cover-other-agency", found=cover, expected=own)
                elif draft.letter is None:  # a letter of the office's register says whose it is
                    draft.refuse(Standing.HELD, "form-shared", found=found, expected=own)
        else:
            for draft in group:
                if _shown(draft) and _shown(draft) not in names:
                    draft.tell("cover-name-changed", found=draft.sent.cover_agency, expected=own)


def tell_periods(drafts: Sequence[Draft], facts: Facts) -> None:
    """Tell a cover on which the period was reworded: perhaps figures of another one were filled in."""
    for draft in drafts:
        shown = draft.submission.cover_period if draft.submission is not None else ""
        if draft.standing is Standing.COUNTED and shown and fold(shown) != fold(facts.period.name):
            draft.tell("cover-period-changed", found=shown, expected=facts.period.name)


def _shown(draft: Draft) -> str:
    return fold(draft.sent.cover_agency)


def _contacts(draft: Draft) -> dict[str, str]:
    said = {item: draft.sent.entry(COVER, item, "value") for item in _SENDER}
    return {
        item: fold(entry.typed).replace(" ", "").replace(".", "")
        for item, entry in said.items()
        if entry is not None and entry.reading.state is not State.BLANK
    }


def _strangers(one: Draft, other: Draft) -> bool:
    """Whether the covers name nobody in common: every contact is given twice and differs."""
    first, second = _contacts(one), _contacts(other)
    return all(item in first and item in second and first[item] != second[item] for item in _SENDER)


def _sender(draft: Draft) -> str:
    entry = draft.sent.entry(COVER, "name", "value")
    parts = [draft.sent.cover_agency, entry.typed if entry is not None else ""]
    words = ", ".join(part for part in parts if part)
    return f" ({words})" if words else ""
