"""How much of a plan ``bdgxl plan import`` reads right from Word, against the sample encoded from the same document.

    python -m bench.word_import

Cells of indicators and tasks: right, right but marked for a person to confirm, different and marked, different
unmarked.
The rules of the import were made with this document in view, so the figures are no promise for other documents.
"""

import tempfile
import time
from pathlib import Path

from tests.core.plan.annex.comparison import Outcome, compare, shares
from tests.core.plan.annex.documents import one_table, split_tables
from toolkit.core.plan.word.read import import_word


def main() -> None:
    """Print the shares for each way in which the annexes can be typed."""
    for name, build in (("merged cells", one_table), ("a table per page", split_tables)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "phu-luc.docx")
            path.write_bytes(build())
            started = time.perf_counter()
            imported = import_word(path)
            seconds = time.perf_counter() - started
        compared = compare(imported)
        print(f"{name}: {len(compared)} cells, {len(imported.doubts)} doubts, {seconds:.2f} s")
        for outcome, share in shares(compared).items():
            print(f"  {share:6.2f} %  {outcome.value}")
        for cell in compared:
            if cell.outcome in (Outcome.UNSURE, Outcome.WRONG):
                print(f"  {cell.cell}: {cell.found!r} for {cell.expected!r}")


if __name__ == "__main__":
    main()
