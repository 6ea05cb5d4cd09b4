"""A difference that is kept: who says what about one thing at one time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One side of a conflict.

    Parameters
    ----------
    value
        The value as it is shown, hedge and unit included.
    claim
        Id of the claim that says so, or None where a published figure of the register does.
    source
        Who says so.
    grade
        Such as ``B2``.
    """

    value: str
    claim: str | None
    source: str
    grade: str = "F6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Different values for one attribute of one thing at one time; never averaged.

    Parameters
    ----------
    id
        Stable from run to run.
    entity, attribute
        Name of the thing, and what about it differs.
    as_of
        EDTF, or None where the readings give no date.
    readings
        Two or more, in order of source.
    features
        Ids of the features that carry it.
    note
        What a reader should know, such as a difference of scope; None where there is nothing.
    """

    id: str
    entity: str
    attribute: str
    as_of: str | None
    readings: tuple[Reading, ...]
    features: tuple[str, ...] = ()
    note: str | None = None
