import pytest

from posturemap.errors import RegisterError
from posturemap.geo.ground import border_pair
from posturemap.layers import extend_register, load_register
from posturemap.layers.scene.geography import find_place, known_pairs

ADDED = """
[[battlegroup]]
id = "battlegroup-moon"
name = "NATO battlegroup Moon"
host = "EE"
place = "Narva"
echelon = "battalion"
since = "2030"
sidc = "10031004161211023900"
source = "a test"
"""


def test_every_battlegroup_says_who_hosts_and_who_leads():
    units = load_register().battlegroup
    assert sorted(unit.host for unit in units) == [
        "BG",
        "EE",
        "FI",
        "HU",
        "LT",
        "LV",
        "PL",
        "RO",
        "SK",
    ]
    assert {unit.host: unit.framework_nation("2026-07-01") for unit in units} == {
        "BG": "IT", "EE": "GB", "FI": "SE", "HU": "HU", "LT": "DE", "LV": "CA", "PL": "US",
        "RO": "FR", "SK": "ES",
    }  # fmt: skip


def test_the_framework_nation_changes_on_its_day():
    slovakia = next(unit for unit in load_register().battlegroup if unit.host == "SK")
    assert slovakia.framework_nation("2021-01-01") is None
    assert slovakia.framework_nation("2024-06-30") == "CZ"
    assert slovakia.framework_nation("2024-07-01") == "ES"


def test_membership_is_as_of_a_day():
    register = load_register()
    assert not register.is_member("FI", "2023-04-03")
    assert register.is_member("FI", "2023-04-04")
    assert not register.is_member("SE", "2024-03-06")
    assert register.is_member("SE", "2024-03-07")
    assert register.acceded("BY") is None
    assert sum(len(states) for states in register.accession.days.values()) == 32


def test_every_fact_has_a_citation():
    register = load_register()
    entries = [*register.battlegroup, *register.line, *register.operation, *register.base]
    assert all(entry.source for entry in entries)
    assert all(fact.source for entry in entries for fact in entry.fact)


def test_a_file_adds_an_entry_and_replaces_one_of_the_same_id(tmp_path):
    file = tmp_path / "more.toml"
    file.write_text(ADDED, encoding="utf-8")
    register = extend_register(load_register(), file)
    assert register.battlegroup[-1].id == "battlegroup-moon"

    file.write_text(ADDED.replace("battlegroup-moon", "battlegroup-estonia"), encoding="utf-8")
    replaced = extend_register(load_register(), file)
    assert replaced.battlegroup[0].place == "Narva"
    assert len(replaced.battlegroup) == len(load_register().battlegroup)


def test_a_project_file_holds_entries_below_its_own_table(tmp_path):
    file = tmp_path / "posturemap.toml"
    file.write_text('title = "x"\n' + ADDED.replace("[[", "[[register."), encoding="utf-8")
    register = extend_register(load_register(), file, within=("register",))
    assert register.battlegroup[-1].place == "Narva"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (ADDED.replace('host = "EE"', "host = 7"), 5, "battlegroup.0.host"),
        (ADDED.replace('host = "EE"\n', ""), 2, "battlegroup.0.host"),
        (
            ADDED + ADDED.replace('since = "2030"', 'since = "2030"\nsins = 1'),
            19,
            "battlegroup.1.sins",
        ),
        ("[[battlegroup]\n", 1, "not TOML"),
        (ADDED.replace("battlegroup-moon", "eastern-sentry"), None, "eastern-sentry"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(tmp_path, text, line, words):
    file = tmp_path / "more.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=words) as caught:
        extend_register(load_register(), file)
    assert caught.value.line == line


def test_the_gazetteer_has_a_point_for_every_place_of_the_register():
    register = load_register()
    named = [(unit.place, unit.host) for unit in register.battlegroup]
    named += [(base.place, base.host) for base in register.base]
    missing = [name for name, host in named if not getattr(find_place(name, host), "point", None)]
    assert not missing
    assert all(find_place(operation.area) for operation in register.operation)


def test_lines_face_neighbours_that_the_map_has_a_border_for():
    for line in load_register().line:
        assert {border_pair(line.state, faces) for faces in line.faces} <= known_pairs()


def test_an_id_of_two_kinds_is_quoted_in_short(tmp_path):
    file = tmp_path / "more.toml"
    operation = (
        f'[[operation]]\nid = "{"x" * 10_000}"\nname = "N"\narea = "Baltic Sea"\n'
        'actors = ["NATO"]\nsince = "2030"\nsource = "a test"\n'
    )
    file.write_text(ADDED.replace("battlegroup-moon", "x" * 10_000) + operation, encoding="utf-8")
    with pytest.raises(RegisterError, match="give one another id") as caught:
        extend_register(load_register(), file)
    assert len(str(caught.value)) < 300 + len(str(file))
