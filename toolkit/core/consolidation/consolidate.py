"""Consolidation of a judged inbox: figures, standing of every agency, every accepted record, and the ledger."""

from toolkit.core.consolidation.contributions import Contributors
from toolkit.core.consolidation.expectations import expectations
from toolkit.core.consolidation.figures import Figures
from toolkit.core.consolidation.ledger import balances
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.consolidation.order import ordered_records
from toolkit.core.consolidation.sensitive import with_remarks
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.verdict import CellCount, Judgement, Standing


def consolidate(judgement: Judgement) -> Consolidation:
    """Consolidate what passed judgement, and what the office's register says beside it.

    Does not depend on the order of the verdicts.
    """
    counted = [verdict for verdict in judgement.verdicts if verdict.standing is Standing.COUNTED]
    sent = [record for verdict in counted for record in verdict.records]
    records = ordered_records(judgement, [*sent, *judgement.office_records])
    cells = sum((verdict.cells for verdict in counted), CellCount())
    expected = expectations(judgement)
    figures: tuple[Figure, ...] = ()
    if asks_indicators(judgement):
        contributors = Contributors(judgement.plan, judgement.period, records, expected, judgement.findings)
        figures = with_remarks(judgement.plan, Figures(judgement.plan, contributors).all())
    return Consolidation(
        judgement=judgement,
        figures=figures,
        expectations=expected,
        records=records,
        cells=cells,
        balances=balances(judgement, expected, sent, cells),
    )


def asks_indicators(judgement: Judgement) -> bool:
    """Whether any report of the period has the indicator form; a half-year may ask for prose alone."""
    return any(
        INDICATORS in report.forms and judgement.plan.owners(report, judgement.period.code)
        for report in judgement.plan.reports
    ) or any(
        record.form == INDICATORS
        for verdict in judgement.verdicts
        if verdict.standing is Standing.COUNTED
        for record in verdict.records
    )
