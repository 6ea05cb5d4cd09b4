"""An earlier run's layers in other formats: the same features, all files or none."""

import csv
import io
import json
import shutil
import sys
from xml.etree import ElementTree as ET

import fiona
import openpyxl
import pytest
import shapely
from click.testing import CliRunner
from pyarrow import parquet
from rdflib import RDF, Graph, Namespace
from shapely.geometry import shape

from posturemap.build import Plan, build_map
from posturemap.claims import Claim, ClaimType, read_claims
from posturemap.cli import main
from posturemap.errors import CheckError, InputError
from posturemap.export import export_layers
from posturemap.folder import files_in
from posturemap.layers.formats.convert import convert_layer
from posturemap.layers.formats.spreadsheet import unshield
from posturemap.layers.formats.workbook import workbook

TEXT = "Germany stationed 500 soldiers in Lithuania.\n\nCanada has sent 20 tanks to Latvia.\n"
KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    root = tmp_path_factory.mktemp("export")
    (root / "article.txt").write_text(TEXT)
    plan = Plan(articles=(root / "article.txt",), formats=("geojson",), as_of="2026-01-01")
    build_map(plan, out=root / "run")
    return root / "run"


@pytest.fixture(scope="module")
def exports(run, tmp_path_factory):
    root = tmp_path_factory.mktemp("exports")
    return {to: export_layers(run, to, out=root / to) for to in ("csv", "fgb", "kml", "parquet")}


def _features(path):
    return {f["id"]: f for f in json.loads(path.read_text(encoding="utf-8"))["features"]}


def _layers(run):
    return {path.stem: _features(path) for path in sorted((run / "layers").glob("*.geojson"))}


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_layer_has_one_file_and_the_manifest_names_it(run, exports):
    names = _layers(run).keys()
    for to, folder in exports.items():
        assert files_in(folder) == {"manifest.json", *(f"{name}.{to}" for name in names)}
        manifest = json.loads((folder / "manifest.json").read_text())
        assert manifest["inputs"].keys() == {f"layers/{name}.geojson" for name in names}
        assert manifest["options"].items() >= {"as_of": "2026-01-01", "export": to}.items()


def test_csv_has_each_feature_with_its_quotes(run, exports):
    for name, features in _layers(run).items():
        rows = {row["id"]: row for row in _rows(exports["csv"] / f"{name}.csv")}
        assert rows.keys() == features.keys()
        for key, feature in features.items():
            assert json.loads(rows[key]["evidence"]) == feature["properties"]["evidence"]
            assert unshield(rows[key]["placing"]) == feature["properties"]["placing"]


def test_flatgeobuf_has_each_feature_and_its_shape(run, exports):
    for name, features in _layers(run).items():
        with fiona.open(exports["fgb"] / f"{name}.fgb") as layer:
            assert layer.name == name
            assert layer.crs.to_epsg() == 4326
            found = {row["properties"]["id"]: row for row in layer}
        assert found.keys() == features.keys()
        for key, feature in features.items():
            assert shape(found[key]["geometry"]).equals(shape(feature["geometry"]))
            assert json.loads(found[key]["properties"]["claims"]) == feature["properties"]["claims"]
            assert found[key]["properties"]["precision_m"] == feature["properties"]["precision_m"]


def test_kml_has_each_feature_its_quotes_and_all_its_vertices(run, exports):
    for name, features in _layers(run).items():
        placemarks = ET.parse(exports["kml"] / f"{name}.kml").iter(f"{KML}Placemark")  # noqa: S314  our own file
        found = {p.find(f".//{KML}Data[@name='id']/{KML}value").text: p for p in placemarks}
        assert found.keys() == features.keys()
        for key, feature in features.items():
            texts = [e.text.split() for e in found[key].iter(f"{KML}coordinates")]
            numbers = [[float(x) for x in pair.split(",")] for ring in texts for pair in ring]
            assert numbers == list(_vertices(feature["geometry"]["coordinates"]))
            for evidence in feature["properties"]["evidence"]:
                assert f"“{evidence['quote']}”" in found[key].find(f"{KML}description").text


def _vertices(nested):
    if isinstance(nested[0], int | float):
        yield nested
    else:
        for part in nested:
            yield from _vertices(part)


def _hostile(run):
    """Give a layer of one feature whose name and quote are what a hostile article says."""
    text = next(f for f in (run / "layers").glob("*.geojson") if "500 soldiers" in f.read_text())
    feature = next(iter(_features(text).values()))
    feature["properties"]["name"] = "=cmd()<b>&\x00\x0b\ud800"
    feature["properties"]["evidence"][0]["quote"] = "<script>alert(1)</script>"
    return text.stem, json.dumps({"features": [feature]})


def test_kml_says_how_each_feature_is_put_and_hides_what_the_page_hides(run):
    name, text = _hostile(run)
    (feature,) = json.loads(text)["features"]
    sayings = ({"saying": "planned"}, {"saying": "denied"}, {"sure": False})
    features = [
        feature | {"id": f"f{n}", "properties": feature["properties"] | {"evidence": []} | said}
        for n, said in enumerate(sayings)
    ]
    root = ET.fromstring(convert_layer(name, json.dumps({"features": features}), to="kml"))  # noqa: S314  our own
    styles = {style.get("id") for style in root.iter(f"{KML}Style")}
    found = {}
    for placemark in root.iter(f"{KML}Placemark"):
        style = placemark.find(f"{KML}styleUrl").text.removeprefix("#")
        hidden = placemark.find(f"{KML}visibility")
        found[style] = (placemark.find(f"{KML}description").text, hidden is not None)
    assert found.keys() <= styles
    assert found == {
        "planned": ("planned", False),
        "denied": ("denied", True),
        "unsure": ("unsure", True),
    }


def test_kml_takes_markup_for_text_and_pictures_what_xml_forbids(run):
    name, text = _hostile(run)
    placemark = next(ET.fromstring(convert_layer(name, text, to="kml")).iter(f"{KML}Placemark"))  # noqa: S314  our own
    assert placemark.find(f"{KML}name").text == "=cmd()<b>&\u2400\u240b\ufffd"
    description = placemark.find(f"{KML}description").text
    assert description.startswith("“&lt;script&gt;alert(1)&lt;/script&gt;”\n")


def test_csv_shields_formulas(run):
    name, text = _hostile(run)
    written = convert_layer(name, text.replace("\\ud800", ""), to="csv").decode()
    assert ",'=cmd()" in written


def test_geoparquet_has_each_feature_its_shape_and_a_box_a_row(run, exports):
    """Read without geopandas, as any reader of Parquet would."""
    for name, features in _layers(run).items():
        table = parquet.read_table(exports["parquet"] / f"{name}.parquet")
        meta = json.loads(table.schema.metadata[b"geo"])
        assert meta["version"] == "1.1.0"
        assert meta["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
        rows = {row["id"]: row for row in table.to_pylist()}
        assert rows.keys() == features.keys()
        for key, feature in features.items():
            found = shapely.from_wkb(rows[key]["geometry"])
            assert found.equals(shape(feature["geometry"]))
            assert rows[key]["bbox"]["xmin"] == pytest.approx(found.bounds[0], abs=1e-5)
            assert json.loads(rows[key]["claims"]) == feature["properties"]["claims"]
            assert rows[key]["valid_to"] == feature["properties"]["valid_to"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_linked_data_says_where_each_claim_stands(run, tmp_path):
    export_layers(run, "jsonld", out=tmp_path / "ld")
    graph = Graph().parse(tmp_path / "ld" / "posture.jsonld", format="json-ld")
    oa, pm = Namespace("http://www.w3.org/ns/oa#"), Namespace("urn:posturemap:claim:")
    claims = read_claims(run / "claims.jsonl")
    assert {str(one) for one in graph.subjects(RDF.type, oa.Annotation)} == {
        f"urn:posturemap:claim:{claim.id}" for claim in claims
    }
    for claim in claims:
        target = graph.value(pm[claim.id], oa.hasTarget)
        assert str(graph.value(target, oa.hasSource)) == "urn:posturemap:article:article"
        selectors = list(graph.objects(target, oa.hasSelector))
        exact = [str(one) for s in selectors if (one := graph.value(s, oa.exact))]
        start = [int(one) for s in selectors if (one := graph.value(s, oa.start)) is not None]
        assert (exact, start) == ([claim.quote], [claim.start])


def test_the_workbook_has_a_sheet_a_layer_and_every_claim_as_text(run, tmp_path):
    for out in ("one", "two"):
        export_layers(run, "xlsx", out=tmp_path / out)
    content = (tmp_path / "one" / "posture.xlsx").read_bytes()
    assert content == (tmp_path / "two" / "posture.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "one" / "posture.xlsx")
    assert book.sheetnames == ["claims", *_layers(run)]
    head, *rows = book["claims"].iter_rows(values_only=True)
    quotes = [row[head.index("quote")] for row in rows]
    assert quotes == [claim.quote for claim in read_claims(run / "claims.jsonl")]
    for name, features in _layers(run).items():
        assert book[name].max_row == (len(features) + 1 if features else 1)


def test_a_workbook_runs_no_text_as_a_formula():
    claim = Claim(id="1", article="a", type=ClaimType.THREAT, quote="=1+1", start=0, end=4)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook({}, [claim])))["claims"]
    (cell,) = (one for one in sheet[2] if one.value == "=1+1")
    assert cell.data_type in ("s", "inlineStr")


def test_one_file_of_a_run_is_refused_where_its_claims_have_changed(run, tmp_path):
    spoilt = shutil.copytree(run, tmp_path / "run")
    (spoilt / "claims.jsonl").write_text("")
    with pytest.raises(CheckError, match=r"claims\.jsonl: changed since"):
        export_layers(spoilt, "jsonld", out=tmp_path / "ld")
    assert not (tmp_path / "ld").exists()


@pytest.mark.parametrize(
    ("to", "module", "extra"),
    [
        ("parquet", "pyarrow", "parquet"),
        ("xlsx", "xlsxwriter", "xlsx"),
        ("pmtiles", "mapbox_vector_tile", "tiles"),
    ],
)
def test_an_extra_that_lacks_is_named(run, tmp_path, monkeypatch, to, module, extra):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"posturemap\[{extra}\]"):
        export_layers(run, to, out=tmp_path / to)


def test_the_same_run_gives_the_same_bytes_and_an_export_is_replaced(run, exports):
    for to, folder in exports.items():
        before = {name: (folder / name).read_bytes() for name in files_in(folder)}
        export_layers(run, to, out=folder)
        assert {name: (folder / name).read_bytes() for name in files_in(folder)} == before


@pytest.mark.parametrize("to", ["csv", "fgb", "kml"])
def test_a_layer_without_features_is_a_file_without_features(to, tmp_path):
    content = convert_layer("threats", '{"features":[]}', to=to)
    path = tmp_path / f"threats.{to}"
    path.write_bytes(content)
    if to == "csv":
        assert content.decode().startswith("id,name,kind,")
    elif to == "kml":
        assert list(ET.fromstring(content).iter(f"{KML}Placemark")) == []  # noqa: S314  our own
    else:
        with fiona.open(path) as layer:
            assert list(layer) == []


def test_tiles_are_replaced_by_those_of_a_later_export(run, tmp_path):
    pytest.importorskip("pmtiles", reason="the extra is not installed")
    first, again = (export_layers(run, "pmtiles", out=tmp_path / "tiles") for _ in range(2))
    assert first == again
    assert sorted(path.name for path in again.iterdir()) == [
        "index.html",
        "manifest.json",
        "posture.pmtiles",
    ]


def test_a_run_is_never_replaced_by_its_export(run, tmp_path):
    before = files_in(run)
    for out in (run, run / "csv"):
        with pytest.raises(InputError, match="lies within the run"):
            export_layers(run, "csv", out=out)
    with pytest.raises(InputError, match="holds a run of its own"):
        export_layers(_copy(run, tmp_path / "copy"), "csv", out=run)
    assert files_in(run) == before


def _copy(run, folder):
    for name in files_in(run):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes((run / name).read_bytes())
    return folder


def test_foreign_files_stay(run, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="would be lost"):
        export_layers(run, "kml", out=tmp_path)
    assert files_in(tmp_path) == {"notes.txt"}


def test_a_changed_layer_is_refused_and_nothing_written(run, tmp_path):
    folder = _copy(run, tmp_path / "run")
    path = folder / "layers" / "borders.geojson"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(CheckError, match=r"borders\.geojson: changed since"):
        export_layers(folder, "csv")
    path.unlink()
    with pytest.raises(CheckError, match=r"borders\.geojson: no such file"):
        export_layers(folder, "csv")
    assert [p.name for p in tmp_path.iterdir()] == ["run"]


def test_the_command_writes_beside_the_run_and_refuses_what_is_none(run):
    result = CliRunner().invoke(main, ["export", str(run), "--format", "csv"])
    assert result.exit_code == 0, result.output
    assert (run.parent / "run-csv" / "borders.csv").is_file()
    assert result.stdout == f"wrote {len(_layers(run))} files to {run.parent / 'run-csv'}\n"
    assert "note: csv: an unknown value and an empty text are both an empty cell" in result.stderr
    result = CliRunner().invoke(main, ["export", str(run.parent), "--format", "csv"])
    assert result.exit_code == 1
    assert "manifest.json: no such file; " in result.output
