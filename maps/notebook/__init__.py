"""Layers as a folium map, for notebooks and for maps that people make themselves."""

from .posture_map import Drawable, PostureLayers, PostureMap

__all__ = ["Drawable", "PostureLayers", "PostureMap"]
