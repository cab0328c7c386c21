"""Changes to an .ods: values, kinds, repetitions and formulas of its cells, its XML, and the package it lies in."""

import random
import re

from bench.fuzz.markup import attribute, block, swap_one, token, whole_part
from bench.fuzz.packages import in_the_zip, member, zipped
from bench.fuzz.seeded import Format, Parts
from bench.fuzz.values import VALUES

_CONTENT = "content.xml"
_VALUE = re.compile(rb'(office:(?:value|string-value|date-value|time-value|boolean-value))="[^"]*"')
_KIND = re.compile(rb'((?:office|calcext):value-type)="[^"]*"')
_SHOWN = re.compile(rb"<text:p>[^<]*</text:p>")
_WHOLE_CELL = re.compile(rb"<table:(?:covered-)?table-cell[^>]*(?:/>|>.*?</table:(?:covered-)?table-cell>)", re.DOTALL)
_ROW = re.compile(rb"<table:table-row.*?</table:table-row>", re.DOTALL)
_TABLE = re.compile(rb"<table:table .*?</table:table>", re.DOTALL)
_KINDS = (b"float", b"percentage", b"currency", b"date", b"time", b"boolean", b"string", b"void", b"error", b"x", b"")
_COUNTS = (
    b"0", b"1", b"2", b"-1", b"7", b"999", b"16384", b"65536", b"1048576", b"999999999", b"4294967296", b"1.5", b"",
    b"x", b"9" * 30, "٣".encode(), b" 2", b"+2", b"1e3",
)  # fmt: skip
_REPEATED = (b"table:number-columns-repeated", b"table:number-rows-repeated", b"table:number-columns-spanned")
_MOMENTS = (
    b"2022-12-01", b"2022-12-01T10:00:00", b"1899-12-30", b"0000-00-00", b"9999-12-31", b"-0001-01-01", b"2022-13-45",
    b"12022-01-01", b"PT12H00M00S", b"PT", b"-PT1H", b"PT99999999999H", b"P1D", b"PT1H61M", b"true", b"false", b"TRUE",
)  # fmt: skip
_FORMULAS = (b"of:=1+1", b"=1+1", b"of:=DDE(&quot;a&quot;;&quot;b&quot;)", b"msoxl:=1", b"", b"of:=[.A1]", b"x" * 9000)
_INSIDE = (
    b"<text:p/>", b"<text:p>14</text:p>", b"<text:p>1<text:s text:c='9999999'/>4</text:p>",
    b"<text:p>1<text:span>4</text:span></text:p>", b"<text:p>1<text:line-break/>4</text:p><text:p>5</text:p>",
    b"<office:annotation><text:p>14</text:p></office:annotation>", b"<text:p>1<text:tab/>4</text:p>",
    b"<draw:frame><draw:text-box><text:p>14</text:p></draw:text-box></draw:frame>",
    b"<text:p>" + b"a" * 40_000 + b"</text:p>",
    b"<text:list><text:list-item><text:p>1</text:p></text:list-item></text:list>", b"<table:table-cell/>",
    b"<table:table-row><table:table-cell/></table:table-row>",
)  # fmt: skip
_AROUND = (
    b"table-header-rows", b"table-row-group", b"table-rows", b"table-header-columns", b"shapes", b"tracked-changes",
)  # fmt: skip
_STATES = (b"collapse", b"filter", b"visible", b"true", b"false", b"-1")
_POOL = (*VALUES, *_KINDS, *_COUNTS, *_MOMENTS, *_STATES)


def _swap(pattern: re.Pattern[bytes], parts: Parts, chance: random.Random, pool: tuple[bytes, ...]) -> None:
    """The value of an attribute, or all that is found where the pattern names none."""
    if _CONTENT in parts:
        said = chance.choice(pool)
        parts[_CONTENT] = swap_one(
            pattern, parts[_CONTENT], chance, lambda match: b'%s="%s"' % (match[1], said) if match.lastindex else said
        )


def _value(parts: Parts, chance: random.Random) -> None:
    _swap(_VALUE, parts, chance, (*VALUES, *_MOMENTS))


def _kind(parts: Parts, chance: random.Random) -> None:
    _swap(_KIND, parts, chance, _KINDS)


def _shown(parts: Parts, chance: random.Random) -> None:
    _swap(_SHOWN, parts, chance, (*_INSIDE, *(b"<text:p>%s</text:p>" % value for value in VALUES)))


def _added(parts: Parts, chance: random.Random) -> None:
    """One more attribute of a cell or row: how often it is repeated, what it is, its formula."""
    name, pool = chance.choice(
        (
            *((name, _COUNTS) for name in _REPEATED),
            (b"office:value-type", _KINDS),
            (b"office:value", VALUES),
            (b"office:date-value", _MOMENTS),
            (b"office:string-value", VALUES),
            (b"calcext:value-type", _KINDS),
            (b"table:formula", _FORMULAS),
            (b"table:visibility", _STATES),
            (b"table:protected", _STATES),
        )
    )
    said = chance.choice(pool)
    pattern = re.compile(rb"(<table:(?:table-row|table-cell|covered-table-cell|table-column|table))(?=[ >/])")
    if _CONTENT in parts:
        parts[_CONTENT] = swap_one(
            pattern, parts[_CONTENT], chance, lambda match: b'%s %s="%s"' % (match[1], name, said)
        )


def _wrapped(parts: Parts, chance: random.Random) -> None:
    """Rows in a group, or among what is no part of the sheet."""
    around = chance.choice(_AROUND)
    pattern = chance.choice((_ROW, _ROW, _TABLE, _WHOLE_CELL))
    if _CONTENT in parts:
        parts[_CONTENT] = swap_one(
            pattern, parts[_CONTENT], chance, lambda match: b"<table:%s>%s</table:%s>" % (around, match[0], around)
        )


def _block(parts: Parts, chance: random.Random) -> None:
    block(parts, chance, (_WHOLE_CELL, _WHOLE_CELL, _ROW, _TABLE))


def _attribute(parts: Parts, chance: random.Random) -> None:
    attribute(parts, chance, _POOL)


ODS = Format(
    "ods",
    zipped,
    {
        _value: 20,
        _kind: 10,
        _shown: 12,
        _added: 20,
        _wrapped: 6,
        _block: 10,
        _attribute: 10,
        token: 8,
        member: 4,
        whole_part: 4,
    },
    in_the_zip,
)
