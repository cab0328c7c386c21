"""Contents, kinds, addresses and numbers that readers stumble over."""

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
