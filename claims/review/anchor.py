"""Find a quote again in a text that may have changed since.

The order is the Hypothesis client's: the exact words, then the words whose surroundings fit best,
then words that are nearly the same. Where two places fit equally nothing is chosen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from .telling import telling_change

LEAST_LIKE = 0.75
"""Least share of a quote's characters that words must keep to be taken for it."""

_CLEAR = 0.05  # by how much the best place must beat the next
_SHORTEST = 16  # code points; a shorter quote is like too many others
_MOST_PLACES = 200

_FIRST = re.compile(r"(?<!\S)\S|\b\w")
_LAST = re.compile(r"\S(?!\S)|\w\b")


class How(StrEnum):
    """By what a quote was found."""

    EXACT = "exact words"
    CONTEXT = "exact words, told apart by what stands around them"
    FUZZY = "nearly the same words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a quote stands now.

    Parameters
    ----------
    start, end
        Code-point offsets.
    how
        By what it was found.
    score
        0 to 1: how like the words are, context included.
    """

    start: int
    end: int
    how: How
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Why a quote was not found.

    Parameters
    ----------
    reason
        For the person whose decision hangs on it.
    """

    reason: str


def find_quote(text: str, quote: str, *, prefix: str = "", suffix: str = "") -> Anchor | Lost:
    """Find a quote in a text.

    Parameters
    ----------
    text
        The text as it is now.
    quote, prefix, suffix
        The words, and what stood before and after them.

    Returns
    -------
    The place; or the reason why there is none: no words are like enough (`LEAST_LIKE`), several
    places fit equally, or words that are nearly the same say something else (`telling_change`).

    >>> find_quote("Two camps. Ten camps.", "camps", prefix="Ten ").start
    15
    """
    places = [Anchor(start=i, end=i + len(quote), how=How.EXACT) for i in _places(text, quote)]
    if len(places) == 1:
        return places[0]
    if places:
        ranked = sorted((_context(text, place, prefix, suffix), place.start) for place in places)
        (next_best, _), (best, start) = ranked[-2:]
        if best - next_best < _CLEAR:
            return Lost(reason=f"its words stand at {len(places)} places that fit equally")
        return Anchor(start=start, end=start + len(quote), how=How.CONTEXT, score=best)
    return _nearly(text, quote, prefix, suffix)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(quote, at + 1)


def _context(text: str, place: Anchor, prefix: str, suffix: str) -> float:
    """Compare what stands around a place with what stood around the quote: 0 to 1."""
    before = text[max(0, place.start - len(prefix)) : place.start]
    after = text[place.end : place.end + len(suffix)]
    return (
        Levenshtein.normalized_similarity(before, prefix)
        + Levenshtein.normalized_similarity(after, suffix)
    ) / 2


def _nearly(text: str, quote: str, prefix: str, suffix: str) -> Anchor | Lost:
    if len(quote) < _SHORTEST:
        return Lost(reason="its words are gone, and too few to look for similar ones")
    best = _most_like(text, quote, prefix, suffix)
    if best is None:
        return Lost(reason="its words are gone, and none are like them")
    # The place that was found must not be found again; as many other characters keep offsets.
    rest = text[: best.start] + "\0" * (best.end - best.start) + text[best.end :]
    other = _most_like(rest, quote, prefix, suffix)
    if other and best.score - other.score < _CLEAR:
        return Lost(reason="its words are gone, and two places are equally like them")
    if changed := telling_change(quote, text[best.start : best.end]):
        return Lost(reason=f"its words changed in what they say: {changed}")
    return best


def _most_like(text: str, quote: str, prefix: str, suffix: str) -> Anchor | None:
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=100 * LEAST_LIKE * 0.8)
    if found is None:
        return None
    start, end = _fitted(text, quote, found.dest_start, found.dest_end)
    like = Levenshtein.normalized_similarity(quote, text[start:end])
    if like < LEAST_LIKE:
        return None
    place = Anchor(start=start, end=end, how=How.FUZZY)
    score = 0.7 * like + 0.3 * _context(text, place, prefix, suffix)
    return Anchor(start=start, end=end, how=How.FUZZY, score=score)


def _fitted(text: str, quote: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a window to the words between which it is most like the quote."""
    room = len(quote) // 4
    starts = {m.start() for m in _FIRST.finditer(text, max(0, start - room), start + room)}
    ends = {m.end() for m in _LAST.finditer(text, max(0, end - room), end + room)}
    windows = [(s, e) for s in starts or {start} for e in ends or {end} if s < e]
    return max(
        windows,
        key=lambda window: (
            Levenshtein.normalized_similarity(quote, text[window[0] : window[1]]),
            -window[0],
            -window[1],
        ),
    )
