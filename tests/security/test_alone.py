"""Rows 13 to 17: a page that stands alone, and what fails."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from posturemap.claims import (
    Article,
    Project,
)
from posturemap.claims.project.project import Tiles
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page
from tests.pages.conftest import DESKTOP, article, opened, page_file, posture

from .hostile import WALK

__all__ = ["article", "page_file", "posture"]  # fixtures

ROOT = Path(__file__).parents[2]


def test_row_13_offline_every_part_of_the_page_works(browser: Browser, page_file: Path):
    with opened(browser, page_file) as page:
        for box in page.locator("input[data-layer]").all():
            box.uncheck()
            box.check()
        page.get_by_role("combobox").first.fill("Amber")
        page.locator("#search-hits [role=option]").first.click()
        expect(page.locator("#panel-evidence")).to_contain_text("Amber Shield")
        expect(page.locator("#time")).to_be_visible()
        expect(page.locator(".legend")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("#stage")).to_be_visible()
        assert page.locator("#faults").is_hidden()


def test_row_14_a_build_without_any_network_gives_the_same_bytes(tmp_path: Path):
    alone = [shutil.which("unshare") or "unshare", "-rn", "true"]
    if subprocess.run(alone, capture_output=True, check=False).returncode:
        pytest.skip("no unshare, or it may not make a network of its own")
    (tmp_path / "a.txt").write_text("Canada leads the battlegroup at Ādaži in Latvia.\n")
    build = [sys.executable, "-m", "posturemap", "build", "a.txt", "--as-of", "2026-01-01"]
    build += ["--formats", "geojson"]
    for name, before in (("with", []), ("without", alone[:2])):
        done = subprocess.run(
            [*before, *build, "--out", name],
            cwd=tmp_path,
            env={"PATH": "/usr/bin", "https_proxy": "http://127.0.0.1:9"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    sets = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in files}
        for name in ("with", "without")
        if (files := [one for one in (tmp_path / name).rglob("*") if one.is_file()])
    ]
    assert sets[0] == sets[1]


def test_row_15_tiles_are_asked_of_the_named_host_alone_and_missed_aloud(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    tiles = Tiles(url="https://tiles.example:8443/{z}/{x}/{y}.png", attribution="© Some <b>Body")
    path = tmp_path / "map.html"
    html = render_page(posture, [article], title="x", project=Project(tiles=tiles))
    path.write_text(html, encoding="utf-8", newline="\n")
    assert "img-src data: blob: https://tiles.example:8443;" in html
    context = browser.new_context(viewport=DESKTOP, locale="en-GB", offline=True)
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda r: r.url.startswith("https:") and hosts.add(r.url.split("/")[2]))
    page.goto(path.as_uri())
    expect(page.locator("#faults")).to_contain_text("base map of tiles.example:8443 is unavailable")
    expect(page.locator(".map-note")).to_contain_text("© Some <b>Body")
    expect(page.locator('[data-count="battlegroups"]')).to_have_text("1/1")
    context.close()
    assert hosts == {"tiles.example:8443"}


def test_row_16_what_is_bundled_is_named_with_its_release_and_licence(page_file: Path):
    html = page_file.read_text("utf-8")
    lock = json.loads((ROOT / "maps/web/package-lock.json").read_text("utf-8"))["packages"]
    for name in ("leaflet", "fflate", "flatbush", "flatqueue", "geojson-vt"):
        package = lock[f"node_modules/{name}"]
        head = f"{name} {package['version']} ({package['license']}) {package['integrity']}\n\n"
        assert head in html
        licence = next((ROOT / "maps/web/node_modules" / name).glob("LICEN[CS]E*"))
        assert licence.read_text("utf-8").strip().split("\n")[0] in html.split(head)[1][:4000]


# What a browser may lack, break or refuse, and what the page then says.
BROKEN = {
    "plurals": ("Intl.PluralRules = undefined", "Intl.PluralRules"),
    "numbers": ("Intl.NumberFormat = class { constructor() { throw new RangeError('no') } }", "no"),
    "dates": ("Intl.DateTimeFormat.prototype.format = undefined", None),
    "names": ("Intl.DisplayNames = undefined", "Intl.DisplayNames"),
    "media": ("window.matchMedia = undefined", "matchMedia"),
    "canvas": ("HTMLCanvasElement.prototype.getContext = () => null", "canvas"),
    "canvas throws": (
        "HTMLCanvasElement.prototype.getContext = () => { throw new Error('no pen') }",
        "no pen",
    ),
    "storage": (
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('x') } })",
        None,
    ),
    "observer": ("window.ResizeObserver = undefined", "ResizeObserver"),
    "languages": ("Object.defineProperty(navigator, 'languages', { value: undefined })", None),
    "tag": ("Object.defineProperty(navigator, 'languages', { value: ['en_US.utf8'] })", None),
}


@pytest.mark.parametrize("what", BROKEN)
def test_row_17_what_a_browser_lacks_takes_one_panel_at_most_and_is_said(
    browser: Browser, page_file: Path, what: str
):
    script, said = BROKEN[what]
    context = browser.new_context(viewport=DESKTOP, locale="en-GB", offline=True)
    page = context.new_page()
    page.add_init_script(script)
    page.goto(page_file.as_uri())
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    if said:
        expect(page.locator("#faults")).to_contain_text(said)
    panels = ("#layers input[data-layer]", "#panel-claims li", ".map-note", "h1", "#time")
    missing = [panel for panel in panels if page.locator(panel).count() == 0]
    claim = page.evaluate("posturemap.model.claims.id(0)")
    page.evaluate(WALK, [[f"claim={claim}"], ["a"]])
    card = page.locator("#panel-evidence mark").count()
    context.close()
    assert len(missing) + (card == 0) <= 1, (missing, card)


def test_row_17_a_link_that_was_mistyped_says_what_was_not_found(browser: Browser, page_file: Path):
    wrong = "clam=1&off=nowhere&lang=constructor&at=x&asof=2026-13-40&claim=__proto__&%E0%A4%A"
    with opened(browser, page_file, fragment=f"#{wrong}") as page:
        faults = page.locator("#faults")
        for part in ("clam=1", "off=nowhere", "lang=constructor", "at=x", "claim=__proto__"):
            expect(faults).to_contain_text(part)
        assert page.locator("input[data-layer]").count() == 4
        page.evaluate("location.hash = 'off=countries'")
        expect(faults).to_be_hidden()
