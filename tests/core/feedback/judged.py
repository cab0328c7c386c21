"""An inbox of the small plan, judged, and what goes back to its agencies."""

import datetime as dt
import io
from collections.abc import Mapping

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import read_bytes
from toolkit.core.feedback.collect import feedbacks
from toolkit.core.feedback.model import Feedback
from toolkit.core.verdict import Judgement
from validators.judge import judge
from workbook_templates.agency_book import write_feedback_book

AS_OF = dt.date(2022, 12, 31)


def judged(files: Mapping[str, bytes]) -> Judgement:
    """Judge files by name."""
    intakes = [read_bytes(data, name) for name, data in files.items()]
    return judge(intakes, small_plan(), YEAR, AS_OF, expect=False)


def only(data: bytes) -> Feedback:
    """What goes back for one file, which has to be one thing."""
    (feedback,) = feedbacks(judged({"a.xlsx": data}))
    return feedback


def going_back(feedback: Feedback) -> bytes:
    """The form."""
    return write_feedback_book(feedback)


def opened(feedback: Feedback) -> Workbook:
    """The form, to look at."""
    return load_workbook(io.BytesIO(going_back(feedback)))
