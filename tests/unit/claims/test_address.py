import json
from pathlib import Path

import pytest

from posturemap.claims import Article, SourceEntry, web_address
from posturemap.claims.address import host_of
from posturemap.claims.organisations import publisher_of
from posturemap.claims.project.project import SourceRow
from posturemap.claims.read import article_from_text

CASES = json.loads((Path(__file__).parents[2] / "data/addresses.json").read_text("utf-8"))
TWO_FACED = "https://evil.test\\\\@nato.int/x"


@pytest.mark.parametrize("text", CASES["refused"])
def test_what_two_readers_could_read_differently_is_no_address(text):
    assert (web_address(text), host_of(text)) == (None, "")


def test_plain_addresses_keep_their_text_and_have_the_host_that_a_browser_asks():
    assert [web_address(text) for text in CASES["plain"]] == CASES["plain"]
    assert [host_of(text) for text in CASES["plain"]] == CASES["hosts"]


def test_a_two_faced_address_is_nobodys():
    entry = SourceEntry(number=1, title="x", url=TWO_FACED, start=0, end=1)
    assert publisher_of(entry) is None
    row = SourceRow(name="NATO", match=("nato.int",), reliability="A")
    assert not row.fits(url=TWO_FACED, publisher=None)
    article: Article = article_from_text(f"# url: {TWO_FACED}\n\nIt holds.\n")
    assert article.url is None
