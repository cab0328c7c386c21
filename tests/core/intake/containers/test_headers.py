"""Headers as clients write them."""

import datetime as dt
from email import message_from_bytes

import pytest

from toolkit.core.intake.containers import headers

WANTED = "Biểu Sở Y tế năm 2022.xlsx"
FILE_NAMES = {
    "Thunderbird": "attachment; filename*0*=UTF-8''%42%69%E1%BB%83%75%20%53%E1%BB%9F%20%59%20%74; \r\n"
    " filename*1*=%E1%BA%BF%20%6E%C4%83%6D%20%32%30%32%32%2E%78%6C%73%78",
    "Outlook": 'attachment;\r\n\tfilename="=?utf-8?B?Qmnhu4N1IFPhu58gWSB04bq/IG7Eg20gMjAyMi54bHN4?="',
    "Gmail": 'attachment; filename="=?UTF-8?B?Qmnhu4N1IFPhu58gWSB04bq/IG4=?=\r\n =?UTF-8?B?xINtIDIwMjIueGxzeA==?="',
    "a character cut in two": 'attachment; filename="=?UTF-8?B?Qmnhuw==?= =?UTF-8?B?g3UgU+G7nyBZIHThur8=?=\r\n'
    ' =?UTF-8?Q?_n=C4=83m_2022.xlsx?="',
    "Zimbra": "attachment; filename*=UTF-8''Bi%E1%BB%83u%20S%E1%BB%9F%20Y%20t%E1%BA%BF%20n%C4%83m%202022.xlsx",
    "without quotes": "attachment; filename=Biểu Sở Y tế năm 2022.xlsx; size=12",
    "raw bytes": 'attachment; filename="Biểu Sở Y tế năm 2022.xlsx"',
    "decomposed": "attachment; filename*=UTF-8''Bie%CC%82%CC%89u%20S%C6%A1%CC%89%20Y%20te%CC%82%CC%81%20na%CC%86m"
    "%202022.xlsx",
}


def header(name: str, value: str | bytes) -> str:
    data = value if isinstance(value, bytes) else value.encode()
    return headers.raw(message_from_bytes(name.encode() + b": " + data + b"\r\n\r\n"), name)


@pytest.mark.parametrize("value", FILE_NAMES.values(), ids=FILE_NAMES.keys())
def test_file_names(value: str) -> None:
    assert headers.parameters(header("content-disposition", value))["filename"] == WANTED


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('x; filename="a;b=c.xlsx"; size=1', "a;b=c.xlsx"),
        ("x; filename*=iso-8859-1'vi'B%E1o.xlsx", "Báo.xlsx"),
        ("x; filename*=none'vi'B%E1o.xlsx; filename*0*=a", None),
        ("x; filename", None),
        ("x; FileName = a.xlsx", "a.xlsx"),
    ],
)
def test_odd_parameters(value: str, name: str | None) -> None:
    found = headers.parameters(value)
    assert name is None or found["filename"] == name


@pytest.mark.parametrize(
    ("encoded", "text"),
    [
        ("=?iso-8859-1?B?QuFv?= c=?utf-8?Q?=C3=A1?=o", "Báo cáo"),
        ("=?windows-1258?B?QuFvIGPhbw==?=", "Báo cáo"),
        ("=?UTF-8*vi?Q?B=C3=A1o_c=C3=A1o?=", "Báo cáo"),
        ("=?unknown?Q?B=C3=A1o?=", "Báo"),
        ("=?utf-8?B?QuFv?=", "Báo"),
        ("=?utf-8?B?A?=", "A"),
        ("a\tb\x00c", "a b c"),
    ],
)
def test_encoded_words(encoded: str, text: str) -> None:
    assert headers.words(encoded) == text


@pytest.mark.parametrize(
    ("value", "sender"),
    [
        ("=?UTF-8?Q?S=E1=BB=9F_Y_t=E1=BA=BF?= <SoYTe@Example.VN>", ("soyte@example.vn", "Sở Y tế")),
        ("Sở Y tế, tỉnh A <a@b.vn>, c@d.vn", ("a@b.vn", "Sở Y tế, tỉnh A")),
        ("a@b.vn (Phòng A)", ("a@b.vn", "")),
        ('"So GD <soyte@x.vn>" <sogd@x.vn>', ("sogd@x.vn", "So GD <soyte@x.vn>")),
        ("Undisclosed recipients:;", ("", "")),
        ("<", ("", "")),
        ("", ("", "")),
    ],
)
def test_senders(value: str, sender: tuple[str, str]) -> None:
    assert headers.sender(header("from", value)) == sender


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("from a by b with ESMTPS id 1; Mon, 5 Dec 2022 23:30:00 +0700 (ICT)", dt.date(2022, 12, 5)),
        ("Mon, 5 Dec 2022 18:30:00 +0000", dt.date(2022, 12, 6)),
        ("Mon, 5 Dec 2022 18:30:00 -0000", dt.date(2022, 12, 6)),
        ("Mon, 5 Dec 2022 20:00:00 +07:00", dt.date(2022, 12, 5)),
        ("Mon, 5 Dec 2022 20:00:00 GMT+7", dt.date(2022, 12, 5)),
        ("Mon, 5 Dec 2022 20:00:00 ICT", dt.date(2022, 12, 5)),
        ("Mon, 5 Dec 2022 20:00:00", dt.date(2022, 12, 5)),
        ("2022-12-05T20:00:00+0700", dt.date(2022, 12, 5)),
        ("from a by b; Mon, 5 Dec 2022 20:00:00 +0700 (envelope-from <x;y@z>)", dt.date(2022, 12, 5)),
        ("Thu, 1 Jan 1970 00:00:00 +0000", None),
        ("05/12/2022", None),
        ("Fri, 31 Dec 9999 23:00:00 +0000", None),
        ("Mon, 32 Dec 2022 08:00:00 +9900", None),
        ("", None),
    ],
)
def test_days_are_those_of_vietnam(value: str, day: dt.date | None) -> None:
    assert headers.day(value) == day


def test_a_date_that_is_longer_than_any_is_none() -> None:
    assert headers.day("(" * 60_000 + ")" * 60_000 + "Thu, 01 Dec 2022 08:00:00 +0700") is None
