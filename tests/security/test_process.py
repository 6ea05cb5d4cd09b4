"""Rows 18 to 26, 52, 61 and 62 of the table of what must hold: outputs, processes, messages."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from posturemap import folder as folder_module
from posturemap.build import FORMATS, Plan, build_map
from posturemap.claims import read_claims
from posturemap.claims.project.project import LayerChoice, Project
from posturemap.claims.store import claims_to_text
from posturemap.cli import main
from posturemap.errors import InputError
from posturemap.export import export_layers
from posturemap.folder import files_in, publish
from posturemap.layers import TABLES
from posturemap.manifest import MANIFEST, make_manifest, manifest_text

TEXT = (
    "Germany sent 1,400 soldiers to Rukla in Lithuania in May 2025.\n\n"
    "Canada leads the NATO battlegroup at Ādaži in Latvia, the minister said.\n"
)
# Few layers, so that many builds are quick.
FEW = Project(layers=LayerChoice(omit=tuple(sorted({*TABLES} - {"forces", "battlegroups"}))))
COMMAND = (sys.executable, "-m", "posturemap")


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    root = tmp_path_factory.mktemp("secret-place")
    (root / "a.txt").write_text(TEXT)
    (root / "b.txt").write_text(TEXT.replace("1,400", "900"))
    return root


def _built(root, names=("a.txt", "b.txt"), *, out=None):
    plan = Plan(articles=tuple(root / n for n in names), formats=FORMATS, project=FEW)
    return build_map(plan, out=out).outputs


@pytest.fixture(scope="module")
def outputs(here):
    return _built(here)


def _set(content):
    outputs = {"report.md": content, "map.html": content * 1000}
    return outputs | {MANIFEST: manifest_text(make_manifest({}, outputs, {})).encode()}


def test_row_18_no_path_user_host_or_time_in_any_output(here, outputs):
    known = [str(here), str(Path.home()), os.uname().nodename]
    for name, content in outputs.items():
        for word in known:
            assert len(word) < 4 or word.encode() not in content, (name, word)


def test_row_19_the_same_inputs_give_the_same_bytes(here, outputs, tmp_path):
    assert _built(here, ("b.txt", "a.txt")) == outputs
    (tmp_path / "there").mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(here / name, tmp_path / "there" / name)
        os.utime(tmp_path / "there" / name, (1, 1))
    one, other = tmp_path / "one", tmp_path / "other"
    theirs = {
        "PROJ_LIB": "/nowhere",
        "PROJ_DATA": "/nowhere",
        "GDAL_DATA": "/nowhere",
        "OGR_SQLITE_PRAGMA": "page_size=512",
        "GDAL_SKIP": "GPKG",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
    }
    for out, root, variables in ((one, here, {}), (other, tmp_path / "there", theirs)):
        subprocess.run(
            [*COMMAND, "build", "a.txt", "b.txt", "--no-cache", "--out", str(out)],
            cwd=root,
            env={**os.environ, **variables},
            check=True,
            capture_output=True,
        )
    assert files_in(one) == files_in(other)
    assert all((one / n).read_bytes() == (other / n).read_bytes() for n in files_in(one))


def test_row_20_no_output_reads_a_clock(here, outputs, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert _built(here) == outputs
    assert b"1970-01-0" not in outputs["posture.gpkg"]  # the map's day stands in its place


def test_row_21_text_outputs_are_the_same_on_every_system(outputs):
    for name, content in outputs.items():
        assert "\\" not in name
        if name.endswith((".geojson", ".jsonl", ".md", ".json")):
            assert b"\r" not in content
            content.decode()


@pytest.mark.parametrize("fault", ["full disk", "read only"])
def test_row_22_a_fault_of_the_disk_keeps_the_old_set(tmp_path, monkeypatch, fault):
    publish(_set(b"old"), tmp_path / "out")
    if fault == "full disk":
        monkeypatch.setattr(folder_module, "_write", _full)
    else:
        monkeypatch.setattr(folder_module, "scratch", _full)
    with pytest.raises(InputError, match=r"out: cannot be written \(No space left"):
        publish(_set(b"new"), tmp_path / "out")
    assert (tmp_path / "out" / "report.md").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def _full(*_, **__):
    raise OSError(28, "No space left on device")


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[4])
from test_process import _set
from posturemap import folder

at, seen = int(sys.argv[2]), 0

def killed(frame, event, argument):
    global seen
    if event == "c_call" and argument.__module__ in ("posix", "io", "_io"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "steps":
    folder._exchange = lambda one, other: False
sys.setprofile(killed)
folder.publish(_set(b"new"), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("way", ["exchange", "steps"])
@pytest.mark.parametrize("at", [15, 45])
def test_row_23_a_kill_leaves_the_old_set_or_the_new_one(tmp_path, way, at):
    out = tmp_path / "out"
    publish(_set(b"old"), out)
    arguments = [str(out), str(at), way, str(Path(__file__).parent)]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
    assert done.returncode in (0, -signal.SIGKILL)
    folder_module.refuse_foreign(out)  # what the next run begins with
    assert {p.read_bytes()[:3] for p in out.iterdir() if p.name != MANIFEST} in ({b"old"}, {b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_row_24_of_two_runs_at_once_one_whole_set_stands(tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[2]); from test_process import _set;"
        "from pathlib import Path; from posturemap.folder import publish;"
        "[publish(_set(sys.argv[3].encode()), Path(sys.argv[1])) for _ in range(10)]"
    )
    words = [sys.executable, "-c", script, str(tmp_path / "out"), str(Path(__file__).parent)]
    with (
        subprocess.Popen([*words, "one"], stderr=subprocess.PIPE) as one,
        subprocess.Popen([*words, "two"], stderr=subprocess.PIPE) as two,
    ):
        said = [run.communicate()[1].decode() for run in (one, two)]
    assert any(not text for text in said)
    out = tmp_path / "out"
    assert len({p.read_bytes()[:3] for p in out.iterdir() if p.name != MANIFEST}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_row_25_a_fault_in_the_last_export_publishes_none(here, tmp_path, monkeypatch):
    _built(here, out=tmp_path / "run")
    asked = []

    def convert(name, text, *, to):
        asked.append(name)
        if len(asked) == 2:
            raise InputError("forces", "no room")
        return b""

    monkeypatch.setattr("posturemap.export.convert_layer", convert)
    with pytest.raises(InputError, match="no room"):
        export_layers(tmp_path / "run", "csv")
    assert len(asked) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_row_26_a_claims_file_is_a_fixed_point(outputs, tmp_path):
    written = outputs["claims.jsonl"]
    (tmp_path / "claims.jsonl").write_bytes(written)
    assert claims_to_text(read_claims(tmp_path / "claims.jsonl")).encode() == written


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\0\0\0", b"...\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [".txt", ".html", ".md", ".csv", ".json"])
def test_row_52_without_text_there_is_no_map(tmp_path, monkeypatch, content, ending):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"a{ending}").write_bytes(content)
    done = CliRunner().invoke(main, ["build", f"a{ending}", "--no-cache"])
    assert done.exit_code == 1, done.output
    assert done.output.startswith(f"error: a{ending}")
    assert not (tmp_path / "out").exists()


_FIX = re.compile(
    r"wanted|choose|take the text|make room|move it|say --|name |build it again|build` again|"
    r"save |split|look at|leave|write |give |use |put the file|install|change |did you mean|remove "
)
_INTERNAL = re.compile(r"\w+Error\b|Exception|Traceback|object at 0x|\bNone\b|pydantic|lxml|fiona")
BROKEN = {
    **{f"empty{end}": b"" for end in (".txt", ".md", ".html", ".csv", ".json", ".pdf", ".docx")},
    **{f"blank{end}": b" \n" for end in (".txt", ".md", ".html", ".csv", ".json", ".odt", ".eml")},
    **{f"zip{end}": b"PK\x03\x04rest" for end in (".txt", ".html", ".docx", ".odt", ".csv")},
    **{f"png{end}": b"\x89PNG\r\n" for end in (".txt", ".html", ".pdf", ".docx", ".json")},
    **{f"elf{end}": b"\x7fELF\x02" for end in (".txt", ".md", ".pdf")},
    **{f"cut{end}": b"%PDF-1.7\n1 0 obj" for end in (".pdf", ".txt")},
    **{f"words{end}": b"no such format" for end in (".pdf", ".docx", ".odt", ".xyz", "")},
    "list.json": b"[1, 2, 3]",
    "number.json": b"5",
    "cut.json": b'{"text": "abc',
    "deep.json": b"[" * 100_000,
    "cut.jsonl": b'{"text": "a',
    "no-column.csv": b"a,b\n1,2\n",
    "quote.csv": b'text\n"abc\n',
    "bytes.txt": b"abc \x81\x8d\x8f\xff\xfe\n",
    "dots.txt": b"... --- ...\n",
    "tags.html": b"<html><body><script>x</script></body></html>",
    "date.txt": b"# date: 2025-13-45\n\nGermany sent 400 soldiers to Rukla.\n",
    "missing.txt": None,
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_row_62_a_message_names_file_reason_and_remedy(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    if BROKEN[name] is not None:
        (tmp_path / name).write_bytes(BROKEN[name])
    done = CliRunner().invoke(main, ["extract", name])
    assert done.exit_code == 1, done.output
    (line,) = done.output.splitlines()
    assert line.startswith(f"error: {name}"), line
    assert _FIX.search(line), line
    assert not _INTERNAL.search(line), line
