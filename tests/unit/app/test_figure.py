"""A still picture of a run: every layer, nothing that acts, whole or not there."""

import io
import json
import struct
import sys
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from posturemap.build import Plan, build_map
from posturemap.check import check_run
from posturemap.claims import Project
from posturemap.claims.project.notes import ShareChoice
from posturemap.cli import main
from posturemap.errors import CheckError, InputError, PageError, ParameterError
from posturemap.figure import write_figure
from posturemap.maps.figure import SIZES
from posturemap.maps.figure.figure import figure_svg

TEXT = (
    "Germany leads the NATO battlegroup at Rukla in Lithuania.\n\n"
    "France has sent 30 tanks to Tapa.\n"
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    root = tmp_path_factory.mktemp("figure")
    (root / "article.txt").write_text(TEXT)
    plan = Plan(articles=(root / "article.txt",), formats=("geojson",), as_of="2026-01-01")
    build_map(plan, out=root / "run")
    return root / "run"


@pytest.fixture(scope="module")
def layers(run):
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["features"]
        for path in sorted((run / "layers").glob("*.geojson"))
    }


def _groups(svg):
    return {g.get("id"): g for g in ET.fromstring(svg).iter(f"{SVG}g") if g.get("id")}  # noqa: S314  our own


def test_the_command_draws_ground_edge_line_and_battlegroup(run, tmp_path):
    out = tmp_path / "map.svg"
    result = CliRunner().invoke(main, ["figure", str(run), "-o", str(out), "--title", "A & B"])
    assert result.exit_code == 0, result.output
    svg = out.read_text(encoding="utf-8")
    groups = _groups(svg)
    assert {"countries", "borders", "battlegroups"} <= groups.keys()
    assert len(groups["countries"].findall(f"{SVG}path")) >= 6
    assert groups["borders"].find(f"{SVG}path[@stroke-width='3']") is not None
    assert groups["battlegroups"].find(f"{SVG}g/{SVG}svg") is not None
    texts = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  our own
    assert {"A & B", "Rukla", "Estonia", "Latvia", "Lithuania"} <= set(texts)
    foot = " ".join(text.text for text in groups["foot"].iter(f"{SVG}text"))
    assert "As of 2026-01-01." in foot
    assert "© OpenStreetMap contributors" in foot
    assert "Sources: article." in foot


def test_the_same_run_gives_the_same_picture(run, tmp_path):
    for name in ("a.svg", "b.svg"):
        write_figure(run, tmp_path / name)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.svg", "b.svg"]


def test_places_stand_where_they_are():
    svg = figure_svg({"forces": [_at(24.5, 57), _at(24.5, 58), _at(26, 57)]}, title="", as_of=None)
    middle, north, east = [
        (float(c.get("cx")), float(c.get("cy")))
        for c in _groups(svg)["forces"].iter(f"{SVG}circle")
    ]
    assert north[0] == pytest.approx(middle[0], abs=0.2)
    assert north[1] < middle[1]
    assert east[0] > middle[0]


def test_what_is_planned_is_broken_and_what_is_disputed_split_and_the_key_says_so():
    said = [_at(24, 57), _at(25, 57, saying="planned"), _at(26, 57, saying="disputed")]
    said += [_at(27, 57, saying="denied"), _at(27, 57, sure=False)]
    svg = figure_svg({"forces": said}, title="", as_of=None)
    circles = list(_groups(svg)["forces"].iter(f"{SVG}circle"))
    assert [c.get("stroke-dasharray") is not None for c in circles] == [False, True, False]
    assert len(list(_groups(svg)["forces"].iter(f"{SVG}rect"))) == 1
    texts = [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  our own
    assert {"planned: broken", "disputed: split"} <= set(texts)


def _at(lon, lat, name="a place", **said):
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"id": "x", "geometry": geometry, "properties": {"name": name, "sidc": None, **said}}


def test_what_lies_outside_is_counted():
    svg = figure_svg({"forces": [_at(-77, 39), _at(25, 57)]}, title="", as_of=None)
    assert ">1 outside the frame<" in svg


def _of(iso, **said):
    geometry = {
        "type": "Polygon",
        "coordinates": [[[21, 54], [26, 54], [26, 56], [21, 56], [21, 54]]],
    }
    about = {"geometry_basis": "country", "countries": [iso], "name": iso, "place_kind": "country"}
    return {"id": "x", "geometry": geometry, "properties": {**about, **said}}


def test_what_is_said_of_a_country_stands_under_its_name_and_outlines_nothing(layers):
    told = [_of("LT"), _of("LT", saying="planned"), _of("EE", saying="planned"), _of("PT")]
    wide = _of("LT", countries=["LT", "LV"], geometry_basis="region")
    svg = figure_svg({**layers, "forces": [*told, wide]}, title="", as_of=None)
    assert list(_groups(svg)["forces"]) == []
    map_group = next(g for g in ET.fromstring(svg) if g.get("clip-path") == "url(#frame)")  # noqa: S314  our own
    texts = [text.text for text in map_group.iter(f"{SVG}text")]
    assert texts[texts.index("Lithuania") + 1] == "2"
    assert texts[texts.index("Estonia") + 1] == "1"
    broken = [c.get("stroke-dasharray") is not None for c in map_group.findall(f"{SVG}circle")]
    assert sorted(broken) == [False, True]
    assert ">1 outside the frame<" in svg
    assert ">1 of seas and wide regions, not drawn<" in svg


def test_judgements_are_drawn_only_where_there_is_nothing_else():
    judged = {"assessments": [_at(25, 57)]}
    assert "assessments" in _groups(figure_svg(judged, title="", as_of=None))
    both = {**judged, "forces": [_at(24, 57)]}
    assert "assessments" not in _groups(figure_svg(both, title="", as_of=None))


def test_of_many_places_the_frame_holds_most():
    many = [_at(24 + i % 5, 56 + i % 4) for i in range(24)]
    near = figure_svg({"forces": many}, title="", as_of=None)
    far = figure_svg({"forces": [*many, _at(9, 69), _at(35, 51)]}, title="", as_of=None)
    at = [next(_groups(svg)["forces"].iter(f"{SVG}circle")).get("cx") for svg in (near, far)]
    assert at[0] == at[1]
    assert ">2 outside the frame<" in far


def test_what_is_unsure_possible_denied_or_over_is_not_in_the_picture():
    told = [_at(25, 58, "planned")]
    for held in ({"sure": False}, *({"saying": s} for s in ("possible", "denied", "ended"))):
        told.append(_at(25, 58, "held back"))
        told[-1]["properties"] |= held
    svg = figure_svg({"forces": told}, title="t", as_of=None)
    assert "planned" in svg
    assert "held back" not in svg
    assert "(1)" in svg


def test_a_hostile_text_stays_text():
    name = "</title><script>alert(1)</script>\x00\uffff\ud800"
    svg = figure_svg({"forces": [_at(25, 57, name)]}, title=name, as_of=None)
    assert list(ET.fromstring(svg.encode()).iter(f"{SVG}script")) == []  # noqa: S314  our own
    assert "<script" not in svg


def test_other_endings_and_folders_are_refused(run, tmp_path):
    with pytest.raises(InputError, match=r"ends in \.svg, \.pdf or \.png"):
        write_figure(run, tmp_path / "map.gif")
    with pytest.raises(ParameterError, match="'huge' is none, wanted one of feed, column"):
        write_figure(run, tmp_path / "map.svg", size="huge")
    with pytest.raises(InputError, match="lies within the run"):
        write_figure(run, run / "map.svg")
    with pytest.raises(CheckError, match=r"manifest\.json: no such file"):
        write_figure(tmp_path, tmp_path.parent / "map.svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", SIZES)
def test_every_size_has_legend_scale_inset_sources_and_date(size):
    room = SIZES[size]
    sources = [f"A long title of an article, number {number} (The Example)" for number in range(40)]
    svg = figure_svg(
        {"forces": [_at(24, 57)]}, title="T", as_of="2026-01-01", sources=sources, size=room
    )
    root, groups = ET.fromstring(svg), _groups(svg)  # noqa: S314  our own
    assert root.get("width") == f"{room.width_mm:g}mm"
    assert {"legend", "scale", "inset", "foot"} <= groups.keys()
    foot = [text.text for text in groups["foot"].iter(f"{SVG}text")]
    assert len(foot) <= room.foot
    assert foot[0].startswith("As of 2026-01-01.")
    assert foot[-1].endswith(" more.")
    lowest = max(float(text.get("y")) for text in groups["foot"].iter(f"{SVG}text"))
    assert lowest < room.height


def test_the_scale_bar_is_as_long_as_it_says():
    svg = figure_svg({"forces": [_at(24.5, 57), _at(24.5, 58)]}, title="", as_of=None)
    middle, north = [float(c.get("cy")) for c in _groups(svg)["forces"].iter(f"{SVG}circle")]
    bar = _groups(svg)["scale"]
    km = float(bar.find(f"{SVG}text").text.split()[0])
    length = float(bar.find(f"{SVG}path").get("d").split("h")[1].split("v")[0])
    # A degree of latitude at 57.5 is 111.4 km on the ellipsoid.
    assert length / km == pytest.approx((middle - north) / 111.4, rel=0.01)


def test_a_name_that_would_be_cut_off_is_not_written(layers):
    svg = figure_svg({**layers, "forces": []}, title="", as_of=None)
    width = SIZES["slide"].width - SIZES["slide"].beside
    names = [t for t in ET.fromstring(svg).iter(f"{SVG}text") if t.get("paint-order")]  # noqa: S314  our own
    assert {"Estonia", "Latvia", "Lithuania"} <= {t.text for t in names}
    assert all(3 * len(t.text) < float(t.get("x")) < width - 3 * len(t.text) for t in names)


def test_a_pdf_has_its_size_and_letters_and_a_png_its_pixels(run, tmp_path):
    write_figure(run, tmp_path / "map.pdf", title="Ādaži & Rukla", size="column")
    (page,) = PdfReader(io.BytesIO((tmp_path / "map.pdf").read_bytes())).pages
    assert float(page.mediabox.width) == pytest.approx(85 / 25.4 * 72, abs=0.1)
    assert "Ādaži & Rukla" in page.extract_text()
    write_figure(run, tmp_path / "map.png", size="column")
    picture = (tmp_path / "map.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1440, 2280)
    write_figure(run, tmp_path / "again.png", size="column")
    assert (tmp_path / "again.png").read_bytes() == picture


def test_without_the_extra_it_is_named(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(PageError, match=r"posturemap\[figure\]"):
        write_figure(run, tmp_path / "map.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_build_writes_a_picture_for_feeds_and_the_page_names_it(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    share = ShareChoice(address="https://news.example/maps/map.html")
    plan = Plan(
        articles=(tmp_path / "a.txt",),
        formats=("html", "svg", "png"),
        title="Who stands where",
        project=Project(share=share),
    )
    build_map(plan, out=tmp_path / "run")
    picture = (tmp_path / "run" / "map.png").read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert "Who stands where" in (tmp_path / "run" / "map.svg").read_text(encoding="utf-8")
    page = (tmp_path / "run" / "map.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://news.example/maps/map.png">' in page
    assert check_run(tmp_path / "run").faults == ()
