"""Vector tiles on a page: whose they are, and what the page may ask for them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from posturemap.errors import ParameterError
from posturemap.layers import OwnLayer
from posturemap.maps.marks import style_of

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?/[\w/.?=&%@~+-]+")
_BESIDE = re.compile(r"[\w.-]+(/[\w.-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLook:
    """How a layer of an archive looks.

    Parameters
    ----------
    name, title, group
        The layer, how a reader knows it, and the group of the layer tree it stands in.
    color, color_dark
        ``#rrggbb`` on light and on dark ground.
    """

    name: str
    title: str
    group: str
    color: str
    color_dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorTiles:
    """What a page does with vector tiles.

    Parameters
    ----------
    ground
        Whether a reader may open a street map of their own, from disk.
    url
        Address of an archive that posturemap wrote, or its path beside the page; the page then asks
        that one place for pieces of it.
    looks
        The archive's layers, in drawing order.

    Raises
    ------
    ParameterError
        The address is none.
    """

    ground: bool = False
    url: str | None = None
    looks: tuple[TileLook, ...] = ()

    def __post_init__(self) -> None:
        beside = self.url is not None and _BESIDE.fullmatch(self.url) and ".." not in self.url
        if self.url is not None and not beside and not _ADDRESS.fullmatch(self.url):
            wanted = "an http or https address of a .pmtiles file, or its path beside the page"
            raise ParameterError("tiles-url", f"{self.url!r:.80} is no address, wanted {wanted}")

    @property
    def host(self) -> str | None:
        """What the page may connect to, for its policy; None for nothing."""
        if self.url is None:
            return None
        address = urlsplit(self.url)
        return f"{address.scheme}://{address.netloc}" if address.scheme else "'self'"

    @property
    def settings(self) -> Mapping[str, Any]:
        """What the page's code wants to know, as JSON values."""
        return {"vector_tiles": {**asdict(self), "words": _words()}}


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """Read the words of the box on the map, by language."""
    text = files("posturemap.maps").joinpath("data/tile_words.json").read_text("utf-8")
    words: Mapping[str, Mapping[str, str]] = json.loads(text)
    return words


def tile_looks(names: Iterable[str], own: Iterable[OwnLayer] = ()) -> tuple[TileLook, ...]:
    """Give the looks of layers by their names; own ones that are not given have usual colours."""
    brought = {layer.name: layer for layer in own}
    return tuple(_look(name, brought.get(name)) for name in names)


def _look(name: str, own: OwnLayer | None) -> TileLook:
    style = style_of(name)
    look = style if own is None else own.look
    return TileLook(
        name=name,
        title=style.title if own is None else own.title,
        group=style.group if own is None else "own",
        color=look.color,
        color_dark=look.color_dark,
    )
