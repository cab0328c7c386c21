"""Messages are known by their headers, whichever of them come first."""

import pytest

from toolkit.core.intake.kinds import Kind, sniff

HEADS = {
    "Thunderbird": "X-Mozilla-Status: 0001\r\nX-Account-Key: account1\r\nReturn-Path: <a@b.vn>\r\nSubject: x\r\n\r\n",
    "Gmail": "Delivered-To: a@b.vn\r\nReceived: by 2002:a05;\r\n        Mon, 5 Dec 2022\r\nX-Received: x\r\n\r\n",
    "Exchange": "x-sender: a\nx-receiver: b\nReceived: from a\n by b; Mon\nMessage-ID: <1>\n\n",
    "a table in its text": "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><table><tr><td>1",
    "many servers": "".join(f"Received: from host{n} by b;\r\n Mon\r\n" for n in range(200)) + "From: a\r\n\r\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_messages(head: str) -> None:
    assert sniff(head.encode()) is Kind.MAIL
    assert sniff(b"From - Mon Dec 05 2022\n" + head.encode()) is Kind.MAILBOX


@pytest.mark.parametrize("text", ["From: đơn vị A\nKính gửi\n", "id: ke-hoach\nsubject: x\n", "From here on\nTo: b\n"])
def test_notes_that_begin_like_a_message_are_text(text: str) -> None:
    assert sniff(text.encode()) is Kind.TEXT
