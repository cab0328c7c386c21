"""A disk and a quota that really end, at the first byte, in the middle, at the last: each output is old or new."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.crash.test_any_moment import ROOT, environment
from tests.disk import on_small_disk, why_missing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor such limits")

ON_DISK = ("csv", "validate", "feedback", "template", "send", "report")
UNDER_QUOTA = ("sqlite", "parquet", "status", "remind", "trend")
LIST = "danh-sach-thu.csv"
FULL = "ổ đĩa đã đầy. Giải phóng dung lượng rồi chạy lại lệnh.\n"
TOO_LARGE = (
    "tệp lớn hơn mức mà hệ thống hoặc ổ đĩa cho phép. Chọn ổ đĩa khác (ổ FAT32 không nhận tệp từ 4 GB) "
    "hoặc nhờ người quản trị nới giới hạn rồi chạy lại lệnh.\n"
)
Report = dict[str, Any]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    """What :mod:`tests.crash.filling` tells of each command; of those on a disk only where there is one."""
    folder = tmp_path_factory.mktemp("dia-nho")
    program = [sys.executable, "-m", "tests.crash.filling", str(folder), f"quota={','.join(UNDER_QUOTA)}"]
    if why_missing() is None:
        program = on_small_disk(folder, [*program, f"disk={','.join(ON_DISK)}"])
    done = subprocess.run(program, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {report["name"]: report for report in map(json.loads, done.stdout.splitlines())}


def check(report: Report, said: str) -> None:
    """Look at all runs of a command: all but the last one had too little room."""
    before, whole = report["before"], report["whole"]["files"]
    *short, enough = report["runs"]
    assert len(short) > 1
    assert (enough["ended"], enough["said"], enough["files"]) == (report["whole"]["ended"], "", whole)
    assert short[0]["files"] == before != whole
    for run in short:
        assert run["ended"] == 4
        # One line: no traceback, and nothing else that Python would say of a file it cannot write to its end.
        name, _, reason = run["said"].removeprefix("Không ghi được ").partition(": ")
        assert (name in {path.rpartition("/")[2] for path in whole}, reason) == (True, said)
        assert run["files"].keys() == before.keys() == whole.keys()
        # The list of drafts holds both meanwhile.
        assert {
            path: hash
            for path, hash in run["files"].items()
            if hash not in (before[path], whole[path]) and not path.endswith(LIST)
        } == {}
    for run in short[1:]:
        assert (run["again"], run["after"]) == (report["whole"]["ended"], whole)


@pytest.mark.disk
@pytest.mark.parametrize("name", ON_DISK)
def test_a_disk_that_is_full_takes_nothing_away_and_room_puts_it_right(reports: dict[str, Report], name: str) -> None:
    check(reports[name], FULL)


@pytest.mark.parametrize("name", UNDER_QUOTA)
def test_a_quota_that_is_used_up_takes_nothing_away_and_room_puts_it_right(
    reports: dict[str, Report], name: str
) -> None:
    check(reports[name], TOO_LARGE)
