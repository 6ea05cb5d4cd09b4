"""The visible text of a piece of HTML, whole: what Markdown and mails are rendered to."""

from collections.abc import Iterable
from dataclasses import replace

from lxml.html import HtmlElement

from posturemap.claims.reading.body import Body

from .assemble import make_body
from .hidden import drop_hidden
from .lines import page_lines
from .notes import keep_notes
from .pagedata import page_data
from .sources import number_notes
from .tables import rows_to_lines
from .tree import page_tree


def read_html(page: str) -> Body:
    """Take all the visible text and the metadata out of a page.

    Text that is not shown never comes in: scripts, templates, comments, alternative texts, and
    elements that attributes or the page's own styles hide, move away, shrink or paint out.
    """
    tree = page_tree(page)
    data = page_data(tree)
    hidden, notes_on = drop_hidden(tree, _every_line)
    notes = keep_notes(tree)
    tables = rows_to_lines(tree)
    lines = page_lines(tree)
    number_notes(lines, notes)
    return replace(
        make_body(lines),
        metadata=data.values,
        found=data.found,
        left_out=(*hidden, *tables),
        notes=notes_on,
    )


def _every_line(tree: HtmlElement) -> Iterable[str]:
    return [line.text for line in page_lines(tree)]
