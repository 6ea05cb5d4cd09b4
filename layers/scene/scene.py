"""What every rule of the layers may look at: register, articles, cues, the map's day."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from posturemap.claims import Article, Change, Claim, ClaimType, PlaceMention
from posturemap.geo.ground import Grid
from posturemap.geo.names import Place, relation_of

from .cues import Cues, load_cues
from .geography import country_names, find_place, is_nation
from .period import days
from .register import Operation, Register
from .spots import POINTS, Spot, Where, spot_at, where_known, where_named

# Domestic measures are where the state is that takes them (docs/adr/0032).
_AT_HOME = frozenset(
    {ClaimType.FORTIFICATION, ClaimType.SPENDING, ClaimType.CAPABILITY, ClaimType.MEMBERSHIP}
)
# A country is not drawn again where one of these within it is.
_WITHIN = frozenset({"town", "base", "region"})
_TOWARDS = re.compile(r"\b(?:to|for|towards)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}$")
# Between a place and what says more of where that is: ", near ", ", 20 km south of ".
_MORE = re.compile(r",\s+(?:[\w’'-]+\s+){0,6}")
_DRILLS = frozenset({ClaimType.EXERCISE, ClaimType.THREAT})


class Scene:
    """The claims of one map with what is known beside them.

    Parameters
    ----------
    claims
        All claims.
    articles
        Those that the claims quote; a claim of another article is judged by its own words.
    register
        Publicly documented entities.
    as_of
        EDTF day of the map.
    grid
        What places are rounded to; None leaves them where they are.
    draw_all
        Whether entities of the register are drawn whatever claims say of them.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        articles: Iterable[Article],
        *,
        register: Register,
        as_of: str,
        grid: Grid | None = None,
        draw_all: bool = False,
    ) -> None:
        self.claims = claims
        self.articles: Mapping[str, Article] = {article.id: article for article in articles}
        self.register = register
        self.as_of = as_of
        self.grid = grid
        self.draw_all = draw_all
        self.cues: Cues = load_cues()
        self._spots: dict[tuple[object, ...], Spot | str] = {}
        self._naming_line: dict[str, bool] = {}

    @cached_property
    def members(self) -> frozenset[str]:
        """Codes of the states that are in the alliance on the map's day."""
        joined = self.register.accession.days.values()
        states = (iso for group in joined for iso in group)
        return frozenset(iso for iso in states if self.register.is_member(iso, self.as_of))

    @cached_property
    def _placed(self) -> Mapping[str, list[Claim]]:
        """Claims with places, by article, in text order."""
        placed: dict[str, list[Claim]] = {}
        for claim in sorted(self.claims, key=lambda claim: (claim.article, claim.start, claim.id)):
            if claim.places:
                placed.setdefault(claim.article, []).append(claim)
        return placed

    def time_of(self, claim: Claim) -> str | None:
        """Give the time that a claim speaks of: its own date, else its article's."""
        if claim.date is not None:
            return claim.date
        article = self.articles.get(claim.article)
        return article.date if article else None

    def day_of(self, claim: Claim) -> str:
        """Give the day on which a claim was made: its article's, else the map's."""
        article = self.articles.get(claim.article)
        last = days(article.date if article else None)[1]
        return last.isoformat() if last else self.as_of

    def names_line(self, article: str) -> bool:
        """Tell whether an article names a fortified line anywhere."""
        if article not in self._naming_line:
            known = self.articles.get(article)
            named = bool(known and self.cues.line_named.search(known.text))
            self._naming_line[article] = named
        return self._naming_line[article]

    def operations_in(self, text: str) -> tuple[Operation, ...]:
        """Give the register's operations that a text names."""
        folded = text.casefold()
        return tuple(
            operation
            for operation in self.register.operation
            if any(name.casefold() in folded for name in (operation.name, *operation.aliases))
        )

    def spots(self, claim: Claim) -> tuple[tuple[Spot, ...], str | None]:
        """Find where a claim is drawn.

        Parameters
        ----------
        claim
            Any claim.

        Returns
        -------
        Its spots, each once; without any, the reason in plain words.
        """
        why_not: list[str] = []
        for rule in self._rules:
            found: dict[str, Spot] = {}
            for where in rule(claim):
                spot = self._spot(where)
                if isinstance(spot, str):
                    why_not.append(spot)
                else:
                    found.setdefault(spot.key, spot)
            if found:
                return tuple(found.values()), None
        return (), "; ".join(dict.fromkeys(why_not)) or "names no place, and its subject has none"

    def spot_of(self, name: str, placing: str) -> Spot | None:
        """Find a register's or a cue list's place, or None where the map does not have it."""
        place = find_place(name)
        spot = self._spot(where_known(place, placing)) if place else None
        return spot if isinstance(spot, Spot) else None

    def _spot(self, where: Where) -> Spot | str:
        key = (where.place_id, where.kind, where.name, where.countries, where.lonlat, where.placing)
        if key not in self._spots:
            self._spots[key] = spot_at(where, self.members, self.grid)
        return self._spots[key]

    def place_of(self, name: str, country: str) -> Place | None:
        """Find a place of the register, as finely as this map says where anything is."""
        place = find_place(name, country)
        if place is None or place.point is None or self.grid is None:
            return place
        lon, lat = self.grid.rounded(*place.point)
        near = self.grid.precision(place.precision_m)
        return replace(place, lon=lon, lat=lat, precision_m=near)

    @property
    def _rules(self) -> tuple[Callable[[Claim], Iterator[Where]], ...]:
        """Give the rules of docs/adr/0032, in their order."""
        return (
            self._named,
            self._by_adjective,
            self._by_subject,
            self._by_actor,
        )

    def _named(self, claim: Claim) -> Iterator[Where]:
        """Take the places that a claim names; of "Tapa in Estonia", Tapa; of borders, these."""
        closer = {m.country for m in claim.places if m.kind in _WITHIN}
        borders = (m.country for m in claim.places if m.kind == "border" and m.country)
        closer |= {iso for codes in borders for iso in codes.split("|")}
        for mention in claim.places:
            is_told = mention.kind == "country" and mention.country in closer
            if not (is_told or _explains(claim, mention) or self._is_destination(claim, mention)):
                yield where_named(mention)

    def _is_destination(self, claim: Claim, mention: PlaceMention) -> bool:
        """Tell where a force goes that leaves: nothing ends there."""
        before = claim.quote[: max(0, mention.start - claim.start)]
        led = _TOWARDS.search(before) if claim.change is Change.ENDS else None
        return led is not None and bool(self.cues.leaving.search(before, 0, led.start()))

    def _by_adjective(self, claim: Claim) -> Iterator[Where]:
        return self._adjectives(claim.quote, "an adjective of the claim says where")

    def _by_subject(self, claim: Claim) -> Iterator[Where]:
        """Take the place that the article gives an exercise where it speaks of it elsewhere."""
        name = self.cues.exercise_of(claim.quote) if claim.type in _DRILLS else None
        if claim.places or name is None:
            return
        for mention in self._drills.get((claim.article, name.casefold()), ()):
            yield replace(where_named(mention), placing="where the article puts this exercise")

    @cached_property
    def _drills(self) -> Mapping[tuple[str, str], tuple[PlaceMention, ...]]:
        """Places of named exercises, by article and name: those of the first claim with any."""
        found: dict[tuple[str, str], tuple[PlaceMention, ...]] = {}
        for claims in self._placed.values():
            for claim in claims:
                name = self.cues.exercise_of(claim.quote) if claim.type in _DRILLS else None
                if name:
                    found.setdefault((claim.article, name.casefold()), claim.places)
        return found

    def _by_actor(self, claim: Claim) -> Iterator[Where]:
        if claim.places or not self._is_at_home(claim):
            return
        for actor in claim.actors:
            if is_nation(actor):
                placing = "a measure of this state, which the claim names as its subject"
                name = country_names().get(actor, actor)
                yield Where(name=name, kind="country", countries=(actor,), placing=placing)

    def _is_at_home(self, claim: Claim) -> bool:
        """Tell whether a claim about states is about what they do on their own ground."""
        nations = {actor for actor in claim.actors if is_nation(actor)}
        if claim.type is ClaimType.ASSESSMENT:
            hosts = {battlegroup.host for battlegroup in self.register.battlegroup}
            return bool(nations) and nations <= hosts
        return claim.type in _AT_HOME

    def _adjectives(self, text: str, placing: str) -> Iterator[Where]:
        for name, cue in self.cues.area:
            if cue.search(text) and (place := find_place(name)):
                yield where_known(place, placing)


def _explains(claim: Claim, mention: PlaceMention) -> bool:
    """Tell ", near Orzysz" behind the place that it says more of."""
    if relation_of(mention.place_id or "") is None:
        return False
    points = (other for other in claim.places if other.kind in POINTS)
    ends = (other.end for other in points if other.end <= mention.start)
    between = claim.quote[
        max(ends, default=claim.start) - claim.start : mention.start - claim.start
    ]
    return _MORE.fullmatch(between) is not None


def default_day(articles: Iterable[Article], register: Register) -> str:
    """Give the map's day where nobody names one: no clock is read.

    Returns
    -------
    The last day of the newest article's date; without any, the day on which the register was
    checked.
    """
    last = (days(article.date)[1] for article in articles)
    newest = max((day for day in last if day is not None), default=None)
    return newest.isoformat() if newest else register.checked
