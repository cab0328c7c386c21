"""Changes to a workbook, small ones, of the kinds that programs, people and attackers make."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Mapping

Parts = dict[str, bytes]
_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:]{1,60})="([^"]*)"')
_VALUE = re.compile(rb"<v>([^<]*)</v>")
_TEXT = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_CELL = re.compile(rb"<c [^>]*>.*?</c>|<c [^>]*/>", re.DOTALL)
_ROW = re.compile(rb"<row .*?</row>", re.DOTALL)
_ITEM = re.compile(rb"<si>.*?</si>", re.DOTALL)
_FORMAT = re.compile(rb'numFmtId="\d+"')
_RELATION = re.compile(rb"<Relationship [^>]*/>")
_XML = re.compile(rb"<\?xml[^>]*\?>")
_SHEET = "xl/worksheets/"
VALUES: tuple[bytes, ...] = (
    b"", b" ", b"0", b"-0", b"1", b"-1", b"14", b"0.5", b"66.67", b"66,67", b"1_000", b"1.000", b"1,000.5", b"007",
    b"+5", b" 5 ", b"5.", b".5", b"1e3", b"1E-3", b"1E400", b"-1E308", b"1E-400", b"9" * 40, b"9" * 5000, b"NaN",
    b"Infinity",
    b"0x10", b"TRUE", b"true", b"44896", b"2958466", b"-44896", b"44896.5", b"#REF!", b"#DIV/0!", "１２".encode(),
    "١٢".encode(), "½".encode(), b"50%", b"1/2", b"1 000", "1\u00a0000".encode(), "\u202e12".encode(), b"12\n13",
    b"&#49;2", b"&lt;", b"&amp;", b"_x0031_", b"_x000D_", b"a" * 40_000, b"=1+1", b"2022-12-01", b"2022-12-01T00:00:00",
    b"999999999",
    b"4294967295", b"4294967296", b"18446744073709551616",
)  # fmt: skip
KINDS: tuple[bytes, ...] = (b"n", b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"x", b"")
PLACES: tuple[bytes, ...] = (
    b"A1",
    b"A0",
    b"B2",
    b"G5",
    b"XFD1048576",
    b"XFE1",
    b"ZZZZ9",
    b"a1",
    b"$A$1",
    b"1A",
    b"A",
    b"1",
    b"",
)
CODES: tuple[bytes, ...] = (
    b"0",
    b"1",
    b"2",
    b"9",
    b"10",
    b"14",
    b"22",
    b"49",
    b"164",
    b"165",
    b"999",
    b"-1",
    b"x",
    b"",
)
SPELLED: tuple[bytes, ...] = (
    b"0%",
    b"0.0%",
    b"General",
    b"dd/mm/yyyy",
    b'0"%"',
    b"0\\%",
    b"[Red]0%",
    b";;;",
    b"@",
    b"hh:mm",
    b"#,##0.00",
    b"",
)


def mutated(parts: Mapping[str, bytes], seed: int) -> bytes:
    """The workbook of these parts with one to four changes; the same for the same seed."""
    chance = random.Random(seed)
    changed = dict(parts)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        chance.choices(_CHANGES, _WEIGHTS)[0](changed, chance)
    data = zipped(changed)
    return _in_the_zip(data, chance) if chance.random() < 0.08 else data


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of parts; a name may stand for several with a number sign and a number behind it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _some_part(parts: Parts, chance: random.Random, start: str = "") -> str:
    names = [name for name in parts if name.startswith(start) and parts[name]]
    return chance.choice(names or list(parts))


def _swap_one(
    pattern: re.Pattern[bytes], data: bytes, chance: random.Random, new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """One occurrence, any of them, replaced."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + new(match) + data[match.end() :]


def _value(parts: Parts, chance: random.Random) -> None:
    name = _some_part(parts, chance, _SHEET)
    parts[name] = _swap_one(_VALUE, parts[name], chance, lambda _: b"<v>%s</v>" % chance.choice(VALUES))


def _text(parts: Parts, chance: random.Random) -> None:
    name = "xl/sharedStrings.xml" if "xl/sharedStrings.xml" in parts else _some_part(parts, chance, _SHEET)
    parts[name] = _swap_one(_TEXT, parts[name], chance, lambda _: b"<t>%s</t>" % chance.choice(VALUES))


def _attribute(parts: Parts, chance: random.Random) -> None:
    """An attribute with another value, the value of another one, gone, or doubled."""
    name = _some_part(parts, chance)
    pool = (*VALUES, *KINDS, *PLACES, *CODES, b"1", b"0", b"hidden", b"veryHidden", b"External", b"shared")
    others = _ATTRIBUTE.findall(parts[name])[:2000]

    def new(match: re.Match[bytes]) -> bytes:
        how = chance.random()
        if how < 0.4:
            return b'%s="%s"' % (match[1], chance.choice(pool).replace(b'"', b"&quot;"))
        if how < 0.8:
            return b'%s="%s"' % (match[1], chance.choice(others)[1])
        return b"" if how < 0.9 else match[0] + b" " + match[0]

    parts[name] = _swap_one(_ATTRIBUTE, parts[name], chance, new)


def _cell_attribute(parts: Parts, chance: random.Random) -> None:
    """Type, style or address of a cell."""
    name = _some_part(parts, chance, _SHEET)
    letter, pool = chance.choice(((b"t", KINDS), (b"s", CODES), (b"r", PLACES)))

    def new(match: re.Match[bytes]) -> bytes:
        value = chance.choice(pool)
        pattern = re.compile(rb' %s="[^"]*"' % letter)
        if pattern.search(match[0]):
            return pattern.sub(b' %s="%s"' % (letter, value), match[0], count=1)
        return match[0].replace(b"<c ", b'<c %s="%s" ' % (letter, value), 1)

    parts[name] = _swap_one(_CELL, parts[name], chance, new)


def _formula(parts: Parts, chance: random.Random) -> None:
    formulas = (
        b"<f>1+1</f>",
        b"<f>[1]A!B2</f>",
        b'<f t="shared" si="0"/>',
        b"<f>cmd|'/c'!A1</f>",
        b'<f t="array" ref="A1">1</f>',
        b"<f/>",
    )
    name = _some_part(parts, chance, _SHEET)
    parts[name] = _swap_one(_VALUE, parts[name], chance, lambda match: chance.choice(formulas) + match[0])


def _token(parts: Parts, chance: random.Random) -> None:
    """A tag or text gone, doubled, moved or exchanged with another."""
    name = _some_part(parts, chance)
    tokens = _TOKEN.findall(parts[name])
    if len(tokens) < 2:
        return
    one, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    how = chance.randrange(4)
    if how == 0:
        del tokens[one]
    elif how == 1:
        tokens.insert(one, tokens[one])
    elif how == 2:
        tokens.insert(other, tokens.pop(one))
    else:
        tokens[one], tokens[other] = tokens[other], tokens[one]
    parts[name] = b"".join(tokens)


def _block(parts: Parts, chance: random.Random) -> None:
    """A whole row, cell, string or relationship gone, doubled, or put where another one is."""
    name = _some_part(parts, chance)
    pattern = chance.choice((_ROW, _CELL, _ITEM, _RELATION))
    blocks = [match[0] for match in pattern.finditer(parts[name])]
    if blocks:
        how = chance.randrange(3)
        parts[name] = _swap_one(
            pattern, parts[name], chance, lambda match: (b"", match[0] * 2, chance.choice(blocks))[how]
        )


def _format(parts: Parts, chance: random.Random) -> None:
    name = "xl/styles.xml"
    if name not in parts:
        return
    if chance.random() < 0.5:
        parts[name] = _swap_one(_FORMAT, parts[name], chance, lambda _: b'numFmtId="%s"' % chance.choice(CODES))
    else:
        pattern = re.compile(rb'formatCode="[^"]*"')
        code = chance.choice(SPELLED).replace(b'"', b"&quot;")
        parts[name] = _swap_one(pattern, parts[name], chance, lambda _: b'formatCode="%s"' % code)


def _member(parts: Parts, chance: random.Random) -> None:
    """A member gone, under another name, or with the content of another one."""
    name, other = _some_part(parts, chance), _some_part(parts, chance)
    how = chance.randrange(5)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[chance.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", f"{name}x"))] = parts.pop(
            name
        )
    elif how == 2:
        parts[name] = parts[other]
    elif how == 3:
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[chance.choice((name.upper(), "xl/vbaProject.bin", "xl/embeddings/a.bin"))] = parts[name]


def _whole_part(parts: Parts, chance: random.Random) -> None:
    """A part in another encoding, with a document type, with a byte order mark, cut off, or with bytes changed."""
    name = _some_part(parts, chance)
    data = parts[name]
    how = chance.randrange(7)
    if how == 0:
        parts[name] = b"\xef\xbb\xbf" + data
    elif how == 1:
        parts[name] = (
            _XML.sub(b'<?xml version="1.0" encoding="UTF-16"?>', data, count=1)
            .decode(errors="replace")
            .encode("utf-16")
        )
    elif how == 2:
        parts[name] = _XML.sub(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "1">]>', data, count=1)
    elif how == 3:
        parts[name] = data[: chance.randrange(len(data) + 1)]
    elif how == 4:
        parts[name] = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", data).replace(b'xmlns="', b'xmlns:x="', 1)
    elif how == 5:
        parts[name] = data.replace(b'"', b"'")
    else:
        parts[name] = _flipped(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, 0x3C, 0x22, 0x30, chance.randrange(256)))
    return bytes(changed)


def _in_the_zip(data: bytes, chance: random.Random) -> bytes:
    """Bytes of the package itself: changed, cut off, or a field of its directory overwritten."""
    how = chance.randrange(3)
    if how == 0:
        return _flipped(data, chance)
    if how == 1:
        return data[: chance.randrange(len(data))]
    entries = [match.start() for match in re.finditer(b"PK\x01\x02", data)]
    changed = bytearray(data)
    at, kind = chance.choice(((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (42, "<I")))
    values = (
        (0, 1, 0xFFFF, chance.randrange(0xFFFF)) if kind == "<H" else (0, 1, 0xFFFFFFFF, chance.randrange(len(data)))
    )
    struct.pack_into(kind, changed, chance.choice(entries) + at, chance.choice(values))
    return bytes(changed)


_CHANGES: tuple[Callable[[Parts, random.Random], None], ...] = (
    _value, _text, _attribute, _cell_attribute, _formula, _token, _block, _format, _member, _whole_part,
)  # fmt: skip
_WEIGHTS = (20, 8, 14, 18, 5, 10, 10, 8, 6, 6)
