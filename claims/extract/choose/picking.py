"""Which clauses of an article are claims."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from posturemap.claims.extract.propose import Proposals

from .belonging import Clause
from .clauses import gains, pick, together
from .heads import Heads, Vectors
from .rows import chances_of_rows, head_of
from .windows import Words


def claiming(
    proposals: Proposals, words: Words, vectors: Vectors, heads: Heads, least: Mapping[str, float]
) -> Iterator[Clause]:
    """Pick the clauses of an article that are claims; background has none.

    Parameters
    ----------
    proposals
        Of the article.
    words, vectors
        Its words, and what the encoder made of them.
    heads
        Trained.
    least
        Chance from which a clause, with what is nearly the same one, is a claim, and a table's row.

    Yields
    ------
    Clauses in text order that do not overlap.
    """
    text = proposals.article.text
    numbers = [n for n in range(len(proposals.sentences)) if n not in proposals.background]
    sentences = [proposals.sentences[number] for number in numbers]
    above = [head_of(text, sentence) for sentence in sentences]
    spans = [_spans(proposals, words, number) for number in numbers]
    # Only chances are kept: what heads make of every clause of a long text would fill the memory.
    chances = [heads.claims(heads.clauses(vectors, own)) for own in spans]
    chances = chances_of_rows(chances, sentences, above, text)
    for number, head, own, known in zip(numbers, above, spans, chances, strict=True):
        whole = known if head else together(own, known)
        gained = gains(known, whole, least["row" if head else "claim"])
        for at in pick([(int(a), int(b)) for a, b in own], gained.tolist()):
            (meaning,) = heads.meanings(heads.clauses(vectors, own[at : at + 1]))
            first, last = own[at]
            start, end, alone = words.starts[first], words.ends[last], float(known[at] / whole[at])
            yield Clause(start, end, number, meaning, float(whole[at]), alone)


def _spans(proposals: Proposals, words: Words, number: int) -> NDArray[np.int32]:
    """Give first and last word of each clause of a sentence, shape (clauses, 2)."""
    clauses = list(proposals.sentences[number].clauses())
    return np.array(clauses, dtype=np.int32) + words.first[number]
