"""docs/security.md tells of every attack and limit what is so."""

from tests.hostile.page import PAGE, page


def test_the_page_is_as_the_attacks_and_the_limits_are() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "python -m tests.hostile.page"
