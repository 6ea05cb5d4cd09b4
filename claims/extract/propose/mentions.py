"""Words that name who may speak."""

from dataclasses import dataclass


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
