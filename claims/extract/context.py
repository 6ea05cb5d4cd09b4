"""What is found once in an article and then shared by all its claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from posturemap.claims.article import Article, Span
from posturemap.geo.names import Gazetteer, load_gazetteer

from .attribution import Voice, find_voices
from .dates import DateMention, find_dates
from .edtf import Anchor
from .nations import ActorMention, find_actors
from .quantities import QuantityMention, find_quantities
from .sites import Site, find_sites
from .timing import Standing, drill_dates, standing


class _Located(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_GROUND = frozenset(("border", "part", "territory"))
_T = TypeVar("_T", bound=_Located)


@dataclass(frozen=True, slots=True)
class Context:
    """One article's findings, all in text order.

    Parameters
    ----------
    article
        The article.
    dates, standings
        Every date, and how it stands in its sentence.
    drills
        Dates of military exercises, to the month, with their offsets.
    quantities
        Every number that counts something.
    voices
        Every credited stretch.
    sites
        Every place.
    actors
        Every nation and organisation, but not those in the name of a border or a piece of land.
    actor_starts, sentence_starts
        Where they begin.
    """

    article: Article
    dates: tuple[DateMention, ...]
    standings: tuple[Standing, ...]
    drills: tuple[tuple[int, str], ...]
    quantities: tuple[QuantityMention, ...]
    voices: tuple[Voice, ...]
    sites: tuple[Site, ...]
    actors: tuple[ActorMention, ...]
    actor_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]

    def dated(self, start: int, end: int) -> list[tuple[Standing, DateMention]]:
        """Return the dates between two offsets, each with its standing."""
        first = bisect_left(self.dates, start, key=lambda mention: mention.start)
        last = bisect_left(self.dates, end, key=lambda mention: mention.start)
        return list(zip(self.standings[first:last], self.dates[first:last], strict=True))

    def sentence(self, offset: int) -> Span:
        """Return the sentence that holds an offset, or the nearest one before it."""
        sentences = self.article.sentences
        index = bisect_right(self.sentence_starts, offset) - 1
        return sentences[max(index, 0)] if sentences else Span(start=0, end=len(self.article.text))

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph that holds an offset, or the nearest one before it."""
        paragraphs = self.article.paragraphs
        index = bisect_right(paragraphs, offset, key=lambda span: span.start) - 1
        return paragraphs[max(index, 0)] if paragraphs else Span(start=0, end=offset)


def read_context(article: Article, gazetteer: Gazetteer | None = None) -> Context:
    """Read an article once.

    Parameters
    ----------
    article
        With its sentences, paragraphs and markers.
    gazetteer
        The region's where None.
    """
    anchor = Anchor(_publication_day(article.date))
    dates = find_dates(article.text, anchor)
    starts = [span.start for span in article.sentences]
    standings = tuple(
        standing(article.text, mention, _floor(starts, mention.start)) for mention in dates
    )
    spans = [(mention.start, mention.end) for mention in dates]
    sites = find_sites(article, gazetteer or load_gazetteer())
    actors = _off_ground(find_actors(article), sites)
    return Context(
        article=article,
        dates=dates,
        standings=standings,
        drills=drill_dates(
            article.text, article.sentences, list(zip(standings, dates, strict=True))
        ),
        quantities=find_quantities(article.text, spans),
        voices=find_voices(article),
        sites=sites,
        actors=actors,
        actor_starts=tuple(mention.start for mention in actors),
        sentence_starts=tuple(starts),
    )


def _off_ground(actors: Sequence[ActorMention], sites: Sequence[Site]) -> tuple[ActorMention, ...]:
    """Leave out the countries of "northern Poland", "the Polish border" and "Toruń, Poland"."""
    ground = [site for site in sites if site.form in _GROUND or "container" in site.cues]
    starts = [site.start for site in ground]

    def is_ground(mention: ActorMention) -> bool:
        before = bisect_right(starts, mention.start) - 1
        return before >= 0 and ground[before].end >= mention.end

    return tuple(mention for mention in actors if not is_ground(mention))


def inside(mentions: Sequence[_T], start: int, end: int) -> list[_T]:
    """Return the mentions that lie wholly between two offsets."""
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    return [mention for mention in mentions[first:last] if mention.end <= end]


def _floor(starts: list[int], offset: int) -> int:
    index = bisect_right(starts, offset) - 1
    return starts[index] if index >= 0 else 0


def _publication_day(edtf: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", edtf or "")
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
