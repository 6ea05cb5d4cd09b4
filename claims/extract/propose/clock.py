"""Times of day that a log writes as four figures: "0640", "1130 hrs"."""

import re

_TIME = r"(?:[01]\d|2[0-3])[0-5]\d"
_HEAD = re.compile(rf"(?:^|(?<=[.;:] )|(?<=\n))({_TIME})(?=[ \t]+[^\W\d_])")
_EARLY = re.compile(r"(?:^|(?<=[.;:] )|(?<=\n))0\d[0-5]\d(?=[ \t]+[^\W\d_])")
_HOURS = re.compile(rf"\b({_TIME})(?=[ \t]?(?:hrs?|hours|local|UTC|GMT|Z|CET|CEST|EET|EEST)\b)")


def clock_times(text: str) -> list[tuple[int, int]]:
    """Find times of day that could be taken for a year or a number.

    Parameters
    ----------
    text
        Running text.

    Returns
    -------
    Offsets in text order: four figures before "hours" or a time zone; at the head of a sentence
    only in a text that so begins one with a time before ten, whose nought no number has.

    >>> [clock_times(text) for text in ("0640 In. 1915 Out.", "1915 was a bad year.")]
    [[(0, 4), (9, 13)], []]
    """
    found = {match.span(1) for match in _HOURS.finditer(text)}
    if _EARLY.search(text):
        found |= {match.span(1) for match in _HEAD.finditer(text)}
    return sorted(found)
