"""The built-in example as a reader gets it: the folder, opened from disk."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from posturemap.build import Plan, Run, build_map

from .conftest import opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("briefing") / "out"


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    return build_map(Plan(), out=folder)


def test_every_layer_downloads_as_the_file_beside_the_page(
    browser: Browser, run: Run, folder: Path
):
    names = list(run.posture.layers)
    # Chromium takes ten downloads for a page; beyond that it may want to ask the reader.
    for few in (names[:7], names[7:]):
        with opened(browser, folder / "map.html") as page:
            expect(page.locator("input[data-layer]")).to_have_count(len(names))
            for name in few:
                with page.expect_download() as download:
                    page.locator(f'button[data-export="{name}"]').click()
                saved = Path(download.value.path()).read_bytes()
                assert saved == (folder / "layers" / f"{name}.geojson").read_bytes(), name


def test_every_claim_is_drawn_or_says_why_not(browser: Browser, run: Run, folder: Path):
    with opened(browser, folder / "map.html") as page:
        claims = page.evaluate(
            "(() => { const { claims } = posturemap.model; const found = [];"
            " for (let c = 0; c < claims.count; c++) found.push([claims.quote(c),"
            " claims.features(c).length > 0 || Boolean(claims.unmapped(c))]); return found; })()"
        )
        assert claims == [[claim.quote, True] for claim in run.posture.claims]
        total = len(run.posture.claims)
        expect(page.locator(".found")).to_contain_text(f"{total} of {total} claims")


def test_the_page_is_small_enough_to_send(run: Run):
    assert len(run.outputs["map.html"]) <= 1_200_000
