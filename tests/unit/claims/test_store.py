import json
from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims import (
    Alternative,
    Claim,
    ClaimType,
    Grade,
    PlaceMention,
    Quantity,
    Review,
    ReviewState,
)
from posturemap.claims.record import Record
from posturemap.claims.store import (
    claim_to_json,
    claims_from_text,
    read_claims,
    validated,
    write_claims,
)
from posturemap.errors import InputError

PLAIN = Claim(
    id="0123456789ab", article="b", type=ClaimType.DEPLOYMENT, quote="It holds.", start=4, end=13
)
FULL = replace(
    PLAIN,
    id="ba9876543210",
    article="a",
    quote="\u2028“x”\x85</script>"[:9],
    places=(
        PlaceMention(
            text="Tapa",
            start=5,
            end=9,
            name="Tapa",
            country="EE",
            kind="base",
            lat=59.25,
            lon=25.97,
            place_id="x:1",
            precision_m=500.0,
            alternatives=(Alternative(name="Tapa", country="EE", kind="town", score=0.25),),
        ),
    ),
    actors=("GB", "NATO"),
    date="2024-04/2025",
    quantity=Quantity(value=(2, 3.5), unit="km", text="2 to 3.5 km"),
    attribution="the ministry",
    source_ref=(1, 5),
    grade=Grade(reliability="B", credibility=2),
    features=("f1",),
    review=Review(state=ReviewState.REJECTED, by="anna", when="2025-01-02", why="a headline"),
)


def test_claims_come_back_as_they_were(tmp_path: Path):
    path = tmp_path / "claims.jsonl"
    write_claims(path, [PLAIN, FULL])
    assert read_claims(path) == (FULL, PLAIN)


def test_the_same_claims_are_the_same_bytes_in_any_order(tmp_path: Path):
    one, two = tmp_path / "1", tmp_path / "2"
    write_claims(one, [PLAIN, FULL])
    write_claims(two, (FULL, PLAIN))
    assert one.read_bytes() == two.read_bytes()


def test_a_line_of_json_is_one_line_to_every_program():
    assert len(claim_to_json(FULL).splitlines()) == 1


def test_whole_numbers_stay_whole():
    again = claims_from_text(claim_to_json(FULL), "x")[0]
    assert again.quantity is not None
    assert repr(again.quantity.value) == "(2, 3.5)"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"article": "b", ', ""), r"claims\.jsonl:2: article: .*required"),
        (('"start": 4', '"start": "4"'), r"claims\.jsonl:2: start: .*integer, not '4'"),
        (('"deployment"', '"depot"'), r"claims\.jsonl:2: type: .*'deployment'.*, not 'depot'"),
        (('"end": 13', '"end": 14'), r"claims\.jsonl:2: quote has 9 characters, offsets 4–14"),
        (("}", ""), r"claims\.jsonl:2: Invalid JSON"),
        (("0123456789ab", "ba9876543210"), r"claims\.jsonl:2: id ba9876543210 was on line 1"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, change: tuple[str, str], message: str):
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{claim_to_json(FULL)}\n{claim_to_json(PLAIN).replace(*change)}\n")
    with pytest.raises(InputError, match=message):
        read_claims(path)


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path):
    path = tmp_path / "claims.jsonl"
    with pytest.raises(InputError, match="no such file"):
        read_claims(path)
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match="byte 0 is not UTF-8"):
        read_claims(path)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path):
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write_claims(path, [PLAIN])
    assert list(tmp_path.iterdir()) == [path]


def test_letters_are_written_as_they_are_and_what_is_no_number_is_not():
    assert "“" in claim_to_json(FULL)
    with pytest.raises(ValueError, match="JSON compliant"):
        claim_to_json(replace(PLAIN, confidence=float("nan")))


def test_empty_lines_are_passed_over():
    text = f"\n {claim_to_json(FULL)}\n\n\t\n{claim_to_json(PLAIN)}\n"
    assert claims_from_text(text, "x") == (FULL, PLAIN)


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        claims_from_text(text, "x.jsonl")
    return str(caught.value)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e999", "-2.5E+999", "9e0999"])
def test_a_word_for_no_number_is_named(word: str):
    line = claim_to_json(replace(PLAIN, confidence=0.25)).replace("0.25", word)
    assert refusal(line) == f"x.jsonl:1: {word} is no number"


@pytest.mark.parametrize("chance", [-0.01, 1.01, 50.0])
def test_a_confidence_is_a_share(chance: float):
    line = claim_to_json(replace(PLAIN, confidence=0.25)).replace("0.25", str(chance))
    assert refusal(line) == f"x.jsonl:1: confidence {chance} is not from 0 to 1"


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_nothing_and_everything_are_confidences(chance: float):
    line = claim_to_json(replace(PLAIN, confidence=chance))
    assert claims_from_text(line, "x")[0].confidence == chance


def test_a_number_of_too_many_digits_is_named_in_short():
    line = claim_to_json(replace(PLAIN, confidence=0.25)).replace("0.25", f"{'9' * 400}.5")
    assert refusal(line) == f"x.jsonl:1: {'9' * 20} is no number"


def test_a_small_number_may_be_written_at_length():
    line = claim_to_json(replace(PLAIN, confidence=0.25)).replace("0.25", "2.5e-001")
    assert claims_from_text(line.replace("e-001", f"{'0' * 300}e-1"), "x")[0].confidence == 0.25


@pytest.mark.parametrize("quote", ["NaN and Infinity", "Ship 1e999", "9" * 301])
def test_a_quote_may_have_the_words_for_no_number(quote: str):
    claim = replace(PLAIN, quote=quote, end=PLAIN.start + len(quote))
    assert claims_from_text(claim_to_json(claim), "x") == (claim,)


def test_what_is_nested_too_deep_is_named():
    deep = "[" * 100_000 + "NaN"
    assert refusal(f'\n{{"id": {deep}}}') == "x.jsonl:2: is nested too deep"


def test_the_first_three_faults_are_said_with_what_was_given():
    line = (
        '{"id": 1, "article": 2, "type": "deployment", "quote": 3, "start": 0, "end": 1, '
        '"places": [{"text": 4}], "polarity": 5}'
    )
    assert refusal(line) == (
        "x.jsonl:1: id: Input should be a valid string, not 1; "
        "article: Input should be a valid string, not 2; "
        "quote: Input should be a valid string, not 3"
    )


def test_what_is_missing_or_no_json_says_nothing_of_what_was_given():
    line = claim_to_json(replace(PLAIN, places=FULL.places))
    lacking = line.replace('"text": "Tapa", ', "", 1)
    assert refusal(lacking) == "x.jsonl:1: places.0.text: Field required"
    assert refusal('{"id": ').startswith("x.jsonl:1: Invalid JSON: EOF while parsing")
    assert ", not" not in refusal('{"id": ')


def test_a_file_that_is_no_text_is_named(tmp_path: Path):
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b"\n\xff")
    with pytest.raises(InputError) as caught:
        read_claims(path)
    assert str(caught.value) == f"{path}: byte 1 is not UTF-8, which JSON lines are"
    with pytest.raises(InputError) as caught:
        read_claims(tmp_path)
    assert type(caught.value) is InputError


LONG = "x" * 10_000


def test_what_is_quoted_of_a_line_is_short():
    line = claim_to_json(replace(PLAIN, id=LONG))
    assert len(refusal(f"{line}\n{line}")) < 300
    with pytest.raises(InputError) as caught:
        validated(Record, json.dumps({"id": "a", "found": {LONG: 5}}), "x.jsonl", 1)
    assert len(str(caught.value)) < 500
