"""From what is proposed in an article to its claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from posturemap.claims.claim import Change, ClaimType, Doubt, Polarity
from posturemap.claims.extract.propose import Proposals

from .acting import Acting, Beside, actor_signs, load_acting, weighed
from .belonging import Belonging, Clause, belongings, likeliest
from .confidence import Calibration, Chances, confidence, load_calibration, signs
from .encoder import Encoder
from .features import Surroundings
from .heads import CHANGES, POLARITIES, TYPES, Heads, Vectors
from .picking import claiming
from .pieces import Vocabulary
from .weights import Array, Weights, load_weights
from .windows import Words, tags_of, windows_of, words_of

_RIVAL = 0.25
"""Chance from which a runner-up is worth naming."""
_USUAL = 0.6
"""Claims a sentence of an article of the field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A claim as it was chosen.

    Parameters
    ----------
    start, end, sentence
        Code-point offsets of its clause, and the number of its sentence.
    type, polarity, change
        As in `Claim`.
    affirmed
        Its polarity where its sentence has no doubt of it: asserted or planned.
    places, actors, date, quantity, speaker
        What belongs to it; places and actors in text order.
    confidence, doubts, sure
        As in `Claim`.
    signs
        What the confidence was weighed from.
    actor_signs
        By actor, what it was weighed by against the others; see `acting.SIGNS`.
    """

    start: int
    end: int
    sentence: int
    type: ClaimType
    polarity: Polarity
    affirmed: Polarity
    change: Change | None
    places: tuple[Belonging, ...]
    actors: tuple[Belonging, ...]
    date: Belonging | None
    quantity: Belonging | None
    speaker: Belonging | None
    confidence: float
    doubts: tuple[Doubt, ...]
    sure: bool
    signs: dict[str, float]
    actor_signs: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Seen:
    """An article as the encoder saw it.

    Parameters
    ----------
    words
        Of its running text.
    vectors
        What the encoder made of them.
    around
        What the article names.
    """

    words: Words
    vectors: Vectors
    around: Surroundings


class Chooser:
    """The encoder and its heads.

    Parameters
    ----------
    weights
        As they were trained.
    calibration
        What their chances are worth.
    acting
        Weighs who may act against each other.
    """

    def __init__(self, weights: Weights, calibration: Calibration, acting: Acting) -> None:
        self._vocabulary = Vocabulary(weights.pieces)
        self._encoder = Encoder(weights)
        self._heads = Heads(weights)
        self.calibration = calibration
        self._acting = acting

    def choose(self, proposals: Proposals) -> Iterator[Choice]:
        """Choose an article's claims.

        Parameters
        ----------
        proposals
            Of the article.

        Yields
        ------
        Claims in text order.
        """
        seen = self.see(proposals)
        if seen is None:
            return
        least = self.calibration.thresholds
        clauses = list(claiming(proposals, seen.words, seen.vectors, self._heads, least))
        density = sum(clause.chance for clause in clauses) / len(proposals.sentences)
        for clause in clauses:
            yield self._choice(clause, seen, density)

    def see(self, proposals: Proposals) -> Seen | None:
        """Run the encoder over an article; None where it has no running text."""
        words = words_of(proposals.sentences)
        if not words.starts:
            return None
        windows = windows_of(proposals, words, tags_of(proposals, words), self._vocabulary)
        vectors = np.concatenate(list(map(self._encoder.words, windows)))
        return Seen(words, Vectors(vectors), Surroundings(proposals, words))

    def judge(self, seen: Seen, sentence: int, first: int, last: int) -> Choice:
        """Judge one clause that somebody else chose.

        Parameters
        ----------
        seen
            The article.
        sentence, first, last
            Number of its sentence, and of its first and last word within it.

        Returns
        -------
        As if it had been chosen here: that it is a claim is not doubted, all else is.
        """
        words = seen.words
        first, last = (words.first[sentence] + one for one in (first, last))
        spans = np.array([(first, last)], dtype=np.int32)
        clauses = self._heads.clauses(seen.vectors, spans)
        chance = max(float(self._heads.claims(clauses)[0]), self.calibration.thresholds["claim"])
        meaning = self._heads.meanings(clauses)[0]
        clause = Clause(words.starts[first], words.ends[last], sentence, meaning, chance)
        return self._choice(clause, seen, _USUAL)

    def _choice(self, clause: Clause, seen: Seen, density: float) -> Choice:
        taken = self.calibration.thresholds
        found = belongings(clause, seen.around, seen.words, seen.vectors, self._heads)
        types = self._heads.types(clause.vector[None, :])[0]
        polarities = self._heads.polarities(clause.vector[None, :])[0]
        changes = self._heads.changes(clause.vector[None, :])[0]
        places = likeliest(_own(_not_seats(clause.start, found, taken)))
        owners = seen.around.owners(one.named for one in places)
        beside = _beside(clause, types, polarities, owners)
        acting = actor_signs(found["actor"], beside, seen.around)
        found |= {"actor": weighed(found["actor"], acting, self._acting)}
        actors = _in_order(_taken("actor", found, taken))
        chosen = {kind: _first(kind, found, taken) for kind in ("date", "quantity", "speaker")}
        known = signs(
            Chances(
                claim=clause.chance,
                alone=clause.alone,
                letters=clause.end - clause.start,
                density=density,
                types=types.tolist(),
                polarities=polarities.tolist(),
                others={
                    "actors": len(actors),
                    **{k: int(o is not None) for k, o in chosen.items()},
                },
            ),
            found["place"],
            taken,
        )
        sureness = confidence(known, self.calibration)
        return Choice(
            start=clause.start,
            end=clause.end,
            sentence=clause.sentence,
            type=TYPES[int(types.argmax())],
            polarity=POLARITIES[int(polarities.argmax())],
            affirmed=_affirmed(polarities),
            change=_change(changes, taken["change"]),
            places=_in_order(places),
            actors=actors,
            date=chosen["date"],
            quantity=chosen["quantity"],
            speaker=chosen["speaker"],
            confidence=sureness,
            doubts=_doubts(types, polarities, found, taken),
            sure=sureness >= self.calibration.floor,
            signs=known,
            actor_signs=acting,
        )


@cache
def load_chooser() -> Chooser:
    """Unpack the package's own weights; once a process."""
    return Chooser(load_weights(), load_calibration(), load_acting())


def _beside(clause: Clause, types: Array, polarities: Array, owners: Sequence[str]) -> Beside:
    return Beside(
        start=clause.start,
        end=clause.end,
        sentence=clause.sentence,
        claim=clause.chance,
        types=types.tolist(),
        polarities=polarities.tolist(),
        owners=owners,
    )


def _affirmed(chances: Array) -> Polarity:
    ordered = (POLARITIES[int(n)] for n in np.argsort(-chances, kind="stable"))
    return next(one for one in ordered if one in (Polarity.ASSERTED, Polarity.PLANNED))


def _change(chances: Array, least: float) -> Change | None:
    """Name a beginning or an end only where it is clear: an end takes a thing off the map."""
    best = int(chances.argmax())
    return CHANGES[best] if chances[best] >= least else None


def _taken(
    kind: str, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> list[Belonging]:
    """Keep what is likely enough; what the clause does not name itself has to be likelier."""
    outside = least.get(f"{kind} outside", least[kind])
    return [o for o in found[kind] if o.chance >= (least[kind] if o.inside else outside)]


def _own(places: list[Belonging]) -> list[Belonging]:
    """Leave a clause that names a place itself without the places of other sentences."""
    return [one for one in places if one.inside] or places


def _not_seats(
    begin: int, found: Mapping[str, Sequence[Belonging]], taken: Mapping[str, float]
) -> list[Belonging]:
    """Take a capital that a clause begins with as who acts from it, unless a place is likelier."""
    seats = (o for o in found["actor"] if "capital" in o.named.forms and o.named.start == begin)
    acting = {one.named.start: one.chance for one in seats}
    places = _taken("place", found, taken)
    return [one for one in places if one.chance >= acting.get(one.named.start, 0.0)]


def _first(
    kind: str, found: Mapping[str, Sequence[Belonging]], least: Mapping[str, float]
) -> Belonging | None:
    return next(iter(likeliest(_taken(kind, found, least))), None)


def _in_order(found: Sequence[Belonging]) -> tuple[Belonging, ...]:
    return tuple(sorted(found, key=lambda one: one.named.start))


def _doubts(
    types: Array,
    polarities: Array,
    found: Mapping[str, Sequence[Belonging]],
    taken: Mapping[str, float],
) -> tuple[Doubt, ...]:
    """Name the fields in which something else is nearly as likely."""
    doubts = []
    second = int(np.argsort(-types, kind="stable")[1])
    if types[second] >= _RIVAL:
        doubts.append(Doubt(field="type", instead=TYPES[second].value))
    other = int(np.argsort(-polarities, kind="stable")[1])
    if polarities[other] >= _RIVAL:
        doubts.append(Doubt(field="polarity", instead=POLARITIES[other].value))
    fields = {"places": "place", "actors": "actor", "date": "date", "quantity": "quantity"}
    for name, kind in (fields | {"attribution": "speaker"}).items():
        doubts += [Doubt(field=name, instead=one) for one in _rivals(found[kind], taken[kind])]
    return tuple(doubts)


def _rivals(found: Sequence[Belonging], least: float) -> Iterator[str | None]:
    """Yield what was nearly taken, or None where what was taken was nearly not."""
    ordered = likeliest(found)
    close = [one for one in ordered if one.chance < least and one.chance >= _RIVAL]
    weak = [one for one in ordered if least <= one.chance < 1 - _RIVAL]
    if close:
        yield close[0].named.value
    elif weak:
        yield None
