"""The guides say what is so."""

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from posturemap.cli import main

pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")
GUIDES = Path(__file__).parents[3] / "docs/guide"


def write_files(text, folder):
    """Write the files that a guide shows."""
    for name, content in re.findall(
        r"^`(\S+)`:\n\n```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def walk(text):
    """Run the commands that a guide shows, and hold what they print against it."""
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            assert CliRunner().invoke(main, shlex.split(command)[1:]).output == output


def answer(relation):
    """Write the answer to a question as the guide shows it."""
    rows = [relation.columns, ["---"] * len(relation.columns), *relation.fetchall()]
    return "".join(f"| {' | '.join(map(cell, row))} |\n" for row in rows)


def cell(value):
    if isinstance(value, list):
        return ", ".join(map(cell, value))
    return "" if value is None else str(value)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_batch(desk):
    text = (GUIDES / "batch.md").read_text("utf-8")
    write_files(text, desk)
    walk(text)
    for name in re.findall(r"^\| `(\w+(?:\.\w+)?)[/`]\S* \| (?!with)", text, re.MULTILINE):
        assert (desk / "tables" / name).exists(), name


def test_query(desk):
    pytest.importorskip("duckdb", reason="DuckDB is not installed")
    text = (GUIDES / "query.md").read_text("utf-8")
    write_files(text, desk)
    walk(text)
    first, *others = re.findall(
        r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", text, re.DOTALL | re.MULTILINE
    )
    held = {}
    exec(compile(first[0], "query.md", "exec"), held)  # noqa: S102  our own guide
    questions = re.findall(
        r"^```sql\n(.*?)^```\n\n((?:\|[^\n]*\n)+)", text, re.DOTALL | re.MULTILINE
    )
    assert len(questions) == 10
    for question, shown in questions:
        assert answer(held["db"].sql(question)) == shown
    for code, shown in others:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, "query.md", "exec"), {})  # noqa: S102  our own guide
        assert printed.getvalue() == shown
