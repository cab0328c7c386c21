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
_SHORT_NAMESPACE = re.compile(rb"xmlns[^\"'<>]{0,99}(?:\"[^\"]{0,300}\"|'[^']{0,300}')")


def tree(data: bytes, part: str, elements: int = DEFAULT.elements) -> Element:
    """The root of a part; Refused where it is not well-formed, declares a document type or has too many elements.

    In UTF-8 a document type can only begin with the bytes looked for here. Anything else that looks
    suspicious is tokenised first by a parser that refuses one, so that a comment is no false alarm.
    """
    if data.count(b"<") - data.count(b"</") > elements:
        raise Refused("too-large", "elements", found=f"> {elements}", limit=str(elements), part=part)
    if b"<!D" in data or not _UTF_8.match(data) or not _short_namespaces(data):
        _tokenise(data, part)
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError) as error:  # the latter two: impossible encodings
        raise Refused("damaged", "xml", part=part) from error


def _short_namespaces(data: bytes) -> bool:
    place = data.find(b"xmlns")
    while place >= 0:
        if not _SHORT_NAMESPACE.match(data, place):
            return False
        place = data.find(b"xmlns", place + 1)
    return True


def _tokenise(data: bytes, part: str) -> None:
    parser = expat.ParserCreate()  # it does not know of namespaces, so that the names of elements stay short
    parser.StartElementHandler = _check_namespaces
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused("damaged", "xml", part=part) from error


def _check_namespaces(_: str, attributes: Mapping[str, str]) -> None:
    if any(name.startswith("xmlns") and len(value) > _NAMESPACE for name, value in attributes.items()):
        raise Refused("hostile-file", "namespace")


def _refuse(*_: object) -> NoReturn:
    raise Refused("hostile-file", "doctype")


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


def namespace(root: Element) -> str:
    """The namespace of a part with its braces: strict workbooks use another one than usual, some writers none."""
    return root.tag[: -len(local(root.tag))]


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
    name = local(element.tag)
    if element.tag == f"{prefix}{name}" and name != "extLst":
        raise Refused("damaged", "structure", found=name[:20])
