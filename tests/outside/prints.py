"""Print a text of our own in many layouts and read it back: ``python tests/outside/prints.py``.

Chromium prints each layout, and WeasyPrint where it is installed. Of each print it says how many
of the text's sentences were read, and which sentences were read that nobody wrote.
"""

import html
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from playwright.sync_api import sync_playwright

from posturemap.claims import read_article

DATA = Path(__file__).parent.parent / "data" / "pdf" / "layouts"
PAGE = "@page{size:A4;margin:20mm} body{font:11pt/1.4 serif;margin:0} h1{font-size:22pt}"
LAYOUTS: Mapping[str, str] = {
    "one column": ".box{float:right;width:55mm;border:1px solid;padding:3mm;font-size:9pt}",
    "two columns": (
        "body{columns:2;text-align:justify;hyphens:auto;font-size:10pt} h1{column-span:all}"
        " table{font-size:8pt;border-collapse:collapse} td,th{padding:1mm 2mm}"
        " .notes{font-size:8pt;border-top:1px solid}"
    ),
    "three columns": (
        "body{columns:3;font-size:9.5pt} h1,blockquote{column-span:all} blockquote{font-size:18pt}"
        " p{margin:0;text-indent:4mm} td,th{padding:0 1mm} .box{background:#eef}"
    ),
    "cards": (
        ".card{display:inline-block;width:75mm;border:1px solid;padding:3mm;vertical-align:top;"
        "margin:0 3mm 3mm 0}"
    ),
    "loose table": "table{width:100%;border-collapse:collapse} td,th{border:1px solid;padding:2mm}",
    "close table": "table{border-spacing:2px} td,th{padding:1px}",
    "narrow": "body{font-family:sans-serif;max-width:120mm;word-spacing:1px} p{text-align:justify}",
}


def page(layout: str) -> str:
    """Return the text as a page in a layout."""
    body = (DATA / "text.html").read_text(encoding="utf-8")
    return f"<!doctype html><html lang=en><style>{PAGE}{LAYOUTS[layout]}</style>{body}"


def wanted() -> tuple[set[str], set[str]]:
    """Return the sentences that each print must give, and what else may be read."""
    body = (DATA / "text.html").read_text(encoding="utf-8")
    body = re.sub(r"<sup>.*?</sup>", "", body).split("<div class=notes>")[0]
    parts = {
        tag: [plain(one) for one in re.findall(rf"<{tag}>(.*?)</{tag}>", body, re.DOTALL)]
        for tag in ("p", "li", "h2", "h3", "td", "th", "blockquote", "figcaption")
    }
    cut = {one for part in parts["p"] for one in re.split(r"(?<=[.”?])\s+(?=[A-Z“])", part)}
    rows = {
        "; ".join(map(plain, re.findall(r"<td>(.*?)</td>", row)))
        for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    }
    return cut, {one.rstrip(".") for one in chain(rows, cut, *parts.values())}


def plain(words: str) -> str:
    """Return the letters of a piece of a page on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", words)).split())


def prints(folder: Path) -> Iterator[tuple[str, Path]]:
    """Print every layout by every program there is."""
    with sync_playwright() as play:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        sheet = browser.new_page()
        for number, layout in enumerate(LAYOUTS):
            sheet.set_content(page(layout))
            sheet.pdf(path=folder / f"{number}.pdf", prefer_css_page_size=True)
            yield f"Chromium, {layout}", folder / f"{number}.pdf"
        browser.close()
    if find_spec("weasyprint"):
        weasyprint = import_module("weasyprint")
        for number, layout in enumerate(LAYOUTS):
            weasyprint.HTML(string=page(layout)).write_pdf(folder / f"w{number}.pdf")
            yield f"WeasyPrint, {layout}", folder / f"w{number}.pdf"


def main() -> None:
    """Print a line a layout, and what went wrong below it."""
    sentences, known = wanted()
    read_all = wrong_all = prints_all = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, path in prints(Path(folder)):
            article = read_article(path)
            found = [plain(article.text[s.start : s.end]) for s in article.sentences]
            wrong = [one for one in found if one.rstrip(".") not in known]
            missed = sentences.difference(found)
            prints_all, wrong_all = prints_all + 1, wrong_all + len(wrong)
            read_all += len(sentences) - len(missed)
            print(f"{name}: {len(sentences) - len(missed)} of {len(sentences)}, {len(wrong)} wrong")
            for one in sorted(missed):
                print(f"  missed: {one}")
            for one in wrong:
                print(f"  wrong: {one}")
    whole = prints_all * len(sentences)
    print(f"{prints_all} prints: {read_all} of {whole} sentences, {wrong_all} that nobody wrote")


if __name__ == "__main__":
    sys.exit(main())
