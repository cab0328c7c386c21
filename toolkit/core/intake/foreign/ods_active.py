"""What in the content of an .ods would run or fetch something (OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator, Mapping

from toolkit.core.intake.active import CONNECTIONS, CONTROLS, MACROS, OBJECTS, PROGRAMS
from toolkit.core.intake.markup import Element, local

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FORMULA, _EXPRESSION, _NAME = f"{_TABLE}formula", f"{_TABLE}expression", f"{_TABLE}name"
_LINK = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS: Mapping[str, str] = {
    "script": MACROS,
    "event-listener": MACROS,
    "applet": CONTROLS,
    "plugin": CONTROLS,
    "object-ole": OBJECTS,
    "dde-link": PROGRAMS,
    "dde-source": PROGRAMS,
    "dde-connection-decl": PROGRAMS,
    "database-source-sql": CONNECTIONS,
    "database-source-table": CONNECTIONS,
    "database-source-query": CONNECTIONS,
    "source-service": CONNECTIONS,
    "cell-range-source": CONNECTIONS,
    "connection-resource": CONNECTIONS,
}
"""Name of an element → what it brings in."""
_CLICKED = frozenset(("a", "button", "area-rectangle", "area-circle", "area-polygon"))
"""What is followed only where somebody clicks."""
_COPY = "'#$"
"""In the name of a hidden table that keeps what a link to another workbook has led to."""
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]|\.\.")
_LITERAL = re.compile('"[^"]*"')
_ASKING: Mapping[str, str] = {"DDE": PROGRAMS, "WEBSERVICE": CONNECTIONS}
"""Function → what it does."""
_FUNCTION = re.compile(rf"\b({'|'.join(_ASKING)})\s*\(", re.IGNORECASE)


def active_elements(content: Element) -> set[str]:
    """What a workbook holds of it, by names of ``ACTIVE`` in the wording."""
    copies = {
        source for table in content.iter(f"{_TABLE}table") if _COPY in table.get(_NAME, "") for source in table[:1]
    }
    return {what for element in content.iter() if element not in copies for what in _brought(element)}


def _brought(element: Element) -> Iterator[str]:
    name = local(element.tag)
    if name in _ELEMENTS:
        yield _ELEMENTS[name]
    elif name not in _CLICKED and _OUTSIDE.match(element.get(_LINK, "")):
        yield CONNECTIONS
    for formula in filter(None, (element.get(_FORMULA), element.get(_EXPRESSION))):
        yield from (_ASKING[asked.upper()] for asked in _FUNCTION.findall(_LITERAL.sub("", formula)))
