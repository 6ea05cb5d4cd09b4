"""Who may be speaking: named in full, and nobody who only stands there."""

from pathlib import Path

import pytest

from .test_carrying import proposed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Ieva Ozola said so.", "Ieva Ozola"),
        ("OZOLA: It is late.\n\nIeva Ozola leads it.", "Ieva Ozola"),
        ("It is late, Ozola said. Ieva Ozola leads the ministry.", "Ieva Ozola"),
        ("The Belarusian defence ministry rejected it.", "Belarusian defence ministry"),
        ("Some officials doubt it.", "officials"),
        ("Does Karl Holm believe it?", "Karl Holm"),
        ("It was the State Department that said so.", "State Department"),
        ("“Yes,” said Commander Riina Mägi of the Estonian Defence League.", "Riina Mägi"),
        ("The auditors write that it leaks.", "auditors"),
        ("My cousin says that it leaks.", "cousin"),
        ("It will be ready in May, reckons the yard.", "yard"),
        ("18:55 The Latvian defence minister: “It is late.”", "Latvian defence minister"),
        ("It was Estonia’s Chancellor of Justice who said so.", "Estonia’s Chancellor of Justice"),
    ],
)
def test_who_may_speak_is_named_in_full(tmp_path: Path, text: str, name: str) -> None:
    assert name in [speaker.name for speaker in proposed(tmp_path, f"{text}\n").speakers]


def test_a_question_s_first_word_is_no_name(tmp_path: Path) -> None:
    text = "NATO said that it leaks. It is late.\n\nDoes NATO know? Could Tallinn say?\n"
    named = {speaker.name for speaker in proposed(tmp_path, text).speakers}
    assert {"NATO", "Tallinn"} <= named
    assert not {"Does NATO", "Could Tallinn"} & named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Colonel Aivo Mets drew it. The colonel laughed.", "Aivo Mets"),
        ("Lt. Gen. Dale Kest came. The general nodded.", "Dale Kest"),
        ("Rear Admiral (ret.) Ola Kvam spoke. The admiral left.", "Ola Kvam"),
        ("Jan Rek, the mayor of Suwałki, waited. The mayor wrote.", "Jan Rek"),
        ("The German defence minister, Karl Holm, came. The minister left.", "Karl Holm"),
        ("Prime Minister Olof Berg met Minister Ida Roos. The minister left.", "Ida Roos"),
        ("Prime Minister Olof Berg met Minister Ida Roos. The prime minister left.", "Olof Berg"),
        ("General Jan Kos met General Roch Bąk. The general said so.", "general"),
        ("Colonel Aivo Mets drew it. A colonel laughed.", "colonel"),
        ("Colonel Aivo Mets drew it. The Polish colonel laughed.", "Polish colonel"),
        ("Ships are in the North Sea, the admiral wrote. The admiral left.", "admiral"),
    ],
)
def test_an_office_is_who_alone_was_named_with_it(tmp_path: Path, text: str, name: str) -> None:
    assert proposed(tmp_path, f"{text}\n").speakers[-1].name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Warsaw's own count it is so.\n", ["Warsaw"]),
        ("A plan by the Defence Command's staff failed.\n", ["Defence Command"]),
        ("On Monday Estonia's navy left.\n", ["Estonia's navy"]),
        ("My friend says that it is so.\n", ["friend"]),
        ("A Finnish lawmaker had suggested it.\n", ["Finnish lawmaker"]),
        ("The Latvians were told so.\n", []),
        ("The Latvians have said so.\n", ["Latvians"]),
    ],
)
def test_a_name_is_whole_and_holds_no_day_and_no_verb(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    assert [one.name for one in proposed(tmp_path, text).speakers] == names


def test_an_article_alone_is_no_name(tmp_path: Path) -> None:
    found = proposed(tmp_path, "17:58 A reader sends a picture of 12 tanks at Tapa.\n").speakers
    assert not {"A", "The"} & {speaker.name for speaker in found}


def test_a_code_is_no_name(tmp_path: Path) -> None:
    found = proposed(tmp_path, "They said so, see SGFWcXRpzNqR for more.\n").speakers
    assert not [speaker for speaker in found if "SGF" in speaker.name]


def test_a_ship_s_name_is_no_speaker(tmp_path: Path) -> None:
    found = proposed(tmp_path, "The frigate Hamburg called at Klaipėda, Ozola said.\n").speakers
    assert "Hamburg" not in [speaker.name for speaker in found]
    assert "Ozola" in [speaker.name for speaker in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two Estonian ships came, Ozola said.", ["Ozola"]),
        ("Trains take a year, a Dutch planner says.", ["Trains", "planner"]),
        ("Trains take a year, says a Dutch planner.", ["Trains", "planner"]),
        ("An Estonian said so.", ["Estonian"]),
        ("The Russian embassy called it an invention: “No Russian ship was near.”", ["embassy"]),
    ],
)
def test_an_adjective_of_a_nation_is_no_speaker(
    tmp_path: Path, text: str, names: list[str]
) -> None:
    found = proposed(tmp_path, f"{text}\n").speakers
    assert [one.name.split()[-1] for one in found] == names


def test_the_words_of_a_role_speak_only_with_it(tmp_path: Path) -> None:
    text = "The tanks are there, the British defence ministry said in London.\n"
    assert [one.name for one in proposed(tmp_path, text).speakers] == [
        "British defence ministry",
        "London",
    ]


@pytest.mark.parametrize(
    ("text", "name", "is_object"),
    [
        ("Troops near Minsk are ready.", "Minsk", True),
        ("According to Minsk, the troops are ready.", "Minsk", False),
        ("The troops, in Ozola's view, are ready.", "Ozola", False),
        ("The minister wrote to Ieva Ozola.", "Ieva Ozola", True),
        ("The visit of the Latvian army went well.", "Latvian army", True),
    ],
)
def test_who_is_spoken_of_does_not_speak(
    tmp_path: Path, text: str, name: str, *, is_object: bool
) -> None:
    found = proposed(tmp_path, f"{text}\n").speakers
    assert [one.is_object for one in found if one.name == name] == [is_object]
