"""What has been told so far, for the dates that lean on it: "in May", "that year"."""

import re

from .edtf import Anchor
from .tables import table, words
from .tense import tense

_WITH_MONTH = frozenset(("iso", "dotted", "dmy", "mdy", "my"))
# A bare month this close behind a month with a year, in the same paragraph, is of the same year.
_NEAR = 200
# "The next day" and "that year" mean a date not further back than this.
_TOLD_NEAR = 400
_NAMED_NEAR = 2  # years between an article and the exercise whose name it gives
YEARLESS = frozenset(
    ("dmdm", "mdmd", "dmy", "mdy", "mmy", "month", "bare", "weekday", "ultimo", "feast", "weekend")
)
MONTHS = frozenset(("dmdm", "mdmd", "dmy", "mdy", "mmy", "month"))
_NUMBERED = words(table("dates")["cues"]["numbered"])
# "Saber Strike 22" and "Namejs 2025", but not "Article 15" and "Squadron 22".
_IN_NAME = re.compile(
    rf"\b(?!(?:{_NUMBERED})\b)[A-Z][a-z]+[\s-](?:20)?(?P<year>[123]\d)\b"
    r"(?![.,]\d|\s?%)"
)
_IN = re.compile(r"\b[Ii]n\s+$")
SENTENCE_END = re.compile(r"[.!?][”\"’]?\s+[A-Z]|\n")


def named_year(match: re.Match[str]) -> int | None:
    """Return the year in a name of the same sentence: "Saber Strike 22", "Namejs 2025"."""
    text = match.string
    left = max(0, match.start() - _TOLD_NEAR)
    named = list(_IN_NAME.finditer(text, left, match.start()))
    if not named or SENTENCE_END.search(text, named[-1].end(), match.start()):
        return None
    return 2000 + int(named[-1]["year"])


class Story:
    """What has been told so far, for the dates that lean on it.

    Parameters
    ----------
    anchor
        Day of publication, if it is known.
    """

    def __init__(self, anchor: Anchor) -> None:
        self._day = anchor.day
        self._year = anchor.year
        self._told: tuple[str, int] | None = None
        self._month_year: tuple[int, int] | None = None
        self._frame: tuple[int, int] | None = None

    def anchor(self, match: re.Match[str], name: str) -> Anchor:
        """Give what a date is resolved with.

        Parameters
        ----------
        match
            The date as it is written.
        name
            Which way of writing a date that is.
        """
        told = self._near(match)
        side = tense(match.string, match.start(), match.end())
        if name not in YEARLESS:
            return Anchor(self._day, self._year, told, side)
        near = self._near_year(match, name) or (name in MONTHS and self._of_exercise(match))
        if near and (side > 0 or not self._is_to_come(near)):
            return Anchor(None, near, told)
        return Anchor(self._day, self._year, told, side)

    def _is_to_come(self, year: int) -> bool:
        return self._day is not None and year > self._day.year

    def _near(self, match: re.Match[str]) -> str | None:
        """Give the date told last, if it stands in the same paragraph and not far back."""
        if self._told is None or match.start() - self._told[1] >= _TOLD_NEAR:
            return None
        return None if "\n" in match.string[self._told[1] : match.start()] else self._told[0]

    def _near_year(self, match: re.Match[str], name: str) -> int | None:
        """Give a month the year beside it: of the month before it, or of "In 2022, ... in May"."""
        start = match.start()
        if name == "month" and self._month_year and self._goes_on(match.string, start):
            return self._month_year[0]
        if self._frame is None or name == "weekday":
            return None
        year, end = self._frame
        is_past = self._day is None or year < self._day.year
        return year if is_past and not SENTENCE_END.search(match.string, end, start) else None

    def _goes_on(self, text: str, start: int) -> bool:
        """Tell whether a month stands near the last one with a year, in the same paragraph."""
        end = self._month_year[1] if self._month_year else start
        return start - end < _NEAR and "\n" not in text[end:start]

    def _of_exercise(self, match: re.Match[str]) -> int | None:
        """Give a month the year in an exercise's name, if the article is of these years."""
        year, now = named_year(match), self._day.year if self._day else self._year
        return year if year and now and abs(year - now) <= _NAMED_NEAR else None

    def tell(self, match: re.Match[str], name: str, value: str) -> None:
        """Remember a date.

        Parameters
        ----------
        match, name
            As for `anchor`.
        value
            What it was resolved to.
        """
        last = value.rsplit("/", maxsplit=1)[-1]
        if not last[:4].isdigit():
            return
        self._told = last, match.end()
        if name in _WITH_MONTH and value[:4] in match.group():
            self._month_year = int(value[:4]), match.end()
        if name == "year" and _IN.search(match.string, max(0, match.start() - 4), match.start()):
            self._frame = int(value), match.end()
