"""What words of a text name: who may speak, and how many there are."""

from dataclasses import dataclass

from posturemap.claims.named import Quantity

from .units import Rank


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number in the text.

    Parameters
    ----------
    start, end
        Code-point offsets of the number with its unit.
    quantity
        What it says.
    rank
        A `Rank`.
    """

    start: int
    end: int
    quantity: Quantity
    rank: Rank


@dataclass(frozen=True, slots=True)
class SpeakerMention:
    """Words that name who may speak.

    Parameters
    ----------
    start, end
        Code-point offsets.
    name
        Whom they name, in full where the article does so elsewhere.
    form
        person (two capitalised words or more), word (one) or role.
    is_object
        Whether a preposition stands before them, so that they do not say their own sentence.
    """

    start: int
    end: int
    name: str
    form: str
    is_object: bool = False
