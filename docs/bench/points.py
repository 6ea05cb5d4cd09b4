"""Write a page of N made-up point claims through the public calls that `posturemap build` uses.

usage: python docs/bench/points.py N OUT.html

Each claim has a quote of its own in one of 997 articles, a place, a date, a grade and one feature
that rests on it; places are spread evenly over the Baltics. Prints one JSON line.
"""

import json
import sys
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from posturemap.claims import Article, Claim, ClaimType, Grade, PlaceMention, Span, claim_id
from posturemap.layers.table import Posture
from posturemap.maps import render_page

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ARTICLES = 997
LAYERS = {
    "forces": ClaimType.DEPLOYMENT,
    "infrastructure": ClaimType.FORTIFICATION,
    "exercises": ClaimType.EXERCISE,
    "assessments": ClaimType.ASSESSMENT,
}
WEST, EAST, SOUTH, NORTH = 20.5, 28.5, 53.8, 59.8


def made_posture(count: int) -> tuple[Posture, list[Article]]:
    """Make `count` claims, a point feature for each, and the articles that they quote."""
    chance = np.random.default_rng(7)
    lon = np.round(chance.uniform(WEST, EAST, count), 7)
    lat = np.round(chance.uniform(SOUTH, NORTH, count), 7)
    layer = chance.integers(0, len(LAYERS), count)
    texts: list[list[str]] = [[] for _ in range(ARTICLES)]
    ends = [0] * ARTICLES
    claims = []
    for n in range(count):
        quote = f"The ministry said that unit {n} would take part in the exercise near the border."
        article = n % ARTICLES
        start = ends[article]
        texts[article].append(quote)
        ends[article] = start + len(quote) + 1
        claims.append(_claim(n, quote, start, list(LAYERS.values())[layer[n]], (lon[n], lat[n])))
    layers = {
        name: _layer(np.flatnonzero(layer == code), claims, lon, lat)
        for code, name in enumerate(LAYERS)
    }
    articles = [_article(n, quotes) for n, quotes in enumerate(texts)]
    posture = Posture(layers=layers, claims=tuple(claims), conflicts=(), as_of="2026-11-01")
    return posture, articles


def _claim(n: int, quote: str, start: int, kind: ClaimType, at: tuple[float, float]) -> Claim:
    name = f"District {n % 4001}"
    place = PlaceMention(
        text=name,
        start=start,
        end=start + 8,
        name=name,
        country=("EE", "LV", "LT")[n % 3],
        kind="town",
        lon=float(at[0]),
        lat=float(at[1]),
        precision_m=5000.0,
    )
    return Claim(
        id=claim_id(f"{n % ARTICLES:064x}", start, start + len(quote), kind),
        article=f"article-{n % ARTICLES}",
        type=kind,
        quote=quote,
        start=start,
        end=start + len(quote),
        places=(place,),
        actors=("EE",),
        date=f"20{15 + n % 12}-{1 + n % 12:02d}",
        grade=Grade(reliability="ABCDEF"[n % 6], credibility=1 + n % 6),
        features=(f"f{n:07d}",),
    )


def _layer(rows: Ints, claims: list[Claim], lon: Floats, lat: Floats) -> gpd.GeoDataFrame:
    own = [claims[n] for n in rows]
    return gpd.GeoDataFrame(
        {
            "id": [f"f{n:07d}" for n in rows],
            "name": [f"Reported activity number {n} in the district" for n in rows],
            "kind": [claim.type.value for claim in own],
            "valid_from": [claim.date for claim in own],
            "geometry_basis": "article-place",
            "precision_m": 5000.0,
            "grade": [str(claim.grade) for claim in own],
            "claims": [[claim.id] for claim in own],
        },
        geometry=gpd.points_from_xy(lon[rows], lat[rows]),
        crs=4326,
    )


def _article(n: int, quotes: list[str]) -> Article:
    spans, at = [], 0
    for quote in quotes:
        spans.append(Span(start=at, end=at + len(quote)))
        at += len(quote) + 1
    text = "\n".join(quotes)
    return Article(id=f"article-{n}", text=text, sha256=f"{n:064x}", paragraphs=tuple(spans))


def main() -> None:
    """Write the page and print how long that took and how large it is."""
    count, out = int(sys.argv[1]), Path(sys.argv[2])
    posture, articles = made_posture(count)
    start = time.perf_counter()
    html = render_page(posture, articles, title=f"{count} claims")
    seconds = time.perf_counter() - start
    out.write_text(html, encoding="utf-8", newline="\n")
    print(json.dumps({"n": count, "render_s": round(seconds, 2), "bytes": out.stat().st_size}))


if __name__ == "__main__":
    main()
