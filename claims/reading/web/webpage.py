"""A saved web page: its article, and a record of what else is on it."""

from collections.abc import Iterable
from dataclasses import replace

from lxml.html import HtmlElement

from posturemap.claims.reading.body import Body

from .article import article_lines
from .assemble import left_out, make_body
from .hidden import drop_hidden
from .lines import page_lines
from .notes import keep_notes
from .pagedata import page_data
from .pageday import article_day, bylines, post_days
from .sources import listed_lines, number_notes
from .surroundings import believe, drop_comments
from .tables import rows_to_lines
from .tree import page_tree


def read_webpage(page: str) -> Body:
    """Read the article of a page as its readers see it.

    The text is the article alone, with its headlines and its source list; everything else on the
    page is accounted for in `left_out`.
    """
    tree = page_tree(page)
    data = page_data(tree)
    hidden, notes_on = drop_hidden(tree, _whole_article)
    notes = keep_notes(tree)
    believe(tree)
    around = [*rows_to_lines(tree), *drop_comments(tree)]
    lines = page_lines(tree)
    number_notes(lines, notes)
    chosen = article_lines(tree, lines) | listed_lines(lines)
    chosen -= bylines(lines, chosen)
    kept = [lines[index] for index in sorted(chosen)]
    others = [line for index, line in enumerate(lines) if index not in chosen]
    if "date" not in data.values:
        day = article_day(tree, lines, chosen, data.values.get("url", ""))
        data = data.plus("date", *day) if day else data
    return replace(
        make_body(kept, post_days(kept)),
        metadata=data.values,
        found=data.found,
        left_out=(*hidden, *around, *left_out(others)),
        notes=notes_on,
    )


def _whole_article(tree: HtmlElement) -> Iterable[str]:
    lines = page_lines(tree)
    return [lines[index].text for index in article_lines(tree, lines)]
