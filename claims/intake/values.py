"""Hold the values that somebody gives a claim against what the text says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from posturemap.claims.article import Article
from posturemap.claims.claim import ClaimType, Polarity
from posturemap.claims.extract import Described, Proposals
from posturemap.geo.names import fold

from .meant import is_met, is_same, is_within, read_actors, read_country, read_days, read_numbers

FIELDS = ("type", "polarity", "places", "actors", "date", "quantity", "attribution")
"""Fields of a claim that may be given."""

_POLARITIES = {
    **{one.value: one for one in Polarity},
    "affirmed": Polarity.ASSERTED,
    "fact": Polarity.ASSERTED,
    "possible": Polarity.HYPOTHETICAL,
    "announced": Polarity.PLANNED,
    "denied": Polarity.NEGATED,
    "negative": Polarity.NEGATED,
}
_SMALL = frozenset(("the", "of", "a", "an", "and", "for"))
_MOST = 200  # characters of one given value


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A value that is not what the text says of the claim.

    Parameters
    ----------
    field
        Whose value.
    given
        The value.
    said
        What the text says instead, in words; None where it says nothing.
    anywhere
        Whether the article has the value at all.
    """

    field: str
    given: str
    said: str | None
    anywhere: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What came of holding given values against the text.

    Parameters
    ----------
    agrees
        Fields in which both say the same.
    differs
        The others.
    unread
        Fields whose given value means nothing here, such as a type of another scheme.
    """

    agrees: tuple[str, ...]
    differs: tuple[Difference, ...]
    unread: tuple[str, ...]


Answer = Difference | bool | None


class Whole:
    """All that an article names, to be asked whether it names something at all.

    Parameters
    ----------
    article
        As it was read.
    proposals
        What was found in it.
    """

    def __init__(self, article: Article, proposals: Proposals) -> None:
        self.published = article.date
        self._text = article.text
        self._proposals = proposals

    @cached_property
    def actors(self) -> frozenset[str]:
        """Codes and names of all nations and organisations."""
        return frozenset(actor for one in self._proposals.actors for actor in one.actors)

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries of all places."""
        places = (site.place.country or "" for site in self._proposals.sites)
        return frozenset(code for codes in places for code in codes.split("|") if code)

    @cached_property
    def dates(self) -> frozenset[str]:
        """All dates, EDTF."""
        return frozenset(one.value for one in self._proposals.dates)

    @cached_property
    def _words(self) -> str:
        return f" {fold(self._text)} "

    def names(self, given: str) -> bool:
        """Tell whether all words of a name stand in the article, in whatever order."""
        words = [word for word in fold(given).split() if word not in _SMALL]
        return bool(words) and all(f" {word} " in self._words for word in words)


def compare(values: Mapping[str, tuple[str, ...]], described: Described, whole: Whole) -> Compared:
    """Compare given values, by field, with those that were worked out from the text.

    Parameters
    ----------
    values
        By field; an empty value is none.
    described
        The clause, as the text has it.
    whole
        Its article.
    """
    agrees, unread = [], []
    differs: list[Difference] = []
    for name in FIELDS:
        given = [one.strip() for one in values.get(name, ()) if one.strip()]
        for one in given:
            answer = _ASKED[name](one[:_MOST], described, whole)
            if isinstance(answer, Difference):
                differs.append(answer)
            elif answer is None:
                unread.append(name)
            else:
                agrees.append(name)
    different = {one.field for one in differs}
    return Compared(
        agrees=tuple(dict.fromkeys(name for name in agrees if name not in different)),
        differs=tuple(differs),
        unread=tuple(dict.fromkeys(unread)),
    )


def _type(given: str, described: Described, _: Whole) -> Answer:
    written = given.casefold().replace(" ", "_").replace("-", "_")
    if written not in set(ClaimType):
        return None
    said = described.claim.type.value
    return written == said or Difference(field="type", given=written, said=said, anywhere=True)


def _polarity(given: str, described: Described, _: Whole) -> Answer:
    known = _POLARITIES.get(given.casefold())
    if known is None:
        return None
    said = described.claim.polarity
    return known is said or Difference(
        field="polarity", given=known.value, said=said.value, anywhere=True
    )


def _place(given: str, described: Described, whole: Whole) -> Answer:
    places = described.claim.places
    parts = [part.strip() for part in given.split(",") if part.strip()]
    known = {fold(name) for place in places for name in (place.name, place.text)}
    countries = {code for place in places for code in (place.country or "").split("|") if code}
    if parts and all(fold(p) in known or read_country(p) in countries for p in parts):
        return True
    said = ", ".join(dict.fromkeys(place.name for place in places)) or None
    there = all(
        whole.names(part) or read_country(part) in (whole.countries | whole.actors)
        for part in parts
    )
    return Difference(field="places", given=given, said=said, anywhere=there)


def _actor(given: str, described: Described, whole: Whole) -> Answer:
    actors = described.claim.actors
    codes = set(read_actors(given)) or {given}
    if codes & set(actors) or fold(given) in {fold(one) for one in actors}:
        return True
    there = whole.names(given) or bool(codes & whole.actors)
    return Difference(field="actors", given=given, said=", ".join(actors) or None, anywhere=there)


def _date(given: str, described: Described, whole: Whole) -> Answer:
    said = described.claim.date
    days = read_days(given, whole.published)
    if not days:
        return None
    if said is not None and any(is_within(said, day) for day in days):
        return True
    # What cannot be read as a date here may be one all the same: "last Tuesday".
    there = said is None or any(
        is_within(one, day) or is_within(day, one) for one in whole.dates for day in days
    )
    return Difference(field="date", given=given, said=said, anywhere=there)


def _quantity(given: str, described: Described, _: Whole) -> Answer:
    said = described.claim.quantity
    numbers = list(read_numbers(given))
    if not numbers:
        return None
    if said is not None and any(is_same(said.value, said.unit, *one) for one in numbers):
        return True
    there = any(is_met(value, other) for value, _ in numbers for other in described.numbers)
    return Difference(
        field="quantity", given=given, said=said.text if said else None, anywhere=there
    )


def _speaker(given: str, described: Described, whole: Whole) -> Answer:
    said = described.claim.attribution
    bare, known = fold(given).removeprefix("the "), fold(said or "").removeprefix("the ")
    if said and (bare in known or known in bare):
        return True
    return Difference(field="attribution", given=given, said=said, anywhere=whole.names(given))


_ASKED: dict[str, Callable[[str, Described, Whole], Answer]] = {
    "type": _type,
    "polarity": _polarity,
    "places": _place,
    "actors": _actor,
    "date": _date,
    "quantity": _quantity,
    "attribution": _speaker,
}
