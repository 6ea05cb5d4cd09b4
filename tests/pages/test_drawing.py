"""The drawing: what is under the pointer, what throws, and the ground without data."""

from playwright.sync_api import Page, expect

AT = """([lat, lon]) => {
  const {drawing, model} = posturemap;
  return drawing.at(L.latLng(lat, lon)).features.map(f => model.features.id(f));
}"""

# The first feature of a layer cannot say what it rests on any more.
BREAK = """name => {
  const {features, layers} = posturemap.model;
  const layer = layers.find(l => l.name === name);
  const basis = features.basis;
  features.basis = f => {
    if (f === layer.first) throw new Error('broken on purpose');
    return basis(f);
  };
  posturemap.drawing.flush();
  return features.id(layer.first);
}"""

DRAWN = "name => posturemap.marks(name)"


def test_the_pointer_finds_the_battlegroup_at_its_town(page: Page):
    assert page.evaluate(AT, [57.08, 24.32])[0] == "bg-lv"


def test_a_feature_that_throws_takes_nothing_else_down_and_is_named(page: Page):
    names = page.evaluate("posturemap.model.layers.map(l => l.name)")
    before = {name: page.evaluate(DRAWN, name) for name in names}
    broken = page.evaluate(BREAK, "battlegroups")
    after = {name: page.evaluate(DRAWN, name) for name in names}
    assert after == before | {"battlegroups": before["battlegroups"] - 1}
    expect(page.locator("#faults")).to_contain_text(broken)
    expect(page.locator("#faults")).to_contain_text("broken on purpose")
    page.evaluate("posturemap.drawing.flush()")
    expect(page.locator("#faults li")).to_have_count(1)


def test_the_ground_is_drawn_in_both_palettes(page: Page):
    tile = "document.querySelector('.leaflet-tile-pane canvas').toDataURL()"
    light = page.evaluate(tile)
    page.evaluate("posturemap.store.set({dark: !posturemap.store.state.dark})")
    assert page.evaluate(tile) != light


def test_the_page_is_complete_before_its_load_event(page: Page):
    page.add_init_script(
        "addEventListener('load', () => window.seen = document.documentElement.dataset.ready)"
    )
    page.reload()
    assert page.evaluate("window.seen") == "true"


def test_places_can_be_called_as_their_people_call_them(page: Page):
    sheet = "document.querySelector('.leaflet-overlay-pane canvas').toDataURL()"
    page.evaluate("posturemap.map.setView([56.95, 24.1], 6, { animate: false })")
    page.evaluate("posturemap.drawing.flush()")
    english = page.evaluate(sheet)
    page.evaluate("posturemap.store.set({ labels: 'local' }); posturemap.drawing.flush()")
    assert page.evaluate(sheet) != english


def test_what_is_selected_has_a_sheet_only_while_it_is(page: Page):
    """A second sheet takes memory, slows panning, and is white on paper."""
    sheets = "[...document.querySelectorAll('.leaflet-overlay-pane canvas')].map(c => c.width > 0)"
    assert page.evaluate(sheets) == [True, False]
    page.evaluate("posturemap.store.set({ selected: [0] }); posturemap.drawing.flush()")
    assert page.evaluate(sheets) == [True, True]
