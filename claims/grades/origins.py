"""Where what articles say comes from: one release, one state, one body is one origin."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from posturemap.claims.article import Article
from posturemap.claims.claim import Claim
from posturemap.claims.extract.propose import find_actors
from posturemap.claims.extract.propose.tables import table
from posturemap.claims.organisations import citing_words, name_organisation

_LEAST_SHARED = 0.5  # of the shorter article's sentences, for the two to be one text
_SHORTEST = 40  # letters; shorter sentences are anybody's
_MOST_HOLDERS = 50  # of one sentence that are held against all others; more are found through them
_NAMED = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ž][\w’'-]+")
_LOWER = re.compile(r"(?<![\w’'])(?!(?:the|of|and)\b)[^\W\d_A-Z]\w*")
_WORD = re.compile(r"[^\W\d_]+")
# What stands for a state by itself: the Kremlin, the Bundeswehr, Vilnius, Lithuania.
_ALONE = frozenset(("stand-in", "capital", "name"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whom a claim credits.

    Parameters
    ----------
    bodies
        States, organisations and persons that the words name; claims that share one are no two
        origins.
    named
        Whether the words name a body that can bear another out: not a mere official, not a role
        without its state, not a person of whom nobody knows whose they are.
    """

    bodies: frozenset[str] = frozenset()
    named: bool = False


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
        for index, one in enumerate(held[:_MOST_HOLDERS])
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
        origin[article] = origin[origin[article]]
        article = origin[article]
    return article


def origin_of(claim: Claim) -> Origin:
    """Tell whom a claim credits; the author's own voice is nobody's."""
    return Origin() if claim.attribution is None else _origin(claim.attribution)


@cache
def _origin(words: str) -> Origin:
    actors = find_actors(Article(id="", text=words, sha256=""))
    states = {actor for mention in actors for actor in mention.actors}
    listed = name_organisation(words)
    bodies = set(states)
    if listed and not states:
        bodies.add(listed.name.casefold())
    if not bodies and (person := _person(words)):
        return Origin(bodies=frozenset([person]))
    named = not _is_unnamed(words) and (
        bool(listed and listed.kind != "official")
        or any(_is_organisation(state) for state in states)
        or (any(mention.form in _ALONE for mention in actors) and not _LOWER.search(words))
        or (bool(states) and (_speaks_for_a_state(words) or _has_person(words)))
    )
    return Origin(bodies=frozenset(bodies), named=named)


def _is_organisation(actor: str) -> bool:
    return not (len(actor) == 2 and actor.isupper()) or actor in ("EU", "UN")


def _is_unnamed(words: str) -> bool:
    return bool(_small(words) & set(table("origins")["unnamed"])) and not _has_person(words)


def _speaks_for_a_state(words: str) -> bool:
    return bool(_small(words) & set(table("origins")["offices"]))


def _small(words: str) -> set[str]:
    return set(_WORD.findall(words.casefold()))


def _has_person(words: str) -> bool:
    """Tell whether two names follow each other that name no state: Anna Example."""
    known = find_actors(Article(id="", text=words, sha256=""))
    free = "".join(
        " . " if any(m.start <= at < m.end for m in known) else letter
        for at, letter in enumerate(words)
    )
    offices = set(table("origins")["offices"])
    runs = re.findall(rf"{_NAMED.pattern}(?:\s+{_NAMED.pattern})+", free)
    return any(not (_small(run) & offices) and not name_organisation(run) for run in runs)


def _person(words: str) -> str | None:
    unnamed = citing_words()["unnamed"]["words"]
    names = [name for name in _NAMED.findall(words) if name not in unnamed]
    return " ".join(names).casefold() or None
