"""One thing that is wrong with a plan file, whatever its format."""

from dataclasses import dataclass

from toolkit.core.findings.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProblem:
    """One thing that keeps a plan from being read, or that a person should look at."""

    place: Place
    where: str = ""
    """The part of the plan, for example "chỉ tiêu 3.2a.1"."""
    field: str = ""
    """Name of the field in a text file, heading of the column in a workbook."""
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line for the console."""
        word = "mục" if self.place.sheet else "trường"
        parts = [str(self.place), self.where, f"{word} '{self.field}'" if self.field else ""]
        return f"{', '.join(filter(None, parts))}: {self.message}. {self.remedy}"
