"""Mutations for the rules about number, date, numbering of rows and days."""

from tests.validators.plan_check.mutation import Mutation, one, within

_I = "indicators"

DOCUMENT: tuple[Mutation, ...] = (
    one("plan-number-missing", ('number: "45/KH-UBND"\nissued', "issued"), ("number",)),
    one("plan-date-missing", ("issued: 2026-01-20\ntitle", "title"), ("issued",)),
    one(
        "number-malformed",
        ('number: "45/KH-UBND"\nissued', 'number: "số/45/KH-UBND"\nissued'),
        ("number",),
        found="số/45/KH-UBND",
        expected="196/KH-UBND",
    ),
    one(
        "number-malformed",
        ('number: "45/KH-UBND", issued', 'number: "/5/KH-UBND", issued'),
        ("annexes", 0, "number"),
        found="/5/KH-UBND",
        expected="45/KH-UBND",
    ),
    one(
        "annex-number-differs",
        ('number: "45/KH-UBND", issued', 'number: "54/KH-UBND", issued'),
        ("annexes", 0, "number"),
        found="54/KH-UBND",
        expected="45/KH-UBND",
    ),
    one(
        "annex-date-differs",
        ("issued: 2026-01-20}", "issued: 2026-01-21}"),
        ("annexes", 0, "issued"),
        found="21/01/2026",
        expected="20/01/2026",
    ),
    one(
        "year-differs",
        ("công tác bình đẳng giới năm 2026", "công tác bình đẳng giới năm 2025"),
        ("title",),
        found="2025",
        expected="2026",
    ),
    one(
        "year-differs",
        ("Chỉ tiêu bình đẳng giới năm 2026", "Chỉ tiêu bình đẳng giới năm 2025"),
        ("annexes", 0, "title"),
        found="2025",
        expected="2026",
    ),
)

NUMBERING: tuple[Mutation, ...] = (
    one("number-style-mixed", ('tt: "1.2"', 'tt: "1,2"'), (_I, 4, "tt"), "2.1b", "1,2", "1.2"),
    one(
        "number-style-mixed",
        ('number: "2", text: Kiểm tra', 'number: "2.", text: Kiểm tra'),
        ("tasks", 3, "number"),
        "2",
        "2.",
        "2",
    ),
    one(
        "number-gap", ('number: II, title: "M', 'number: III, title: "M'), ("objectives", 1, "number"), "2", "III", "II"
    ),
    one("number-gap", ('tt: "1.2"', 'tt: "1.3"'), (_I, 4, "tt"), "2.1b", "1.3", "1.2"),
    one(
        "number-gap",
        ('number: "2", title', 'number: "4", title'),
        ("outlines", 0, "sections", 2, "number"),
        "de-cuong",
        "4",
        "2",
    ),
    one(
        "number-repeated",
        within('- code: "2.2"\n    ', 'tt: "2"', 'tt: "1"'),
        (_I, 5, "tt"),
        "2.2",
        "1",
        "2",
    ),
    one("number-repeated", ('number: "1.2"', 'number: "1.1"'), ("tasks", 2, "number"), "1.2", "1.1", "1.2"),
    one("number-blank", within('- code: "2.2"\n', '    tt: "2"\n', ""), (_I, 5, "tt"), "2.2"),
    one("number-parent-missing", ('tt: "1.2"', 'tt: "3.1"'), (_I, 4, "tt"), "2.1b", "3.1", "3"),
)

DATES: tuple[Mutation, ...] = (
    one(
        "due-before-period",
        ("date: 2026-12-15, printed: trước ngày 15 tháng 12", "date: 2025-12-15, printed: trước ngày 15 tháng 12"),
        ("reports", 0, "due", 1, "date"),
        "ket-qua",
        "15/12/2025",
        "01/01/2026",
    ),
    one(
        "due-before-issue",
        ("date: 2026-06-15, printed: trước ngày 15/6/2026", "date: 2026-01-15, printed: trước ngày 15/01/2026"),
        ("reports", 0, "due", 0, "date"),
        "ket-qua",
        "15/01/2026",
        "20/01/2026",
    ),
    one(
        "due-misread",
        ("date: 2026-06-15", "date: 2026-06-16"),
        ("reports", 0, "due", 0, "date"),
        "ket-qua",
        "16/06/2026",
        "trước ngày 15/6/2026",
    ),
    one(
        "cutoff-outside-period",
        ("cutoff: 2026-06-14", "cutoff: 2026-07-14"),
        ("periods", 0, "cutoff"),
        "6t",
        "14/07/2026",
        "01/01/2026 - 30/06/2026",
    ),
    one(
        "consolidated-before-reports",
        ("due: 2026-06-25", "due: 2026-06-14"),
        ("periods", 0, "due"),
        "6t",
        "14/06/2026",
        "15/06/2026",
    ),
    one(
        "period-outside-year",
        ("start: 2026-01-01, cutoff: 2026-06-14, end: 2026-06-30", "start: 2025-01-01, end: 2025-06-30"),
        ("periods", 0, "start"),
        "6t",
        "01/01/2025 - 30/06/2025",
        "2026",
    ),
    one(
        "task-dates-reversed",
        ("end: 2026-12-15", "end: 2026-11-14"),
        ("tasks", 1, "start"),
        "1.1",
        "15/11/2026",
        "14/11/2026",
    ),
    Mutation(
        "task-outside-year",
        (("start: 2026-11-15", "start: 2025-11-15"), ("end: 2026-12-15", "end: 2025-12-15")),
        ("tasks", 1, "start"),
        "1.1",
        "15/11/2025 - 15/12/2025",
        "2026",
    ),
    one(
        "timing-misread",
        ("end: 2026-12-15", "end: 2026-12-16"),
        ("tasks", 1, "start"),
        "1.1",
        "15/11/2026 - 16/12/2026",
        "Từ ngày 15/11 đến 15/12/2026",
    ),
    one("baseline-not-earlier", ("year: 2025", "year: 2026"), (_I, 0, "baseline", "year"), "1.1", "2026", "2026"),
)
