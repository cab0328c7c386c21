"""What of a message is a file, who sent it, and when it came."""

import base64
import datetime as dt

import pytest

from tests.core.intake.containers.messages import FROM, XLSX, form, forwarded, multipart, names, opened, part
from toolkit.core.intake.containers.messages import open_mailbox
from toolkit.core.intake.containers.model import Depth
from toolkit.core.submission import Mail

OUTLOOK = """Received: from mail.example.vn (10.0.0.1) by mbx2.example.vn
 (10.0.0.2) with Microsoft SMTP Server id 15.1.2507.6; Tue, 6 Dec 2022 00:10:00 +0700
Received: from client by mail.example.vn; Mon, 5 Dec 2022 23:59:00 +0700
From: =?utf-8?B?U+G7nyBZIHThur8=?= <SoYTe@example.vn>
Reply-To: <khac@example.vn>
Subject: =?utf-8?B?QsOhbyBjw6Fv?=
Date: Mon, 5 Dec 2022 16:58:00 +0000
"""
TEXT = "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\nKính gửi"
HTML = 'Content-Type: text/html; charset="utf-8"\n\n<p>Kính gửi<img src="cid:logo">'
LOGO = 'Content-Type: image/png; name="image001.png"\nContent-ID: <logo>'
PHOTO = "Content-Type: image/jpeg; name=anh.jpg\nContent-Disposition:"


def test_sender_and_day_of_the_topmost_server() -> None:
    mail = opened(multipart([TEXT, form()], OUTLOOK)).mail
    assert mail == Mail(address="soyte@example.vn", sender="Sở Y tế", subject="Báo cáo", received=dt.date(2022, 12, 6))


def test_the_day_it_was_sent_where_no_server_took_it() -> None:
    mail = opened(multipart([form()])).mail
    assert mail is not None
    assert mail.words == "thư của Sở Y tế <soyte@example.vn>, nhận ngày 05/12/2022"


def test_bodies_and_pictures_in_them_are_no_files() -> None:
    parts = [TEXT, HTML, part(LOGO), part(f"{LOGO}\nContent-Disposition: inline; filename=a.png"), form()]
    assert names(multipart(parts, kind="related")) == ["bieu.xlsx"]


@pytest.mark.parametrize("placed", ["attachment; filename=anh.jpg\nContent-ID: <1>", "inline; filename=anh.jpg"])
def test_a_photograph_that_was_attached_is_a_file(placed: str) -> None:
    assert names(multipart([TEXT, part(f"{PHOTO} {placed}")])) == ["anh.jpg"]


def test_a_workbook_sent_inline_is_a_file() -> None:
    apple = f"Content-Disposition: inline;\n\tfilename=bieu.xlsx\nContent-Type: {XLSX};\n\tx-unix-mode=0644;"
    assert names(multipart([TEXT, part(apple)])) == ["bieu.xlsx"]


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        (f"Content-Type: {XLSX}", "Báo cáo.xlsx"),
        ("Content-Type: application/octet-stream", "Báo cáo"),
        (f"Content-Type: {XLSX}; name*=UTF-8''bi%E1%BB%83u.xlsx", "biểu.xlsx"),
        ('Content-Disposition: attachment; filename="C:\\\\Bao cao\\\\..\\\\a.xlsx"', "C:_Bao cao_a.xlsx"),
        ('Content-Disposition: attachment; filename="../../etc/x.xlsx"', "etc_x.xlsx"),
    ],
)
def test_names(headers: str, name: str) -> None:
    assert names(multipart([part(headers)])) == [name]


def test_equal_names_are_told_apart() -> None:
    assert names(multipart([form("a.xlsx"), form("A.xlsx"), form("a.xlsx")])) == ["a.xlsx", "A (2).xlsx", "a (3).xlsx"]


def test_the_signature_of_a_signed_message_is_a_part_of_it() -> None:
    signature = part("Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Disposition: attachment")
    assert names(multipart([form(), signature], kind="signed")) == ["bieu.xlsx"]


@pytest.mark.parametrize(
    ("headers", "problem"),
    [
        ("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "mail-sealed"),
        ("Content-Type: application/octet-stream; name=smime.p7m", "mail-sealed"),
        ("Content-Type: application/ms-tnef; name=winmail.dat", "winmail-dat"),
        ("Content-Type: application/octet-stream; name=WINMAIL.DAT", "winmail-dat"),
        ("Content-Type: message/external-body; access-type=URL", "mail"),
    ],
)
def test_what_cannot_be_read(headers: str, problem: str) -> None:
    (one,) = opened(multipart([part(headers)])).parts
    assert (one.problem, one.data) == (problem, b"")


def test_an_encrypted_message_is_told_whole() -> None:
    (one,) = opened(multipart([part("Content-Type: application/pgp-encrypted")], kind="encrypted")).parts
    assert (one.name, one.problem) == ("Báo cáo", "mail-sealed")


@pytest.mark.parametrize(
    "placed", ["", "\nContent-Disposition: inline", '\nContent-Disposition: attachment; filename="Thu.eml"']
)
def test_a_forwarded_message_is_a_file_with_its_own_sender(placed: str) -> None:
    message = multipart([TEXT, forwarded(multipart([form()], OUTLOOK), f"Content-Type: message/rfc822{placed}")])
    (one,) = opened(message).parts
    inner = opened(one.data)
    assert one.name == ("Thu.eml" if "Thu" in placed else "Báo cáo.eml")
    assert inner.mail is not None
    assert (inner.mail.address, inner.mail.received) == ("soyte@example.vn", dt.date(2022, 12, 6))
    assert [(found.name, found.data) for found in inner.parts] == [("bieu.xlsx", b"PK data")]


def test_a_forwarded_message_that_was_encoded_all_the_same() -> None:
    inner = base64.encodebytes(multipart([form()])).decode()
    (one,) = opened(multipart([f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}"])).parts
    assert names(one.data) == ["bieu.xlsx"]


def test_the_form_that_a_failure_report_returns_is_not_an_answer() -> None:
    status = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\nAction: failed"
    message = multipart(
        [TEXT, status, forwarded(multipart([form()]))], kind="report", more="; report-type=delivery-status"
    )
    assert (names(message), opened(message).details["automatic"]) == (
        [],
        "thư báo của hệ thống thư về việc chuyển thư",
    )


@pytest.mark.parametrize(
    ("header", "automatic"),
    [("Auto-Submitted: auto-replied\n", "thư trả lời tự động"), ("Auto-Submitted: no\n", None), ("", None)],
)
def test_automatic_replies(header: str, automatic: str | None) -> None:
    assert opened(f"{header}{FROM}\nTôi đi vắng".encode()).details.get("automatic") == automatic


def test_a_draft_that_was_never_sent_has_neither_sender_nor_day() -> None:
    found = opened(multipart([form()], f"X-Unsent: 1\n{FROM}"))
    assert (found.problem, found.mail, found.details["found"]) == ("mail-unsent", None, "bản nháp thư chưa gửi")


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n", b"\n\n"])
def test_what_stands_before_the_first_header_is_passed_over(before: bytes) -> None:
    message = multipart([form()], FROM)
    assert (names(before + message), opened(before + message).mail) == (names(message), opened(message).mail)


def test_no_message_raises() -> None:
    data = multipart([TEXT, form(), forwarded(multipart([form()]))], OUTLOOK)
    for place in range(0, len(data), 7):
        for broken in (data[:place], data[:place] + b'\xff";*=' + data[place + 5 :]):
            assert opened(broken).problem in ("container-opened", "mail")


MAILBOX = (
    "From - Mon Dec 05 08:00:00 2022\r\nX-Mozilla-Status: {first:04x}\r\n{one}\r\n"
    "From someone@example.vn Mon Dec 05 09:00:00 2022\nX-Mozilla-Status: 0001\n{other}\n"
)


def mailbox(first: int) -> bytes:
    one, other = multipart([TEXT, form("a.xlsx")]).decode(), multipart([form("b.xlsx")]).decode()
    return MAILBOX.format(first=first, one=one, other=other.replace("\r", "")).encode()


def test_the_messages_of_a_mailbox() -> None:
    found = open_mailbox(mailbox(1), Depth())
    assert [(one.name, names(one.data)) for one in found.parts] == [
        ("Báo cáo.eml", ["a.xlsx"]),
        ("Báo cáo (2).eml", ["b.xlsx"]),
    ]


def test_a_deleted_message_stays_deleted_and_is_counted() -> None:
    found = open_mailbox(mailbox(9), Depth())
    assert [names(one.data) for one in found.parts] == [["b.xlsx"]]
    assert found.details["found"] == "1 thư bên trong, không kể 1 thư đã xóa"


def test_a_line_of_text_that_begins_like_a_message_divides_nothing() -> None:
    body = "Content-Type: text/plain\n\nKính gửi\n\nFrom Sở Y tế\ncó số liệu"
    data = b"From - Mon Dec 05 08:00:00 2022\n" + multipart([body, form()])
    assert [names(one.data) for one in open_mailbox(data, Depth()).parts] == [["bieu.xlsx"]]
