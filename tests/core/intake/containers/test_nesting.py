"""Containers in containers, and how much may be taken out of them."""

from pathlib import Path

import pytest

from tests.core.intake.containers.compound import compound, file, message
from tests.core.intake.containers.messages import FROM, form, forwarded, multipart, part
from tests.core.intake.packages import zipped
from tests.core.intake.returned import book, sent
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.containers.model import Depth, Room
from toolkit.core.intake.containers.unpack import files_in, unpack
from toolkit.core.intake.discover import discover
from toolkit.core.intake.limits import Limits, Nesting
from toolkit.core.intake.peek import stamps_in
from toolkit.core.intake.read import Intake, read_whole

ZIP = "Content-Type: application/zip; name=bieu.zip"


def read(data: bytes, folder: Path, name: str = "thu.eml", limits: Limits | None = None) -> dict[str, Intake]:
    path = folder / name
    path.write_bytes(data)
    intakes = list(read_whole(path, name, book().plan, limits or Limits()))
    assert len({one.file.name for one in intakes}) == len(intakes)
    return {one.file.name: one for one in intakes}


def in_messages(count: int) -> bytes:
    data = multipart([form()])
    for _ in range(count - 1):
        data = multipart([part("Content-Type: application/octet-stream; name=thu.eml", data)])
    return data


def depth(**limits: int) -> Depth:
    return Depth(room=Room(limits=Nesting(**limits)))


def test_a_form_in_an_archive_in_a_forwarded_message(tmp_path: Path) -> None:
    inner = multipart([part(ZIP, zipped({"Sở A/biểu.xlsx": sent()}))])
    found = read(multipart([forwarded(inner)], FROM.replace("soyte", "vanphong")), tmp_path)
    place = "thu.eml/Báo cáo.eml/bieu.zip/Sở A/biểu.xlsx"
    assert list(found) == ["thu.eml", "thu.eml/Báo cáo.eml", "thu.eml/Báo cáo.eml/bieu.zip", place]
    assert found[place].submission is not None
    mail = found[place].file.mail
    assert mail is not None
    assert mail.address == "soyte@example.vn"


def test_one_archive_in_another_is_opened_and_no_further(tmp_path: Path) -> None:
    two, three = (
        zipped({"a.zip": zipped({"b.xlsx": sent()})}),
        zipped({"b.zip": zipped({"a.zip": zipped({"b.xlsx": sent()})})}),
    )
    assert read(two, tmp_path, "x.zip")["x.zip/a.zip/b.xlsx"].submission is not None
    told = read(three, tmp_path, "x.zip")["x.zip/b.zip/a.zip"]
    assert (told.problem, told.ignored) == ("nested-too-deep", True)
    assert told.details == {"found": "tệp nén ở lớp thứ 3", "expected": "2 lớp"}


def test_messages_in_messages_are_opened_four_deep(tmp_path: Path) -> None:
    assert "nested-too-deep" not in {one.problem for one in read(in_messages(4), tmp_path).values()}
    assert [one.problem for one in read(in_messages(5), tmp_path).values()][-1] == "nested-too-deep"


@pytest.mark.parametrize(
    ("limits", "found"),
    [({"parts": 2}, "3 tệp"), ({"taken_bytes": 2_000_000}, "3 MB")],
)
@pytest.mark.parametrize("kind", ["zip", "eml", "msg"])
def test_too_much_is_refused_before_it_is_unpacked(kind: str, limits: dict[str, int], found: str) -> None:
    content = bytes(range(256)) * 3_000
    files = {f"{number}.bin": content for number in range(3)}
    data = {
        "zip": lambda: zipped(files),
        "eml": lambda: multipart([form(name, one) for name, one in files.items()]),
        "msg": lambda: compound(message({}, *(file(name, one) for name, one in files.items()))),
    }[kind]()
    refused = unpack(data, "a", depth(**limits))
    assert refused is not None
    assert (refused.problem, refused.parts, refused.details["found"]) == ("container-too-large", (), found)


def test_the_limit_holds_for_everything_in_one_file_together() -> None:
    inner = zipped({"a.bin": "a", "b.bin": "b"})
    opened = unpack(zipped({"1.zip": inner, "2.zip": inner}), "a.zip", depth(parts=5))
    assert opened is not None
    found = [unpack(one.data, one.name, opened.depth) for one in opened.parts]
    assert [one.problem for one in found if one] == ["container-opened", "container-too-large"]


def test_a_message_may_be_larger_than_a_form(tmp_path: Path) -> None:
    found = read(multipart([form(data=sent()), form("b.xlsx")]), tmp_path, limits=Limits(file_bytes=len(sent()) + 9))
    assert found["thu.eml/bieu.xlsx"].submission is not None


def test_an_archive_may_be_larger_than_a_form(tmp_path: Path) -> None:
    data = zipped({"a.xlsx": sent(), "b.xlsx": sent()})
    found = read(data, tmp_path, "a.zip", limits=Limits(file_bytes=len(sent()) + 9))
    assert found["a.zip/b.xlsx"].submission is not None


def test_the_plan_is_recognised_by_a_form_in_a_message(tmp_path: Path) -> None:
    path = tmp_path / "thu.eml"
    path.write_bytes(multipart([form(data=sent()), form("b.xlsx"), part(ZIP, zipped({"c.xlsx": sent()}))]))
    assert [stamp.plan for stamp in stamps_in(path)] == [book().plan.id] * 2


def test_a_file_in_a_message_may_not(tmp_path: Path) -> None:
    found = read(multipart([form(data=sent())]), tmp_path, limits=Limits(file_bytes=1_000))
    assert found["thu.eml/bieu.xlsx"].problem == "too-large"


def test_an_archive_called_like_a_workbook_is_no_workbook(tmp_path: Path) -> None:
    assert read(zipped({"a.txt": "a"}), tmp_path, "a.xlsx")["a.xlsx"].problem == "not-a-workbook"


def test_the_files_in_a_file_have_the_names_of_the_intake(tmp_path: Path) -> None:
    data = multipart([form(data=sent()), part(ZIP, zipped({"c/d.pdf": "%PDF"}))])
    assert [name for name, _ in files_in(data, "thu.eml")] == ["thu.eml/bieu.xlsx", "thu.eml/bieu.zip/c/d.pdf"]
    assert set(read(data, tmp_path)) > {"thu.eml/bieu.xlsx", "thu.eml/bieu.zip/c/d.pdf"}


def test_results_do_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number:02d}.eml").write_bytes(multipart([form(data=sent() if number % 9 == 0 else b"abc")]))
    inbox = discover(tmp_path)
    assert list(read_files(inbox, book().plan, workers=2)) == list(read_files(inbox, book().plan, workers=1))
