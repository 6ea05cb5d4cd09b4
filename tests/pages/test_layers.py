"""Layers: off and on, counted; downloads equal to the files; filters and date in step."""

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect

from posturemap.claims import Article
from posturemap.layers import evidence_of, figure_of, layer_geojson
from posturemap.layers.table.posture import Posture


def marks(page: Page, layer: str) -> int:
    """Return how many features of a layer are drawn, once the map has drawn what was asked."""
    return page.evaluate(
        "name => { posturemap.drawing.flush(); return posturemap.marks(name); }", layer
    )


def saved(page: Page, selector: str) -> tuple[str, str]:
    with page.expect_download() as download:
        page.locator(selector).click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    return download.value.suggested_filename, text


def test_every_layer_switches_off_and_on(page: Page, posture: Posture):
    for name, gdf in posture.layers.items():
        box = page.locator(f'input[data-layer="{name}"]')
        count = page.locator(f'[data-count="{name}"]')
        assert marks(page, name) == len(gdf)
        box.uncheck()
        assert marks(page, name) == 0
        expect(count).to_have_text(f"0/{len(gdf)}")
        box.check()
        assert marks(page, name) == len(gdf)
        expect(count).to_have_text(f"{len(gdf)}/{len(gdf)}")


# What is painted of a swatch: its width and height in hundredths of it, and its colours.
PAINTED = """canvas => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const [xs, ys, colors] = [[], [], {}];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 8) continue;
    xs.push((i / 4) % width);
    ys.push(Math.floor(i / 4 / width));
    const color = [0, 1, 2].map(k => data[i + k]).join(",");
    colors[color] = (colors[color] ?? 0) + 1;
  }
  const part = (all, of) => Math.round(100 * (Math.max(...all) - Math.min(...all) + 1) / of);
  const most = Object.entries(colors).sort((a, b) => b[1] - a[1])[0][0];
  return { wide: part(xs, width), high: part(ys, height), most };
}"""
# Blue of the friendly frame in APP-6.
FRIEND = "128,224,255"


def test_the_swatch_of_a_layer_is_the_mark_that_the_map_draws(page: Page):
    def painted(name: str) -> dict:
        return page.locator(f'[data-row-of="{name}"] canvas.swatch').evaluate(PAINTED)

    assert painted("battlegroups")["most"] == FRIEND
    line = painted("defence_line")
    assert line["wide"] > 85
    assert line["high"] < 60
    area, shape = painted("countries"), painted("exercises")
    assert area["wide"] > 60
    assert shape["wide"] < 65
    assert shape["most"] not in {FRIEND, area["most"]}


def test_groups_and_all_switch_many_at_once(page: Page):
    boxes = page.locator("input[data-layer]")
    page.locator('[data-all="off"]').click()
    assert not any(box.is_checked() for box in boxes.all())
    page.locator('input[data-group="defence"]').check()
    assert [box.get_attribute("data-layer") for box in boxes.all() if box.is_checked()] == [
        "defence_line"
    ]
    page.get_by_role("button", name="More about NATO battlegroups").click()
    page.locator('[data-only="battlegroups"]').click()
    assert [box.get_attribute("data-layer") for box in boxes.all() if box.is_checked()] == [
        "battlegroups"
    ]
    page.locator('[data-all="on"]').click()
    assert all(box.is_checked() for box in boxes.all())


def test_a_layer_downloads_as_the_very_file(page: Page, posture: Posture, article: Article):
    evidence = evidence_of(posture.claims, [article])
    for name, gdf in posture.layers.items():
        file_name, text = saved(page, f'button[data-export="{name}"]')
        assert file_name == f"{name}.geojson"
        assert text == layer_geojson(name, gdf, evidence=evidence)


def test_visible_only_downloads_what_is_shown(page: Page):
    page.locator('input[data-layer="countries"]').uncheck()
    name, text = saved(page, 'button[data-export="visible"]')
    assert name == "visible.geojson"
    assert text.count('"type":"Feature"') == 3
    assert '"layer":"battlegroups"' in text
    assert '"layer":"countries"' not in text


def test_csv_carries_quotes_grades_and_symbol_codes(page: Page, posture: Posture):
    name, text = saved(page, 'button[data-export-csv="battlegroups"]')
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert name == "battlegroups.csv"
    assert (row["id"], row["lon"], row["sidc"]) == ("bg-lv", "24.33", "10031004161211023900")
    assert posture.claims[0].quote in row["quotes"]
    assert sorted(row["claim_grades"].split()) == ["B2", "F6", "F6"]
    name, text = saved(page, 'button[data-export-csv="claims"]')
    figures = {row["id"]: row["quantity"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert figures == {claim.id: figure_of(claim) or "" for claim in posture.claims}


def test_a_filter_holds_for_ledger_map_and_counts(page: Page):
    page.get_by_role("button", name="Filters").click()
    page.locator('select[name="type"]').select_option("exercise")
    expect(page.locator(".found")).to_contain_text("1 of 6 claims")
    expect(page.locator('[data-count="exercises"]')).to_have_text("1/1")
    expect(page.locator('[data-count="battlegroups"]')).to_have_text("0/1")
    assert marks(page, "battlegroups") == 0
    page.get_by_role("button", name="Clear filters").click()
    page.locator('select[name="reliability"]').select_option("B")
    page.locator('select[name="credibility"]').select_option("2")
    expect(page.locator("#panel-claims li")).to_have_count(1)
    assert marks(page, "battlegroups") == 1
    assert marks(page, "exercises") == 0


def test_text_search_takes_no_notice_of_diacritics(page: Page):
    page.get_by_role("searchbox", name="Search in claims").fill("adazi")
    expect(page.locator(".found")).to_contain_text("1 of 6 claims")


def test_one_date_for_map_ledger_and_bars(page: Page):
    slider = page.locator('[data-time="slider"]')
    slider.focus()
    slider.press("Home")
    expect(page.locator("#time .now")).to_have_text("As of 31 January 2025")
    expect(page.locator('[data-count="exercises"]')).to_have_text("0/1")
    expect(page.locator('[data-count="battlegroups"]')).to_have_text("1/1")
    assert marks(page, "exercises") == 0
    # What has begun by then; the article with the undated claim is of a later day.
    expect(page.locator(".found")).to_contain_text("2 of 6 claims")
    page.get_by_role("button", name="Show all dates").click()
    expect(page.locator(".found")).to_contain_text("6 of 6 claims")
    slider.press("ArrowLeft")
    expect(page.locator("#time .now")).to_contain_text("2027")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("#time .now")).to_have_text("All dates; status as of 3 February 2026")


def test_the_legend_says_only_what_is_shown(page: Page):
    legend = page.locator(".legend")
    expect(legend).to_contain_text("schematic, real sites not published")
    page.locator('input[data-layer="defence_line"]').uncheck()
    expect(legend).not_to_contain_text("schematic")


def test_a_row_lights_its_symbol_and_a_symbol_finds_its_row(page: Page):
    page.get_by_role("button", name="Exercise Amber Shield").hover()
    lit = "posturemap.store.state.hovered.map(f => posturemap.model.features.id(f))"
    assert page.evaluate(lit) == ["ex-lt"]
    at = page.evaluate(
        "() => { const { map, drawing } = posturemap; map.setView([57.08, 24.33], 9,"
        " { animate: false }); drawing.flush();"
        " const p = map.latLngToContainerPoint([57.08, 24.33]);"
        " const b = map.getContainer().getBoundingClientRect(); return [b.x + p.x, b.y + p.y]; }"
    )
    page.mouse.click(*at)
    expect(page.locator("#panel-evidence h2")).to_have_text("Battlegroup Latvia")


def test_a_picture_can_be_taken_away(page: Page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture (PNG)").click()
    assert Path(download.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
