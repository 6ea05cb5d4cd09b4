"""Claims from a file in the place of those that would be found, where their words stand."""

from collections.abc import Iterable, Mapping, Sequence

from .article import Article
from .claim import Claim


def put_given(
    found: Sequence[Claim], given: Sequence[Claim], articles: Iterable[Article]
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """Put given claims in the place of those that were found in the same articles.

    Parameters
    ----------
    found
        As extracted.
    given
        From a file; what it says of features is left to the map.
    articles
        Those of the run.

    Returns
    -------
    The claims; and of each given one that is left out, the reason: its article is not among those
    read, or its words do not stand there.
    """
    texts = {article.id: article.text for article in articles}
    reasons = {claim.id: reason for claim in given if (reason := _reason(claim, texts))}
    spoken_of = {claim.article for claim in given}
    kept = (claim for claim in given if claim.id not in reasons)
    return (
        (*(claim for claim in found if claim.article not in spoken_of), *kept),
        tuple(f"claim {claim} is left out: {reason}" for claim, reason in reasons.items()),
    )


def _reason(claim: Claim, texts: Mapping[str, str]) -> str | None:
    text = texts.get(claim.article)
    if text is None:
        return f"article {claim.article} is not among those read"
    if text[claim.start : claim.end] != claim.quote:
        return f"its words do not stand at {claim.start} of article {claim.article}"
    return None
