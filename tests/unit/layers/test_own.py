"""Layers of somebody's own as GeoJSON and as tables of a GeoPackage."""

import pytest

from posturemap.layers.formats.own import free_names


@pytest.mark.parametrize(
    ("names", "free"),
    [
        (["size", "other"], ["size", "other"]),
        (["size", "Size", "SIZE"], ["size", "Size (2)", "SIZE (3)"]),
        (["fid", "fid (2)"], ["fid (2)", "fid (2) (2)"]),
        (["FID"], ["FID (2)"]),
        (["straße", "STRASSE"], ["straße", "STRASSE (2)"]),
        (["", "property"], ["property", "property (2)"]),
        (["property", ""], ["property", "property (2)"]),
    ],
)
def test_names_that_a_database_takes_for_one_get_a_number(names, free):
    assert free_names(names, ["fid"]) == dict(zip(names, free, strict=True))
