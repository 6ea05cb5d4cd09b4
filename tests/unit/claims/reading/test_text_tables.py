"""Tables and lists that a plain text sets by hand."""

from pathlib import Path

import pytest

from posturemap.claims import Article
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.text import read_text

from .documents import matched

BEFORE = """The brigade has moved its headquarters to Tapa, and the
ministry says that it will stay there for some time.
"""
BARS = """| Host | Lead nation | Soldiers |
|------|-------------|----------|
| Estonia | United Kingdom | 1,100 |
| Latvia  |                | 2,200 |
"""
BOX = """+---------+----------------+----------+
| Host    | Lead nation    | Soldiers |
+---------+----------------+----------+
| Estonia | United Kingdom | 1,100    |
| Latvia  |                | 2,200    |
+---------+----------------+----------+
"""
TABS = "Host\tLead nation\tSoldiers\nEstonia\tUnited Kingdom\t1,100\nLatvia\t\t2,200\n"
SPACES = """Host        Lead nation       Soldiers
Estonia     United Kingdom    1,100
Latvia                        2,200
"""
SIDE_BY_SIDE = """The school is old and      The ditch is long, and the
has been empty for ten     firm that digs it comes
years. It is cold there.   from Tartu. It is quick.
"""


def article(text: str) -> Article:
    return make_article(read_text(text), Path("a"), article_id="a", sha256="0")


@pytest.mark.parametrize("table", [BARS, BOX, TABS, SPACES], ids=["bars", "box", "tabs", "spaces"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_has_the_words_of_the_head(table: str, end: str):
    text = f"{BEFORE}\n{table}\nIt stays.\n".replace("\n", end)
    read = article(text)
    assert read.text == text
    said = [" ".join(one.replace("|", " ").split()) for one in matched(read)]
    assert [one.replace(";", "").replace("  ", " ") for one in said] == [
        " ".join(BEFORE.split()),
        "Host: Estonia Lead nation: United Kingdom Soldiers: 1,100",
        "Host: Latvia Soldiers: 2,200",
        "It stays.",
    ]
    assert "table head" in {part.reason for part in read.left_out}


@pytest.mark.parametrize(
    "table",
    [
        "Rukla | Germany\nTapa | Britain\n",
        "Rukla\tGermany\nTapa\tBritain\n",
        "Rukla     Germany\nTapa      Britain\nOrzysz    America\n",
        SIDE_BY_SIDE,
    ],
    ids=["bars", "tabs", "spaces", "columns"],
)
def test_rows_that_nothing_heads_are_left_out_and_said(table: str):
    read = article(f"{BEFORE}\n{table}\nIt stays.\n")
    assert [" ".join(one.split()) for one in matched(read)] == [
        " ".join(BEFORE.split()),
        "It stays.",
    ]
    assert {part.reason for part in read.left_out} == {"table"}


@pytest.mark.parametrize(
    "text",
    [
        "1.\tNorway sends 120 men to Rukla\n2.\tSpain sends six jets to Tapa\n",
        "•\tNorway sends 120 men to Rukla\n•\tSpain sends six jets to Tapa\n",
        "Norway sends 120 men.  They stay.\nSpain has six jets.  They fly.\nIt snows.  It does.\n",
    ],
    ids=["numbers", "bullets", "two spaces"],
)
def test_lists_and_prose_are_no_tables(text: str):
    read = article(text)
    assert not read.heads
    assert len(read.sentences) >= 2
    assert "table" not in {part.reason for part in read.left_out}


def test_an_item_goes_on_in_the_lines_that_stand_in_deeper():
    read = article(
        "It has:\n- forty bunkers in the south-east, which\n  were built by a firm from Tartu\n"
        "- eighteen tanks and\n  no drivers\nThe rest is old.\n"
    )
    assert [" ".join(one.split()) for one in matched(read)] == [
        "forty bunkers in the south-east, which were built by a firm from Tartu",
        "eighteen tanks and no drivers",
        "The rest is old.",
    ]
