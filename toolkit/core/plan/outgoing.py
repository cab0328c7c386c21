"""The reports that are sent on in a period: those the plan names, or the one that follows from who consolidates."""

from toolkit.core.plan.model import Basis, Outgoing, Period, Plan
from toolkit.core.text import lowered

DERIVED = "tong-hop"
"""Id of the report that no plan names."""
SIGNER = "[ghi quyền hạn, chức vụ của người ký]"
"""Stands where nobody has said who signs; a person replaces it."""
_SHORT, _LONG = "UBND ", "Ủy ban nhân dân "


def outgoing_reports(plan: Plan, period: Period) -> tuple[Outgoing, ...]:
    """The reports of a period, at least one: where the plan names none it is derived, and its basis says so."""
    named = tuple(one for one in plan.outgoing if not one.periods or period.code in one.periods)
    return named or (_derived(plan, period),)


def _derived(plan: Plan, period: Period) -> Outgoing:
    """A report of the consolidator to whom the plan lists; symbols stay empty, names of persons are never made up."""
    issuer = full_name(plan.at(period.end).consolidator.name)
    superior = full_name(plan.issuer)
    return Outgoing(
        id=DERIVED,
        title=f"Kết quả thực hiện công tác bình đẳng giới {lowered(period.name)}",
        superior="" if superior == issuer else superior,
        issuer=issuer,
        to=plan.recipients,
        signer=SIGNER,
        recipients=("Như trên",) if plan.recipients else (),
        periods=(period.code,),
        basis=Basis.PROPOSED,
    )


def full_name(name: str) -> str:
    """The name of a body as a letterhead prints it, with "Ủy ban nhân dân" in full."""
    return _LONG + name.removeprefix(_SHORT) if name.startswith(_SHORT) else name
