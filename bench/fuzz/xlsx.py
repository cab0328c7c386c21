"""Changes to an .xlsx, small ones, of the kinds that programs, people and attackers make."""

import random
import re

from bench.fuzz.markup import attribute, block, swap_one, token, whole_part
from bench.fuzz.packages import in_the_zip, member, some_part, zipped
from bench.fuzz.seeded import Format, Parts
from bench.fuzz.values import CODES, KINDS, PLACES, SPELLED, VALUES

_VALUE = re.compile(rb"<v>([^<]*)</v>")
_TEXT = re.compile(rb"<t(?: [^>]*)?>([^<]*)</t>")
_CELL = re.compile(rb"<c [^>]*>.*?</c>|<c [^>]*/>", re.DOTALL)
_ROW = re.compile(rb"<row .*?</row>", re.DOTALL)
_ITEM = re.compile(rb"<si>.*?</si>", re.DOTALL)
_FORMAT = re.compile(rb'numFmtId="\d+"')
_RELATION = re.compile(rb"<Relationship [^>]*/>")
_SHEET = "xl/worksheets/"
_POOL = (*VALUES, *KINDS, *PLACES, *CODES, b"1", b"0", b"hidden", b"veryHidden", b"External", b"shared")


def _value(parts: Parts, chance: random.Random) -> None:
    name = some_part(parts, chance, _SHEET)
    parts[name] = swap_one(_VALUE, parts[name], chance, lambda _: b"<v>%s</v>" % chance.choice(VALUES))


def _text(parts: Parts, chance: random.Random) -> None:
    name = "xl/sharedStrings.xml" if "xl/sharedStrings.xml" in parts else some_part(parts, chance, _SHEET)
    parts[name] = swap_one(_TEXT, parts[name], chance, lambda _: b"<t>%s</t>" % chance.choice(VALUES))


def _attribute(parts: Parts, chance: random.Random) -> None:
    attribute(parts, chance, _POOL)


def _cell_attribute(parts: Parts, chance: random.Random) -> None:
    """Type, style or address of a cell."""
    name = some_part(parts, chance, _SHEET)
    letter, pool = chance.choice(((b"t", KINDS), (b"s", CODES), (b"r", PLACES)))

    def new(match: re.Match[bytes]) -> bytes:
        value = chance.choice(pool)
        pattern = re.compile(rb' %s="[^"]*"' % letter)
        if pattern.search(match[0]):
            return pattern.sub(b' %s="%s"' % (letter, value), match[0], count=1)
        return match[0].replace(b"<c ", b'<c %s="%s" ' % (letter, value), 1)

    parts[name] = swap_one(_CELL, parts[name], chance, new)


def _formula(parts: Parts, chance: random.Random) -> None:
    formulas = (
        b"<f>1+1</f>",
        b"<f>[1]A!B2</f>",
        b'<f t="shared" si="0"/>',
        b"<f>cmd|'/c'!A1</f>",
        b'<f t="array" ref="A1">1</f>',
        b"<f/>",
    )
    name = some_part(parts, chance, _SHEET)
    parts[name] = swap_one(_VALUE, parts[name], chance, lambda match: chance.choice(formulas) + match[0])


def _block(parts: Parts, chance: random.Random) -> None:
    block(parts, chance, (_ROW, _CELL, _ITEM, _RELATION))


def _format(parts: Parts, chance: random.Random) -> None:
    name = "xl/styles.xml"
    if name not in parts:
        return
    if chance.random() < 0.5:
        parts[name] = swap_one(_FORMAT, parts[name], chance, lambda _: b'numFmtId="%s"' % chance.choice(CODES))
    else:
        pattern = re.compile(rb'formatCode="[^"]*"')
        code = chance.choice(SPELLED).replace(b'"', b"&quot;")
        parts[name] = swap_one(pattern, parts[name], chance, lambda _: b'formatCode="%s"' % code)


XLSX = Format(
    "xlsx",
    zipped,
    {
        _value: 20,
        _text: 8,
        _attribute: 14,
        _cell_attribute: 18,
        _formula: 5,
        token: 10,
        _block: 10,
        _format: 8,
        member: 6,
        whole_part: 6,
    },
    in_the_zip,
)
