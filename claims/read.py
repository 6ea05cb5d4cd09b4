"""Read articles from files."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from posturemap.errors import ArticleError

from .article import Article
from .reading.body import Body
from .reading.file import content_kind, file_bytes
from .reading.parts import make_article

# Formats by ending; a module is imported when its first file comes.
_KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "webpage",
    ".htm": "webpage",
    ".xhtml": "webpage",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".eml": "eml",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
}
_ARCHIVES = frozenset((".csv", ".json", ".jsonl", ".ndjson"))
_CONTENTS = {".pdf": "PDF", ".docx": "ZIP", ".odt": "ZIP"}
ENDINGS = frozenset((*_KINDS, *_ARCHIVES))
"""Endings of files that are read, in small letters."""
SAID = ("title", "author", "publisher", "url", "date")
"""What a person can say of an article."""
SUPPORTED = ", ".join(sorted(ENDINGS))


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
    bodies = _bodies(content, ending, path)
    if ending in _ARCHIVES:
        return _archived(bodies, path, article_id)
    sha256 = hashlib.sha256(content).hexdigest()
    return (make_article(bodies[0], path, article_id=article_id, sha256=sha256),)


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


def _bodies(content: bytes, ending: str, path: Path) -> list[Body]:
    """Read the bodies of a file: plain text here, where it takes its length, all else boxed."""
    kind = _KINDS.get(ending, ending)
    if kind == "text":
        texts = import_module(".reading.texts", __package__)
        return [texts.text_body(kind, content, path)]
    boxed = import_module(".reading.boxed", __package__)
    read: list[Body] = boxed.read_boxed(kind, content, path)
    return read


def _archived(bodies: list[Body], path: Path, article_id: str) -> tuple[Article, ...]:
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
