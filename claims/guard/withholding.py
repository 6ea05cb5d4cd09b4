"""Take out of claims and articles what their publisher withholds."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from posturemap.claims.article import Article, SourceEntry, Span
from posturemap.claims.claim import Claim, Doubt
from posturemap.claims.named import Alternative, PlaceMention
from posturemap.geo.ground import Grid

from .withheld import REDACTED, Withheld, strings_in

# Degrees with decimals or minutes, and grid references: finer than a publisher who rounds allows.
_COORDINATES = re.compile(
    r"""\d{1,3}\s*°\s*\d{1,2}
    | \d{1,3}[.,]\d{2,}\s*°
    | \d{1,3}\.\d{2,}\s*[NSEW]\b
    | -?\d{1,2}\.\d{3,}\s*[,;/]?\s+-?\d{1,3}\.\d{3,}
    | \b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}\b""",
    re.VERBOSE,
)
_POINTS = frozenset({"town", "base"})
_HASH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is left, and what is not.

    Parameters
    ----------
    claims
        Those that may be published.
    articles
        By the id that they had: with a name of their own where that was withheld, and without
        what is said of withheld places.
    withheld
        The other claims.
    """

    claims: tuple[Claim, ...]
    articles: Mapping[str, Article]
    withheld: tuple[Claim, ...]


def withhold(
    claims: Sequence[Claim], articles: Iterable[Article], hidden: Withheld, *, rounds: bool
) -> Held:
    """Leave out every claim that says anything of a withheld place.

    Such a claim names the place, is put at it or beside it, or is credited to it. One that names no
    other town or base is withheld too where the reader thought of the place or its sentence names
    it, and one that names no place at all where its paragraph does.

    Parameters
    ----------
    claims
        Of these articles, reviewed and judged.
    articles
        As they were read.
    hidden
        The places.
    rounds
        Whether places are rounded: what writes coordinates out is withheld then.
    """
    says = _says(hidden, rounds=rounds)
    of_article: dict[str, list[Claim]] = {}
    for claim in claims:
        of_article.setdefault(claim.article, []).append(claim)
    kept: list[Claim] = []
    gone: list[Claim] = []
    quiet: dict[str, Article] = {}
    for article in articles:
        mine = of_article.get(article.id, [])
        out = [claim for claim in mine if _is_withheld(claim, article, hidden, says)]
        left = [claim for claim in mine if claim not in out]
        gone += out
        holes = [part for span in _stretches(article, out, says) for part in _without(span, left)]
        new = _quiet_article(article, holes, hidden)
        quiet[article.id] = new
        kept += (_quiet_claim(claim, new, holes, hidden) for claim in left)
    return Held(claims=tuple(kept), articles=quiet, withheld=tuple(gone))


def _says(hidden: Withheld, *, rounds: bool) -> Callable[[str], bool]:
    def says(text: str) -> bool:
        return hidden.names(text) or (rounds and _COORDINATES.search(text) is not None)

    return says


def _is_withheld(
    claim: Claim, article: Article, hidden: Withheld, says: Callable[[str], bool]
) -> bool:
    if any(hidden.holds(place) for place in claim.places):
        return True
    plain = replace(claim, article="", prefix="", suffix="", doubts=(), places=())
    own = [(place.name, place.text, place.place_id) for place in claim.places]
    if any(says(text) for text in strings_in((asdict(plain), own))):
        return True
    if any(place.kind in _POINTS for place in claim.places):
        return False
    if any(doubt != _quiet_doubt(doubt, hidden) for doubt in claim.doubts):
        return True
    around = article.sentences if claim.places else article.paragraphs
    return any(says(article.text[s.start : s.end]) for s in around if _meet(claim, s))


def _meet(one: Claim | Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _quiet_claim(claim: Claim, article: Article, holes: Sequence[Span], hidden: Withheld) -> Claim:
    """Leave out of a claim what else its places could be, and what may not stand around it."""
    first = max((hole.end for hole in holes if hole.end <= claim.start), default=0)
    last = min((hole.start for hole in holes if hole.start >= claim.end), default=len(article.text))
    return replace(
        claim,
        article=article.id,
        prefix=claim.prefix[-(claim.start - first) :] if claim.start > first else "",
        suffix=claim.suffix[: last - claim.end],
        places=tuple(_quiet_place(place, hidden) for place in claim.places),
        doubts=tuple(_quiet_doubt(doubt, hidden) for doubt in claim.doubts),
    )


def _quiet_place(place: PlaceMention, hidden: Withheld) -> PlaceMention:
    others = tuple(one for one in place.alternatives if not hidden.holds(one))
    return replace(place, alternatives=others)


def _quiet_doubt(doubt: Doubt, hidden: Withheld) -> Doubt:
    told = doubt.instead
    is_told = told is not None and (hidden.names(told) or hidden.is_id(told))
    return replace(doubt, instead=REDACTED) if is_told else doubt


def _quiet_article(article: Article, holes: Sequence[Span], hidden: Withheld) -> Article:
    """Leave out of an article what says anything of a withheld place; offsets stay."""
    text = list(article.text)
    for span in holes:
        text[span.start : span.end] = map(_filler, text[span.start : span.end])
    return replace(
        article,
        id=f"article-{article.sha256[:_HASH]}" if hidden.is_in_address(article.id) else article.id,
        text="".join(text),
        paragraphs=tuple(p for span in article.paragraphs for p in _without(span, holes)),
        heads=(),
        sources=tuple(_quiet_source(source, hidden) for source in article.sources),
        url=None if hidden.is_in_address(article.url) else article.url,
        left_out=tuple(replace(p, words=hidden.redact(p.words)) for p in article.left_out),
        notes=tuple(map(hidden.redact, article.notes)),
        title=article.title and hidden.redact(article.title),
        author=article.author and hidden.redact(article.author),
        publisher=article.publisher and hidden.redact(article.publisher),
    )


def _quiet_source(source: SourceEntry, hidden: Withheld) -> SourceEntry:
    url = None if hidden.is_in_address(source.url) else source.url
    return replace(source, title=hidden.redact(source.title), url=url)


def _stretches(
    article: Article, out: Sequence[Claim], says: Callable[[str], bool]
) -> Iterator[Span]:
    """Yield the sentences, and paragraphs without any, that may not be shown."""
    bare = [p for p in article.paragraphs if not any(_meet(s, p) for s in article.sentences)]
    for span in (*article.sentences, *bare):
        if says(article.text[span.start : span.end]) or any(_meet(c, span) for c in out):
            yield span
    yield from (Span(start=claim.start, end=claim.end) for claim in out)


def _without(span: Span, holes: Iterable[Claim | Span]) -> Iterator[Span]:
    """Yield what is left of a stretch outside others."""
    at = span.start
    for hole in sorted((h for h in holes if _meet(h, span)), key=lambda h: h.start):
        if hole.start > at:
            yield Span(start=at, end=hole.start)
        at = max(at, hole.end)
    if at < span.end:
        yield Span(start=at, end=span.end)


def _filler(letter: str) -> str:
    """Stand for a letter that is counted and not shown."""
    return "x" if letter.isalnum() else " "


def rounded(claim: Claim, grid: Grid) -> Claim:
    """Round the places of a claim, and widen the radius that holds the true one."""
    return replace(claim, places=tuple(_rounded(place, grid) for place in claim.places))


def _rounded(place: PlaceMention, grid: Grid) -> PlaceMention:
    others = tuple(_moved(one, grid) for one in place.alternatives)
    if place.lon is None or place.lat is None:
        return replace(place, alternatives=others)
    lon, lat = grid.rounded(place.lon, place.lat)
    is_wide = place.precision_m is None and place.kind not in _POINTS
    near = None if is_wide else grid.precision(place.precision_m)
    return replace(place, lon=lon, lat=lat, precision_m=near, alternatives=others)


def _moved(place: Alternative, grid: Grid) -> Alternative:
    if place.lon is None or place.lat is None:
        return place
    lon, lat = grid.rounded(place.lon, place.lat)
    return replace(place, lon=lon, lat=lat)
