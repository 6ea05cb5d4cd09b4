"""An own layer's GeoJSON as a table: what other formats are written from."""

import json

import pytest

from posturemap.layers.formats.own_table import own_table
from posturemap.layers.table import Kind

POINT = {"type": "Point", "coordinates": [25, 58]}


def text_of(*rows, **more):
    features = [
        {"type": "Feature", "id": f"own_a:{n}", "properties": row, "geometry": POINT}
        for n, row in enumerate(rows, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def column(*values):
    """Give kind and values of a property that features have."""
    table, gdf = own_table("own_a", text_of(*({"x": value} for value in values)))
    return table.columns["x"].kind, list(gdf["x"])


@pytest.mark.parametrize("other", [1, 1.5, None])
@pytest.mark.parametrize("number", [2**53 + 1, -(2**53) - 1, 10**30])
def test_a_whole_number_that_no_float_holds_is_text(number, other):
    written = None if other is None else str(other)
    assert column(number, other) == (Kind.TEXT, [str(number), written])


def test_a_property_whose_name_a_database_would_cut_is_refused():
    with pytest.raises(ValueError, match="NUL character"):
        own_table("own_a", text_of({"a\0b": 1, "a\0c": 2}))
