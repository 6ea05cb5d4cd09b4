"""A batch as vector tiles: counted by place, read back by another reader."""

import gzip
import shutil
from dataclasses import replace

import mapbox_vector_tile
import pytest
from click.testing import CliRunner
from pmtiles.reader import MemorySource, Reader

from posturemap.batch import documents, run_batch, tiles
from posturemap.claims import Change, Claim, ClaimType, PlaceMention, Polarity
from posturemap.claims.record import Record
from posturemap.cli import main
from posturemap.errors import ParameterError
from posturemap.layers.tiles import Counted

from .conftest import tables

pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")

RUKLA = PlaceMention(
    text="Rukla",
    start=20,
    end=25,
    name="Rukla",
    country="LT",
    kind="town",
    lat=55.03,
    lon=24.38,
    place_id="town:LT:rukla",
    precision_m=2000.0,
    score=1.0,
)
SAID = Claim(
    id="0123456789ab",
    article="a",
    type=ClaimType.DEPLOYMENT,
    quote="Germany has 20 soldiers at Rukla.",
    start=0,
    end=33,
    places=(RUKLA,),
    date="2024-04",
)


def rows(*told):
    """Count claims, each with the day of its article; give the features by layer."""
    counted = Counted()
    for number, (claim, day) in enumerate(told):
        counted.add(claim, Record(id=f"a{number}", date=day, title=f"title {number}"))
    return {name: sheet.rows for name, sheet in counted.sheets().items()}, counted


def test_claims_of_one_place_are_one_feature_with_the_newest_words():
    told = [
        (replace(SAID, quote=f"said {number}", date=f"20{20 + number}"), f"2025-01-0{number + 1}")
        for number in range(5)
    ]
    reprint = (told[3][0], "2025-02-01")
    found, _ = rows(*told, reprint)
    (row,) = found["forces"]
    assert (row["name"], row["claims"], row["articles"]) == ("Rukla: 6 claims", 6, 6)
    assert (row["from_date"], row["to_date"]) == ("2020-01-01", "2024-12-31")
    quotes = [(row[f"quote_{n}"], row[f"source_{n}"]) for n in (1, 2, 3)]
    assert quotes == [("said 4", "title 4"), ("said 3", "title 3"), ("said 2", "title 2")]
    assert "quote_4" not in row


def test_what_is_put_otherwise_is_a_feature_of_its_own_and_what_is_shown_comes_first():
    found, _ = rows(
        (replace(SAID, polarity=Polarity.NEGATED), None),
        (replace(SAID, polarity=Polarity.NEGATED), None),
        (replace(SAID, sure=False), None),
        (replace(SAID, change=Change.ENDS, date="2019"), None),
        (replace(SAID, polarity=Polarity.HYPOTHETICAL), None),
        (replace(SAID, polarity=Polarity.PLANNED), None),
        (SAID, None),
    )
    said = [(row["saying"], row["sure"], row["claims"]) for row in found["forces"]]
    assert said[:2] == [("planned", True, 1), ("stands", True, 1)]
    assert sorted(said[2:]) == [
        ("denied", True, 2),
        ("ended", True, 1),
        ("possible", True, 1),
        ("stands", False, 1),
    ]


def test_what_has_no_place_is_counted():
    found, counted = rows((replace(SAID, places=()), None))
    assert (found, counted.left_out) == ({}, 1)


def test_a_batch_writes_an_archive_of_all_its_claims(articles, alone, tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "_ONE_IN", 1)
    out = tmp_path / "out"
    shutil.copytree(alone, out)
    assert run_batch(str(articles), str(out), page=False, tiles=True).fresh == 0
    content = (out / "tiles/posture.pmtiles").read_bytes()
    tile = gzip.decompress(Reader(MemorySource(content)).get(0, 0, 0))
    drawn = mapbox_vector_tile.decode(tile)["forces"]["features"]
    features = [one for one in drawn if one["geometry"]["type"] == "Point"]
    assert sum(one["properties"]["claims"] for one in features) == 12
    assert {one["properties"]["name"].partition(":")[0] for one in features} == {
        "Rukla",
        "Tapa",
        "Camp Ādaži",
    }
    assert "what 12 articles say" in (out / "tiles/index.html").read_text("utf-8")
    assert "tiles/posture.pmtiles" in (out / "_SUCCESS").read_text()
    others = {name: held for name, held in tables(out).items() if not name.startswith("tiles/")}
    assert others == tables(alone)


def test_without_the_extra_nothing_is_read(articles, tmp_path, monkeypatch):
    def missing(module, extra):
        raise ParameterError(extra, f"needs {module}")

    monkeypatch.setattr(tiles, "needs", missing)
    words = ["batch", str(articles), "--out", str(tmp_path / "out"), "--tiles"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "needs pmtiles" in result.output
    assert not (tmp_path / "out").exists()
