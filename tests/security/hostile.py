"""A posture whose every text is hostile."""

import geopandas as gpd
import pytest
from shapely.geometry import Point

from posturemap.claims import (
    Article,
    Claim,
    ClaimType,
    PlaceMention,
    Quantity,
    Review,
    ReviewState,
    SourceEntry,
    Span,
)
from posturemap.layers.table.posture import Posture
from posturemap.layers.weigh.conflict import Conflict, Reading

from .payloads import ALL, PAYLOADS

TEXT = "\n".join(ALL)
STARTS = [sum(len(text) + 1 for text in ALL[:i]) for i in range(len(ALL))]
TITLE = " | ".join(PAYLOADS)
LAYERS = ("__proto__", "2", "1", "constructor", "</script><script>window.hit=1</script>", "a b'\"")

# Follows one link after the other and takes the texts that a selector then finds.
WALK = """async ([links, selectors]) => {
  const found = [];
  for (const link of links) {
    const gone = new Promise(resolve => addEventListener('hashchange', resolve, { once: true }));
    location.hash = link;
    await gone;
    found.push(selectors.map(s => [...document.querySelectorAll(s)].map(e => e.textContent)));
  }
  return found;
}"""


def _article(number: int, text: str) -> Article:
    spans = tuple(
        Span(start=start, end=start + len(payload))
        for start, payload in zip(STARTS, ALL, strict=True)
    )
    source = SourceEntry(number=1, title=text, url=text, start=0, end=1)
    return Article(
        id=f"{number}{text}",
        text=TEXT,
        sha256="00",
        title=text,
        author=text,
        publisher=text,
        url=text,
        date=text,
        paragraphs=spans,
        sources=(source,),
    )


def _claim(number: int, text: str) -> Claim:
    start = STARTS[number]
    place = PlaceMention(text=text, start=0, end=1, name=text, country=text, kind="town")
    return Claim(
        id=f"c{number}",
        article=f"{number}{text}",
        type=ClaimType.THREAT,
        quote=text,
        start=start,
        end=start + len(text),
        places=(place,),
        actors=(text,),
        date=text,
        quantity=Quantity(value=1, unit=text, text=text),
        attribution=text,
        source_ref=(1, 9),
        features=(f"f{number}",) if number % 2 else (),
        unmapped=None if number % 2 else text,
        review=Review(state=ReviewState.EDITED, by=text, when=text, why=text),
    )


def _layer(numbers: range) -> gpd.GeoDataFrame:
    texts = [ALL[number] for number in numbers]
    columns: dict[str, object] = {
        "id": [f"f{number}" for number in numbers],
        "name": texts,
        "claims": [(f"c{number}",) if number % 2 else () for number in numbers],
        "conflicts": [()] * len(texts),
        "sources": [(text,) for text in texts],
    }
    odd = ("kind", "status", "geometry_basis", "valid_from", "valid_to", "grade", "placing", "sidc")
    hostile = ("__proto__", "constructor", "toString", "style", "<img src=x onerror=window.hit=1>")
    columns |= dict.fromkeys((*odd, *hostile), texts)
    points = [Point(21 + number / 30, 57) for number in numbers]
    return gpd.GeoDataFrame(columns, geometry=points, crs=4326)


@pytest.fixture(scope="module")
def hostile() -> tuple[Posture, list[Article]]:
    size = -(-len(ALL) // len(LAYERS))
    layers = {
        name: _layer(range(i * size, min((i + 1) * size, len(ALL))))
        for i, name in enumerate(LAYERS)
    }
    conflicts = tuple(
        Conflict(
            id=f"k{number}",
            entity=text,
            attribute=text,
            as_of=text,
            readings=(
                Reading(value=text, claim=None, source=text, grade=text),
                Reading(value=text, claim=f"c{number}", source=text),
            ),
            features=(f"f{number}",),
            note=text,
        )
        for number, text in enumerate(ALL)
    )
    claims = tuple(_claim(number, text) for number, text in enumerate(ALL))
    articles = [_article(number, text) for number, text in enumerate(ALL)]
    return Posture(layers=layers, claims=claims, conflicts=conflicts, as_of="2026-01-01"), articles
