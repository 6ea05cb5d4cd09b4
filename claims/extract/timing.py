"""Tell which date of a sentence is a claim's: when it happens, happened, begins or is due."""

import re
from collections.abc import Sequence
from enum import IntEnum

from .dates import DateMention
from .tables import table, words

_CUES: dict[str, list[str]] = table("dates")["cues"]
_LEFT = 70
_PARTS = words(_CUES["parts"])
_BEFORE = (
    rf"(?:the\s+|a\s+|this\s+)?(?:(?:{_PARTS})\s+of\s+)?(?:the\s+)?(?:early\s+|late\s+|mid[-\s])?"
)
_ABOUT = r"(?:about\s+|around\s+|at\s+least\s+)?"


def _cue(name: str, pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which CUES stands for a row of the table."""
    return re.compile(pattern.replace("CUES", f"(?:{words(_CUES[name])})"), re.IGNORECASE)


_DUE = _cue("due", rf"\bCUES\s+{_ABOUT}{_BEFORE}$")
_ADVERBIAL = _cue("adverbial", rf"\bCUES\s+{_ABOUT}{_BEFORE}$")
_COMPARISON = _cue("comparison", r"\bCUES\s+(?:[\w-]+\s+){0,4}$")
_BACKGROUND = _cue("background", r"\bCUES\b[^.;:,]{0,40}$")
_BACKGROUND_RIGHT = _cue("background", r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}CUES\b")
_PAPER = _cue("paper", r"\s+(?:[\w.-]+\s+){0,5}?CUES\b")
_EVENT = _cue("event", r"(?:['’]s)?\s+(?:[\w.-]+\s+){0,3}?CUES\b")
_SPEECH = _cue("speech", r"\bCUES\s+(?:(?:on|in|late|last|earlier)\s+)?(?:the\s+)?$")


class Standing(IntEnum):
    """How well a date's place in the sentence fits the claim; the lower the better."""

    DUE = 0
    ADVERBIAL = 1
    EVENT = 2
    LOOSE = 3
    PAPER = 4
    OUT = 5


def standing(text: str, mention: DateMention, sentence_start: int) -> Standing:
    """Judge one date by the words around it.

    Parameters
    ----------
    text
        The article's text.
    mention
        The date.
    sentence_start
        Where its sentence begins.
    """
    left = text[max(sentence_start, mention.start - _LEFT) : mention.start]
    end = mention.end
    if _BACKGROUND.search(left) or _BACKGROUND_RIGHT.match(text, end) or _SPEECH.search(left):
        return Standing.OUT
    if _DUE.search(left):
        return Standing.DUE
    is_paper, is_event = _PAPER.match(text, end), _EVENT.match(text, end)
    if _ADVERBIAL.search(left) and not is_paper:
        return Standing.EVENT if is_event else Standing.ADVERBIAL
    if _COMPARISON.search(left):
        return Standing.OUT
    if is_paper:
        return Standing.PAPER
    return Standing.EVENT if is_event else Standing.LOOSE


def claim_date(judged: Sequence[tuple[Standing, DateMention]]) -> str | None:
    """Choose a claim's date among the dates of its words.

    Parameters
    ----------
    judged
        Dates in text order, each with its standing.

    Returns
    -------
    EDTF, or None where no date is the claim's own.
    """
    usable = [pair for pair in judged if pair[0] < Standing.PAPER]
    if not usable:
        return None
    return min(usable, key=lambda pair: pair[0])[1].value
