"""Whether what a number format shows is the number."""

from decimal import Decimal

import pytest

from toolkit.core.numbers.sections import Shows, shows

USUAL = (
    "",
    "General",
    "Standard",
    "@",
    "0",
    "0000",
    "0.00",
    "0.??",
    "#,##0",
    "##,##0",
    "#,##0.00",
    "# ##0",
    "#'##0",
    "0%",
    "0.0%",
    '0" %"',
    r"0.00\%",
    '0.0"‰"',
    '#,##0" người"',
    'General" người"',
    '0" m2"',
    "$#,##0",
    "#,##0 [$₫-42A]",
    r"#,##0\ [$₫-42A];-#,##0\ [$₫-42A]",
    "[$USD-409] #,##0",
    "[$-42A]#,##0",
    "[Red]0.00",
    "0;[Red]-0",
    "#,##0.00;[Red]#,##0.00",
    "#,##0 ;(#,##0)",
    r"0.00_);[Red]\(0.00\)",
    '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    r'_(* #,##0_);_(* \(#,##0\);_(* "-"??_);_(@_)',
    '_-"₫"* #,##0_-;-"₫"* #,##0_-;_-"₫"* "-"_-;_-@_-',
    "+0;-0;0",
    "0.00E+00",
    "##0.0E+0",
    "# ?/?",
    "# ?/100",
    "dd/mm/yyyy",
    "[$-1010000]d/m/yyyy;@",
    'dd" tháng "mm',
    "h:mm AM/PM",
    "[h]:mm",
)


@pytest.mark.parametrize("number", ["14", "0.5", "0", "-5"])
@pytest.mark.parametrize("code", USUAL)
def test_usual_formats_show_the_number(code: str, number: str) -> None:
    assert shows(code, Decimal(number)) is Shows.NUMBER


@pytest.mark.parametrize(
    "code",
    [
        '0"0"',  # 140
        '"20"00',  # 2014
        "-0",
        '"- "0',
        "(0)",
        "0-",
        "1.0",
        "0*9",
        "*90",
        "[$20-42A]0",
        '[=14]"20";0',
        '"20"',
        ";;;",
        '""',
        "0,",  # thousands
        "0.0,,",
        '0.0,," triệu"',
        "0%%",
        "@@",
        "General0",
        r"0\.00",  # 0.14
        '0"h"00',
        '"."0',
        '0"e3"',
        '0"½"',
        '0"²"',
        "[>1000]0",  # hashes
        "[<0]0;[>1000]0",
        "[>x]0",
        "0" * 1001,
    ],
)
def test_formats_that_show_another_figure(code: str) -> None:
    assert shows(code, Decimal(14)) is Shows.OTHER


@pytest.mark.parametrize("code", ["#", "#,###", "0;-0;", "0;-0;;@", ";;;", '0;-0;"chưa có"', "??"])
def test_formats_that_do_not_show_a_zero(code: str) -> None:
    assert shows(code, Decimal(0)) is Shows.NOTHING


@pytest.mark.parametrize("code", ['"20"', '0;-0;"5"', '0"0"'])
def test_formats_that_show_another_figure_for_a_zero(code: str) -> None:
    assert shows(code, Decimal(0)) is Shows.OTHER


@pytest.mark.parametrize("code", ['0;-0;"0"', '0;-0;"0,0"', '0;-0;"-"', "0;-0;–"])
def test_words_that_stand_for_a_zero(code: str) -> None:
    assert shows(code, Decimal(0)) is Shows.NUMBER


@pytest.mark.parametrize("code", ["0;0", "0;", "0;;0", "-0", "[>100]0;-0", "[<100]0;0", "[<0]-0;0"])
def test_formats_that_lose_or_double_a_minus(code: str) -> None:
    assert shows(code, Decimal(-5)) is Shows.OTHER


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0;@", "-5", Shows.NUMBER),  # the second section is for texts
        ('[>100]0;"20"', "101", Shows.NUMBER),
        ('[>100]0;"20"', "100", Shows.OTHER),
        ('[>=100]0;"20"', "100", Shows.NUMBER),
        ('[<>14]0;"20"', "14", Shows.OTHER),
        ('[<=14]"20";0', "14", Shows.OTHER),
        ('[>100]0;"neg";0', "14", Shows.NUMBER),
        ('0;-0;0;"20"', "14", Shows.NUMBER),
        ("[<1]0.00;0", "0.5", Shows.NUMBER),
        ("[=0]0;#,###", "0", Shows.NUMBER),
        ("#,###", "0.5", Shows.NUMBER),
        ("#,###", "0.4", Shows.OTHER),  # nothing is shown
        ("#.##", "0.4", Shows.NUMBER),
        ("#%", "0.004", Shows.OTHER),
        (r'0\;"20"', "14", Shows.OTHER),  # the semicolon is escaped
        ('0" người; nam"', "14", Shows.NUMBER),
    ],
)
def test_which_section_a_number_falls_under(code: str, number: str, shown: Shows) -> None:
    assert shows(code, Decimal(number)) is shown
