"""No file or folder is named as Windows names its devices."""

import pytest
from pydantic import ValidationError

from tests.injection.payloads import RESERVED
from toolkit.core.plan.agencies import Agency
from toolkit.core.plan.directory import unlisted_agency
from toolkit.core.plan.messages import CONTENT_PROBLEMS
from toolkit.core.plan.reports import Report


@pytest.mark.parametrize("name", RESERVED)
@pytest.mark.parametrize(("entity", "field"), [(Agency, "code"), (Report, "id")])
def test_what_files_are_named_after_is_no_device(entity: type[Agency] | type[Report], field: str, name: str) -> None:
    with pytest.raises(ValidationError) as raised:
        entity.model_validate({field: name.lower()})
    kinds = {error["type"] for error in raised.value.errors() if error["loc"] == (field,)}
    assert kinds == {"device_name"} <= set(CONTENT_PROBLEMS)


@pytest.mark.parametrize("name", RESERVED)
def test_an_agency_with_such_a_name_is_proposed_with_another_code(name: str) -> None:
    assert Agency.model_validate(unlisted_agency(name)).code == f"don-vi-{name.lower()}"
