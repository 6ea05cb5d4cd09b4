"""A text as its reader sees it, letter by letter, and the way back to the text as it was read.

The same words are written in many ways: decomposed letters, ligatures, soft hyphens, marks of
direction, spaces of all widths. What looks for words looks in a plain copy, and what it finds is
told in offsets of the text as read.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

from .article import Span
from .signs import ACCENT, OVERLAY, SIGN, SPACE, UNSEEN

# What a mail program sets before the lines that it quotes.
_QUOTING = r"(?:\A|(?<=\n)|(?<=\r))(?:[ \t]*>)+[ \t]?"
_ODD = re.compile(
    rf"(?P<accented>[^\W_](?:{UNSEEN}*{ACCENT})+)|(?P<sign>{SIGN})|(?P<space>{SPACE})"
    rf"|(?P<soft>\u00ad[ \t]*(?:\r\n|\r|\n)[ \t]*)|(?P<unseen>{UNSEEN}+)|(?P<quoting>{_QUOTING})"
)
_RARE = "".join(group[1:-1] for group in (UNSEEN, ACCENT, SIGN, SPACE))
_MAYBE_ODD = re.compile(rf"[{_RARE}]|(?:\A|(?<=\n)|(?<=\r))(?=[ \t]*>)")
_STRANGE = re.compile(
    r"[\u0250-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13f5\u1d00-\u1d22\ua4d0-\ua4fd\ua730\ua731]"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_UNSEEN = re.compile(UNSEEN)
_STACKED = re.compile(rf"(?!{OVERLAY}){ACCENT}")
_NO_GAP = re.compile(r"[\s.,;:!?)\]”’]|\Z")


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the text as read, and the stretch of the plain text that stands for it."""

    start: int
    end: int
    plain_start: int
    plain_end: int


@dataclass(frozen=True)
class Plain:
    """A text's plain copy.

    Parameters
    ----------
    text
        Letters composed, ligatures opened, all spaces alike, look-alikes of Latin letters in Latin
        words Latin; without what is not seen.
    changes
        Where it has other offsets than the text as read, in text order.
    """

    text: str
    changes: tuple[_Change, ...] = ()

    @cached_property
    def _read_starts(self) -> list[int]:
        return [change.start for change in self.changes]

    @cached_property
    def _plain_starts(self) -> list[int]:
        return [change.plain_start for change in self.changes]

    def as_read(self, start: int, end: int) -> Span:
        """Turn a stretch of the plain text into the one of the text as read that it stands for.

        What is not seen at either end stays outside; a sign that stands for several letters is
        whole.
        """
        if end <= start:
            at = self._read_start(start)
            return Span(start=at, end=at)
        return Span(start=self._read_start(start), end=self._read_end(end))

    def as_plain(self, start: int, end: int) -> Span:
        """Turn a stretch of the text as read into one of the plain text; it may be empty."""
        first = self._plain_start(start)
        return Span(start=first, end=max(first, self._plain_end(end)))

    def _read_start(self, at: int) -> int:
        index = bisect_right(self._plain_starts, at) - 1
        if index < 0:
            return at
        change = self.changes[index]
        return change.start if at < change.plain_end else change.end + at - change.plain_end

    def _read_end(self, at: int) -> int:
        index = bisect_left(self._plain_starts, at) - 1
        if index < 0:
            return at
        change = self.changes[index]
        return change.end + max(0, at - change.plain_end)

    def _plain_start(self, at: int) -> int:
        index = bisect_right(self._read_starts, at) - 1
        if index < 0:
            return at
        change = self.changes[index]
        inside = at < change.end or at == change.start
        return change.plain_start if inside else change.plain_end + at - change.end

    def _plain_end(self, at: int) -> int:
        index = bisect_left(self._read_starts, at) - 1
        if index < 0:
            return at
        change = self.changes[index]
        return change.plain_end + max(0, at - change.end)


def plain(
    text: str, without: Iterable[Span] = (), put: Mapping[int, str] = MappingProxyType({})
) -> Plain:
    """Make the plain copy of a text.

    Parameters
    ----------
    text
        As it was read.
    without
        Stretches that stand in the text but not in its sentences, as marks of notes do; in order,
        none within another. Where one leaves a space before a space or a stop, that goes too.
    put
        Offset to plain words that the copy has there and the text has not; they lead back to the
        place where they were put.

    >>> plain("ﬁve ﬁ\u00adghters").text
    'five fighters'
    """
    apart = list(without)
    if not apart and not put and not _MAYBE_ODD.search(text):
        return Plain(_latin(text))
    pieces: list[str] = []
    changes: list[_Change] = []
    done = length = 0
    for change in _merged(text, apart, put):
        start, end, new = change if change[0] >= done else (done, max(done, change[1]), "")
        kept = text[done:start]
        at = length + len(kept)
        pieces += (kept, new)
        done, length = end, at + len(new)
        if end - start != len(new) or len(new) > 1:
            changes.append(_Change(start, end, at, length))
    pieces.append(text[done:])
    return Plain(_latin("".join(pieces)), tuple(changes))


def lookalikes(text: str) -> tuple[Span, ...]:
    """Find the words that mix Latin letters with others that look so, or pass for Latin ones.

    >>> lookalikes("did n\u043et send")
    (Span(start=4, end=7),)
    """
    if not _STRANGE.search(text):
        return ()
    words = list(_WORD.finditer(text))
    return tuple(
        Span(start=word.start(), end=word.end())
        for number, word in enumerate(words)
        if _passes(word.group()) and (_LATIN.search(word.group()) or _among_latin(words, number))
    )


def _passes(word: str) -> bool:
    """Tell a word whose letters of other alphabets all look like Latin ones."""
    strange = _STRANGE.findall(word)
    return bool(strange) and all(ord(letter) in _alike() for letter in strange)


def _among_latin(words: Sequence[re.Match[str]], number: int) -> bool:
    """Tell whether the words on both sides are Latin, as those of a line in English are."""
    near = [words[n].group() for n in (number - 1, number + 1) if 0 <= n < len(words)]
    return bool(near) and all(_LATIN.search(word) for word in near)


def _latin(text: str) -> str:
    """Write look-alikes in Latin words as what a reader takes them for, letter by letter."""
    pieces: list[str] = []
    done = 0
    for word in lookalikes(text):
        pieces += (text[done : word.start], text[word.start : word.end].translate(_alike()))
        done = word.end
    return "".join((*pieces, text[done:])) if pieces else text


@cache
def _alike() -> dict[int, str]:
    """Read ``data/lookalikes.tsv``: a code point to the Latin letter."""
    table = files("posturemap.claims").joinpath("data", "lookalikes.tsv")
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()[1:])
    return {ord(row[0]): row[1] for row in rows}


def cut_out(text: str, stretches: Iterable[Span]) -> Plain:
    """Take stretches, in order, out of a text; all else stays letter by letter.

    >>> cut_out("Host: Latvia", [Span(start=0, end=6)]).text
    'Latvia'
    """
    pieces: list[str] = []
    changes: list[_Change] = []
    done = length = 0
    for span in stretches:
        pieces.append(text[done : span.start])
        length += span.start - done
        done = span.end
        changes.append(_Change(span.start, span.end, length, length))
    return Plain("".join((*pieces, text[done:])), tuple(changes))


def _merged(text: str, apart: list[Span], put: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield what is to be replaced and by what, in text order."""
    odd = [(m.start(), m.end(), _plainly(m)) for m in _ODD.finditer(text)]
    marks = [(_gapless(text, span), span.end, "") for span in apart]
    found = sorted(odd + marks, key=lambda change: (change[0], -change[1]))
    left = dict(put)
    joined = [(start, end, left.pop(start, "") + new) for start, end, new in found]
    added = [(at, at, words) for at, words in left.items()]
    yield from sorted(joined + added, key=lambda change: (change[0], -change[1]))


def _gapless(text: str, span: Span) -> int:
    """Return where a mark begins, with the space before it where another follows."""
    blank = span.start > 0 and text[span.start - 1] in " \t\xa0"
    return span.start - 1 if blank and _NO_GAP.match(text, span.end) else span.start


def _plainly(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match.group()
    if kind == "accented":
        whole = unicodedata.normalize("NFC", _UNSEEN.sub("", found))
        return whole[0] + _STACKED.sub("", whole[1:])
    if kind == "sign":
        return unicodedata.normalize("NFKC", found)
    return " " if kind == "space" else ""
