"""Vietnamese before Unicode: what is converted, and what only looks like it."""

import pytest

from toolkit.core.numbers.legacy import Encoding, decode


@pytest.mark.parametrize(
    ("encoding", "rubbish", "text"),
    [
        (Encoding.TCVN3, "Tr\xadêng ®¹i häc", "Trường đại học"),
        (Encoding.TCVN3, "Kh«ng ph¸t sinh", "Không phát sinh"),
        (Encoding.TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (Encoding.VNI, "Boä Lao ñoäng", "Bộ Lao động"),
        (Encoding.VNI, "Böôùc ñaàu", "Bước đầu"),
        (Encoding.VNI, "Khoâng phaùt sinh, soá lieäu ñaày ñuû", "Không phát sinh, số liệu đầy đủ"),
    ],
)
def test_converted(encoding: Encoding, rubbish: str, text: str) -> None:
    assert decode(rubbish) == (encoding, text)


@pytest.mark.parametrize(
    "text",
    [
        "Không phát sinh",
        "hoá, toà, khoá, xoá",  # letters that VNI uses as pairs
        "« trích » 50·30 m²",
        "Công ty ABC®",
        "Müller",
        "Köln Düsseldorf",
        "Café Noël",
        "São Tomé",
        "thông\xadtin",
        "37°C",
        "plain",
        "",
    ],
)
def test_left_as_it_is(text: str) -> None:
    assert decode(text) == (Encoding.UNICODE, text)


def test_a_mixture_is_refused() -> None:
    assert decode("Tr\xadêng ®¹i học")[0] is Encoding.MIXED
