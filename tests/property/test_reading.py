"""Offsets hold on any text that a file can carry."""

import html
import unicodedata
from itertools import pairwise
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from posturemap.claims import Article
from posturemap.claims.reading.decode import decode
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.text import read_text
from posturemap.claims.reading.web import read_html
from posturemap.claims.review.anchor import Anchor, find_quote
from posturemap.errors import ArticleError

HERE = Path("a.txt")
ODD = st.sampled_from(
    [
        *("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\x00", "\t", "\xa0", " "),
        *("\u202e", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\u0301", "Ā", "🇪🇪", "ł"),
        *(".", "?", "!", "…", "“", "”", "’", "[1]", "[2, 3]", "[4-6]", "¹", "- ", "1. ", "U.S. "),
        *("Sources:", "[1] Web – A | B https://x.org/a", "# title: x", "Gen. ", "It holds", "2.5"),
    ]
)
TEXTS = st.lists(st.one_of(ODD, st.text(max_size=8)), max_size=60).map("".join)


def article(text: str) -> Article | None:
    try:
        return make_article(read_text(text), HERE, article_id="a", sha256="0")
    except ArticleError:
        return None


def _letters(text: str) -> list[str]:
    """What is printed: neither white space nor marks that no reader sees."""
    return [c for c in text if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"}]


@settings(deadline=None)
@given(TEXTS)
def test_every_part_lies_where_it_says(text: str):
    found = article(text)
    if found is None:
        return
    assert text.endswith(found.text)
    size = len(found.text)
    for parts in (found.paragraphs, found.sentences, found.headings):
        assert all(0 <= part.start < part.end <= size for part in parts)
        assert all(one.end <= other.start for one, other in pairwise(parts))
    marks = [found.text[marker.start : marker.end] for marker in found.markers]
    assert all(mark.strip("[]^, -0123456789⁰¹²³⁴⁵⁶⁷⁸⁹") == "" for mark in marks)


@settings(deadline=None)
@given(TEXTS)
@example("It holds. \x080 men.")
@example("<A{- - U.S. ")
def test_sentences_lie_in_paragraphs_and_miss_no_letter(text: str):
    found = article(text)
    if found is None:
        return
    quiet = set(found.headings)
    running = [part for part in found.paragraphs if part not in quiet]
    for part in running:
        inside = [s for s in found.sentences if part.start <= s.start and s.end <= part.end]
        words = "".join(found.text[s.start : s.end] for s in inside)
        whole = found.text[part.start : part.end]
        datelines = tuple(p.words for p in found.left_out if p.reason == "dateline")
        shortened = (*datelines, "-", "*", "1", "2", "(")
        assert _letters(words) == _letters(whole) or whole.startswith(shortened)
    assert sum(
        part.start <= s.start < part.end for part in running for s in found.sentences
    ) == len(found.sentences)


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_comes_back_as_it_was(text: str, encoding: str):
    assert decode(("x" * 40 + text).encode(encoding), HERE) == "x" * 40 + text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_refusal(content: bytes):
    try:
        text = decode(content, HERE)
    except ArticleError as error:
        text = str(error)
    assert isinstance(text, str)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")))
def test_escaped_text_is_shown_as_it_is(text: str):
    shown = read_html(f"<pre>{html.escape(text)}</pre>").text
    no_text = {*map(chr, range(32)), "\ufffe", "\uffff"}  # pages cannot hold them
    letters = [one for one in text if not one.isspace() and one < "\U00100000"]
    assert [one for one in shown if not one.isspace()] == [o for o in letters if o not in no_text]


@settings(deadline=None)
@given(st.text(alphabet="<>/!-[]&;=\"'abps divtle\n", max_size=300))
def test_any_mark_up_is_read_to_its_end(page: str):
    assert "NATO stays." in read_html(f"<p>NATO stays.</p>{page}").text


@given(TEXTS.filter(str.strip), st.text(max_size=40), st.text(max_size=40))
def test_a_quote_that_stands_once_is_found_where_it_stands(quote: str, before: str, after: str):
    text = before + quote + after
    found = find_quote(text, quote)
    if text.count(quote) == 1 and text.find(quote, text.find(quote) + 1) < 0:
        assert isinstance(found, Anchor)
        assert text[found.start : found.end] == quote
    elif isinstance(found, Anchor):
        assert text[found.start : found.end] == quote
