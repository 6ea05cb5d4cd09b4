"""What each layer's table must hold: names, kinds of value, geometry types, CRS."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import geopandas as gpd
import shapely

from posturemap.errors import SchemaError

from .columns import BORDERS, CAPTURED, COMMON, COUNTRIES, DEFENCE_LINE, UNITS

EPSG = 4326
POINTS = frozenset({"Point", "MultiPoint"})
LINES = frozenset({"LineString", "MultiLineString"})
AREAS = frozenset({"Polygon", "MultiPolygon"})


class Kind(StrEnum):
    """What a column's values are; None is allowed only where a column says so."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "texts"
    RECORDS = "records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One property of a layer's features.

    Parameters
    ----------
    kind
        Text, number, true or false, a tuple of texts, or a tuple of JSON objects.
    optional
        Whether None may stand for unknown.
    meaning
        What the property says, for readers of the exports.
    """

    kind: Kind
    optional: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns, geometry types and CRS of one layer.

    Columns are of dtype object, so that an unknown value stays None and never turns into NaN.

    Parameters
    ----------
    name
        The layer's name, as in file names.
    title
        Its name for readers, in English.
    columns
        In order, without the geometry.
    geometry
        Geometry types that may occur.
    """

    name: str
    title: str
    columns: Mapping[str, Column]
    geometry: frozenset[str]

    def check(self, gdf: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Hold a table against this schema.

        Parameters
        ----------
        gdf
            The table; may be empty.

        Returns
        -------
        The same table.

        Raises
        ------
        SchemaError
            With every fault that was found, not only the first.
        """
        wanted = [*self.columns, "geometry"]
        if list(gdf.columns) != wanted:
            raise SchemaError(f"{self.name}: columns {list(gdf.columns)}, want {wanted}")
        faults = list(chain(self._value_faults(gdf), self._geometry_faults(gdf)))
        if faults:
            raise SchemaError(f"{self.name}: " + "; ".join(faults))
        return gdf

    def _value_faults(self, gdf: gpd.GeoDataFrame) -> Iterator[str]:
        for name, column in self.columns.items():
            holds = _HOLDS[column.kind]
            for row, value in zip(gdf["id"], gdf[name], strict=True):
                if value is None and column.optional:
                    continue
                if not holds(value):
                    yield f"{row}: {name} is {value!r}, want {column.kind.value}"
                    break
        if not gdf["id"].is_unique:
            twice = sorted(set(gdf.loc[gdf["id"].duplicated(), "id"]))
            yield f"ids occur twice: {', '.join(twice)}"

    def _geometry_faults(self, gdf: gpd.GeoDataFrame) -> Iterator[str]:
        if gdf.crs is None or gdf.crs.to_epsg() != EPSG:
            yield f"CRS {gdf.crs and gdf.crs.to_epsg()}, want {EPSG}"
        if wrong := sorted(set(gdf.geom_type.dropna()) - self.geometry):
            yield f"geometry types {wrong}, want {sorted(self.geometry)}"
        # Claims about one country share one shape: look at each shape once.
        shapes = {id(shape): shape for shape in gdf.geometry}
        sound = {
            key: bool(shapely.is_valid(shape)) and not shapely.is_empty(shape)
            for key, shape in shapes.items()
        }
        bad = [
            row for row, shape in zip(gdf["id"], gdf.geometry, strict=True) if not sound[id(shape)]
        ]
        if bad:
            yield f"no geometry, or an invalid one: {', '.join(bad[:5])}"


def _is_number(value: object) -> bool:
    """Tell a finite number; NaN differs from itself."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value  # noqa: PLR0124  the NaN test


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


def _is_records(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, dict) for item in value)


_HOLDS: Mapping[Kind, Callable[[object], bool]] = {
    Kind.TEXT: lambda value: isinstance(value, str),
    Kind.NUMBER: _is_number,
    Kind.FLAG: lambda value: isinstance(value, bool),
    Kind.TEXTS: _is_texts,
    Kind.RECORDS: _is_records,
}


def _columns(*groups: Mapping[str, tuple[str, str]]) -> dict[str, Column]:
    """Read ``"text?"`` as an optional text, and so on."""
    rows = chain.from_iterable(group.items() for group in groups)
    return {
        name: Column(kind=Kind(kind.rstrip("?")), optional=kind.endswith("?"), meaning=meaning)
        for name, (kind, meaning) in rows
    }


def _claimed(name: str, title: str, *own: Mapping[str, tuple[str, str]]) -> Table:
    """Give the table of a layer whose features are drawn where claims say."""
    columns = _columns(COMMON, CAPTURED, *own)
    return Table(name=name, title=title, columns=columns, geometry=POINTS | LINES | AREAS)


def _table(
    name: str, title: str, own: Mapping[str, tuple[str, str]], *, on: frozenset[str]
) -> Table:
    return Table(name=name, title=title, columns=_columns(COMMON, own), geometry=on)


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        _table("countries", "Countries and alliance", COUNTRIES, on=AREAS),
        _table("borders", "Borders", BORDERS, on=LINES),
        _table("defence_line", "Baltic Defence Line (schematic)", DEFENCE_LINE, on=LINES),
        _table("battlegroups", "Forward land forces battlegroups", UNITS, on=POINTS),
        _claimed("forces", "Other forces", {"sidc": ("text?", "APP-6(D) symbol code")}),
        _claimed("operations", "Operations"),
        _claimed("exercises", "Exercises"),
        _claimed("reinforcement", "Reinforcement plans"),
        _claimed("infrastructure", "Infrastructure", {"sidc": ("text?", "APP-6(D) symbol code")}),
        _claimed("membership", "Membership and treaties"),
        _claimed("spending", "Defence spending"),
        _claimed("capability", "Capabilities"),
        _claimed("threats", "Threats"),
        _claimed("assessments", "Assessments"),
    )
}
