"""Reading a plan file: every mistake names file, line and field, and says what to do."""

import os
from pathlib import Path

import pytest

from toolkit.core.plan.load import MAX_BYTES, PlanError, PlanProblem, load_plan, parse_plan

PLAN = """\
id: thu-nghiem
title: Kế hoạch thử
place: Nghệ An
issuer: UBND tỉnh
level: province
year: 2022
consolidator: so-a
periods:
  - {code: nam, name: Năm 2022, start: 2022-01-01, end: 2022-12-31}
agencies:
  - {code: so-a, name: Sở A}
  - {code: so-b, name: Sở B}
reports:
  - id: chi-tieu
    title: Báo cáo
    forms: [indicators]
    due: [{period: nam, date: 2022-12-25}]
objectives:
  - {code: "1", title: Mục tiêu 1}
indicators:
  - code: "1.1"
    tt: "1"
    objective: "1"
    label: Tỷ lệ nữ
    unit: {kind: percent}
    baseline: {printed: "46,3", value: 46.3}
    mode: ratio
    components: {numerator: Số nữ, denominator: Tổng số}
    reporters: [{who: so-a, role: official}]
"""


def problems(text: str) -> tuple[PlanProblem, ...]:
    with pytest.raises(PlanError) as caught:
        parse_plan(text, "ke-hoach.yaml")
    return caught.value.problems


def problem(old: str, new: str) -> str:
    """The only problem of the plan above after one replacement."""
    assert PLAN.count(old) == 1
    found = problems(PLAN.replace(old, new))
    assert len(found) == 1, found
    return str(found[0])


def test_the_plan_above_is_sound() -> None:
    assert parse_plan(PLAN, "ke-hoach.yaml").indicators[0].code == "1.1"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "mode: ratio",
            "mode: rate",
            "ke-hoach.yaml, dòng 27, chỉ tiêu 1.1, trường 'mode': 'rate' không có trong danh sách. "
            "Chọn một trong: single, sum, ratio, share, latest, derived, list, heading.",
        ),
        (
            'tt: "1"',
            "tt: 2.10",
            "ke-hoach.yaml, dòng 22, chỉ tiêu 1.1, trường 'tt': phải là chữ, đang là 2.10. "
            'Đặt giá trị trong dấu ngoặc kép, ví dụ: "2.10".',
        ),
        (
            "title: Kế hoạch thử\n",
            "",
            "ke-hoach.yaml, dòng 1, trường 'title': thiếu trường bắt buộc. Thêm trường này.",
        ),
        (
            "level: province",
            "level: province\nlevell: x",
            "ke-hoach.yaml, dòng 6, trường 'levell': không có trường tên này. "
            "Kiểm tra chính tả tên trường hoặc xóa dòng.",
        ),
        (
            "who: so-a",
            "who: so-c",
            "ke-hoach.yaml, dòng 29, chỉ tiêu 1.1, đơn vị báo cáo so-c, trường 'who': 'so-c' chưa được khai báo. "
            "Sửa mã hoặc khai báo thêm.",
        ),
        (
            "code: so-b",
            "code: so-a",
            "ke-hoach.yaml, dòng 12, cơ quan so-a, trường 'code': 'so-a' khai báo hai lần. Đổi mã hoặc xóa một chỗ.",
        ),
        (
            "date: 2022-12-25",
            "date: 25/12/2022",
            "ke-hoach.yaml, dòng 17, báo cáo chi-tieu, hạn nộp nam, trường 'date': '25/12/2022' không phải là ngày. "
            "Viết ngày theo dạng năm-tháng-ngày, ví dụ 2022-06-05.",
        ),
        (
            "date: 2022-12-25",
            "date: 2022-02-30",
            "ke-hoach.yaml, dòng 17, báo cáo chi-tieu, hạn nộp nam, trường 'date': '2022-02-30' không phải là ngày. "
            "Viết ngày theo dạng năm-tháng-ngày, ví dụ 2022-06-05.",
        ),
        (
            "date: 2022-12-25",
            "date: 20221225",
            "ke-hoach.yaml, dòng 17, báo cáo chi-tieu, hạn nộp nam, trường 'date': '20221225' không phải là ngày. "
            "Viết ngày theo dạng năm-tháng-ngày, ví dụ 2022-06-05.",
        ),
        (
            "value: 46.3}",
            "value: 46,3}",
            "ke-hoach.yaml, dòng 26, chỉ tiêu 1.1, trường 'baseline.3': không có trường tên này. "
            "Nếu là số thập phân thì dùng dấu chấm, ví dụ 66.67; nếu là chữ thì đặt trong dấu ngoặc kép.",
        ),
        (
            "forms: [indicators]",
            "forms: indicators",
            "ke-hoach.yaml, dòng 16, báo cáo chi-tieu, trường 'forms': phải là danh sách. "
            "Viết trong ngoặc vuông [ ] hoặc mỗi dòng một mục, bắt đầu bằng dấu gạch.",
        ),
        (
            "name: Sở B",
            "name: ",
            "ke-hoach.yaml, dòng 12, cơ quan so-b, trường 'name': phải là chữ, đang là trống. "
            "Ghi nội dung bằng chữ hoặc xóa dòng.",
        ),
        (
            "year: 2022",
            "year: true",
            "ke-hoach.yaml, dòng 6, trường 'year': 'true' không phải là số nguyên. Viết số nguyên.",
        ),
    ],
)
def test_a_mistake_in_the_content_is_told_with_its_place(old: str, new: str, expected: str) -> None:
    assert problem(old, new) == expected


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = PLAN.replace("mode: ratio", "mode: rate").replace("year: 2022", "year: x").replace("so-b", "SO B")
    assert [found.place.line for found in problems(text)] == [6, 12, 27]


def test_a_long_list_of_mistakes_is_cut_and_counted() -> None:
    agencies = "".join(f"  - {{code: X{n}, name: Sở}}\n" for n in range(40))
    error = PlanError(problems(PLAN.replace("reports:\n", agencies + "reports:\n")))
    assert len(error.problems) == 40
    assert str(error).endswith("… và 10 lỗi khác.")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", None, "tệp không có nội dung"),
        ("# chỉ có ghi chú\n", None, "tệp không có nội dung"),
        ("một câu văn", 1, "nội dung không phải là một kế hoạch"),
        ("- a\n- b\n", 1, "nội dung không phải là một kế hoạch"),
        ("id: a\ntitle: b: c\n", 2, "không đúng cú pháp YAML"),
        ("id: a\n\ttitle: b\n", 2, "không đúng cú pháp YAML"),
        ("id: a\nid: b\n", 2, "trường 'id' ghi hai lần"),
        ("id: a\n---\nid: b\n", 2, "tệp có nhiều phần ngăn bằng ---"),
        ("id: &x a\n", 1, "tệp kế hoạch không dùng tham chiếu '&x'"),
        ("id: *x\n", 1, "tệp kế hoạch không dùng tham chiếu '*x'"),
        ("id: !!python/name:os.system\n", 1, "kiểu dữ liệu"),
        ("? [a, b]\n: c\n", 1, "tên trường phải là chữ"),
        ("id: a\nb: " + "[" * 30 + "]" * 30, 2, "các mục lồng nhau quá sâu"),
        ("[" * 50_000, 1, "các mục lồng nhau quá sâu"),
        ("id: a\x00b\n", None, "tệp có ký tự không đọc được"),
    ],
)
def test_text_that_is_no_plan_is_told_never_raised(text: str, line: int | None, message: str) -> None:
    (found,) = problems(text)
    assert found.message.startswith(message)
    assert found.place.line == line


def test_aliases_cannot_blow_up_the_memory() -> None:
    bomb = 'a: &a ["lol","lol"]\n' + "".join(
        f"{y}: &{y} [*{x},*{x}]\n" for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "tham chiếu" in problems(bomb)[0].message


def test_an_absurd_number_is_refused_without_being_expanded() -> None:
    assert "số có quá nhiều chữ số" in problem("value: 46.3", "value: 1e999999999")


def test_a_figure_is_read_exactly() -> None:
    plan = parse_plan(PLAN.replace("46.3}", "0.10000001}"), "x")
    assert str(plan.indicators[0].baseline.value) == "0.10000001"


def test_text_is_read_in_one_unicode_form() -> None:
    import unicodedata

    plan = parse_plan(unicodedata.normalize("NFD", PLAN), "x")
    assert plan.agencies[0].name == "Sở A"


@pytest.mark.parametrize("word", ["no", "on", "yes", "1:30", "="])
def test_words_that_older_yaml_took_for_values_stay_text(word: str) -> None:
    assert parse_plan(PLAN.replace("name: Sở B", f"name: {word}"), "x").agencies[1].name == word


def write(folder: Path, data: bytes) -> Path:
    path = folder / "ke-hoach.yaml"
    path.write_bytes(data)
    return path


def told(path: Path) -> str:
    with pytest.raises(PlanError) as caught:
        load_plan(path)
    return str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "khong-co.yaml").startswith("khong-co.yaml: không tìm thấy tệp kế hoạch.")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "đây là thư mục" in told(tmp_path)


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, b"id: a\ntitle: K\xe9 ho\xe1ch\n")
    assert told(path) == "ke-hoach.yaml, dòng 2: tệp không phải mã UTF-8. Lưu lại tệp với mã UTF-8."


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert load_plan(write(tmp_path, b"\xef\xbb\xbf" + PLAN.encode())).id == "thu-nghiem"


def test_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    assert load_plan(write(tmp_path, PLAN.replace("\n", "\r\n").encode())).id == "thu-nghiem"


def test_a_workbook_is_told_apart(tmp_path: Path) -> None:
    assert "tệp Excel" in told(write(tmp_path, b"PK\x03\x04rest"))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    assert "tệp quá lớn (trên 5 MB)" in told(write(tmp_path, b"a" * (MAX_BYTES + 1)))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user who can be refused")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, PLAN.encode())
    path.chmod(0)
    assert "không mở được tệp" in told(path)
