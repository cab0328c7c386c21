"""Mutations for the rules about who reports."""

from tests.validators.plan_check.mutation import Mutation, one

_REPORTS_B = "    leads: Ngành Y tế\n    reporters: [{who: so-y-te, role: official}]\n"
_TASK = "    text: Tập huấn cho cán bộ cấp xã.\n"
_LEADS_OF_TASK = _TASK + "    leads: Sở Nội vụ\n    lead_codes: [so-noi-vu]\n"
_I = "indicators"

PARTIES: tuple[Mutation, ...] = (
    one(
        "reporter-missing",
        ("    reporters: [{who: cac-xa, role: addend}]\n    mode: sum", "    mode: list"),
        (_I, 1, "reporters"),
        "1.2",
    ),
    one("lead-missing", (_LEADS_OF_TASK, _TASK), ("tasks", 2, "lead_codes"), "1.2"),
    one(
        "lead-inherited",
        (_REPORTS_B, "    reporters: [{who: so-y-te, role: official, basis: merged-cell}]\n"),
        (_I, 4, "reporters"),
        "2.1b",
        "Sở Y tế",
    ),
    one(
        "lead-inherited",
        (_LEADS_OF_TASK, _TASK + "    lead_codes: [so-noi-vu]\n    basis: {lead_codes: merged-cell}\n"),
        ("tasks", 2, "lead_codes"),
        "1.2",
        "Sở Nội vụ",
    ),
    one(
        "class-leads-alone",
        (_LEADS_OF_TASK, _TASK + "    leads: UBND các xã\n    lead_codes: [cac-xa]\n"),
        ("tasks", 2, "lead_codes"),
        "1.2",
        "UBND các xã (nhiệm vụ 1.2)",
    ),
    one(
        "several-leads",
        (
            "    leads: Thống kê tỉnh\n    reporters: [{who: thong-ke, role: official}]\n",
            "    leads: Thống kê tỉnh, Sở Nội vụ\n    reporters: [{who: thong-ke, role: official, basis: assumed}, "
            "{who: so-noi-vu, role: crosscheck, basis: assumed}]\n",
        ),
        (_I, 0, "leads"),
        "1.1",
        "Thống kê tỉnh; Sở Nội vụ",
        "Thống kê tỉnh chốt số",
    ),
    one(
        "several-officials",
        ("{who: cac-xa, role: addend}", "{who: cac-xa, role: official}"),
        (_I, 1, "reporters", 0, "who"),
        "1.2",
        "UBND các xã",
        "2",
    ),
    one(
        "agency-undeclared",
        ("coordinators: Sở Y tế, UBND các xã", "coordinators: Sở Y tế, Sở Tư pháp, UBND các xã"),
        ("tasks", 1, "coordinators"),
        "1.1",
        "Sở Tư pháp",
    ),
    one(
        "lead-left-out",
        ("    lead_codes: [so-noi-vu]\n    timing: Quý III/2026", "    timing: Quý III/2026"),
        ("tasks", 2, "leads"),
        "1.2",
        "Sở Nội vụ",
    ),
    one(
        "lead-left-out",
        ("lead_codes: [so-noi-vu, so-y-te]", "lead_codes: [so-noi-vu]"),
        ("tasks", 4, "leads"),
        "2.1",
        "Sở Y tế",
    ),
    one(
        "lead-not-named",
        ("leads: Sở Nội vụ; Sở Y tế", "leads: Sở Nội vụ"),
        ("tasks", 4, "leads"),
        "2.1",
        "Sở Y tế",
        "Sở Nội vụ",
    ),
    one(
        "agency-misspelled",
        ("leads: Sở Nội vụ; Sở Y tế", "leads: Sở Nội vu; Sở Y tế"),
        ("tasks", 4, "leads"),
        "2.1",
        "Sở Nội vu",
        "Sở Nội vụ",
    ),
    one(
        "agency-spellings",
        ("leads: Sở Nội vụ; Sở Y tế", "leads: Sở Nội vụ; Sở Y tế tỉnh"),
        ("agencies", 1),
        "so-y-te",
        "“Sở Y tế”, “Ngành Y tế”, “Sở Y tế tỉnh”",
        "3",
    ),
    one(
        "agency-name-shared",
        ("name: UBND xã Hai,", "name: UBND xã Hai, aliases: [ubnd  XÃ Một],"),
        ("agencies", 4, "aliases", 0),
        "xa-hai",
        "ubnd  XÃ Một",
        "UBND xã Một và UBND xã Hai",
    ),
    one(
        "agency-ended",
        ("name: UBND xã Hai,", "name: UBND xã Hai, valid_to: 2026-12-30,"),
        ("agencies", 4, "valid_to"),
        "xa-hai",
        "30/12/2026",
        "Năm 2026",
    ),
    one(
        "official-split",
        ("name: Thống kê tỉnh}", "name: Thống kê tỉnh, valid_to: 2026-12-30, successors: [xa-mot, xa-hai]}"),
        (_I, 0, "reporters"),
        "1.1",
        "Thống kê tỉnh",
        "Năm 2026",
    ),
    one(
        "district-abolished",
        ("name: UBND xã Hai, kind: commune", "name: UBND xã Hai, kind: district"),
        ("agencies", 4),
        "xa-hai",
        "UBND xã Hai",
        "Năm 2026",
    ),
    one("district-abolished", ("level: province", "level: district"), ("level",), "", "UBND tỉnh Thử", "Năm 2026"),
    one(
        "department-merged",
        ("name: Sở Nội vụ}", "name: Sở Kế hoạch và Đầu tư, aliases: [Sở Nội vụ]}"),
        ("agencies", 0),
        "so-noi-vu",
        "Sở Kế hoạch và Đầu tư",
        "Năm 2026",
    ),
    one(
        "empty-group-owes",
        (", members: [xa-mot, xa-hai]", ""),
        ("groups", 0),
        "cac-xa",
        "chỉ tiêu 1.2; báo cáo ket-qua",
    ),
    one(
        "reporter-without-report",
        ("owners: [so-noi-vu, so-y-te, thong-ke, cac-xa]", "owners: [so-noi-vu, so-y-te, cac-xa]"),
        (_I, 0, "reporters", 0, "who"),
        "1.1",
        "Thống kê tỉnh",
    ),
    one(
        "lead-without-report",
        ("owners: [so-noi-vu, so-y-te, thong-ke, cac-xa]", "owners: [so-y-te, thong-ke, cac-xa]"),
        ("agencies", 0),
        "so-noi-vu",
        "nhiệm vụ 1.1, 1.2, 2.1",
    ),
    one("form-unused", (', "outline:de-cuong"]', "]"), ("outlines", 0), "de-cuong", "đề cương “Đề cương báo cáo”"),
    one("form-unused", ("forms: [indicators, tasks,", "forms: [indicators,"), ("tasks",), "", "nhiệm vụ nào"),
)
