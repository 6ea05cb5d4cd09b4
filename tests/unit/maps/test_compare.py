"""A page held against what lies beside it: each lie is named, and a true page has none."""

import json
import re
from dataclasses import replace

import geopandas as gpd
import pytest
from shapely import Point

from posturemap.claims import Article, Claim, ClaimType, Span, read_project
from posturemap.claims.record import record_of
from posturemap.errors import PageError
from posturemap.layers import OwnLayer
from posturemap.layers.own import Look
from posturemap.layers.table.posture import Posture
from posturemap.maps.page.compare import Beside, names_withheld, page_faults
from posturemap.maps.page.page import common_parts, render_page
from posturemap.maps.page.vector_tiles import VectorTiles

TEXT = "Tanks 🚜 went to Tapa & back in 2024, it said."
ARTICLE = Article(
    id="a",
    text=TEXT,
    sha256="00",
    title="Tanks & more",
    author="An author",
    paragraphs=(Span(start=0, end=len(TEXT)),),
)


def a_claim(number, quote):
    start = TEXT.index(quote)
    return Claim(
        id=f"c{number}",
        article="a",
        type=ClaimType.DEPLOYMENT,
        quote=quote,
        start=start,
        end=start + len(quote),
        features=("f1",),
    )


CLAIMS = (a_claim(1, "went to Tapa & back"), a_claim(2, "🚜 went"))
FORCES = {
    "id": ["f1", "f2"],
    "name": ["Tapa", "Ādaži"],
    "precision_m": [100.0, 250.5],
    "saying": ["planned", "stands"],
    "claims": [["c1", "c2"], []],
}
PORTS = {"id": ["o1"], "name": ["Port"], "own.size": [1], "own.claims": [{"a": [1]}]}


def table(rows):
    shapes = [Point(25.5, 58.5)] * len(rows["id"])
    return gpd.GeoDataFrame(rows, geometry=shapes, crs=4326)


OWN = OwnLayer(
    name="own_ports",
    title="Ports",
    look=Look(color="#112233", color_dark="#445566"),
    attribution="",
    fields=(),
    file="ports.kml",
    sha256="9f",
    gdf=table(PORTS),
)
POSTURE = Posture(
    layers={"forces": table(FORCES)},
    claims=CLAIMS,
    conflicts=(),
    as_of="2026-01-01",
    own=(OWN,),
)


def rows_of(held):
    names = [name for name in held if name != "id"]
    for row, id_ in enumerate(held["id"]):
        told = {name.removeprefix("own."): held[name][row] for name in names}
        yield {"id": id_, "properties": told}


BESIDE = Beside(
    claims=CLAIMS,
    records=(record_of(ARTICLE, claims=2),),
    features={
        "forces": list(rows_of(FORCES)),
        "own_ports": list(rows_of({key: PORTS[key] for key in PORTS if key != "name"})),
    },
    as_of="2026-01-01",
)
TITLE = "Tanks & <more>"
DATA = re.compile(r'(id="posture-data">)(.*?)(</script>)', re.DOTALL)


@pytest.fixture(scope="module")
def page():
    return render_page(POSTURE, [ARTICLE], title=TITLE)


def faults(page, **beside):
    return list(page_faults(page, replace(BESIDE, **beside)))


def with_data(page, change):
    """Change what a page's block says."""
    data = json.loads(DATA.search(page)[2])
    change(data)
    text = json.dumps(data).replace("<", "\\u003c")
    return DATA.sub(lambda found: found[1] + text + found[3], page)


def in_claims(name, row, value):
    return lambda data: data["claims"]["columns"][name]["v"].__setitem__(row, value)


def in_layer(number, name, row, value):
    def change(data):
        dict(data["layers"][number]["columns"])[name]["v"][row] = value

    return change


def in_articles(name, value):
    return lambda data: data["articles"]["v"][0].__setitem__(name, value)


def test_a_page_as_it_was_written_has_no_fault(page):
    assert faults(page) == []
    assert faults(with_data(page, lambda _: None)) == []


def test_a_packed_page_has_no_fault(monkeypatch):
    monkeypatch.setattr("posturemap.maps.page.block._PLAIN_ROWS", 0)
    packed = render_page(POSTURE, [ARTICLE], title=TITLE)
    assert '"packed"' in DATA.search(packed)[2]
    assert faults(packed) == []


@pytest.mark.parametrize(
    "tiles", [VectorTiles(ground=True), VectorTiles(url="https://example.org/a.pmtiles")]
)
def test_a_page_of_vector_tiles_has_no_fault(tiles):
    page = render_page(POSTURE, [ARTICLE], title=TITLE, tiles=tiles)
    assert faults(page) == []
    assert faults(page.replace("posturetiles.attach()", "posturetiles.other()")) == [CODE]


def test_a_page_of_a_project_has_no_fault(tmp_path):
    told = tmp_path / "posturemap.toml"
    told.write_text(
        '[tiles]\nurl = "https://tiles.example.org/{z}/{x}/{y}.png"\nattribution = "T"\n'
        '[share]\naddress = "https://example.org/"\npicture = "https://example.org/a.png"\n'
    )
    page = render_page(POSTURE, [ARTICLE], title=TITLE, project=read_project(told))
    assert "og:image" in page
    assert "img-src data: blob: https://tiles.example.org;" in page
    assert faults(page) == []


CODE = "its code is not the code of this posturemap, so it may show anything"
NO_PAGE = "is no page as posturemap writes it, so nothing of it can be held against the claims"
BROKEN = "its data cannot be read, so neither its claims nor its code can be held against ours"


@pytest.mark.parametrize("text", ["", "<html></html>", "<title>x</title>"])
def test_what_is_no_page_is_named(text):
    assert faults(text) == [NO_PAGE]


@pytest.mark.parametrize(
    "part",
    [
        'http-equiv="Content-Security-Policy"',
        "<title>",
        'name="description"',
        "<style>",
        '<header id="top">',
        '<div class="text-version">',
        'id="posture-words"',
        'id="posture-basemap"',
        'id="posture-data"',
    ],
)
def test_a_page_without_one_of_its_parts_is_none(page, part):
    assert faults(page.replace(part, "")) == [NO_PAGE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("posturemap.start(", "posturemap.began("),
        ('charset="utf-8"', 'charset="utf-7"'),
        ("<style>", "<style>body{display:none}"),
        ("</body>", "<script>alert(1)</script></body>"),
        ("default-src 'none'", "default-src *"),
        ("<title>", '<meta http-equiv="refresh" content="0;url=https://example.org"><title>'),
        ("<style>", '<meta property="og:x" content="<b>">\n<style>'),
        ("<style>", '<link rel="stylesheet" href="https://example.org">\n<style>'),
        ("form-action 'none'", "form-action *"),
        ("img-src data: blob:", "img-src2 data: blob:"),
    ],
)
def test_other_code_is_named(page, before, after):
    assert before in page
    assert faults(page.replace(before, after, 1)) == [CODE]


def test_places_may_be_withheld_from_words_and_ground_alike(page):
    hidden = common_parts("Tartu".__eq__)
    assert faults(page.replace(common_parts(), hidden)) == []
    (words, ground), (quiet_words, quiet_ground) = (
        parts.strip().split("\n") for parts in (common_parts(), hidden)
    )
    for mixed in (f"{quiet_words}\n{ground}", f"{words}\n{quiet_ground}"):
        assert faults(page.replace(f"{words}\n{ground}", mixed)) == [CODE]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>Tanks", "<title>Ships"),
        ('<header id="top"><h1>Tanks', '<header id="top"><h1>Ships'),
        ('property="og:title" content="Tanks', 'property="og:title" content="Ships'),
    ],
)
def test_a_page_has_one_title(page, before, after):
    assert before in page
    assert faults(page.replace(before, after)) == ["has several titles"]


def test_a_page_may_say_nothing_to_feeds(page):
    silent = re.sub(r"<meta property=.*>\n", "", page)
    assert "og:title" not in silent
    assert faults(silent) == []


OTHER_DAY = "counts other claims, or is of another day than 2026-01-01"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('name="description" content="Tanks', 'name="description" content="Ships'),
        ('property="og:description" content="Tanks', 'property="og:description" content="Ships'),
    ],
)
def test_a_page_counts_its_claims_alike(page, before, after):
    assert before in page
    assert faults(page.replace(before, after)) == [OTHER_DAY]
    more = page.replace("2 claims, as of", "3 claims, as of")
    assert faults(more) == [OTHER_DAY]


def test_a_page_of_another_day_is_named(page):
    assert faults(page, as_of="2027") == [OTHER_DAY.replace("2026-01-01", "2027")]
    change = lambda data: data.update(as_of="2027")  # noqa: E731
    assert faults(with_data(page, change)) == [OTHER_DAY]


def test_a_claim_that_is_not_in_both_is_named(page):
    found = faults(with_data(page, in_claims("id", 0, "x")))
    assert found == [
        "claim c1 is on it or in claims.jsonl, not in both",
        "claim x is on it or in claims.jsonl, not in both",
    ]


def twice(table, row, **other):
    """Put a row into a table of columns once more, before all others."""
    for name, held in dict(table).items():
        held["v"].insert(0, other.get(name, held["v"][row]))


def test_a_claim_that_is_there_twice_is_named(page):
    found = faults(with_data(page, lambda data: twice(data["claims"]["columns"], 1, date="1999")))
    assert "has claim c2 twice" in found


def test_a_claim_that_points_at_another_article_is_named(page):
    assert faults(with_data(page, in_claims("article", 0, -1))) == [
        "gives claim c1 another article than claims.jsonl"
    ]

    def moved(data):
        data["articles"]["v"].append({**data["articles"]["v"][0], "id": "b"})
        data["claims"]["columns"]["article"]["v"][0] = 1

    assert "gives claim c1 another article than claims.jsonl" in faults(with_data(page, moved))


@pytest.mark.parametrize("features", [[], [1], [0, 1], [2]])
def test_a_claim_that_points_at_other_features_is_named(page, features):
    assert faults(with_data(page, in_claims("features", 0, features))) == [
        "gives claim c1 other features than claims.jsonl"
    ]


def test_another_quote_is_named_with_both(page):
    changed = with_data(
        page,
        lambda data: data["claims"]["passages"]["v"].__setitem__(0, TEXT.replace("Tapa", "Riga")),
    )
    assert faults(changed) == [
        "quotes claim c1 as “went to Riga & back”, claims.jsonl as “went to Tapa & back”"
    ]


@pytest.mark.parametrize(("name", "value"), [("at", 8), ("length", 18)])
def test_a_quote_that_is_cut_otherwise_is_named(page, name, value):
    (fault,) = faults(with_data(page, in_claims(name, 0, value)))
    assert fault.startswith("quotes claim c1 as “")
    assert fault.endswith("”, claims.jsonl as “went to Tapa & back”")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "threat"),
        ("polarity", "negated"),
        ("confidence", 0.1),
        ("sure", False),
        ("date", "2025"),
        ("article_id", "b"),
        ("grade", "A1"),
        ("actors", ["EE"]),
        ("places", [{}]),
        ("quantity", {}),
        ("review", {}),
    ],
)
def test_another_value_of_a_claim_is_named(page, name, value):
    assert faults(with_data(page, in_claims(name, 1, value))) == [
        f"gives claim c2 another {name} than claims.jsonl"
    ]


def test_a_feature_that_is_not_in_both_is_named(page):
    found = faults(with_data(page, in_layer(0, "id", 1, "x")))
    assert found == [
        "feature f2 is on it or in layers/forces.geojson, not in both",
        "feature x is on it or in layers/forces.geojson, not in both",
    ]


def test_a_layer_that_is_not_there_is_named(page):
    found = faults(with_data(page, lambda data: data["layers"].pop(1)))
    assert found == ["lacks layer own_ports"]


def test_a_layer_that_is_there_twice_is_named(page):
    more = lambda data: data["layers"].append(data["layers"][1])  # noqa: E731
    assert faults(with_data(page, more)) == ["has layer own_ports twice"]


@pytest.mark.parametrize(
    ("number", "name", "value"),
    [(0, "title", "Enemies"), (0, "color", "#ff0000"), (0, "group", "own"), (0, "own", {})],
)
def test_a_layer_that_is_called_or_drawn_otherwise_is_named(page, number, name, value):
    change = lambda data: data["layers"][number].update({name: value})  # noqa: E731
    told = "calls or draws layer forces otherwise than this posturemap"
    assert faults(with_data(page, change)) == [told]


def test_an_own_layer_says_what_it_was_made_from(page):
    found = faults(with_data(page, lambda data: data["layers"][1].pop("own")))
    assert found == ["calls or draws layer own_ports otherwise than this posturemap"]


def test_a_layer_without_a_file_is_named_by_its_features(page):
    found = faults(page, features={"forces": BESIDE.features["forces"]})
    assert found == ["feature o1 is on it or in layers/own_ports.geojson, not in both"]


@pytest.mark.parametrize(
    ("number", "name", "row", "value", "told"),
    [
        (0, "name", 1, "Riga", "feature f2 another name than layers/forces.geojson"),
        (0, "precision_m", 0, 99, "feature f1 another precision_m than layers/forces.geojson"),
        (0, "claims", 1, [0], "feature f2 another claims than layers/forces.geojson"),
        (1, "own.size", 0, 8, "feature o1 another size than layers/own_ports.geojson"),
        (1, "own.size", 0, 10**400, "feature o1 another size than layers/own_ports.geojson"),
        (1, "own.size", 0, True, "feature o1 another size than layers/own_ports.geojson"),
        (
            1,
            "own.claims",
            0,
            {"a": [True]},
            "feature o1 another claims than layers/own_ports.geojson",
        ),
        (1, "own.claims", 0, {"a": [2]}, "feature o1 another claims than layers/own_ports.geojson"),
    ],
)
def test_another_value_of_a_feature_is_named(page, number, name, row, value, told):
    found = faults(with_data(page, in_layer(number, name, row, value)))
    assert f"gives {told}" in found


@pytest.mark.parametrize(
    ("number", "name", "value"), [(0, "precision_m", 100), (1, "own.size", 1.0)]
)
def test_a_number_may_be_written_otherwise(page, number, name, value):
    assert faults(with_data(page, in_layer(number, name, 0, value))) == []


def test_what_lies_deep_in_a_value_may_be_written_otherwise(page):
    assert faults(with_data(page, in_layer(1, "own.claims", 0, {"a": [1.0]}))) == []


def test_a_run_without_layers_is_held_against_its_claims_alone(page):
    changed = with_data(page, in_layer(0, "name", 1, "Riga"))
    assert faults(changed, features={}) == []
    assert faults(page.replace("<li>", "<li><b>"), features={}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "Other"), ("author", None), ("publisher", "P"), ("url", "u"), ("date", "2024")],
)
def test_another_value_of_an_article_is_named(page, name, value):
    assert faults(with_data(page, in_articles(name, value))) == [
        f"gives article a another {name} than articles.jsonl"
    ]


def test_an_article_that_is_not_in_both_is_named(page):
    more = lambda data: data["articles"]["v"].append({"id": "b"})  # noqa: E731
    assert faults(with_data(page, more)) == ["has article b, which articles.jsonl lacks"]
    assert "lacks article a" in faults(with_data(page, in_articles("id", "b")))


def test_articles_behind_one_that_is_not_there_are_looked_at(page):
    first, second = (replace(BESIDE.records[0], id=id_) for id_ in ("0", "a"))
    found = faults(with_data(page, in_articles("date", "2024")), records=(first, second))
    assert found == ["lacks article 0", "gives article a another date than articles.jsonl"]


def test_an_article_that_is_there_twice_is_named(page):
    more = lambda data: data["articles"]["v"].insert(0, {"id": "a"})  # noqa: E731
    assert "has article a twice" in faults(with_data(page, more))


def test_an_article_without_a_title_may_be_called_anything(page):
    record = replace(BESIDE.records[0], title=None)
    assert faults(page, records=(record,)) == []


def test_a_text_without_javascript_that_says_otherwise_is_named_and_quoted(page):
    changed = page.replace("<bdi>went to Tapa", "<bdi>went to Riga")
    (fault,) = faults(changed)
    assert fault.startswith(
        "its text without JavaScript says otherwise than claims.jsonl: “went to Riga"
    )


def test_a_text_without_javascript_that_says_less_is_named(page):
    lacking = re.sub(r"<li>.*?</li>\n", "", page, count=1)
    assert faults(lacking) == ["its text without JavaScript says otherwise than claims.jsonl: “”"]


LONG = "x" * 10_000


@pytest.mark.parametrize(
    "change",
    [
        in_claims("id", 0, LONG),
        in_layer(0, "id", 0, LONG),
        in_articles("id", LONG),
        lambda data: data["layers"][0].update(name=LONG),
        lambda data: dict(data["layers"][0]["columns"])["id"]["v"].__setitem__(0, [LONG]),
        lambda data: data["claims"]["passages"]["v"].__setitem__(0, LONG),
        lambda data: data["layers"][0]["columns"].append([LONG, {"t": "plain", "v": [1, 2]}]),
    ],
)
def test_what_a_page_says_is_quoted_in_short(page, change):
    found = faults(with_data(page, change))
    assert found
    assert max(map(len, found)) < 500


def test_a_text_without_javascript_is_quoted_in_short(page):
    (fault,) = faults(page.replace("<bdi>went to Tapa", f"<bdi>{LONG}"))
    assert len(fault) < 300


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.pop("claims"),
        lambda data: data.update(layers=5),
        lambda data: data.update(articles=[]),
        lambda data: data.pop("title"),
        lambda data: data.update(packed="AAAA"),
        lambda data: data["claims"]["columns"].pop("passage"),
        in_claims("passage", 0, 99),
    ],
)
def test_data_that_cannot_be_read_is_named(page, change):
    assert BROKEN in faults(with_data(page, change))


@pytest.mark.parametrize("value", ["1e999", "9" * 400])
def test_a_number_that_is_too_large_is_named(page, value):
    changed = with_data(page, in_claims("passage", 0, "?")).replace('"?"', value)
    assert BROKEN in faults(changed)
    packed = {"at": 0, "n": "?", "w": 1}
    change = lambda data: data["claims"]["columns"].update(at={"t": "int", "v": packed})  # noqa: E731
    assert BROKEN in faults(with_data(page, change).replace('"?"', value))


def test_a_text_of_tags_without_end_is_no_matter_of_minutes(page):
    end = "\n</div></noscript>"
    (fault,) = faults(page.replace(end, f"{'<li>' * 500_000}{end}"))
    assert fault.startswith("its text without JavaScript says otherwise than claims.jsonl")


def test_ids_of_several_kinds_are_named(page):
    """Which no order of their own have."""

    def change(data):
        in_claims("id", 0, 5)(data)
        in_articles("id", 5)(data)
        in_layer(0, "id", 0, None)(data)
        in_layer(0, "id", 1, 5)(data)
        data["articles"]["v"].append({"id": "b"})

    found = faults(with_data(page, change))
    for what in ("claim 5 is", "claim c1 is", "feature 5 is", "feature None is", "feature f1 is"):
        assert any(what in one for one in found)
    assert [one for one in found if "articles.jsonl lacks" in one] == [
        "has article 5, which articles.jsonl lacks",
        "has article b, which articles.jsonl lacks",
    ]


def test_what_is_there_twice_is_named_in_order(page):
    def change(data):
        data["articles"]["v"] += [{"id": id_} for id_ in ("c", "c", 5, 5)]

    twice = [one for one in faults(with_data(page, change)) if one.endswith("twice")]
    assert twice == ["has article 5 twice", "has article c twice"]


def test_a_quote_of_half_a_character_is_held_against_the_page():
    claim = replace(CLAIMS[0], quote="\ud83d went", start=0, end=6)
    article = replace(ARTICLE, text="\ud83d went", paragraphs=(Span(start=0, end=6),))
    posture = replace(POSTURE, claims=(claim,), layers={})
    told = render_page(posture, [article], title=TITLE)
    beside = replace(BESIDE, claims=(claim,), features={})
    assert list(page_faults(told, beside)) == []


def test_a_quote_that_ends_within_a_character_is_named(page):
    (fault,) = faults(with_data(page, in_claims("length", 1, 1)))
    assert fault == "quotes claim c2 as “\ufffd”, claims.jsonl as “🚜 went”"


def test_data_that_is_nested_too_deep_is_named(page):
    deep = DATA.sub(lambda found: found[1] + "[" * 100_000 + found[3], page)
    assert faults(deep) == [BROKEN]


def test_a_page_of_ours_withholds_nothing(page):
    assert names_withheld(page) == frozenset()


@pytest.mark.parametrize("name", ["Tartu", "Tapa"])
def test_names_that_are_withheld_are_told(page, name):
    quiet = page.replace(common_parts(), common_parts(name.__eq__))
    assert name in names_withheld(quiet)
    assert "Narva" not in names_withheld(quiet)


def test_of_what_is_no_page_nothing_is_known_to_be_withheld():
    assert names_withheld("<html></html>") == frozenset()


@pytest.mark.parametrize("name", ["words", "basemap"])
def test_names_are_withheld_by_no_page_whose_data_is_broken(page, name):
    mark = f'id="posture-{name}">'
    with pytest.raises(PageError, match=r"^map.html is no page of ours; build it again$"):
        names_withheld(page.replace(mark, f"{mark}["))
