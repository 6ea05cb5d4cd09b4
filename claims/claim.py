"""What an article says: one claim, and the values it is made of."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .named import PlaceMention, Quantity


class ClaimType(StrEnum):
    """What a claim is about; the earlier one wins where two fit."""

    FORTIFICATION = "fortification"
    EXERCISE = "exercise"
    OPERATION = "operation"
    MEMBERSHIP = "membership"
    SPENDING = "spending"
    REINFORCEMENT_PLAN = "reinforcement_plan"
    INFRASTRUCTURE = "infrastructure"
    CAPABILITY = "capability"
    DEPLOYMENT = "deployment"
    THREAT = "threat"
    ASSESSMENT = "assessment"


class Polarity(StrEnum):
    """How a claim stands to fact."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Change(StrEnum):
    """Whether a claim tells of a thing's beginning or its end."""

    BEGINS = "begins"
    ENDS = "ends"


class ReviewState(StrEnum):
    """What a person decided about a claim."""

    NONE = "none"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A field of a claim that may be wrong.

    Parameters
    ----------
    field
        type, polarity, places, actors, date, quantity or attribution; quote where somebody else cut
        it otherwise; letters where the quote holds what a reader of the article does not see, or
        takes for other letters.
    instead
        What comes next in line, in words; None where it is that there is nothing. Of letters,
        which they are: U+200B ZERO WIDTH SPACE.
    """

    field: str
    instead: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The NATO (Admiralty) grade: two judgements, each made alone.

    Parameters
    ----------
    reliability
        Of the source, A to F; F cannot be judged.
    credibility
        Of the information, 1 to 6; 6 cannot be judged.
    """

    reliability: str = "F"
    credibility: int = 6

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's decision about a claim.

    Parameters
    ----------
    state
        What was decided.
    by, when, why
        Who, the day (EDTF) and the reason; None where nobody has judged.
    """

    state: ReviewState = ReviewState.NONE
    by: str | None = None
    when: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a claim from elsewhere was held against.

    Parameters
    ----------
    found
        How its words were found in the article.
    given
        The words that were given, where the quote is wider than they are.
    agrees, differs
        Fields in which what was given is what the text says, and in which it is not; of these the
        claim has what the text says, and its doubts what was given.
    """

    found: str
    given: str | None = None
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One atomic statement about posture, with the words that make it.

    Parameters
    ----------
    id
        12 hex digits, see `claim_id`.
    article
        Id of the article.
    type, polarity
        What it is about and how it stands to fact.
    quote, start, end
        Verbatim text and its code-point offsets: ``text[start:end] == quote``.
    prefix, suffix
        Up to 32 characters of context before and after the quote.
    places, actors
        Where it is, and who does it: ISO 3166-1 alpha-2 for nations, names for organisations.
    date
        EDTF (ISO 8601-2 level 1), or None.
    quantity
        Its main number, or None.
    change
        Whether it tells of a thing's beginning or end; None for a state.
    confidence
        0 to 1, how likely type, polarity and places are all right, calibrated on articles that
        were left out of training.
    doubts
        Fields that may be wrong, each with the runner-up.
    sure
        Whether it is drawn unless somebody asks for more.
    reader
        Who proposed it: posturemap's own engine, the file or the model that it is from, or several
        of them, with commas.
    proof
        How it was proved, where it is from elsewhere.
    attribution
        Whom the text credits, or None for the author's own voice.
    source_ref
        Numbers of the citation markers of its sentence.
    page
        Number of the page that its quote begins on, from 1; None for what has no pages.
    grade, review
        Judgements; F6 and none until someone judges.
    features, unmapped
        Ids of the features it supports, or the reason why it supports none.
    """

    id: str
    article: str
    type: ClaimType
    quote: str
    start: int
    end: int
    prefix: str = ""
    suffix: str = ""
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[str, ...] = ()
    date: str | None = None
    quantity: Quantity | None = None
    polarity: Polarity = Polarity.ASSERTED
    change: Change | None = None
    confidence: float = 1.0
    doubts: tuple[Doubt, ...] = ()
    sure: bool = True
    reader: str = "posturemap"
    proof: Proof | None = None
    attribution: str | None = None
    source_ref: tuple[int, ...] = ()
    page: int | None = None
    grade: Grade = Grade()
    features: tuple[str, ...] = ()
    unmapped: str | None = None
    review: Review = Review()


def claim_id(article_sha256: str, start: int, end: int, claim_type: str) -> str:
    """Name a claim so that the same words in the same file have the same name in every run.

    Parameters
    ----------
    article_sha256
        Hex digest of the article file's bytes.
    start, end
        Code-point offsets of the quote.
    claim_type
        Value of a `ClaimType`.

    Returns
    -------
    The first 12 hex digits of a SHA-256.

    >>> claim_id("00", 0, 10, "exercise") == claim_id("00", 0, 10, "exercise")
    True
    """
    key = f"{article_sha256}:{start}:{end}:{claim_type}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def by_article(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Give the claims of each article, by its id, in the order in which they come."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.article, []).append(claim)
    return found
