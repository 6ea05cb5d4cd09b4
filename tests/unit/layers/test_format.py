"""The format's description names every layer and property with its meaning."""

from pathlib import Path

import pytest

from posturemap.layers import TABLES

TEXT = (Path(__file__).parents[3] / "docs" / "format.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_every_property_is_described(name):
    assert f"`{name}`" in TEXT
    for column, known in TABLES[name].columns.items():
        unknown = ", or none" if known.optional else ""
        if column != "sidc":
            assert f"| `{column}` | {known.kind.value}{unknown} | {known.meaning} |" in TEXT
