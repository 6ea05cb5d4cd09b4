"""Tables of a page: rows that say what their cells are."""

from pathlib import Path

import pytest

from .documents import matched
from .webpages import HOLDS, PROSE, REST, SENTENCES, STANDS, read, reasons, sentences

TABLE = (
    "<table>{}<tr><td>Latvia</td><td>Canada</td><td>3,000</td></tr>"
    "<tr><td>Estonia</td><td></td><td>1,200</td></tr></table>"
)


def test_the_rows_of_a_table_say_what_their_cells_are(tmp_path: Path):
    head = "<tr><th>Host</th><th>Framework nation</th><th>Troops</th></tr>"
    article = read(tmp_path, f"<article>{PROSE}{TABLE.replace('{}', head)}</article>")
    assert sentences(article)[3:] == ["Latvia; Canada; 3,000.", "Estonia; 1,200."]
    assert matched(article)[3:] == [
        "Host: Latvia; Framework nation: Canada; Troops: 3,000.",
        "Host: Estonia; Troops: 1,200.",
    ]
    head = next(part for part in article.left_out if part.reason == "table head")
    assert head.words == "Host; Framework nation; Troops"


def row_of(*cells: str) -> str:
    return f"<tr>{''.join(f'<td{cell}</td>' for cell in cells)}</tr>"


HOST = "<tr><th>Host</th><th>2024</th><th>2025</th></tr>"
LATVIA = row_of(">Latvia", ">9", ">1")
TWO_HEADS = (
    "<thead><tr><th rowspan=2>Host</th><th colspan=2>Troops</th></tr>"
    "<tr><th>2024</th><th>2025</th></tr></thead>"
)
NOTE = "The figures are those of the ministry."


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [HOST, row_of(" rowspan=2>Latvia", ">900", ">1,000"), row_of(">40", ">50")],
            ["Host: Latvia; 2024: 900; 2025: 1,000.", "Host: Latvia; 2024: 40; 2025: 50."],
        ),
        (
            [HOST, row_of(">Latvia", " colspan=2>900"), row_of(">Estonia")],
            ["Host: Latvia; 2024, 2025: 900.", "Host: Estonia."],
        ),
        ([TWO_HEADS, LATVIA], ["Host: Latvia; Troops 2024: 9; Troops 2025: 1."]),
        (
            [HOST, row_of(" colspan=3>Tanks"), LATVIA, row_of(f" colspan=3>{NOTE}"), LATVIA],
            [
                "Tanks; Host: Latvia; 2024: 9; 2025: 1.",
                NOTE,
                "Host: Latvia; 2024: 9; 2025: 1.",
            ],
        ),
        (
            ["<tr><th colspan=3>Who is where</th></tr>", HOST, LATVIA],
            ["Host: Latvia; 2024: 9; 2025: 1."],
        ),
        (
            [HOST, row_of(" rowspan=99>Latvia", " rowspan=x colspan=0>9", ">1")],
            ["Host: Latvia; 2024: 9; 2025: 1."],
        ),
    ],
    ids=["down", "across", "two heads", "sections", "title", "nonsense"],
)
def test_cells_that_reach_over_others_are_said_of_each(
    tmp_path: Path, rows: list[str], said: list[str]
):
    article = read(tmp_path, f"<article>{PROSE}<table>{''.join(rows)}</table></article>")
    assert matched(article)[3:] == said


def test_a_table_without_a_header_is_left_out(tmp_path: Path):
    article = read(tmp_path, f"<article>{PROSE}{TABLE.replace('{}', '')}</article>")
    assert sentences(article) == SENTENCES
    assert "table" in reasons(article)


def test_a_table_that_only_arranges_the_page_is_read(tmp_path: Path):
    cells = f"<td>{HOLDS} {STANDS}</td><td>{REST} {HOLDS}</td>"
    article = read(tmp_path, f"<table><tr>{cells}</tr><tr>{cells}</tr></table>")
    assert HOLDS in sentences(article)


def test_cells_that_reach_down_for_ever_make_no_page_large(tmp_path: Path):
    many = "".join(f"<td rowspan=1000>{'soldier ' * 12}{n}</td>" for n in range(60))
    rows = f"<tr>{''.join('<th>Host</th>' for _ in range(60))}</tr><tr>{many}</tr>"
    rows += "<tr><td>Latvia</td></tr>" * 900
    article = read(tmp_path, f"<article>{PROSE}<table>{rows}</table></article>")
    assert len(article.text) < 60_000
