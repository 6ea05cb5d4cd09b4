"""Sentences whose clauses are no claims, whatever they name."""

from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.extract import extract
from posturemap.claims.extract.propose import propose

TOLD = "Canada has 2,200 soldiers in Latvia."


@pytest.mark.parametrize(
    "sentence",
    [
        "This brief examines the defence of the island of Saaremaa.",
        "In October 1944 the Red Army crossed the river near Narva.",
        "During the Cold War Sweden kept four regiments on Gotland.",
        "Some 25,000 Red Army soldiers were sent to Estonia alone.",
        "Soviet bases stood at Paldiski and Liepāja.",
        "How many Danish soldiers are in Estonia?",
        "And is the brigade at Rukla complete?",
        "Denmark's battery reached Liepāja in May?",
        "Opened in March, the depot at Mockava holds five days of shells?",
        "Three missiles struck Kharkiv on Wednesday.",
        "Ukrainian drones hit a refinery in Samara.",
    ],
)
def test_history_war_and_the_text_itself_are_background(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TOLD} {sentence}\n", "utf-8")
    article = read_article(path)
    assert propose(article).background == {1}
    assert [claim.quote.rstrip(".") for claim in extract(article)] == [TOLD.rstrip(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A battalion has 900 soldiers at Tapa, but is that enough?",
        "This battalion has 900 soldiers at Tapa.",
        "Since 1946 no foreign troops have been stationed on Bornholm.",
        "In 1994 the last Russian soldiers left Latvia.",
        "A former Soviet base at Paldiski houses 200 conscripts.",
        "The Soviet bases at Paldiski are used by the Estonian navy now.",
        "In 1972 a base was built at Tapa, which today houses 900 soldiers.",
        "A Ukrainian drone hit a chimney in Lithuania.",
        "Two Russian regiments went from Pskov to Kharkiv.",
    ],
)
def test_what_speaks_of_the_region_today_is_none(tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TOLD} {sentence}\n", "utf-8")
    assert propose(read_article(path)).background == frozenset()
