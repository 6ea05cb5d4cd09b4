"""Records of what a model answered: written once, read back word by word, refused where broken."""

import json

import pytest

from posturemap.claims.intake.asking import Chunk
from posturemap.claims.intake.records import (
    Replay,
    given_of,
    has_record,
    replay,
    rows_of,
    write_record,
)
from posturemap.claims.intake.wires import Answer, WireError
from posturemap.claims.reading.limits import limited
from posturemap.errors import GivenError

REQUEST = {"model": "small, or not", "user": "1: Ādaži"}
CHUNK = Chunk(
    article="a", sha256="5a" * 32, number=1, of=2, first=1, last=6, own=4, request=REQUEST
)
OTHER = Chunk(
    article="a", sha256="5a" * 32, number=2, of=2, first=3, last=9, own=7, request={"model": "x"}
)
CLAIMS = {"claims": [{"quote": "It holds.", "sentences": [5], "type": "deployment"}, "x"]}


def answer(text):
    return Answer(text=text, finish="stop", tokens_in=7, tokens_out=3, model="m", digest="d")


def test_a_record_is_one_text_whoever_writes_it(tmp_path):
    assert not has_record(tmp_path, CHUNK)
    write_record(tmp_path, CHUNK, answer("Ādaži \ud800"))
    assert has_record(tmp_path, CHUNK)
    path = tmp_path / CHUNK.path
    assert path.read_text("utf-8") == (
        '{\n "answer": {\n  "digest": "d",\n  "finish": "stop",\n  "model": "m",\n'
        '  "text": "Ādaži \\ud800",\n  "tokens_in": 7,\n  "tokens_out": 3\n },\n'
        ' "request": {\n  "model": "small, or not",\n  "user": "1: Ādaži"\n }\n}\n'
    )
    write_record(tmp_path, CHUNK, answer("again"))
    assert json.loads(path.read_text("utf-8"))["answer"]["text"] == "again"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "readings").write_text("a file")
    with pytest.raises(GivenError) as caught:
        write_record(tmp_path / "readings", CHUNK, answer("x"))
    path = tmp_path / "readings" / CHUNK.path
    assert str(caught.value) == f"{path}: cannot be written: Not a directory"


def test_answers_are_replayed_and_what_is_missing_is_told(tmp_path):
    write_record(tmp_path, CHUNK, answer(json.dumps(CLAIMS)))
    found = replay(tmp_path, (OTHER, CHUNK, OTHER))
    (given,) = found.given
    assert (given.reader, given.where) == ("small or not", f"{CHUNK.name}, claim 1")
    assert (given.articles, given.quote, given.sentences) == (("a",), "It holds.", (5,))
    content = (tmp_path / CHUNK.path).read_bytes()
    assert found.inputs == {f"readings/{CHUNK.path}": content}
    assert found.missing == (OTHER, OTHER)
    assert found.stale == ("a",)
    assert replay(tmp_path / "none", (CHUNK,)) == Replay(missing=(CHUNK,))
    assert replay(tmp_path, ()) == Replay()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({"request": REQUEST, "answer": {"text": 1}}),
        json.dumps({"request": REQUEST, "answer": []}),
        json.dumps({"request": REQUEST}),
        json.dumps({"request": {**REQUEST, "user": "other"}, "answer": {"text": "{}"}}),
        json.dumps({"answer": {"text": "{}"}}),
    ],
)
def test_what_is_no_record_of_the_request_is_named(tmp_path, content):
    path = tmp_path / CHUNK.path
    path.parent.mkdir(parents=True)
    path.write_text(content, "utf-8")
    with pytest.raises(GivenError) as caught:
        replay(tmp_path, (CHUNK,))
    assert str(caught.value) == f"{path}: is no record of this request; delete it and ask again"


def test_a_record_that_is_no_file_of_a_few_megabytes_is_refused_as_one_of_claims(tmp_path):
    write_record(tmp_path, CHUNK, answer("x"))
    with limited(size=0), pytest.raises(GivenError, match="is larger than 0 MiB"):
        replay(tmp_path, (CHUNK,))


def test_claims_of_sentences_before_its_own_are_those_of_the_chunk_before():
    rows = [
        {"quote": "before", "sentences": [2, 3]},
        {"quote": "over", "sentences": [3, 4]},
        {"quote": "own", "sentences": [4]},
        {"quote": "unsaid"},
        {"quote": "named", "article": "b", "sentences": [6]},
    ]
    found = list(given_of(json.dumps({"claims": rows}), CHUNK))
    assert [one.quote for one in found] == ["over", "own", "unsaid", "named"]
    assert [one.where.rpartition(" ")[2] for one in found] == ["2", "3", "4", "5"]
    assert found[-1].articles == ("b", "a")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Surely!", "the model's answer is no JSON"),
        ("[" * 100_000, "the model's answer is no JSON"),
        ("[]", "the model's answer has no list of claims"),
        ('{"claims": {}}', "the model's answer has no list of claims"),
        ("{}", "the model's answer has no list of claims"),
    ],
)
def test_an_answer_of_another_form_is_refused(text, said):
    with pytest.raises(WireError) as caught:
        rows_of(text)
    assert str(caught.value) == said


def test_only_objects_are_claims():
    assert rows_of(json.dumps(CLAIMS)) == CLAIMS["claims"][:1]
