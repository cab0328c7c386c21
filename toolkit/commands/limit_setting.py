"""What the environment variable BDGXL_LIMITS names wrongly, told before anything is read."""

import os

from toolkit.commands.common import Usage
from toolkit.core.intake.limits import RANGES, VARIABLE, Fault, wrong_settings
from toolkit.core.text import shortened

_LENGTH = 60
_WORDS = {
    Fault.NAME: "không có giới hạn nào tên như vậy. Các tên: {names}",
    Fault.NUMBER: "sau dấu = phải là một số nguyên viết liền bằng chữ số 0-9, từ {least} đến {most}",
    Fault.SMALL: "nhỏ hơn mức cho phép, ghi số từ {least} đến {most}",
    Fault.LARGE: "lớn hơn mức cho phép, ghi số từ {least} đến {most}",
    Fault.TWICE: "giới hạn này được ghi hai lần, chỉ giữ lại một",
}


def check_limits() -> None:
    """Refuse to go on with a setting that sets something else than it says."""
    wrong = wrong_settings(os.environ.get(VARIABLE, ""))
    if not wrong:
        return
    part, name, fault = wrong[0]
    least, most = RANGES.get(name, (0, 0))
    words = _WORDS[fault].format(names=", ".join(RANGES), least=least, most=most)
    raise Usage(
        f"Biến môi trường {VARIABLE}: “{shortened(part, _LENGTH)}”: {words}. "
        "Ghi tên=số, cách nhau bằng dấu cách, ví dụ file_bytes=80000000 memory=4000000000; "
        "bỏ biến này thì dùng mức có sẵn."
    )
