"""What is chosen among the proposals, and how the weights are kept."""

from math import exp
from pathlib import Path

import numpy as np
import pytest

from posturemap.claims import Article, Span
from posturemap.claims.extract.choose.belonging import Belonging
from posturemap.claims.extract.choose.clauses import gains, pick, together
from posturemap.claims.extract.choose.confidence import (
    Calibration,
    Chances,
    confidence,
    load_calibration,
    signs,
)
from posturemap.claims.extract.choose.encoder import gelu, normal, softmax
from posturemap.claims.extract.choose.features import Named
from posturemap.claims.extract.choose.heads import Vectors
from posturemap.claims.extract.choose.pieces import Vocabulary
from posturemap.claims.extract.choose.taking import _not_seats
from posturemap.claims.extract.choose.weights import load_weights, pack, read
from posturemap.claims.extract.choose.windows import TAGS, tags_of, windows_of, words_of
from posturemap.claims.extract.propose import propose


def test_the_clauses_that_gain_most_together_are_picked() -> None:
    spans = [(0, 9), (0, 4), (5, 9), (4, 6)]
    assert pick(spans, [1.5, 1.0, 1.0, 0.5]) == [1, 2]
    assert pick(spans, [2.5, 1.0, 1.0, 0.5]) == [0]
    assert pick(spans, [-1.0, -1.0, -1.0, -1.0]) == []


def test_what_is_as_likely_as_asked_for_gains_nothing() -> None:
    chances = np.array([0.2, 0.4, 0.9], dtype=np.float32)
    low, even, high = gains(chances, chances, 0.4)
    assert low < 0
    assert abs(even) < 1e-6
    assert high > 0


def test_a_clause_that_may_be_cut_in_two_ways_is_a_claim() -> None:
    spans = np.array([(0, 16), (5, 16), (0, 4), (20, 30)], dtype=np.int32)
    chances = np.array([0.48, 0.5, 0.3, 0.5], dtype=np.float32)
    whole = together(spans, chances)
    assert whole.tolist() == pytest.approx([0.0, 0.98, 0.3, 0.5])
    gained = gains(chances, whole, 0.6)
    assert pick([(int(a), int(b)) for a, b in spans], gained.tolist()) == [1]
    assert gained[1] < gains(whole, whole, 0.6)[1]  # less than if there were no other way


def test_words_are_split_into_the_longest_pieces_known() -> None:
    pieces = ["[UNK]", "[CLS]", "[SEP]", "ta", "##pa", "##p", "tapa", "r", "##u"]
    vocabulary = Vocabulary(pieces)
    assert vocabulary.numbers("Tapa") == (6,)
    assert vocabulary.numbers("Rū") == (7, 8)
    assert vocabulary.numbers("x") == (0,)


def test_weights_come_back_within_half_a_step(tmp_path: Path) -> None:
    matrix = np.random.default_rng(0).normal(size=(6, 4)).astype(np.float32)
    arrays = {"word": matrix, "layers.0.bias": matrix[0]}
    pack(tmp_path / "w.npz", arrays, ["[UNK]", "a"])
    weights = read(tmp_path / "w.npz")
    steps = np.abs(matrix).max(axis=1) / 127
    assert np.all(np.abs(weights.matrix("word").T - matrix) <= 0.51 * steps[:, None])
    assert np.array_equal(weights.vector("layers.0.bias"), matrix[0])
    assert (weights.pieces, weights.layers) == (("[UNK]", "a"), 1)


def test_the_shipped_weights_fit_into_sixteen_megabytes() -> None:
    from importlib.resources import files  # noqa: PLC0415

    path = files("posturemap.claims") / "data" / "encoder.npz"
    assert len(path.read_bytes()) <= 16_000_000


def test_arithmetic_is_that_of_the_papers() -> None:
    values = np.array([[-1.0, 0.0, 2.0]], dtype=np.float32)
    assert np.allclose(gelu(values.copy()), [[-0.1588, 0.0, 1.9546]], atol=1e-3)
    assert np.allclose(softmax(values.copy()).sum(), 1.0)
    one, nought = np.ones(3, dtype=np.float32), np.zeros(3, dtype=np.float32)
    assert np.allclose(normal(values, one, nought).std(), 1.0, atol=1e-3)


def test_vectors_average_stretches_of_words() -> None:
    words = np.arange(8, dtype=np.float32).reshape(4, 2)
    means = Vectors(words).means(np.array([[0, 1], [2, 2]], dtype=np.int32))
    assert means.tolist() == [[1.0, 2.0], [4.0, 5.0]]


def test_averages_of_a_long_text_are_those_of_its_words() -> None:
    words = np.random.default_rng(0).normal(size=(30_000, 2)).astype(np.float32)
    vectors = Vectors(words)
    for first, last in ((0, 3), (12_000, 12_001), (29_990, 29_999), (5, 20_000), (11_000, 11_004)):
        (mean,) = vectors.means(np.array([[first, last]], dtype=np.int32))
        assert np.allclose(mean, words[first : last + 1].mean(axis=0, dtype=np.float64), atol=1e-6)


@pytest.mark.parametrize("many", [1, 30, 200])
def test_windows_hold_every_word_once(many: int) -> None:
    sentence = "Spain sent six jets to Ämari in May. "
    text = sentence * many
    spans = tuple(
        Span(start=n * len(sentence), end=(n + 1) * len(sentence) - 1) for n in range(many)
    )
    article = Article(
        id="a", text=text, sha256="0", title="Jets", paragraphs=spans, sentences=spans
    )
    proposals = propose(article)
    words = words_of(proposals.sentences)
    windows = windows_of(
        proposals, words, tags_of(proposals, words), Vocabulary(load_weights().pieces)
    )
    assert sum(len(window.starts) for window in windows) == len(words.starts)
    for window in windows:
        assert window.starts[-1] + window.sizes[-1] < len(window.pieces) <= 512


def test_the_first_word_of_a_paragraph_is_marked_as_such() -> None:
    told = [
        "Spain sent six jets in May.",
        "They fly over the sea by day.",
        "Latvia waits for more.",
    ]
    text = "\n".join(told)
    starts = [text.index(one) for one in told]
    sentences = tuple(
        Span(start=at, end=at + len(one)) for at, one in zip(starts, told, strict=True)
    )
    paragraphs = (Span(start=0, end=sentences[1].end), sentences[2])
    article = Article(id="a", text=text, sha256="0", paragraphs=paragraphs, sentences=sentences)
    proposals = propose(article)
    words = words_of(proposals.sentences)
    marks = tags_of(proposals, words)
    opening = [text[words.starts[n] : words.ends[n]] for n in np.flatnonzero(marks >= len(TAGS))]
    assert opening == ["Spain", "Latvia"]
    assert {TAGS[mark % len(TAGS)] for mark in marks if mark >= len(TAGS)} == {"country"}


OTHERS = {"actors": 1, "date": 0, "quantity": 0, "speaker": 0}


def test_a_surer_reading_has_more_confidence() -> None:
    calibration = load_calibration()
    even, clear = (
        ([0.09] * 10 + [0.1], [0.2, 0.3, 0.25, 0.25]),
        ([0.01] * 10 + [0.9], [0.97, 0.01, 0.01, 0.01]),
    )
    low, high = (
        confidence(
            signs(Chances(chance, 1.0, 60, 0.5, types, stands, OTHERS), [], calibration.thresholds),
            calibration,
        )
        for chance, (types, stands) in ((0.5, even), (0.99, clear))
    )
    assert 0 <= low < high <= 1


def test_signs_are_weighed_by_themselves_and_together() -> None:
    usual = {"claim": (1.0, 2.0), "type": (0.0, 1.0)}
    weights = {"": -0.5, "claim": 1.0, "claim type": 0.25, "type type": 0.5}
    weighed = Calibration({}, usual, weights, 0.5)
    # claim lies one spread above its mean, type five below: three at most
    assert confidence({"claim": 3.0, "type": -5.0}, weighed) == pytest.approx(
        1 / (1 + exp(-(-0.5 + 1.0 - 0.75 + 4.5))), abs=1e-3
    )


def test_a_place_that_was_taken_by_little_makes_a_reading_less_sure() -> None:
    thresholds = load_calibration().thresholds
    chances = Chances(0.9, 1.0, 60, 0.5, [0.01] * 10 + [0.9], [0.97, 0.01, 0.01, 0.01], OTHERS)
    nearly, surely = (
        signs(
            chances,
            [Belonging(Named(0, 4, "town:tapa", ("town",), 0), inside=True, chance=chance)],
            thresholds,
        )["product"]
        for chance in (thresholds["place"] + 0.01, 0.99)
    )
    assert nearly < surely <= 0


def test_a_capital_at_a_clauses_head_acts_or_is_a_place_and_never_both() -> None:
    def found(acts: float, lies: float, begin: int = 0) -> list[str]:
        seat = Named(0, 6, "PL", ("capital",), 0)
        site = Named(0, 6, "town:warsaw", ("town",), 0)
        acting = [Belonging(seat, inside=True, chance=acts)]
        lying = [Belonging(site, inside=True, chance=lies)]
        kept = _not_seats(begin, {"actor": acting, "place": lying}, {"place": 0.3})
        return [one.named.value for one in kept]

    assert found(0.9, 0.5) == []
    assert found(0.9, 0.5, begin=-10) == ["town:warsaw"]
    assert found(0.4, 0.5) == ["town:warsaw"]
