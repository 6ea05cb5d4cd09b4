"""How each layer looks: rows of data/layers.toml."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

Shape = Literal["circle", "square", "diamond", "triangle", "hexagon", "cross", "star", "pill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """One layer's title and looks.

    Parameters
    ----------
    name, title, group
        The layer, how a reader knows it, and the group of the layer tree it stands in.
    color, color_dark
        ``#rrggbb`` on light and on dark ground.
    shape
        Of a point that has no military symbol, and of the swatch.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    title: str
    group: str = "other"
    color: str = "#5f5f5f"
    color_dark: str = "#bdbdbd"
    shape: Shape = "circle"


@cache
def layer_styles() -> tuple[LayerStyle, ...]:
    """Read the styles of the layers that we know, in drawing order."""
    text = files("posturemap.maps").joinpath("data/layers.toml").read_text("utf-8")
    return TypeAdapter(tuple[LayerStyle, ...]).validate_python(tomllib.loads(text)["layer"])


def drawing_order(names: Iterable[str]) -> list[str]:
    """Put layers in the order of the styles; those that we do not know come last, as given.

    >>> drawing_order(["patrols", "battlegroups", "countries"])
    ['countries', 'battlegroups', 'patrols']
    """
    places = {style.name: place for place, style in enumerate(layer_styles())}
    return sorted(names, key=lambda name: places.get(name, len(places)))


def style_of(name: str) -> LayerStyle:
    """Return a layer's style; a layer that we do not know is grey and has its own name.

    >>> style_of("patrols").title
    'patrols'
    """
    known = {style.name: style for style in layer_styles()}
    return known.get(name) or LayerStyle(name=name, title=name)
