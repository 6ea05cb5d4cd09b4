"""Find the very words of an article that somebody quotes."""

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from posturemap.claims.article import Article, Span
from posturemap.claims.letters import Plain, cut_out, plain

from .given import Given, Reason, Refused

LONGEST = 5_000
"""Code points of a quote; a longer one is no clause."""

_GAP = re.compile(r"\s{2,}")
_MARKS = {
    **dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " "),
    **dict.fromkeys(map(ord, "“”\u201e\u201f«»\u2033"), '"'),
    **dict.fromkeys(map(ord, "‘’\u201a\u201b\u2032´`"), "'"),
    **dict.fromkeys(map(ord, "\u2010‑\u2012–—\u2015\u2212"), "-"),
}
_PARTED = re.compile(r"\s*(?:\[?(?:\.\s?\.\s?\.|…)\]?|\[[^\]]{0,20}\])\s*")
# What holds two letters or two digits together as one word or number.
_JOINT, _POINT = "-\u2010‑'’", ".,"
_NEAR_TEXT, _NEAR_QUOTE = 1_000_000, 600  # code points up to which nearest words are looked for
_MOST_LOOKS = 200
_LEAST_LIKE = 60
_MOST_PLACES = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands.

    Parameters
    ----------
    span
        Code-point offsets in the article.
    how
        By what it was found.
    """

    span: Span
    how: str


class Verbatim:
    """An article's words, to be asked for quotes.

    Parameters
    ----------
    article
        As it was read.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._text = article.text
        self._looks = _MOST_LOOKS

    @cached_property
    def _plain(self) -> tuple[Plain, Plain, str]:
        """Return the plain text, the same with even gaps, and that with marks written alike."""
        marks = [Span(start=m.start, end=m.end) for m in self._article.markers if m.end > m.start]
        letters = plain(self._text, dict.fromkeys(marks))
        even = _even(letters.text)
        return letters, even, even.text.translate(_MARKS)

    def find(self, given: Given) -> Found | Refused:
        """Find a quote, letter by letter.

        Only white space, the forms of quotation marks and dashes, marks of notes, and what is not
        seen may differ.

        Parameters
        ----------
        given
            The claim that has it.

        Returns
        -------
        Where it stands; or why nobody can tell.
        """
        quote = given.quote.strip()
        if not quote:
            return Refused(given=given, reason=Reason.NO_QUOTE)
        if len(quote) > LONGEST:
            detail = f"it has {len(quote):,} characters, wanted at most {LONGEST:,}"
            return Refused(given=given, reason=Reason.TOO_LONG, detail=detail)
        spans, how = self._spans(quote), "exact words"
        if not spans:
            spans, how = self._even_spans(quote), "exact words, other spaces or marks"
        whole = [span for span in spans if self._is_whole(span)]
        if not whole:
            return self._refused(given, quote, cut=bool(spans))
        return self._told_apart(given, whole, how)

    def _spans(self, quote: str) -> list[Span]:
        starts = _places(self._text, quote)
        return [Span(start=at, end=at + len(quote)) for at in starts]

    def _even_spans(self, quote: str) -> list[Span]:
        letters, even, alike = self._plain
        wanted = _even(plain(quote).text).text.translate(_MARKS).strip()
        found = []
        for at in _places(alike, wanted):
            inner = even.as_read(at, at + len(wanted))
            found.append(letters.as_read(inner.start, inner.end))
        return found

    def _is_whole(self, span: Span) -> bool:
        """Tell a quote that begins and ends between words from one that cuts a word or number."""
        return not (_is_inside(self._text, span.start) or _is_inside(self._text, span.end))

    def _told_apart(self, given: Given, spans: list[Span], how: str) -> Found | Refused:
        spans = self._in_sentences(given, spans)
        if not spans:
            numbers = ", ".join(map(str, given.sentences))
            detail = f"it stands elsewhere, not in sentence {numbers}"
            return Refused(given=given, reason=Reason.NOT_THERE, detail=detail)
        if len(spans) == 1:
            return Found(spans[0], how)
        if at := [span for span in spans if span.start == given.start]:
            return Found(at[0], f"{how}, told apart by where they stand")
        if (given.prefix or given.suffix) and (best := self._by_context(given, spans)):
            return Found(best, f"{how}, told apart by what stands around them")
        detail = f"it stands at {len(spans)} places; give what stands before or after it"
        return Refused(given=given, reason=Reason.SEVERAL, detail=detail)

    def _in_sentences(self, given: Given, spans: list[Span]) -> list[Span]:
        if not given.sentences:
            return spans
        every = self._article.sentences
        held = [every[n - 1] for n in given.sentences if 0 < n <= len(every)]
        return [s for s in spans if any(h.start <= s.start < h.end for h in held)]

    def _by_context(self, given: Given, spans: list[Span]) -> Span | None:
        """Return the one place around which stands what was given, letter by letter."""
        prefix, suffix = _bare(given.prefix), _bare(given.suffix)
        reach = 2 * max(len(given.prefix), len(given.suffix)) + 16
        fitting = [
            span
            for span in spans
            if _bare(self._text[max(0, span.start - reach) : span.start]).endswith(prefix)
            and _bare(self._text[span.end : span.end + reach]).startswith(suffix)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _refused(self, given: Given, quote: str, *, cut: bool) -> Refused:
        if cut:
            return Refused(given=given, reason=Reason.CUT, detail="quote whole words")
        parts = [part for part in _PARTED.split(quote) if part.strip()]
        if len(parts) > 1 and all(self._spans(p) or self._even_spans(p) for p in parts):
            detail = f"its {len(parts)} parts stand apart; quote one stretch of the article"
            return Refused(given=given, reason=Reason.STITCHED, detail=detail)
        near = self.nearest(quote)
        detail = f"the nearest words are “{near}”" if near else ""
        return Refused(given=given, reason=Reason.NOT_THERE, detail=detail)

    def nearest(self, quote: str) -> str | None:
        """Return the words of the article that are most like a quote; None where none are.

        Looked for a limited number of times: a file of many false quotes is not worth the wait.
        """
        self._looks -= 1
        if self._looks < 0 or len(self._text) > _NEAR_TEXT or not 3 < len(quote) <= _NEAR_QUOTE:
            return None
        place = fuzz.partial_ratio_alignment(quote, self._text, score_cutoff=_LEAST_LIKE)
        if place is None or place.dest_end <= place.dest_start:
            return None
        start = self._text.rfind(" ", 0, place.dest_start + 1) + 1
        end = self._text.find(" ", place.dest_end)
        return " ".join(self._text[start : end if end >= 0 else None].split())[:_NEAR_QUOTE]


def _is_inside(text: str, at: int) -> bool:
    """Tell whether an offset lies within a word or a number: in 1,600, F-16 or non-NATO."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if not before or not after:
        return False
    if before[-1].isalnum() and after[0].isalnum():
        return True
    left, right = (before, after[0]) if after[0].isalnum() else (before[-1], after)
    if len(left) == 2:  # the sign that may join them stands before the offset
        return _joins(left[0], left[1], right)
    return len(right) == 2 and _joins(left, right[0], right[1])


def _joins(left: str, sign: str, right: str) -> bool:
    if sign in _JOINT:
        return left.isalnum() and right.isalnum()
    return sign in _POINT and left.isdigit() and right.isdigit()


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _even(text: str) -> Plain:
    """Make one space of each gap."""
    return cut_out(text, (Span(start=m.start() + 1, end=m.end()) for m in _GAP.finditer(text)))


def _bare(text: str) -> str:
    """Leave out white space, and write marks alike."""
    return "".join(text.translate(_MARKS).split())
