"""Vector tiles: piece by piece from plain storage, and from a reader's file without a request."""

import base64
import re
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from posturemap.batch.tiles import batch_tiles
from posturemap.claims import Article
from posturemap.claims.record import record_of
from posturemap.layers import evidence_of, layer_geojson
from posturemap.layers.table.posture import Posture
from posturemap.layers.tiles import Counted
from posturemap.maps import VectorTiles, render_page
from posturemap.tiles import tile_outputs

from .conftest import DESKTOP, opened

RANGE = re.compile(r"bytes=(\d+)-(\d+)")


class PlainStorage(SimpleHTTPRequestHandler):
    """Files, whole or in part, as any storage gives them."""

    asked: list[str]

    def do_GET(self):
        found = RANGE.fullmatch(self.headers.get("Range") or "")
        path = Path(self.translate_path(self.path))
        if not found or not path.is_file():
            super().do_GET()
            return
        content = path.read_bytes()
        first, last = int(found[1]), min(int(found[2]), len(content) - 1)
        self.server.asked.append(found[0])
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        self.wfile.write(content[first : last + 1])

    def log_message(self, *_):
        pass


@contextmanager
def serving(folder):
    def handler(*args):
        return PlainStorage(*args, directory=str(folder))

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def exported(posture: Posture, article: Article, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("tiles")
    evidence = evidence_of(posture.claims, [article])
    texts = {
        name: layer_geojson(name, gdf, evidence=evidence).encode()
        for name, gdf in posture.layers.items()
    }
    for name, content in tile_outputs(texts, as_of=posture.as_of).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def counted(posture: Posture, article: Article, tmp_path_factory) -> Path:
    """Write what a batch does of the same claims."""
    folder = tmp_path_factory.mktemp("counted")
    counted = Counted()
    for claim in posture.claims:
        counted.add(claim, record_of(article, claims=len(posture.claims)))
    for name, content in batch_tiles(counted, articles=1).items():
        (folder / Path(name).name).write_bytes(content)
    return folder


def await_tiles(pane):
    """Wait until every tile is there."""
    expect(pane.locator(".leaflet-tile-loaded").first).to_be_attached(timeout=30_000)
    expect(pane.locator(".leaflet-tile:not(.leaflet-tile-loaded)")).to_have_count(0, timeout=30_000)


def is_painted(layer):
    """Tell whether some tile of a layer shows anything."""
    return layer.evaluate(
        """layer => [...layer.querySelectorAll('canvas')].some(c => {
          const blank = document.createElement('canvas');
          [blank.width, blank.height] = [c.width, c.height];
          return c.toDataURL() !== blank.toDataURL();
        })"""
    )


def drop(page, path, *, as_name):
    """Let a file fall on the map, as a reader's hand does."""
    held = page.evaluate_handle(
        """([content, name]) => {
          const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name));
          return data;
        }""",
        [base64.b64encode(path.read_bytes()).decode(), as_name],
    )
    for event in ("dragover", "drop"):
        page.dispatch_event(".leaflet-container", event, {"dataTransfer": held})


@pytest.mark.parametrize(
    ("made", "layer"), [("exported", "battlegroups"), ("counted", "forces")], ids=["run", "batch"]
)
def test_a_page_reads_an_archive_piece_by_piece_from_plain_storage(
    browser: Browser, request: pytest.FixtureRequest, posture: Posture, made: str, layer: str
):
    with serving(request.getfixturevalue(made)) as (address, asked):
        context = browser.new_context(viewport=DESKTOP, locale="en-GB")
        page = context.new_page()
        faults: list[str] = []
        page.on(
            "console",
            lambda m: (
                m.type == "error" and "favicon" not in str(m.location) and faults.append(m.text)
            ),
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: r.url.startswith(address) or faults.append(r.url))
        page.goto(f"{address}/index.html")
        expect(page.locator("html")).to_have_attribute("data-tiles", "ready", timeout=30_000)
        await_tiles(page.locator(".leaflet-tiles-pane"))
        assert is_painted(page.locator(".leaflet-tiles-pane"))
        for box in page.locator("input[data-tiles-layer]").all():
            if box.get_attribute("data-tiles-layer") != layer:
                box.uncheck()
        page.evaluate("posturemap.map.setView([57.08, 24.33], 9, {animate: false})")
        await_tiles(page.locator(".leaflet-tiles-pane"))
        place = page.evaluate("posturemap.map.latLngToContainerPoint([57.08, 24.33])")
        shift = page.locator(".leaflet-container").bounding_box()
        page.mouse.click(shift["x"] + place["x"], shift["y"] + place["y"])
        quotes = page.locator(".leaflet-popup p bdi")
        expect(quotes.filter(has_text=f"“{posture.claims[0].quote}”")).to_have_count(1)
        context.close()
    assert faults == []
    assert len(asked) > 1


def test_a_reader_opens_or_drops_a_street_map_of_their_own_without_a_request(
    browser: Browser, posture: Posture, article: Article, exported: Path, tmp_path: Path
):
    path = tmp_path / "map.html"
    html = render_page(posture, [article], title="Ground", tiles=VectorTiles(ground=True))
    path.write_text(html, encoding="utf-8", newline="\n")
    assert "connect-src" not in html
    with opened(browser, path) as page:
        page.locator("input[data-tiles=file]").set_input_files(exported / "posture.pmtiles")
        expect(page.locator(".tiles-box [role=status]")).to_contain_text("posture.pmtiles")
        expect(page.locator(".leaflet-tile-pane .leaflet-layer")).to_have_count(2)
        await_tiles(page.locator(".leaflet-tile-pane .leaflet-layer").last)
        assert is_painted(page.locator(".leaflet-tile-pane .leaflet-layer").last)
        drop(page, exported / "posture.pmtiles", as_name="dropped.pmtiles")
        expect(page.locator(".tiles-box [role=status]")).to_contain_text("dropped.pmtiles")
        expect(page.locator(".leaflet-tile-pane .leaflet-layer")).to_have_count(2)
        await_tiles(page.locator(".leaflet-tile-pane .leaflet-layer").last)
        assert is_painted(page.locator(".leaflet-tile-pane .leaflet-layer").last)
        page.locator("input[data-tiles=file]").set_input_files(path)
        expect(page.locator(".tiles-box [role=status]")).to_contain_text("map.html cannot be used")


def test_a_page_without_tiles_has_no_code_for_them(posture: Posture, article: Article):
    html = render_page(posture, [article], title="Bare")
    assert "posturetiles" not in html
