"""Make the files of this folder from ``article.md`` by the programs that people use.

Run from anywhere, with pandoc, LibreOffice (soffice) and a Chromium installed, in the project's
environment: ``python tests/data/office/make.py``. The programs' versions are in README.md.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
SOURCE = HERE / "article.md"


def by_pandoc() -> None:
    for ending in ("docx", "odt"):
        target = HERE / f"pandoc.{ending}"
        subprocess.run(["pandoc", "-f", "markdown", SOURCE, "-o", target], check=True)


def by_libreoffice() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for source, kind in (("pandoc.docx", "odt"), ("pandoc.odt", "docx")):
            command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
            command += ["--convert-to", kind, "--outdir", folder, str(HERE / source)]
            subprocess.run(command, check=True)
            (HERE / f"libreoffice.{kind}").write_bytes(
                (Path(folder) / f"pandoc.{kind}").read_bytes()
            )


def by_python_docx() -> None:
    document = Document()
    document.core_properties.author = "Anna Example"
    document.core_properties.comments = ""
    document.add_heading("Four towns on the flank", 1)
    paragraph = document.add_paragraph("Germany has 4,800")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" soldiers at Rukla.")
    document.add_paragraph("Three things happened this week.")
    for words in (
        "Spain keeps an air-defence battery at Lielvārde",
        "Poland builds a wall on its border with Belarus.",
    ):
        document.add_paragraph(words, style="List Bullet")
    rows = (
        ("Exercise", "Host", "Troops"),
        ("Silver Oak", "Latvia", "3,000"),
        ("Amber Shield", "Estonia", "9,000"),
    )
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(HERE / "python-docx.docx")


def by_chromium(executable: str | None) -> None:
    page_source = subprocess.run(
        ["pandoc", "-s", "-f", "markdown", "-t", "html", SOURCE], check=True, capture_output=True
    ).stdout
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        saved = Path(folder) / "article.html"
        saved.write_bytes(page_source)
        browser = play.chromium.launch(executable_path=executable)
        page = browser.new_page()
        page.route(
            "https://example.org/four-towns",
            lambda route: route.fulfill(body=page_source, content_type="text/html"),
        )
        page.goto("https://example.org/four-towns")
        session = page.context.new_cdp_session(page)
        held = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        (HERE / "chromium.mhtml").write_bytes(held.encode())
        browser.close()


if __name__ == "__main__":
    by_pandoc()
    by_libreoffice()
    by_python_docx()
    by_chromium(sys.argv[1] if len(sys.argv) > 1 else None)
