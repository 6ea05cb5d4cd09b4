"""False answers are planted among true ones: none is drawn as something the text does not say."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "yardstick"))

from planted import answers, is_false, outcome, true_answers


def test_no_planted_answer_is_drawn_falsely():
    planted = list(answers())
    assert len(planted) == 300
    assert set(Counter(one.kind for one in planted).values()) == {10}
    told = [(one, outcome(one)[1]) for one in planted]
    drawn = [(one, claim) for one, claim in told if claim is not None and claim.sure]
    assert [(one.kind, claim) for one, claim in drawn if is_false(one, claim)] == []


def test_true_answers_pass():
    outcomes = Counter(outcome(one)[0] for one in true_answers())
    assert outcomes.total() == 300
    assert outcomes["refused"] <= 6
