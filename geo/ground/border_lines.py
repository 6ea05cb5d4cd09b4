"""Land borders: the line of each pair of neighbours, how long it is, and what others publish."""

from dataclasses import dataclass
from functools import cache

import geopandas as gpd

from posturemap.geo.names import read_table

from .pairs import border_pair
from .shapes import read_shapes


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A length that somebody publishes.

    Parameters
    ----------
    km
        As published.
    counts
        What it counts, as far as the source says.
    source
        Who says so, and through whom it was read.
    """

    km: float
    counts: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A land border between two countries.

    Parameters
    ----------
    pair
        As `border_pair` names it: ``EE-RU``, ``LV-BY``.
    land_km, water_km, sea_km
        Geodesic lengths on the unsimplified line: dry land and narrow water; lakes, lagoons and
        rivers wider than some 80 m; the tail through the territorial sea.
    published
        Figures of others, the one that ours is held against first.
    """

    pair: str
    land_km: float
    water_km: float
    sea_km: float
    published: tuple[Published, ...] = ()

    @property
    def length_km(self) -> float:
        """Add land and inland water; the sea does not count."""
        return self.land_km + self.water_km

    @property
    def difference(self) -> float | None:
        """Hold our length against the first published one, as a share of that; None without one."""
        return self.length_km / self.published[0].km - 1 if self.published else None


@cache
def borders() -> gpd.GeoDataFrame:
    """Return the border lines, a row for each pair and kind.

    Returns
    -------
    Columns `pair` (as `border_pair` names it: ``EE-RU``, ``LV-BY``), `kind` (land, water for
    lakes, lagoons and wide rivers, sea for the tail through the territorial sea), `length_km`
    (geodesic, on the line before it was simplified for drawing), geometry (MultiLineString,
    EPSG:4326, in the order of the line). Sorted by pair and kind.
    """
    table = read_shapes("odbl/borders")
    table["pair"] = [border_pair(*pair.split("-")) for pair in table["pair"]]
    return table.sort_values(["pair", "kind"], ignore_index=True)


@cache
def border_table() -> tuple[Border, ...]:
    """Return every border with its lengths, sorted by pair.

    >>> {b.pair: round(b.length_km, 1) for b in border_table()}["LT-PL"]
    104.3
    """
    lines = borders()
    rows = zip(lines["pair"], lines["kind"], lines["length_km"], strict=True)
    lengths: dict[str, dict[str, float]] = {}
    for pair, kind, length_km in rows:
        lengths.setdefault(pair, {})[f"{kind}_km"] = float(length_km)
    nothing = dict.fromkeys(("land_km", "water_km", "sea_km"), 0.0)
    return tuple(
        Border(pair=pair, **(nothing | kinds), published=_published().get(pair, ()))
        for pair, kinds in sorted(lengths.items())
    )


@cache
def _published() -> dict[str, tuple[Published, ...]]:
    rows = sorted(read_table("border_lengths"), key=lambda row: row["compare"] != "yes")
    found: dict[str, tuple[Published, ...]] = {}
    for row in rows:
        figure = Published(km=float(row["km"]), counts=row["counts"], source=row["source"])
        found[row["pair"]] = (*found.get(row["pair"], ()), figure)
    return found
