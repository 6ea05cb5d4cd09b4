"""Two runs side by side."""

import pytest
from click.testing import CliRunner

from posturemap.build import Plan, build_map
from posturemap.cli import main
from posturemap.diff import compare_runs, difference_text

OLD = "Germany keeps 500 soldiers in Lithuania.\n\nCanada has sent 20 tanks to Latvia.\n"
NEW = (
    "Photo: our archive\n\nGermany keeps 500 soldiers in Lithuania.\n\n"
    "France has sent 30 tanks to Estonia.\n"
)


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    root = tmp_path_factory.mktemp("diff")
    for name, text in (("old", OLD), ("new", NEW)):
        (root / "article.txt").write_text(text)
        build_map(
            Plan(articles=(root / "article.txt",), formats=("geojson",), as_of="2026-01-01"),
            out=root / name,
        )
    return root / "old", root / "new"


def test_a_claim_that_only_moved_is_the_same(folders):
    found = compare_runs(*folders)
    assert [c.quote for c in found.withdrawn] == ["Canada has sent 20 tanks to Latvia."]
    assert [c.quote for c in found.added] == ["France has sent 30 tanks to Estonia."]
    assert found.changed == ()


def test_a_run_does_not_differ_from_itself(folders):
    found = compare_runs(folders[0], folders[0])
    assert difference_text(found) == "# 0 claims added, 0 withdrawn, 0 changed\n"


def test_the_command_prints_the_difference(folders):
    result = CliRunner().invoke(main, ["diff", *map(str, folders)])
    assert result.exit_code == 0
    assert result.output.startswith("# 1 claims added, 1 withdrawn, 0 changed\n")
    assert "| forces |" in result.output
