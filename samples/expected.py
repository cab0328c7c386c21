"""What the consolidation of the demo inbox must give, computed without bdgxl.

Reads only ``samples/inbox.yaml`` and the tables below, which were copied by hand from annex 2 of the plan. Imports
nothing of the product, so that a mistake there cannot agree with itself. ``python -m samples.expected`` writes
``expected.csv``.
"""

import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
NOT_COUNTED = {
    "BC BĐG Sở Y tế.xlsx",  # of the two forms of Sở Y tế the second counts
    "Sở Tư pháp - biểu năm.xlsx",  # last year's form
}
REFUSED = {
    ("so-ld-tbxh", "3.3"),  # (a) above (b)
    ("so-vh-tt", "3.2b.1"),  # 78,64 typed, 78 of 89 is 87,64
    ("so-gd-dt", "5.1"),  # words
    ("so-gd-dt", "5.2b"),  # the row was deleted
}
SCALE = {"4.1": 100, "4.2": 100000, "4.3": 1000}
COUNT_ROWS = {"1.1.1"}

YEAR = 2022

# code: (agencies whose figures make the provincial one, number expected, target, better is: up, down)
ROWS: dict[str, tuple[list[str], int, str, str]] = {
    "1.1.1": (["so-noi-vu"], 1, "0", "up"),
    "1.1.2": (["so-noi-vu"], 1, "66.67", "up"),
    "1.1.3": (["so-noi-vu"], 1, "46.3", "up"),
    "2.1": (["so-ld-tbxh"], 1, "41", "up"),
    "2.2": (["so-ld-tbxh"], 1, "44", "down"),
    "2.3": (["so-kh-dt"], 1, "31.5", "up"),
    "3.1": (["cuc-thong-ke"], 1, "1.48", "down"),
    "3.2a.1": (["so-vh-tt"], 1, "65", "up"),
    "3.2a.2": (["so-y-te", "so-gd-dt", "hoi-lhpn", "so-tu-phap"], 4, "65", "up"),
    "3.2b.1": (["so-vh-tt"], 1, "50", "up"),
    "3.2b.2": (["so-y-te", "so-gd-dt", "hoi-lhpn", "so-tu-phap"], 4, "50", "up"),
    "3.3": (["so-ld-tbxh"], 1, "85", "up"),
    "3.4": (["so-ld-tbxh"], 1, "55", "up"),
    "4.1": (["so-y-te"], 1, "114", "down"),
    "4.2": (["so-y-te"], 1, "", "down"),  # the printed ">25" contradicts "Giảm": not judged
    "4.3": (["so-y-te"], 1, "<10", "down"),
    "4.4": (["so-y-te"], 1, "0", "up"),
    "5.1": (["so-gd-dt"], 1, "100", "up"),
    "5.2a": (["so-gd-dt"], 1, "97.5", "up"),
    "5.2b": (["so-gd-dt"], 1, "96.9", "up"),
    "5.3": (["so-ld-tbxh"], 1, "33", "up"),
    "5.4a": (["cuc-thong-ke"], 1, "45", "up"),
    "5.4b": (["cuc-thong-ke"], 1, "29", "up"),
    "6.1": (["so-ld-tbxh"], 1, "52", "up"),
    "6.2": (["so-ld-tbxh"], 1, "100", "up"),
    "6.3": (["so-tt-tt"], 1, "85", "up"),
    "6.4": (["so-tt-tt"], 1, "100", "up"),
}
PARENTS = {"3.2a": (["3.2a.1", "3.2a.2"], "65"), "3.2b": (["3.2b.1", "3.2b.2"], "50")}


def number(text: str) -> Decimal:
    """A figure as typed here: comma for decimals, dot for thousands, perhaps a percent sign."""
    return Decimal(text.removesuffix("%").replace(".", "").replace(",", "."))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as people do."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def totals(pairs: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """Both components added up."""
    return sum((a for a, _ in pairs), Decimal(0)), sum((b for _, b in pairs), Decimal(0))


def judged(value: Decimal | None, target: str, direction: str) -> str:
    """The word for a figure against its target."""
    if value is None:
        return "Chưa có số liệu"
    if not target:
        return "Không đánh giá được"
    if target.startswith("<"):
        return "Đạt" if value < Decimal(target[1:]) else "Chưa đạt"
    if value == Decimal(target):
        return "Đạt"
    return "Vượt" if (value > Decimal(target)) == (direction == "up") else "Chưa đạt"


def answers() -> dict[tuple[str, str], dict[str, str]]:
    """What each agency typed for each indicator in the form that counts."""
    files = YAML(typ="safe").load((HERE / "inbox.yaml").read_text(encoding="utf-8"))["files"]
    return {
        (item["agency"], code): texts
        for item in files
        if item.get("report") == "chi-tieu" and item["file"] not in NOT_COUNTED
        for code, texts in item["type"]["indicators"].items()
        if (item["agency"], code) not in REFUSED
    }


def compute() -> list[dict[str, str]]:
    """One row per indicator: code, value, numerator, denominator, achievement, received, expected."""
    given = answers()
    rows: list[dict[str, str]] = []
    sums: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for code, (agencies, expected, target, direction) in ROWS.items():
        typed = [given[agency, code] for agency in agencies if (agency, code) in given]
        pairs = [(number(t["numerator"]), number(t["denominator"])) for t in typed if "denominator" in t]
        value = numerator = denominator = None
        received = len(pairs)
        if pairs:
            numerator, denominator = totals(pairs)
            value = rounded(numerator * SCALE.get(code, 100) / denominator, 2)
        elif len(typed) == 1 and expected == 1:
            value, received = rounded(number(typed[0]["result"]), 0 if code in COUNT_ROWS else 2), 1
        # A survey's figure of an earlier year says nothing about this one.
        judgeable = None if any(int(t.get("year", YEAR)) < YEAR for t in typed) else value
        sums[code] = pairs
        rows.append(row(code, value, numerator, denominator, judged(judgeable, target, direction), received, expected))
    for code, (parts, target) in PARENTS.items():
        pairs = [pair for part in parts for pair in sums[part]]
        numerator, denominator = totals(pairs)
        value = rounded(numerator * 100 / denominator, 2)
        expected = sum(ROWS[part][1] for part in parts)
        rows.append(row(code, value, numerator, denominator, judged(value, target, "up"), len(pairs), expected))
    return sorted(rows, key=lambda item: item["code"])


def row(
    code: str,
    value: Decimal | None,
    a: Decimal | None,
    b: Decimal | None,
    achievement: str,
    received: int,
    expected: int,
) -> dict[str, str]:
    """One row of the file, everything as text."""
    shown = {"value": value, "numerator": a, "denominator": b}
    texts = {key: "" if figure is None else str(figure) for key, figure in shown.items()}
    return {"code": code, **texts, "achievement": achievement, "received": str(received), "expected": str(expected)}


if __name__ == "__main__":
    rows = compute()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "expected.csv"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
