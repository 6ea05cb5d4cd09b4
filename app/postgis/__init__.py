"""A run in a PostGIS database."""

from .export import SCHEMA, Exported, export_postgis

__all__ = ["SCHEMA", "Exported", "export_postgis"]
