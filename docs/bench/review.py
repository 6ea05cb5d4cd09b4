"""Measure how long the review sheet keeps a reader waiting, over claims decided by keys alone.

usage: python docs/bench/review.py ARTICLE… [--claims N]   (CHROMIUM names a browser)

The sheet of the articles is opened in a real browser and N claims are decided by keys: every tenth
is rejected with a reason (two keys), of every seventh another place is picked first, the rest are
accepted (one key). Printed are the keys a claim, and the time from a key to the next claim on the
screen (two frames after the key's event): what the sheet adds to reading. With a key 0.28 s and a
decision 1.35 s (the keystroke-level model of Card, Moran and Newell 1980, average typist) that
gives the time a claim without the reading of it, which is the reader's own.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

KEY_S, DECISION_S = 0.28, 1.35
# Resolves when what the last key changed is on the screen.
SHOWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
TIMED = f"""async () => {{
  const begun = window.pressed;
  await ({SHOWN})();
  return performance.now() - begun;
}}"""
LISTEN = "addEventListener('keydown', () => (window.pressed = performance.now()), true)"


def main() -> None:
    """Print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--claims", type=int, default=50)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sheet = Path(folder) / "review.html"
        command = [sys.executable, "-m", "posturemap", "review", "sheet", *args.articles]
        subprocess.run([*command, "--by", "A. Reader", "-o", sheet], check=True)  # noqa: S603
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(sheet.as_uri())
        page.wait_for_selector("html[data-ready=true]")
        page.evaluate(LISTEN)
        keys, waits = decide(page, args.claims)
        browser.close()
    a_claim = keys * KEY_S + DECISION_S + statistics.mean(waits) / 1000
    print(
        f"{len(waits)} claims, {keys:.2f} keys a claim; from key to next claim "
        f"{statistics.median(waits):.0f} ms (median), {max(waits):.0f} ms (slowest); "
        f"{a_claim:.2f} s a claim without reading"
    )


def decide(page: Page, number: int) -> tuple[float, list[float]]:
    """Decide claims; return the keys a claim, and the milliseconds until each next one stood."""
    total = page.evaluate("posturemap.desk.sheet.claims.length")
    keys, waits = 0, []
    for claim in range(min(number, total)):
        pressed = "r1" if claim % 10 == 9 else "2a" if claim % 7 == 6 else "a"
        for key in pressed:
            page.keyboard.press(key)
        waits.append(page.evaluate(TIMED))
        keys += len(pressed)
    decided = page.evaluate("posturemap.desk.decided()")
    if decided != len(waits):
        raise SystemExit(f"error: {decided} of {len(waits)} claims are decided")
    return keys / len(waits), waits


if __name__ == "__main__":
    main()
