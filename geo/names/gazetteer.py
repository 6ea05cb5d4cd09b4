"""Look a name up: curated places first, then the settlements and divisions of GeoNames."""

import math
from collections.abc import Iterator
from functools import cache

from posturemap.errors import PlaceError

from .curated import Country, read_countries, read_places, read_table
from .memory import Memory
from .place import Candidate, Place, PlaceKind
from .settlements import Settlements, read_lines, read_settlements
from .spelling import fold
from .words import Word, spelled
from .world import read_world

SCOPES = ("region", "world")
# Priors, 0 to 1, without any context. A curated row was put there because articles on posture mean
# it; a settlement counts by its people, from 0.35 (a hamlet) to 0.8 (ten million).
_COUNTRY, _CURATED = 1.0, 0.95
_SETTLEMENT, _PER_DECADE = 0.35, 0.45 / 7
_ALTERNATE, _DIVISION, _HOME, _CAPITAL = 0.9, 0.96, 0.06, 0.12
# A division that bears the name of its town is meant less often than the town, where the town has
# this share of its people.
_SEAT, _NAMED_AFTER_SEAT = 0.05, 0.85
# Where the articles that this tool reads are at home.
HOME = frozenset(["EE", "LV", "LT", "PL", "BY", "RU", "FI", "SE", "NO", "DK", "UA"])


class Gazetteer:
    """Names and what they can mean; made by `load_gazetteer`.

    Parameters
    ----------
    scope
        region or world.
    settlements
        The packed or the whole GeoNames.

    Attributes
    ----------
    openers
        Whether a name or adjective can begin with a word, by its spelling.
    """

    def __init__(self, scope: str, settlements: Settlements) -> None:
        self.scope = scope
        self._settlements = settlements
        self._curated: dict[str, list[Place]] = {}
        self._starts: set[str] = set()
        self._exact: dict[str, list[str]] = {}
        self._small: set[str] = set()
        self._small_first: set[str] = set()
        self._begun = Memory(settlements.starts)
        self._article: dict[str, bool] = {}
        self._people: dict[str, str] = {}
        self._lands: dict[str, Place] = {}
        self._capitals: dict[str, str] = {}
        self._words = frozenset(read_lines("words.txt.gz"))
        self._found = Memory(self._look_up)
        self.openers = spelled(self._opens)
        self.countries = {c.place.country or "": c for c in read_countries()}
        for country in self.countries.values():
            self._add_country(country)
        for place, names in read_places():
            for name in names:
                self._add(place, name)
        for row in read_table("adjectives"):
            region = self._curated[fold(row["region"])][0]
            self._people[fold(row["adjective"])] = region.country or ""
            self._lands[region.country or ""] = region
        self._people_starts = {start for key in self._people for start in _starts(key)}

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """List what a name can mean, best first.

        Parameters
        ----------
        name
            In any case, with or without diacritics, in English, a local language or Russian.

        Returns
        -------
        Candidates without any context; none where the gazetteer does not have the name.

        >>> load_gazetteer().candidates("ESTONIA")[0].place.id
        'country:EE'
        """
        return self._found[name]

    def knows(self, key: str, *, curated: bool = False) -> bool:
        """Say whether a folded name is there, among the curated rows only or at all."""
        return key in self._curated or (not curated and self._settlements.has(key))

    def begins(self, key: str, *, curated: bool = False) -> bool:
        """Say whether a longer name, of the curated rows or of all, begins with these words."""
        if curated or key in self._starts:
            return key in self._starts
        return self._begun[key]

    def _opens(self, word: Word) -> bool:
        """Say whether a name or adjective can begin with a word as it is written."""
        if word.contraction or (not word.capital and word.key not in self._small_first):
            return False
        key = word.key
        return key in self._people_starts or self.knows(key) or self.begins(key)

    def people(self, key: str) -> str | None:
        """Return the ISO code of a folded adjective or inhabitants' name: "estonians" is EE."""
        return self._people.get(key)

    def land_of(self, codes: str) -> Place:
        """Return the country or region that an adjective stands for.

        Parameters
        ----------
        codes
            As `people` gives them.
        """
        return self._lands[codes]

    def capital(self, name: str) -> str | None:
        """Return the ISO code of the government that a capital's name can stand for, or None.

        Parameters
        ----------
        name
            Moscow, Vilnius, the Kremlin …
        """
        return self._capitals.get(fold(name).removeprefix("the "))

    def is_word(self, key: str) -> bool:
        """Say whether a folded name of a settlement is a common English word too."""
        return key in self._words

    def is_small(self, key: str) -> bool:
        """Say whether a folded name counts in small letters: "eastern flank"."""
        return key in self._small

    def needs_article(self, key: str) -> bool:
        """Say whether a folded name counts only with its article: "the Baltic", a sea."""
        return self._article.get(key, False) and not self._settlements.has(key)

    def spellings(self, key: str) -> tuple[str, ...]:
        """Return the only spellings under which a folded name counts, none where any does.

        "US" is a country, "us" is not.
        """
        return tuple(self._exact.get(key, ()))

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        if key.startswith("the ") and key not in self._curated:
            key = key.removeprefix("the ")
        return tuple(sorted(self._search(key), key=lambda c: (-c.score, c.place.id)))

    def _search(self, key: str) -> Iterator[Candidate]:
        for place in self._curated.get(key, ()):
            country = place.kind is PlaceKind.COUNTRY
            yield Candidate(
                place=place,
                score=_COUNTRY if country else _CURATED,
                reason="a country" if country else f"curated: {place.feature}",
            )
        found = list(self._settlements.find(key))
        towns = {p.division: p.population or 0 for p, _ in found if p.kind is PlaceKind.TOWN}
        for place, own in found:
            candidate = _settlement(
                place, own=own, capital=self._capitals.get(key) == place.country
            )
            seat = place.kind is PlaceKind.REGION and towns.get(place.division, 0)
            if seat and seat > _SEAT * (place.population or 0):
                score = round(candidate.score * _NAMED_AFTER_SEAT, 3)
                reason = f"{candidate.reason}, named after its town"
                candidate = Candidate(place=place, score=score, reason=reason, own=own)
            yield candidate

    def _add_country(self, country: Country) -> None:
        iso = country.place.country or ""
        self._lands[iso] = country.place
        for name in country.names:
            self._add(country.place, name)
        for word in country.people:
            self._people.setdefault(fold(word), iso)
        for seat in country.seats:
            self._capitals.setdefault(fold(seat).removeprefix("the "), iso)

    def _add(self, place: Place, name: str) -> None:
        key = fold(name).removeprefix("the ")
        if name.startswith("the "):
            self._article.setdefault(key, True)
        else:
            self._article[key] = False
        if name.isupper() and len(key) <= 5:
            self._exact.setdefault(key, []).append(name)
        if name.removeprefix("the ")[0].islower():
            self._small.add(key)
            self._small_first.add(key.split()[0])
        named = self._curated.setdefault(key, [])
        if place not in named:
            named.append(place)
        self._starts.update(_starts(key)[:-1])


def _starts(key: str) -> list[str]:
    """List a folded name's first word, its first two and so on to the whole."""
    words = key.split()
    return [" ".join(words[:n]) for n in range(1, len(words) + 1)]


def _settlement(place: Place, *, own: bool, capital: bool) -> Candidate:
    people = place.population or 0
    score = _SETTLEMENT + _PER_DECADE * math.log10(people + 1)
    reasons = [f"{people:,} people" if people else "population unknown"]
    if place.kind is PlaceKind.REGION:
        score *= _DIVISION
        reasons.insert(0, "division")
    if not own:
        score *= _ALTERNATE
        reasons.append("alternate name")
    if capital and place.kind is PlaceKind.TOWN:
        score += _CAPITAL
        reasons.insert(0, "capital")
    if place.country in HOME:
        score += _HOME
        reasons.append("in the region")
    reason = ", ".join(reasons)
    return Candidate(place=place, score=round(min(score, 0.9), 3), reason=reason, own=own)


@cache
def load_gazetteer(scope: str = "region") -> Gazetteer:
    """Open the gazetteer; the same one at every call.

    Parameters
    ----------
    scope
        ``region``: what the package carries, the Baltic and Nordic states, Poland, Belarus,
        western Russia, their neighbourhood and the world's large cities. ``world``: all of
        GeoNames' settlements with 500 people and more, from the extra ``posturemap[world]``.

    Raises
    ------
    PlaceError
        The scope is neither, or the extra is not installed.
    """
    if scope == "region":
        return Gazetteer(scope, read_settlements())
    if scope == "world":
        return Gazetteer(scope, read_world())
    raise PlaceError(f"gazetteer scope {scope!r}, want one of {', '.join(SCOPES)}")
