"""In somebody else's page: small, polite, and still able to say what is chosen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from posturemap.claims import Article, Project
from posturemap.claims.project.notes import NoteRow, NudgeRow, ShareChoice
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

HOST = """<!doctype html><html lang="en"><title>News</title><body style="height:3000px;margin:0">
<script>window.told = []; addEventListener("message", (e) => told.push(e.data));</script>
<iframe src="map.html#embed&feature=bg-lv" width="680" height="500" title="Map"></iframe>"""


def test_in_a_frame_the_page_around_scrolls_and_hears_height_and_choice(
    browser: Browser, page_file: Path, tmp_path: Path
):
    (tmp_path / "map.html").write_bytes(page_file.read_bytes())
    (tmp_path / "news.html").write_text(HOST, "utf-8")
    context = browser.new_context(
        viewport={"width": 900, "height": 700}, offline=True, locale="en-GB"
    )
    page = context.new_page()
    page.goto((tmp_path / "news.html").as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.locator("html")).to_have_attribute("data-ready", "true")
    expect(frame.locator("#layers")).to_be_hidden()
    expect(frame.locator("#panel-evidence h2")).to_have_text("Battlegroup Latvia")
    box = frame.locator(".folium-map").bounding_box()
    assert box
    assert box["width"] * box["height"] > 0.4 * 680 * 500
    # Wheel over the map: the page around scrolls; the map stays, and says how it moves.
    inner = page.frames[1]
    zoom = inner.evaluate("posturemap.map.getZoom()")
    page.mouse.move(box["x"] + 60, box["y"] + 200)
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 0")
    assert inner.evaluate("posturemap.map.getZoom()") == zoom
    expect(frame.locator(".gesture-hint")).to_contain_text("Ctrl")
    # Choices leave no step of their own in the history of the page around.
    steps = page.evaluate("history.length")
    frame.locator('[data-close="card"]').click()
    expect(frame.locator("#panel-evidence")).to_be_hidden()
    assert page.evaluate("history.length") == steps
    inner.evaluate("posturemap.store.set({ selected: [posturemap.model.features.find('bg-lv')] })")
    page.wait_for_function("told.some(m => m.type === 'choice' && m.features.includes('bg-lv'))")
    heights = page.evaluate("told.filter(m => m.type === 'height').map(m => m.height)")
    assert all(400 < height < 900 for height in heights)
    assert heights
    context.close()


@pytest.mark.parametrize(
    ("allowed", "saved", "said"),
    [
        ("allow-scripts", False, "If no file came"),
        ("allow-scripts allow-downloads", True, "If no file came"),
        ("allow-scripts allow-same-origin", False, "does not let it save files"),
        ("allow-scripts allow-same-origin allow-downloads", True, None),
    ],
)
def test_in_a_sandbox_a_download_comes_or_the_page_says_why_not(
    browser: Browser, page_file: Path, allowed: str, said: str | None, *, saved: bool
):
    host = f'<!doctype html><title>News</title><iframe src="map.html" sandbox="{allowed}"></iframe>'

    def answer(route: Route) -> None:
        html = page_file.read_text("utf-8") if route.request.url.endswith("map.html") else host
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    context = browser.new_context(locale="en-GB")
    context.route("http://news.example/**", answer)
    page = context.new_page()
    names: list[str] = []
    page.on("download", lambda download: names.append(download.suggested_filename))
    page.goto("http://news.example/news.html")
    frame = page.frame_locator("iframe")
    expect(frame.locator("html")).to_have_attribute("data-ready", "true")
    button = frame.locator('button[data-export="battlegroups"]')
    if saved:
        with page.expect_download():
            button.evaluate("button => button.click()")
    else:
        button.evaluate("button => button.click()")
    faults = frame.locator("#faults")
    if said:
        expect(faults).to_contain_text(said)
    else:
        expect(faults).to_be_hidden()
    assert len(names) == int(saved)
    context.close()


def test_home_brings_the_first_view_back_and_the_map_keeps_to_its_ground(page):
    first = page.evaluate("posturemap.map.getCenter()")
    page.evaluate("posturemap.map.setView([57, 150], 5, { animate: false })")
    page.locator("[data-home]").click()
    home = page.evaluate("posturemap.map.getCenter()")
    assert abs(home["lng"] - first["lng"]) < 0.5


def test_share_writes_no_local_path(page, page_file: Path):
    page.get_by_role("button", name="Share").click()
    for which in ("link", "embed"):
        text = page.locator(f'[data-share="{which}"]').input_value()
        assert "file:" not in text
        assert str(page_file.parent) not in text
    expect(page.locator("dialog[open]")).to_contain_text("opened from a disk")


def test_a_picture_of_a_chosen_size_says_what_it_shows(page):
    page.evaluate("location.hash = '#type=deployment&asof=2025-06-30'")
    expect(page.locator('[data-chip="type"]')).to_be_visible()
    page.get_by_role("button", name="Share").click()
    page.locator('select[name="picture"]').select_option("1200x630")
    with page.expect_download() as download:
        page.locator('[data-picture="svg"]').click()
    assert download.value.suggested_filename == "map-type-to-2025-06-30-1200x630.svg"
    svg = Path(download.value.path()).read_text("utf-8")
    assert 'width="1200" height="630"' in svg
    for text in (
        *("Who stands guard on the Baltic rim", "As of 30 June 2025", "Type: Deployment"),
        *("unit, APP-6", "Sources: The Example", "OpenStreetMap contributors"),
    ):
        assert text in svg, text
    with page.expect_download() as download:
        page.locator('[data-picture="png"]').click()
    head = Path(download.value.path()).read_bytes()[:24]
    # The map is as large as before, and two pixels make a unit of the picture.
    assert page.locator(".folium-map").bounding_box()["width"] < 1100
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (2400, 1260)


def test_notes_nudges_and_what_feeds_show(
    browser: Browser, posture: Posture, article: Article, tmp_path: Path
):
    project = Project(
        note=(NoteRow(text="Opened in May", at=(24.33, 57.08), by=(90, -60)),),
        nudge=(NudgeRow(name="Riga", by=(40, 30)),),
        share=ShareChoice(
            address="https://example.org/map.html", picture="https://example.org/map.png"
        ),
    )
    moved = render_page(posture, [article], title="A <b> map", project=project)
    for part in (
        '<meta property="og:title" content="A &lt;b&gt; map">',
        '<meta property="og:url" content="https://example.org/map.html">',
        '<meta property="og:image" content="https://example.org/map.png">',
    ):
        assert part in moved
    where = {}
    for name, html in (
        ("plain", render_page(posture, [article], title="A <b> map")),
        ("moved", moved),
    ):
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(offline=True, locale="en-GB")
        page = context.new_page()
        page.goto((tmp_path / f"{name}.html").as_uri())
        expect(page.locator("html")).to_have_attribute("data-ready", "true")
        where[name] = page.evaluate(
            "posturemap.placed().find(p => p.kind === 'name' && p.text === 'Riga').box"
        )
        context.close()
    assert where["plain"] != where["moved"]
