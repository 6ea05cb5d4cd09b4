"""What the review sheet shows, as JSON values."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from posturemap.claims import Article, Claim, ClaimType, PlaceMention, Polarity, ReviewState
from posturemap.claims.review import Decision, ReviewFile, agreements, quantities_near

_ABOUT_ARTICLE = ("id", "title", "publisher", "date", "url")
_ABOUT_CLAIM = ("id", "polarity", "date", "actors", "attribution", "confidence", "sure", "page")
_ABOUT_PLACE = ("name", "country", "kind", "lat", "lon", "place_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who decided about the same claims.

    Parameters
    ----------
    name
        As it stands beside the decisions.
    review
        The decisions.
    """

    name: str
    review: ReviewFile


def sheet_data(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    review: ReviewFile,
    *,
    readers: Sequence[Reader] = (),
    by: str = "",
) -> Mapping[str, Any]:
    """Give the sheet its data; parameters are those of `render_sheet`.

    Returns
    -------
    Claims in the order in which they are to be decided: what readers dispute, what the reading is
    unsure of (least confident first), what else is undecided, what is decided. Offsets are in
    UTF-16 units, which is how a browser counts; decisions are as in the review file.
    """
    rows = {article.id: row for row, article in enumerate(articles)}
    astral = {article.id: _astral(article.text) for article in articles}
    shown = sorted(claims, key=lambda claim: _urgency(claim, review.claim[claim.id], readers))
    ids = {claim.id for claim in claims}
    return {
        "format": 1,
        "by": by,
        "types": [str(kind) for kind in ClaimType],
        "polarities": [str(polarity) for polarity in Polarity],
        "articles": [_article(article) for article in articles],
        "claims": [
            {
                **_claim(claim, astral[claim.article]),
                "article": rows[claim.article],
                "others": _others(claim, readers),
            }
            for claim in shown
        ],
        # In the file's own order; the decisions on claims that are gone are written as they came.
        "decisions": [[claim, asdict(decision)] for claim, decision in review.claim.items()],
        "gone": [claim for claim in review.claim if claim not in ids],
        "readers": [reader.name for reader in readers],
        "agreement": [
            asdict(one) for one in agreements({reader.name: reader.review for reader in readers})
        ],
    }


def _urgency(claim: Claim, decision: Decision, readers: Sequence[Reader]) -> tuple[int, float]:
    if decision.state is not ReviewState.NONE:
        return 3, 0
    given = {(other.state, other.change) for other in _decided(claim, readers).values()}
    if len(given) > 1:
        return 0, 0
    return (2, 0) if claim.sure else (1, claim.confidence)


def _decided(claim: Claim, readers: Sequence[Reader]) -> dict[str, Decision]:
    listed = ((reader.name, reader.review.claim.get(claim.id)) for reader in readers)
    return {name: one for name, one in listed if one and one.state is not ReviewState.NONE}


def _others(claim: Claim, readers: Sequence[Reader]) -> list[dict[str, Any]]:
    return [
        {
            "reader": name,
            "state": str(decision.state),
            "why": decision.why,
            "when": decision.when,
            "change": asdict(decision.change) if decision.change else None,
        }
        for name, decision in _decided(claim, readers).items()
    ]


def _article(article: Article) -> dict[str, Any]:
    return {"text": article.text, **{name: getattr(article, name) for name in _ABOUT_ARTICLE}}


def _claim(claim: Claim, astral: Sequence[int]) -> dict[str, Any]:
    return {
        **{name: getattr(claim, name) for name in _ABOUT_CLAIM},
        "start": _utf16(claim.start, astral),
        "end": _utf16(claim.end, astral),
        "quantity": asdict(claim.quantity) if claim.quantity else None,
        "quantities": [asdict(one) for one in quantities_near(claim)],
        "doubts": [asdict(doubt) for doubt in claim.doubts],
        "places": [_place(place) for place in claim.places],
    }


def _place(place: PlaceMention) -> dict[str, Any]:
    """Give the words that name a place, and what they may mean, what was found first."""
    options = [
        {name: getattr(option, name) for name in _ABOUT_PLACE}
        for option in (place, *place.alternatives)
    ]
    options[0]["precision_m"] = place.precision_m
    return {"text": place.text, "options": options}


def _astral(text: str) -> list[int]:
    """Return where characters stand that a browser counts twice."""
    return [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]


def _utf16(offset: int, astral: Sequence[int]) -> int:
    return offset + bisect_left(astral, offset)
