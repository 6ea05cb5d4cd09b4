"""Make the pictures of docs/gallery from map pages, in a real Chromium.

usage: gallery.py PAGE MANY FOLDER    ($CHROMIUM names the browser)

PAGE is the built-in example, MANY a page of many articles.
"""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
READY = "document.documentElement.dataset.ready === 'true'"
DRAWN = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its name, the window, the colour scheme, and what is done first."""

    name: str
    width: int
    height: int
    dark: bool = False
    link: str = ""
    act: Callable[[Page], None] | None = None


def _open_evidence(page: Page) -> None:
    """Open the evidence of a battlegroup's claim, as a reader would from the ledger."""
    page.get_by_role("button", name="Tapa").first.click()
    page.locator("#panel-evidence blockquote").first.wait_for()


MANY = (
    Shot(name="sixty", width=1440, height=900),
    Shot(name="sixty-dark", width=1440, height=900, dark=True),
    Shot(name="sixty-frame", width=680, height=500, link="#embed"),
)
SHOTS = (
    Shot(name="map", width=1440, height=900),
    Shot(name="evidence", width=1440, height=900, act=_open_evidence),
    Shot(name="dark", width=1440, height=900, dark=True),
    Shot(name="tablet", width=1024, height=768),
    Shot(name="tablet-dark", width=1024, height=768, dark=True),
    Shot(name="frame", width=680, height=500, link="#embed"),
    Shot(name="frame-dark", width=680, height=500, link="#embed", dark=True),
    Shot(name="phone", width=390, height=844),
    Shot(name="phone-dark", width=390, height=844, dark=True),
)


def take(page_file: Path, shots: Sequence[Shot], folder: Path) -> None:
    """Open the page anew for each picture and save it as PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=ARGS)
        for shot in shots:
            page = browser.new_page(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme="dark" if shot.dark else "light",
                reduced_motion="reduce",
                locale="en-GB",
            )
            page.goto(page_file.resolve().as_uri() + shot.link)
            page.wait_for_function(READY)
            if shot.act:
                shot.act(page)
            page.evaluate(DRAWN)
            page.screenshot(path=folder / f"{shot.name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), SHOTS, Path(sys.argv[3]))
    take(Path(sys.argv[2]), MANY, Path(sys.argv[3]))
