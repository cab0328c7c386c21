"""What reports and letters share: letterhead, closing, the line that says it is a draft."""

from collections.abc import Iterator

from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Basis
from toolkit.core.report.case import Case
from toolkit.core.report.text import Closing, Letterhead, Paragraph, Span, doubt, paragraph, spaced
from toolkit.core.report.wording import letterhead_name
from toolkit.core.vocabulary import FIELD_WORDS

_NO_SYMBOL = "……-……"


def letterhead(case: Case, symbol: str, about: str = "") -> Letterhead:
    """The two columns above the text."""
    outgoing = case.outgoing
    return Letterhead(
        superior=letterhead_name(outgoing.superior) if outgoing.superior else "",
        issuer=letterhead_name(outgoing.issuer),
        symbol=Span(symbol or _NO_SYMBOL, doubt=not symbol),
        about=about,
        place=case.plan.place,
        year=case.as_of.year,
    )


def closing(case: Case, recipients: tuple[str, ...] = ()) -> Closing:
    """Nơi nhận and signature; ``recipients`` stand before those of the plan."""
    outgoing = case.outgoing
    archive = f"Lưu: VT, {outgoing.archive}." if outgoing.archive else "Lưu: VT."
    listed = dict.fromkeys((*recipients, *outgoing.recipients)) or {"Như trên": None}
    lines = [line.strip() for line in outgoing.signer.split("\n") if line.strip()]
    # A line in brackets says what a person has to write there.
    signer = tuple(Span(line, doubt=line.startswith("[")) for line in lines)
    return Closing(recipients=tuple(listed), archive=archive, signer=signer)


def draft_line(case: Case, marks: int) -> Paragraph:
    """The first line of every draft."""
    extra = list(_assumed(case))
    left = f" Còn {marks + len(extra)} chỗ như vậy." if marks + len(extra) else ""
    return paragraph(
        Span(
            f"DỰ THẢO lập từ sổ tổng hợp {case.book.file}, số liệu tính đến {show_date(case.book.as_of)}. Chỗ nào tô "
            f"màu là người soạn phải xem lại hoặc bổ sung.{left} Xóa đoạn này trước khi trình ký.",
            doubt=True,
        ),
        *spaced(extra),
    )


def _assumed(case: Case) -> Iterator[Span]:
    """What nobody has said about the document itself, and that the workbook may be edited."""
    if case.book.saved:
        yield doubt(
            "sổ tổng hợp đã được một chương trình khác lưu lại sau khi lập, có thể đã sửa tay: lời ghi cạnh số liệu có "
            "thể không còn khớp; chạy bdgxl merge … --check để xem chỗ nào đã sửa"
        )
    if not case.plan.number or case.plan.issued is None:
        yield doubt("kế hoạch chưa ghi số hoặc ngày ban hành")
    outgoing = case.outgoing
    names = [name for name, basis in outgoing.field_basis.items() if basis is not Basis.STATED]
    if outgoing.basis is not Basis.STATED:
        yield doubt("thể thức (cơ quan ban hành, nơi gửi, người ký) kế hoạch không nêu, là đề xuất của công cụ")
    elif names:
        words = ", ".join(FIELD_WORDS.get(name, name) for name in names)
        yield doubt(f"{words}: kế hoạch không nêu, là đề xuất của công cụ")
