"""Forms of the outbox as they were generated: what may go out again, and why something may not."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.core.outbox import MANIFEST, Issued, read_manifest
from toolkit.core.refusals import unread

if TYPE_CHECKING:
    from workbook_templates.mail.draft import Attachment


class FormChanged(Exception):
    """A form that is not as it was generated; says why and what to do, in Vietnamese."""


def read_form(outbox: Path, form: Issued) -> "Attachment":
    """A form that may be attached: there, and to the byte as the manifest says. Raises FormChanged.

    Somebody may have filled a form right in the outbox, and the manifest may have been edited too.
    """
    from workbook_templates.mail.draft import Attachment

    path = outbox / form.file
    again = "Sinh lại bằng bdgxl template."
    if not path.resolve().is_relative_to(outbox.resolve()):
        raise FormChanged(f"{form.file}: đường dẫn trong {MANIFEST} ra ngoài thư mục biểu. {again}")
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FormChanged(f"{form.file}: không còn tệp này. {again}") from error
    except OSError as error:
        raise FormChanged(f"{form.file}: không đọc được ({unread(error)}). Đóng tệp rồi chạy lại.") from error
    if hashlib.sha256(data).hexdigest() != form.sha256:
        raise FormChanged(
            f"{form.file}: tệp đã bị sửa hoặc điền sau khi sinh ra. Chuyển tệp đó sang chỗ khác rồi sinh lại bằng "
            "bdgxl template."
        )
    return Attachment(name=path.name, data=data)


def forms_of(outbox: Path, period: str) -> dict[tuple[str, str], Issued]:
    """Report and agency → the form of a period; empty where there is no outbox."""
    return {(form.report, form.agency): form for form in read_manifest(outbox) if form.period == period}
