"""The chain as an indented page for the console."""

from collections.abc import Iterator, Sequence

from toolkit.core.readback.trace.inbox import Check
from toolkit.core.readback.trace.model import Source, Step
from toolkit.core.text import shortened

_INDENT = "  "
_TYPED_LENGTH = 200


def page(step: Step, checks: Sequence[Check] | None) -> Iterator[str]:
    """Lines of text, the cell that was asked for first."""
    yield from _Page(checks or ()).step(step, 0)
    if checks is not None:
        failed = sum(not check.agrees for check in checks)
        yield (
            f"Đối chiếu với hộp nhận: {len(checks)} dòng dữ liệu, {failed} dòng không khớp."
            if checks
            else "Không có dòng dữ liệu nào để đối chiếu với hộp nhận."
        )


class _Page:
    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = {check.row: check for check in checks}
        self._told: set[int] = set()

    def step(self, step: Step, depth: int) -> Iterator[str]:
        start = _INDENT * depth
        about = " – ".join(filter(None, (step.heading, step.label)))
        shown = shortened(step.shown) or "(trống)"
        yield f"{start}{step.sheet}!{step.address}{f' – {about}' if about else ''}: {shown}"
        inner = start + _INDENT
        if step.words:
            yield f"{inner}= {step.words}"
        if step.conditions:
            yield f"{inner}vì {'; '.join(dict.fromkeys(step.conditions))}"
        if step.formula:
            yield f"{inner}công thức: {step.formula}"
        if step.note:
            yield f"{inner}{step.note}"
        for below in step.steps:
            yield from self.step(below, depth + 1)
        for entered, title in ((True, "Số liệu được tính:"), (False, "Số liệu không được tính:")):
            sources = [source for source in step.sources if source.entered is entered]
            if sources:
                yield f"{inner}{title}"
                for source in sources:
                    yield from self._source(source, inner + _INDENT)

    def _source(self, source: Source, start: str) -> Iterator[str]:
        line = source.line
        figures = "; ".join(f"{heading}: {shown}" for heading, shown in source.figures)
        yield f"{start}{line.agency} (dòng {source.row} trang Dữ liệu){f' – {figures}' if figures else ''}"
        inner = start + _INDENT
        if source.reason:
            yield f"{inner}không tính vì: {source.reason}"
        if source.row in self._told:
            yield f"{inner}tệp và ô: như trên"
            return
        self._told.add(source.row)
        yield f"{inner}tệp {line.file}, trang “{line.sheet}”, mã băm {line.hash}"
        for address, typed in source.typed:
            yield f"{inner}ô {address} gõ: “{shortened(typed, _TYPED_LENGTH)}”"
        if line.how:
            yield f"{inner}cách đọc: {line.how}"
        check = self._checks.get(source.row)
        if check is not None:
            yield f"{inner}{'✓' if check.agrees else '✗'} {check.said}"
        elif source.by_hand:
            yield f"{inner}✗ {source.by_hand}"
