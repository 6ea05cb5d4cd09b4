"""The documents say what is so."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import posturemap
from posturemap.cli import main

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OWN = (ROOT / "docs/guide/own-layers.md").read_text(encoding="utf-8")
LARGE = (ROOT / "docs/guide/large-maps.md").read_text(encoding="utf-8")
GUARD = (ROOT / "docs/guide/guard.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/guide/from-article-to-map.md").read_text(encoding="utf-8")


def _blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [README, GUIDE, OWN, LARGE, GUARD],
    ids=["README", "guide", "own layers", "large maps", "guard"],
)
def test_commands_print_what_the_document_shows(text, tmp_path, monkeypatch):
    if "posturemap batch" in "".join(_blocks(text, "console")):
        pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")
    monkeypatch.chdir(tmp_path)
    for name, content in re.findall(
        r"^`(\S+)`:\n\n```\w*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    shown = printed = ""
    for block in _blocks(text, "console"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = step.partition("\n")
            words = shlex.split(command)
            assert words[0] == "posturemap"
            result = CliRunner().invoke(main, words[1:])
            shown += f"$ {command}\n{output}"
            printed += f"$ {command}\n{result.output}"
    assert printed == shown


def test_the_python_example_runs(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("Britain leads the battlegroup at Tapa, Estonia.\n")
    (example,) = _blocks(README, "python")
    exec(compile(example, "README.md", "exec"), {})  # noqa: S102  our own example
    assert "Tapa" in capsys.readouterr().out
    assert (tmp_path / "out" / "map.html").is_file()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_as_documented(shell, monkeypatch):
    guide = (ROOT / "docs/guide/command-line.md").read_text()
    assert f"_POSTUREMAP_COMPLETE={shell}_source posturemap" in guide
    monkeypatch.setenv("_POSTUREMAP_COMPLETE", f"{shell}_source")
    assert "posturemap" in CliRunner().invoke(main, [], prog_name="posturemap").output


def test_documents_keep_their_length():
    assert README.count("\n") <= 120
    assert (ROOT / "CONTRIBUTING.md").read_text().count("\n") <= 100


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
)
def test_links_lead_to_files(path):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_decisions_have_numbers_of_their_own():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md")]
    assert sorted(set(numbers)) == sorted(numbers)
    for path in (ROOT / "docs" / "adr").glob("*.md"):
        assert path.read_text().startswith(f"# {int(path.name[:4])}. "), path.name


def test_every_public_name_is_there():
    assert [name for name in posturemap.__all__ if not hasattr(posturemap, name)] == []
    with pytest.raises(AttributeError):
        posturemap.no_such_name  # noqa: B018  the access is the test


def test_every_public_name_has_its_entry_in_the_reference():
    page = (ROOT / "docs" / "reference" / "python.md").read_text()
    named = set(re.findall(r"^::: posturemap\.(\w+)$", page, re.MULTILINE))
    assert named == set(posturemap.__all__)
