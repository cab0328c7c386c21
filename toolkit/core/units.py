"""Units of measure: what a figure counts, its scale, its natural bounds and its precision."""

from decimal import Decimal
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class UnitKind(StrEnum):
    """The families of units a plan may use."""

    PERCENT = "percent"
    PER_100 = "per-100"  # boys per 100 girls
    PER_1000 = "per-1000"
    PER_100000 = "per-100000"
    RATIO = "ratio"  # "lần": one quantity as a multiple of another
    COUNT = "count"
    AMOUNT = "amount"  # money or another continuous quantity that cannot be negative
    YEAR = "year"
    YES_NO = "yes-no"
    TEXT = "text"


_SCALES = {
    UnitKind.PERCENT: Decimal(100),
    UnitKind.PER_100: Decimal(100),
    UnitKind.PER_1000: Decimal(1000),
    UnitKind.PER_100000: Decimal(100000),
}

_WORDS = {
    UnitKind.PERCENT: "%",
    UnitKind.PER_100: "trên 100 (ví dụ số bé trai trên 100 bé gái)",
    UnitKind.PER_1000: "trên 1.000",
    UnitKind.PER_100000: "trên 100.000",
}


class Unit(BaseModel):
    """A unit as the plan prints it and as the tool understands it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: UnitKind
    printed: str = ""
    """The text of the source document, for example "(%)" or "ca sinh/1000"."""
    noun: str = ""
    """What a count counts: "cơ quan", "vụ", "người"."""

    @property
    def scale(self) -> Decimal:
        """Factor between numerator ÷ denominator and the printed figure (100 for percent)."""
        return _SCALES.get(self.kind, Decimal(1))

    @property
    def words(self) -> str:
        """The unit as it is understood, in Vietnamese; where the document prints it wrongly, this is what counts."""
        return _WORDS.get(self.kind) or self.noun or self.printed.strip("()")

    @property
    def shown(self) -> str:
        """The unit as the document prints it, else as it is understood."""
        return self.printed or self.words

    @property
    def integral(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.kind in (UnitKind.COUNT, UnitKind.YEAR)

    @property
    def numeric(self) -> bool:
        """Whether a figure is expected at all."""
        return self.kind not in (UnitKind.YES_NO, UnitKind.TEXT)

    @property
    def low(self) -> Decimal | None:
        """Smallest possible figure, inclusive."""
        if self.kind is UnitKind.YEAR:
            return Decimal(1990)
        return Decimal(0) if self.numeric else None

    @property
    def high(self) -> Decimal | None:
        """Largest possible figure, inclusive; None where the unit itself sets no limit."""
        if self.kind is UnitKind.YEAR:
            return Decimal(2100)
        return Decimal(100) if self.kind is UnitKind.PERCENT else None

    @property
    def decimals(self) -> int:
        """Decimals a figure carries unless the indicator says otherwise."""
        return 0 if self.integral else 2


COUNT = Unit(kind=UnitKind.COUNT, printed="số")
YEAR = Unit(kind=UnitKind.YEAR, printed="năm")
