"""A round from the plan to the report: the steps of the office, and what reaches it from outside.

Sở A and Sở B fill their forms in LibreOffice, Sở B with mistakes; Sở C answers by Gmail and through a colleague;
Sở D by letter alone; Sở E by Zalo, and its second report only after a reminder, late.
"""

import contextlib
import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result
from openpyxl import load_workbook

from samples.addresses import Address, input_addresses
from samples.office.client import Office
from tests.builders import indicator, make_plan
from tests.replies import Reply, filled, forwarded, gmail, outlook, thunderbird, zipped
from tests.validators.registers import spot
from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.plan.load import dump_plan
from toolkit.core.plan.model import Plan
from workbook_templates import theme

Place = tuple[str, str, str]
"""Form, row and column."""
Files = Mapping[str, bytes]

NAMES = {"so-a": "Sở A", "so-b": "Sở B", "so-c": "Sở C", "so-d": "Sở D", "so-e": "Sở E"}
REPORTS = ("chi-tieu", "hoat-dong")
TABLE = "table:can-bo"
RATES = {"so-a": (14, 20), "so-b": (23, 31), "so-c": (5, 9)}
"""Indicator 1.1: numerator and denominator."""
COUNTS = {"so-b": 57, "so-c": 64}
"""Indicator 1.2, to which Sở D has nothing to add."""
SINGLE = 83
"""Indicator 1.3, which Sở E alone reports."""
STAFF = {"so-a": (40, 18), "so-b": (25, 9), "so-c": (61, 30), "so-e": (12, 7)}
"""The table: everybody, and women among them."""
FAULTS: Mapping[Place, str | int] = {
    ("indicators", "1.1", "numerator"): 32,  # above the denominator
    ("indicators", "1.2", "result"): "khoảng 57",
}
REPLIED, LATE = dt.date(2022, 11, 30), dt.date(2022, 12, 8)
DUE = "2022-12-05"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command of the office, how it ends, and what reaches the office afterwards."""

    line: str
    ends: ExitCode = ExitCode.DONE
    arrives: str = ""


STEPS = (
    Step(line="template ke-hoach.yaml -o outbox --period nam"),
    Step(line="send outbox", arrives="replies"),
    Step(line="merge inbox --as-of 2022-12-01", ends=ExitCode.FINDINGS, arrives="letter"),
    Step(line="status inbox -o tinh-hinh.xlsx --as-of 2022-12-06", ends=ExitCode.FINDINGS),
    Step(line="remind inbox --as-of 2022-12-06"),
    Step(line="feedback inbox --as-of 2022-12-06", ends=ExitCode.FINDINGS, arrives="corrections"),
    Step(line="status inbox -o tinh-hinh.xlsx --as-of 2022-12-12"),
    Step(line="remind inbox --as-of 2022-12-12"),
    Step(line="feedback inbox --as-of 2022-12-12"),
    Step(line="merge inbox --as-of 2022-12-12 --json"),
    Step(line="report tong-hop-thu-2022-nam.xlsx"),
)
REMINDED, RETURNED, MERGED = 4, 5, 9
"""Places of some of them."""
WORKBOOK = "tong-hop-thu-2022-nam.xlsx"


def plan() -> Plan:
    """Five agencies with addresses, each of which owes both reports."""
    due = {"owners": list(NAMES), "due": [{"period": "nam", "date": DUE}]}
    columns = {"tong-so": "Tổng số", "nu": "Nữ"}
    table = {
        "id": "can-bo",
        "title": "Cán bộ nữ",
        "sheet": "Cán bộ nữ",
        "columns": [{"id": key, "heading": text, "kind": "count"} for key, text in columns.items()],
        "rows": [{"key": "chung", "label": "Cả đơn vị"}],
        "not_above": [{"part": "nu", "whole": "tong-so"}],
    }
    made = make_plan(
        indicator("1.1", "ratio", "+so-a +so-b +so-c"),
        indicator("1.2", "sum", "+so-b +so-c +so-d"),
        indicator("1.3", "single", "so-e"),
        agencies=" ".join(NAMES),
        reports=[
            {"id": "chi-tieu", "title": "Báo cáo chỉ tiêu", "forms": ["indicators"], **due},
            {"id": "hoat-dong", "title": "Báo cáo hoạt động", "forms": [TABLE, "outline:ket-qua"], **due},
        ],
        tables=[table],
        outlines=[{"id": "ket-qua", "title": "Kết quả", "sections": [{"key": "i", "number": "I", "title": "Kết quả"}]}],
    ).model_dump(mode="json")
    made["agencies"] = [one | {"email": address(one["code"])} for one in made["agencies"]]
    return Plan.model_validate(made)


def address(agency: str) -> str:
    """Where an agency gets its mail."""
    return f"{agency}@thu.example.vn"


def answers(agency: str, report: str) -> dict[Place, str | int]:
    """What an agency has to say, without mistakes."""
    cover = {"name": f"Người của {NAMES[agency]}", "phone": "0912 345 678", "signer": "Giám đốc"}
    said: dict[Place, str | int] = {("cover", row, "value"): text for row, text in cover.items()}
    said["cover", "letter-date", "value"] = "28/11/2022"
    if report == "hoat-dong":
        total, women = STAFF[agency]
        said |= {(TABLE, "chung", "tong-so"): total, (TABLE, "chung", "nu"): women}
        return said | {("outline:ket-qua", "i", "text"): f"{NAMES[agency]} đã hoàn thành kế hoạch."}
    rows: dict[str, dict[str, int]] = {}
    if agency in RATES:
        rows["1.1"] = dict(zip(("numerator", "denominator"), RATES[agency], strict=True))
    rows |= {"1.2": {"result": COUNTS[agency]}} if agency in COUNTS else {}
    rows |= {"1.3": {"result": SINGLE}} if agency == "so-e" else {}
    for row, figures in rows.items():
        given: dict[str, str | int] = {**figures, "status": "Chính thức", "note": "Sổ theo dõi"}
        said |= {("indicators", row, column): value for column, value in given.items()}
    return said


class Outside:
    """The agencies and the registry: what reaches the office is made once and is the same in every round."""

    def __init__(self, office: Office, scratch: Path) -> None:
        self._office, self._scratch = office, scratch
        self._made: dict[str, Files] = {}

    def reach(self, folder: Path, what: str) -> None:
        """Put into the office's folder what arrives."""
        makers: Mapping[str, Callable[[Path], Files]] = {
            "replies": self._replies,
            "letter": self._letter,
            "corrections": self._corrections,
        }
        if what not in self._made:
            self._made[what] = makers[what](folder)
        for name, data in self._made[what].items():
            (folder / name).write_bytes(data)

    def _replies(self, folder: Path) -> Files:
        a, b = ({**self._form(folder, code, 0, True), **self._form(folder, code, 1, True)} for code in ("so-a", "so-b"))
        archive = {"Bieu Bao cao.zip": zipped(self._form(folder, "so-c", 1))}
        inner = gmail(_reply("so-c", REPLIED, archive))
        return {
            "inbox/Báo cáo Sở A.eml": thunderbird(_reply("so-a", REPLIED, a)),
            "inbox/Báo cáo Sở B.msg": outlook(_reply("so-b", REPLIED, b)),
            "inbox/Re Sở C.eml": gmail(_reply("so-c", REPLIED, self._form(folder, "so-c", 0))),
            "inbox/Fwd Sở C.eml": forwarded(_reply("so-a", REPLIED, {}), inner),
            "inbox/Zalo 28-11.xlsx": next(iter(self._form(folder, "so-e", 0).values())),
        }

    def _letter(self, folder: Path) -> Files:
        """The registry enters the letter by which Sở D says that it has nothing to report."""
        typed: dict[Address, str | int] = {}
        for number, report in enumerate(plan().reports):
            row = {"agency": NAMES["so-d"], "report": report.title, "period": "Năm 2022", "number": "15/SD-VP"}
            row |= {"date": "01/12/2022", "signer": "Giám đốc", "channel": "Giấy", "answer": "Không phát sinh"}
            typed |= {spot("letters", key, number): text for key, text in row.items()}
        return {"so-theo-doi.xlsx": filled((folder / "so-theo-doi.xlsx").read_bytes(), typed)}

    def _corrections(self, folder: Path) -> Files:
        """Sở B fills the marked cells of the form that it got back; Sở E sends what it was reminded of."""
        (back,) = (folder / "tra-lai" / "so-b").glob("*.xlsx")
        at, cells = input_addresses(back, book("so-b", "chi-tieu")), marked(back)
        whole = {at[place]: text for place, text in answers("so-b", "chi-tieu").items()}
        mended = {back.name: self._typed(back, {cell: text for cell, text in whole.items() if cell in cells})}
        return {
            "inbox/Sở B gửi lại.eml": thunderbird(_reply("so-b", LATE, mended)),
            "inbox/Sở E.eml": gmail(_reply("so-e", LATE, self._form(folder, "so-e", 1))),
        }

    def _form(self, folder: Path, agency: str, number: int, in_office: bool = False) -> Files:
        """A form of the outbox, filled."""
        report = REPORTS[number]
        form = book(agency, report)
        blank = folder / "outbox" / report / form.file_name
        at = input_addresses(blank, form)
        said = answers(agency, report)
        said |= FAULTS if (agency, report) == ("so-b", "chi-tieu") else {}
        typed = {at[place]: text for place, text in said.items()}
        return {blank.name: self._typed(blank, typed) if in_office else filled(blank.read_bytes(), typed)}

    def _typed(self, path: Path, typed: Mapping[Address, str | int]) -> bytes:
        """A form with texts typed or pasted into its cells, as LibreOffice saves it."""
        target = self._scratch / path.name
        with self._office.open(path) as workbook:
            for sheet in dict.fromkeys(sheet for sheet, _ in typed):
                cells = [(cell, str(text)) for (where, cell), text in typed.items() if where == sheet]
                workbook.type_cells(sheet, cells, override_validation=True)
            workbook.save_as(target)
        return target.read_bytes()


def book(agency: str, report: str) -> AgencyBook:
    """The form of an agency."""
    asked = plan()
    return agency_book(asked, asked.report_by_id[report], asked.period_by_code["nam"], asked.agency_by_code[agency])


def _reply(agency: str, day: dt.date, files: Files) -> Reply:
    return Reply(sender=address(agency), name=NAMES[agency], day=day, files=files)


def marked(path: Path) -> set[Address]:
    """Cells of a form in the colour that asks to look at them again."""
    colour = f"FF{theme.REVIEW[1:]}"
    sheets = load_workbook(io.BytesIO(path.read_bytes())).worksheets
    cells = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return {(cell.parent.title, cell.coordinate) for cell in cells if cell.fill.fgColor.rgb == colour}


def begin(folder: Path) -> None:
    """What is there on the first day."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "ke-hoach.yaml").write_text(dump_plan(plan()), encoding="utf-8")


def run(folder: Path, step: Step) -> Result:
    """Give a command in the office's folder."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(bdgxl, step.line.split())
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
