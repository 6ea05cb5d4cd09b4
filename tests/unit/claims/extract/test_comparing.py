"""Places and days that a clause only compares with."""

from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims.extract.choose import without_compared
from posturemap.claims.extract.choose.belonging import Belonging
from posturemap.claims.extract.choose.features import named_of

from .test_carrying import BARE, proposed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The base at Rukla is larger than Vilnius and Pabradė together.", ["Rukla"]),
        (
            "More tanks are at Rukla than in Vilnius, Klaipėda or at Pabradė, say men in Riga.",
            ["Rukla", "Riga"],
        ),
        ("Larger than Vilnius is only Riga.", ["Vilnius", "Riga"]),
        ("From Tapa more than 200 soldiers went to Rukla.", ["Tapa", "Rukla"]),
    ],
)
def test_what_a_place_is_compared_with_is_no_place_of_the_claim(
    tmp_path: Path, text: str, kept: list[str]
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    places = tuple(Belonging(one, inside=True, chance=0.9) for one in named_of(found)["place"])
    choice = without_compared(replace(BARE, end=len(text), places=places), found)
    words = [found.article.text[p.named.start : p.named.end] for p in choice.places]
    assert words == kept


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Russia keeps four ships at Baltiysk, down from seven in 2022.", None),
        ("Some 900 soldiers are there, compared with 1,650 in May 2022.", None),
        ("Down from seven in 2022.", "2022"),
        ("In 2025 Russia keeps four ships there, against 7 before.", "2025"),
        ("Russia fights against Ukraine since 2022.", "2022"),
    ],
)
def test_a_day_that_is_compared_with_is_no_day_of_the_claim(
    tmp_path: Path, text: str, day: str | None
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    date = Belonging(named_of(found)["date"][0], inside=True, chance=0.9)
    kept = without_compared(replace(BARE, end=len(text), date=date), found).date
    assert (kept.named.value if kept else None) == day
