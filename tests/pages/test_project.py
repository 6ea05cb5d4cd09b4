"""What a project file changes on the page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from posturemap.claims import Article, Project
from posturemap.claims.project.project import LayerChoice, StoryStep
from posturemap.layers.table.posture import Posture
from posturemap.maps import render_page

from .conftest import opened

STORY = (
    StoryStep(text="First the battlegroup.", view=(24.33, 57.08, 9.0), layers=("battlegroups",)),
    StoryStep(text="Then the line.", view=(27.4, 58.5, 8.0), layers=("defence_line",), date="2024"),
    StoryStep(text="And where it stands today.", date="2025-03"),
)


@pytest.fixture
def write(posture: Posture, article: Article, tmp_path: Path):
    def write_page(project: Project) -> Path:
        path = tmp_path / "map.html"
        html = render_page(posture, [article], title="Story", project=project)
        path.write_text(html, encoding="utf-8", newline="\n")
        return path

    return write_page


def test_a_story_sets_view_layers_and_date_step_by_step(browser: Browser, write):
    with opened(browser, write(Project(story=STORY))) as page:
        state = "() => [posturemap.store.state.on, posturemap.store.state.asOf]"
        page.get_by_role("button", name="Story").click()
        expect(page.locator(".story")).to_contain_text("First the battlegroup.")
        assert page.evaluate(state) == [[False, False, False, True], None]
        assert page.evaluate("posturemap.map.getZoom()") == 9
        page.get_by_role("button", name="Next").click()
        expect(page.locator(".story")).to_contain_text("Step 2 of 3")
        # The last day of 2024, in days since 1970.
        assert page.evaluate(state) == [[False, True, False, False], 20088]
        page.get_by_role("button", name="Next").click()
        assert page.evaluate(state)[0] == [False, True, False, False]
        expect(page.locator("#time .now")).to_have_text("As of 31 March 2025")
        expect(page.get_by_role("button", name="Next")).to_be_disabled()
        page.get_by_role("button", name="End story").click()
        expect(page.locator(".story")).to_be_hidden()


def test_layers_that_the_project_hides_start_switched_off(browser: Browser, write):
    hidden = Project(layers=LayerChoice(hidden=("countries",)))
    with opened(browser, write(hidden)) as page:
        box = page.locator('input[data-layer="countries"]')
        expect(box).not_to_be_checked()
        expect(page.locator('[data-count="countries"]')).to_have_text("0/3")
        box.check()
        expect(page).to_have_url(re.compile("#.*off="))
        page.reload()
        expect(page.locator('input[data-layer="countries"]')).to_be_checked()
