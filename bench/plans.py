"""The commands of a plan on a large one, as workbook: seconds beyond the start of the program, best of several.

python -m bench.plans [--agencies 60] [--indicators 60] [--rounds 3]
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from toolkit.core.plan.model import Plan
from workbook_templates.plan_book.book import write_plan_book

_CLI = (sys.executable, "-m", "toolkit")


def large_plan(agencies: int, indicators: int) -> Plan:
    """A plan in which every indicator is reported by one agency and checked by two others, with as many tasks."""
    codes = [f"so-{number}" for number in range(1, agencies + 1)]
    period = {"code": "nam", "name": "Năm 2022", "start": "2022-01-01", "end": "2022-12-31"}
    return Plan.model_validate(
        {
            "id": "lon-2022",
            "number": "1/KH-UBND",
            "issued": "2022-03-24",
            "title": "Kế hoạch bình đẳng giới năm 2022",
            "place": "Nghệ An",
            "issuer": "UBND tỉnh Nghệ An",
            "level": "province",
            "year": 2022,
            "consolidator": codes[0],
            "periods": [period],
            "agencies": [
                {"code": code, "name": f"Sở số {number}", "aliases": [f"Sở {number}"]}
                for number, code in enumerate(codes, start=1)
            ],
            "groups": [{"code": "so-nganh", "name": "Các sở, ngành", "members": codes}],
            "objectives": [{"code": str(n), "number": str(n), "title": f"Mục tiêu {n}"} for n in range(1, 7)],
            "indicators": [_indicator(number, codes) for number in range(indicators)],
            "tasks": [_task(number, codes) for number in range(1, indicators + 1)],
            "reports": [
                {
                    "id": "chung",
                    "title": "Báo cáo",
                    "forms": ["indicators", "tasks"],
                    "owners": ["so-nganh"],
                    "due": [{"period": "nam", "date": "2022-12-05"}],
                }
            ],
        }
    )


def _indicator(number: int, codes: list[str]) -> dict[str, object]:
    who = [codes[(number + step) % len(codes)] for step in range(3)]
    return {
        "code": f"{number % 6 + 1}.{number // 6 + 1}",
        "tt": str(number // 6 + 1),
        "objective": str(number % 6 + 1),
        "label": f"Tăng tỷ lệ nữ tham gia hoạt động số {number} của ngành, địa phương trên tổng số người tham gia",
        "unit": {"kind": "percent", "printed": "(%)"},
        "direction": "up",
        "baseline": {"printed": "41,5", "value": "41.5", "year": 2021},
        "target": {"printed": "45", "value": 45},
        "leads": f"Sở số {codes.index(who[0]) + 1}",
        "reporters": [{"who": code, "role": "crosscheck" if step else "official"} for step, code in enumerate(who)],
        "mode": "ratio",
        "components": {"numerator": "Số nữ tham gia", "denominator": "Tổng số người tham gia"},
        "place": f"Phụ lục 2, mục {number}",
    }


def _task(number: int, codes: list[str]) -> dict[str, object]:
    return {
        "code": f"1.{number}",
        "number": f"1.{number}",
        "text": f"Tổ chức hoạt động truyền thông số {number} về bình đẳng giới cho cán bộ và người dân",
        "leads": f"Sở số {number % len(codes) + 1}",
        "lead_codes": [codes[number % len(codes)]],
        "coordinators": "Các sở, ngành",
        "coordinator_codes": ["so-nganh"],
        "timing": "Thường xuyên trong năm",
        "place": f"Phụ lục 1, mục 1.{number}",
    }


@click.command()
@click.option("--agencies", default=60, show_default=True, help="Number of agencies.")
@click.option("--indicators", default=60, show_default=True, help="Number of indicators, and of tasks.")
@click.option("--rounds", default=3, show_default=True, help="Runs of each; the fastest counts.")
def main(agencies: int, indicators: int, rounds: int) -> None:
    """Measure and print seconds."""
    with tempfile.TemporaryDirectory() as folder:
        book, text, again = (Path(folder, name) for name in ("ke-hoach.xlsx", "ke-hoach.yaml", "lai.xlsx"))
        book.write_bytes(write_plan_book(large_plan(agencies, indicators)))
        click.echo(
            f"plan of {agencies} agencies, {indicators} indicators and tasks, {book.stat().st_size / 1e3:.0f} kB"
        )
        commands = {
            "start of the program": ["--version"],
            "plan show": ["plan", "show", str(book)],
            "plan check": ["plan", "check", str(book)],
            "plan export to YAML": ["plan", "export", str(book), "-o", str(text), "--force"],
            "plan export to Excel": ["plan", "export", str(text), "-o", str(again), "--force"],
        }
        seconds = {name: min(_run(words) for _ in range(rounds)) for name, words in commands.items()}
    start = seconds.pop("start of the program")
    click.echo(f"{'start of the program':22} {start:6.2f} s")
    for name, taken in seconds.items():
        click.echo(f"{name:22} {taken - start:6.2f} s beyond it")


def _run(words: list[str]) -> float:
    started = time.perf_counter()
    done = subprocess.run([*_CLI, *words], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(words)} failed: {done.stderr.decode(errors='replace')}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
