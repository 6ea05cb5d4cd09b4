"""The HTML part of a mail, without what it quotes."""

from dataclasses import replace

from lxml import html
from lxml.etree import ParserError

from posturemap.claims.article import LeftOut, Span, count_letters
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.web import read_html

from .quoting import find_header

_QUOTES = (
    "//blockquote[@type='cite']"
    "|//*[contains(concat(' ', @class, ' '), ' gmail_quote ')]"
    "|//*[@id='divRplyFwdMsg']/following-sibling::*"
)


def read_page(page: str) -> tuple[Body, dict[str, str]]:
    """Read a mail's page.

    Returns
    -------
    Its body, and the header of the mail that it hands on, where there is one.
    """
    page, quoted = _unquoted(page)
    body = read_html(page)
    end, header = find_header(body.text)
    if end:
        above = Span(start=0, end=end)
        body = replace(body, headings=(above, *(s for s in body.headings if s.start >= end)))
    return replace(body, left_out=(*body.left_out, *quoted)), header


def _unquoted(page: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Take out what a mail quotes, unless that is most of it: then it was handed on."""
    try:
        tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        return page, ()
    whole = count_letters(tree.text_content())
    quotes = [one for one in tree.xpath(_QUOTES) if one.getparent() is not None]
    words = "\n".join(one.text_content() for one in quotes)
    if not quotes or 2 * count_letters(words) > whole:
        return page, ()
    for one in quotes:
        one.drop_tree()
    return html.tostring(tree, encoding="unicode"), (LeftOut.of("quoted mail", words),)
