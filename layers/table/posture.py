"""What the layers make of the claims: the value that pages and exports are written from."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd

from posturemap.claims import Claim
from posturemap.layers.weigh import Conflict


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
