"""PDFs of real makers give the text, and so the claims, of their source."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.extract import extract
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.pdf import read_pdf
from posturemap.claims.reading.pdf.hyphens import join
from posturemap.claims.reading.unreadable import UnreadableError

from .documents import lines, pdf

DATA = Path(__file__).parents[3] / "data" / "pdf"
MAKERS = (
    "abiword", "chromium", "ghostscript", "groff", "libreoffice", "locked", "reportlab", "scan",
    "tex", "weasyprint", "webkit",
)  # fmt: skip
COLUMNS = ("columns-by-rows", "columns-tex", "columns-weasyprint")
NOTES = ("notes-chromium", "notes-weasyprint")


def body(name: str) -> Body:
    return read_pdf((DATA / f"{name}.pdf").read_bytes())


def article(name: str) -> Article:
    return make_article(body(name), Path("a"), article_id="a", sha256="0")


def painted(*pages: str) -> Body:
    return read_pdf(pdf(*pages))


def sentences(read: Article) -> list[str]:
    return [read.text[s.start : s.end] for s in read.sentences]


def words(name: str, maker: str) -> list[str]:
    """Return the sentences of a text, as far as a maker has the letters for them."""
    found = sentences(read_article(DATA / f"{name}.txt"))
    gone = str.maketrans("", "", "Āūē") if maker == "groff" else {}
    return [sentence.translate(gone) for sentence in found]


@pytest.mark.parametrize("maker", MAKERS)
def test_each_maker_gives_the_sentences_of_the_text(maker: str):
    assert sentences(article(maker)) == words("brief", maker)


@pytest.mark.parametrize("maker", ["chromium", "tex", "reportlab"])
def test_a_pdf_gives_the_claims_of_its_text(maker: str):
    wanted = [(c.quote, c.type) for c in extract(read_article(DATA / "brief.txt"))]
    assert [(c.quote, c.type) for c in extract(article(maker))] == wanted
    assert len(wanted) > 5


@pytest.mark.parametrize("maker", COLUMNS)
def test_columns_are_read_one_after_the_other(maker: str):
    assert sentences(article(maker)) == words("columns", maker)


@pytest.mark.parametrize("maker", NOTES)
def test_note_marks_leave_the_text_and_notes_become_sources(maker: str):
    read = article(maker)
    assert "300 soldiers at Rukla in Lithuania. The Netherlands sent 270" in read.text
    assert [marker.number for marker in read.markers] == [1, 2]
    assert [read.text[: m.start].split()[-1] for m in read.markers] == ["Lithuania.", "2024,"]
    assert [(source.number, source.title[:9]) for source in read.sources] == [
        (1, "Ministry "),
        (2, "The Hague"),
    ]


@pytest.mark.parametrize("maker", NOTES)
def test_rows_of_a_table_have_the_words_of_its_head(maker: str):
    read = body(maker)
    rows = [read.text[item.start : item.end] for item in read.items]
    assert rows[0] == "State: Germany; Soldiers: 4,800; Place: Rukla."
    assert len(rows) == 4


def test_a_table_without_a_head_is_left_out_and_said():
    rows = (
        ("Rukla", "Germany", "Lithuania"),
        ("Tapa", "Britain", "Estonia"),
        ("Valga", "Spain", "Latvia"),
    )
    cells = [
        f"BT /F1 12 Tf {72 + 150 * column} {700 - 20 * row} Td ({words}) Tj ET "
        for row, cells in enumerate(rows)
        for column, words in enumerate(cells)
    ]
    body = painted("".join(cells) + lines("The forces hold the line.", y=500))
    read = make_article(body, Path("a"), article_id="a", sha256="0")
    assert sentences(read) == ["The forces hold the line."]
    assert next((part.reason, part.words) for part in read.left_out) == (
        "table",
        "Rukla Germany Lithuania",
    )


def test_numbers_of_lines_in_the_margin_do_not_come_between_the_words():
    said = "The forces hold the line and wait for the others"
    rows = [
        f"BT /F1 12 Tf 72 {740 - 14 * row} Td ({row + 1}) Tj 60 0 Td ({said}) Tj ET "
        for row in range(10)
    ]
    assert f"{said} {said}" in painted("".join(rows)).text.replace("\n", " ")


@pytest.mark.parametrize("maker", ["chromium", "weasyprint"])
def test_running_heads_of_a_real_maker_are_left_out_and_said(maker: str):
    read = body(maker)
    assert "Example Wire" not in read.text
    assert [part.words for part in read.left_out if part.reason == "running head"]


def test_pages_begin_where_their_first_line_does():
    read = body("weasyprint")
    assert len(read.pages) == 2
    assert read.text[: read.pages[1]].rstrip().endswith("figures.")


def test_a_scan_is_said_to_be_one():
    assert ["is a scan" in note for note in body("scan").notes] == [True]
    assert not body("reportlab").notes


def test_document_properties_are_the_last_resort():
    read = article("reportlab")
    assert (read.title, read.found["title"]) == ("The flank in figures", "file")
    assert (read.author, read.found["author"]) == ("Anna Example", "document properties")
    assert read.found["date"] == "document properties"


def test_hidden_text_over_no_ink_is_not_a_scan():
    picture = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    with pytest.raises(UnreadableError, match="only text that cannot be seen"):
        painted(picture + lines("A secret that the picture does not show.", before="3 Tr"))


def test_text_under_a_picture_is_hidden():
    picture = "q 500 0 0 100 50 450 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    read = painted(lines("It holds.") + lines("A secret.", y=500) + picture)
    assert "secret" not in read.text
    assert [(part.reason, part.words) for part in read.left_out] == [("hidden", "A secret.")]


def test_text_under_other_text_is_hidden():
    read = painted(
        "q " + lines("A secret.", y=500, before="1 g") + "Q " + lines("It holds.", y=500)
    )
    assert read.text == "It holds.\n"


def test_a_redacted_word_is_hidden_and_the_line_stays():
    read = painted(lines("It holds the line in spring.") + "0 g 82 695 30 16 re f")
    assert "holds" not in read.text
    assert "line in spring." in read.text


def test_two_pages_that_are_alike_are_read():
    page = lines("The memo says that the forces", "stay. They hold", "the line.")
    assert "The memo says that the forces stay." in painted(page, page).text


def test_letters_that_make_no_words_are_refused():
    soup = ["7KH EULJDGH ZDV LQ WKH WRZQ RI 5XNOD DQG LW VWDQGV WKHUH QRZ"] * 6
    with pytest.raises(UnreadableError, match="letters that make no words"):
        painted(lines(*soup))


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("rein-", "forcements", "reinforcements"),
        ("the German-", "led brigade", "the German-led brigade"),
        ("Lithu-", "ania holds", "Lithuania holds"),
        ("a long-", "term plan", "a long-term plan"),
        ("long-", "er lines", "longer lines"),
        ("it cal-", "led them", "it called them"),
        ("from 2025-", "2027 on", "from 2025-2027 on"),
        ("the line –", "and more", "the line – and more"),
        ("NATO-", "Ukraine talks", "NATO-Ukraine talks"),
    ],
)
def test_words_cut_at_a_line_s_end(above: str, below: str, joined: str):
    assert join(above, below, {}) == joined


def test_the_document_decides_how_a_cut_word_is_written():
    assert join("the air-", "defence", {"air-defence": 2}) == "the air-defence"
    assert join("the air-", "defence", {"airdefence": 1}) == "the airdefence"


def test_bullets_without_stops_are_items_of_their_own():
    read = painted(lines("Nations:", "• Germany leads at Rukla", "• Denmark has a company"))
    assert read.text == "Nations:\n• Germany leads at Rukla\n• Denmark has a company\n"
    assert len(read.items) == 2


def test_powers_and_ordinals_are_no_note_marks():
    raised = (
        "BT /F1 12 Tf 72 700 Td (It has 5 km) Tj /F1 7 Tf 5 Ts (2) Tj /F1 12 Tf 0 Ts ( here.) Tj ET"
    )
    read = painted(raised)
    assert (read.text, read.marks) == ("It has 5 km² here.\n", ())


def at(x: int, y: float, words: str, size: float = 12) -> str:
    """Return operations that paint words at a place."""
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET "


def paragraphs(*pages: str) -> list[str]:
    return painted(*pages).text.splitlines()


COLUMN = ("The brigade has moved its headquarters", "to a school at Rukla, where it stays for")


@pytest.mark.parametrize(("size", "rise"), [(6, 3), (9, 4.5), (9.8, 4.9)])
def test_a_note_mark_leaves_no_gap_before_a_comma(size: float, rise: float):
    row = f"BT /F1 10 Tf 72 700 Td (The brigade) Tj /F1 {size} Tf {rise} Ts (1) Tj "
    row += "0 Ts /F1 10 Tf (, which "
    read = painted(f"{row}came in spring, stays.) Tj ET {at(72, 680, 'So it said.', 10)}")
    assert read.text.startswith("The brigade, which came in spring, stays.")
    assert [(mark.number, read.text[: mark.start]) for mark in read.marks] == [(1, "The brigade")]


def test_small_notes_with_plain_numbers_stand_behind_the_text():
    row = "BT /F1 12 Tf 72 720 Td (It has 640 soldiers) Tj /F1 8 Tf 5 Ts (1) Tj 0 Ts /F1 12 Tf ( of"
    page = f"{row} its own) Tj ET {at(72, 706, 'and they go where they are told to')}"
    read = painted(page + at(72, 100, "1. A figure.", 8), at(72, 720, "go in the spring of 2026."))
    said = "It has 640 soldiers of its own and they go where they are told to go in the spring of"
    assert read.text.startswith(said)
    assert [read.text[note.start : note.end] for note in read.footnotes] == ["A figure."]


def test_small_items_above_the_text_are_no_notes():
    page = lines(
        "He came to the school in the spring of the", "year 2026 [1] and stays there.", y=720
    )
    page += "BT /F1 12 Tf 72 660 Td (It holds) Tj /F1 7 Tf 5 Ts (1) Tj 0 Ts /F1 12 Tf (, he said.) "
    page += "Tj ET "
    page += at(72, 600, "1. Oil is dear.", 8) + at(72, 560, "The market is watching it.")
    read = painted(page)
    assert not read.footnotes
    assert read.text.splitlines()[-2:] == ["1. Oil is dear.", "The market is watching it."]


def test_cells_are_no_words_of_the_paragraph_below_them():
    cells = at(72, 720, "Poland") + at(140, 720, "United States") + at(222, 720, "Orzysz")
    below = lines("The exercise begins in May and brings many", "men to the woods.", y=690)
    assert "The exercise begins in May and brings many men to the woods." in paragraphs(
        cells + below
    )


def test_cells_below_one_another_are_no_sentence():
    found = paragraphs(lines("Host", "Poland", "Latvia") + lines(*COLUMN, "ever.", y=500))
    assert found[:3] == ["Host", "Poland", "Latvia"]


def test_rows_that_stand_far_apart_are_one_table():
    table = [("Host", "Troops"), ("Latvia", "900"), ("Poland", "40"), ("Norway", "70")]
    page = "".join(
        at(72, 700 - 36 * row, one) + at(250, 700 - 36 * row, two)
        for row, (one, two) in enumerate(table)
    )
    read = painted(page + lines("It stands.", y=500))
    assert "Host: Latvia; Troops: 900." in read.text
    assert [read.text[row.start : row.end] for row in read.head_rows] == ["Host; Troops"]


def test_a_column_below_a_wide_line_goes_on_before_a_name():
    wide = at(
        72, 740, "Three countries are building, and one is looking for its drivers; it says so"
    )
    left = lines(
        "The school is empty, and Colonel Mari", "Example said that the move would take", y=710
    )
    right = "".join(
        at(320, 710 - 14 * row, words) for row, words in enumerate((*COLUMN, "ever and ever."))
    )
    assert any("Mari Example" in one for one in paragraphs(wide + left + right))


def test_a_line_that_is_set_apart_does_not_run_into_the_text_below():
    page = at(102, 720, "One bridge in five would not carry a tank")
    page += lines("Analysts of the institute doubt that the", "plan can be kept.", y=690)
    assert paragraphs(page)[:2] == [
        "One bridge in five would not carry a tank",
        "Analysts of the institute doubt that the plan can be kept.",
    ]
    first = lines("The bridges are old.", y=720) + at(102, 690, "One bridge would not hold")
    assert paragraphs(first, lines("Analysts doubt that the plan can be kept."))[1:] == [
        "One bridge would not hold",
        "Analysts doubt that the plan can be kept.",
    ]


def test_a_large_first_letter_on_the_line_belongs_to_its_word():
    page = "BT /F1 34 Tf 72 700 Td (T) Tj /F1 10 Tf 40 0 Td (he brigade moves to a school.) Tj ET"
    assert paragraphs(page) == ["The brigade moves to a school."]


def test_a_figure_alone_is_no_running_text():
    read = make_article(
        painted(lines("It stands.", y=700) + at(300, 500, "1,000")),
        Path("a"),
        article_id="a",
        sha256="0",
    )
    assert sentences(read) == ["It stands."]
    assert [part.reason for part in read.left_out] == ["figure"]
