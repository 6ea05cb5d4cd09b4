"""Layers as one interactive page."""
