"""What the first words of an indicator say about its direction: "Chỉ tiêu 2: a. Tăng tỷ lệ …"."""

import re

from toolkit.core.plan.model import Direction

_PREFIX = (
    r"(?:chỉ tiêu\s*[\d.,]*\s*[a-zđ]?\s*[.:)–-]*\s*)?(?:[a-zđ]\s*[.:)]\s*)?"
    r"(?:(?:phấn đấu|tiếp tục|từng bước)\s+)*"
)
_VERBS = (
    (Direction.UP, r"tăng(?! cường)|nâng"),
    (Direction.DOWN, r"giảm|hạ thấp"),
    (Direction.KEEP, r"duy trì|giữ vững|giữ nguyên"),
)
_OPENINGS = tuple((way, re.compile(rf"{_PREFIX}({verb})\b", re.IGNORECASE)) for way, verb in _VERBS)


def verb(label: str) -> tuple[Direction, str] | None:
    """The direction that a label's verb gives and the verb as printed; None for a label without one."""
    for way, opening in _OPENINGS:
        found = opening.match(label)
        if found:
            return way, found.group(1)
    return None
