"""What the layers make of the claims: the value that pages and exports are written from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import geopandas as gpd

from posturemap.claims import Claim
from posturemap.layers.own import OwnLayer
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
    own
        Layers that the map's maker brought; no claim is about them.
    """

    layers: Mapping[str, gpd.GeoDataFrame]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    as_of: str
    own: tuple[OwnLayer, ...] = ()


class Layers(Mapping[str, gpd.GeoDataFrame]):
    """Layers by name, in drawing order, each a GeoDataFrame in EPSG:4326.

    >>> Layers({})
    no layers
    """

    def __init__(self, layers: Mapping[str, gpd.GeoDataFrame]) -> None:
        self._layers = dict(layers)

    def __getitem__(self, name: str) -> gpd.GeoDataFrame:
        try:
            return self._layers[name]
        except KeyError:
            raise KeyError(f"no layer {name!r}, there are {', '.join(self)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._layers)

    def __len__(self) -> int:
        return len(self._layers)

    def __repr__(self) -> str:
        counts = (f"{name} {len(gdf):,}" for name, gdf in self._layers.items())
        return f"layers {', '.join(counts)}" if self._layers else "no layers"
