"""Redraw the pictures of the guides: docs/hinh/*.png, from the sample plan and the demo inbox.

Run from the root of the checkout: ``python -m samples.pictures``. Needs LibreOffice, poppler and Chromium, as the tests
do. What a console shows is what the command printed; only the folder it ran in is called by the name of the guide.
"""

import base64
import contextlib
import email
import email.policy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from click.testing import CliRunner

from samples.addresses import input_addresses
from samples.office.client import Office
from samples.screen import console_page, mail_page
from tests.browser import Browser
from toolkit.cli import bdgxl
from toolkit.core.forms.book import agency_book
from toolkit.core.plan.load import load_plan

HERE = Path(__file__).parent
PICTURES = HERE.parent / "docs" / "hinh"
FOLDER = "C:\\BDG\\2022"
"""Where the guide says that everything lies."""
AS_OF = "10/12/2022"
WIDTH = 1000
"""Pixels from edge to edge of every picture."""
_LINES = 28
_TYPED = {
    ("cover", "name", "value"): "Nguyễn Thị Lan",
    ("cover", "position", "value"): "Chuyên viên",
    ("cover", "phone", "value"): "0912 345 678",
    ("indicators", "3.2a.2", "numerator"): "45",
    ("indicators", "3.2a.2", "denominator"): "52",
    ("indicators", "3.2a.2", "status"): "Chính thức",
    ("indicators", "3.2a.2", "note"): "Báo cáo của các cơ sở y tế",
    ("indicators", "3.2b.2", "result"): "66,67",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture of a printed sheet."""

    picture: str
    file: str
    page: int
    width: int = WIDTH
    """Pixels of the whole page from edge to edge."""
    height: int
    """Pixels that are shown of it, from the top."""


_CONSOLIDATED = "tong-hop-nghe-an-2022-nam.xlsx"
_SHEETS = (
    Sheet(picture="bieu-thong-tin-don-vi", file="bieu.xlsx", page=1, width=800, height=910),
    Sheet(picture="bieu-chi-tieu", file="bieu.xlsx", page=2, height=455),
    Sheet(picture="tong-quan", file=_CONSOLIDATED, page=1, height=690),
    Sheet(picture="chi-tieu", file=_CONSOLIDATED, page=2, height=650),
    Sheet(picture="can-xem-lai", file="tra-lai.xlsx", page=1, height=280),
    Sheet(picture="bieu-tra-lai", file="tra-lai.xlsx", page=3, height=560),
)


def draw(folder: Path) -> None:
    """Write every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        work = Path(name)
        shutil.copytree(HERE / "inbox", "inbox")
        _printed(work, "plan", "export", str(HERE / "plans" / "nghe-an-2022.yaml"), "-o", "ke-hoach.xlsx")
        pages = dict(_pages(work))
        with Office() as office:
            _fill(office, work)
            _print_books(office)
        with Browser() as browser:
            for picture, page in pages.items():
                Path("page.html").write_text(page, encoding="utf-8")
                (folder / f"{picture}.png").write_bytes(_photograph(browser, Path("page.html")))
        for sheet in _SHEETS:
            _cut(sheet, folder)


def _pages(work: Path) -> Iterator[tuple[str, str]]:
    """What the commands print, and a draft that they write, as pages of a browser."""
    for command in ("merge", "status", "validate"):
        typed = [command, "inbox", "--as-of", AS_OF]
        printed = _printed(work, *typed)
        prompt = f"{FOLDER}>bdgxl {' '.join(typed)}"
        yield f"lenh-{command}", console_page(prompt, printed, _LINES)
    _printed(work, "feedback", "inbox", "--as-of", AS_OF)
    draft = email.message_from_bytes(Path("tra-lai", "so-gd-dt.eml").read_bytes(), policy=email.policy.default)
    assert isinstance(draft, EmailMessage)
    (form,) = draft.iter_attachments()
    Path("tra-lai.xlsx").write_bytes(form.get_content())
    yield "thu-nhap", mail_page(draft)


def _printed(work: Path, *arguments: str) -> str:
    result = CliRunner().invoke(bdgxl, arguments, color=True, env={"COLUMNS": "101"})
    assert result.exit_code in (0, 1), result.output
    return result.stdout.replace(f"{work}/", f"{FOLDER}\\")


def _fill(office: Office, work: Path) -> None:
    """The form of an agency, with the first things typed."""
    plan = load_plan(Path("ke-hoach.xlsx"))
    book = agency_book(plan, plan.report_by_id["chi-tieu"], plan.period_by_code["nam"], plan.agency_by_code["so-y-te"])
    _printed(work, "template", "ke-hoach.xlsx", "--period", "nam", "--report", "chi-tieu", "--agency", "so-y-te")
    (blank,) = Path("outbox", "chi-tieu").glob("*.xlsx")
    addresses = input_addresses(blank, book)
    with office.open(blank) as workbook:
        for key, text in _TYPED.items():
            sheet, cell = addresses[key]
            workbook.type_cells(sheet, [(cell, text)])
        workbook.save_as(Path("bieu.xlsx"))


def _print_books(office: Office) -> None:
    for file in dict.fromkeys(sheet.file for sheet in _SHEETS):
        with office.open(Path(file)) as workbook:
            workbook.to_pdf(Path(file).with_suffix(".pdf"))


def _photograph(browser: Browser, page: Path) -> bytes:
    """The whole window of a page."""
    opened = browser.open(page, width=WIDTH, scripts=False)
    height = opened.value("document.querySelector('.window').offsetHeight")
    clip: Mapping[str, object] = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
    shot = opened.call("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    return base64.b64decode(shot["data"])


def _cut(sheet: Sheet, folder: Path) -> None:
    """The upper part of the page on which the sheet is printed."""
    page, width = str(sheet.page), str(sheet.width)
    command = ["pdftocairo", "-png", "-singlefile", "-f", page, "-l", page]
    command += ["-scale-to-x", width, "-scale-to-y", "-1", "-W", width, "-H", str(sheet.height)]
    subprocess.run([*command, Path(sheet.file).with_suffix(".pdf"), folder / sheet.picture], check=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
