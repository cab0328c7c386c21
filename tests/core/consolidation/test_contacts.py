"""Whom to call about a report: whoever filled it in, else another one of the agency, else the number in the plan."""

from typing import Any

import pytest

from tests.validators.plans import small_plan
from toolkit.core.consolidation import covers
from toolkit.core.consolidation.model import Expectation, SubmissionStatus

PLAN = small_plan()
AGENCY = PLAN.agency_by_code["so-y-te"].model_copy(update={"phone": "024 1", "email": ""})


def expected(report: str, cover: Any) -> Expectation:
    status = SubmissionStatus.MISSING if cover is None else SubmissionStatus.ACCEPTED
    found = PLAN.report_by_id[report]
    return Expectation(agency=AGENCY, report=found, due=None, status=status, verdict=cover, late_days=None)


@pytest.mark.parametrize(
    ("own", "other", "contact"),
    [
        ({"name": "Lan", "phone": "091"}, {"name": "Hoa", "phone": "092"}, ("Lan", "091", "")),
        (None, {"name": "Hoa", "email": "hoa@x.vn"}, ("Hoa", "024 1", "hoa@x.vn")),
        ({"name": "Lan"}, {"name": "Hoa", "phone": "092"}, ("Hoa", "092", "")),
        (None, None, ("", "024 1", "")),
    ],
)
def test_whom_to_call(own: Any, other: Any, contact: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(covers, "cover_values", lambda verdict: verdict)
    found = covers.contacts_of([expected("nam", own), expected("rieng", other)])
    assert found["nam", AGENCY.code] == contact
