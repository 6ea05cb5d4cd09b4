"""Where a claim is drawn: the places that it names, else by a rule that the feature states."""

from dataclasses import dataclass, replace

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from posturemap.claims import PlaceMention
from posturemap.errors import GeometryError
from posturemap.geo import ground
from posturemap.geo.ground import Grid, pairs_of
from posturemap.geo.names import Place, RelationKind, relation_of

from .geography import (
    border_shape,
    countries_area,
    country_names,
    disc,
    pairs_among,
    region_area,
    territory_area,
)

NAMED = "named in the claim"
POINTS = frozenset({"town", "base"})
"""Kinds of places that are drawn as points."""
# What has a radius that holds the true place.
_HOLDS = frozenset({"article-place", "relative"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Somewhere that a feature can be drawn.

    Parameters
    ----------
    key
        The same for the same place, whatever the words.
    name, kind
        For readers; kinds as in `PlaceMention`.
    countries
        ISO 3166-1 alpha-2.
    basis
        article-place, relative, border, country or region.
    placing
        The rule that chose it, in words.
    shape
        EPSG:4326.
    precision_m
        Radius in metres; None where the shape says it.
    pairs
        Border pairs, for a border.
    """

    key: str
    name: str
    kind: str
    countries: tuple[str, ...]
    basis: str
    placing: str
    shape: BaseGeometry
    precision_m: float | None = None
    pairs: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the article itself says where it is, by a place or by what it is beside."""
        return self.basis in _HOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A resolved place, from a claim's mention or from the gazetteer."""

    name: str
    kind: str
    countries: tuple[str, ...]
    place_id: str | None = None
    lonlat: tuple[float, float] | None = None
    precision_m: float | None = None
    placing: str = NAMED


def where_named(mention: PlaceMention) -> Where:
    """Take what a claim's mention was resolved to."""
    point = None
    if mention.lat is not None and mention.lon is not None:
        point = (mention.lon, mention.lat)
    return Where(
        name=mention.name,
        kind=mention.kind,
        countries=tuple(mention.country.split("|")) if mention.country else (),
        place_id=mention.place_id,
        lonlat=point,
        precision_m=mention.precision_m,
    )


def where_known(place: Place, placing: str) -> Where:
    """Take a place of the gazetteer, with the rule by which it was chosen."""
    return Where(
        name=place.name,
        kind=place.kind.value,
        countries=place.countries,
        place_id=place.id,
        lonlat=place.point,
        precision_m=place.precision_m,
        placing=placing,
    )


def spot_at(where: Where, members: frozenset[str], grid: Grid | None = None) -> Spot | str:
    """Find the shape of a place.

    Parameters
    ----------
    where
        The place.
    members
        ISO codes of the alliance; tells which borders "the eastern border" means.
    grid
        What places are rounded to; None leaves them where they are.

    Returns
    -------
    A spot, or the reason in plain words why the place has none.
    """
    spot = _sought(where if grid is None else _rounded(where, grid), members)
    if grid is not None and isinstance(spot, Spot):
        spot = _widened(spot, where, grid)
    if isinstance(spot, Spot) and not _is_drawable(spot.shape):
        return f"“{where.name}” cannot be drawn: its shape is empty, crossed or off the globe"
    return spot


def _rounded(where: Where, grid: Grid) -> Where:
    if where.lonlat is None:
        return where
    known = where.precision_m
    near = None if known is None and where.kind not in POINTS else grid.precision(known)
    return replace(where, lonlat=grid.rounded(*where.lonlat), precision_m=near)


def _widened(spot: Spot, where: Where, grid: Grid) -> Spot:
    """Let an area off a place hold the true one though it was moved; a disc is wider already."""
    relation = relation_of(where.place_id or "")
    if spot.basis != "relative" or relation is None or relation.kind is RelationKind.NEAR:
        return spot
    return replace(spot, shape=ground.buffer_m(spot.shape, grid.reach_m))


def _is_drawable(shape: BaseGeometry) -> bool:
    if shape.is_empty or not shape.is_valid:
        return False
    west, south, east, north = shape.bounds  # NaN is within nothing
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90


def _sought(where: Where, members: frozenset[str]) -> Spot | str:
    if where.kind == "country":
        return _country(where)
    relation = relation_of(where.place_id or "")
    if relation is not None and where.lonlat is not None:
        shape = ground.relative_area(relation, *where.lonlat, where.precision_m or 0.0)
        return _spot(where, "relative", shape)
    if where.kind == "border" and where.lonlat is None:
        return _border(where, members)
    if where.kind in POINTS or where.kind == "border":
        return _point(where)
    return _area(where)


def _spot(where: Where, basis: str, shape: BaseGeometry, *, key: str | None = None) -> Spot:
    return Spot(
        key=key or where.place_id or f"{where.kind}:{where.name}:{'|'.join(where.countries)}",
        name=where.name,
        kind=where.kind,
        countries=where.countries,
        basis=basis,
        placing=where.placing,
        shape=shape,
        precision_m=where.precision_m if basis in _HOLDS else None,
    )


def _country(where: Where) -> Spot | str:
    shape = countries_area(where.countries) if where.countries else None
    if shape is None:
        return f"{where.name} is outside the map's area"
    return _spot(where, "country", shape, key=f"country:{'|'.join(where.countries)}")


def _border(where: Where, members: frozenset[str]) -> Spot | str:
    pairs = pairs_of(where.place_id or "") or pairs_among(where.countries, members)
    shape = border_shape(pairs) if pairs else None
    if shape is None:
        return f"no line of the {where.name} lies in the map's area"
    return Spot(
        key=f"border:{'+'.join(pairs)}",
        name=where.name,
        kind="border",
        countries=where.countries,
        basis="border",
        placing=where.placing,
        shape=shape,
        pairs=pairs,
    )


def _point(where: Where) -> Spot | str:
    if where.lonlat is None:
        return f"“{where.name}” was not resolved to one place"
    key = where.place_id or f"point:{where.lonlat[0]:.5f},{where.lonlat[1]:.5f}"
    return _spot(where, "article-place", Point(where.lonlat), key=key)


def _area(where: Where) -> Spot | str:
    shape = region_area(where.place_id) if where.place_id else None
    if shape is None and where.lonlat and where.precision_m:
        try:
            shape = _apart(disc(*where.lonlat, where.precision_m), where.countries)
        except GeometryError as error:
            return f"“{where.name}” cannot be drawn: {error}"
    if shape is None and where.countries:
        shape = _shape_of_all(where.countries)
    if shape is None:
        return f"“{where.name}” has no agreed extent that could be drawn"
    return _spot(where, "region", shape)


def _apart(shape: BaseGeometry, codes: tuple[str, ...]) -> BaseGeometry:
    """Cut from a disc round a region what other states than its own have, land and sea."""
    states = (territory_area(iso) for iso in country_names() if codes and iso not in codes)
    others = [state for state in states if state is not None and state.intersects(shape)]
    parts = shapely.get_parts(shape.difference(shapely.union_all(others)))
    own = [part for part in parts if part.geom_type == "Polygon"]
    return shapely.union_all(own) if own else shape


def _shape_of_all(codes: tuple[str, ...]) -> BaseGeometry | None:
    known = tuple(iso for iso in codes if iso in country_names())
    return countries_area(known)
