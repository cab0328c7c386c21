"""Drafts of mails, read by the e-mail package of Python as a client would show them."""

import email
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.core.addresses import addresses
from toolkit.core.text import nfc, plain
from workbook_templates.mail.draft import Attachment, draft
from workbook_templates.mail.texts import Message

MESSAGE = Message(subject="Đề nghị báo cáo, năm 2022", body="Kính gửi: Sở Y tế\n\nTrân trọng.\n")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def with_file(name: str) -> EmailMessage:
    return opened(draft(to=["a@b.vn"], message=MESSAGE, attachments=[Attachment(name=name, data=b"abc")]))


def test_it_opens_as_an_unsent_mail_of_nobody() -> None:
    message = opened(draft(to=["a@b.vn", "c@d.gov.vn"], message=MESSAGE))
    assert (message["x-unsent"], message["from"], message["date"]) == ("1", None, None)
    assert [address.addr_spec for address in message["to"].addresses] == ["a@b.vn", "c@d.gov.vn"]


def test_subject_and_body_keep_every_diacritic() -> None:
    message = opened(draft(to=["a@b.vn"], message=MESSAGE))
    assert (message["subject"], body(message).replace("\r\n", "\n")) == (MESSAGE.subject, MESSAGE.body)


def test_an_attachment_has_its_name_its_kind_and_its_bytes() -> None:
    (file,) = with_file("BDG2022_chung.xlsx").iter_attachments()
    assert (file.get_filename(), file.get_content_type(), file.get_content()) == ("BDG2022_chung.xlsx", _XLSX, b"abc")


def test_a_name_with_diacritics_has_a_plain_one_beside_it() -> None:
    (file,) = with_file("Biểu Đặc thù.xlsx").iter_attachments()
    assert file.get_filename() == "Biểu Đặc thù.xlsx"
    data = draft(to=["a@b.vn"], message=MESSAGE, attachments=[Attachment(name="Biểu Đặc thù.xlsx", data=b"")])
    assert b'filename="Bieu Dac thu.xlsx"' in data


def test_lines_end_as_mail_asks_and_hold_ascii_only() -> None:
    data = draft(to=["a@b.vn"], message=MESSAGE, attachments=[Attachment(name="Sở.xlsx", data=bytes(range(256)))])
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


def test_equal_input_gives_equal_bytes() -> None:
    files = [Attachment(name="a.xlsx", data=b"abc")]
    one, two = (draft(to=["a@b.vn"], message=MESSAGE, attachments=files) for _ in range(2))
    assert one == two


def test_nothing_of_a_subject_becomes_a_header() -> None:
    message = opened(draft(to=["a@b.vn"], message=Message(subject="Sở A\r\nBcc: x@y.vn", body="")))
    assert (message["bcc"], message["subject"]) == (None, "Sở A Bcc: x@y.vn")


def test_a_subject_that_looks_encoded_shows_as_it_is() -> None:
    subject = "=?utf-8?b?WA==?="
    assert opened(draft(to=["a@b.vn"], message=Message(subject=subject, body="")))["subject"] == subject


@pytest.mark.parametrize("wrong", ["", "so-a", "a@b", "a@b.vn\r\nBcc: x@y.vn", "a b@c.vn", "a@b.vn, c@d.vn"])
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        draft(to=[wrong], message=MESSAGE)


@given(st.text(min_size=1, max_size=60))
def test_no_subject_breaks_out_of_its_line(subject: str) -> None:
    message = opened(draft(to=["a@b.vn"], message=Message(subject=subject, body="")))
    assert sorted(name.lower() for name in message) == ["content-transfer-encoding", *sorted(_HEADERS)]
    assert str(message["subject"]).split() == plain(nfc(subject)).split()


_HEADERS = ("content-type", "mime-version", "subject", "to", "x-unsent")


@given(st.text(min_size=1, max_size=60))
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    message = with_file(name)
    (file,) = message.iter_attachments()
    assert next(part.get_content_type() for part in message.iter_parts()) == "text/plain"
    assert not {"/", "\\", "\n", "\r"} & set(file.get_filename() or "")
    assert file.get_content() == b"abc"


@pytest.mark.parametrize(
    "text",
    ["a@b.vn; c@d.vn", "a@b.vn,c@d.vn", "a@b.vn\nc@d.vn", "Văn thư <a@b.vn>; c@d.vn; a@b.vn"],
)
def test_several_addresses_are_all_used_each_once(text: str) -> None:
    assert addresses(text).usable == ("a@b.vn", "c@d.vn")


def test_what_is_no_address_counts_as_none_and_is_named() -> None:
    found = addresses("vanthu.example.vn; a@b.vn")
    assert (found.usable, found.unusable) == (("a@b.vn",), ("vanthu.example.vn",))
    assert addresses("").usable == addresses("").unusable == ()
