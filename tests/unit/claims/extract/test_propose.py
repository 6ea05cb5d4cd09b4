"""What is proposed: with high recall, and with no say in what belongs to a claim."""

from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.extract.propose import Proposals, propose


def _propose(folder: Path, text: str, day: str | None = None) -> Proposals:
    path = folder / "a.txt"
    path.write_text((f"# date: {day}\n\n" if day else "") + text, "utf-8")
    return propose(read_article(path))


@pytest.mark.parametrize(
    "clause",
    [
        "Latvia will buy mines.",
        "Estonia has poured concrete for bunkers",
        "the first of which stand near Narva",
    ],
)
def test_a_sentence_may_be_cut_at_its_joints(tmp_path: Path, clause: str) -> None:
    text = (
        "Estonia has poured concrete for bunkers, the first of which stand near Narva, and "
        "Latvia will buy mines.\n"
    )
    (sentence,) = _propose(tmp_path, text).sentences
    clauses = {
        text[sentence.words[first][0] : sentence.words[last][1]]
        for first, last in sentence.clauses()
    }
    assert clause in clauses


def test_a_clause_may_begin_behind_a_verb_of_speech(tmp_path: Path) -> None:
    text = "The ministry said five ships would stay.\n"
    (sentence,) = _propose(tmp_path, text).sentences
    begins = {text[sentence.words[first][0] :].split(maxsplit=1)[0] for first in sentence.firsts}
    assert "five" in begins


def test_a_number_is_not_cut_at_its_half(tmp_path: Path) -> None:
    found = _propose(tmp_path, "Ten thousand came, eight and a half thousand are left.\n")
    (sentence,) = found.sentences
    text = found.article.text
    firsts = [text[slice(*sentence.words[first])] for first in sentence.firsts]
    assert "and" not in firsts
    assert "a" not in firsts


def test_a_label_is_no_clause(tmp_path: Path) -> None:
    found = _propose(tmp_path, "Item 5. Border. Poland has closed its crossing at Kuźnica.\n")
    assert [found.article.text[s.start :].split()[0] for s in found.sentences] == ["Poland"]


def test_headlines_are_not_cut(tmp_path: Path) -> None:
    found = _propose(tmp_path, "Jets at Ämari\n\nSpain sent six jets to Ämari in May 2025.\n")
    assert len(found.sentences) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Ieva Ozola said so.", "Ieva Ozola"),
        ("OZOLA: It is late.\n\nIeva Ozola leads it.", "Ieva Ozola"),
        ("It is late, Ozola said. Ieva Ozola leads the ministry.", "Ieva Ozola"),
        ("The Belarusian defence ministry rejected it.", "Belarusian defence ministry"),
        ("Some officials doubt it.", "officials"),
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
    assert name in [speaker.name for speaker in _propose(tmp_path, f"{text}\n").speakers]


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
    assert _propose(tmp_path, f"{text}\n").speakers[-1].name == name


@pytest.mark.parametrize("short", ["p.m.", "U.S."])
def test_nothing_is_cut_within_dotted_letters(tmp_path: Path, short: str) -> None:
    found = _propose(tmp_path, f"A column will leave Tapa by 10 {short} trains on Monday.\n")
    text = found.article.text
    (sentence,) = found.sentences
    cut = {text[: sentence.words[last][1]] for _, last in sentence.clauses()}
    assert not any(one.endswith(short[:2]) for one in cut)
    assert not any(text[sentence.words[n][0] :].startswith(short[2:]) for n in sentence.firsts)


def test_times_of_a_log_are_no_years_and_no_numbers(tmp_path: Path) -> None:
    text = "# date: 2026-05-17\n\n0640 Two ships left Riga.\n1915 Ships came to Riga.\n"
    found = _propose(tmp_path, text)
    assert not found.dates
    assert [one.quantity.value for one in found.quantities] == [2]


def test_a_year_at_a_sentence_s_head_is_one(tmp_path: Path) -> None:
    found = _propose(tmp_path, "1944 Two ships left Riga. They never came back.\n")
    assert [one.value for one in found.dates] == ["1944"]


def test_an_article_alone_is_no_name(tmp_path: Path) -> None:
    found = _propose(tmp_path, "17:58 A reader sends a picture of 12 tanks at Tapa.\n").speakers
    assert not {"A", "The"} & {speaker.name for speaker in found}


def test_a_code_is_no_name(tmp_path: Path) -> None:
    found = _propose(tmp_path, "They said so, see SGFWcXRpzNqR for more.\n").speakers
    assert not [speaker for speaker in found if "SGF" in speaker.name]


def test_a_ship_s_name_is_no_speaker(tmp_path: Path) -> None:
    found = _propose(tmp_path, "The frigate Hamburg called at Klaipėda, Ozola said.\n").speakers
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
    found = _propose(tmp_path, f"{text}\n").speakers
    assert [one.name.split()[-1] for one in found] == names


def test_a_group_of_states_is_each_of_them(tmp_path: Path) -> None:
    (actor,) = _propose(tmp_path, "They met in the Baltic states on Monday.\n").actors
    assert actor.actors == ("EE", "LV", "LT")


def test_the_words_of_a_role_speak_only_with_it(tmp_path: Path) -> None:
    text = "The tanks are there, the British defence ministry said in London.\n"
    assert [one.name for one in _propose(tmp_path, text).speakers] == [
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
    found = _propose(tmp_path, f"{text}\n").speakers
    assert [one.is_object for one in found if one.name == name] == [is_object]


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("Canada, not Germany, leads the battlegroup.", ["CA"]),
        ("It is not Germany but Canada that leads it.", ["CA"]),
        ("Not only Germany but Norway sends tanks.", ["DE", "NO"]),
        ("Poland closed its border with Belarus.", ["PL"]),
        ("Poland guards its borders with Russia and Belarus.", ["PL"]),
        ("Unlike Estonia, Latvia has a Canadian brigade.", ["LV", "CA"]),
    ],
)
def test_who_is_set_apart_does_not_act(tmp_path: Path, text: str, nations: list[str]) -> None:
    found = _propose(tmp_path, f"{text}\n").actors
    assert [code for one in found for code in one.actors] == nations


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Soldiers of the Georgia National Guard came.", "US"),
        ("A squadron from Moscow, Idaho, came.", "US"),
        ("Soldiers from Georgia came.", "GE"),
        ("The Marine nationale sent a frigate.", "FR"),
        ("The Merevägi sent a minehunter.", "EE"),
    ],
)
def test_namesakes_and_forces_of_a_nation_name_that_nation(
    tmp_path: Path, text: str, nation: str
) -> None:
    (actor,) = _propose(tmp_path, f"{text}\n").actors
    assert actor.actors == (nation,)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Italy took over the mission at Ämari from Norway.", ["IT", "EE"]),
        ("Latvia bought six howitzers from Austria.", ["LV"]),
        ("Latvia bought it. Tanks came from Austria.", ["LV", "AT"]),
        ("Tanks came to Latvia from Austria.", ["LV", "AT"]),
    ],
)
def test_whom_something_is_taken_from_is_no_place(
    tmp_path: Path, text: str, places: list[str]
) -> None:
    assert [one.place.country for one in _propose(tmp_path, f"{text}\n").sites] == places


@pytest.mark.parametrize("country", ["the country", "the whole country", "that country"])
def test_the_country_is_the_one_named_before(tmp_path: Path, country: str) -> None:
    sites = _propose(tmp_path, f"Spain is in Latvia. In {country} it keeps a battery.\n").sites
    assert [site.place.country for site in sites if site.form == "back"] == ["LV"]


@pytest.mark.parametrize(("town", "countries"), [("Rūjiena", ["LV"]), ("Damascus", [])])
def test_the_camp_is_a_town_of_the_flank_named_before(
    tmp_path: Path, town: str, countries: list[str]
) -> None:
    sites = _propose(tmp_path, f"Spain is in {town}. In the camp it keeps a battery.\n").sites
    assert [site.place.country for site in sites if site.form == "back"] == countries


def test_a_post_of_a_live_blog_counts_from_its_own_day() -> None:
    text = "They left yesterday."
    article = Article(
        id="a", text=text, sha256="0", date="2025-06-10", days=((0, 20, "2025-06-03"),)
    )
    assert [mention.value for mention in propose(article).dates] == ["2025-06-02"]


def test_an_article_without_a_day_has_no_relative_dates(tmp_path: Path) -> None:
    text = "The tank will be at Tapa from 2028. A battery will train there in May.\n"
    assert [mention.value for mention in _propose(tmp_path, text).dates] == ["2028"]


def test_a_list_item_ends_as_a_sentence_does(tmp_path: Path) -> None:
    text = (
        "They said:\n\n- Spain keeps a battery at Lielvārde\n- Norway keeps 90 soldiers at Rukla\n"
    )
    found = _propose(tmp_path, text)
    item = found.sentences[-1]
    assert item.words[-1] == (item.end, item.end)
    assert found.article.text[item.start : item.words[item.lasts[-1]][1]].endswith("at Rukla")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Commission will pay for the bridge.", "EU"),
        ("A loan under SAFE pays for it.", "EU"),
        ("The Multinational Corps Northeast leads the drill.", "NATO"),
        ("Joint Force Command Brunssum is in charge.", "NATO"),
        ("The European Investment Bank lent the money.", "European Investment Bank"),
    ],
)
def test_commands_and_bodies_act_for_whom_they_belong_to(
    tmp_path: Path, text: str, name: str
) -> None:
    found = _propose(tmp_path, f"{text}\n").actors
    assert name in {actor for one in found for actor in one.actors}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Jonava is old, and Rukla new. At the town a bridge is built.", ["Jonava"]),
        ("A company is in Orzysz. Half of the camp is new.", ["Orzysz base"]),
        ("Gotland is large, and Saaremaa small. On the island are 900 men.", ["Saaremaa"]),
        ("The islands of the south are empty. Gotland is not.", []),
        ("A company is at Orzysz, not in the camp at Drawsko.", []),
    ],
)
def test_the_base_the_town_and_the_island_are_those_named_last(
    tmp_path: Path, text: str, meant: list[str]
) -> None:
    sites = _propose(tmp_path, f"{text}\n").sites
    assert [site.place.name for site in sites if site.place.text[:3] in ("the", "The")] == meant
