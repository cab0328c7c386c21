"""The reports that are sent on, of the new year: bodies by their successors, symbols of old bodies left open."""

from collections.abc import Mapping

from toolkit.core.plan.model import Basis, Outgoing
from toolkit.core.plan.succession.handover import Handover

_BODIES = ("superior", "issuer")
_OWN = ("symbol", "letter_symbol", "archive")
"""What is formed from the name of the issuing body."""


def rolled_outgoing(report: Outgoing, title: str, periods: Mapping[str, str], handover: Handover) -> Outgoing:
    """The report with its new title; ``periods``: old code → new code.

    Whatever changed with the bodies is marked as proposed; a symbol formed from another body's name is dropped.
    """
    changes: dict[str, object] = {field: handover.text(getattr(report, field)) for field in _BODIES}
    changes |= {field: tuple(map(handover.text, getattr(report, field))) for field in ("to", "recipients")}
    if changes["issuer"] != report.issuer:
        changes |= dict.fromkeys(_OWN, "")
    changed = [field for field, value in changes.items() if value != getattr(report, field)]
    basis = {field: known for field, known in report.field_basis.items() if field not in changed}
    return report.model_copy(
        update={
            **changes,
            "title": title,
            "periods": tuple(periods[code] for code in report.periods),
            "place": "",
            "field_basis": basis | dict.fromkeys(changed, Basis.PROPOSED),
        }
    )
