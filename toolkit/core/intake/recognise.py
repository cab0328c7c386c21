"""Whose form a workbook is, by its stamp, and what it says."""

from collections.abc import Mapping

from toolkit.core.forms.bundle import is_bundle
from toolkit.core.intake.bundle import read_bundle
from toolkit.core.intake.package import Package
from toolkit.core.intake.result import Intake
from toolkit.core.intake.stamps import carried_stamps, chosen_stamp
from toolkit.core.intake.submit import has_markers, submission_of
from toolkit.core.intake.wording import NOBODY
from toolkit.core.plan.model import Plan
from toolkit.core.stamp import Stamp
from toolkit.core.submission import SourceFile


def recognise(package: Package, file: SourceFile, plan: Plan) -> list[Intake]:
    """Read a workbook by the stamp it carries: one result, or several where several agencies filled it."""
    carriers = carried_stamps(package)
    stamp = chosen_stamp(carriers)
    problem, details = _identity(stamp, plan)
    if stamp is not None and not problem and is_bundle(stamp.agency):
        return _bundle(package, file, stamp, carriers, plan)
    if stamp is None or problem:
        details |= {"markers": "yes"} if has_markers(package) else {}
        return [Intake(file=file, problem=problem, details=details, stamp=stamp, carriers=carriers)]
    return [Intake(file=file, stamp=stamp, carriers=carriers, submission=submission_of(package, file, stamp, plan))]


def _bundle(
    package: Package, file: SourceFile, stamp: Stamp, carriers: Mapping[str, Stamp], plan: Plan
) -> list[Intake]:
    """The workbook itself and, behind it, the part of every agency that filled in anything."""
    read = read_bundle(package, file, stamp, plan)
    if read is None:
        details = {"found": stamp.agency}
        return [Intake(file=file, problem="unknown-agency", details=details, stamp=stamp, carriers=carriers)]
    whole = Intake(
        file=file,
        problem="bundle-split",
        details={
            "found": f"{len(read.parts) + len(read.silent)} đơn vị; đã ghi: {', '.join(read.named) or NOBODY}",
            "expected": ", ".join(read.silent) or NOBODY,
            "strangers": " ".join(read.strangers),
        },
        stamp=stamp,
        carriers=carriers,
        ignored=True,
        rest=read.rest,
    )
    parts = (
        Intake(
            file=part.file,
            stamp=part.stamp,
            carriers={name: part.stamp if one == stamp else one for name, one in carriers.items()},
            submission=part,
            bundle=stamp,
        )
        for part in read.parts
    )
    return [whole, *parts]


def _identity(stamp: Stamp | None, plan: Plan) -> tuple[str, dict[str, str]]:
    if stamp is None:
        return "not-our-form", {}
    if stamp.plan != plan.id:
        return "wrong-plan", {"found": stamp.plan, "expected": plan.id}
    if stamp.agency not in plan.agency_by_code and not is_bundle(stamp.agency):
        return "unknown-agency", {"found": stamp.agency}
    if stamp.report not in plan.report_by_id:
        return "unknown-report", {"found": stamp.report}
    if stamp.period not in plan.period_by_code:
        return "unknown-report", {"found": f"{stamp.report}, {stamp.period}"}
    return "", {}
