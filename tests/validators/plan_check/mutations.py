"""Every mutation of the clean plan; each rule of the plan families has one at least."""

from tests.validators.plan_check.document_mutations import DATES, DOCUMENT, NUMBERING
from tests.validators.plan_check.indicator_mutations import INDICATORS
from tests.validators.plan_check.mutation import Mutation
from tests.validators.plan_check.party_mutations import PARTIES
from tests.validators.plan_check.wording_mutations import WORDING

ALL: tuple[Mutation, ...] = (*DOCUMENT, *NUMBERING, *DATES, *WORDING, *INDICATORS, *PARTIES)
