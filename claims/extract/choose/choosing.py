"""From what is proposed in an article to its claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from posturemap.claims.claim import Change, ClaimType, Doubt, Polarity
from posturemap.claims.extract.propose import Proposals

from .acting import Acting, Beside, actor_signs, load_acting, weighed
from .belonging import Belonging, Clause, belongings
from .confidence import Calibration, Chances, confidence, load_calibration, signs
from .doubting import doubts_of
from .encoder import Encoder
from .features import Surroundings
from .heads import CHANGES, POLARITIES, TYPES, Heads, Vectors
from .picking import claiming
from .pieces import Vocabulary
from .taking import in_order, likeliest_of, places_of, taken
from .weights import Array, Weights, load_weights
from .windows import Words, tags_of, windows_of, words_of

_ONE_OF = ("date", "quantity", "speaker")  # of which a claim has one at most
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
        least = self.calibration.thresholds
        found = belongings(clause, seen.around, seen.words, seen.vectors, self._heads)
        types = self._heads.types(clause.vector[None, :])[0]
        polarities = self._heads.polarities(clause.vector[None, :])[0]
        changes = self._heads.changes(clause.vector[None, :])[0]
        places = places_of(clause.start, found, least)
        owners = seen.around.owners(one.named for one in places)
        acting = actor_signs(
            found["actor"], _beside(clause, types, polarities, owners), seen.around
        )
        found |= {"actor": weighed(found["actor"], acting, self._acting)}
        actors = in_order(taken("actor", found, least))
        chosen = {
            kind: likeliest_of(kind, found, least) for kind in ("date", "quantity", "speaker")
        }
        others = {"actors": len(actors)} | {k: int(o is not None) for k, o in chosen.items()}
        chances = _chances(clause, density, types, polarities, others)
        known = signs(chances, found["place"], least)
        sureness = confidence(known, self.calibration)
        return Choice(
            start=clause.start,
            end=clause.end,
            sentence=clause.sentence,
            type=TYPES[int(types.argmax())],
            polarity=POLARITIES[int(polarities.argmax())],
            affirmed=_affirmed(polarities),
            change=_change(changes, least["change"]),
            places=in_order(places),
            actors=actors,
            date=chosen["date"],
            quantity=chosen["quantity"],
            speaker=chosen["speaker"],
            confidence=sureness,
            doubts=doubts_of(types, polarities, found, least),
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


def _chances(
    clause: Clause, density: float, types: Array, polarities: Array, others: Mapping[str, int]
) -> Chances:
    return Chances(
        claim=clause.chance,
        alone=clause.alone,
        letters=clause.end - clause.start,
        density=density,
        types=types.tolist(),
        polarities=polarities.tolist(),
        others=others,
    )


def _affirmed(chances: Array) -> Polarity:
    ordered = (POLARITIES[int(n)] for n in np.argsort(-chances, kind="stable"))
    return next(one for one in ordered if one in (Polarity.ASSERTED, Polarity.PLANNED))


def _change(chances: Array, least: float) -> Change | None:
    """Name a beginning or an end only where it is clear: an end takes a thing off the map."""
    best = int(chances.argmax())
    return CHANGES[best] if chances[best] >= least else None
