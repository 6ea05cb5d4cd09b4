"""Where what articles say comes from: reprints of one release are one origin."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .article import Article
from .claim import Claim
from .organisations import citing_words, name_organisation

_LEAST_SHARED = 0.5  # of the shorter article's sentences, for the two to be one text
_SHORTEST = 40  # letters; shorter sentences are anybody's
_NAMED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][\w’'-]+")


def article_origins(articles: Iterable[Article]) -> Mapping[str, str]:
    """Tell which articles are one text.

    Parameters
    ----------
    articles
        In any order.

    Returns
    -------
    Article id to the first id, in alphabetical order, of the articles that share at least half of
    the shorter one's sentences, letter for letter but for case and punctuation.
    """
    sentences = {article.id: _sentences(article) for article in articles}
    holders: dict[str, list[str]] = {}
    for article in sorted(sentences):
        for sentence in sentences[article]:
            holders.setdefault(sentence, []).append(article)
    shared = Counter(
        (one, other)
        for held in holders.values()
        for index, one in enumerate(held)
        for other in held[index + 1 :]
    )
    origin = {article: article for article in sentences}
    for (one, other), count in sorted(shared.items()):
        shorter = min(len(sentences[one]), len(sentences[other]))
        if count >= _LEAST_SHARED * shorter:
            first, second = sorted((_root(origin, one), _root(origin, other)))
            origin[second] = first
    return {article: _root(origin, article) for article in origin}


def _sentences(article: Article) -> frozenset[str]:
    plain = (
        "".join(filter(str.isalnum, article.text[s.start : s.end].casefold()))
        for s in article.sentences
    )
    return frozenset(sentence for sentence in plain if len(sentence) >= _SHORTEST)


def _root(origin: dict[str, str], article: str) -> str:
    while origin[article] != article:
        article = origin[article]
    return article


def credited_body(claim: Claim) -> str | None:
    """Name whom a claim credits, the same for all ways of naming one body.

    Returns
    -------
    The body's name, or the person's words; None for the author's own voice and for unnamed
    "officials" and "analysts", who cannot be told from each other.
    """
    if claim.attribution is None:
        return None
    if body := name_organisation(claim.attribution):
        return body.name
    unnamed = citing_words()["unnamed"]["words"]
    names = [name for name in _NAMED.findall(claim.attribution) if name not in unnamed]
    return " ".join(names).casefold() or None
