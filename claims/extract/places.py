"""Tell where a claim is, happens or is aimed at."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from posturemap.claims.article import Span
from posturemap.claims.claim import ClaimType, PlaceMention

from .sites import Site
from .tables import table, words

_TABLE = table("places")
_FLANK = frozenset(_TABLE["flank"])
_GIVERS = frozenset(_TABLE["givers"])
_CONTINENTS = frozenset(_TABLE["continents"])
_ADVERSARY = frozenset(_TABLE["adversary"])
_DOMESTIC = frozenset(_TABLE["domestic"])
_THERE = re.compile(
    rf"\b(?:{words(_TABLE['back']['there'])})\b(?!\s+(?:is|are|was|were|will)\b)", re.IGNORECASE
)
_POSTED = frozenset((ClaimType.DEPLOYMENT, ClaimType.OPERATION, ClaimType.REINFORCEMENT_PLAN))
_TARGETS = frozenset((ClaimType.THREAT, ClaimType.ASSESSMENT))
# A place that a claim needs but does not name is looked for among this many before it.
_LOOK_BACK = 12
# Characters: about three sentences.
_NEAR = 500


def claim_places(
    sites: Sequence[Site],
    span: Span,
    claim_type: ClaimType,
    *,
    credit: tuple[int, int],
    text: str,
) -> tuple[PlaceMention, ...]:
    """Choose the places of a claim: none twice, and no country that only acts.

    Parameters
    ----------
    sites
        Of the article, in text order.
    span
        The claim.
    claim_type
        Its type: in domestic measures the acting country is the place too.
    credit
        Offsets of the words that say who says it, see `attribution.credit`.
    text
        The article's text.

    Returns
    -------
    In text order. Where the claim says "there", the place named last before it.
    """
    first = bisect_left(sites, span.start, key=lambda site: site.start)
    last = bisect_left(sites, span.end, key=lambda site: site.start)
    chosen: dict[str, PlaceMention] = {}
    for site in sites[first:last]:
        speaks = credit[0] <= site.start < credit[1] and "host" not in site.cues
        speaks = speaks and not (claim_type in _DOMESTIC and site.role == "subject")
        if site.end <= span.end and not speaks and is_where(site, claim_type):
            chosen.setdefault(site.place.place_id or site.place.text, site.place)
    if chosen:
        return tuple(_without_givers(chosen).values())
    if _THERE.search(text, span.start, span.end):
        near = [s for s in sites[max(0, first - _LOOK_BACK) : first] if span.start - s.end < _NEAR]
        return tuple([s.place for s in near if is_where(s, claim_type)][-1:])
    return _home(sites[first:last], claim_type)


def _home(sites: Sequence[Site], claim_type: ClaimType) -> tuple[PlaceMention, ...]:
    """Return the state of the flank whose ministry or army tells of a posting, if one does."""
    if claim_type not in _POSTED:
        return ()
    own = (
        s.place for s in sites if s.role == "own" and "belongs" in s.cues and _is_on_flank(s.place)
    )
    return tuple(own)[:1]


def _without_givers(chosen: dict[str, PlaceMention]) -> dict[str, PlaceMention]:
    """Leave out who pays from afar: aid of the United States to Poland is in Poland."""
    is_flank = {key: _is_on_flank(place) for key, place in chosen.items()}
    if not any(is_flank.values()):
        return chosen
    return {k: p for k, p in chosen.items() if is_flank[k] or p.country not in _GIVERS}


def _is_on_flank(place: PlaceMention) -> bool:
    return bool(place.country) and _FLANK.issuperset((place.country or "").split("|"))


def is_where(site: Site, claim_type: ClaimType) -> bool:
    """Tell a place where something is from one that only acts, speaks or stands for history.

    Parameters
    ----------
    site
        A mention.
    claim_type
        The type of the claim that it stands in.
    """
    if "meeting" in site.cues or site.place.name in _CONTINENTS:
        return False
    if "seat" in site.cues:
        return "there" in site.cues
    if site.place.kind != "country":
        return site.place.country is not None or site.role != "own"
    if site.form != "name":
        return True
    country = site.place.country
    is_aside = "background" in site.cues and (country not in _FLANK or country == "UA")
    if is_aside or "attribute" in site.cues:
        return False
    return _RULES[site.role](site, claim_type)


def _at(_site: Site, _claim_type: ClaimType) -> bool:
    return True


def _never(_site: Site, _claim_type: ClaimType) -> bool:
    return False


def _from(site: Site, _claim_type: ClaimType) -> bool:
    return "source" in site.cues


def _of_the_flank(site: Site, _claim_type: ClaimType) -> bool:
    return site.place.country in _FLANK


def _with(site: Site, claim_type: ClaimType) -> bool:
    return site.place.country in _FLANK and claim_type is not ClaimType.THREAT


def _towards(site: Site, claim_type: ClaimType) -> bool:
    return site.place.country in _FLANK or claim_type not in _TARGETS


def _by(site: Site, claim_type: ClaimType) -> bool:
    return claim_type in _DOMESTIC and site.place.country in _FLANK


def _own(site: Site, claim_type: ClaimType) -> bool:
    if site.place.country not in _FLANK or site.cues & {"unit", "speaks"}:
        return False
    return "belongs" not in site.cues or claim_type in _DOMESTIC


def _subject(site: Site, claim_type: ClaimType) -> bool:
    if site.place.country in _ADVERSARY:
        return False
    if "speaks" in site.cues and claim_type not in _DOMESTIC:
        return False
    if site.cues & {"host", "cell"}:
        return True
    if claim_type is ClaimType.THREAT:
        return site.place.country == "BY"
    is_flank = site.place.country in _FLANK
    return (claim_type in _DOMESTIC and (is_flank or claim_type is not ClaimType.MEMBERSHIP)) or (
        claim_type is ClaimType.ASSESSMENT and is_flank
    )


_RULES = {
    "at": _at,
    "to": _towards,
    "from": _from,
    "of": _of_the_flank,
    "host": _of_the_flank,
    "object": _of_the_flank,
    "between": _with,
    "with": _with,
    "own": _own,
    "subject": _subject,
    "by": _by,
    "against": _never,
    "as": _never,
}
