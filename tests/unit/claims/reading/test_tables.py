"""What a table's head says of a cell is known of it, and is no word of its row."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.extract import extract
from posturemap.claims.extract.matching import matching
from posturemap.claims.extract.propose import propose
from posturemap.claims.letters import plain
from posturemap.claims.reading.body import Body, Span
from posturemap.claims.reading.parts import make_article

from .documents import matched

ROWS = """Two forces of allies stood in the Baltic states in May 2025 with 12,000 soldiers in all.

| Force | Host | Troops |
|---|---|---|
| Canadian brigade | Latvia | 3,000 soldiers |
| British battlegroup | Estonia | 9,000 soldiers |
"""


@pytest.fixture
def table(tmp_path: Path) -> Article:
    path = tmp_path / "table.md"
    path.write_text(ROWS, encoding="utf-8")
    return read_article(path)


def test_a_row_is_quoted_without_the_words_of_the_head(table: Article):
    found = [claim for claim in extract(table) if claim.start > table.text.index("Troops")]
    assert len(found) == 2
    for claim in found:
        assert claim.quote == table.text[claim.start : claim.end]
        assert "Host" not in claim.quote
        assert "Force" not in claim.quote
    assert [[place.text for place in claim.places] for claim in found] == [["Latvia"], ["Estonia"]]


def test_the_rows_of_one_table_are_claims_together_or_none_of_them(tmp_path: Path):
    path = tmp_path / "teams.md"
    path.write_text(
        "NATO keeps a battlegroup at Tapa in Estonia.\n\n| Team | Points | City |\n|---|---|---|\n"
        "| Riga FC | 31 | Riga |\n| Flora | 28 | Tallinn |\n",
        encoding="utf-8",
    )
    assert [claim.quote.split()[0] for claim in extract(read_article(path))] == ["NATO"]


def test_the_head_stands_in_the_text_once_and_claims_nothing(table: Article):
    assert table.text.count("Host") == 1
    left_out = [p.words for p in table.left_out if p.reason == "table head"]
    assert left_out == ["Force; Host; Troops"]
    assert table.heads[0] == (table.text.index("Canadian"), "Force: ")
    assert matched(table)[1] == "Force: Canadian brigade; Host: Latvia; Troops: 3,000 soldiers."


def test_a_place_that_the_head_names_stands_in_the_head(tmp_path: Path):
    path = tmp_path / "table.md"
    path.write_text(
        "NATO has battlegroups.\n\n| Year | Soldiers in Latvia | Soldiers in Estonia |\n"
        "|---|---|---|\n| 2025 | Canada has 1,900 soldiers there | Britain has 900 soldiers |\n",
        encoding="utf-8",
    )
    article = read_article(path)
    found = extract(article)
    assert found
    for claim in found:
        assert claim.quote == article.text[claim.start : claim.end]
        for place in claim.places:
            assert place.text == article.text[place.start : place.end]
    proposed = {site.place.name for site in propose(matching(article).article).sites}
    assert proposed >= {"Latvia", "Estonia"}


def test_a_row_that_looks_like_a_date_line_is_a_row():
    text = "The drills were held.\nDrill; Day\nDrill: Oak; Day: 12 May 2025.\n"
    heads = [Span(start=at, end=at + size) for at, size in ((33, 7), (45, 5))]
    rows = Span(start=22, end=32), Span(start=33, end=len(text) - 1)
    body = Body(text=text, heads=tuple(heads), head_rows=rows[:1], items=rows[1:])
    article = make_article(body, Path("a"), article_id="a", sha256="0")
    assert matched(article) == ["The drills were held.", "Drill: Oak; Day: 12 May 2025."]


def test_words_that_are_put_lead_back_to_their_place():
    copy = plain("ﬁve men", put={0: "Troops: ", 4: "all "})
    assert copy.text == "Troops: five all men"
    assert copy.as_read(0, 12) == Span(start=0, end=3)
    assert copy.as_read(13, 17) == Span(start=4, end=4)
    assert copy.as_plain(4, 7) == Span(start=13, end=20)


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Country | 2024 (% of GDP) | 2026 (% of GDP) |", "| Estonia | 3.4 | 5.4 |"),
        ("| Host nation | Place | Soldiers |", "| Latvia | Ādaži | 2,200 |"),
    ],
)
def test_a_row_of_figures_is_one_claim(tmp_path: Path, head: str, row: str):
    path = tmp_path / "table.md"
    rule = "|---" * (head.count("|") - 1)
    path.write_text(f"Allies spend more on defence.\n\n{head}\n{rule}|\n{row}\n", "utf-8")
    quotes = [claim.quote for claim in extract(read_article(path)) if ";" in claim.quote]
    assert quotes == ["; ".join(cell.strip() for cell in row.strip("|").split("|")) + "."]


def test_figures_of_several_columns_are_no_figure_of_the_row(tmp_path: Path):
    path = tmp_path / "table.md"
    head = "| Country | 2024 (% of GDP) | 2026 (% of GDP) |\n|---|---|---|\n"
    text = f"Allies spend more on defence.\n\n{head}| Poland | 4.1 | 4.8 |\n"
    path.write_text(text, "utf-8")
    (row,) = (claim for claim in extract(read_article(path)) if ";" in claim.quote)
    assert (row.quantity, row.date) == (None, None)
    path.write_text(
        text.replace(" 2026 (% of GDP) |", " Army |").replace(" 4.8 |", " Land |"), "utf-8"
    )
    (row,) = (claim for claim in extract(read_article(path)) if ";" in claim.quote)
    assert row.quantity is not None
    assert (row.quantity.value, row.date) == (4.1, "2024")


def test_the_number_of_a_row_is_no_figure_of_it(tmp_path: Path):
    path = tmp_path / "table.md"
    head = "| No. | Project | Where | Cost (EUR million) |\n|---|---|---|---|\n"
    path.write_text(
        f"NATO builds in the Baltic states.\n\n{head}| 2 | Fuel depot | Rukla | 21 |\n", "utf-8"
    )
    (row,) = (claim for claim in extract(read_article(path)) if ";" in claim.quote)
    assert row.quantity is not None
    assert (row.quantity.value, row.quantity.unit) == (21_000_000, "EUR")
    assert row.quantity.text == "21"
