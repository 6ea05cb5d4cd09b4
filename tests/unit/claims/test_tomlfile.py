"""TOML that people write: what is wrong with it, word by word and line by line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, ConfigDict

from posturemap.claims.tomlfile import key_lines, line_of, read_toml, toml_text
from posturemap.errors import ProjectError, ReviewError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def even(value: int) -> int:
    if value % 2:
        raise ValueError("wanted an even number")
    return value


def _forbid(kind):
    kind.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    return kind


@_forbid
@dataclass(frozen=True, kw_only=True)
class Row:
    path: str
    weight: float = 1.0
    ends: int | None = None


@_forbid
@dataclass(frozen=True, kw_only=True)
class Whole:
    title: str = ""
    count: int = 0
    pair: Annotated[int, AfterValidator(even)] = 0
    share: float = 0.0
    on: bool = False
    names: tuple[str, ...] = ()
    pages: list[int] = field(default_factory=list)
    colour: Colour = Colour.RED
    size: Literal["s", "m"] = "s"
    row: tuple[Row, ...] = ()
    one: Row | None = None
    terms: Mapping[str, str] = field(default_factory=dict)


def read(tmp_path: Path, text: str):
    path = tmp_path / "a.toml"
    path.write_bytes(text.encode())
    return read_toml(path, Whole, ProjectError)


def refused(tmp_path: Path, text: str) -> str:
    with pytest.raises(ProjectError) as caught:
        read(tmp_path, text)
    return str(caught.value).removeprefix(str(tmp_path / "a.toml"))


def test_a_file_is_read_with_the_line_of_every_key(tmp_path: Path):
    text = (
        "\ufeff# a note\r\ntitle = \"Ādaži\"\r\nshare = 0.5\r\n\r\n[[row]]\r\npath = 'a'\r\n"
        '[[row]]\npath = "b"\nends = 3\n[one]\npath = "c"\n[terms]\n"x y" = "1"\n'
    )
    whole, lines = read(tmp_path, text)
    assert whole == Whole(
        title="Ādaži",
        share=0.5,
        row=(Row(path="a"), Row(path="b", ends=3)),
        one=Row(path="c"),
        terms={"x y": "1"},
    )
    assert lines == {
        ("title",): 2,
        ("share",): 3,
        ("row", 0): 5,
        ("row", 0, "path"): 6,
        ("row", 1): 7,
        ("row", 1, "path"): 8,
        ("row", 1, "ends"): 9,
        ("one",): 10,
        ("one", "path"): 11,
        ("terms",): 12,
        ("terms", "x y"): 13,
    }


def test_a_text_that_was_read_before_is_not_read_again(tmp_path: Path):
    whole, lines = read_toml(tmp_path / "no.toml", Whole, ProjectError, text="count = 2\n")
    assert (whole.count, lines) == (2, {("count",): 1})
    assert read_toml(tmp_path / "no.toml", Whole, ProjectError, text="")[0] == Whole()


def test_keys_are_found_in_texts_of_several_lines_only_where_they_are_keys():
    text = (
        'a.b . c = 1\n"x" = """\nno = 1\n[no]\n"""\ny = \'\'\'one line\'\'\'\n'
        "z = '''\nno = 2\n''' # end\n [ t . u ]\n  v-w = [\n  1,\n]\n[[ t.q ]]\n[[t.q]]\nk = 1\n"
    )
    assert dict(key_lines(text)) == {
        ("a", "b", "c"): 1,
        ("x",): 2,
        ("y",): 6,
        ("z",): 7,
        ("t", "u"): 10,
        ("t", "u", "v-w"): 11,
        ("t", "q", 0): 14,
        ("t", "q", 1): 15,
        ("t", "q", 1, "k"): 16,
    }


def test_a_key_that_is_not_there_is_where_its_table_is():
    lines = {("row", 0): 4, ("row", 0, "path"): 5}
    assert line_of(lines, ("row", 0, "path")) == 5
    assert line_of(lines, ("row", 0, "weight", "x")) == 4
    assert line_of(lines, ("title",)) == 1
    assert line_of(lines, ()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\ntitle = 1\n", ":2: title = 1, wanted text in quotes"),
        ('count = "1"\n', ":1: count = '1', wanted a whole number"),
        ('share = "1"\n', ":1: share = '1', wanted a number"),
        ("on = 1\n", ":1: on = 1, wanted true or false"),
        ("names = 1\n", ":1: names = 1, wanted a list in brackets"),
        ("pages = 1\n", ":1: pages = 1, wanted a list in brackets"),
        ("terms = 1\n", ":1: terms = 1, wanted a table"),
        ("one = 1\n", ":1: one = 1, wanted a table"),
        ("row = [1]\n", ":1: row.1 = 1, wanted a table"),
        ("pages = [1, 'x']\n", ":1: pages.2 = 'x', wanted a whole number"),
        ('colour = "green"\n', ":1: colour = 'green', wanted one of 'red' or 'blue'"),
        ('size = "l"\n', ":1: size = 'l', wanted one of 's' or 'm'"),
        ("pair = 3\n", ":1: pair = 3, wanted an even number"),
        ("[[row]]\npath = 'a'\n[[row]]\nweight = 2\n", ":3: row.2.path is missing"),
        ("[[row]]\npath = 'a'\n\nweight = 'x'\n", ":4: row.1.weight = 'x', wanted a number"),
        ("titel = 'x'\n", ":1: titel is no key here; did you mean title?"),
        ("[one]\npath = 'a'\nwieght = 2\n", ":3: one.wieght is no key here; did you mean weight?"),
        (
            "qqqq = 1\n",
            (
                ":1: qqqq is no key here; known keys are colour, count, ends, names, on, one, "
                "pages, pair, path, row, share, size, terms, title, weight"
            ),
        ),
        ("on = 1\ntitle = 2\ncount = 'x'\n", ":1: on = 1, wanted true or false"),
        ("title = 2024-05-02\ncount = 'x'\n", ":2: count = 'x', wanted a whole number"),
        (f"count = '{'x' * 90}'\n", f":1: count = '{'x' * 59}, wanted a whole number"),
        ("title = \n", ":1: is no TOML: Invalid value"),
        ('a = 1\n\nb = "x\n', ":3: is no TOML: Illegal character '\\n'"),
        ("a = 1\nb = [1,\n", ":3: is no TOML: Invalid value"),
        (
            f"count = {'9' * 5000}\n",
            ": has a number that no computer counts with; wanted one of a few digits",
        ),
        (
            "share = nan\n",
            ": has a number that no computer counts with; wanted one of a few digits",
        ),
        (
            "share = -inf\n",
            ": has a number that no computer counts with; wanted one of a few digits",
        ),
        (
            "pages = " + "[" * 5000 + "]" * 5000 + "\n",
            ": is nested too deep; wanted tables and lists a few levels deep",
        ),
        (
            "on = true\n" + ".".join("a" * 40) + " = 1\n",
            ":2: is nested too deep; wanted tables and lists a few levels deep",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str):
    assert refused(tmp_path, text) == said


def test_days_are_texts(tmp_path: Path):
    assert read(tmp_path, "title = 2024-05-02\n")[0].title == "2024-05-02"
    assert read(tmp_path, "title = 12:30:00\n")[0].title == "12:30:00"


def test_a_file_that_is_no_text_is_refused_by_whoever_asked(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"a = '\xff'")
    with pytest.raises(ReviewError) as caught:
        toml_text(path, ReviewError)
    assert str(caught.value) == (
        f"{path}: byte 5 is not UTF-8, which TOML is; save the file as UTF-8"
    )
    with pytest.raises(ReviewError, match="no such file"):
        toml_text(tmp_path / "no.toml", ReviewError)
    with pytest.raises(ReviewError, match=r":1: title = 1"):
        read_toml(path, Whole, ReviewError, text="title = 1")
