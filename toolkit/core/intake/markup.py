"""XML parts of a package as trees; document types and entities are refused before a tree is built."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from toolkit.core.intake.limits import DEFAULT, Refused

Element = ET.Element
_UTF_8 = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:[A-Za-z]|\?xml(?![^>]*encoding)|\?xml[^>]*encoding=[\"'](?i:utf-8|us-ascii)[\"'])"
)
_NAMESPACE = 300
"""Characters that the name of a namespace may have: it is repeated in the name of every element within."""
_PLAIN_NAMESPACE = re.compile(rb"xmlns[^\"'<>]{0,99}(?:\"([^\"&]{0,300})\"|'([^'&]{0,300})')")
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespace of workbooks, and that of strict ones: office programs take either, a workbook uses one."""
_MAIN_BYTES = frozenset(name.encode() for name in _MAIN)
_SHOWN = 20
"""Characters of a name that are passed on."""
_CHOICES = "AlternateContent"
_ORDERS = frozenset(("ProcessContent", "MustUnderstand"))
_COMPATIBILITY = (_CHOICES.encode(), *(name.encode() for name in _ORDERS))
"""Markup compatibility (ECMA-376, part 3): variants of which each program takes the one that it understands."""
_TAKEN = frozenset((
    "sheetViews", "sheetView", "sheetFormatPr", "cols", "col", "sheetData", "row", "c", "v", "f", "is", "t", "r", "si",
    "sheetProtection", "mergeCells", "mergeCell", "conditionalFormatting", "cfRule", "dataValidations",
    "dataValidation", "sqref", "numFmts", "numFmt", "cellXfs", "xf", "dxfs", "dxf", "sheets", "sheet", "definedNames",
    "definedName", "workbookPr", "calcPr", "Relationship", "property",
))  # fmt: skip
"""What is read of a workbook. Excel writes variants of controls, objects, paths and long lists of choices only."""


def tree(data: bytes, part: str, elements: int = DEFAULT.elements) -> Element:
    """The root of a part; Refused where it is not well-formed, declares a document type or has too many elements.

    In UTF-8 a document type can only begin with the bytes looked for here. Anything else that looks
    suspicious is tokenised first by a parser that refuses one, so that a comment is no false alarm.
    """
    if data.count(b"<") - data.count(b"</") > elements:
        raise Refused("too-large", "elements", found=f"> {elements}", limit=str(elements), part=part)
    usual = _UTF_8.match(data) is not None
    if b"<!D" in data or not usual or not _plain_namespaces(data):
        _tokenise(data, part)
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:  # the latter two: impossible encodings
        raise Refused("damaged", "xml", part=part) from error
    if not usual or any(name in data for name in _COMPATIBILITY):
        _refuse_variants(root, part)
    return root


def _plain_namespaces(data: bytes) -> bool:
    """Whether the names of namespaces are short, written without references, and at most one is that of workbooks."""
    found = set()
    place = data.find(b"xmlns")
    while place >= 0:
        match = _PLAIN_NAMESPACE.match(data, place)
        if not match:
            return False
        found.add(match[1] or match[2])
        place = data.find(b"xmlns", place + 1)
    return not found >= _MAIN_BYTES


def _refuse_variants(root: Element, part: str) -> None:
    """Refuse variants of what we read, and orders to read foreign elements: programs would show different things."""
    own = {namespace(root), *(f"{{{name}}}" for name in _MAIN)}
    waiting = [(root, False)]
    while waiting:
        element, inside = waiting.pop()
        name = local(element.tag)
        taken = inside and name in _TAKEN and element.tag[: -len(name)] in own
        if taken or any(local(key) in _ORDERS for key, _ in element.items()):
            raise Refused("damaged", "variants", found=name[:_SHOWN], part=part)
        inside = inside or name == _CHOICES
        waiting += [(child, inside) for child in element]


def _tokenise(data: bytes, part: str) -> None:
    parser = expat.ParserCreate()  # it does not know of namespaces, so that the names of elements stay short
    main: set[str] = set()

    def check_namespaces(_: str, attributes: Mapping[str, str]) -> None:
        names = [value for name, value in attributes.items() if name.startswith("xmlns")]
        if any(len(name) > _NAMESPACE for name in names):
            raise Refused("hostile-file", "namespace")
        main.update(name for name in names if name in _MAIN)
        if len(main) > 1:
            raise Refused("damaged", "structure", part=part)

    parser.StartElementHandler = check_namespaces
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused("damaged", "xml", part=part) from error


def _refuse(*_: object) -> NoReturn:
    raise Refused("hostile-file", "doctype")


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def namespace(root: Element) -> str:
    """The namespace of a part with its braces: strict workbooks use another one than usual, some writers none."""
    return root.tag[: -len(local(root.tag))]


def own_name(element: Element, prefix: str) -> str:
    """The name of an element of the part's own namespace; empty for any other."""
    name = local(element.tag)
    return name if element.tag == f"{prefix}{name}" else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by local name: relationship ids are prefixed, and strict workbooks use another namespace."""
    value = element.get(name)
    if value is not None:
        return value
    return next((text for key, text in element.items() if key.endswith(f"}}{name}")), "")


def refuse_own(element: Element, prefix: str) -> None:
    """Refuse an element that does not belong where it is found, if it is of the part's own namespace.

    What it holds would be lost or shift what follows. Elements of other namespaces are extensions, and passed over.
    """
    name = own_name(element, prefix)
    if name and name != "extLst":
        raise Refused("damaged", "structure", found=name[:_SHOWN])
