"""A run's layers on a folium map, which takes any folium plugin beside them.

folium and branca render what they are given as templates, some of it twice, so that a quote could
run. What articles say therefore goes in as base64 of JSON, which no template can read, and comes
out as text nodes. See docs/adr/0051-layers-for-folium-maps.md.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, Self

import folium
import geopandas as gpd
from branca.element import MacroElement
from folium.template import Template

from posturemap.claims import Article
from posturemap.layers import Posture, evidence_of
from posturemap.maps.marks import drawing_order, style_of, symbols_of

_CENTRE, _ZOOM = (57.2, 24.0), 6
_HELD_BACK = frozenset(("possible", "denied", "ended"))
_TOLERANCE = 0.002  # degrees, some 200 m: a notebook keeps the page with its cells
_DASHES = {"planned": "8 6", "possible": "2 6", "disputed": "10 4 2 4"}
_GREY = "#8a8f98"


class Drawable(Protocol):
    """What layers can be drawn from: a `Run`."""

    @property
    def posture(self) -> Posture:
        """Layers and claims."""
        ...

    @property
    def articles(self) -> Sequence[Article]:
        """The articles of the claims."""
        ...


class PostureLayers:
    """A run's layers, to be put on any folium map.

    Parameters
    ----------
    run
        As `build_map` made it.
    held_back
        Draw what is possible, denied, over or unsure too: broken, struck out, grey or pale.
    """

    def __init__(self, run: Drawable, *, held_back: bool = False) -> None:
        self._run = run
        self._held_back = held_back

    def add_to(self, leaflet_map: folium.Map) -> Self:
        """Put a layer for each that has features on a map; `folium.LayerControl` switches them."""
        posture = self._run.posture
        evidence = evidence_of(posture.claims, self._run.articles)
        symbols = symbols_of(posture.layers.values())
        for name in drawing_order(posture.layers):
            style = style_of(name)
            rows = list(self._rows(posture.layers[name], style.color, evidence, symbols))
            if rows:
                group = folium.FeatureGroup(name=style.title)
                _Features(rows).add_to(group)
                group.add_to(leaflet_map)
        return self

    def _rows(
        self,
        gdf: gpd.GeoDataFrame,
        ink: str,
        evidence: Mapping[str, Mapping[str, Any]],
        symbols: Mapping[str, Mapping[str, Any]],
    ) -> Iterator[dict[str, Any]]:
        shapes = gdf.geometry.simplify(_TOLERANCE)
        codes = gdf["sidc"] if "sidc" in gdf else [None] * len(gdf)
        columns = (gdf["name"], gdf["saying"], gdf["sure"], gdf["claims"])
        for shape, code, name, saying, sure, claims in zip(shapes, codes, *columns, strict=True):
            if not self._held_back and (saying in _HELD_BACK or not sure):
                continue
            yield {
                "geometry": shape.__geo_interface__,
                "name": name if saying == "stands" else f"{name} ({saying})",
                "quotes": [_quoted(evidence[claim]) for claim in claims],
                "look": _look(saying, ink, sure=sure),
                "symbol": symbols.get(code) if code and saying != "denied" else None,
            }


def _quoted(evidence: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "quote": evidence["quote"],
        "source": ", ".join(
            str(part)
            for part in (evidence["title"] or evidence["article"], evidence["published"])
            if part
        ),
    }


def _look(saying: str, ink: str, *, sure: bool) -> dict[str, Any]:
    """Paint a way of saying as the page does: solid, broken, hollow, grey, pale."""
    hollow = saying in _DASHES
    return {
        "color": "#b3261e" if saying == "denied" else _GREY if saying == "ended" else ink,
        "weight": 2,
        "dashArray": _DASHES.get(saying),
        "opacity": 1 if sure else 0.45,
        "fillOpacity": 0 if hollow or saying == "denied" else 0.12,
        "radius": 6,
    }


class PostureMap(folium.Map):
    """A folium map of a run: it shows itself at the end of a notebook's cell.

    Parameters
    ----------
    run
        As `build_map` made it.
    held_back
        As for `PostureLayers`.
    options
        As for `folium.Map`; without ``tiles`` the countries of the run are the ground.
    """

    def __init__(self, run: Drawable, *, held_back: bool = False, **options: Any) -> None:
        super().__init__(
            **{"location": _CENTRE, "zoom_start": _ZOOM, "tiles": None, **options},
        )
        PostureLayers(run, held_back=held_back).add_to(self)
        folium.LayerControl(collapsed=True).add_to(self)


class _Features(MacroElement):
    """Features of one layer, drawn into the group that it is added to."""

    _template = Template("""
        {% macro script(this, kwargs) %}
        (function (group, packed) {
            const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
            const part = (tag, text, bold) => {
                const made = document.createElement(tag);
                made.textContent = text;
                if (bold) made.style.fontWeight = "bold";
                return made;
            };
            for (const row of JSON.parse(new TextDecoder().decode(bytes))) {
                const mark = row.symbol && L.icon({
                    iconUrl: "data:image/svg+xml;base64," + btoa(row.symbol.svg),
                    iconSize: [row.symbol.width, row.symbol.height],
                    iconAnchor: row.symbol.anchor,
                });
                const card = document.createElement("div");
                card.append(part("div", row.name, true));
                for (const one of row.quotes) {
                    card.append(part("q", one.quote), part("div", one.source));
                }
                L.geoJSON(row.geometry, {
                    style: () => row.look,
                    pointToLayer: (_, at) => mark
                        ? L.marker(at, { icon: mark, opacity: row.look.opacity })
                        : L.circleMarker(at, row.look),
                }).bindTooltip(part("span", row.name)).bindPopup(card).addTo(group);
            }
        })({{ this._parent.get_name() }}, "{{ this.packed }}");
        {% endmacro %}
    """)

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's
        self._name = "PostureFeatures"
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        self.packed = base64.b64encode(text.encode()).decode()
