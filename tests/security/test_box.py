"""SECURITY.md, row 61: a reader opens its input and nothing else, and takes no more than it may."""

import contextlib
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from posturemap.box import Bounds, BoxError, ask, landlock, seccomp
from posturemap.box import trial as trials
from posturemap.claims.extract.many import extract_files
from posturemap.claims.inputs import find_inputs
from posturemap.claims.reading import boxed
from posturemap.geo.vectors import Asked, read_vectors
from posturemap.geo.vectors import box as vectors

asking = sys.modules["posturemap.box.ask"]
BOUNDS = Bounds(memory=512 * 2**20, seconds=5)
SAID = "Germany sent 600 soldiers to Rukla in Lithuania in May 2025, the ministry said."
HAS_WALLS = bool(landlock.version()) and os.uname().machine in seccomp._MACHINES
walled = pytest.mark.skipif(not HAS_WALLS, reason="the kernel has no Landlock or no seccomp")


def put(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Give a maker of readers: a module with an `answer`, as if it was installed beside ours."""
    root = put(tmp_path, "root", "").with_name("home")
    root.mkdir()
    with contextlib.suppress(IndexError):
        while True:
            asking._idle.pop().end()
    start = asking._START.replace("sys.argv[1])", f"sys.argv[1]); sys.path.append({str(root)!r})")
    monkeypatch.setattr(asking, "_START", start)

    def make(program: str) -> str:
        put(root, "made.py", program)
        return "made"

    yield make
    while asking._idle:
        asking._idle.pop().end()


WRONG = ("read", "list", "write", "mark", "connect", "run", "signal", "remove")


@walled
@pytest.mark.parametrize("wrong", WRONG)
def test_row_61_a_reader_that_reaches_beyond_its_input_is_refused(tmp_path, wrong):
    canary = put(tmp_path, "canary.txt", "canary-5c1e")
    path = str(tmp_path if wrong == "list" else canary)
    question = json.dumps({wrong: path}).encode()
    told = json.loads(ask("posturemap.box.trial", question, bounds=BOUNDS))
    assert told[wrong] == "refused: Permission denied"
    assert canary.read_text() == "canary-5c1e"
    assert not json.loads(trials.answer(question))[wrong].startswith("refused")  # nor without walls


@walled
def test_row_61_of_what_lies_beside_only_the_folder_that_is_handed_opens(tmp_path):
    canary = put(tmp_path, "canary.txt", "canary-5c1e")
    handed = tmp_path / "handed"
    handed.mkdir()
    own = put(handed, "a.txt", "own")
    for path, found in ((own, "own"), (canary, "refused: Permission denied")):
        question = json.dumps({"read": str(path)}).encode()
        told = json.loads(ask("posturemap.box.trial", question, bounds=BOUNDS, folder=handed))
        assert told == {"read": found}


@walled
def test_row_61_no_bound_of_its_own_can_be_lifted(reader):
    name = reader(
        "import resource\n"
        "def answer(question):\n"
        "    resource.setrlimit(resource.RLIMIT_CPU, (999, resource.RLIM_INFINITY))\n"
    )
    with pytest.raises(BoxError, match="cannot be read"):
        ask(name, b"", bounds=BOUNDS)


ARTICLES = {
    "a.html": f"<p>{SAID}</p>",
    "a.md": f"# A\n\n{SAID}\n",
    "a.csv": f'text\n"{SAID}"\n',
    "a.json": json.dumps([{"text": SAID}]),
    "a.jsonl": json.dumps({"text": SAID}),
    "a.eml": f"Subject: A\n\n{SAID}\n",
    "a.mhtml": f"Content-Type: text/html\n\n<p>{SAID}</p>",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_row_61_every_article_that_is_more_than_plain_text_is_read_in_the_box(
    tmp_path, monkeypatch, name
):
    put(tmp_path, name, ARTICLES[name])
    (found,) = extract_files(find_inputs(tmp_path).files)
    assert found.extracted
    monkeypatch.setattr(boxed, "ask", lambda *_, **__: b'{"reason": "stays in the box"}')
    (found,) = extract_files(find_inputs(tmp_path).files)
    assert found.fault.what == "stays in the box"


def test_row_61_layers_of_others_are_read_in_the_same_box():
    assert vectors.ask_box is ask is boxed.ask


def test_row_61_a_layer_is_read_through_the_walls(tmp_path):
    point = {"type": "Point", "coordinates": [25.5, 58.25]}
    feature = {"type": "Feature", "properties": {}, "geometry": point}
    held = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (table,) = read_vectors(put(tmp_path, "a.geojson", held), Asked()).tables
    assert len(table.shapes) == 1


def test_row_61_a_reader_that_is_killed_names_its_article_and_the_run_goes_on(
    tmp_path, monkeypatch
):
    for name in ("a.html", "c.html"):
        put(tmp_path, name, ARTICLES["a.html"])
    put(tmp_path, "b.html", ARTICLES["a.html"] + "<p>much</p>" * 200_000)
    little = Bounds(memory=2**20, seconds=5)
    much = len(ARTICLES["a.html"])
    monkeypatch.setattr(boxed, "bounds_of", lambda _, size: little if size > much else BOUNDS)
    first, second, third = extract_files(find_inputs(tmp_path).files)
    assert first.extracted
    assert third.extracted
    assert str(second.fault).startswith(f"{tmp_path / 'b.html'}: ")
    assert second.fault.what.endswith("; take the text out")


ENDS = {
    "while True: pass": "takes more than 1 s of processor time to read",
    "import os; os.abort()": "cannot be read within 1 s and 512 MiB",
    "raise ValueError('a knot')": "cannot be read: a knot",
    "bytearray(2**30)": "cannot be read",
    "import time; time.sleep(99)": "takes longer than 2 s to read",
}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a reader is no process of its own")
@pytest.mark.parametrize("does", ENDS)
def test_row_61_how_a_reader_ends_is_said_and_the_next_one_is_read(reader, monkeypatch, does):
    monkeypatch.setattr(Bounds, "patience", 2 if "sleep" in does else 60)
    name = reader(f"def answer(question):\n    if question: return question\n    {does}\n")
    with pytest.raises(BoxError, match=ENDS[does]):
        ask(name, b"", bounds=Bounds(memory=512 * 2**20, seconds=1))
    assert ask(name, b"next", bounds=BOUNDS) == b"next"


def test_row_61_one_file_has_no_hand_in_how_the_next_is_read(reader):
    name = reader("seen = []\ndef answer(question):\n    seen.append(1)\n    return bytes(seen)\n")
    assert [ask(name, b"a", bounds=BOUNDS) for _ in range(2)] == [b"\1", b"\1"]


def test_row_61_where_nothing_forks_one_process_reads_many(reader, monkeypatch):
    monkeypatch.setattr(asking, "_START", asking._START.replace("serve()", "serve(forks=False)"))
    name = reader(
        "import os\n"
        "def answer(question):\n"
        "    if question == b'die': os._exit(3)\n"
        "    if question == b'fail': raise ValueError('a knot')\n"
        "    return str(os.getpid()).encode()\n"
    )
    first, second = (ask(name, b"", bounds=BOUNDS) for _ in range(2))
    assert first == second
    with pytest.raises(BoxError, match="a knot"):
        ask(name, b"fail", bounds=BOUNDS)
    with pytest.raises(BoxError, match="cannot be read"):
        ask(name, b"die", bounds=BOUNDS)
    assert ask(name, b"", bounds=BOUNDS) != first


def test_row_61_many_may_ask_at_once(reader):
    name = reader("def answer(question): return question * 1000\n")
    with ThreadPoolExecutor(3) as pool:
        found = pool.map(lambda n: ask(name, bytes([n]), bounds=BOUNDS), range(20))
        assert list(found) == [bytes([n]) * 1000 for n in range(20)]
