"""Rebuild the demo inbox: generate the forms, type into them through a real LibreOffice, and keep what it saves.

Run from the root of the checkout: ``python -m samples.build_inbox``. Needs LibreOffice. ``samples/inbox.yaml`` says
what is typed; a figure that in-cell validation refuses is pasted instead, as officers do.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from samples.addresses import input_addresses
from samples.office.client import Book, Office
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from workbook_templates.agency_book import write_agency_book

HERE = Path(__file__).parent
PERIOD = "nam"
DEFAULT_LOCALE = "vi-VN"


def build(inbox: Path) -> None:
    """Write every file of the scenario below ``inbox``, which is emptied first."""
    scenario = YAML(typ="safe").load((HERE / "inbox.yaml").read_text(encoding="utf-8"))
    plan = load_plan(HERE / "plans" / "nghe-an-2022.yaml")
    shutil.rmtree(inbox, ignore_errors=True)
    typed = [item for item in scenario["files"] if "agency" in item]
    for locale in sorted({item.get("locale", DEFAULT_LOCALE) for item in typed}):
        with Office(locale) as office:
            for item in typed:
                if item.get("locale", DEFAULT_LOCALE) == locale:
                    _fill(office, plan, item, scenario["cover"], inbox / item["file"])
    for item in scenario["files"]:
        target = inbox / item["file"]
        after = item.get("after", {})
        target.parent.mkdir(parents=True, exist_ok=True)
        if "copy-of" in after:
            shutil.copyfile(inbox / after["copy-of"], target)
        elif "text" in after:
            target.write_text(after["text"], encoding="utf-8")


def _fill(office: Office, plan: Plan, item: dict[str, Any], cover: dict[str, str], target: Path) -> None:
    after = item.get("after", {})
    if "year" in after:
        year = after["year"]
        plan = plan.model_copy(update={"id": plan.id.replace(str(plan.year), str(year)), "year": year})
    book = agency_book(
        plan, plan.report_by_id[item["report"]], plan.period_by_code[PERIOD], plan.agency_by_code[item["agency"]]
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        blank = Path(folder, book.file_name)
        blank.write_bytes(write_agency_book(book))
        addresses = input_addresses(blank, book)
        with office.open(blank) as workbook:
            for sheet, entries in _entries(item, cover, book, addresses).items():
                refused = set(workbook.type_cells(sheet, entries))
                pasted = [(cell, text) for cell, text in entries if cell in refused and text]
                workbook.type_cells(sheet, pasted, override_validation=True)
            _alter(workbook, after, addresses)
            workbook.save_as(target)
    print(target.relative_to(target.parents[len(Path(item["file"]).parts)]))


def _entries(
    item: dict[str, Any],
    cover: dict[str, str],
    book: AgencyBook,
    addresses: dict[tuple[str, str, str], tuple[str, str]],
) -> dict[str, list[tuple[str, str]]]:
    """What to type by sheet, in the order of the form."""
    wanted = {("cover", key, "value"): text for key, text in {**cover, **item.get("cover", {})}.items()}
    for form, rows in item.get("type", {}).items():
        others = rows.get("*", {})
        for row in {key[1]: None for key in addresses if key[0] == form}:
            texts = rows.get(row, {} if row.startswith("+") else others)
            wanted |= {(form, row, column): text for column, text in texts.items()}
        for row in rows:
            if row != "*" and not any(key[:2] == (form, row) for key in addresses):
                raise KeyError(f"{item['file']}: {book.agency.code} has no row {row} in {form}")
    entries: dict[str, list[tuple[str, str]]] = {}
    for key, text in wanted.items():
        sheet, cell = addresses[key]
        entries.setdefault(sheet, []).append((cell, text))
    return entries


def _alter(workbook: Book, after: dict[str, Any], addresses: dict[tuple[str, str, str], tuple[str, str]]) -> None:
    if "delete-row" in after:
        form, row = after["delete-row"]["form"], after["delete-row"]["row"]
        sheet, cell = next(place for key, place in addresses.items() if key[:2] == (form, row))
        workbook.delete_row(sheet, int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "inbox")
