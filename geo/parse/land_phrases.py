"""Land that is named by a country: "northeastern Poland", "Polish airspace"."""

from collections.abc import Iterable
from dataclasses import dataclass

from posturemap.geo.names import Gazetteer, PlaceKind

from .cues import Cues
from .spans import Span
from .tokens import Tokens, joins


@dataclass(frozen=True, slots=True, kw_only=True)
class LandPhrase:
    """A part or the land of a country.

    Parameters
    ----------
    begin, end
        Numbers of its first and last word.
    span
        The country's name or adjective; None for "the country".
    side
        Compass direction of the part, folded; None for all of the land.
    """

    begin: int
    end: int
    span: Span | None
    side: str | None


def find_land(
    spans: Iterable[Span], tokens: Tokens, gazetteer: Gazetteer, cues: Cues
) -> list[LandPhrase]:
    """Find parts and lands of countries and regions.

    Parameters
    ----------
    spans
        Places and adjectives of countries in the text.
    tokens
        Of the text.
    gazetteer, cues
        As they were used to find the spans.
    """
    found = []
    for span in spans:
        if span.people:
            if end := _land_noun(span, tokens, cues):
                found.append(LandPhrase(begin=span.begin, end=end, span=span, side=None))
        elif _has_parts(span, gazetteer):
            begin, side = _direction(span.begin, tokens, cues)
            if side:
                found.append(LandPhrase(begin=begin, end=span.end, span=span, side=side))
    countries = tokens.where(cues.marks["country"])
    return found + [p for at in countries if (p := _the_country(at, tokens, cues))]


def _land_noun(span: Span, tokens: Tokens, cues: Cues) -> int | None:
    """Give the number of the last word of "airspace", "territorial waters" after an adjective."""
    for n in (2, 1):
        end = span.end + n
        word = " ".join(t.key for t in tokens[span.end + 1 : end + 1])
        whole = end < len(tokens) and all(joins(t) for t in tokens[span.end : end])
        if whole and word in cues["territory"]:
            return end
    return None


def _has_parts(span: Span, gazetteer: Gazetteer) -> bool:
    place = gazetteer.candidates(span.key)[0].place
    return place.kind in {PlaceKind.COUNTRY, PlaceKind.REGION} and span.cue is None


def _direction(at: int, tokens: Tokens, cues: Cues) -> tuple[int, str]:
    """Read a direction before a word: "north-eastern", "the southeastern part of the"."""
    last = at
    if last and tokens[last - 1].key == "the" and tokens[last - 1].gap == " ":
        last -= 1
    of = last > 1 and tokens[last - 1].key == "of"
    if of:
        last -= 1
        part = tokens[last - 1].key in cues["part"]
        if part:
            last -= 1
    elif last != at:
        return at, ""
    begin = last
    while begin and tokens[begin - 1].key in cues["direction"] and joins(tokens[begin - 1]):
        begin -= 1
    side = "".join(t.key for t in tokens[begin:last])
    if of and not part and (begin == 0 or tokens[begin - 1].key != "the"):
        return at, ""  # "north of Estonia" lies outside Estonia
    return begin, side


def _the_country(at: int, tokens: Tokens, cues: Cues) -> LandPhrase | None:
    """Find "southeast of the country"."""
    if at < 3 or tokens[at - 1].key != "the":
        return None
    begin, side = _direction(at, tokens, cues)
    return LandPhrase(begin=begin, end=at, span=None, side=side) if side else None
