"""What the system refuses is told in Vietnamese, with what to do about it."""

import errno
import os

import pytest

from toolkit.core.refusals import is_known, refusal


@pytest.mark.parametrize("name", ["ENOSPC", "EDQUOT", "EFBIG", "EACCES", "EPERM", "EROFS", "ENAMETOOLONG"])
def test_a_full_disk_a_quota_and_missing_rights_have_words_and_a_remedy(name: str) -> None:
    code = getattr(errno, name, errno.ENOSPC)  # Windows knows no EDQUOT
    error = OSError(code, os.strerror(code))
    reason, remedy = refusal(error)
    assert is_known(error)
    assert os.strerror(code) not in reason
    assert remedy.endswith(".")


def test_what_has_no_words_is_told_as_the_system_tells_it() -> None:
    assert refusal(OSError(errno.EIO, "Input/output error"))[0] == "Input/output error"
    assert not is_known(OSError(errno.EIO, "Input/output error"))


def test_an_error_without_a_number_is_told_by_its_text() -> None:
    assert refusal(OSError("hết chỗ"))[0] == "hết chỗ"
