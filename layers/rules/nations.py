"""Countries with their place in the alliance, and the borders between them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from posturemap.geo import ground
from posturemap.layers.scene import Scene, Thing, border_table, country_names, country_table

from .facts import cited

_OSM = "© OpenStreetMap contributors"


def country_things(scene: Scene, *codes: str) -> tuple[Thing, ...]:
    """Give countries with their alliance on the map's day.

    Parameters
    ----------
    scene
        The register and the day.
    codes
        ISO 3166-1 alpha-2, without their detached parts; none for all countries with all parts.
    """
    rows = _countries()
    chosen = [row for row in rows if not codes or row["part"] in codes]
    return tuple(_country(scene, row) for row in chosen)


@cache
def _countries() -> tuple[dict[str, Any], ...]:
    table = country_table()
    names = ["iso", "part", "name", "geometry"]
    return tuple(
        dict(zip(names, row, strict=True)) for row in zip(*map(table.get, names), strict=True)
    )


def _country(scene: Scene, row: Mapping[str, Any]) -> Thing:
    iso = row["iso"]
    part = row["part"] if row["part"] != iso else None
    accession = scene.register.accession
    acceded = scene.register.acceded(iso)
    return Thing(
        layer="countries",
        key=f"{iso}/{part}" if part else iso,
        name=row["name"],
        kind="part" if part else "country",
        shape=row["geometry"],
        basis="country",
        placing="always drawn",
        dated=True,
        sources=(_OSM, *(cited(accession.source, accession.note) if acceded else ())),
        own={
            "iso": iso,
            "part": part,
            "alliance": "NATO" if iso in scene.members else "outside",
            "acceded": acceded,
        },
        support="geography",
    )


def border_things(scene: Scene, *pairs: str) -> tuple[Thing, ...]:
    """Give borders, a thing a pair and kind, with the published lengths beside ours.

    Parameters
    ----------
    scene
        The register and the day.
    pairs
        Such as ``EE-RU``, without their sea part; none for all borders with all parts.
    """
    rows = _borders()
    chosen = [r for r in rows if not pairs or (r["pair"] in pairs and r["kind"] != "sea")]
    return tuple(_border(scene, row) for row in chosen)


@cache
def _borders() -> tuple[dict[str, Any], ...]:
    table = border_table()
    names = ["pair", "kind", "length_km", "geometry"]
    return tuple(
        dict(zip(names, row, strict=True)) for row in zip(*map(table.get, names), strict=True)
    )


def _border(scene: Scene, row: Mapping[str, Any]) -> Thing:
    pair, kind = row["pair"], row["kind"]
    names = country_names()
    return Thing(
        layer="borders",
        key=f"{pair}/{kind}",
        name=" and ".join(names.get(iso, iso) for iso in pair.split("-")) + f", {kind}",
        kind=kind,
        shape=row["geometry"],
        basis="border",
        placing="always drawn",
        dated=True,
        sources=(_OSM,),
        own={
            "pair": pair,
            "alliance_edge": len(set(pair.split("-")) & scene.members) == 1,
            "length_km": round(float(row["length_km"]), 3),
            "published": published_lengths().get(pair, ()),
        },
        support="geography",
    )


@cache
def published_lengths() -> Mapping[str, tuple[Mapping[str, Any], ...]]:
    """Give the published lengths of each pair, with what each counts and who published it."""
    return {
        border.pair: tuple(
            {"value_km": figure.km, "counts": figure.counts, "source": figure.source}
            for figure in border.published
        )
        for border in ground.border_table()
    }
