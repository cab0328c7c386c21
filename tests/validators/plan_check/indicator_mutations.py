"""Mutations for the rules about units, figures, directions and compounds."""

from tests.validators.plan_check.mutation import Mutation, one

_TARGET_1 = 'target: {printed: "43", value: 43}'
_TARGET_2 = 'target: {printed: "10", value: 10}'
_UNIT_2 = 'unit: {kind: per-100000, printed: "ca/100.000 trẻ đẻ sống"}'
_REPORTS_B = "    leads: Ngành Y tế\n    reporters: [{who: so-y-te, role: official}]\n"
_COMPONENTS_B = "    components: {numerator: Số người đã hỗ trợ, denominator: Số người bị bạo lực trên cơ sở giới}\n"
_I = "indicators"

INDICATORS: tuple[Mutation, ...] = (
    one(
        "rate-as-percent",
        (_UNIT_2, 'unit: {kind: percent, printed: "%"}'),
        (_I, 5, "unit"),
        "2.2",
        "tử vong mẹ",
        "trên 100.000",
    ),
    one(
        "unit-misprinted",
        (_UNIT_2, 'unit: {kind: per-100000, printed: "(%)"}'),
        (_I, 5, "unit"),
        "2.2",
        "(%)",
        "trên 100.000",
    ),
    one(
        "unit-misprinted",
        (_UNIT_2, "unit: {kind: per-100000, printed: ca/1000}"),
        (_I, 5, "unit"),
        "2.2",
        "ca/1000",
        "trên 100.000",
    ),
    one(
        "unit-style-mixed",
        ('lương"\n    unit: {kind: percent, printed: "%"}', 'lương"\n    unit: {kind: percent, printed: "(%)"}'),
        (_I, 0, "unit"),
        "1.1",
        "“%” (3 dòng), “(%)” (1 dòng)",
        "%",
    ),
    one(
        "figure-beyond-unit",
        (_TARGET_1, 'target: {printed: "100,1", value: 100.1}'),
        (_I, 0, "target", "value"),
        "1.1",
        "100,1",
        "từ 0 đến 100",
    ),
    one(
        "figure-beyond-unit",
        (_TARGET_2, _TARGET_2 + "\n    low: 11"),
        (_I, 5, "target", "value"),
        "2.2",
        "10",
        "từ 11 trở lên",
    ),
    one(
        "figure-differs",
        (_TARGET_1, 'target: {printed: "43", value: 44}'),
        (_I, 0, "target", "value"),
        "1.1",
        "44",
        "43",
    ),
    one(
        "operator-differs",
        (_TARGET_1, 'target: {printed: ">= 43", value: 43}'),
        (_I, 0, "target", "operator"),
        "1.1",
        "không khai",
        ">= 43",
    ),
    one(
        "operator-differs",
        (_TARGET_1, 'target: {printed: "> 43", value: 43, operator: ">="}'),
        (_I, 0, "target", "operator"),
        "1.1",
        "“>=”",
        "> 43",
    ),
    one("figure-in-words", (_TARGET_1, "target: {printed: tăng dần}"), (_I, 0, "target", "printed"), "1.1", "tăng dần"),
    one(
        "figure-with-remark",
        (_TARGET_1, 'target: {printed: "43/ 100", value: 43}'),
        (_I, 0, "target", "printed"),
        "1.1",
        "43/ 100",
        "43",
    ),
    one(
        "verb-against-direction",
        ('direction: up\n    baseline: {printed: "41,5"', 'direction: down\n    baseline: {printed: "41,5"'),
        (_I, 0, "direction"),
        "1.1",
        "giảm",
        "Tăng",
    ),
    one(
        "operator-against-direction",
        (_TARGET_2, 'target: {printed: ">10", value: 10, operator: ">"}'),
        (_I, 5, "target", "operator"),
        "2.2",
        ">10",
        "giảm",
    ),
    one(
        "target-against-verb",
        (_TARGET_2, 'target: {printed: "12,1", value: 12.1}'),
        (_I, 5, "target", "value"),
        "2.2",
        "kế hoạch đi từ 12 → 12,1",
        "Giảm",
    ),
    one(
        "target-below-reached",
        ('target: {printed: "86", value: 86}', 'target: {printed: "84,6", value: 84.6}'),
        (_I, 3, "target", "value"),
        "2.1a",
        "84,7 → 84,6",
    ),
    one(
        "verb-without-change",
        (_TARGET_2, 'target: {printed: "12", value: 12}'),
        (_I, 5, "target", "value"),
        "2.2",
        "12",
        "Giảm",
    ),
    one(
        "direction-missing",
        ('direction: up\n    baseline: {printed: "78,3"', 'direction: none\n    baseline: {printed: "78,3"'),
        (_I, 4, "direction"),
        "2.1b",
        "81",
    ),
    one(
        "direction-unstated",
        ("Chỉ tiêu 1: Tăng tỷ lệ người", "Chỉ tiêu 1: Tỷ lệ người"),
        (_I, 3, "direction"),
        "2.1a",
        "tăng",
    ),
    one(
        "mean-of-rates",
        ('{printed: "80,1", value: 80.1}', '{printed: "81,5", value: 81.5}'),
        (_I, 2, "baseline", "value"),
        "2.1",
        "81,5",
        "2.1a, 2.1b",
    ),
    one(
        "parent-asked-too",
        (
            "    mode: derived\n    parts: [2.1a, 2.1b]\n",
            "    reporters: [{who: so-y-te, role: official}]\n    mode: single\n",
        ),
        (_I, 2, "mode"),
        "2.1",
        "",
        "2.1a, 2.1b",
    ),
    one(
        "part-without-components",
        (_REPORTS_B + "    mode: ratio\n" + _COMPONENTS_B, _REPORTS_B + "    mode: single\n"),
        (_I, 2, "parts"),
        "2.1",
        "2.1b",
    ),
)
