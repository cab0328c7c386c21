"""What the cover shows above its form."""

from collections.abc import Iterable

from toolkit.core.forms.cover import COVER
from toolkit.core.intake.regions import Region
from toolkit.core.text import match_key
from toolkit.core.vocabulary import REPORTING_AGENCY, REPORTING_PERIOD


def cover_period(regions: Iterable[Region]) -> str:
    """The period in the line “Kỳ báo cáo: …” above the form of the first cover; empty when there is none."""
    cover = next((region for region in regions if region.form == COVER), None)
    rows = sorted(cover.sheet.grid.rows.items()) if cover is not None else ()
    for row, cells in rows:
        if cover is None or row >= cover.heading:
            break
        for col in sorted(cells):
            text = match_key(cover.sheet.text(row, col))
            if text.startswith(REPORTING_PERIOD):
                return text.removeprefix(REPORTING_PERIOD).strip()
    return ""


def cover_agency(regions: Iterable[Region]) -> str:
    """The name in the line “Đơn vị báo cáo” above the form of the first cover; empty when there is none."""
    cover = next((region for region in regions if region.form == COVER), None)
    if cover is None:
        return ""
    for row, cells in sorted(cover.sheet.grid.rows.items()):
        if row >= cover.heading:
            break
        texts = [match_key(cover.sheet.text(row, col)) for col in sorted(cells)]
        if REPORTING_AGENCY in texts:
            return next((text for text in texts[texts.index(REPORTING_AGENCY) + 1 :] if text), "")
    return ""
