"""Tell which date of a sentence is a claim's: when it happens, happened, begins or is due."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum

from posturemap.claims.article import Span

from .dates import DateMention
from .lexicon import load_lexicon
from .tables import table, words
from .tense import tense

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


_DEADLINE = _cue("deadline", rf"\bCUES\s+{_ABOUT}{_BEFORE}$")
_DUE = _cue("due", rf"\bCUES\s+{_ABOUT}{_BEFORE}$")
_ADVERBIAL = _cue("adverbial", rf"\bCUES\s+{_ABOUT}{_BEFORE}$")
_COMPARISON = _cue(
    "comparison",
    r"\bCUES\s+(?!(?:an?|half|one|two|three|four|five|ten|twice)\b)(?:[\w.,’'%€$£-]+\s+){0,4}$",
)
_RECORD = _cue("record", r"\bCUES\b[^.;:]{0,60}\bsince\s+$")
_ASIDE = _cue("aside", r"\bCUES\b[^.;:,]{0,60}\s$")
_BACKGROUND = _cue("background", r"\bCUES\b[^.;:,]{0,40}$")
_BACKGROUND_RIGHT = _cue("background", r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}CUES\b")
_STOP = [word for word in table("units")["cues"]["stop"] if word != "of"]
_INNER = rf"(?:(?!(?:{words(_STOP)})\b)[\w.-]+\s+)"
_PAPER = _cue("paper", rf"\s+{_INNER}{{0,5}}?CUES\b")
_EVENT = _cue("event", rf"(?:['’]s)?\s+{_INNER}{{0,3}}?CUES\b")
_RELATIVE = re.compile(r",\s+(?:which|who|where|whose)\b[^,.;:]{0,60}\s$")
_GOES_ON = re.compile(r"[^,.;:]{0,60},\s")
_ORIGIN = re.compile(r"\bfrom\b[^.;]{0,30}\d[^.;]{0,30}\s(?:in|at)\s+$")
_GOAL = re.compile(r"\s+to\b")
_DRILL = re.compile(rf"\b(?:(?i:{words(_CUES['drill'])})|{words(_CUES['series'])})\b")
# Tags of `lexicon.Word`: past, modal, have and be.
_FINITE = frozenset("Vmhb")
_ENCOUNTER = _cue("encounter", r"\bCUES\b")
_OPENS = re.compile(
    rf"[“\"]?(?:(?:{words(_CUES['adverbial'] + _CUES['due'])})\s+)?{_ABOUT}{_BEFORE}", re.IGNORECASE
)
_HABIT = _cue("habit", r"\bCUES\b")
_WORD = re.compile(r"[,\s]+([\w.’'-]+)")
_SAYING = frozenset(_CUES["saying"])
_ADVERBS = frozenset(("deictic", "later", "beside", "ago", "weekday", "within", "yesterday"))
_GENITIVE = re.compile(r"['’]s\b")
_AS_YEAR = len("2025")
_MOST_WORDS_TO_VERB = 12
_BRACKET = re.compile(r"\[[^\]]*$")
_SPEECH = _cue(
    "speech",
    rf"\bCUES\s+(?:(?:{words(_CUES['audience'])})\s+)?(?:(?:on|in|late|last|earlier)\s+)?(?:the\s+)?$",
)


class Standing(IntEnum):
    """How well a date's place in the sentence fits the claim; the lower the better."""

    DUE = 0
    ADVERBIAL = 1
    EVENT = 2
    LOOSE = 3
    ASIDE = 4
    PAPER = 5
    OUT = 6


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
    if _is_out(text, mention, left) or _dates_speech(text, mention, sentence_start):
        return Standing.OUT
    if _DUE.search(left) or _is_deadline(text, mention, left):
        return Standing.DUE
    if _PAPER.match(text, mention.end):
        return Standing.PAPER
    if _is_aside(text, mention, left):
        return Standing.ASIDE
    if _EVENT.match(text, mention.end):
        return Standing.EVENT
    is_adverb = mention.form in _ADVERBS and not _GENITIVE.match(text, mention.end)
    return Standing.ADVERBIAL if is_adverb or _ADVERBIAL.search(left) else Standing.LOOSE


def _is_out(text: str, mention: DateMention, left: str) -> bool:
    """Tell the dates of speech, of wars named as background, and of what is only compared."""
    if _BACKGROUND.search(left) or _BACKGROUND_RIGHT.match(text, mention.end):
        return True
    if _SPEECH.search(left) or _BRACKET.search(left) or _RECORD.search(left):
        return True
    if _ORIGIN.search(left) and _GOAL.match(text, mention.end):
        return True
    return _COMPARISON.search(left) is not None and not _is_deadline(text, mention, left)


def _is_aside(text: str, mention: DateMention, left: str) -> bool:
    """Tell "after it was cut in May" and "which joined in 1999," from the main clause."""
    if _ASIDE.search(left):
        return True
    return bool(_RELATIVE.search(left)) and bool(_GOES_ON.match(text, mention.end))


def _is_deadline(text: str, mention: DateMention, left: str) -> bool:
    """Tell "will arrive before 2030" from "was smaller than before 2030"."""
    return bool(_DEADLINE.search(left)) and tense(text, mention.start, mention.end) > 0


def _dates_speech(text: str, mention: DateMention, sentence_start: int) -> bool:
    """Tell "On Monday, the minister said" from "On Monday, the drill began"; a year is no day."""
    if len(mention.value) == _AS_YEAR or not opens(text, sentence_start, mention):
        return False
    at = mention.end
    for _ in range(_MOST_WORDS_TO_VERB):
        word = _WORD.match(text, at)
        if word is None:
            return False
        if word[1] in _SAYING:
            return True
        if load_lexicon()[word[1]].tag in _FINITE and word[1].islower():
            return False
        at = word.end()
    return False


def claim_date(judged: Sequence[tuple[Standing, DateMention]]) -> str | None:
    """Choose a claim's date among the dates of its words.

    Parameters
    ----------
    judged
        Dates in text order, each with its standing.

    Returns
    -------
    EDTF, or None where no date is the claim's own. Of two that stand alike the first.
    """
    usable = [pair for pair in judged if pair[0] < Standing.PAPER]
    if not usable:
        return None
    best = min(stands for stands, _ in usable)
    return next(mention.value for stands, mention in usable if stands is best)


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


def is_habit(text: str, start: int, end: int) -> bool:
    """Tell whether words say that a thing happens again and again: "annual", "each year"."""
    return _HABIT.search(text, start, end) is not None


def is_encounter(text: str, start: int, end: int) -> bool:
    """Tell whether words are about an intercept, a shoot-down or a boarding."""
    return _ENCOUNTER.search(text, start, end) is not None
