"""Describe clauses that somebody else points at, as the engine would describe its own."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from posturemap.claims.article import Article, Span
from posturemap.claims.claim import Claim

from .choose import load_chooser
from .engine import claim_of
from .matching import matching
from .propose import Proposals, Sentence, propose
from .standing import Cue, cues_outside, order_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A clause and what the text says of it.

    Parameters
    ----------
    claim
        As `extract` would make it of the clause; its quote may be wider than what was pointed at.
    unheeded
        Words of the sentence that deny or hedge something and that the clause's polarity does not
        take into account, or that order the reader about.
    numbers
        Values of all quantities of its sentence.
    """

    claim: Claim
    unheeded: tuple[str, ...] = ()
    numbers: tuple[object, ...] = ()


class Describer:
    """An article, read once, to be asked about stretches of it.

    Parameters
    ----------
    article
        As `read_article` made it.
    """

    def __init__(self, article: Article) -> None:
        self._copy = matching(article)
        self._proposals = propose(self._copy.article)
        self._starts = [sentence.start for sentence in self._proposals.sentences]
        self._chooser = load_chooser()
        self._seen = self._chooser.see(self._proposals)
        self._known: dict[tuple[int, int, int], Claim] = {}

    @property
    def proposals(self) -> Proposals:
        """All that the article names."""
        return self._proposals

    def sentences(self, span: Span) -> int:
        """Count the sentences of running text that a stretch of the article reaches into."""
        plain = self._copy.letters.as_plain(span.start, span.end)
        return sum(s.start < plain.end and s.end > plain.start for s in self._proposals.sentences)

    def describe(self, span: Span) -> Described | None:
        """Say what the text says in a stretch of it.

        The stretch becomes the shortest clause that holds it; a denial, a hedge or a condition of
        its sentence that bears on it is taken in.

        Parameters
        ----------
        span
            Code-point offsets in the article as it was read.

        Returns
        -------
        None where it is not within one sentence of the running text.
        """
        plain = self._copy.letters.as_plain(span.start, span.end)
        number = bisect_right(self._starts, plain.start) - 1
        if self._seen is None or number < 0 or plain.end <= plain.start:
            return None
        sentence = self._proposals.sentences[number]
        if plain.end > sentence.end:
            return None
        words = _clause(sentence, plain.start, plain.end)
        cues = self._cues(sentence, words)
        wide = [cue for cue in cues if not cue.parted]
        if wide:
            ends = [*(one.end for one in wide), sentence.words[words[1]][1]]
            starts = [*(one.start for one in wide), sentence.words[words[0]][0]]
            words = _clause(sentence, min(starts), max(ends))
        claim = self._claim(number, *words)
        numbers = tuple(
            one.quantity.value
            for one in self._proposals.quantities
            if one.start < sentence.end and one.end > sentence.start
        )
        text = self._copy.article.text
        unheeded = [text[c.start : c.end] for c in cues if not c.allows(claim.polarity)]
        if order := order_in(text[sentence.start : sentence.end]):
            unheeded.append(order)
        return Described(claim=self._copy.as_read(claim), unheeded=tuple(unheeded), numbers=numbers)

    def _cues(self, sentence: Sentence, words: tuple[int, int]) -> tuple[Cue, ...]:
        clause = sentence.words[words[0]][0], sentence.words[words[1]][1]
        return cues_outside(self._copy.article.text, (sentence.start, sentence.end), clause)

    def _claim(self, number: int, first: int, last: int) -> Claim:
        key = number, first, last
        if key not in self._known and self._seen is not None:
            choice = self._chooser.judge(self._seen, number, first, last)
            self._known[key] = claim_of(choice, self._proposals)
        return self._known[key]


def _clause(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the first and last word of the shortest clause that holds a stretch."""
    words = sentence.words
    first = next((i for i, word in enumerate(words) if word[1] > start), 0)
    last = max((i for i, word in enumerate(words) if word[0] < end), default=len(words) - 1)
    around = [one for one in sentence.clauses() if one[0] <= first and one[1] >= last]
    return min(around, key=lambda one: (one[1] - one[0], one[0]), default=(0, len(words) - 1))


@cache
def read_words(written: str, published: str | None = None) -> Proposals:
    """Find in a value that somebody wrote what would be found in an article.

    Parameters
    ----------
    written
        A date, a number, a name.
    published
        EDTF day from which relative dates count.
    """
    whole = (Span(start=0, end=len(written)),)
    article = Article(
        id="", text=written, sha256="", date=published, paragraphs=whole, sentences=whole
    )
    return propose(article)


def floor() -> float:
    """Return the confidence from which the engine is sure."""
    return load_chooser().calibration.floor


def weigh(claim: Claim, times: float) -> Claim:
    """Multiply the odds that a claim is right, and say again whether it is sure."""
    odds = times * claim.confidence / max(1e-9, 1 - claim.confidence)
    confidence = round(odds / (1 + odds), 3)
    return replace(claim, confidence=confidence, sure=confidence >= floor())
