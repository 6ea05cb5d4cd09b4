"""Places that an article names, and what "the region" and "the country" mean there."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from posturemap.claims.article import Article
from posturemap.claims.named import Alternative, PlaceMention
from posturemap.geo.names import Candidate, Gazetteer
from posturemap.geo.parse import Located, locate

from .tables import table, words

_TABLE = table("places")
_POINTING = ("region", "country", "gap", "exclave", "base", "town", "island")
_BACK = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s+(?:(?:whole|entire)\s+)?"
    rf"(?:(?:Baltic|Nordic)\s+(?=(?:{words(_TABLE['back']['country'])})\b))?"
    rf"(?P<noun>{words([noun for row in _POINTING for noun in _TABLE['back'][row]])})"
    r"\b(?!['’]|-|\s+of\b|\s+(?:at|in|near|on|between|with)\s+(?:the\s+)?[A-Z])"
)
# Mentions among which "the region" and "the country" are sought.
_REMEMBERED = 200
_LEFT = 120  # letters before a state in which is sought what is taken from it
_GIVING = re.compile(rf"\b(?:{words(_TABLE['givers']['verbs'])})\b[^.;:\n]*\bfrom\s+(?:the\s+)?$")
_FROM, _NEAR = re.compile(r"\bfrom\s+(?:the\s+)?$"), 12
_ASIDE = re.compile(
    rf"\s*[,(]\s*(?:(?:\d[\d.,]*|{words(_TABLE['aside']['words'])}|"
    r"(?:north|south|east|west)[a-z-]*)[\s-]+)*",
    re.IGNORECASE,
)
_BESIDE = "relative:"
_REGIONAL = frozenset(("region", "corridor", "sea"))
_SETTLED = frozenset(("base", "town"))
_FLANK = frozenset(_TABLE["flank"])
_ADVERSARY = frozenset(_TABLE["adversary"])


@dataclass(frozen=True, slots=True)
class Site:
    """A mention of a place.

    Parameters
    ----------
    start, end
        Code-point offsets.
    place
        What it was resolved to.
    form
        name, border, part, territory, or back where it points to a place named before.
    """

    start: int
    end: int
    place: PlaceMention
    form: str


def find_sites(article: Article, gazetteer: Gazetteer) -> tuple[Site, ...]:
    """Find and resolve every place that an article names.

    Parameters
    ----------
    article
        With its sentences.
    gazetteer
        From `load_gazetteer`.

    Returns
    -------
    In text order; mentions that the gazetteer refused are left out.
    """
    starts = [span.start for span in article.sentences]
    named = [
        Site(place.start, place.end, place, located.mention.form.value)
        for located in locate(article.text, gazetteer, sentence_starts=starts)
        if (place := _place(located))
    ]
    found = _without_asides(article.text, _with_back_references(article.text, named))
    return tuple(site for site in found if not _gives(article.text, site))


def _with_back_references(text: str, named: list[Site]) -> Iterator[Site]:
    """Add "the region", "the country" and the like, each resolved to a place named before."""
    starts = [site.start for site in named]
    found = list(named)
    for match in _BACK.finditer(text):
        index = bisect_right(starts, match.start())
        if index and named[index - 1].end > match.start():
            continue
        if index < len(named) and named[index].start < match.end():
            continue
        meant = _REFERENTS[match["noun"]](named[max(0, index - _REMEMBERED) : index])
        if meant:
            place = replace(meant.place, text=match.group(), start=match.start(), end=match.end())
            found.append(Site(match.start(), match.end(), place, "back"))
    yield from sorted(found, key=lambda site: site.start)


def _without_asides(text: str, sites: Iterable[Site]) -> Iterator[Site]:
    """Leave out what says where the place before it is: "Jonava, 30 km from Kaunas"."""
    last: Site | None = None
    aside: str | None = None
    for site in sites:
        place_id = site.place.place_id or ""
        if aside == place_id or (last and _is_aside(text, last, site)):
            aside = place_id  # of "between Narva and Jõhvi" both are left out
            continue
        yield site
        last, aside = site, None


def _is_aside(text: str, last: Site, site: Site) -> bool:
    if last.place.kind not in _SETTLED or not (site.place.place_id or "").startswith(_BESIDE):
        return False
    return _ASIDE.fullmatch(text, last.end, site.start) is not None


def _gives(text: str, site: Site) -> bool:
    """Tell the state that something is taken over or bought from; of 23 annotated ones 22 are such.

    The words between say what is taken; a full stop, or another state that gives, ends them.
    """
    is_state = site.place.kind == "country" and site.form == "name"
    return is_state and bool(_GIVING.search(text, max(0, site.start - _LEFT), site.start))


def is_origin(text: str, start: int) -> bool:
    """Tell whether a place stands behind "from": something came from there.

    Parameters
    ----------
    text
        An article's.
    start
        Code-point offset of the place.
    """
    return _FROM.search(text, max(0, start - _NEAR), start) is not None


def _last_country(before: Sequence[Site]) -> Site | None:
    countries = [s for s in before if s.place.kind == "country" and s.place.country in _FLANK]
    return countries[-1] if countries else None


def _main_region(before: Sequence[Site]) -> Site | None:
    """Return the region of several states that was named most so far, of equals the last."""
    regional = [
        s
        for s in before
        if s.place.kind in _REGIONAL and "|" in (s.place.country or "") and s.form != "part"
    ]
    counts = Counter(site.place.place_id for site in regional)
    return max(regional, key=lambda site: (counts[site.place.place_id], site.start), default=None)


def _last_gap(before: Sequence[Site]) -> Site | None:
    return next((s for s in reversed(before) if s.place.kind == "corridor"), None)


def _last_exclave(before: Sequence[Site]) -> Site | None:
    """Return the last region of an adversary, which the flank surrounds: Kaliningrad."""
    regions = (s for s in reversed(before) if s.place.kind == "region")
    return next((s for s in regions if s.place.country in _ADVERSARY), None)


def _last_base(before: Sequence[Site]) -> Site | None:
    """Return the last base, or town of the flank that may have one: far off nobody knows."""
    settled = (s for s in reversed(before) if s.place.kind in _SETTLED)
    near = (s for s in settled if s.place.kind == "base" or s.place.country in _FLANK)
    return next(near, None)


def _last_town(before: Sequence[Site]) -> Site | None:
    return next((s for s in reversed(before) if s.place.kind == "town"), None)


def _last_island(before: Sequence[Site]) -> Site | None:
    """Return the last region of one state that has a middle: an island, or islands."""
    regions = (s for s in reversed(before) if s.place.kind == "region" and s.place.lat is not None)
    return next((s for s in regions if "|" not in (s.place.country or "|")), None)


_FINDERS = {
    "region": _main_region,
    "country": _last_country,
    "gap": _last_gap,
    "exclave": _last_exclave,
    "base": _last_base,
    "town": _last_town,
    "island": _last_island,
}
_REFERENTS = {noun: _FINDERS[row] for row in _POINTING for noun in _TABLE["back"][row]}


def _place(located: Located) -> PlaceMention | None:
    mention, found = located.mention, located.resolution
    place = found.place
    if place is None or "owner" in mention.role_cues:
        return None
    point = place.point
    return PlaceMention(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        name=place.name,
        country=place.country,
        kind=place.kind.value,
        lat=point[1] if point else None,
        lon=point[0] if point else None,
        place_id=place.id,
        precision_m=place.precision_m if point else None,
        score=found.score,
        alternatives=tuple(_alternative(other) for other in found.alternatives),
    )


def _alternative(other: Candidate) -> Alternative:
    point = other.place.point
    return Alternative(
        name=other.place.name,
        country=other.place.country,
        kind=other.place.kind.value,
        place_id=other.place.id,
        lat=point[1] if point else None,
        lon=point[0] if point else None,
        score=other.score,
    )
