"""Tell which date of a sentence is a claim's: when it happens, happened, begins or is due."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum

from posturemap.claims.article import Span

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
_COMPARISON = _cue(
    "comparison",
    r"\bCUES\s+(?!(?:an?|half|one|two|three|four|five|ten|twice)\b)(?:[a-z’'-]+\s+){0,4}$",
)
_BACKGROUND = _cue("background", r"\bCUES\b[^.;:,]{0,40}$")
_BACKGROUND_RIGHT = _cue("background", r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}CUES\b")
_PAPER = _cue("paper", r"\s+(?:[\w.-]+\s+){0,5}?CUES\b")
_EVENT = _cue("event", r"(?:['’]s)?\s+(?:[\w.-]+\s+){0,3}?CUES\b")
_DRILL = _cue("drill", r"\bCUES\b")
_ENCOUNTER = _cue("encounter", r"\bCUES\b")
_OPENS = re.compile(
    rf"[“\"]?(?:(?:{words(_CUES['adverbial'] + _CUES['due'])})\s+)?{_ABOUT}{_BEFORE}", re.IGNORECASE
)
_BRACKET = re.compile(r"\[[^\]]*$")
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
    if (
        _BACKGROUND.search(left)
        or _BACKGROUND_RIGHT.match(text, end)
        or _SPEECH.search(left)
        or _BRACKET.search(left)
    ):
        return Standing.OUT
    if _COMPARISON.search(left):
        return Standing.OUT
    if _DUE.search(left):
        return Standing.DUE
    is_paper, is_event = _PAPER.match(text, end), _EVENT.match(text, end)
    if _ADVERBIAL.search(left) and not is_paper:
        return Standing.EVENT if is_event else Standing.ADVERBIAL
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
    EDTF, or None where no date is the claim's own. Two dates that stand alike are the ends of an
    interval.
    """
    usable = [pair for pair in judged if pair[0] < Standing.PAPER]
    if not usable:
        return None
    best = min(stands for stands, _ in usable)
    values = [mention.value for stands, mention in usable if stands is best]
    if best is Standing.ADVERBIAL and len(values) == 2 and _are_ends(*values):
        return "/".join(sorted(values))
    return values[0]


def _are_ends(first: str, second: str) -> bool:
    """Tell whether two dates are years or months that can bound an interval."""
    return first != second and len(first) == len(second) and len(first) in (4, 7)


def drill_dates(
    text: str, sentences: Sequence[Span], judged: Sequence[tuple[Standing, DateMention]]
) -> tuple[tuple[int, str], ...]:
    """List the dates of the drills that an article tells of.

    Parameters
    ----------
    text
        The article's text.
    sentences
        Its sentences.
    judged
        Its dates, each with its standing, in text order.

    Returns
    -------
    Offset and date to the month, in text order.
    """
    found = []
    for stands, mention in judged:
        index = bisect_right(sentences, mention.start, key=lambda span: span.start) - 1
        if index < 0 or stands >= Standing.PAPER:
            continue
        if _DRILL.search(text, sentences[index].start, sentences[index].end):
            found.append((mention.start, to_month(mention.value)))
    return tuple(found)


def to_month(edtf: str) -> str:
    """Cut the days off a date: what goes on around a day goes on in its month.

    >>> to_month("2025-05-23"), to_month("2024"), to_month("2025-05-30/2025-06-02")
    ('2025-05', '2024', '2025-05/2025-06')
    """
    ends = [end[:7] for end in edtf.split("/")]
    return "/".join(dict.fromkeys(ends))


def opens(text: str, start: int, mention: DateMention) -> bool:
    """Tell whether a sentence opens with a date: "In 2022," or "Last May,"."""
    return _OPENS.fullmatch(text, start, mention.start) is not None


def is_drill(text: str, start: int, end: int) -> bool:
    """Tell whether words name a military exercise."""
    return _DRILL.search(text, start, end) is not None


def is_encounter(text: str, start: int, end: int) -> bool:
    """Tell whether words are about an intercept, a shoot-down or a boarding."""
    return _ENCOUNTER.search(text, start, end) is not None
