"""What an article is called: its title, or its first words where it has none."""

import textwrap

from posturemap.claims import Article

_LONGEST = 60  # characters


def called(article: Article) -> str:
    """Name an article for readers.

    Parameters
    ----------
    article
        Any article.

    Returns
    -------
    Its title; without one its first words, in quotation marks; without a word its id.
    """
    if article.title:
        return article.title
    opening = textwrap.shorten(article.text, _LONGEST, placeholder=" …")
    return f"“{opening}”" if opening.strip(" …") else article.id
