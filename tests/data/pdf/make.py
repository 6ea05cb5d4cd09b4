"""Make the PDFs of this folder from its texts, each with another program.

``python tests/data/pdf/make.py [NAME …]`` needs chromium, libreoffice-writer, abiword, wkhtmltopdf,
pdflatex, groff, ghostscript (Debian) and weasyprint, reportlab, pypdf, cryptography, pypdfium2,
pillow (PyPI). A program that is not there is named, and its file left as it is.
"""

import html
import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
NARROW = 40  # letters of a column's line
STYLE = """
body { font: 11pt 'DejaVu Serif', serif } p { text-align: justify; hyphens: auto }
.cap b { float: left; font-size: 34pt; font-weight: normal; line-height: 30pt; padding-right: 2pt }
@page { size: 120mm 130mm; margin: 15mm;
  @top-center { content: 'Example Wire, May 2025' } @bottom-center { content: counter(page) } }
.column { columns: 2 } sup { font-size: 7pt; line-height: 0 } td { padding: 1mm 4mm }
"""
TABLE = (("State", "Soldiers", "Place"), ("Germany", "4,800", "Rukla"),
         ("Canada", "1,900", "Ādaži"),
         ("Britain", "900", "Tapa"), ("Belgium", "300", "Rukla"))  # fmt: skip


def paragraphs(name: str) -> list[str]:
    """Return a text's paragraphs, its headline first."""
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


def page(name: str, css: str = "", cap: str = "") -> str:
    """Return a text as web page."""
    title, *others = paragraphs(name)
    body = [f"<h1>{title}</h1>", f"<div class='{css}'>"]
    for number, words in enumerate(others):
        if words.startswith("•"):
            body.append(f"<ul><li>{html.escape(words[2:])}</li></ul>")
        else:
            shown = html.escape(words)
            first = cap and not number
            body.append(
                f"<p class=cap><b>{shown[0]}</b>{shown[1:]}</p>" if first else f"<p>{shown}</p>"
            )
    joined = "\n".join(body).replace("</ul>\n<ul>", "\n")
    head = f"<meta charset=utf-8><title>{title}</title><style>{STYLE}</style>"
    return f"<!doctype html><html lang=en>{head}{joined}</div></html>"


def run(*command: str | Path, feed: bytes | None = None) -> bytes:
    """Run a program and return what it writes."""
    return subprocess.run(
        [str(one) for one in command], input=feed, capture_output=True, check=True
    ).stdout


def by_file(text: str, ending: str, command: Callable[[Path, Path], list[str | Path]]) -> bytes:
    """Give a program a file and take the PDF that it writes."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, f"brief{ending}"), Path(folder, "brief.pdf")
        source.write_text(text, encoding="utf-8")
        subprocess.run(
            [str(one) for one in command(source, out)], cwd=folder, check=True, capture_output=True
        )
        return out.read_bytes()


def chromium(text: str) -> bytes:
    """Print a web page as Chromium, Edge and Google Docs do (Skia), with date and address."""
    return by_file(
        text,
        ".html",
        lambda source, out: [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={out}",
            source.as_uri(),
        ],
    )


def libreoffice(text: str) -> bytes:
    """Export a page from LibreOffice Writer."""
    return by_file(
        text,
        ".html",
        lambda source, _: [
            "soffice",
            "--headless",
            "--convert-to",
            "pdf:writer_web_pdf_Export",
            source,
        ],
    )


def abiword(text: str) -> bytes:
    """Export a plain text from AbiWord, which paints with Cairo."""
    return by_file(
        text, ".txt", lambda source, out: ["abiword", "--to=pdf", f"--to-name={out}", source]
    )


def webkit(text: str) -> bytes:
    """Print a page with Qt's WebKit."""
    return by_file(text, ".html", lambda source, out: ["wkhtmltopdf", "--quiet", source, out])


def weasyprint(text: str) -> bytes:
    """Print a page with WeasyPrint."""
    from weasyprint import HTML

    return HTML(string=text).write_pdf()


def tex(name: str, options: str = "") -> bytes:
    """Set a text with TeX."""
    title, *others = paragraphs(name)
    body = "\n\n".join(
        f"\\begin{{itemize}}\\item {p[2:]}\\end{{itemize}}" if p[0] == "•" else p for p in others
    )
    head = (
        f"\\documentclass[{options}]{{article}}\\usepackage[T1]{{fontenc}}\\usepackage{{lmodern}}"
    )
    text = f"{head}\\begin{{document}}\\section*{{{title}}}{body}\\end{{document}}"
    text = (
        text.replace("\\end{itemize}\n\n\\begin{itemize}", "")
        .replace("“", "``")
        .replace("”", "''")
        .replace("–", "--")
    )
    return by_file(text, ".tex", lambda source, _: ["pdflatex", "-interaction=batchmode", source])


def groff(name: str) -> bytes:
    """Set a text with groff, whose own fonts have no letters with a bar."""
    title, *others = paragraphs(name)
    text = f".TL\n{title}\n" + "".join(
        f".IP \\(bu 2\n{p[2:]}\n" if p[0] == "•" else f".PP\n{p}\n" for p in others
    )
    return run("groff", "-Kutf8", "-ms", "-Tpdf", feed=text.encode())


def ghostscript(content: bytes) -> bytes:
    """Distil a PDF anew."""
    return run("gs", "-q", "-sDEVICE=pdfwrite", "-o", "-", "-", feed=content)


def reportlab(name: str) -> bytes:
    """Set a text with ReportLab."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Serif", FONT))
    style = getSampleStyleSheet()["BodyText"]
    style.fontName = "Serif"
    out = io.BytesIO()
    title, *others = paragraphs(name)
    shown = [Paragraph(f"<font size=20>{title}</font>", style)]
    shown += [
        Paragraph(p[2:], style, bulletText="•") if p[0] == "•" else Paragraph(p, style)
        for p in others
    ]
    SimpleDocTemplate(out, title=title, author="Anna Example").build(shown)
    return out.getvalue()


def canvas(paint: Callable[..., None]) -> bytes:
    """Paint one page by hand."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Serif", FONT))
    out = io.BytesIO()
    drawn = Canvas(out)
    paint(drawn)
    drawn.save()
    return out.getvalue()


def by_rows(name: str) -> bytes:
    """Paint two columns row by row, as some layout programs do."""
    import textwrap

    title, *others = paragraphs(name)
    halves = [
        [line for p in half for line in textwrap.wrap(p, NARROW)]
        for half in (others[:2], others[2:])
    ]

    def paint(drawn: Any) -> None:
        drawn.setFont("Serif", 16)
        drawn.drawString(72, 780, title)
        drawn.setFont("Serif", 9)
        for row in range(max(map(len, halves))):
            for x, lines in zip((72, 310), halves, strict=True):
                if row < len(lines):
                    drawn.drawString(x, 740 - 12 * row, lines[row])

    return canvas(paint)


def words_of(text: Any) -> list[tuple[str, float, float, float, float]]:
    """Return a page's words, and the box of each."""
    found, word = [], []
    for number in range(text.count_chars() + 1):
        letter = text.get_text_range(number, 1) if number < text.count_chars() else " "
        if letter.strip():
            word.append((letter, *text.get_charbox(number, loose=True)))
        elif word:
            said, left, bottom, right, top = zip(*word, strict=True)
            found.append(("".join(said), min(left), min(bottom), max(right), max(top)))
            word = []
    return found


def scan(content: bytes) -> bytes:
    """Make a scan with a text layer: a page's picture over its invisible words."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader

    original = pypdfium2.PdfDocument(content)[0]
    picture = original.render(scale=1.3, grayscale=True).to_pil().quantize(4)
    width, height = original.get_size()

    def paint(drawn: Any) -> None:
        drawn.setPageSize((width, height))
        drawn.drawImage(ImageReader(picture), 0, 0, width, height)
        for said, left, bottom, right, top in words_of(original.get_textpage()):
            size = 0.86 * (top - bottom)
            words = drawn.beginText(left, bottom + 0.2 * (top - bottom))
            words.setTextRenderMode(3)
            words.setFont("Serif", size)
            words.setHorizScale(100 * (right - left) / drawn.stringWidth(said, "Serif", size))
            words.textOut(f"{said} ")
            drawn.drawText(words)

    return canvas(paint)


def locked(content: bytes) -> bytes:
    """Lock a PDF against printing, with AES and no password to open it."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt("", "owner", algorithm="AES-256", permissions_flag=0)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def noted() -> str:
    """Return the text with notes, its numbers raised, and a table."""
    text = page("notes")
    for number in ("1", "2"):
        text = text.replace(f"[{number}]", f"<sup>{number}</sup>")
    text = text.replace("\n<sup>2</sup>", "</p><p><sup>2</sup>")
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE)
    return text.replace("<p><sup>1", f"<table>{rows}</table><p><sup>1")


FILES: dict[str, Callable[[], bytes]] = {
    "chromium": lambda: chromium(page("brief")),
    "libreoffice": lambda: libreoffice(page("brief")),
    "abiword": lambda: abiword("\n\n".join(paragraphs("brief"))),
    "webkit": lambda: webkit(page("brief")),
    "weasyprint": lambda: weasyprint(page("brief", cap="cap")),
    "tex": lambda: tex("brief"),
    "groff": lambda: groff("brief"),
    "ghostscript": lambda: ghostscript(tex("brief")),
    "reportlab": lambda: reportlab("brief"),
    "locked": lambda: locked(reportlab("brief")),
    "scan": lambda: scan(reportlab("brief")),
    "columns-tex": lambda: tex("columns", "twocolumn"),
    "columns-weasyprint": lambda: weasyprint(page("columns", css="column", cap="cap")),
    "columns-by-rows": lambda: by_rows("columns"),
    "notes-chromium": lambda: chromium(noted()),
    "notes-weasyprint": lambda: weasyprint(noted()),
}  # fmt: skip


def main() -> None:
    """Make the files that are named, or all."""
    for name in sys.argv[1:] or FILES:
        try:
            content = FILES[name]()
        except (OSError, ImportError, subprocess.CalledProcessError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        (HERE / f"{name}.pdf").write_bytes(content)
        print(f"{name}.pdf {len(content):,} bytes")


if __name__ == "__main__":
    main()
