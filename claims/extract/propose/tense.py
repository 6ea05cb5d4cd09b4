"""Tell from the verb beside a date whether it lies ahead or behind."""

import re

from .tables import table, words

_CUES: dict[str, list[str]] = table("dates")["cues"]
_NO_PAST = rf"(?:{words(_CUES['not_past'])})\b"
_VERB = re.compile(
    rf"\b(?:(?P<ahead>{words(_CUES['ahead'])})\b(?:\s+[a-z]+){{0,4}}"
    rf"|(?P<behind>{words(_CUES['behind'])}|(?!{_NO_PAST})[a-z]{{3,}}ed))\b"
    r"|(?P<stop>[.!?;:]\s|\n)"
)
_REACH = 120
_HEAD = 24  # letters before a date in which a preposition leads to it
_LED = re.compile(
    rf"\b(?:(?P<onward>{words(_CUES['onward'])})|(?P<backward>{words(_CUES['backward'])}))"
    r"\s+(?:at\s+least\s+)?(?:the\s+)?(?:(?:early|late|mid|end\s+of|beginning\s+of|start\s+of|middle\s+of)[\s-]+)?$"
)


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
    >>> tense("It is there since May.", 18, 21), tense("It is there until May.", 18, 21)
    (-1, 1)
    """
    led = _LED.search(text, max(0, start - _HEAD), start)
    if led and led["backward"]:
        return -1
    before = 0
    for verb in _VERB.finditer(text, max(0, start - _REACH), start):
        before = _side(verb)
    if led:
        return 0 if before < 0 else 1
    if before:
        return before
    after = _VERB.search(text, end, end + _REACH)
    return _side(after) if after else 0


def _side(verb: re.Match[str]) -> int:
    if verb["stop"]:
        return 0
    return 1 if verb["ahead"] else -1
