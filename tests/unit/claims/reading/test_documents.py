"""PDF and Word: what is seen is read, and what is hostile ends soon."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from posturemap.box import Bounds
from posturemap.claims import Article, read_article
from posturemap.claims.reading import boxed
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.pdf import read_pdf
from posturemap.claims.reading.unreadable import UnreadableError
from posturemap.claims.reading.word import read_docx
from posturemap.errors import ArticleError

from .documents import docx, lines, paragraph, pdf

SEEN = "The line holds."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(content: bytes) -> Article:
    """Read in this process; what the process of its own adds has tests of its own."""
    reader = read_pdf if content.startswith(b"%PDF") else read_docx
    return make_article(reader(content), Path("a"), article_id="a", sha256="0")


def read_file(folder: Path, content: bytes, name: str) -> Article:
    path = folder / name
    path.write_bytes(content)
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


HIDDEN_INK = [
    lines("A secret.", y=500, before="3 Tr"),
    lines("A secret.", y=500, before="7 Tr"),
    lines("A secret.", y=500, before="1 g"),
    lines("A secret.", y=500, before="1 1 1 rg"),
    lines("A secret.", y=500, before="0 0 0 0 k"),
    lines("A secret.", y=500, before="/DeviceRGB cs 1 1 1 sc"),
    lines("A secret.", y=500, before="/Clear gs"),
    lines("A secret.", y=500, size=1),
    lines("A secret.", y=5000),
    lines("A secret.", y=500, before="1 0 0 1 -900 0 cm"),
    lines("A secret.", y=500, before="0 0 0 rg 50 450 400 100 re f"),
    lines("A secret.", y=500, before="0 0 1 1 re W n"),
    "BT 1 Tz /F1 12 Tf 72 500 Td (A secret.) Tj ET",
    lines("A secret.", y=500) + "1 g 50 480 400 60 re f",
    lines("A secret.", y=500) + "0.2 0.4 0 rg 50 480 400 60 re f",
    "/Form Do",
]


@pytest.mark.parametrize("ink", HIDDEN_INK)
def test_ink_that_is_not_seen_is_not_read(ink: str):
    article = read(pdf(lines(SEEN) + f" q {ink} Q " + lines("It stands.", y=300)))
    assert "secret" not in article.text
    assert sentences(article) == [SEEN, "It stands."]


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("0 0 0.5 rg 50 600 500 150 re f 1 g", ""),
        ("72 690 500 30 re W n", ""),
        ("q 0 0 1 1 re W n Q 90 Tz", ""),
        ("", "/Clear gs 0 g 50 600 500 150 re f"),
        ("", "0 g 50 600 500 150 re 60 610 480 130 re f*"),
        ("", "0 g 50 600 500 50 re f 50 650 500 150 re S"),
    ],
)
def test_ink_that_is_seen_is_read(before: str, behind: str):
    assert sentences(read(pdf(lines(SEEN, before=before) + behind))) == [SEEN]


def test_lines_become_paragraphs_and_cut_words_whole():
    painted = (
        lines("The Head", y=750, size=20)
        + lines(
            "The ministry said that the work goes on and that rein-",
            "forcements come in the",
            "spring. They stay.",
        )
        + lines("A second paragraph tells of host-nation", "support.", y=620)
    )
    article = read(pdf(painted, title="The Line"))
    assert article.text == (
        "The Head\n"
        "The ministry said that the work goes on and that reinforcements come in the spring. "
        "They stay.\n"
        "A second paragraph tells of host-nation support.\n"
    )
    assert (article.title, article.found["title"]) == ("The Head", "file")
    assert [article.text[s.start : s.end] for s in article.headings] == ["The Head"]


def test_running_heads_and_page_numbers_are_left_out():
    bodies = ("It holds on the", "whole border. It", "stands. They", "stay.")
    pages = [
        lines("Example Wire, May 2025", y=760) + lines(words) + lines(f"{number}", y=40)
        for number, words in enumerate(bodies, start=1)
    ]
    article = read(pdf(*pages))
    assert sentences(article) == ["It holds on the whole border.", "It stands.", "They stay."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf(lines(SEEN), lock="x"), "is locked with a password"),
        (pdf(""), "holds no text; take the text out with a text recognition program"),
        (pdf(lines(SEEN, before="3 Tr")), "holds only text that cannot be seen"),
        (pdf(lines("12", y=40)), "holds no text but page numbers"),
        (pdf(lines(SEEN))[:200], "is a broken PDF"),
        (b"%PDF-1.7\n" + b"\x00" * 1000, "is a broken PDF"),
    ],
)
def test_a_pdf_without_text_says_why(content: bytes, reason: str):
    with pytest.raises(UnreadableError, match=reason):
        read(content)


def pdf_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(100_000_000)))
    content = pdf(lines(SEEN))
    filters = b"/Filter [/FlateDecode /FlateDecode] /Length"
    content = content.replace(b"/Length", filters)
    start = content.index(b"stream\n", content.index(filters)) + 7
    return content[:start] + packed + content[content.index(b"endstream", start) :]


ROW = f"<w:tbl><w:tr><w:trPr>{{}}</w:trPr><w:tc>{paragraph('A secret.')}</w:tc></w:tr></w:tbl>"
HIDDEN_RUNS = [
    paragraph("A secret.", "<w:vanish/>"),
    paragraph("A secret.", '<w:color w:val="FFFFFF"/>'),
    paragraph("A secret.", '<w:sz w:val="2"/>'),
    "<w:p><w:del><w:r><w:delText>A secret.</w:delText></w:r></w:del></w:p>",
    "<w:p><w:moveFrom><w:r><w:t>A secret.</w:t></w:r></w:moveFrom></w:p>",
    "<w:p><w:r><w:instrText>A secret.</w:instrText></w:r></w:p>",
    paragraph("A secret.", '<w:color w:val="fdfefd"/>'),
    paragraph("A secret.", '<w:color w:val="auto" w:themeColor="background1"/>'),
    paragraph("A secret.", '<w:w w:val="1%"/>'),
    paragraph("A secret.", '<w:spacing w:val="-400"/>'),
    paragraph("A secret.", '<w:position w:val="-2000"/>'),
    paragraph("A secret.", '<w:shd w:val="clear" w:fill="123456"/><w:color w:val="123457"/>'),
    paragraph("A secret.", '<w:highlight w:val="black"/>'),
    ROW.format("<w:hidden/>"),
    ROW.format("<w:del/>"),
    '<w:p><w:pPr><w:framePr w:x="-20000"/></w:pPr><w:r><w:t>A secret.</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:ind w:left="-31000"/></w:pPr><w:r><w:t>A secret.</w:t></w:r></w:p>',
]


@pytest.mark.parametrize("hidden", HIDDEN_RUNS)
def test_runs_that_are_not_seen_are_not_read(hidden: str):
    content = docx(paragraph(SEEN), hidden, paragraph("It stands."))
    article = read(content)
    assert article.text == f"{SEEN}\nIt stands.\n"


@pytest.mark.parametrize(
    "shown",
    [
        paragraph("A word.", '<w:vanish w:val="false"/>'),
        paragraph("A word.", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>'),
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>'
        + paragraph("A word.", '<w:color w:val="FFFFFF" w:themeColor="background1"/>')
        + "</w:tc></w:tr></w:tbl>",
        '<w:p><w:pPr><w:ind w:left="-200"/></w:pPr><w:r><w:t>A word.</w:t></w:r></w:p>',
        "<w:p><w:ins><w:r><w:t>A word.</w:t></w:r></w:ins></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A word.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    ],
)
def test_runs_that_are_seen_are_read(shown: str):
    assert "A word." in read(docx(paragraph(SEEN), shown)).text


def test_headings_and_notes_of_a_word_document():
    note = '<w:footnote w:id="{}"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
    notes = (
        f'<w:footnotes xmlns:w="{WORD}">'
        f"{note.format(2, 'The page, https://example.org/a')}{note.format(3, 'Second page')}"
        "</w:footnotes>"
    )
    noted = '<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    content = docx(
        paragraph("It goes on.", style="Heading1"),
        noted.format(SEEN, 2),
        noted.format("It stands.", 3),
        parts={"word/footnotes.xml": notes},
    )
    article = read(content)
    assert sentences(article) == ["The line holds.", "It stands."]
    assert [(m.number, article.text[: m.start][-6:]) for m in article.markers] == [
        (1, "holds."),
        (2, "tands."),
    ]
    assert [(s.number, s.title, s.url) for s in article.sources] == [
        (1, "The page", "https://example.org/a"),
        (2, "Second page", None),
    ]


def docx_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return out.getvalue()


def many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"")
        for number in range(6000):
            archive.writestr(f"{number}", b"")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (docx_bomb(), "unpacks to more than a document would"),
        (many(), "unpacks to more than a document would"),
        (docx(), "holds no text that can be seen"),
        (docx(paragraph(SEEN))[:500], "is a broken Word document"),
        (docx(paragraph("<w:t>")), "is a broken Word document"),
    ],
)
def test_a_word_document_without_text_says_why(content: bytes, reason: str):
    with pytest.raises(UnreadableError, match=reason):
        read(content)


def test_entities_of_a_word_document_are_not_fetched(tmp_path: Path):
    canary = tmp_path / "canary"
    canary.write_text("A secret.")
    content = docx(paragraph(SEEN), paragraph("&leak;"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                entity = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{canary.as_uri()}">]>'
                part = part.replace(b"?>", b"?>" + entity.encode(), 1)
            new.writestr(name, part)
    assert "secret" not in read(out.getvalue()).text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", pdf(lines(SEEN))),
        ("a.docx", docx(paragraph(SEEN))),
        ("b.pdf", b"\n" + pdf(lines(SEEN))),
    ],
)
def test_a_document_is_an_article_like_any_other(tmp_path: Path, name: str, content: bytes):
    article = read_file(tmp_path, content, name)
    assert (article.text, article.id) == (f"{SEEN}\n", name[0])
    assert sentences(article) == [SEEN]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"PK\x03\x04...", r"a\.pdf: content is ZIP .* not what \.pdf says"),
        ("a.pdf", b"The line holds.", r"content is something else, not what \.pdf says"),
        ("a.docx", b"%PDF-1.7", r"content is PDF, not what \.docx says"),
        ("a.docx", b"\xd0\xcf\x11\xe0...", r"content is old Office or encrypted Office"),
        ("a.pdf", pdf(""), r"a\.pdf: holds no text"),
        ("a.pdf", pdf_bomb(), r"a\.pdf: "),
    ],
)
def test_a_file_that_is_refused_is_named(tmp_path: Path, name: str, content: bytes, reason: str):
    with pytest.raises(ArticleError, match=reason):
        read_file(tmp_path, content, name)


def test_a_reader_that_takes_too_much_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(boxed, "bounds_of", lambda *_: Bounds(memory=2**20, seconds=30))
    with pytest.raises(ArticleError, match=r"^\S*a\.pdf: .*; take the text out$"):
        read_file(tmp_path, pdf(lines(SEEN)), "a.pdf")
    monkeypatch.undo()
    assert "line holds" in read_file(tmp_path, pdf(lines(SEEN)), "a.pdf").text


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(boxed, "LIBRARIES", {"pdf": "no_such_module"})
    with pytest.raises(ArticleError, match=r"pip install 'posturemap\[documents\]'"):
        read_file(tmp_path, pdf(lines(SEEN)), "a.pdf")
