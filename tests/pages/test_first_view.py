"""What a reader sees in five seconds: the layers the articles speak of, a line that says what."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from posturemap.build import Plan, build_map
from posturemap.claims import Article, Claim, ClaimType, PlaceMention
from posturemap.layers import assemble
from posturemap.maps import fit_shapes, render_page

from .conftest import PHONE, opened

TEXT = """\
Since 2017 NATO has kept a multinational battlegroup in each of the three Baltic states.

Germany will station 4,800 soldiers in Lithuania by the end of 2027.

Estonia built 28 bunkers of the Baltic Defence Line along its border with Russia in February 2026.

Lithuania plans to spend 5% of GDP on defence in 2026.

Analysts say that Russia threatens Lithuania.
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("view")
    (root / "a.txt").write_text(TEXT)
    build_map(
        Plan(articles=(root / "a.txt",), formats=("html",), as_of="2026-05-01"), out=root / "o"
    )
    return root / "o" / "map.html"


@pytest.fixture
def page(browser: Browser, file: Path):
    with opened(browser, file) as page:
        yield page


def test_works_and_forces_are_on_and_judgements_and_budgets_are_off(page: Page):
    for layer in ("battlegroups", "forces", "defence_line", "borders", "countries"):
        expect(page.locator(f'input[data-layer="{layer}"]')).to_be_checked()
    for layer in ("spending", "assessments", "threats", "capability"):
        expect(page.locator(f'input[data-layer="{layer}"]')).not_to_be_checked()


def test_a_line_from_the_data_says_what_the_map_says(page: Page):
    headline = page.locator("#top .headline")
    expect(headline).to_contain_text("3 battlegroups")
    expect(headline).to_contain_text("of the defence line")
    expect(headline).to_contain_text("Newest: ")


LANGUAGES = ("en", "et", "lv", "lt", "pl", "de", "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_is_whole_on_a_phone_and_has_its_date_once(
    browser: Browser, file: Path, language: str
):
    with opened(browser, file, viewport=PHONE, fragment=f"#lang={language}") as page:
        headline = page.locator("#top .headline")
        assert headline.inner_text().count("2026") == 1, headline.inner_text()
        assert headline.evaluate("line => line.scrollHeight <= line.clientHeight")


def test_the_date_of_the_newest_stands_once_in_other_languages(browser: Browser, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Germany sent 300 soldiers to Rukla in March 2026.\n")
    plan = Plan(articles=(tmp_path / "a.txt",), formats=("html",), as_of="2026-06-01")
    build_map(plan, out=tmp_path / "o")
    for language, date in (("en", "March 2026"), ("et", "märts 2026"), ("de", "März 2026")):
        with opened(browser, tmp_path / "o" / "map.html", fragment=f"#lang={language}") as page:
            text = page.locator("#top .headline").inner_text()
        assert f"Rukla ({date})" in text


def test_the_newest_is_of_what_is_drawn(browser: Browser, tmp_path: Path):
    spent = "Lithuania spent 5% of GDP on defence in May 2026"
    text = TEXT.replace("Lithuania plans to spend 5% of GDP on defence in 2026", spent)
    (tmp_path / "a.txt").write_text(text)
    plan = Plan(articles=(tmp_path / "a.txt",), formats=("html",), as_of="2026-06-01")
    build_map(plan, out=tmp_path / "o")
    with opened(browser, tmp_path / "o" / "map.html") as page:
        expect(page.locator("#top .headline")).to_contain_text("(February 2026)")
        spending = page.evaluate(
            "posturemap.model.features.layers.find(l => l.name === 'spending').first"
        )
        assert page.evaluate(f"posturemap.model.features.sure({spending})")


def test_an_article_without_a_title_is_called_by_its_first_words(page: Page):
    row = page.locator("#read [data-row]").first
    expect(row).to_contain_text("“Since 2017 NATO has kept a multinational")


def test_the_claims_tell_a_story_where_the_project_has_none(page: Page):
    page.get_by_role("button", name="Story").click()
    story = page.locator(".story")
    expect(story).to_contain_text("where the alliance ends")
    page.get_by_role("button", name="Next").click()
    expect(story).to_contain_text("schematic")
    assert page.locator('input[data-layer="defence_line"]').is_checked()
    assert not page.locator('input[data-layer="battlegroups"]').is_checked()
    page.get_by_role("button", name="Next").click()
    expect(story).to_contain_text("3 multinational battlegroups")
    page.get_by_role("button", name="Next").click()
    expect(story).to_contain_text("Newest in the articles")
    expect(page.get_by_role("button", name="Next")).to_be_disabled()


def test_where_nothing_is_sure_the_map_says_so_and_shows_the_rest_when_asked(
    browser: Browser, tmp_path: Path
):
    place = PlaceMention(
        text="Tapa", start=0, end=4, name="Tapa", country="EE", kind="base", lat=59.26, lon=25.96,
        place_id="Tapa", precision_m=2000.0,
    )  # fmt: skip
    text = "Tapa may have a depot."
    claim = Claim(
        id="0" * 12, article="a", type=ClaimType.INFRASTRUCTURE, quote=text, start=0, end=len(text),
        places=(place,), sure=False,
    )  # fmt: skip
    article = Article(id="a", text=text, sha256="00", title="A depot", date="2026-01-10")
    posture = fit_shapes(assemble([claim], [article])).posture
    (tmp_path / "map.html").write_text(render_page(posture, [article], title="A depot"))
    with opened(browser, tmp_path / "map.html") as page:
        expect(page.locator(".nothing")).to_contain_text("Nothing is drawn")
        page.get_by_role("button", name="Also show 1 unsure reading").click()
        expect(page.locator(".nothing")).to_be_hidden()
