"""Layers of a run, read as the files of somebody else that they may be."""

import json
from pathlib import Path

import pytest

from posturemap.errors import CheckError
from posturemap.layerfile import read_features

PATH = Path("run/layers/forces.geojson")


def feature(geometry=None, **more):
    return {"type": "Feature", "id": "a", "properties": {}, "geometry": geometry, **more}


def point(*position):
    return feature({"type": "Point", "coordinates": list(position)})


def read(*features, path=PATH):
    return read_features(json.dumps({"features": features}).encode(), path)


def fault_of(*features, path=PATH):
    with pytest.raises(CheckError) as fault:
        read(*features, path=path)
    return str(fault.value)


@pytest.mark.parametrize("number", [10**400, -(10**400)])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_number_that_is_too_large_for_a_coordinate_is_named(number, at):
    position = [25, 58, 0]
    position[at] = number
    assert "feature 1 has a Point whose coordinates are none in degrees" in fault_of(
        point(*position)
    )
