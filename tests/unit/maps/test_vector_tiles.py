"""Vector tiles: which addresses a page may ask, and what its code is told of them."""

import geopandas as gpd
import pytest

from posturemap.errors import ParameterError
from posturemap.layers import OwnLayer
from posturemap.layers.own import Look
from posturemap.maps.page.vector_tiles import TileLook, VectorTiles, tile_looks

OWN = OwnLayer(
    name="own_ports",
    title="Ports",
    look=Look(color="#112233", color_dark="#445566"),
    attribution="",
    fields=(),
    file="ports.kml",
    sha256="9f",
    gdf=gpd.GeoDataFrame(),
)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://tiles.example.org/a/posture.pmtiles", "https://tiles.example.org"),
        ("http://127.0.0.1:8000/posture.pmtiles?v=1&w=%20", "http://127.0.0.1:8000"),
        ("posture.pmtiles", "'self'"),
        ("tiles/ä-1_2.pmtiles", "'self'"),
        (None, None),
    ],
)
def test_a_page_may_ask_the_host_of_its_archive_alone(url, host):
    assert VectorTiles(url=url).host == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://example.org/a.pmtiles",
        "https://example.org",
        "https://user@example.org/a.pmtiles",
        "https://example.org/a.pmtiles; script-src *",
        "https://example.org/a.pmtiles\n",
        "https://exa mple.org/a",
        "https://example.org'/a",
        "//example.org/a",
        "/etc/a.pmtiles",
        "../a.pmtiles",
        "a/../../b.pmtiles",
        "a//b",
        "a/",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ParameterError) as fault:
        VectorTiles(url=url)
    said = str(fault.value)
    assert said.startswith("tiles-url: ")
    assert "is no address, wanted an http or https address of a .pmtiles file" in said
    assert said.endswith("or its path beside the page")


def test_an_address_that_is_none_is_named_and_cut():
    with pytest.raises(ParameterError, match="'ftp://a' is no address"):
        VectorTiles(url="ftp://a")
    with pytest.raises(ParameterError) as fault:
        VectorTiles(url="?" * 10_000)
    assert len(str(fault.value)) < 300


def test_the_code_is_told_what_there_is_and_the_words_for_it():
    (look,) = tile_looks(["own_ports"], [OWN])
    told = VectorTiles(ground=True, url="a.pmtiles", looks=(look,)).settings["vector_tiles"]
    assert (told["ground"], told["url"]) == (True, "a.pmtiles")
    assert told["looks"] == (
        {
            "name": "own_ports",
            "title": "Ports",
            "group": "own",
            "color": "#112233",
            "color_dark": "#445566",
        },
    )
    assert told["words"]["en"]["open"] == "Open a street map (.pmtiles) from this device"
    assert {word for words in told["words"].values() for word in words} == {*told["words"]["en"]}


def test_layers_look_as_on_the_map_in_the_order_of_their_names():
    unknown, borders, ports = tile_looks(["unknown", "borders", "own_ports"], [OWN])
    assert unknown == TileLook(
        name="unknown", title="unknown", group="other", color="#5f5f5f", color_dark="#bdbdbd"
    )
    assert (borders.name, borders.group) == ("borders", "alliance")
    assert borders.color != borders.color_dark != unknown.color_dark
    assert (ports.title, ports.color) == ("Ports", "#112233")


def test_an_own_layer_that_is_not_given_has_usual_colours():
    (look,) = tile_looks(["own_ports"])
    assert (look.title, look.group, look.color) == ("own_ports", "other", "#5f5f5f")
