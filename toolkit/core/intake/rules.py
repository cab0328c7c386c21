"""Conditional formatting: the number formats that rules of a sheet may show in place of those of its cells."""

from collections.abc import Iterator, Mapping

from toolkit.core.intake.limits import Refused
from toolkit.core.intake.markup import Element, local
from toolkit.core.intake.ranges import Range, areas, is_off

_GROUP = "conditionalFormatting"
_NO_NUMBER = ";;"
"""The format that shows no number: a bar or a sign stands in its place."""
_GENERAL = "General"
"""The format that shows the number as it is stored. Some programs write it where a rule is to change none."""


def reformatted(part: Element, formats: Mapping[int, str]) -> Iterator[tuple[Range, str]]:
    """Ranges of a part of a sheet in which a rule may show numbers in another format, each with that format.

    ``formats``: those of the rules that the styles hold, by number. Raises Refused.
    """
    for group in part.iter():
        if local(group.tag) == _GROUP:
            shown = {one for rule in group for one in _formats_of(rule, formats)} - {_GENERAL}
            if shown:
                yield from ((area, one) for area in areas(group) for one in sorted(shown))


def _formats_of(rule: Element, formats: Mapping[int, str]) -> Iterator[str]:
    style = rule.get("dxfId")
    if style is not None:
        yield formats.get(_number(style), _GENERAL)
    for inside in rule.iter():
        name = local(inside.tag)
        if name == _GROUP:
            raise Refused("damaged", "structure", found=name)
        if name == "numFmt":
            yield inside.get("formatCode", _GENERAL)
        elif is_off(inside, "showValue"):
            yield _NO_NUMBER


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise Refused("damaged", "style", found=text[:20]) from error
