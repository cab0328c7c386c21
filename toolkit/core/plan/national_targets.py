"""Targets of the national strategy as figures, read from the text that a plan carries with an indicator.

The text follows Nghị quyết 28/NQ-CP (2021-2030), as :func:`toolkit.core.plan.national.national_target` words it:
"NQ 28/NQ-CP: dưới 30% vào năm 2025, dưới 25% vào năm 2030". A text of any other form gives no figure at all, for half
a reading of a target is worse than none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.plan.indicators import Direction, Indicator, Operator
from toolkit.core.units import UnitKind

_SOURCE = re.compile(r"^NQ 28/NQ-CP:\s*")
_REMARK = re.compile(r"\s*\(([^()]+)\)\s*$")
_PIECE = re.compile(
    r"(?:(?P<word>dưới|trên|ít nhất|tối thiểu|không quá|tối đa|khoảng)\s+)?"
    r"(?P<figure>\d+(?:,\d+)?)\s*(?P<unit>[^\d\s,].*?)??"
    r"(?:\s*(?:vào|từ)\s+năm\s+(?P<year>\d{4})(?P<onwards>\s+trở đi)?)?"
)
_OPERATORS = {
    "dưới": Operator.BELOW,
    "trên": Operator.ABOVE,
    "ít nhất": Operator.AT_LEAST,
    "tối thiểu": Operator.AT_LEAST,
    "không quá": Operator.AT_MOST,
    "tối đa": Operator.AT_MOST,
}
_NATURAL = {
    Direction.UP: Operator.AT_LEAST,
    Direction.KEEP: Operator.AT_LEAST,
    Direction.DOWN: Operator.AT_MOST,
}
_UNITS = (
    (UnitKind.PER_100000, re.compile(r"/\s*100\.000\b")),
    (UnitKind.PER_1000, re.compile(r"/\s*1\.?000\b")),
    (UnitKind.PER_100, re.compile(r"/\s*100\b")),
    (UnitKind.PERCENT, re.compile(r"^%")),
    (UnitKind.RATIO, re.compile(r"^lần\b")),
)

OTHER_UNIT = "đơn vị tính của địa phương khác"
OTHER_WAY = "chiều của chỉ tiêu trái với mức quốc gia"
NO_WAY = "kế hoạch không nêu chiều tăng hay giảm"
NO_FIGURE = "mức quốc gia không phải là con số"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTarget:
    """One figure that the strategy sets."""

    figure: Decimal
    """In the unit of the indicator."""
    operator: Operator
    """As worded, else by the direction of the indicator."""
    year: int | None
    """The year by which it is to be reached; None: every year."""
    onwards: bool
    """Whether it holds in later years too."""
    printed: str
    """As worded, without unit and year: "dưới 30"."""

    def holds_in(self, year: int) -> bool:
        """Whether this is the target of a year."""
        return self.year is None or self.year == year or (self.onwards and self.year < year)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTargets:
    """What the strategy sets for one indicator of a plan."""

    text: str
    """As the plan carries it, without its source."""
    targets: tuple[NationalTarget, ...]
    reason: str = ""
    """Vietnamese: why figures of the plan are not compared with these; empty where they are."""

    @property
    def years(self) -> tuple[int, ...]:
        """Years for which a figure is set, in order."""
        return tuple(sorted({target.year for target in self.targets if target.year is not None}))

    def of(self, year: int) -> NationalTarget | None:
        """The target that holds in a year: the latest one set."""
        holding = [target for target in self.targets if target.holds_in(year)]
        return max(holding, key=lambda target: target.year or 0, default=None)


def national_targets(row: Indicator) -> NationalTargets | None:
    """The national targets of an indicator; None where its plan names none."""
    if not row.national_target:
        return None
    text = _SOURCE.sub("", row.national_target)
    remark = _REMARK.search(text)
    found = [_PIECE.fullmatch(piece) for piece in re.split(r",\s+", _REMARK.sub("", text))]
    targets = tuple(_target(match, row.direction) for match in found if match is not None)
    if not targets or len(targets) < len(found):
        return NationalTargets(text=text, targets=(), reason=NO_FIGURE)
    kinds = {kind for match in found if match and (kind := _kind(match["unit"] or "")) is not None}
    reason = ""
    if kinds != {row.unit.kind}:
        reason = OTHER_UNIT
    elif remark is not None:
        reason = f"mức quốc gia tính {remark.group(1)}"
    elif row.direction is Direction.NONE:
        reason = NO_WAY
    elif any(not _agrees(target.operator, row.direction) for target in targets):
        reason = OTHER_WAY
    return NationalTargets(text=text, targets=targets, reason=reason)


def _target(match: re.Match[str], direction: Direction) -> NationalTarget:
    word = match["word"] or ""
    return NationalTarget(
        figure=Decimal(match["figure"].replace(",", ".")),
        operator=_OPERATORS.get(word) or _NATURAL.get(direction, Operator.AT_LEAST),
        year=int(match["year"]) if match["year"] else None,
        onwards=bool(match["onwards"]),
        printed=f"{word} {match['figure']}".strip(),
    )


def _kind(unit: str) -> UnitKind | None:
    return next((kind for kind, pattern in _UNITS if pattern.search(unit)), None)


def _agrees(operator: Operator, direction: Direction) -> bool:
    """Whether a target can be held against figures that are meant to move this way."""
    return (operator in (Operator.BELOW, Operator.AT_MOST)) == (direction is Direction.DOWN)
