"""Drafts in a folder, opened as a mail client would show them."""

import email
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody sees who opens a draft."""

    to: list[str]
    subject: str
    body: str
    files: dict[str, bytes]


def opened(path: Path) -> Draft:
    """A draft as it opens."""
    return read(path.read_bytes())


def read(data: bytes) -> Draft:
    """The same of a draft's bytes."""
    message = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body()
    assert body is not None
    return Draft(
        to=[address.addr_spec for address in message["to"].addresses],
        subject=str(message["subject"]),
        body=str(body.get_content()),
        files={part.get_filename() or "": part.get_content() for part in message.iter_attachments()},
    )


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(text: str) -> str:
    """What a command says, without the ends of its lines, which depend on where the files are."""
    return " ".join(text.split())
