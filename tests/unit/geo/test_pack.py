"""The offline pack is what its manifest says."""

import hashlib
import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "geo" / "data"
MANIFEST = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MANIFEST["outputs"])
def test_a_file_has_the_hash_of_the_manifest(path):
    content = (DATA / path).read_bytes()
    assert hashlib.sha256(content).hexdigest() == MANIFEST["outputs"][path]["sha256"]
    assert len(content) == MANIFEST["outputs"][path]["bytes"]


def test_every_file_is_in_the_manifest_or_kept_by_hand():
    found = {p.relative_to(DATA).as_posix() for p in DATA.rglob("*") if p.is_file()}
    made = {p for p in found if not p.startswith("curated/") and not p.endswith("LICENSE.txt")}
    assert made == {*MANIFEST["outputs"], "manifest.json"}


def test_every_source_names_version_hash_and_licence():
    used = {name for entry in MANIFEST["outputs"].values() for name in entry["sources"]}
    assert used == set(MANIFEST["sources"])
    for source in MANIFEST["sources"].values():
        assert len(source["sha256"]) == 64
        assert source["version"]
        assert source["licence"]
        assert source["attribution"]


def test_open_street_map_stands_apart_with_its_licence():
    for path, entry in MANIFEST["outputs"].items():
        licences = {MANIFEST["sources"][name]["licence"] for name in entry["sources"]}
        assert ("ODbL-1.0" in licences) == path.startswith("odbl/")
    text = (DATA / "odbl" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "Open Database License" in text
    assert "© OpenStreetMap contributors" in text


def test_the_pack_is_small():
    assert sum(entry["bytes"] for entry in MANIFEST["outputs"].values()) <= 6_000_000
