"""By what names others call an article."""

from pathlib import PurePath
from urllib.parse import unquote

from posturemap.claims.address import address_parts
from posturemap.claims.article import Article


def names_of(article: Article, file: str | None = None) -> tuple[str, ...]:
    """Return every name by which an article may be called, as `written` writes it.

    Parameters
    ----------
    article
        As it was read.
    file
        Name of its file.
    """
    names = [article.id, article.url or "", article.title or "", file or ""]
    if file:
        names += [PurePath(file).name, PurePath(file).stem]
    return tuple(dict.fromkeys(name for name in map(written, names) if name))


def written(name: str) -> str:
    """Write a name so that two ways of writing it are equal.

    >>> written("https://www.Example.org/a/?x=1#top"), written(" First.txt ")
    ('example.org/a?x=1', 'first.txt')
    """
    name = " ".join(name.split())[:2000]
    parts = address_parts(name)
    if parts is None:
        return name.casefold()
    query = f"?{parts.query}" if parts.query else ""
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{unquote(parts.path).rstrip('/')}{query}"
