"""Tell from the verb beside a date whether it lies ahead or behind."""

import re

from .tables import table, words

_CUES: dict[str, list[str]] = table("dates")["cues"]
_VERB = re.compile(
    rf"\b(?:(?P<ahead>{words(_CUES['ahead'])})\b(?:\s+[a-z]+){{0,2}}"
    rf"|(?P<behind>{words(_CUES['behind'])}))\b"
    r"|(?P<stop>[.!?;:]\s|\n)"
)
_REACH = 120


def tense(text: str, start: int, end: int) -> int:
    """Read the verb nearest before a date, else the first behind it, within its sentence.

    Parameters
    ----------
    text
        The article's text.
    start, end
        Offsets of the date.

    Returns
    -------
    1 for what is to come, -1 for what is past, 0 where no verb says.

    >>> tense("The drill will end in May.", 22, 25), tense("In May it began.", 3, 6)
    (1, -1)
    """
    before = 0
    for verb in _VERB.finditer(text, max(0, start - _REACH), start):
        before = _side(verb)
    if before:
        return before
    after = _VERB.search(text, end, end + _REACH)
    return _side(after) if after else 0


def _side(verb: re.Match[str]) -> int:
    if verb["stop"]:
        return 0
    return 1 if verb["ahead"] else -1
