"""The XML within: entities, encodings, names, nesting."""

import re

from tests.hostile.attacks.model import (
    BOOK,
    INDICATORS,
    RELATIONS,
    STRINGS,
    STYLES,
    attack,
    changed,
    everywhere,
    in_rows,
)

_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/a.dtd"> %a;]>'
_DECLARATION = re.compile(rb"<\?xml[^>]*\?>")


def declared(data: bytes, text: str, encoding: str = "") -> bytes:
    """A part with another text behind its XML declaration."""
    head = f'<?xml version="1.0" encoding="{encoding or "UTF-8"}" standalone="yes"?>'
    body = _DECLARATION.sub(b"", data, count=1)
    return (head + text).encode() + body


def encoded(data: bytes, encoding: str, name: str = "") -> bytes:
    """A part in another encoding, and declared so."""
    text = _DECLARATION.sub(b"", data, count=1).decode()
    return f'<?xml version="1.0" encoding="{name or encoding}"?>{text}'.encode(encoding, "xmlcharrefreplace")


@attack("hostile-file")
def entities_that_multiply() -> bytes:
    """Entities made of entities ("a billion laughs") in a sheet."""
    return changed({INDICATORS: lambda data: declared(data, _LAUGHS).replace(b"<v>14</v>", b"<v>&c;</v>")})


@attack("hostile-file")
def entity_from_a_file() -> bytes:
    """An entity that is the content of /etc/passwd, among the shared strings."""
    return changed({STRINGS: lambda data: declared(data, _OUTSIDE).replace(b"<si><t>", b"<si><t>&a;", 1)})


@attack("hostile-file")
def entity_from_the_net() -> bytes:
    """A document type fetched from a server, in the list of sheets."""
    return changed({BOOK: lambda data: declared(data, _PARAMETER)})


@attack("hostile-file")
def doctype_in_styles() -> bytes:
    """A document type in the styles."""
    return changed({STYLES: lambda data: declared(data, _LAUGHS)})


@attack("hostile-file")
def doctype_in_relations() -> bytes:
    """A document type in the relationships."""
    return changed({RELATIONS: lambda data: declared(data, _LAUGHS)})


@attack("hostile-file")
def doctype_in_properties() -> bytes:
    """A document type in the properties, which may otherwise be lost without harm."""
    return changed({"docProps/custom.xml": lambda data: declared(data, _LAUGHS)})


@attack("hostile-file")
def doctype_in_utf_16() -> bytes:
    """A document type hidden in another encoding."""
    return changed({INDICATORS: lambda data: encoded(declared(data, _LAUGHS), "utf-16")})


@attack()
def doctype_in_a_comment() -> bytes:
    """A comment that mentions a document type"""
    return changed({INDICATORS: lambda data: declared(data, "<!-- <!DOCTYPE x> -->")})


@attack("hostile-file")
def namespace_of_a_megabyte() -> bytes:
    """A namespace whose name is a megabyte long and is repeated in the name of every element."""
    names = "".join(f"<n{number}/>" for number in range(3000))
    return changed(
        {
            INDICATORS: lambda data: data.replace(
                b"<sheetData>", f'<a xmlns="{"x" * 1_000_000}">{names}</a><sheetData>'.encode()
            )
        }
    )


@attack("hostile-file")
def nesting_of_a_million() -> bytes:
    """Elements nested a million deep."""
    deep = b"<a>" * 1_000_000 + b"</a>" * 1_000_000
    return changed({INDICATORS: lambda data: data.replace(b"<sheetData>", deep + b"<sheetData>")})


@attack()
def nesting_of_a_hundred_thousand() -> bytes:
    """Elements nested a hundred thousand deep, where nothing is read"""
    deep = b"<extLst>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</extLst>"
    return changed({INDICATORS: lambda data: data.replace(b"</worksheet>", deep + b"</worksheet>")})


@attack("damaged")
def null_bytes() -> bytes:
    """Null bytes in a sheet."""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", b"<v>1\x004</v>")})


@attack("damaged")
def invalid_utf_8() -> bytes:
    """Bytes that are no UTF-8."""
    return changed({STRINGS: lambda data: data.replace(b"<si><t>", b"<si><t>\xff\xfe", 1)})


@attack("damaged")
def unknown_encoding() -> bytes:
    """An encoding that there is not."""
    return changed({INDICATORS: lambda data: declared(data, "", "zip")})


@attack("damaged")
def encoding_that_is_not_so() -> bytes:
    """UTF-8 declared as UTF-16."""
    return changed({INDICATORS: lambda data: declared(data, "", "utf-16")})


@attack()
def utf_16() -> bytes:
    """All XML in UTF-16, as the standard allows"""
    return everywhere(lambda data: encoded(data, "utf-16"))


@attack()
def utf_16_without_declaration() -> bytes:
    """All XML in UTF-16, told by its first bytes alone"""
    return everywhere(lambda data: _DECLARATION.sub(b"", data, count=1).decode().encode("utf-16"))


@attack()
def byte_order_marks() -> bytes:
    """UTF-8 with a byte order mark"""
    return everywhere(lambda data: b"\xef\xbb\xbf" + data)


@attack()
def encoding_of_one_byte() -> bytes:
    """XML in the Vietnamese code page of Windows"""
    return everywhere(lambda data: encoded(data, "cp1258", "windows-1258"))


@attack()
def prefixed_names() -> bytes:
    """Element names with a prefix, as some programs write them"""

    def prefixed(data: bytes) -> bytes:
        data = data.replace(b' xmlns="', b' xmlns:x="', 1)
        return re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", data)

    return changed({INDICATORS: prefixed, STRINGS: prefixed, STYLES: prefixed})


@attack()
def values_in_pieces() -> bytes:
    """A value written with a comment, a character reference and a CDATA section"""
    return changed({INDICATORS: lambda data: data.replace(b"<v>14</v>", b"<v>&#49;<!-- 2 --><![CDATA[4]]></v>")})


@attack("damaged")
def row_number_of_five_thousand_digits() -> bytes:
    """A row whose number has five thousand digits."""
    return changed({INDICATORS: in_rows(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>')})


@attack("damaged")
def cut_off_inside() -> bytes:
    """A sheet that ends in the middle, in a package that is whole."""
    return changed({INDICATORS: lambda data: data[: len(data) // 2]})
