"""Lines below a text that say who wrote it."""

import re

from posturemap.claims.reading.wording import layout_words

_CAPITAL = r"[^\W\d_a-z][\w’'.-]"
_NAME = rf"(?:(?:Dr|Prof|Col|Gen|Lt)\.?\s)*{_CAPITAL}+(?:\s(?:{_CAPITAL}*|de|van|von|der)){{1,4}}"
_IS = re.compile(
    rf"{_NAME}(?:,?\sPh\.?D\.?,?)?,?\s(?:is|was|works\sas|serves\sas)\s(?:currently\s)?(?:an?|the|[A-Z]\w+’?'?s)\s"
    r"(?P<what>(?:[\w’'-]+[\s,]+){0,6}?)(?P<role>[a-z]+)\s(?:and|at|for|in|of|with|on|who|based|covering)\b"
)
_SHORT = re.compile(
    rf"{_NAME}\s(?:(?:is\sbased|lives|reports|writes)\s(?:in|from|about|on|for)\b"
    r"|(?:covers|reports\son|writes\sabout)\s(?:[\w’'-]+\s){1,6}for\s[A-Z])"
)


def is_biography(line: str) -> bool:
    """Tell a line about the author of a text from a sentence of the text.

    >>> is_biography("Aino Salmela is a senior fellow at the Example Institute in Tartu.")
    True
    """
    if line.casefold().lstrip("*_ ").startswith(layout_words()["biographies"]["starts"]):
        return True
    match = _IS.match(line)
    if match is None:
        return bool(_SHORT.match(line))
    return match["role"] in layout_words()["biographies"]["persons"]
