"""A fingerprint of what a workbook rests on beside the returned files: equal ones let its cells be compared."""

import hashlib
import json
from collections.abc import Sequence
from importlib.metadata import version

from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.verdict import Judgement

_LENGTH = 16


def fingerprint(judgement: Judgement, previous: Sequence[ConsolidatedBook] = ()) -> str:
    """First digits of a SHA-256 over the version, the plan, the register's rows and the workbooks of earlier periods.

    The returned files and the day are left out: a workbook says those itself.
    """
    rows = sorted(
        (entry.row.sheet, entry.row.number, sorted((key, cell.typed) for key, cell in entry.row.cells.items()))
        for entry in judgement.register.entries
    )
    grounds = [version("bdgxl"), judgement.plan.model_dump_json(), rows, [book.sha256 for book in previous]]
    return hashlib.sha256(json.dumps(grounds).encode()).hexdigest()[:_LENGTH]
