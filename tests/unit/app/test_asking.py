"""A language model reads: asked once, kept, replayed, proved."""

import json
import re
import socket
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from model_server import Script, serving

from posturemap.asking import ask, plan_asking
from posturemap.build import Plan, build_map
from posturemap.claims import read_project
from posturemap.claims.intake.model import Patience, address_of
from posturemap.claims.intake.records import replay
from posturemap.claims.project.project import ModelChoice
from posturemap.cli import main
from posturemap.errors import GivenError

ARTICLE = """# date: 2026-05-12

Canada leads the battlegroup at Ādaži in Latvia. Poland denied that it had moved 40 tanks to Latvia.
"""
WIRES = ("openai", "ollama")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("POSTUREMAP_MODEL_KEY", raising=False)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def project(desk, url, wire="openai", **more):
    rows = {"wire": wire, "url": url, "name": "small", **more}
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in rows.items())
    (desk / "posturemap.toml").write_text(f"[model]\n{lines}", "utf-8")
    return read_project(desk / "posturemap.toml")


class Clock:
    """Waits in no time, and remembers how long."""

    def __init__(self):
        self.slept = []

    def patience(self, timeout_s=0.3):
        return Patience(timeout_s=timeout_s, pause_s=1.0, sleep=self.slept.append)


def run(*words):
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("wire", WIRES)
def test_a_model_reads_and_the_text_decides(desk, wire):
    script = Script()
    with serving(script) as url:
        project(desk, url, wire)
        result = run("read", "a.txt")
    assert result.exit_code == 0, result.output
    assert "what leaves: title, date and sentences, to small at http://127.0.0.1" in result.output
    assert "1 answer in readings; 7 tokens in, 3 out" in result.output
    (record,) = (desk / "readings").rglob("*.json")
    held = json.loads(record.read_text("utf-8"))
    assert held["answer"]["digest"] == {"openai": "fp_1", "ollama": "sha256:abc"}[wire]
    assert held["request"]["user"].startswith("Published: 2026-05-12\n\n1: Canada leads")
    built = run("build", "a.txt", "--no-cache")
    assert "small: 2 given" in built.output
    claims = [json.loads(line) for line in (desk / "out/claims.jsonl").read_text().splitlines()]
    told = [one for one in claims if "small" in one["reader"]]
    assert len(told) == 2
    denied = next(one for one in told if "tanks" in one["quote"])
    assert denied["quote"].startswith("Poland denied")
    assert not (denied["sure"] and denied["polarity"] == "asserted")
    inputs = json.loads((desk / "out/manifest.json").read_text())["inputs"]
    assert [name for name in inputs if name.startswith("readings/")] == [
        f"readings/{record.parent.name}/{record.name}"
    ]
    assert run("check", "out", "a.txt").exit_code == 0


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize(
    ("steps", "asked", "slept"),
    [
        ((429, 500, 503), 4, [1.0, 2.0, 4.0]),
        (("cut",), 2, [1.0]),
        (("slow",), 2, [1.0]),
        ((408,), 2, [1.0]),
        (("Retry-After: 7",), 2, [7.0]),
        (("Retry-After: \xb2",), 2, [1.0]),
    ],
)
def test_what_passes_is_asked_again(desk, wire, steps, asked, slept):
    script, clock = Script(*steps), Clock()
    with serving(script) as url:
        asking = plan_asking(project(desk, url, wire), "a.txt")
        done = ask(asking, environment={}, patience=clock.patience())
    assert (done.answered, done.failed) == (1, ())
    assert len(script.asked) == asked
    assert clock.slept == slept


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ((500,) * 5, "the server answers 500, 5 times"),
        (("truncated",), "the answer was cut off; raise context"),
        (("page",), "the answer is no JSON"),
        (("prose",), "the model's answer is no JSON"),
    ],
)
def test_what_does_not_pass_fails_its_chunk_by_name(desk, steps, why):
    script, clock = Script(*steps), Clock()
    with serving(script) as url:
        asking = plan_asking(project(desk, url), "a.txt")
        done = ask(asking, environment={}, patience=clock.patience())
        assert [str(one) for one in done.failed] == [
            f"a, chunk 1 of 1 (sentences 1 to 2): {why}" + ("" if why[-1] != "t" else " in [model]")
        ]
        assert not list(desk.rglob("readings/*/*.json"))
        again = ask(asking, environment={}, patience=clock.patience())
    assert again.answered == 1


def test_a_chunk_that_waits_lets_others_go_first(desk):
    (desk / "b.txt").write_text("Canada stays in Latvia.\n")
    script, clock, order = Script(429), Clock(), []
    with serving(script) as url:
        asking = plan_asking(project(desk, url), ["a.txt", "b.txt"])
        ask(
            asking,
            environment={},
            patience=clock.patience(),
            on_step=lambda *_: order.append(len(script.asked)),
        )
    assert [body["messages"][1]["content"][:5] for body in script.asked] == [
        "Publi",
        "1: Ca",
        "Publi",
    ]


def test_a_refusal_ends_the_run_without_the_key(desk, monkeypatch):
    monkeypatch.setenv("POSTUREMAP_MODEL_KEY", "hush")
    script = Script(401)
    with serving(script) as url:
        project(desk, url)
        result = run("read", "a.txt")
    assert result.exit_code == 1
    assert "answers 401" in result.output
    assert "hush" not in result.output
    assert script.headers[0]["Authorization"] == "Bearer hush"


def test_the_key_is_written_nowhere(desk, monkeypatch):
    monkeypatch.setenv("MY_KEY", "hush-hush")
    with serving(Script()) as url:
        project(desk, url, key="MY_KEY")
        assert run("read", "a.txt").exit_code == 0
    run("build", "a.txt", "--no-cache")
    for path in desk.rglob("*"):
        assert path.is_dir() or b"hush-hush" not in path.read_bytes(), path


def test_killed_at_each_request_it_asks_only_what_is_missing(desk):
    lines = [f"Canada keeps {n} soldiers in camp {n} of Latvia." for n in range(1, 51)]
    for number, line in enumerate(lines):
        (desk / f"a{number:02}.txt").write_text(f"{line}\n", "utf-8")
    script, clock = Script(), Clock()
    names = sorted(desk.glob("a??.txt"))

    def killed(*_):
        raise KeyboardInterrupt

    with serving(script) as url:
        asking = plan_asking(project(desk, url), names)
        assert len(asking.chunks) == 50
        for _ in range(50):
            left = tuple(c for c in asking.chunks if not (asking.folder / c.path).is_file())
            with pytest.raises(KeyboardInterrupt):
                ask(replace(asking, open=left), patience=clock.patience(5), on_step=killed)
        assert len(script.asked) == 50
        assert plan_asking(project(desk, url), names).open == ()
    assert len(list((desk / "readings").rglob("*.json"))) == 50
    assert replay(asking.folder, asking.chunks).missing == ()


def test_replay_gives_the_same_bytes_without_a_network(desk, monkeypatch):
    with serving(Script()) as url:
        project(desk, url)
        assert run("read", "a.txt").exit_code == 0
    forbid_sockets(monkeypatch)
    found = read_project("posturemap.toml")
    one, two = (build_map(Plan(project=found, articles="a.txt")).outputs for _ in range(2))
    assert one == two
    assert b"small" in one["claims.jsonl"]


def test_a_changed_article_or_prompt_makes_records_stale_and_says_so(desk):
    with serving(Script()) as url:
        project(desk, url)
        assert run("read", "a.txt").exit_code == 0
        (desk / "words.txt").write_text("Find claims.")
        project(desk, url, prompt="words.txt")
        said = run("build", "a.txt", "--no-cache").output
        assert "a: not read by small: its records are of another prompt" in said
        project(desk, url)
        (desk / "a.txt").write_text(ARTICLE.replace("40", "50"), "utf-8")
        said = run("build", "a.txt", "--no-cache").output
        assert "a: not read by small: 1 of its requests have no record" in said
    assert "run posturemap read" in (desk / "out/report.md").read_text()


def test_a_record_that_was_changed_is_refused(desk):
    with serving(Script()) as url:
        project(desk, url)
        run("read", "a.txt")
    (record,) = (desk / "readings").rglob("*.json")
    record.write_text(record.read_text("utf-8").replace("Canada", "France"), "utf-8")
    result = run("build", "a.txt", "--no-cache")
    assert result.exit_code == 1
    assert "is no record of this request; delete it and ask again" in result.output


@pytest.mark.parametrize("merge", ["both", "model", "rules"])
def test_whose_claims_are_taken_is_said_in_the_project(desk, merge):
    (desk / "a.txt").write_text(ARTICLE + "Germany stationed 500 soldiers in Lithuania.\n", "utf-8")
    with serving(Script()) as url:
        found = project(desk, url, merge=merge)
        run("read", "a.txt")
    own = {c.id for c in build_map(Plan(articles="a.txt", formats=())).posture.claims}
    claims = build_map(Plan(project=found, articles="a.txt", formats=())).posture.claims
    readers = [one.reader for one in claims]
    assert any("small" in one for one in readers) is (merge != "rules")
    assert all("small" in one for one in readers) is (merge == "model")
    if merge == "rules":
        assert {one.id for one in claims} == own


def test_a_long_article_goes_in_chunks_that_overlap(desk):
    lines = [f"Canada keeps {n} soldiers in camp {n} of Latvia." for n in range(1, 401)]
    (desk / "a.txt").write_text(" ".join(lines) + "\n")
    asking = plan_asking(project(desk, "http://127.0.0.1:1", context=4096), "a.txt")
    assert len(asking.chunks) > 1
    assert asking.chunks[0].first == 1
    for before, after in zip(asking.chunks, asking.chunks[1:], strict=False):
        assert after.own == before.last + 1
        assert after.first == after.own - 3
        assert after.request["user"].startswith(f"{after.first}: Canada keeps {after.first} ")
    assert asking.chunks[-1].last == 400


def test_a_dry_run_says_the_cost_and_asks_nothing(desk):
    script = Script()
    with serving(script) as url:
        project(desk, url)
        result = run("read", "a.txt", "--dry-run")
    assert result.exit_code == 0
    assert "to ask: 1 request, about " in result.output
    assert script.asked == []
    assert not (desk / "readings").exists()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://models.example.org", "would send the articles unencrypted"),
        ("ftp://127.0.0.1", "url is no address of a server"),
        ("http://me:secret@127.0.0.1", "without name and password"),
        ("http://127.0.0.1:x", "url is no address of a server"),
        ("http://127.0.0.1.example.org", "unencrypted"),
    ],
)
def test_articles_go_to_one_safe_address(url, said):
    with pytest.raises(GivenError) as caught:
        address_of(ModelChoice(wire="openai", url=url, name="small"))
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:8080/v1", "http://[::1]:1", "https://a.example"])
def test_safe_addresses_are_taken(url):
    assert address_of(ModelChoice(wire="openai", url=url, name="small")).hostname


def test_a_redirection_is_not_followed(desk):
    with serving(Script(302)) as url:
        project(desk, url)
        result = run("read", "a.txt")
    assert result.exit_code == 1
    assert "answers 302" in result.output


def test_without_a_model_nothing_is_asked(desk):
    result = run("read", "a.txt")
    assert result.exit_code == 1
    assert "has no [model] with wire, url and name" in result.output


def forbid_sockets(monkeypatch):
    def forbidden(*_, **__):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    monkeypatch.setattr(socket, "create_connection", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)


def test_no_other_command_opens_a_socket(desk, monkeypatch):
    with serving(Script()) as url:
        project(desk, url)
        run("read", "a.txt")
    forbid_sockets(monkeypatch)
    commands = [
        ("build", "a.txt", "--no-cache"),
        ("extract", "a.txt"),
        ("check", "out", "a.txt"),
        ("borders",),
        ("places", "Tapa"),
        ("export", "out", "--format", "kml"),
        ("figure", "out", "-o", "map.svg"),
        ("diff", "out", "out"),
        ("stats", "out"),
        ("review", "init", "a.txt"),
        ("review", "list"),
        ("batch", "a.txt", "--out", "tables"),
    ]
    # `watch` never ends by itself; what it does is `build`.
    assert {words[0] for words in commands} | {"read", "watch"} == set(main.commands)
    for words in commands:
        result = run(*words)
        assert result.exit_code == 0, (words, result.output, result.exception)


def test_the_guide_is_as_it_is_walked(desk):
    guide = (Path(__file__).parents[3] / "docs/guide/own-model.md").read_text("utf-8")
    files = re.findall(r"^`(\S+)`:\n\n```\w*\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == ["notice.txt", "posturemap.toml"]
    with serving(Script()) as url:
        for name, content in files:
            (desk / name).write_text(content.replace("http://127.0.0.1:11434", url), "utf-8")
        for block in re.findall(r"^```console\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE):
            command, _, output = block.partition("\n")
            said = run(*command.removeprefix("$ posturemap ").split()).output
            assert said.replace(url, "http://127.0.0.1:11434") == output
    (command,) = re.findall(r"^```sh\nposturemap (.*?)\n```$", guide, re.DOTALL | re.MULTILINE)
    assert "small: 2 given" in run(*command.split()).output
