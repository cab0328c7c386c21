"""No command opens a connection, and none writes a file but through the one place where outputs are written."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.intake.foreign.opendocument import cell as office_cell
from tests.core.intake.foreign.opendocument import ods, row, table
from tests.core.plan.annex.documents import one_table
from tests.validators.filling import cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form, returned
from toolkit.cli import _COMMANDS
from toolkit.core.plan.load import dump_plan

ROOT = Path(__file__).parent.parent
FORMS = 25
"""Enough for a further process to read."""
FORBIDDEN = 77
SITE = f"""
import os, socket, sys
log, own = os.environ["WRITTEN"], []
def hear(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        named = arguments[1] if len(arguments) > 1 else None
        if event != "socket.__new__" and not (event in ("socket.bind", "socket.connect") and isinstance(named, str)):
            os.write(2, f"{{event}} {{arguments}}\\n".encode())
            os._exit({FORBIDDEN})
    elif event == "open" and not own and isinstance(arguments[0], (str, bytes, os.PathLike)):
        if not isinstance(arguments[2], int) or not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        own.append(1)
        with open(log, "a") as stream:
            print(arguments[0], file=stream)
        own.clear()
sys.addaudithook(hear)
"""
"""Every Python of the run begins with this: a connection ends it, unless it leads to another process on this machine;
files that are opened to be written are noted."""
RUN = """
import sys
from toolkit.cli import bdgxl
for line in sys.stdin.read().splitlines():
    try:
        bdgxl.main(line.split("\\t"))
    except SystemExit as ended:
        print("ENDED", ended.code)
"""
DAY = ("--as-of", "20/12/2022")
BOOK = "tong-hop-thu-2022-nam.xlsx"
RUNS = (
    ("plan", "new", "-o", "moi.xlsx", "--province", "Nghệ An"),
    ("plan", "import", "phu-luc.docx", "-o", "nhap.xlsx"),
    ("plan", "check", "ke-hoach.yaml"),
    ("plan", "show", "ke-hoach.yaml"),
    ("plan", "export", "ke-hoach.yaml", "-o", "ke-hoach.xlsx"),
    ("plan", "next", "ke-hoach.yaml", "--year", "2023", "-o", "sau.yaml"),
    ("template", "ke-hoach.yaml", "-o", "gui-di", "--period", "nam"),
    ("send", "gui-di"),
    ("merge", "hop-nhan", *DAY, "--tidy", "so-lieu.csv"),
    ("merge", "hop-nhan", *DAY, "--tidy", "so-lieu.sqlite"),
    ("validate", "hop-nhan", *DAY, "--html", "ket-qua.html"),
    ("status", "hop-nhan", *DAY, "-o", "tinh-hinh.xlsx"),
    ("remind", "hop-nhan", *DAY),
    ("feedback", "hop-nhan", *DAY),
    ("trace", BOOK, "Dữ liệu!M5", "--inbox", "hop-nhan"),
    ("report", BOOK),
    ("trend", BOOK, BOOK),
    ("explain", "--all"),
    ("starters", "-o", "bam-dup"),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """The folder in which every command has run, and the files that were opened to be written."""
    folder = tmp_path_factory.mktemp("ngoai")
    (folder / "hop-nhan").mkdir()
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "phu-luc.docx").write_bytes(one_table())
    for number in range(FORMS):
        (folder / "hop-nhan" / f"{number}.xlsx").write_bytes(clean_form())
    (folder / "hop-nhan" / "loi.xlsx").write_bytes(returned({("indicators", "1.2", "result"): cell("khoảng 12")}))
    # python-calamine reads it in a process of its own.
    (folder / "hop-nhan" / "cu.ods").write_bytes(ods(table(row(office_cell("string", shown="chữ")))))
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(SITE)
    done = watched(folder, RUN, "\n".join("\t".join(run) for run in RUNS))
    assert done.returncode == 0, done.stderr
    ends = [line for line in done.stdout.splitlines() if line.startswith("ENDED")]
    assert len(ends) == len(RUNS)
    assert set(ends) <= {"ENDED 0", "ENDED 1", "ENDED 3"}, done.stdout + done.stderr
    names = (folder / "site" / "written").read_text().splitlines()
    return folder, [folder / name for name in dict.fromkeys(names) if name != os.devnull]


def watched(folder: Path, program: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a program of Python under watch; ``site`` in the folder says how."""
    environment = {"BDGXL_CACHE": str(folder / "bo-nho-dem")}
    environment |= {"PYTHONPATH": f"{folder / 'site'}{os.pathsep}{ROOT}", "WRITTEN": str(folder / "site" / "written")}
    return subprocess.run(
        [sys.executable, "-c", program],
        input=given,
        cwd=folder,
        env={**os.environ, **environment, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("call", ["create_connection(('127.0.0.1', 9))", "getaddrinfo('vidu.vn', 80)"])
def test_a_connection_would_be_noticed(written: tuple[Path, list[Path]], call: str) -> None:
    folder, _ = written
    assert watched(folder, f"import socket; socket.{call}").returncode == FORBIDDEN


def test_every_command_runs_without_a_connection(written: tuple[Path, list[Path]]) -> None:
    folder, _ = written
    assert {run[0] for run in RUNS} == set(_COMMANDS)
    for name in ("moi.xlsx", "nhap.xlsx", BOOK, "tinh-hinh.xlsx", "so-lieu.sqlite", "ket-qua.html", "bam-dup"):
        assert (folder / name).exists(), name


def test_a_file_is_written_beside_its_output_and_nowhere_else(written: tuple[Path, list[Path]]) -> None:
    folder, names = written
    assert len(names) > 20
    outputs = [path for path in names if path != folder / "bo-nho-dem" / "bieu-da-doc" / ".don-dep"]
    assert [path for path in outputs if folder not in path.parents or not path.name.endswith(".tmp")] == []


WRITING = {"write_text", "write_bytes", "mkdir", "makedirs", "rename", "renames", "symlink_to", "hardlink_to"}
WRITING |= {"copyfile", "copy", "copytree", "move", "rmtree", "mkstemp", "mkdtemp", "NamedTemporaryFile", "touch"}
ALLOWED = {"toolkit/core/output.py", "toolkit/core/leftovers.py", "toolkit/core/intake/cache.py"}
"""The cache has a folder of its own, where nothing of the user's lies."""


def test_no_other_module_writes_renames_or_makes_a_folder() -> None:
    found = [call for package in ("toolkit", "validators", "workbook_templates") for call in _writing(ROOT / package)]
    assert found == []


def _writing(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if name not in ALLOWED and isinstance(node, ast.Call) and _writes(node):
                yield f"{name}:{node.lineno}"


def _writes(call: ast.Call) -> bool:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called == "write_bytes" and isinstance(call.func, ast.Name):
        return False  # the plan commands' own, which ends them where an output cannot be written
    if called == "open":
        modes = [
            one.value for one in [*call.args, *(word.value for word in call.keywords)] if isinstance(one, ast.Constant)
        ]
        return any(isinstance(mode, str) and set(mode) & set("wax+") and len(mode) < 4 for mode in modes)
    return called in WRITING and not (called == "copy" and len(call.args) < 2)
