"""No room where files only wait, where records are kept, where locks lie, where the console leads: one line says so."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.crash.test_any_moment import MERGE, environment
from tests.disk import on_small_disk
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.core.plan.load import dump_plan

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems end room in other ways")

PROGRAM = (sys.executable, "-m", "toolkit")
NEARLY = ("sh", "-c", 'head -c 2088960 /dev/zero >"$FULL/day" && exec "$@"', "sh")
"""Leaves two pages of a small disk."""
FULLY = ("sh", "-c", 'head -c 9000000 /dev/zero >"$FULL/day" 2>&-; exec "$@"', "sh")
READ_ONLY = ("sh", "-c", 'mount -o remount,bind,ro "$FULL" && exec "$@"', "sh")
FEW_IN_MEMORY = """
from workbook_templates import waiting
waiting._IN_MEMORY = 1_000
from toolkit.cli import main
main()
"""
"""As if the inbox were that of a country: rows wait in temporary files."""
LARGE = """
import datetime as dt, os
from workbook_templates.writer import Book
from toolkit.core.output import OutputError
book = Book(title="Sổ", created=dt.datetime(2022, 12, 31), large=True)
for row in range(500):
    book.page(f"Trang {row}").text(row, 0, f"chữ {row}")
try:
    book.to_bytes()
except OutputError as error:
    left = "FULL" in os.environ and {*os.listdir(os.environ["FULL"])} - {"day"}
    raise SystemExit(f"{left or ''}{error}")
"""
"""A workbook whose parts wait in temporary files until they are packed; says also what is left of them."""
OTHER = "đặt biến môi trường TMPDIR (Windows: TEMP) là một thư mục trên ổ khác, rồi chạy lại lệnh.\n"
FULL_TEMPORARY = "Không ghi được tệp tạm vào thư mục {}: ổ đĩa đã đầy. Giải phóng dung lượng ở đó hoặc " + OTHER
NO_TEMPORARY = "Không có thư mục tạm nào ghi được. Giải phóng dung lượng ổ đĩa hoặc " + OTHER
NO_LOCKS = (
    "Không khởi động được tiến trình phụ: hệ thống không cấp được bộ nhớ dùng chung. "
    "Giải phóng dung lượng của /dev/shm (trong container: tăng --shm-size) rồi chạy lại lệnh.\n"
)
NO_CONSOLE = (
    "Không ghi hoặc không in được kết quả: ổ đĩa đã đầy. Giải phóng dung lượng rồi chạy lại lệnh. "
    "Tệp đã ghi (nếu có) vẫn nguyên vẹn.\n"
)
VALIDATE = (*PROGRAM, "validate", "hop-nhan", "--as-of", "20/12/2022", "--html", "ket-qua.html")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with an inbox, where commands run."""
    (tmp_path / "hop-nhan").mkdir()
    (tmp_path / "hop-nhan" / "a.xlsx").write_bytes(clean_form())
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    return tmp_path


@pytest.fixture
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that becomes a small disk."""
    return tmp_path_factory.mktemp("dia-nho")


def ended(
    here: Path, command: Sequence[str], more: Mapping[str, str] | None = None, most: int | None = None
) -> tuple[int, str]:
    """Exit code and what was said; no file may become larger than ``most`` bytes."""
    done = subprocess.run(
        command,
        cwd=here,
        env={**environment(), **(more or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=None if most is None else partial(limit, most),
        check=False,
    )
    return done.returncode, done.stderr


def limit(most: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def left(here: Path) -> set[str]:
    return {path.name for path in here.iterdir()} - {"hop-nhan", "ke-hoach.yaml"}


def test_a_first_output_for_which_there_is_no_room_is_not_begun(here: Path) -> None:
    code, said = ended(here, (*PROGRAM, *MERGE), most=20_000)
    assert (code, said.partition(": ")[0]) == (4, "Không ghi được tong-hop-thu-2022-nam.xlsx")
    assert left(here) == set()


@pytest.mark.disk
def test_rows_that_wait_where_the_disk_fills_up_name_the_folder(here: Path, disk: Path) -> None:
    command = on_small_disk(disk, [*NEARLY, sys.executable, "-c", FEW_IN_MEMORY, *MERGE])
    assert ended(here, command, {"FULL": str(disk), "TMPDIR": str(disk)}) == (4, FULL_TEMPORARY.format(disk))
    assert left(here) == set()


@pytest.mark.disk
def test_parts_that_wait_where_the_disk_fills_up_name_the_folder(here: Path, disk: Path) -> None:
    command = on_small_disk(disk, [*NEARLY, sys.executable, "-c", LARGE])
    assert ended(here, command, {"FULL": str(disk), "TMPDIR": str(disk)}) == (1, FULL_TEMPORARY.format(disk))


def test_where_nothing_can_wait_anywhere_the_way_out_is_told(here: Path) -> None:
    assert ended(here, (sys.executable, "-c", LARGE), most=0) == (1, NO_TEMPORARY)


@pytest.mark.disk
def test_a_memory_that_processes_share_and_that_is_full_is_named(here: Path) -> None:
    shared = Path("/dev/shm")
    command = on_small_disk(shared, [*FULLY, *PROGRAM, *MERGE])
    assert ended(here, command, {"FULL": str(shared)}) == (4, NO_LOCKS)
    assert left(here) == set()


@pytest.mark.disk
@pytest.mark.parametrize(
    ("spoilt", "folder", "reason"),
    [(FULLY, "BDGXL_CACHE", "ổ đĩa đã đầy.\n"), (READ_ONLY, "HOME", "không có quyền ghi.\n")],
)
def test_a_cache_without_room_is_told_and_nothing_else_is_lost(
    here: Path, disk: Path, spoilt: Sequence[str], folder: str, reason: str
) -> None:
    more = {"FULL": str(disk), "BDGXL_CACHE": "", "XDG_CACHE_HOME": "", folder: str(disk)}
    code, said = ended(here, on_small_disk(disk, [*spoilt, *VALIDATE]), more)
    assert (code, said.startswith("Không giữ lại được kết quả đọc"), said.count("\n")) == (0, True, 1)
    assert str(disk) in said
    assert said.endswith(reason)
    assert left(here) == {"ket-qua.html"}


@pytest.mark.parametrize("also", [False, True])
def test_a_console_that_leads_onto_a_full_disk_ends_it_as_an_output_does(here: Path, also: bool) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            (*PROGRAM, "explain", "--all"),
            cwd=here,
            env=environment(),
            stdout=full,
            stderr=full if also else subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (4, None if also else NO_CONSOLE)
