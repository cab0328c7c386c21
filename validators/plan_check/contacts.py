"""Whether agencies can be written to at the addresses that a plan gives."""

from toolkit.core.addresses import addresses
from validators.plan_check.case import Case, Findings


def findings(case: Case) -> Findings:
    """Addresses that are none."""
    for i, agency in enumerate(case.plan.agencies):
        unusable = addresses(agency.email).unusable
        if unusable:
            found = ", ".join(unusable)
            yield case.finding("address-unusable", ("agencies", i, "email"), found=found, expected=agency.name)
