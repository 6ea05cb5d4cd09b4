"""All that is proposed in one article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from posturemap.claims.article import Article, Span
from posturemap.geo.names import Gazetteer, load_gazetteer

from .actors import ActorMention, find_actors
from .background import find_background
from .clock import clock_times
from .cuts import Sentence, find_sentences
from .dates import DateMention, find_dates
from .edtf import Anchor
from .entries import DatedEntry, dated_entries
from .interviews import find_answers
from .mentions import QuantityMention, SpeakerMention
from .places import Site, find_sites
from .quantities import find_quantities
from .quotations import find_quotations
from .speakers import find_speakers, with_nouns
from .turns import Turn, find_turns


@dataclass(frozen=True, slots=True)
class Proposals:
    """One article's proposals, each row in text order.

    Parameters
    ----------
    article
        The article.
    sentences
        Its running text, with the places at which it may be cut.
    dates, quantities, sites, actors, speakers
        What the text names; most of it belongs to no claim.
    background
        Numbers of the sentences that tell no posture.
    entries, turns
        Of a timeline, of a conversation or an interview; none in other texts.
    quotations
        What stands in quotation marks.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    quantities: tuple[QuantityMention, ...]
    sites: tuple[Site, ...]
    actors: tuple[ActorMention, ...]
    speakers: tuple[SpeakerMention, ...]
    background: frozenset[int]
    entries: tuple[DatedEntry, ...]
    turns: tuple[Turn, ...]
    quotations: tuple[Span, ...]


def propose(article: Article, gazetteer: Gazetteer | None = None) -> Proposals:
    """Find all that may be, or belong to, a claim.

    Parameters
    ----------
    article
        As `read_article` made it.
    gazetteer
        The region's where None.
    """
    times = clock_times(article.text)
    told = _dates(article)
    entries = dated_entries(article.entries, told)
    dates = _reckoned(article.text, told, entries) if entries else told
    dates = tuple(one for one in dates if (one.start, one.end) not in times)
    sentences = find_sentences(article)
    sites = find_sites(article, gazetteer or load_gazetteer())
    actors = find_actors(article)
    nations = [(one.start, one.end) for one in actors if one.form == "people"]
    speakers = with_nouns(find_speakers(article), nations, article.text)
    return Proposals(
        article=article,
        sentences=sentences,
        dates=dates,
        quantities=find_quantities(article.text, sorted([*times, *_stated(dates)])),
        sites=sites,
        actors=actors,
        speakers=speakers,
        background=find_background(article.text, sentences, sites),
        entries=entries,
        turns=find_turns(article.text, speakers)
        or find_answers(article.text, article.paragraphs, speakers, sites, actors),
        quotations=find_quotations(article.text),
    )


def _stated(dates: Iterable[DateMention]) -> Iterator[tuple[int, int]]:
    return ((m.start, m.end) for m in dates if m.form != "stretch")


def _dates(article: Article) -> tuple[DateMention, ...]:
    """Find dates; a stretch with a day of its own, as a live blog's post, counts from that day."""
    found = find_dates(article.text, _anchor(article))
    for start, end, day in article.days:
        own = find_dates(article.text[:end], Anchor(_publication_day(day)))
        outside = [m for m in found if not start <= m.start < end]
        found = tuple(sorted([*outside, *(m for m in own if m.start >= start)], key=_start))
    return found


def _reckoned(
    text: str, dates: Iterable[DateMention], entries: Sequence[DatedEntry]
) -> tuple[DateMention, ...]:
    """Count the dates within a timeline's entries from the entry's: "In May" below "2021"."""
    inside = [
        replace(one, start=one.start + entry.start, end=one.end + entry.start)
        for entry in entries
        for one in find_dates(text[entry.start : entry.end], _anchor_of(entry.date.value))
    ]
    outside = (d for d in dates if not any(e.start <= d.start < e.end for e in entries))
    return tuple(sorted([*outside, *inside], key=_start))


def _anchor(article: Article) -> Anchor:
    """Give what relative dates count from: the day of publication, else its year if it is known."""
    return _anchor_of(article.date)


def _anchor_of(edtf: str | None) -> Anchor:
    day = _publication_day(edtf)
    year = re.match(r"\d{4}(?=-\d\d$|$)", edtf or "")
    return Anchor(day, int(year.group()) if day is None and year else None)


def _start(mention: DateMention) -> int:
    return mention.start


def _publication_day(edtf: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", edtf or "")
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
