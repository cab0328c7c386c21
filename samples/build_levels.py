"""Show how figures go up: communes of Sơn Tịnh → their district → a province → a ministry, with illustrative plans.

``python -m samples.build_levels FOLDER`` writes, for each level, an inbox and the workbook that ``bdgxl merge`` makes
of it; the workbook of one level is what lies in the inbox of the next.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from ruamel.yaml import YAML

from samples.addresses import input_addresses
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book
from workbook_templates.consolidated.book import write_consolidated_book

HERE = Path(__file__).parent / "levels"
PERIOD = "nam"
AS_OF = dt.date(2024, 12, 20)
LEVELS = ("son-tinh-minh-hoa-2024", "quang-ngai-minh-hoa-2024", "quoc-gia-minh-hoa-2024")
"""Plans from below; their inboxes are named after them."""
_COVER = {
    "name": "Nguyễn Thị Lan",
    "phone": "0912 345 678",
    "letter-number": "12/BC-UBND",
    "letter-date": dt.date(2024, 12, 5),
    "signer": "Trần Văn Minh",
    "number": 1,
    "nil": "Không",
}

Cells = dict[tuple[str, str, str], Any]
"""Form, row key ("+1" in open forms) and column → what is typed."""


def plan_named(name: str) -> Plan:
    """One of the illustrative plans."""
    return load_plan(HERE / f"{name}.yaml")


def commune_answers() -> dict[str, Cells]:
    """What each commune that has reported writes in its form, by its code."""
    given = YAML(typ="safe").load((HERE / "xa-2024.yaml").read_text(encoding="utf-8"))
    return {code: dict(_cells(answers)) for code, answers in given.items()}


def _cells(answers: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str, str], Any]]:
    for row, said in answers.items():
        if row == "buoi":
            yield from zip(
                (("table:truyen-thong", "+1", column) for column in ("noi-dung", "so-nguoi")), said, strict=True
            )
        elif row in ("can-bo", "cong-chuc"):
            yield from zip((("table:can-bo", row, column) for column in ("tong-so", "nu")), said, strict=True)
        else:
            columns = ("numerator", "denominator") if isinstance(said, list) else ("result",)
            figures = said if isinstance(said, list) else [said]
            yield from zip((("indicators", row, column) for column in columns), figures, strict=True)
            yield ("indicators", row, "status"), "Chính thức"
            yield ("indicators", row, "note"), "Sổ theo dõi của xã"


def filled(book: AgencyBook, cells: Cells, target: Path) -> None:
    """Write the form of an agency with these cells filled."""
    target.write_bytes(write_agency_book(book))
    places = input_addresses(target, book)
    workbook = load_workbook(target)
    for key, value in {**{("cover", row, "value"): text for row, text in _COVER.items()}, **cells}.items():
        sheet, address = places[key]
        workbook[sheet][address].value = value
        if isinstance(value, dt.date):
            workbook[sheet][address].number_format = "dd/mm/yyyy"
    workbook.save(target)


def merged(inbox: Path, plan: Plan) -> bytes:
    """The workbook that ``bdgxl merge`` makes of an inbox."""
    judgement = judge(list(read_files(discover(inbox), plan, 1)), plan, plan.period_by_code[PERIOD], AS_OF)
    return write_consolidated_book(consolidate(judgement))


def build(folder: Path) -> None:
    """Write every level below ``folder``."""
    below, *above = (plan_named(name) for name in LEVELS)
    inbox = folder / below.id
    inbox.mkdir(parents=True, exist_ok=True)
    for code, cells in commune_answers().items():
        agency = below.agency_by_code[code]
        book = agency_book(below, below.reports[0], below.period_by_code[PERIOD], agency)
        filled(book, cells, inbox / f"{agency.name}.xlsx")
    for plan in above:
        upper = folder / plan.id
        upper.mkdir(exist_ok=True)
        (upper / f"Sổ tổng hợp {below.issuer}.xlsx").write_bytes(merged(inbox, below))
        below, inbox = plan, upper
    (folder / f"tong-hop-{below.id}.xlsx").write_bytes(merged(inbox, below))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("python -m samples.build_levels FOLDER")
    build(Path(sys.argv[1]))
