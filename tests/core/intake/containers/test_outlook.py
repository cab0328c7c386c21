"""Messages of Outlook."""

import datetime as dt

from tests.core.intake.containers.compound import Attachment, Property, compound, file, message
from tests.core.intake.containers.messages import form, multipart
from toolkit.core.intake.containers.model import Depth, Opened
from toolkit.core.intake.containers.unpack import unpack
from toolkit.core.submission import Mail

SUBJECT, HEADERS, DELIVERED, SENDER, SMTP, MIME, CLASS = 0x0037, 0x007D, 0x0E06, 0x0C1A, 0x5D01, 0x370E, 0x001A
LATE = dt.datetime(2022, 12, 5, 18, tzinfo=dt.UTC)
FROM_INSIDE: dict[int, Property] = {SUBJECT: "Báo cáo", DELIVERED: LATE, SENDER: "Sở Y tế", SMTP: "SoYTe@example.vn"}
FORM = file("Biểu.xlsx", b"PK data" * 2_000)


def opened(*attachments: Attachment, properties: dict[int, Property] = FROM_INSIDE) -> Opened:
    found = unpack(compound(message(properties, *attachments)), "thu.msg", Depth())
    assert found is not None
    return found


def test_files_and_sender() -> None:
    found = opened(FORM, file("nho.pdf", b"%PDF"))
    assert [(one.name, one.data) for one in found.parts] == [
        ("Biểu.xlsx", b"PK data" * 2_000),
        ("nho.pdf", b"%PDF"),
    ]
    assert found.mail == Mail(
        address="soyte@example.vn", sender="Sở Y tế", subject="Báo cáo", received=dt.date(2022, 12, 6)
    )


def test_a_message_from_outside_has_the_headers_it_came_with() -> None:
    found = opened(
        properties={HEADERS: "From: =?utf-8?B?U+G7nyBB?= <a@example.vn>\r\nDate: Mon, 5 Dec 2022 08:00 +0700"}
    )
    assert found.mail == Mail(address="a@example.vn", sender="Sở A", received=dt.date(2022, 12, 5))


def test_a_message_in_a_message_has_its_own_sender() -> None:
    (one,) = opened(Attachment(message=message(FROM_INSIDE, FORM, embedded=True)), properties={SUBJECT: "FW"}).parts
    assert one.opened is not None
    assert one.opened.mail is not None
    assert (one.name, one.opened.mail.sender) == ("Báo cáo.msg", "Sở Y tế")
    assert [inner.name for inner in one.opened.parts] == ["Biểu.xlsx"]


def test_pictures_in_the_text_are_no_files() -> None:
    assert [one.name for one in opened(file("logo.png", b"x", x3714=4), file("anh.png", b"x")).parts] == ["anh.png"]


def test_a_signed_message_is_the_only_attachment_of_an_empty_one() -> None:
    whole = file("smime.p7m", multipart([form()], kind="signed"), x370E="multipart/signed")
    assert [one.name for one in opened(whole).parts] == ["bieu.xlsx"]


def test_what_cannot_be_read_is_told() -> None:
    link = Attachment(properties={0x3705: 7, 0x3707: "trên mạng.xlsx"})
    found = opened(file("smime.p7m", b"x"), file("winmail.dat", b"x"), link)
    assert [one.problem for one in found.parts] == ["mail-sealed", "winmail-dat", "mail"]


def test_a_failure_report() -> None:
    assert "automatic" in opened(properties={CLASS: "REPORT.IPM.Note.NDR", SUBJECT: "Undeliverable"}).details


def test_a_damaged_message_says_so() -> None:
    data = compound(message(FROM_INSIDE, FORM))
    for size in range(600, len(data), 900):
        found = unpack(data[:size], "thu.msg", Depth())
        assert found is None or found.problem in ("mail", "container-opened")
    broken = unpack(data[:-600], "thu.msg", Depth())
    assert broken is not None
    assert (broken.problem, broken.details["found"]) == ("mail", "thư điện tử bị hỏng")
