"""What later parts of a sentence take over, and voices that nobody can be sure of."""

from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.extract.choose import (
    carry,
    with_pronouns,
    without_guesses,
)
from posturemap.claims.extract.choose.belonging import Belonging
from posturemap.claims.extract.choose.features import named_of
from posturemap.claims.extract.propose import Proposals, propose

from .choices import bare_choice

BARE = bare_choice()


def proposed(folder: Path, text: str) -> Proposals:
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    return propose(read_article(path))


def named(proposals: Proposals, kind: str, words: str) -> Belonging:
    text = proposals.article.text
    found = (n for n in named_of(proposals)[kind] if text[n.start : n.end] == words)
    return Belonging(next(found), inside=True, chance=0.9)


def test_a_place_is_carried_to_where_and_to_nothing_else(tmp_path: Path) -> None:
    text = "Denmark keeps a company at Tapa, where 150 train, and 20 cook, said the army.\n"
    found = proposed(tmp_path, text)
    tapa, danes = named(found, "place", "Tapa"), named(found, "actor", "Denmark")
    army = named(found, "speaker", "army")
    first = replace(BARE, end=31, places=(tapa,), actors=(danes,), speaker=army)
    second = replace(BARE, start=text.index("where"), end=text.index(", and"))
    third = replace(BARE, start=text.index("20 cook"), end=text.index(", said"))
    carried = carry((first, second, third), found)
    assert [one.places for one in carried] == [(tapa,), (tapa,), ()]
    assert {one.actors for one in carried} == {(danes,)}
    assert {one.speaker for one in carried} == {army}


def test_where_is_not_where_a_move_began(tmp_path: Path) -> None:
    text = "The battalion moved from Rukla to Jonava, where 300 train.\n"
    found = proposed(tmp_path, text)
    rukla, jonava = named(found, "place", "Rukla"), named(found, "place", "Jonava")
    first = replace(BARE, end=40, places=(rukla, jonava))
    second = replace(BARE, start=text.index("where"), end=text.index(".\n"))
    assert carry((first, second), found)[1].places == (jonava,)
    alone = replace(first, places=(rukla,))
    assert carry((alone, second), found)[1].places == (rukla,)


def test_nothing_is_carried_into_the_next_sentence(tmp_path: Path) -> None:
    found = proposed(
        tmp_path, "Denmark keeps a company at Tapa. With 150 soldiers it trains there.\n"
    )
    first = replace(BARE, end=31, places=(named(found, "place", "Tapa"),))
    second = replace(BARE, start=33, end=66, sentence=1)
    assert carry((first, second), found)[1].places == ()


@pytest.mark.parametrize(
    ("before", "is_kept"),
    [
        ("Minister Ieva Ozola met her guest in Riga.", False),
        ("Minister Ieva Ozola met the Danish colleague in Riga.", False),
        ("Minister Juris Ozols spoke to the press in Riga.", True),
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_is_no_voice(
    tmp_path: Path, before: str, *, is_kept: bool
) -> None:
    text = f"{before} Some 150 soldiers will come to Tapa, he said.\n"
    found = proposed(tmp_path, text)
    person = named(found, "speaker", " ".join(before.split()[:3]))
    choice = replace(
        BARE, start=len(before) + 1, end=text.index(", he"), sentence=1, speaker=person
    )
    assert (without_guesses(choice, found).speaker is not None) is is_kept


@pytest.mark.parametrize(("parting", "is_kept"), [(";", False), (",", True)])
def test_who_speaks_behind_a_semicolon_says_nothing_before_it(
    tmp_path: Path, parting: str, *, is_kept: bool
) -> None:
    text = f"Some 150 soldiers will come to Tapa{parting} Ieva Ozola said so in Riga.\n"
    found = proposed(tmp_path, text)
    speaker = named(found, "speaker", "Ieva Ozola")
    choice = replace(BARE, end=text.index(parting), speaker=speaker)
    assert (without_guesses(choice, found).speaker is not None) is is_kept


@pytest.mark.parametrize(
    ("before", "pronoun", "voice"),
    [
        ("Minister Juris Ozols spoke to the press.", ", he said", "Juris Ozols"),
        ("Minister Juris Ozols spoke to the press.\n\n", ", he said", "Juris Ozols"),
        ("Minister Juris Ozols spoke to Ieva Kalna.", ", he said", None),
        ("Minister Juris Ozols met her.", ", he said", None),
        ("The Latvian Navy spoke to the press.", ", he said", None),
        ("The European Union paid for it.", ", he said", None),
        ("Minister Juris Ozols spoke to the press.", "; he said so", None),
        ("Minister Juris Ozols spoke to the press.", ", he knows", None),
    ],
)
def test_he_said_means_the_one_person_named_before(
    tmp_path: Path, before: str, pronoun: str, voice: str | None
) -> None:
    text = f"{before} Some 150 soldiers will come to Tapa{pronoun} in Riga.\n"
    found = proposed(tmp_path, text)
    choice = replace(BARE, start=text.index("Some"), end=text.index(pronoun), sentence=1)
    speaker = with_pronouns(choice, found).speaker
    assert (speaker.named.value if speaker else None) == voice


@pytest.mark.parametrize(
    ("saying", "is_kept"),
    [("was told", False), ("declined to comment", False), ("told us", True)],
)
def test_who_was_told_or_kept_silent_says_nothing(
    tmp_path: Path, saying: str, *, is_kept: bool
) -> None:
    text = f"Some 150 soldiers will come to Tapa, Ieva Ozola {saying} in Riga.\n"
    found = proposed(tmp_path, text)
    choice = replace(BARE, end=text.index(","), speaker=named(found, "speaker", "Ieva Ozola"))
    assert (without_guesses(choice, found).speaker is not None) is is_kept


@pytest.mark.parametrize(
    ("parting", "chance", "is_kept"),
    [(" ", 0.4, True), (" ", 0.3, False), ("\n\n", 0.4, False), ("\n\n", 0.7, True)],
)
def test_a_voice_of_another_sentence_has_to_be_likelier(
    tmp_path: Path, parting: str, *, chance: float, is_kept: bool
) -> None:
    first = "Ieva Ozola spoke to the press in Riga."
    text = f"{first}{parting}Some 150 soldiers will come to Tapa in May.\n"
    found = proposed(tmp_path, text)
    speaker = replace(named(found, "speaker", "Ieva Ozola"), inside=False, chance=chance)
    start = text.index("Some")
    choice = replace(BARE, start=start, end=len(text) - 1, sentence=1, speaker=speaker)
    assert (without_guesses(choice, found).speaker is not None) is is_kept


@pytest.mark.parametrize(
    ("parting", "chance", "is_kept"),
    [(" ", 0.6, False), (" ", 0.8, True), ("\n\n", 0.8, False), ("\n\n", 0.95, True)],
)
def test_a_voice_that_is_named_later_has_to_be_likelier_still(
    tmp_path: Path, parting: str, *, chance: float, is_kept: bool
) -> None:
    told = "Some 150 soldiers will come to Tapa in May."
    found = proposed(tmp_path, f"{told}{parting}Ieva Ozola spoke to the press in Riga.\n")
    speaker = replace(named(found, "speaker", "Ieva Ozola"), inside=False, chance=chance)
    choice = replace(BARE, end=len(told) - 1, speaker=speaker)
    assert (without_guesses(choice, found).speaker is not None) is is_kept
