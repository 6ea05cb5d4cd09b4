from pathlib import Path

import pytest

from posturemap.claims.article import Span
from posturemap.claims.letters import plain
from posturemap.claims.reading.apart import quiet_parts, reason_apart
from posturemap.claims.reading.layout import split_paragraphs
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.text import read_text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_paragraph(end: str):
    text = f"First.{end}{end}  Second. {end}"
    parts = split_paragraphs(text, wrapped=False)
    assert [text[p.start : p.end] for p in parts] == ["First.", "Second."]


@pytest.mark.parametrize(
    "line",
    [
        "Quick Take",
        "Why Deterrence Still Depends on More",
        "UNIFIED FRONT AMID ESCALATION",
        "Can the Line Hold Before 2028?",
        "By Anna Example",
        "Published: 3 March 2025",
        "August 30, 2025",
        "Photo: soldiers cross the river near the camp during the drill.",
        "Cover photo: A tank.",
        "A tank near the depot on Oct. 1, 2024. (Jane Roe/Field Wire)",
        "Anna Example Source: agency/Jane Roe",
        "Read more: the other story about the drill",
        "Related article: Norway moves a frigate to Bergen.",
        "More on this: Norway moves a frigate to Bergen.",
        "Don’t miss: Norway moves a frigate to Bergen.",
        "This story has been updated.",
        "(Photo by Anna Example/Field Wire) Soldiers cross a river.",
        "https://example.org/story",
        "-------",
        "— Daily Wire (@dailywire) May 27, 2026",
        "What it contains:",
        "Sources:",
    ],
)
def test_lines_that_are_not_running_text(line: str):
    assert reason_apart(line)


@pytest.mark.parametrize(
    "line",
    [
        "It holds.",
        "It holds.[3]",
        "“We will stay,” he said.",
        "- Bunkers on the eastern border",
        "The unit is there. " * 8 + "More of it will be ready in 2027 when winter ends",
        "Estonia | Tapa | United Kingdom | 2,200",
        "What will it cost and who will pay for it in the end?",
        "These measures, which the ministry announced at the end of May, are as follows:",
        "Published figures show that the brigade has 4,800 soldiers.",
        "Related costs have doubled since 2022.",
        "This report says that the brigade has 4,800 soldiers.",
        "(The unit is there.)",
    ],
)
def test_lines_that_are_running_text(line: str):
    assert reason_apart(line) is None


def test_a_cut_off_last_line_is_no_headline():
    text = "The brigade arrives.\nAllies have rallied behind the plan with"
    parts = split_paragraphs(text, wrapped=False)
    assert quiet_parts(text, parts, ()) == {}


def test_a_text_that_is_set_to_a_margin_is_joined_to_paragraphs():
    content = (
        "The ministry said on Monday that the work on the eastern border goes\n"
        "on as planned and that the first twenty-eight bunkers will be in the\n"
        "ground before the winter. The rest of them follow in the spring.\n"
        "\n"
        "A second paragraph tells of the money that was set aside for it, and\n"
        "of the neighbours who build their own part of the line in the same\n"
        "years with the same aim.\n"
        "\n"
        "- a list item that stays\n"
        "- another item\n"
    )
    body = read_text(content)
    parts = split_paragraphs(body.text, wrapped=body.wrapped)
    words = [body.text[p.start : p.end] for p in parts]
    assert len(words) == 4
    assert words[0].endswith("in the spring.")
    assert words[2:] == ["- a list item that stays", "- another item"]


def test_a_text_with_a_paragraph_a_line_is_not_joined():
    content = "Short one here.\nShort two here.\nA somewhat longer third line of text.\nFour.\n"
    assert not read_text(content).wrapped


def test_a_list_item_without_a_stop_is_running_text_and_a_caption_is_not():
    text = "The line\nNorway has 120 soldiers at Rukla\nPhoto: a tank\nThe end\n\nIt holds.\n"
    parts = split_paragraphs(text, wrapped=False)
    items = [Span(start=part.start, end=part.end) for part in parts[1:3]]
    quiet = quiet_parts(text, parts, (), items=items)
    assert [text[p.start : p.end] for p in quiet] == ["The line", "Photo: a tank", "The end"]


def test_the_lines_of_a_fact_sheet_are_running_text_and_a_label_alone_is_not():
    text = (
        "Battlegroup at a glance\n\nFramework nation: Canada\nStrength: about 2,300 soldiers\n"
        "Present since: June 2017\nPhoto: Ann Rae\n\nThe brigade arrives.\n\n"
        "Tapa: what comes next\n\nIt grows.\n"
    )
    parts = split_paragraphs(text, wrapped=False)
    quiet = [text[p.start : p.end] for p in quiet_parts(text, parts, ())]
    assert quiet == ["Battlegroup at a glance", "Photo: Ann Rae", "Tapa: what comes next"]


@pytest.mark.parametrize("quoting", ["", "> "])
def test_two_lines_a_paragraph_are_one_sentence(quoting: str):
    lines = [
        "Norway sent 120 soldiers of its northern brigade to Rukla",
        "in Lithuania in March 2025, the defence ministry said.",
        "",
        "Denmark keeps a company at Tapa in Estonia, where about",
        "150 of its soldiers train with the British battlegroup.",
    ]
    text = "".join(f"{quoting}{line}\n" for line in lines)
    article = make_article(read_text(text), Path("a"), article_id="a", sha256="0" * 64)
    assert article.text == text
    told = [plain(text[s.start : s.end]).text for s in article.sentences]
    assert [" ".join(words.split()) for words in told] == [
        " ".join(lines[:2]),
        " ".join(lines[3:]),
    ]
