"""Selectors match what cssselect2 says that they match, and no length makes them slow."""

import cssselect2
import lxml.html
import pytest
from cssselect2 import ElementWrapper, SelectorError
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from posturemap.claims.reading.web import read_webpage
from posturemap.claims.reading.web.selecting import compiled

TAGS = ("div", "p", "b")
KINDS = ("", " class='x'", " class='y'", " class='x y'")
SIMPLE = st.sampled_from(("div", "p", "b", ".x", ".y", "*", "p.x", ":first-child", "b:not(.y)"))
JOINT = st.sampled_from((" ", " > ", " + ", " ~ ", ">", "  "))


def chained(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Give selectors of one to four parts."""
    return st.lists(st.tuples(JOINT, part), min_size=1, max_size=4).map(
        lambda parts: "".join(joint + one for joint, one in parts).lstrip(" >+~")
    )


CHAINS = chained(
    SIMPLE
    | chained(SIMPLE).map(":is({})".format)
    | st.tuples(SIMPLE, chained(SIMPLE)).map("{0[0]}:not({0[1]})".format)
    | chained(SIMPLE).map(".x:where({}, ::nonsense)".format)
)
TREES = st.recursive(
    st.just(""),
    lambda inner: st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(KINDS), inner)).map(
        lambda found: "".join(f"<{tag}{kind}>{held}</{tag}>" for tag, kind, held in found)
    ),
    max_leaves=12,
)


def hits(tree, selectors) -> list[list[bool]]:
    elements = list(ElementWrapper.from_html_root(tree).iter_subtree())
    return [[bool(one.test(element)) for element in elements] for one in selectors]


@given(page=TREES, head=st.lists(CHAINS, min_size=1, max_size=2).map(", ".join))
def test_selectors_match_what_the_library_says(page: str, head: str):
    tree = etree.fromstring(f"<div>{page}</div>", lxml.html.xhtml_parser)
    ours, theirs = list(compiled(head)), cssselect2.compile_selector_list(head)
    assert hits(tree, ours) == hits(tree, theirs)
    assert [one.specificity for one in ours] == [one.specificity for one in theirs]


@pytest.mark.parametrize(
    "head", ["", "a,", "> a", "a >", "a > > b", "a + , b", "a::before b", "a("]
)
def test_what_is_no_selector_is_refused(head: str):
    with pytest.raises(SelectorError):
        list(compiled(head))


SAID = "<p>The line holds.</p>"


@pytest.mark.parametrize(
    ("head", "is_hidden"),
    [
        ("x " + "div " * 30 + "p", False),
        ("div " * 4000 + "p", False),
        ("div " * 30 + "p", True),
        (":is(x " + "div " * 30 + ") p", False),
        (":is(" * 15 + "x " + "div " * 9 + ")" * 15 + " p", False),
        ("b ~ " * 40 + "p", False),
        ("i ~ p", True),
        ("[*|x], p", True),
    ],
)
def test_no_length_of_a_selector_takes_for_ever(head: str, is_hidden):
    inside = "<i>a</i>" * 1500 + SAID
    page = f"<style>{head} {{ display: none }}</style>{'<div>' * 40}{inside}{'</div>' * 40}"
    assert ("The line holds." in read_webpage(page).text) is not is_hidden


def test_more_rules_than_are_followed_are_said():
    rules = "".join(f".a{number} {{ display: none }}" for number in range(21_000))
    body = read_webpage(f"<style>{rules}</style>{SAID}")
    assert any(note.startswith("hidden text: has more style rules") for note in body.notes)
