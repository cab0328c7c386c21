"""Documents for other programs, which a person may also see on a terminal."""

import json

from toolkit.core.text import steers


def json_text(document: object, indent: int = 1) -> str:
    """A document as JSON, Vietnamese as it is written.

    What steers a terminal or turns the direction of a line stands there as an escape: a program that reads the document
    gets every character, a terminal that shows it obeys none.
    """
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    for sign in set(text):
        if sign != "\n" and steers(sign):
            text = text.replace(sign, json.dumps(sign)[1:-1])
    return text
