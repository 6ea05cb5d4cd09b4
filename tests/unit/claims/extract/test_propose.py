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


def test_a_group_of_states_is_each_of_them(tmp_path: Path) -> None:
    (actor,) = _propose(tmp_path, "They met in the Baltic states on Monday.\n").actors
    assert actor.actors == ("EE", "LV", "LT")


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


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Troops bridge it at Jonava, 30 km from Kaunas, in May.", ["Jonava"]),
        ("Germans train at Rukla (some 20 km east of Kaunas).", ["Rukla"]),
        ("At Rukla, between Kaunas and Ukmergė, they train.", ["Rukla"]),
        ("They train 30 km from Kaunas.", ["30 km from Kaunas"]),
        ("In Latvia, 30 km from Rēzekne, they train.", ["Latvia", "30 km from Rēzekne"]),
        ("Some train at Rukla, others near Kaunas.", ["Rukla", "Near Kaunas"]),
    ],
)
def test_what_lies_beside_a_place_says_where_the_place_before_it_is(
    tmp_path: Path, text: str, named: list[str]
) -> None:
    assert [site.place.name for site in _propose(tmp_path, f"{text}\n").sites] == named
