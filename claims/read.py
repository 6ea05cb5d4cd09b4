"""Read articles from files."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from posturemap.errors import ArticleError

from .article import Article
from .reading.body import Body
from .reading.decode import decode, decode_page, guessed
from .reading.file import content_kind, file_bytes
from .reading.parts import make_article
from .reading.remarks import ENCODING, remark

# Formats by ending; a module is imported when its first file comes.
_TEXTS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
}
_WINGS = {"text": "text", "markdown": "text", "webpage": "web"}
_DOCUMENTS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".eml": "eml",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
}
_ARCHIVES = frozenset((".csv", ".json", ".jsonl", ".ndjson"))
_CONTENTS = {".pdf": "PDF", ".docx": "ZIP", ".odt": "ZIP"}
ENDINGS = frozenset((*_TEXTS, *_DOCUMENTS, *_ARCHIVES))
"""Endings of files that are read, in small letters."""
SAID = ("title", "author", "publisher", "url", "date")
"""What a person can say of an article."""
SUPPORTED = ", ".join(sorted(ENDINGS))
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
        The file cannot be read, is in another format, or holds no text or several articles.
    """
    articles = read_file(path)
    if len(articles) > 1:
        raise ArticleError(path, f"holds {len(articles)} articles, wanted one")
    return replace(articles[0], id=article_id) if article_id else articles[0]


def read_file(path: Path | str, *, article_id: str | None = None) -> tuple[Article, ...]:
    """Read all articles of a file: of an archive's table one a row, else the one that it is.

    Rows without text, as archives have for pictures and films, are passed over.

    Parameters
    ----------
    path
        As `read_article`.
    article_id
        Its id, numbered where there are several; the file's stem where None.

    Raises
    ------
    ArticleError
        As `read_article`.
    """
    path = Path(path)
    check_ending(path)
    ending = path.suffix.lower()
    return read_content(file_bytes(path), ending, path, article_id=article_id or path.stem)


def article_from_text(text: str, *, article_id: str = "text", **said: str | None) -> Article:
    """Make an article of a text, as `read_article` would of a file that holds it.

    Parameters
    ----------
    text
        The text; a block of ``# key: value`` lines before the first empty line is metadata.
    article_id
        Its id.
    said
        title, author, publisher, url and date, in the place of what the text says.

    Raises
    ------
    ArticleError
        It is empty.
    TypeError
        Another key is said.

    >>> article_from_text("Canada leads the battlegroup at Ādaži.", date="2026-05-12").date
    '2026-05-12'
    """
    if unknown := sorted(said.keys() - set(SAID)):
        raise TypeError(f"an article has no {unknown[0]}, wanted some of {', '.join(SAID)}")
    content = text.encode("utf-8", "surrogatepass")
    (article,) = read_content(content, ".txt", Path(article_id), article_id=article_id)
    return as_said(article, {key: value for key, value in said.items() if value}, "caller")


def as_said(article: Article, said: Mapping[str, str], where: str) -> Article:
    """Put what somebody says of an article in the place of what it says itself."""
    given: dict[str, Any] = dict(said)
    found = {**article.found, **dict.fromkeys(given, where)}
    return replace(article, found=dict(sorted(found.items())), **given) if given else article


def check_ending(path: Path) -> None:
    """Refuse a file whose ending says that it is in another format.

    Raises
    ------
    ArticleError
        It is none of `ENDINGS`.
    """
    if path.suffix.lower() not in ENDINGS:
        what = f"format {path.suffix or 'without ending'} is not supported, wanted {SUPPORTED}"
        raise ArticleError(path, what)


def read_content(
    content: bytes, ending: str, path: Path, *, article_id: str
) -> tuple[Article, ...]:
    """Read all articles of a file whose bytes are there already.

    Parameters
    ----------
    content, ending, path
        The file, one of `ENDINGS`, and its name for messages.
    article_id
        As `read_file`.

    Raises
    ------
    ArticleError
        As `read_article`.
    """
    _check_content(content, ending, path)
    if ending in _ARCHIVES:
        return _archived(content, ending, path, article_id)
    sha256 = hashlib.sha256(content).hexdigest()
    body = _body(content, ending, path)
    return (make_article(body, path, article_id=article_id, sha256=sha256),)


def _check_content(content: bytes, ending: str, path: Path) -> None:
    if not content.strip(b" \t\r\n\0"):
        raise ArticleError(
            path, "holds no text: it is empty; wanted an article with sentences in it"
        )
    found, wanted = content_kind(content), _CONTENTS.get(ending)
    if ending == ".pdf" and b"%PDF-" in content[:1024]:
        return  # programs may put a few bytes before a PDF
    if wanted is None and found is not None:
        what = f"content is {found}, not what {ending} says; wanted {SUPPORTED}"
        raise ArticleError(path, what)
    if wanted is not None and not (found or "").startswith(wanted):
        what = (
            f"content is {found or 'something else'}, not what {ending} says; save it again as one"
        )
        raise ArticleError(path, what)


def _body(content: bytes, ending: str, path: Path) -> Body:
    if kind := _DOCUMENTS.get(ending):
        document = import_module(".reading.document", __package__)
        read: Body = document.read_document(kind, content, path)
        return read
    kind, note = _TEXTS[ending], ""
    if kind == "webpage":
        text, note = decode_page(content, path, declared=_declared(content))
    else:
        text = decode(content, path)
    module = import_module(f".reading.{_WINGS[kind]}", __package__)
    body: Body = getattr(module, f"read_{kind}")(text)
    encoding = guessed(content, declared=_declared(content) if kind == "webpage" else None)
    notes = [note] if note else []
    notes += [remark(ENCODING, f"read as {encoding}, which it does not say")] if encoding else []
    return replace(body, notes=(*body.notes, *notes)) if notes else body


def _archived(content: bytes, ending: str, path: Path, article_id: str) -> tuple[Article, ...]:
    archive = import_module(".reading.text", __package__)
    bodies: list[Body] = archive.read_archive(decode(content, path), ending, path)
    return tuple(
        make_article(
            body,
            path,
            article_id=article_id if len(bodies) == 1 else f"{article_id}-{number}",
            # Rows share a file, so a row's own text names its claims.
            sha256=hashlib.sha256(body.text.encode()).hexdigest(),
        )
        for number, body in enumerate(bodies, start=1)
    )


def _declared(content: bytes) -> str | None:
    match = _CHARSET.search(content[:4096])
    return _ENCODINGS.get(match[1].decode("ascii").lower()) if match else None
