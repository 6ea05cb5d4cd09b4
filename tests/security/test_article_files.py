"""SECURITY.md, rows 44 and 46 to 49: what files of each kind may try."""

import base64
import zlib
from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.reading.pdf import read_pdf
from posturemap.errors import ArticleError

from . import prints, words

HIDDEN = "Germany sent 7,777 soldiers to Rukla in Lithuania in May 2025."
SAID = "Norway sent 120 soldiers to Rukla in Lithuania in May 2025, the ministry said."
WORDS = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
UNSEEN_PRINTS = dict(prints.unseen(HIDDEN))


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("content", UNSEEN_PRINTS.values(), ids=UNSEEN_PRINTS)
def test_row_44_what_a_pdf_hides_is_no_text_of_it(content: bytes):
    found = read_pdf(content)
    assert "7,777" not in found.text
    assert all(line in found.text for line in prints.SEEN)


def test_row_44_words_that_a_pdf_says_as_it_paints_them_are_read():
    said = "/Span<</ActualText(Latvia f\\151nishes it.)>>BDC BT /F1 11 Tf 60 600 Td {} Tj ET EMC"
    assert (
        "Latvia finishes it."
        in read_pdf(prints.print_of(said.format("(Latvia finishes it.)"))).text
    )
    assert "finishes" not in read_pdf(prints.print_of(said.format("(Latvia stops it.)"))).text


MAIL = (
    "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
    f"{SAID}\n--b\nContent-Disposition: attachment; filename=a.pdf\n\nx\n--b--\n"
)
WARNED = {
    "macros.docx": (
        words.word_file(WORDS, parts={"word/vbaProject.bin": "x"}),
        "script: holds macros",
    ),
    "held.docx": (
        words.word_file(WORDS, parts={"word/embeddings/a.bin": "x"}),
        "attachment: 1 embedded",
    ),
    "template.docx": (
        words.word_file(
            WORDS,
            parts={
                "word/_rels/settings.xml.rels": f'<Relationships xmlns="{PACKED}">'
                '<Relationship Id="a" '
                f'Type="{RELATED}/attachedTemplate" Target="http://evil.test/a.dotm" '
                'TargetMode="External"/></Relationships>'
            },
        ),
        "remote part: names parts elsewhere, which are not fetched (attachedTemplate 1)",
    ),
    "typed.docx": (
        words.word_file(WORDS, parts={"customXml/item9.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        "document type: customXml/item9.xml has one",
    ),
    "script.pdf": (
        prints.print_of(catalogue="/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        "script: holds JavaScript",
    ),
    "launch.pdf": (
        prints.print_of(
            page="/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd)>>>>]"
        ),
        "script: would start a program",
    ),
    "held.pdf": (
        prints.print_of(
            objects={10: prints.stream("x", "/Type/EmbeddedFile"), 11: "<</Type/Filespec/F(a)>>"},
            catalogue="/Names<</EmbeddedFiles<</Names[(a) 11 0 R]>>>>",
        ),
        "attachment: 1 not read",
    ),
    "white.pdf": (UNSEEN_PRINTS["white g"], "hidden text: 50 letters do not show"),
    "guessed.txt": (f"{SAID} – {SAID}".encode("cp1252"), "encoding: read as cp1252"),
    "unmarked.txt": (SAID.encode("utf-16-be"), "encoding: read as utf-16-be"),
    "turned.txt": (SAID.replace("120", "\u202e021\u202c"), "direction: 2 places"),
    "unseen.md": (SAID.replace("120", "1\u200b20"), "letters: 1 place inside words"),
    "white.html": (
        f'<article><p>{SAID}</p><p style="color:white">{HIDDEN}</p></article>',
        "hidden text: 50 letters do not show",
    ),
    "held.eml": (
        MAIL,
        "attachment: 1 not read (a.pdf)",
    ),
}


@pytest.mark.parametrize("name", WARNED)
def test_rows_46_47_and_50_what_is_read_with_care_says_so(tmp_path: Path, name: str):
    content, remark = WARNED[name]
    article = read_article(saved(tmp_path, name, content))
    assert "soldiers" in article.text
    assert [note for note in article.notes if note.startswith(remark)], article.notes


BOMB = zlib.compress(bytes(2**28))
REFUSED = {
    "relations.docx": (
        words.word_file(WORDS, parts={"word/_rels/settings.xml.rels": "<Relationships/>"}),
        "broken Word document",
    ),
    "entity.docx": (
        words.word_file(
            WORDS, changed={"word/document.xml": ("?>", '?><!DOCTYPE a SYSTEM "x">&b;')}
        ),
        "broken Word document",
    ),
    "bomb.docx": (words.word_file(WORDS, parts={"word/big.xml": "0" * 2**24}), "unpacks to more"),
    "locked.docx": (b"\xd0\xcf\x11\xe0" + bytes(2000), "content is old Office or encrypted"),
    "print.docx": (prints.print_of(), "content is PDF"),
    "loop.pdf": (
        prints.print_of(objects={2: "<</Type/Pages/Kids[2 0 R]/Count 9>>"}),
        "holds no text|is a broken PDF",
    ),
    "bomb.pdf": (
        prints.print_of(
            objects={
                4: f"<</Length {len(BOMB)}/Filter/FlateDecode>>stream\n"
                f"{BOMB.decode('latin-1')}\nendstream"
            }
        ),
        "holds no text|takes more|cannot be read",
    ),
    "empty.pdf": (prints.print_of(objects={4: prints.stream("")}), "holds no text"),
    "cut.pdf": (prints.print_of()[:300], "is a broken PDF|holds no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_rows_46_and_47_what_cannot_be_trusted_is_refused_in_a_line(tmp_path: Path, name: str):
    content, why = REFUSED[name]
    with pytest.raises(ArticleError, match=why) as refused:
        read_article(saved(tmp_path, name, content))
    assert str(refused.value).startswith(str(tmp_path / name))
    assert "\n" not in str(refused.value)


def test_row_47_a_page_count_that_lies_is_not_believed(tmp_path: Path):
    pages = {2: "<</Type/Pages/Kids[3 0 R]/Count 7>>"}
    article = read_article(saved(tmp_path, "a.pdf", prints.print_of(objects=pages)))
    assert prints.SEEN[0] in article.text


PAGES = {
    "deep": "<div>" * 200_000 + SAID,
    "long value": f'<p title="{"x" * 2_000_000}">{SAID}</p>',
    "seven bits": f"<meta charset=utf-7><p>{SAID}+ADw-script+AD4-",
    "two charsets": f"<meta charset=windows-1257><meta charset=utf-8><p>{SAID} Ādaži",
    "elsewhere": f'<base href="http://evil.test/"><script src=a></script><img src=b><p>{SAID}',
    "utf-16": f"<p>{SAID}".encode("utf-16").decode("latin-1"),
}


@pytest.mark.parametrize("name", PAGES)
def test_row_48_a_page_never_silently_gives_nothing(tmp_path: Path, name: str):
    page = PAGES[name]
    content = page.encode("latin-1") if name == "utf-16" else page.encode()
    assert SAID in read_article(saved(tmp_path, "a.html", content)).text


MARKDOWN = {
    "brackets": "[" * 20_000 + f"\n\n{SAID}",
    "stars": "*a" * 10_000 + f"\n\n{SAID}",
    "quotes": ">" * 5_000 + f"\n\n{SAID}",
    "ticks": "`" * 9_999 + f"\n\n{SAID}",
    "aliases": f"---\na: &a [x]\nb: [*a, *a]\nc: !!python/name:os.system\n---\n\n{SAID}",
    "links": f"[{SAID}](javascript:alert(1))",
    "raw": f"<script>alert(1)</script>\n\n{SAID}",
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_row_49_markdown_is_inert(tmp_path: Path, name: str):
    article = read_article(saved(tmp_path, "a.md", MARKDOWN[name]))
    assert SAID in article.text
    assert "alert" not in article.text
    assert all((source.url or "http").startswith("http") for source in article.sources)


def test_row_48_a_page_in_an_address_is_not_opened(tmp_path: Path):
    inside = base64.b64encode(f"<p>{HIDDEN}".encode()).decode()
    page = f'<p>{SAID}</p><iframe src="data:text/html;base64,{inside}"></iframe>'
    assert "7,777" not in read_article(saved(tmp_path, "a.html", page)).text
