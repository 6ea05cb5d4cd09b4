"""SECURITY.md, rows 44 to 52: what an article's writer may try."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posturemap.claims import Article, Claim, article_from_text
from posturemap.claims.extract import extract
from posturemap.claims.intake import Intake
from posturemap.claims.reading.web import read_webpage
from posturemap.claims.reading.word import read_docx
from posturemap.claims.store import claims_from_text, claims_to_text
from posturemap.claims.unseen import is_turned, unseen_in, visible

from . import words

UNSEEN_PAGES = Path(__file__).parents[1] / "data" / "unseen" / "pages.tsv"
HIDDEN = "Germany sent 7,777 soldiers to Rukla in Lithuania in May 2025."
ARTICLE = (
    "<h1>Notes from the coast</h1><p>Britain leads the battlegroup at Tapa in Estonia, and its "
    "soldiers have stayed there since 2017 as part of the alliance's forward forces.</p>"
    "<p>Canada leads the battlegroup at Ādaži in Latvia, where about 3,000 troops train.</p>"
)
END = "<p>Finland will build a fence along 200 kilometres of its border by the end of 2026.</p>"
TEXT = (
    "Britain did not send 900 soldiers to Tapa in Estonia in May 2025. The ministry said Canada "
    "leads the battlegroup at Ādaži in Latvia.\n\n"
    "Germany sent 9,000 troops to Šiauliai in Lithuania, NATO said.\n"
)


def claimed(text: str) -> tuple[Article, tuple[Claim, ...]]:
    article = article_from_text(text, date="2025-06-10")
    return article, Intake(()).prove(article, extract(article))


def said(claims: tuple[Claim, ...]) -> list[tuple[object, ...]]:
    return [
        (
            *(c.type, c.polarity, c.quantity and c.quantity.value, c.actors, c.date, c.attribution),
            *(place.name for place in c.places),
        )
        for c in claims
    ]


def behind_each_letter(sign: str) -> str:
    return "".join(letter + sign if letter.isalnum() else letter for letter in TEXT)


def unseen_pages() -> Iterator[tuple[str, str, str]]:
    for line in UNSEEN_PAGES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, head, inner = line.split("\t")
            yield name, head, inner


@pytest.mark.parametrize(
    ("head", "inner"), [pytest.param(h, i, id=name) for name, h, i in unseen_pages()]
)
def test_row_44_what_a_page_hides_is_no_text_of_it(head: str, inner: str):
    found = read_webpage(
        f'<!doctype html><html lang="en"><head><title>Notes</title>{head}</head><body><article>'
        f"{ARTICLE}{inner.replace('{}', HIDDEN)}{END}</article></body></html>"
    )
    assert "7,777" not in found.text
    assert "Britain leads" in found.text
    assert "Finland will" in found.text


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="display:none;display:block">{}</p>',
        '<p style="display:none;display:nothing;display:flex">{}</p>',
        "<style>p{opacity:0;animation:k 1s both}@keyframes k{to{opacity:1}}</style><p>{}</p>",
        "<style>@media print{.x{display:none}}</style><p class=x>{}</p>",
        "<style>@media not screen{.x{display:none}}</style><p class=x>{}</p>",
        "<style>@supports not (display:grid){.x{display:none}}</style><p class=x>{}</p>",
        "<style>@layer a{.x{display:none}}.x{display:block}</style><p class=x>{}</p>",
        "<style>aside{--d:none}.x{display:var(--d,block)}</style><p class=x>{}</p>",
        '<div style="height:300px;overflow:hidden"><p style="margin-top:20px">{}</p></div>',
        '<div style="height:0;padding-bottom:60px;overflow:hidden"><p>{}</p></div>',
        '<p style="color:oklch(0.4 0.1 250)">{}</p>',
        '<p style="background:linear-gradient(#fff,#eee);color:#222">{}</p>',
        '<div style="position:relative"><i style="position:absolute;inset:0"></i><p>{}</p></div>',
        '<p style="font-size:clamp(1rem, 2vw, 3rem)">{}</p>',
        '<p style="transform:rotateY(20deg) scale(.9)">{}</p>',
        '<p style="clip-path:polygon(0 0,100% 0,100% 90%,0 100%)">{}</p>',
        '<p style="letter-spacing:-0.02em;line-height:1.2;overflow:hidden">{}</p>',
        '<p style="margin-bottom:-9999px;padding-bottom:9999px">{}</p>',
        "<details open><summary>More</summary><p>{}</p></details>",
    ],
)
def test_row_44_what_a_page_shows_is_text_of_it(shown: str):
    page = f"<title>N</title><article>{ARTICLE}{shown.replace('{}', HIDDEN)}{END}</article>"
    assert "7,777" in read_webpage(page).text


@pytest.mark.parametrize(
    ("inner", "remark"),
    [
        (
            "<style>p b::before{content:'not '}</style><p>It did <b>{}</b></p>",
            "letters: 1 place show",
        ),
        (
            "<details><summary>More</summary><p>{}</p></details>",
            "hidden text: 50 letters show only",
        ),
        ("<style>p::before{content:'\\e901'} li::after{content:'next'}</style><p>{}</p>", ""),
        ("<nav hidden>{}</nav><p>It stays.</p>", ""),
    ],
)
def test_row_44_what_nobody_can_judge_is_said(inner: str, remark: str):
    found = read_webpage(
        f"<title>N</title><article>{ARTICLE}{inner.replace('{}', HIDDEN)}{END}</article>"
    )
    assert [note[: len(remark)] for note in found.notes] == ([remark] if remark else [])


@pytest.mark.parametrize("block", words.UNSEEN.values(), ids=words.UNSEEN)
def test_row_44_what_a_word_file_hides_is_no_text_of_it(block: str):
    seen = "<w:p><w:r><w:t>The line holds.</w:t></w:r></w:p>"
    found = read_docx(words.word_file(seen, block.replace("[]", HIDDEN), styles=words.FAR))
    assert "7,777" not in found.text
    assert "The line holds." in found.text


@pytest.mark.parametrize("block", words.SHOWN.values(), ids=words.SHOWN)
def test_row_44_what_a_word_file_shows_is_text_of_it(block: str):
    assert read_docx(words.word_file(block.replace("[]", HIDDEN))).text == f"{HIDDEN}\n"


PLAIN = said(claimed(TEXT)[1])
UNSEEN = (
    *("\x00", "\x08", "\x1b", "\x7f", "\x9b", "\xad", "\u034f", "\u061c", "\u115f", "\u17b4"),
    *("\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u2063", "\u206a"),
    *("\u3164", "\ufe0f", "\ufeff", "\uffa0", "\ufffb", "\U0001d173", "\U000e0041", "\u200b\u200b"),
)
ALIKE = {
    "Cyrillic": str.maketrans(
        "aeopcxyiBETM",
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0412\u0415\u0422\u041c",
    ),
    "Greek": str.maketrans("oBEN", "\u03bf\u0392\u0395\u039d"),
    "Armenian": str.maketrans("on", "\u0585\u0578"),
    "Cherokee": str.maketrans("TE", "\u13a2\u13ac"),
    "small capitals": str.maketrans("on", "\u1d0f\u0274"),
    "full width": {code: code + 0xFEE0 for code in range(0x21, 0x7F)},
}


@pytest.mark.parametrize("sign", UNSEEN, ids=ascii)
def test_row_50_what_nobody_sees_changes_no_claim_and_is_said(sign: str):
    article, found = claimed(behind_each_letter(sign))
    assert said(found) == PLAIN
    for claim in found:
        assert article.text[claim.start : claim.end] == claim.quote
        (doubt,) = [one for one in claim.doubts if one.field == "letters"]
        assert f"U+{ord(sign[0]):04X}" in (doubt.instead or "")


@pytest.mark.parametrize("letters", ALIKE.values(), ids=ALIKE)
def test_row_50_letters_that_look_latin_change_no_claim(letters: dict[int, int]):
    article, found = claimed(TEXT.translate(letters))
    assert said(found) == PLAIN
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in found)


def test_row_50_a_word_without_one_latin_letter_among_latin_words_is_read_and_said():
    not_ = "\u039d\u041e\u0422"  # Greek and Cyrillic
    article, (claim, *_) = claimed(TEXT.replace("not", not_))
    assert claim.polarity == "negated"
    assert "CYRILLIC CAPITAL LETTER O" in str(claim.doubts)
    assert not_ in article.notes[0]


def test_row_50_decomposed_letters_are_no_doubt():
    _, found = claimed(unicodedata.normalize("NFD", TEXT))
    assert said(found) == PLAIN
    assert not [one for claim in found for one in claim.doubts if one.field == "letters"]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("900", "\u202e009\u202c"),
        TEXT.replace("did not send", "\u202ednes ton did\u202c"),
        "\u202e" + TEXT,
        TEXT.replace("Britain", "\u202e\u202bx\u202cBritain"),
    ],
)
def test_row_50_words_shown_in_another_order_than_written_are_never_sure(text: str):
    _, (claim, *_) = claimed(text)
    assert not claim.sure
    assert "OVERRIDE" in str(claim.doubts)


@pytest.mark.parametrize(
    "closed", ["\u202eabc\u202c def", "\u202eabc\ndef", "\u2066\u202eabc\u2069 def"]
)
def test_row_50_an_override_ends_where_it_is_closed_or_its_line_ends(closed: str):
    assert not is_turned(closed, closed.index("def"), len(closed))
    assert is_turned(closed, closed.index("b"), len(closed))


@pytest.mark.parametrize(
    "end", ["\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii
)
def test_row_50_every_kind_of_line_end_parts_paragraphs(end: str):
    article, found = claimed(TEXT.replace("\n", end))
    assert said(found) == PLAIN
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in found)


ODD = st.sampled_from(
    [*"".join(UNSEEN), "\u0301", "\u0336", "\u0489", "\u202e", "\ufffd", "\n", ">"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT)), ODD), max_size=40))
def test_row_50_every_quote_stands_at_its_offsets(put: list[tuple[int, str]]):
    text = TEXT
    for at, sign in put:
        text = text[:at] + sign + text[at:]
    article, found = claimed(text)
    assert all(article.text[claim.start : claim.end] == claim.quote for claim in found)
    assert claims_from_text(claims_to_text(found), Path("claims.jsonl")) == tuple(
        sorted(found, key=lambda claim: (claim.start, claim.end))
    )


def test_row_50_emoji_need_no_doubt_and_stacked_marks_get_one():
    assert unseen_in("troops \u2764\ufe0f \U0001f468\u200d\U0001f469") == ()
    assert unseen_in("Ta\u0301\u0302pa") == ("U+0302 COMBINING CIRCUMFLEX ACCENT",)
    assert visible("a\x00\u00adb\U000e0041") == "a␀⟨SHY⟩b⟨U+E0041⟩"
