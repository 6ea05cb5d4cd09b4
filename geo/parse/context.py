"""What is known around a mention, and what a mention was resolved to."""

from dataclasses import dataclass

from posturemap.geo.names import Candidate, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known around a mention.

    Parameters
    ----------
    sentence
        ISO codes of the countries that its sentence names before it, by adjective or by a place in
        them too; the nearest first, but those of a region ("Baltic") after single ones.
    later
        The same behind it in the sentence.
    recent
        The same before its sentence.
    article
        ISO codes that the article names, most often named first.
    places
        Places that the article's other mentions were resolved to.
    border
        The last border that the article named; None where it has named none.
    containers
        What the name behind a comma can mean: the Georgias in "Athens, Georgia".
    contained
        What the name before a comma can mean: the Athenses.
    american
        It stands behind a comma and a capitalised word that is no place known, as in "Fort Bragg,
        North Carolina".
    divisions
        ISO codes of countries of which the sentence names two divisions or more, as in a list of
        states.
    """

    sentence: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    border: "Resolution | None" = None
    containers: tuple[Place, ...] = ()
    contained: tuple[Place, ...] = ()
    american: bool = False
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The place that a mention means, or a refusal.

    Parameters
    ----------
    text
        The mention.
    place
        The place; None for a refusal.
    score
        0 to 1, how well it fits; 0 for a refusal.
    reason
        Why this place, or why none.
    alternatives
        What it could have meant as well, best first; after a refusal, what was refused.
    pairs
        For a border, the pairs of states sorted: LV-BY, LV-RU.
    own
        The name is the place's own, not another that it bears or bore.
    """

    text: str
    place: Place | None
    score: float
    reason: str
    alternatives: tuple[Candidate, ...] = ()
    pairs: tuple[str, ...] = ()
    own: bool = True
