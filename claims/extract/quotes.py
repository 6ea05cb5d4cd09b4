"""Trim a clause to the words that carry its claim."""

import re

from .lexicon import table
from .tagged import Sentence

_FRAMES = table("words.toml")["frames"]
_SAY = "|".join(_FRAMES["saying"].split())
_LEADS = re.compile(
    rf"(?:(?:{_FRAMES['connectives']}|{'|'.join(_FRAMES['adverbs'].split())}),\s+"
    rf"|(?:{'|'.join(_FRAMES['joining'].split())})\s+"
    r"|(?:According|According to|As) (?:to|reported by|noted by|stated by)\s[^,]{2,90},\s+)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"[^,;:“\"]{{2,80}}?\s(?:{_SAY})(?:\s(?:on|in|at)\s[^,]{{3,25}})?(?:\sthat\s|\s(?=[\"“])|:\s)"
)
_CREDIT = re.compile(
    rf"(?:,[”\"]?|[”\"],?)\s(?:(?:the\s)?[^,;“\"]{{1,70}}?\s(?:{_SAY})|(?:{_SAY})\s(?!to\s)[^;“\"]{{2,120}}"
    rf"|according to\s[^;“\"]{{2,120}})(?:\s(?:on|in)\s[^,;“\"]{{2,40}})?[^\w]*$"
)
_EDGE_OPEN = re.compile(r"[\s\"“”«‘•·*\-–—,;:]+")
_EDGE_CLOSE = re.compile(r"(?:[\s\"“«,;:—–-]|\[[\w ]{1,20}\])+$")
_SHORTEST = 12


def trim(text: str, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Leave out connecting words, speaker frames and citation markers.

    Parameters
    ----------
    text
        The article's text.
    sentence
        The sentence that the clause is part of.
    first, last
        The clause's first word and the word behind its last.

    Returns
    -------
    Code-point offsets of the quote; never empty, never outside the clause.
    """
    start, end = sentence.starts[first], sentence.ends[last - 1]
    credit = _CREDIT.search(text, start, end)
    if credit and credit.start() - start > _SHORTEST:
        end = credit.start() + (text[credit.start()] in '”"')
    close = _EDGE_CLOSE.search(text, start, end)
    if close and close.start() > start:
        end = close.start()
    for pattern in (_EDGE_OPEN, _LEADS, _SPEAKER, _LEADS, _EDGE_OPEN):
        match = pattern.match(text, start, end)
        if match and end - match.end() > _SHORTEST:
            start = match.end()
    return start, end
