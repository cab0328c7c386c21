"""A small clean plan as people write it: two objectives, six indicators, three tasks, five agencies, two periods."""

from pathlib import Path

from toolkit.core.plan.load import read_plan
from toolkit.core.plan.model import Plan
from toolkit.core.plan.source import Source

FILE = "ke-hoach.yaml"

CLEAN = """\
id: thu-2026
number: "45/KH-UBND"
issued: 2026-01-20
title: Kế hoạch thực hiện công tác bình đẳng giới năm 2026
place: Tỉnh Thử
issuer: UBND tỉnh Thử
level: province
year: 2026
consolidator: so-noi-vu
sensitive_below: 5
periods:
  - {code: 6t, name: 6 tháng, start: 2026-01-01, cutoff: 2026-06-14, end: 2026-06-30, due: 2026-06-25, estimate: true}
  - {code: nam, name: Năm 2026, start: 2026-01-01, cutoff: 2026-12-14, end: 2026-12-31, due: 2026-12-25}
agencies:
  - {code: so-noi-vu, name: Sở Nội vụ}
  - {code: so-y-te, name: Sở Y tế, aliases: [Ngành Y tế]}
  - {code: thong-ke, name: Thống kê tỉnh}
  - {code: xa-mot, name: UBND xã Một, kind: commune}
  - {code: xa-hai, name: UBND xã Hai, kind: commune}
groups:
  - {code: cac-xa, name: UBND các xã, members: [xa-mot, xa-hai]}
reports:
  - id: ket-qua
    title: Báo cáo kết quả thực hiện công tác bình đẳng giới
    forms: [indicators, tasks, "table:tap-huan", "outline:de-cuong"]
    owners: [so-noi-vu, so-y-te, thong-ke, cac-xa]
    due:
      - {period: 6t, date: 2026-06-15, printed: trước ngày 15/6/2026}
      - {period: nam, date: 2026-12-15, printed: trước ngày 15 tháng 12}
    place: mục IV.1
objectives:
  - {code: "1", number: I, title: "Mục tiêu 1: Trong lĩnh vực lao động"}
  - {code: "2", number: II, title: "Mục tiêu 2: Trong gia đình và y tế"}
indicators:
  - code: "1.1"
    tt: "1"
    objective: "1"
    label: "Chỉ tiêu 1: Tăng tỷ lệ lao động nữ làm công hưởng lương"
    unit: {kind: percent, printed: "%"}
    direction: up
    baseline: {printed: "41,5", value: 41.5, year: 2025}
    target: {printed: "43", value: 43}
    leads: Thống kê tỉnh
    reporters: [{who: thong-ke, role: official}]
    mode: ratio
    components: {numerator: Số lao động nữ làm công hưởng lương, denominator: Tổng số lao động nữ có việc làm}
    place: Phụ lục 1, mục I.1
  - code: "1.2"
    tt: "2"
    objective: "1"
    label: "Chỉ tiêu 2: Duy trì số lớp tập huấn về bình đẳng giới"
    unit: {kind: count, printed: lớp, noun: lớp}
    direction: keep
    baseline: {printed: "12", value: 12}
    target: {printed: "12", value: 12}
    leads: UBND các xã
    reporters: [{who: cac-xa, role: addend}]
    mode: sum
    place: Phụ lục 1, mục I.2
  - code: "2.1"
    tt: "1"
    objective: "2"
    label: "Chỉ tiêu 1: Tăng tỷ lệ người bị bạo lực được hỗ trợ"
    unit: {kind: percent, printed: "%"}
    direction: up
    baseline: {printed: "80,1", value: 80.1}
    target: {printed: "85", value: 85}
    mode: derived
    parts: [2.1a, 2.1b]
    place: Phụ lục 1, mục II.1
    sensitive: true
  - code: 2.1a
    tt: "1.1"
    objective: "2"
    parent: "2.1"
    label: Tỷ lệ người bị bạo lực gia đình được hỗ trợ
    unit: {kind: percent, printed: "%"}
    direction: up
    baseline: {printed: "84,7", value: 84.7}
    target: {printed: "86", value: 86}
    leads: Sở Y tế
    reporters: [{who: so-y-te, role: official}]
    mode: ratio
    components: {numerator: Số người được hỗ trợ, denominator: Số người bị bạo lực gia đình}
    basis: {direction: assumed}
    place: Phụ lục 1, mục II.1.1
    sensitive: true
  - code: 2.1b
    tt: "1.2"
    objective: "2"
    parent: "2.1"
    label: Tỷ lệ người bị bạo lực trên cơ sở giới được hỗ trợ
    unit: {kind: percent, printed: "%"}
    direction: up
    baseline: {printed: "78,3", value: 78.3}
    target: {printed: "81", value: 81}
    leads: Ngành Y tế
    reporters: [{who: so-y-te, role: official}]
    mode: ratio
    components: {numerator: Số người đã hỗ trợ, denominator: Số người bị bạo lực trên cơ sở giới}
    place: Phụ lục 1, mục II.1.2
    sensitive: true
  - code: "2.2"
    tt: "2"
    objective: "2"
    label: "Chỉ tiêu 2: Giảm tỷ số tử vong bà mẹ liên quan đến thai sản"
    unit: {kind: per-100000, printed: "ca/100.000 trẻ đẻ sống"}
    direction: down
    baseline: {printed: "12", value: 12}
    target: {printed: "10", value: 10}
    leads: Sở Y tế
    reporters: [{who: so-y-te, role: official}]
    mode: ratio
    components: {numerator: Số bà mẹ tử vong, denominator: Số trẻ đẻ sống}
    place: Phụ lục 1, mục II.2
tasks:
  - {code: "1", number: "1", text: "Truyền thông, giáo dục", heading: true, place: "Phụ lục 2, mục 1"}
  - code: "1.1"
    number: "1.1"
    text: Tổ chức Tháng hành động vì bình đẳng giới.
    leads: Sở Nội vụ
    lead_codes: [so-noi-vu]
    coordinators: Sở Y tế, UBND các xã
    coordinator_codes: [so-y-te, cac-xa]
    timing: Từ ngày 15/11 đến 15/12/2026
    start: 2026-11-15
    end: 2026-12-15
    place: Phụ lục 2, mục 1.1
  - code: "1.2"
    number: "1.2"
    text: Tập huấn cho cán bộ cấp xã.
    leads: Sở Nội vụ
    lead_codes: [so-noi-vu]
    timing: Quý III/2026
    place: Phụ lục 2, mục 1.2
  - {code: "2", number: "2", text: Kiểm tra, heading: true, place: "Phụ lục 2, mục 2"}
  - code: "2.1"
    number: "2.1"
    text: Thành lập đoàn kiểm tra liên ngành.
    leads: Sở Nội vụ; Sở Y tế
    lead_codes: [so-noi-vu, so-y-te]
    place: Phụ lục 2, mục 2.1
tables:
  - id: tap-huan
    title: Lớp tập huấn
    sheet: Tập huấn
    columns: [{id: noi-dung, heading: Nội dung}, {id: so-nguoi, heading: Số người, kind: count}]
    rows: [{key: tinh, label: Cấp tỉnh}, {key: xa, label: Cấp xã}]
    place: Phụ lục 3, mục II
outlines:
  - id: de-cuong
    title: Đề cương báo cáo
    sections:
      - {key: i, number: I, title: Kết quả, heading: true}
      - {key: i-1, number: "1", title: Truyền thông}
      - {key: i-2, number: "2", title: Tập huấn}
      - {key: ii, number: II, title: Kiến nghị, heading: true}
      - {key: ii-1, number: "1", title: Với tỉnh}
    place: Phụ lục 3
annexes:
  - {name: Phụ lục 1, title: Chỉ tiêu bình đẳng giới năm 2026, number: "45/KH-UBND", issued: 2026-01-20}
"""


def changed(*changes: tuple[str, str]) -> str:
    """The clean plan with words exchanged that occur in it exactly once."""
    text = CLEAN
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        text = text.replace(old, new)
    return text


def read(folder: Path, text: str) -> tuple[Plan, Source]:
    """A plan of a text, through a file as the command reads it."""
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return read_plan(path)
