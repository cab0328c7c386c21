"""The narrative form: the outline's headings with room for prose."""

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Kind, Layout, Row, Slot
from toolkit.core.plan.model import Outline


def narrative_spec(outline: Outline) -> FormSpec:
    """The form of an outline."""
    return FormSpec(
        id=f"outline:{outline.id}",
        title=outline.title,
        layout=Layout.PROSE,
        columns=(
            Column(id="tt", heading="Mục", width=7),
            Column(id="label", heading="Nội dung đề cương", width=48),
            Column(
                id="text",
                heading="Tóm tắt của đơn vị",
                width=76,
                field=Field(kind=Kind.TEXT, prompt="Tóm tắt tối đa 10 dòng; toàn văn gửi kèm bản Word."),
                slot=Slot.TEXT,
                guide="Tóm tắt tối đa 10 dòng mỗi mục; toàn văn gửi kèm bản Word.",
            ),
        ),
        guidance="Tóm tắt tối đa 10 dòng mỗi mục; toàn văn gửi kèm bản Word.",
        place=outline.place,
    )


def narrative_form(outline: Outline) -> Form:
    """An outline's form; the same for every agency."""
    rows = tuple(
        Row(
            key=section.key,
            printed={
                "tt": section.number,
                "label": "\n".join(part for part in (section.title, section.guidance) if part),
            },
            heading=section.heading,
            params={"lines": str(section.max_lines)},
            label=f"{section.number} {section.title}".strip(),
        )
        for section in outline.sections
    )
    return Form(spec=narrative_spec(outline), rows=rows)
