"""Who gives the figure of an indicator and who leads a task: somebody, one who decides, and by name."""

from toolkit.core.plan.model import Basis, Indicator, Mode, Role, Task
from toolkit.core.plan.source import Path
from validators.plan_check.case import Case, Findings, listed

_ONE_FIGURE = (Mode.SINGLE, Mode.LATEST, Mode.SUM, Mode.RATIO)


def findings(case: Case) -> Findings:
    """Findings about reporters and leads."""
    for i, row in case.asked:
        yield from _indicator(case, ("indicators", i), row)
    for i, task in enumerate(case.plan.tasks):
        if not task.heading:
            yield from _task(case, ("tasks", i), task)
    yield from _class_tasks(case)


def _indicator(case: Case, loc: Path, row: Indicator) -> Findings:
    at = (*loc, "reporters")
    who = tuple(reporter.who for reporter in row.reporters)
    if not who:
        yield case.finding("reporter-missing", at)
        return
    inherited = tuple(r.who for r in row.reporters if r.basis is Basis.MERGED_CELL)
    if inherited:
        yield case.finding("lead-inherited", at, found=_named(case, inherited))
    yield from _official(case, at, row)
    decisive = [r for r in row.reporters if r.role is not Role.CROSSCHECK]
    printed = [m for m in case.names.mentions(row.leads) if m.code and not m.helper]
    if len({m.code for m in printed}) > 1 and decisive and all(r.basis is not Basis.STATED for r in decisive):
        yield case.finding(
            "several-leads",
            (*loc, "leads"),
            found="; ".join(m.text for m in printed),
            expected=_decided(case, row),
        )


def _decided(case: Case, row: Indicator) -> str:
    officials = tuple(r.who for r in row.reporters if r.role is Role.OFFICIAL)
    if officials:
        return f"{_named(case, officials)} chốt số"
    addends = tuple(r.who for r in row.reporters if r.role is Role.ADDEND)
    return f"cộng số của {_named(case, addends)}"


def _official(case: Case, at: Path, row: Indicator) -> Findings:
    """A class of several agencies as the one official reporter."""
    for j, reporter in enumerate(row.reporters):
        members = case.plan.expand((reporter.who,))
        if row.mode in _ONE_FIGURE and reporter.role is Role.OFFICIAL and len(members) > 1:
            found = _named(case, (reporter.who,))
            yield case.finding("several-officials", (*at, j, "who"), found=found, expected=str(len(members)))


def _task(case: Case, loc: Path, task: Task) -> Findings:
    at = (*loc, "lead_codes")
    if not task.lead_codes and not task.leads:
        yield case.finding("lead-missing", at)
    elif task.basis.get("lead_codes") is Basis.MERGED_CELL:
        yield case.finding("lead-inherited", at, found=_named(case, task.lead_codes))


def _class_tasks(case: Case) -> Findings:
    """Tasks led by classes alone: ordinary in a plan, so that each class is told once, at its first task."""
    led: dict[tuple[str, ...], list[int]] = {}
    for i, task in enumerate(case.plan.tasks):
        stated = "lead_codes" not in task.basis
        if not task.heading and stated and task.lead_codes and all(_is_class(case, code) for code in task.lead_codes):
            led.setdefault(task.lead_codes, []).append(i)
    for codes, tasks in led.items():
        found = f"{_named(case, codes)} (nhiệm vụ {listed(case.plan.tasks[i].code for i in tasks)})"
        yield case.finding("class-leads-alone", ("tasks", tasks[0], "lead_codes"), found=found)


def _is_class(case: Case, code: str) -> bool:
    return code not in case.plan.agency_by_code


def _named(case: Case, codes: tuple[str, ...]) -> str:
    return "; ".join(case.names_by_code[code] for code in codes)
