"""Find the places that a text names."""

from collections.abc import Collection
from dataclasses import dataclass

from posturemap.geo.names import Gazetteer

from .border_phrases import FoundBorder, find_borders
from .cues import Cues, load_cues
from .evidence import Evidence
from .land_phrases import LandPhrase, find_land
from .mention import Form, Mention
from .namesakes import AGENCY
from .owners import with_owners
from .relations import with_relations
from .roles import with_roles
from .shortened import find_shortened, mention_of
from .spans import Span, find_spans
from .tokens import Tokens, tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryWord:
    """An adjective or inhabitants' name in a text, or a name in an agency's: US Congress.

    Parameters
    ----------
    start, end
        Code-point offsets.
    codes
        ISO codes of the country, or of the countries of the region.
    """

    start: int
    end: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponyms:
    """What a text says about where.

    Parameters
    ----------
    mentions
        As `find_mentions` gives them.
    people
        Adjectives and inhabitants' names, in text order; those inside mentions too.
    """

    mentions: tuple[Mention, ...]
    people: tuple[CountryWord, ...]


def find_mentions(text: str, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the places that a text names, none overlapping another.

    Persons, units, organisations, treaties and events that bear a place's name are left out, and
    so are adjectives ("Latvian"), except in a border phrase or before land ("Polish airspace").
    Countries inside a border phrase are not given again. One pass over the words; time grows with
    the text's length.

    Parameters
    ----------
    text
        Any text; offsets count its code points.
    gazetteer
        From `load_gazetteer`.

    Returns
    -------
    In text order.
    """
    return find_toponyms(text, gazetteer).mentions


def find_toponyms(
    text: str, gazetteer: Gazetteer, sentence_starts: Collection[int] = ()
) -> Toponyms:
    """Find the places that a text names and the adjectives of countries, in one pass.

    Parameters
    ----------
    text, gazetteer
        As for `find_mentions`.
    sentence_starts
        Offsets of the sentences; a name goes on over a line's end, but into no other sentence.
    """
    cues = load_cues()
    tokens = tokenize(text, sentence_starts)
    spans = find_spans(tokens, text, gazetteer, cues)
    evidence = Evidence(spans, tokens, gazetteer, cues)
    reasons = {s.begin: None if s.people else evidence.why_not_place(s) for s in spans}
    known = [s for s in spans if reasons[s.begin] is None]
    found = _found(known, tokens, text, gazetteer, cues)
    found = with_owners(with_roles(found, text, tokens, gazetteer, cues), text, gazetteer)
    return Toponyms(
        mentions=tuple(with_relations(found, text, tokens, cues)),
        people=tuple(
            CountryWord(start=tokens[s.begin].start, end=tokens[s.end].end, codes=codes)
            for s in spans
            if (codes := _people_codes(s, reasons[s.begin], gazetteer))
        ),
    )


def _found(
    known: list[Span], tokens: Tokens, text: str, gazetteer: Gazetteer, cues: Cues
) -> list[Mention]:
    """Make mentions of borders first, then of land, then of the names left, in text order."""
    borders = find_borders(known, tokens, gazetteer, cues)
    taken = {n for b in borders for n in range(b.begin, b.end + 1)}
    found = [_border(b, tokens, text) for b in borders]
    for land in find_land(known, tokens, gazetteer, cues):
        words = range(land.begin, land.end + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            found.append(_land(land, tokens, text, gazetteer))
    found += [
        mention_of(s, tokens, text)
        for s in known
        if not s.people and taken.isdisjoint(range(s.begin, s.end + 1))
    ]
    found += find_shortened(known, tokens, text, gazetteer, cues)
    return sorted(found, key=lambda m: m.start)


def _people_codes(span: Span, reason: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Give the countries of an adjective, or of a name that serves as one: "US Congress"."""
    if span.people:
        return tuple(span.people.split("|"))
    if reason == AGENCY and span.curated:
        return gazetteer.candidates(span.key)[0].place.countries
    return ()


def _border(found: FoundBorder, tokens: Tokens, text: str) -> Mention:
    start, end = tokens[found.begin].start, tokens[found.end].end
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name="",
        form=Form.BORDER,
        name_start=start,
        name_end=end,
        border=found.phrase,
    )


def _land(found: LandPhrase, tokens: Tokens, text: str, gazetteer: Gazetteer) -> Mention:
    start, end = tokens[found.begin].start, tokens[found.end].end
    name, span = "", found.span
    inner = (start, end)
    if span is not None:
        inner = tokens[span.begin].start, tokens[span.end].end
        name = text[slice(*inner)]
        if span.people:
            name = gazetteer.land_of(span.people).name
    return Mention(
        text=text[start:end],
        start=start,
        end=end,
        name=name,
        form=Form.PART if found.side else Form.TERRITORY,
        name_start=inner[0],
        name_end=inner[1],
        side=found.side,
    )
