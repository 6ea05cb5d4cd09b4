"""What the layers make of the claims: the value that pages and exports are written from."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd

from posturemap.claims import Claim


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Posture:
    """Everything that is drawn, and everything that is not with the reason.

    Parameters
    ----------
    layers
        A GeoDataFrame a layer, EPSG:4326, checked against its schema; in drawing order.
    claims
        Every claim, with `features` or `unmapped` filled in; sorted by article and offset.
    conflicts
        Sorted by id.
    as_of
        EDTF day that statuses and memberships are shown for.
    """

    layers: Mapping[str, gpd.GeoDataFrame]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    as_of: str
