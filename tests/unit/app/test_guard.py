"""What a publisher withholds or rounds is in no byte of any file, and the files say that it is."""

import base64
import gzip
import io
import json
import re
import shutil
import struct
import zipfile
import zlib

import geopandas as gpd
import pytest
import shapely
from click.testing import CliRunner

from posturemap.build import Plan, build_map
from posturemap.check import check_run
from posturemap.claims import read_project
from posturemap.cli import main
from posturemap.errors import ParameterError
from posturemap.export import export_layers
from posturemap.geo.ground import Grid, distance_m
from posturemap.maps.page.words import packed_words, read_words

ARTICLE = """\
# title: British troops at Tapa
# date: 2026-02-10
# url: https://example.org/news/tapa-army-base
# publisher: Tapa Courier

The United Kingdom leads the NATO battlegroup at Tapa in Estonia. About 1,200 soldiers are there. \
Canada leads the battlegroup at Ādaži in Latvia.

France sent 300 soldiers to Tapa Army Base in January. Poland deployed 200 soldiers to Narva in \
January. A radar of the army stands at 59.37721, 28.19031, Estonia said.

NATO has a battlegroup in Estonia. Germany plans to deploy 400 soldiers 20 km south of Rakvere.

Estonia spends 5.4 % of GDP on defence.[1]

Sources

[1] The Tapa garrison in figures. https://example.org/tapa
"""
PROJECT = """\
title = "Guarded"
register.all = true
[[article]]
path = "tapa.txt"
[[layer]]
file = "sites.geojson"
title = "Sites"
[[note]]
text = "Here"
at = [28.190312, 59.377212]
[guard]
round_m = 5000
withhold = ["Tapa"]
"""
SITES = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"n": name}, "geometry": shape}
        for name, shape in (
            ("Depot one", {"type": "Point", "coordinates": [25.951234, 59.261234]}),
            ("By Tapa", {"type": "Point", "coordinates": [24.751234, 59.431234]}),
            ("Harbour", {"type": "Point", "coordinates": [24.771234, 59.451234]}),
            (
                "Way",
                {"type": "LineString", "coordinates": [[24.1234567, 58.1], [26.1234567, 58.6]]},
            ),
        )
    ],
}
SAID = re.compile(r"\bTapa\b|tapa-army|/tapa\b|588348")
EXACT = (
    "25.9586",
    "59.3772",
    "28.1903",
    "28.190312",
    "25.951234",
    "24.771234",
    "24.1234567",
)
FORMATS = ("html", "geojson", "gpkg", "csv", "svg")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("guard")
    (root / "tapa.txt").write_text(ARTICLE, encoding="utf-8")
    (root / "sites.geojson").write_text(json.dumps(SITES))
    (root / "posturemap.toml").write_text(PROJECT, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def run(folder):
    plan = Plan(project=read_project(folder / "posturemap.toml"), formats=FORMATS)
    return build_map(plan, out=folder / "out")


@pytest.fixture(scope="module")
def open_run(folder):
    """Build the same without the guard."""
    text = PROJECT[: PROJECT.index("[guard]")]
    (folder / "open.toml").write_text(text, encoding="utf-8")
    return build_map(Plan(project=read_project(folder / "open.toml"), formats=FORMATS))


def layers_of(content: bytes):
    """Yield a file's bytes, and those of everything that is packed in it."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from layers_of(packed.read(name))
    for packed in re.findall(rb'"packed":"([A-Za-z0-9+/=]+)"', content):
        yield gzip.decompress(base64.b64decode(packed))
    for at in (m.start() for m in re.finditer(b"\x1f\x8b\x08", content)):
        try:
            yield zlib.decompressobj(31).decompress(content[at:])
        except zlib.error:
            continue


def found_in(content: bytes, told: re.Pattern[str]) -> list[str]:
    texts = (part.decode("utf-8", "replace") for part in layers_of(content))
    return [match[0] for text in texts for match in told.finditer(text)]


def exact_in(content: bytes) -> list[str]:
    text = content.decode("latin-1")
    numbers = [n for n in EXACT if re.search(rf"(?<![\d.]){re.escape(n)}(?!\d)", text)]
    doubles = [n for n in EXACT for end in "<>" if struct.pack(f"{end}d", float(n)) in content]
    return numbers + doubles


def in_files(outputs, look) -> dict[str, list[str]]:
    found = {name: look(content) for name, content in outputs.items()}
    return {name: hits for name, hits in found.items() if hits}


def said_in(content: bytes) -> list[str]:
    return found_in(content, SAID)


def finer_in(content: bytes) -> list[str]:
    return [one for part in layers_of(content) for one in exact_in(part)]


def test_without_the_guard_the_files_say_all_of_it(open_run):
    """What the other tests look for can be found where nobody withholds it."""
    told = {"map.html", "claims.jsonl", "claims.csv", "report.md", "posture.gpkg", "articles.jsonl"}
    assert told | {"layers/forces.geojson"} <= {*in_files(open_run.outputs, said_in)}
    exact = {*in_files(open_run.outputs, finer_in)}
    assert {"map.html", "claims.jsonl", "posture.gpkg", "layers/forces.geojson"} <= exact
    assert "tapa" in json.loads(open_run.outputs["manifest.json"])["inputs"]


def test_no_file_of_a_run_names_what_is_withheld(run, folder):
    written = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert len(written) == len(run.outputs)
    assert in_files({path.name: path.read_bytes() for path in written}, said_in) == {}
    assert not any("tapa" in str(path.relative_to(folder)).lower() for path in written)


def test_no_file_of_a_run_is_finer_than_the_grid(run):
    assert in_files(run.outputs, finer_in) == {}


@pytest.mark.parametrize("to", ["csv", "fgb", "kml", "parquet", "jsonld", "xlsx", "pmtiles"])
def test_no_export_says_it_either(run, folder, to):
    out = export_layers(run.out, to, out=folder / f"out-{to}")
    for path in (one for one in out.rglob("*") if one.is_file()):
        content = path.read_bytes()
        if to == "parquet" and path.suffix == ".parquet":
            content += gpd.read_parquet(path).to_json().encode()
        assert (said_in(content), finer_in(content)) == ([], []), path.name


def test_a_figure_says_that_places_were_rounded(run, folder):
    result = CliRunner().invoke(main, ["figure", str(run.out), "-o", str(folder / "map.svg")])
    assert result.exit_code == 0, result.output
    drawn = (folder / "map.svg").read_text()
    assert "The publisher rounded places to 5,000 m" in re.sub(r"</text>\s*<text[^>]*>", " ", drawn)
    assert found_in(drawn.encode(), SAID) == []


def test_every_point_is_on_the_grid_and_its_radius_holds_the_true_place(run, open_run):
    grid = Grid(5000)
    places = {m.place_id: m for c in open_run.posture.claims for m in c.places if m.lat is not None}
    mentions = [m for c in run.posture.claims for m in c.places if m.lat is not None]
    assert mentions
    for mention in mentions:
        assert (mention.lon, mention.lat) == grid.rounded(mention.lon, mention.lat)
        true = places[mention.place_id]
        off = distance_m(mention.lon, mention.lat, true.lon, true.lat)
        assert off > 0
        assert mention.precision_m >= off + true.precision_m
        for other in mention.alternatives:
            assert (other.lon, other.lat) == grid.rounded(other.lon, other.lat)
    points = 0
    for gdf in (*run.layers.values(), *(own.gdf for own in run.posture.own)):
        for shape in gdf.geometry[gdf.geom_type == "Point"]:
            points += 1
            assert (shape.x, shape.y) == grid.rounded(shape.x, shape.y)
    assert points > 5


def test_an_area_beside_a_rounded_place_still_holds_what_it_held(run, open_run):
    areas = []
    for one in (open_run, run):
        found = [gdf[gdf["geometry_basis"] == "relative"] for gdf in one.layers.values()]
        areas += [gdf.geometry.iloc[0] for gdf in found if len(gdf)]
    assert len(areas) == 2
    assert shapely.covers(areas[1], areas[0])


def test_claims_at_the_place_are_counted_and_others_stay(run, open_run):
    kept = {claim.quote for claim in run.posture.claims}
    gone = [c.quote for c in open_run.posture.claims if c.quote not in kept]
    assert any("1,200 soldiers are there" in quote for quote in gone)
    assert any("59.37721" in quote for quote in gone)
    assert {"Canada leads the battlegroup at Ādaži in Latvia."} <= {*kept}
    assert any("Narva" in quote for quote in kept)
    assert run.account.guarded.withheld == len(gone)
    assert [host for host in run.layers["battlegroups"]["host_nation"] if host == "EE"] == []
    assert "EE" in set(open_run.layers["battlegroups"]["host_nation"])


def test_what_is_left_is_verbatim_and_its_context_says_nothing(run, folder):
    assert check_run(run.out, folder / "tapa.txt").faults == ()
    records = [json.loads(line) for line in run.outputs["articles.jsonl"].splitlines()]
    assert [record["title"] for record in records] == ["British troops at […]"]
    assert records[0]["id"].startswith("article-")
    plan = Plan(articles=folder / "tapa.txt", formats=("geojson",))
    (record,) = build_map(plan).account.records
    assert records[0]["letters_read"] == record.letters_read


def test_report_manifest_summary_and_check_say_how_many(run):
    number = run.account.guarded.withheld
    said = f"rounded places to 5,000 m and withheld {number} claims"
    assert said in run.outputs["report.md"].decode()
    assert said in run.summary
    options = json.loads(run.outputs["manifest.json"])["options"]
    assert (options["guard_round_m"], options["guard_withheld"]) == ("5000", str(number))
    result = CliRunner().invoke(main, ["check", str(run.out)])
    assert result.exit_code == 0, result.output
    assert said in result.output
    assert json.loads(CliRunner().invoke(main, ["check", str(run.out), "--json"]).stdout)["guarded"]


def test_a_page_that_hides_more_than_places_is_still_found_out(run, tmp_path):
    folder = shutil.copytree(run.out, tmp_path / "out")
    page = folder / "map.html"
    text = page.read_text()
    at = text.index('<script type="application/json" id="posture-words">')
    end = text.index("</script>", at) + len("</script>")
    words = read_words(text[at:end])
    del words["en"]["about.places"]
    page.write_text(text[:at] + packed_words(words) + text[end:])
    assert [fault for fault in check_run(run.out).faults if "its code" in fault] == []
    assert [fault for fault in check_run(folder).faults if "its code" in fault]


def test_own_features_at_the_place_are_left_out_and_counted(run):
    (own,) = run.posture.own
    assert list(own.gdf["own.n"]) == ["Harbour", "Way"]
    assert "2 left out by the publisher's guard" in own.notes


def test_what_was_published_before_is_not_told_as_withdrawn(folder, tmp_path):
    text = PROJECT[: PROJECT.index("[guard]")]
    (folder / "before.toml").write_text(text, encoding="utf-8")
    build_map(Plan(project=read_project(folder / "before.toml")), out=tmp_path / "before")
    guarded = read_project(folder / "posturemap.toml")
    run = build_map(Plan(project=guarded, since=tmp_path / "before"), out=tmp_path / "after")
    assert in_files(run.outputs, said_in) == {}
    assert "1,200 soldiers are there" not in run.outputs["history.jsonl"].decode()


@pytest.mark.parametrize(
    ("guard", "told"),
    [
        (
            'withhold = ["Adazzi"]',
            r"posturemap\.toml:3: withhold: no place is called 'Adazzi'; did you mean Ādaži",
        ),
        (
            'withhold = ["curated:camp-adzi"]',
            r"posturemap\.toml:3: .* did you mean curated:camp-adazi",
        ),
        ('withhold = ["Estonia"]', r"posturemap\.toml:3: withhold: 'Estonia' is a country; wanted"),
        ("round_m = 5", r"posturemap\.toml:3: guard\.round_m = 5"),
        ('withhold = ["Tapa"]\n[[story]]\ntext = "At Tapa\'s gates"', r":5: text = .* withholds"),
        (
            'withhold = ["Tapa"]\n[share]\naddress = "https://x.example/tapa.html"',
            r":5: address = ",
        ),
    ],
)
def test_a_wrong_guard_is_refused_with_line_and_what_is_near(tmp_path, guard, told):
    path = tmp_path / "posturemap.toml"
    path.write_text(f'title = "A"\n[guard]\n{guard}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        read_project(path)


def test_a_title_or_layer_of_the_name_is_refused(folder, tmp_path):
    project = read_project(folder / "posturemap.toml")
    with pytest.raises(ParameterError, match="withholds"):
        build_map(Plan(project=project, title="Around Tapa"))
    shutil.copy(folder / "sites.geojson", tmp_path / "tapa_sites.geojson")
    with pytest.raises(ParameterError, match="named after a place"):
        build_map(Plan(project=project, layers=tmp_path / "tapa_sites.geojson"))


def test_a_run_whose_claims_are_all_withheld_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("Britain leads the NATO battlegroup at Tapa, Estonia.\n")
    (tmp_path / "p.toml").write_text('[guard]\nwithhold = ["curated:tapa-army-base", "Tapa"]\n')
    project = read_project(tmp_path / "p.toml")
    run = build_map(Plan(project=project, articles=tmp_path / "a.txt", formats=("geojson",)))
    assert run.posture.claims == ()
    assert "the publisher withheld 1 claim" in run.summary
    assert "no claim was found" not in run.outputs["report.md"].decode()
