"""The guides say what is so."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from posturemap.cli import main

pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")
GUIDES = Path(__file__).parents[3] / "docs/guide"


def written(text, folder):
    """Write the files that a guide shows; return its console blocks."""
    for name, content in re.findall(
        r"^`(\S+)`:\n\n```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("guide", ["batch"])
def test_commands_print_what_the_guide_shows(guide, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (GUIDES / f"{guide}.md").read_text("utf-8")
    for block in written(text, tmp_path):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            assert CliRunner().invoke(main, shlex.split(command)[1:]).output == output
    for name in re.findall(r"^\| `(\w+(?:\.\w+)?)[/`]", text, re.MULTILINE):
        assert (tmp_path / "tables" / name).exists(), name
