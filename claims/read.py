"""Read an article from a file."""

import hashlib
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from posturemap.errors import ArticleError

from .article import Article
from .reading.body import Body
from .reading.dates import publication_date
from .reading.decode import decode
from .reading.file import content_kind, file_bytes
from .reading.layout import headings_in, is_apparatus, split_paragraphs
from .reading.references import find_references
from .reading.sentences import split_sentences

# Formats by ending; a module is imported when its first file comes.
_FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
SUPPORTED = ", ".join(sorted(_FORMATS))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What browsers make of the names that pages use; others are left to the bytes.
_ENCODINGS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "windows-1250": "cp1250",
    "iso-8859-2": "iso8859-2",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "windows-1257": "cp1257",
    "iso-8859-13": "iso8859-13",
    "iso-8859-4": "iso8859-4",
    "iso-8859-15": "iso8859-15",
}
_FIRST_LINES = 6


def read_article(path: Path | str, *, article_id: str | None = None) -> Article:
    """Read an article, its parts and what it says about itself.

    Parameters
    ----------
    path
        A regular file in one of the supported formats, told by its ending and its content.
    article_id
        Its id; the file's stem where None.

    Returns
    -------
    The article. Its text is what a reader of the file sees; of a text file it is the file's
    characters as they are, after the header block where there is one.

    Raises
    ------
    ArticleError
        The file cannot be read, is in another format, or holds no text.
    """
    path = Path(path)
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise ArticleError(
            path, f"format {path.suffix or 'without ending'} is not supported, wanted {SUPPORTED}"
        )
    content = file_bytes(path)
    if found := content_kind(content):
        raise ArticleError(
            path, f"content is {found}, not what {path.suffix} says; wanted {SUPPORTED}"
        )
    text = decode(content, path, declared=_declared(content) if kind == "html" else None)
    body = _read_body(kind, text)
    if not any(character.isalnum() for character in body.text):
        raise ArticleError(path, "holds no text; wanted an article with sentences in it")
    return _article(
        body, path, article_id=article_id or path.stem, sha256=hashlib.sha256(content).hexdigest()
    )


def _read_body(kind: str, text: str) -> Body:
    module = import_module(f".reading.{kind}", __package__)
    body: Body = getattr(module, f"read_{kind}")(text)
    return body


def _declared(content: bytes) -> str | None:
    match = _CHARSET.search(content[:4096])
    return _ENCODINGS.get(match[1].decode("ascii").lower()) if match else None


def _article(body: Body, path: Path, *, article_id: str, sha256: str) -> Article:
    paragraphs = split_paragraphs(body.text, wrapped=body.wrapped)
    references = find_references(body, paragraphs)
    running = tuple(part for part in paragraphs if part not in references.covered)
    headings = headings_in(body.text, running, body.headings)
    quiet = frozenset(headings)
    article = Article(
        id=article_id,
        text=body.text,
        sha256=sha256,
        paragraphs=paragraphs,
        sentences=tuple(
            sentence
            for part in running
            if part not in quiet
            for sentence in split_sentences(body.text, part, body.superscripts)
        ),
        headings=tuple(sorted(quiet | references.covered, key=lambda part: part.start)),
        markers=references.markers,
        sources=references.sources,
    )
    return _described(article, body, path)


def _described(article: Article, body: Body, path: Path) -> Article:
    """Add what the article says about itself: its header or page first, then its first lines."""
    stated = dict(body.metadata)
    for key, value in _first_lines(article):
        stated.setdefault(key, value)
    date = stated.get("date")
    edtf = publication_date(date) if date else None
    if date and edtf is None and "date" in body.line:
        wanted = "wanted YYYY, YYYY-MM or YYYY-MM-DD, or nothing"
        raise ArticleError(path, f"{date!r} is not a date; {wanted}", line=body.line["date"])
    url = stated.get("url")
    return replace(
        article,
        title=stated.get("title"),
        author=stated.get("author"),
        publisher=stated.get("publisher"),
        date=edtf,
        url=url if url and re.match(r"https?://\S+\Z", url, re.IGNORECASE) else None,
    )


def _first_lines(article: Article) -> list[tuple[str, str]]:
    """Read title, author, date and address off the lines above the running text."""
    quiet = frozenset(article.headings)
    found: list[tuple[str, str]] = []
    for paragraph in article.paragraphs[:_FIRST_LINES]:
        if paragraph not in quiet:
            break
        line = article.text[paragraph.start : paragraph.end]
        found.append(_line_meaning(line))
    return [pair for pair in found if pair[0]]


def _line_meaning(line: str) -> tuple[str, str]:
    if re.match(r"https?://\S+\Z", line):
        return "url", line
    if match := re.match(r"(?:by|authors?:|written by|text by)\s+(\S.*)", line, re.IGNORECASE):
        return "author", re.split(r"\s[|•·–-]\s", match[1])[0].strip()
    if not is_apparatus(line):
        return "title", line.lstrip("# ")
    date = publication_date(line)
    return ("date", date) if date else ("", "")
