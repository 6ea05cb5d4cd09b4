"""Timelines: entries below lines that are dates, or behind a date and a colon."""

from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.claim import ClaimType, Polarity
from posturemap.claims.extract.choose import with_entry_date

from .test_carrying import BARE, proposed

HEADED = """18 June 2022

Trains stop in Kybartai. Nobody says for how long.

Cars still pass.

Autumn 2023

In October a fence is built near Druskininkai.

**2024**

On 9 March the crossing at Raigardas is closed.

It stays closed in summer.

What comes next?

An agreement ends.
"""
BEGUN = """18 June 2022 – Trains stop in Kybartai.

October 2023: A fence is built near Druskininkai.

9 March 2024 – The crossing at Raigardas is closed.
"""
STOPPED = """18 June 2022. Trains stop in Kybartai.

October 2023. A fence is built near Druskininkai.

9 March 2024. The crossing at Raigardas is closed.
"""
LISTED = """— April to July 2022: trains stop in Kybartai.

— 2023–24: a fence is built near Druskininkai.

— 9 March 2025 — the crossing at Raigardas is closed.
"""
LIVE = """12 May 2025

Trains stop in Kybartai.

13 May 2025

A fence is built near Druskininkai.

14 May 2025

The crossing at Raigardas is closed.
"""


def _dated(tmp_path: Path, text: str, quote: str, **fields: object) -> str | None:
    found = proposed(tmp_path, text)
    start = found.article.text.index(quote)
    asserted = replace(BARE, polarity=Polarity.ASSERTED, type=ClaimType.FORTIFICATION, date=None)
    choice = replace(asserted, start=start, end=start + len(quote), **fields)
    date = with_entry_date(choice, found).date
    return date.named.value if date else None


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        (HEADED, "Trains stop in Kybartai.", "2022-06-18"),
        (HEADED, "Nobody says for how long.", "2022-06-18"),
        (HEADED, "An agreement ends.", None),
        (HEADED, "a fence is built near Druskininkai.", "2023"),
        (HEADED, "In October a fence is built near Druskininkai.", "2023-10"),
        (HEADED, "On 9 March the crossing at Raigardas is closed.", "2024-03-09"),
        (HEADED, "It stays closed in summer.", "2024"),
        (HEADED.replace("What comes next?\n\n", "2026\n\n"), "An agreement ends.", "2026"),
        (BEGUN, "A fence is built near Druskininkai.", "2023-10"),
        (BEGUN, "The crossing at Raigardas is closed.", "2024-03-09"),
        (STOPPED, "A fence is built near Druskininkai.", "2023-10"),
        (STOPPED, "The crossing at Raigardas is closed.", "2024-03-09"),
        (LISTED, "a fence is built near Druskininkai.", "2023/2024"),
        (LISTED, "the crossing at Raigardas is closed.", "2025-03-09"),
        (LIVE, "A fence is built near Druskininkai.", None),
        (BEGUN.partition("9 March")[0], "A fence is built near Druskininkai.", None),
    ],
)
def test_what_a_timeline_tells_happened_on_the_date_above_it(
    tmp_path: Path, text: str, quote: str, day: str | None
) -> None:
    assert _dated(tmp_path, text, quote) == day


def test_the_last_entry_is_no_longer_than_the_longest_before(tmp_path: Path) -> None:
    text = HEADED.partition("What comes")[0] + "2025\n\nA bridge is mended.\n\n" * 2
    text += "Two lanes open.\n\nOur librarian adds that Rukla has a pond.\n"
    assert _dated(tmp_path, text, "A bridge is mended.") == "2025"
    assert _dated(tmp_path, text, "Our librarian adds that Rukla has a pond.") is None


def test_judgements_plans_and_dated_claims_have_no_date_of_an_entry(tmp_path: Path) -> None:
    quote = "Trains stop in Kybartai."
    assert _dated(tmp_path, HEADED, quote, type=ClaimType.ASSESSMENT) is None
    assert _dated(tmp_path, HEADED, quote, polarity=Polarity.PLANNED) is None
    assert _dated(tmp_path, HEADED, quote, polarity=Polarity.NEGATED) == "2022-06-18"


@pytest.mark.parametrize(
    ("text", "day"), [(HEADED, None), (BEGUN, None), (STOPPED, None), (LIVE, "2025-05-12")]
)
def test_an_entry_is_no_day_of_publication(tmp_path: Path, text: str, day: str | None) -> None:
    path = tmp_path / "timeline.txt"
    path.write_text(text, "utf-8")
    article = read_article(path)
    assert article.date == day
    assert article.title is None


def test_an_entry_of_a_page_is_no_day_of_publication(tmp_path: Path) -> None:
    parts = "".join(f"<h3>{head}</h3><p>{text}</p>" for head, text in _pairs(HEADED))
    path = tmp_path / "timeline.html"
    path.write_text(f"<article><h1>What happened at the border</h1>{parts}</article>", "utf-8")
    assert read_article(path).date is None


def _pairs(text: str) -> list[tuple[str, str]]:
    heads = ["18 June 2022", "Autumn 2023", "9 March 2024", "2025"]
    return [(head, f"{text[16:70]} {head} {text[70:120]}.") for head in heads]
