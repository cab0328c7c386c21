"""Vietnamese in the encodings before Unicode: TCVN3 (.VnTime fonts) and VNI arrive as accented Latin rubbish.

Both map one to one to Unicode, so the text is converted where every odd character belongs to the
table; text that is only partly in such an encoding is refused.
"""

import re
import unicodedata
from enum import StrEnum

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_SYMBOLS = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾"
_BESIDE_LETTER = re.compile(f"[{_SYMBOLS}][A-Za-z]|[A-Za-z][{_SYMBOLS}]")
_INSIDE_WORD = re.compile(f"[A-Za-z][{_SYMBOLS.replace(chr(0xAD), '')}][a-z]")

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
_MARKS = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_ON_AEO = {"â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT}
_ON_A = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}
_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}
_FOREIGN = frozenset("ñöïäåûøæüëîÑÖÏÄÅÛØÆÜËÎ")  # in no Vietnamese word written in Unicode
_ODD = re.compile(f"[{_SYMBOLS}{''.join(sorted(_FOREIGN))}]")
"""Without any of these a text is in none of the encodings before Unicode."""


class Encoding(StrEnum):
    """What a text is written in."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    MIXED = "mixed"  # partly legacy: cannot be converted safely


def _vni() -> dict[str, str]:
    table = dict(_SINGLE)
    for mark, accent in _MARKS.items():
        table |= {base + mark: base + accent for base in "aeouy"}
        table |= {"ô" + mark: "ơ" + accent, "ö" + mark: "ư" + accent}
    for mark, accent in _ON_AEO.items():
        table |= {base + mark: base + _CIRCUMFLEX + accent for base in "aeo"}
    table |= {"a" + mark: "a" + _BREVE + accent for mark, accent in _ON_A.items()}
    lower = {key: unicodedata.normalize("NFC", text) for key, text in table.items()}
    upper = {key.upper(): text.upper() for key, text in lower.items()}
    return lower | upper | {key.capitalize(): text.capitalize() for key, text in lower.items()}


_VNI = _vni()
_VNI_PART = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def decode(text: str) -> tuple[Encoding, str]:
    """The encoding of a text and the text in Unicode (unchanged where it cannot be converted safely)."""
    if text.isascii() or _ODD.search(text) is None:
        return Encoding.UNICODE, text
    marks = [c for c in text if not c.isascii()]
    latin = all(c <= "\xff" for c in marks)
    if latin and all(c in _TCVN3 for c in marks) and _looks_like_tcvn3(text, marks):
        return Encoding.TCVN3, "".join(_TCVN3.get(c, c) for c in text)
    if latin and len(marks) > 1 and _FOREIGN.intersection(marks) and _VNI_PART.sub("", text).isascii():
        return Encoding.VNI, _VNI_PART.sub(lambda part: _VNI[part.group()], text)
    odd = [c for c in marks if c in _SYMBOLS and c not in "\xad«»"]  # these three occur in good texts too
    mixed = len(odd) > 1 and 3 * len(odd) >= len(marks) and bool(_BESIDE_LETTER.search(text))
    return (Encoding.MIXED if mixed else Encoding.UNICODE), text


def _looks_like_tcvn3(text: str, marks: list[str]) -> bool:
    symbols = sum(c in _SYMBOLS for c in marks)
    if symbols > 1:
        return bool(_BESIDE_LETTER.search(text))
    return symbols == 1 and len(marks) > 1 and bool(_INSIDE_WORD.search(text) or _FOREIGN.intersection(marks))
