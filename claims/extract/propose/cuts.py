"""Where a sentence may be cut into clauses that state a fact each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from posturemap.claims.article import Article, Span

from .tables import table

WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w{1,2}\b)?|[^\w\s]")
"""A number, a word with its genitive, or one mark."""

_TABLE = table("cuts")
_JOINTS = frozenset(_TABLE["joints"]["words"])
_VERBS = frozenset(word.split()[0] for row in table("speech")["verbs"].values() for word in row)
_HALF = ["and", "a", "half"]  # belongs to the number before it
_STOPS = frozenset(".!?…")
_CLOSING = 3  # words at a sentence's end among which its stop is sought: quotes and brackets follow
_FEWEST = 3  # words of a clause, its marks not counted


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as words, with the places at which it may be cut.

    Parameters
    ----------
    start, end
        Code-point offsets.
    paragraph
        Number of its paragraph in the article.
    words
        Code-point offsets of its words and marks; a stop that the text leaves out is of no length.
    firsts, lasts
        Indices of words with which a clause may begin, and end.
    """

    start: int
    end: int
    paragraph: int
    words: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    _spoken: tuple[int, ...] = field(repr=False)

    def clauses(self) -> Iterator[tuple[int, int]]:
        """Yield every clause that the cuts allow: its first word, and its last."""
        for first in self.firsts:
            for last in self.lasts:
                if self._spoken[last + 1] - self._spoken[first] >= _FEWEST:
                    yield first, last


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """Cut an article's running text into sentences, and say where each may be cut further.

    Parameters
    ----------
    article
        With its sentences; headlines and source lists are none.
    """
    found, paragraph, paragraphs = [], 0, article.paragraphs
    for span in _running(article):
        while paragraph + 1 < len(paragraphs) and paragraphs[paragraph + 1].start <= span.start:
            paragraph += 1
        sentence = _sentence(article.text, span, paragraph)
        if any(sentence.clauses()):
            found.append(sentence)
    return tuple(found)


def _running(article: Article) -> Iterator[Span]:
    """Yield the sentences that are neither headlines nor entries of the source list."""
    apart = {(s.start, s.end) for s in article.headings}
    for span in article.sentences:
        if (span.start, span.end) not in apart:
            yield span


def _sentence(text: str, span: Span, paragraph: int) -> Sentence:
    found = list(WORD.finditer(text, span.start, span.end))
    words = [match.group() for match in found]
    edges = [(match.start(), match.end()) for match in found]
    if words and not _STOPS.intersection(words[-_CLOSING:]):
        words.append(".")
        edges.append((edges[-1][1],) * 2)  # a list's item ends as a sentence does
    return Sentence(
        start=span.start,
        end=span.end,
        paragraph=paragraph,
        words=tuple(edges),
        firsts=tuple(i for i in range(len(words)) if _may_begin(words, i)),
        lasts=tuple(i for i in range(len(words)) if _may_end(words, i)),
        _spoken=tuple(accumulate((word[0].isalnum() for word in words), initial=0)),
    )


def _may_begin(words: list[str], at: int) -> bool:
    """Tell whether a clause may begin with a word: behind a mark, at a joint or behind one."""
    if at == 0:
        return True
    word, before = words[at], words[at - 1]
    if not word[0].isalnum():
        return word in _TABLE["marks"]["opening"] and before[-1].isalnum()
    if _HALF in (words[at - 1 : at + 2], words[at : at + 3]):
        return False
    is_parted = not before[-1].isalnum() and before not in _TABLE["marks"]["inside"]
    is_parted = is_parted and not _is_dotted(words, at - 1)
    return is_parted or _is_joint(word) or _is_joint(before) or before.casefold() in _VERBS


def _may_end(words: list[str], at: int) -> bool:
    """Tell whether a clause may end with a word: before a mark or a joint."""
    if at == len(words) - 1:
        return True
    behind = words[at + 1]
    if not words[at][-1].isalnum():
        return words[at] in _TABLE["marks"]["closing"] and not _is_dotted(words, at)
    if words[at + 1 : at + 4] == _HALF:
        return False
    is_parted = not behind[0].isalnum() and behind not in _TABLE["marks"]["inside"]
    is_parted = is_parted and not _is_dotted(words, at + 1)
    return is_parted or _is_joint(behind)


def _is_dotted(words: list[str], at: int) -> bool:
    """Tell the first stop of "a.m." or "U.S." from one that ends something."""
    around = [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
    return (
        words[at] == "."
        and len(around) == 2
        and all(len(word) == 1 and word.isalpha() for word in around)
    )


def _is_joint(word: str) -> bool:
    return word.casefold() in _JOINTS
