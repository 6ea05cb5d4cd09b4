"""Words as points, and what a scorer makes of words that it was never trained on."""

import numpy as np

from posturemap.claims.extract.scorer import Scorer
from posturemap.claims.extract.vectors import Vectors, load_vectors

VECTORS = Vectors(["ditch", "trench", "budget"], np.array([[9, 1], [8, 2], [0, 9]], dtype=np.int8))


def test_words_of_like_meaning_point_the_same_way():
    vectors = load_vectors()
    frigate, corvette, budget = (vectors.meaning([w]) for w in ("frigate", "corvette", "budget"))
    assert frigate @ corvette > 0.5
    assert frigate @ budget < 0.3


def test_common_words_count_for_little():
    vectors = load_vectors()
    assert vectors.meaning(["the", "frigate", "of"]) @ vectors.meaning(["frigate"]) > 0.95


def test_unknown_words_mean_nothing():
    assert not load_vectors().meaning(["qqxz", "12.5"]).any()
    assert not load_vectors().meaning([]).any()


def test_a_word_is_typed_by_its_neighbours_in_meaning():
    weights = np.zeros((1, 2), dtype=np.float32)
    meaning = np.array([[5, 0], [0, 5]], dtype=np.float32)
    scorer = Scorer(("works", "money"), ["bias"], weights, meaning=meaning, vectors=VECTORS)
    trench, budget, unknown = scorer.scores([["bias"]] * 3, [["trench"], ["budget"], ["unknown"]])
    assert trench[0] > trench[1]
    assert budget[0] < budget[1]
    assert unknown == [0.0, 0.0]
