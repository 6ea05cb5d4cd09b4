"""Words are found however their letters are written, and told as they were read."""

from pathlib import Path

import pytest

from posturemap.claims import Article, Marker, Span, read_article
from posturemap.claims.extract import extract
from posturemap.claims.extract.propose import english_figures
from posturemap.claims.letters import cut_out, lookalikes, plain
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.text import read_text


def test_plain_text_costs_nothing():
    assert plain("Spain sent six jets to Šiauliai.").changes == ()


def test_ligatures_open_and_lead_back_as_one_sign():
    copy = plain("ﬁve ﬁghters")
    assert copy.text == "five fighters"
    assert copy.as_read(0, 1) == Span(start=0, end=1)
    assert copy.as_read(1, 4) == Span(start=0, end=3)


def test_a_word_hyphenated_at_the_end_of_a_line_is_whole():
    assert plain("in Lithua\u00ad\nnia").text == "in Lithuania"


def test_the_signs_of_a_quoted_mail_are_no_words():
    assert plain("> Norway sent\n> 120 soldiers, 5 > 4\n>> to Rukla").text == (
        "Norway sent\n120 soldiers, 5 > 4\nto Rukla"
    )


def test_what_leaves_the_text_leaves_no_gap():
    text = "in 2023 [8], and [9] then"
    marks = [Span(start=8, end=11), Span(start=17, end=20)]
    assert plain(text, marks).text == "in 2023, and then"


def test_a_mark_of_a_note_leaves_the_figure_and_stays_its_source():
    text = "Finland has built 110[7] kilometres of fence since 2023.[8]"
    marks = tuple(
        Marker(number=n, start=text.index(f"[{n}]"), end=text.index(f"[{n}]") + 3) for n in (7, 8)
    )
    whole = (Span(start=0, end=len(text)),)
    article = Article(
        id="a", text=text, sha256="0" * 64, paragraphs=whole, sentences=whole, markers=marks
    )
    (claim,) = extract(article)
    assert claim.quantity
    assert (claim.quantity.value, claim.quantity.unit) == (110, "km")
    assert claim.quantity.text == "110[7] kilometres"
    assert claim.source_ref == (7, 8)
    assert claim.quote == text[claim.start : claim.end]


def test_a_sentence_between_marks_of_direction_is_no_headline(tmp_path: Path):
    text = (
        "\u202bNorway sent 120 soldiers to Rukla in May 2025.\u202c\n\n"
        "Denmark keeps 150 soldiers at \u2067Tapa\u2069.\n"
    )
    path = tmp_path / "piece.txt"
    path.write_text(text, encoding="utf-8")
    article = read_article(path)
    assert article.text == text
    assert [article.text[s.start : s.end] for s in article.sentences] == [
        "Norway sent 120 soldiers to Rukla in May 2025.",
        "Denmark keeps 150 soldiers at \u2067Tapa\u2069.",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5,4 percent of GDP", "5.4 percent of GDP"),
        ("€1,25 billion", "€1.25 billion"),
        ("4.800 soldiers", "4,800 soldiers"),
        ("4.800 German soldiers", "4,800 German soldiers"),
        ("4'800 men", "4,800 men"),
        ("1.250.000 euros", "1,250,000 euros"),
        ("€4.800 each", "€4,800 each"),
        ("€4.800 million", "€4.800 million"),
        ("1.340 km of border", "1.340 km of border"),
        ("1,340 km and 4,800 soldiers", "1,340 km and 4,800 soldiers"),
        ("sections 4,5 and 6", "sections 4,5 and 6"),
        ("version 2.100 of the plan", "version 2.100 of the plan"),
    ],
)
def test_figures_are_read_as_english_writes_them(written: str, read: str):
    assert english_figures(written) == read
    assert len(read) == len(written)


@pytest.mark.parametrize("gap", ["\u2009", "\u202f", "\xa0"])
def test_a_thin_space_in_a_figure(gap: str):
    text = f"Germany keeps 4{gap}800 soldiers in Lithuania."
    whole = (Span(start=0, end=len(text)),)
    article = Article(id="a", text=text, sha256="0" * 64, paragraphs=whole, sentences=whole)
    (claim,) = extract(article)
    assert claim.quantity
    assert (claim.quantity.value, claim.quantity.text) == (4800, f"4{gap}800 soldiers")


def test_letters_that_look_latin_are_read_as_such_and_found():
    text = "Britain did n\u043et send 900 soldiers to T\u0430pa, \u041c\u0438\u0440."
    assert plain(text).text == "Britain did not send 900 soldiers to Tapa, \u041c\u0438\u0440."
    assert [text[s.start : s.end] for s in lookalikes(text)] == ["n\u043et", "T\u0430pa"]
    article = make_article(read_text(text), Path("a"), article_id="a", sha256="0" * 64)
    assert article.text == text
    assert article.notes == (
        "letters of other alphabets pass for Latin ones in 2 words: n\u043et, T\u0430pa",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\u0430 big tank", ["\u0430"]),
        ("a tank at \u0410", ["\u0410"]),
        ("the \u0430 tank", ["\u0430"]),
        ("\u0430 \u043e", []),
        ("the \u0430 \u041c\u0438\u0440", []),
        ("\u041c\u0438\u0440 \u0430 tank", []),
        ("\u0430", []),
    ],
)
def test_a_word_of_look_alikes_passes_only_among_latin_ones(text: str, found: list[str]):
    assert [text[span.start : span.end] for span in lookalikes(text)] == found


def test_what_is_cut_out_leads_back():
    text = "Host: Latvia; Troops: 300 men."
    cut = cut_out(text, [Span(start=0, end=6), Span(start=14, end=22)])
    assert cut.text == "Latvia; 300 men."
    for word in ("Latvia", "300", "men"):
        at = cut.text.index(word)
        read = cut.as_read(at, at + len(word))
        assert text[read.start : read.end] == word
        assert cut.as_plain(read.start, read.end) == Span(start=at, end=at + len(word))
    assert cut_out(text, []).text == text
