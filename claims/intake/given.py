"""What somebody else says of an article, before it is proved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A claim from elsewhere, as it was given.

    Parameters
    ----------
    reader
        The file or the model that it is from.
    where
        Line, row or number within it, for messages.
    articles
        Names that its article may go by: id, file, address, title; the first that fits counts.
    quote
        The article's words.
    prefix, suffix
        What stands before and after them.
    start
        Code-point offset at which they stand; None where it was not given.
    sentences
        Numbers, from 1, of the sentences that they are from; empty where they were not given.
    values
        By field (type, polarity, places, actors, date, quantity, attribution) what was given.
    """

    reader: str
    where: str
    articles: tuple[str, ...]
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    sentences: tuple[int, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Reason(StrEnum):
    """Why a claim from elsewhere is refused."""

    NO_ARTICLE = "its article is not among those read"
    NO_QUOTE = "it has no quote"
    TOO_LONG = "its quote is too long"
    NOT_THERE = "its quote is not in the article"
    STITCHED = "its quote is put together from several places"
    SEVERAL = "its quote stands at several places that fit equally"
    CUT = "its quote cuts a word or a number"
    NO_SENTENCE = "its quote is in no sentence that makes claims"
    SENTENCES = "its quote runs over several sentences"
    NOT_SAID = "it says what the article does not"
    TWICE = "it was given before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A claim from elsewhere that is not taken.

    Parameters
    ----------
    given
        The claim.
    reason
        Why.
    detail
        What the article has instead, or where to look; "" where nothing is like it.
    """

    given: Given
    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        told = f"{self.given.reader}, {self.given.where}: {self.reason}"
        return f"{told}; {self.detail}" if self.detail else told
