"""The Leaflet map and its controls, made by folium; the only module that imports folium.

folium and branca put every text that they are given through Jinja, more than once. So this module
takes numbers from our own code and nothing else: no title, no name, no quote, no attribution.
See docs/adr/0042-folium-never-sees-data.md.
"""

from dataclasses import dataclass
from typing import Any

import folium

# The Baltic states in the middle of a 1440 by 900 window, until the page fits what it draws.
_CENTRE = (57.2, 24.0)
_ZOOM = 6
_ZOOM_STEP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What folium makes of a map.

    Parameters
    ----------
    element
        The map's HTML element.
    script
        JavaScript that makes the Leaflet map; needs Leaflet as `L`.
    name
        The global variable that then holds it.
    """

    element: str
    script: str
    name: str


def map_shell() -> Shell:
    """Make the empty map: element, Leaflet options, zoom and scale control.

    folium's header is left out: it forbids readers to zoom the page, which WCAG 1.4.4 asks for, and
    our own style sheet has its other rules.

    Returns
    -------
    The same text in every process.
    """
    figure = folium.Figure()
    leaflet_map = folium.Map(
        location=_CENTRE,
        zoom_start=_ZOOM,
        tiles=None,
        control_scale=True,
        zoom_control="topright",
        prefer_canvas=True,
        min_zoom=3,
        max_zoom=16,
        zoom_snap=_ZOOM_STEP,
        zoom_delta=1,
        # Our own panels say whose data it is, also in print and without script.
        attribution_control=False,
    )
    # Leaflet is in our own bundle. On the instance, because folium's lists are shared by all maps.
    leaflet_map.default_js = []
    leaflet_map.default_css = []
    leaflet_map.add_to(figure)
    _number(figure)
    leaflet_map.render()  # type: ignore[no-untyped-call]  # folium's
    return Shell(
        element=figure.html.render().strip(),
        script=figure.script.render().strip(),
        name=leaflet_map.get_name(),
    )


def _number(figure: Any) -> None:
    """Replace folium's random ids by numbers, in tree order."""
    waiting, number = [figure], 0
    while waiting:
        element = waiting.pop(0)
        element._id = str(number)  # noqa: SLF001  branca has no public way to set it
        number += 1
        parts = (figure.header, figure.html, figure.script) if element is figure else ()
        # Keys of children are their names, random ids included.
        children = list(element._children.values())  # noqa: SLF001
        element._children.clear()  # noqa: SLF001
        for child in children:
            element.add_child(child, name=f"{len(element._children)}")  # noqa: SLF001
        waiting += [*parts, *children]
