"""Words outside a clause that say how it stands."""

import pytest

from posturemap.claims import Polarity
from posturemap.claims.extract.standing import cues_outside

CASES = [
    ("Poland denied that it had moved tanks.", "it had moved tanks", [("denied", False)]),
    ("It is not true that tanks came to Riga.", "tanks came to Riga", [("not", False)]),
    ("If asked, Germany will send troops.", "Germany will send troops", [("If", False)]),
    ("Tanks came to Riga, which Moscow denied.", "Tanks came to Riga", [("denied", False)]),
    ("Tanks came to Riga, but Moscow denied it.", "Tanks came to Riga", [("denied", False)]),
    ("Poland denied moving tanks and building camps.", "building camps", [("denied", False)]),
    ("Riga bought no tanks, but Estonia built bunkers.", "Estonia built bunkers", [("no", True)]),
    ("Estonia built bunkers, and Riga may follow.", "Estonia built bunkers", [("may", True)]),
    ("In May 2026 Estonia built bunkers.", "Estonia built bunkers", []),
    ("Not only Riga says Estonia built bunkers.", "Estonia built bunkers", []),
]


@pytest.mark.parametrize(("text", "clause", "wanted"), CASES)
def test_cues_are_found_where_they_reach(text, clause, wanted):
    start = text.index(clause)
    found = cues_outside(text, (0, len(text)), (start, start + len(clause)))
    assert [(text[cue.start : cue.end], cue.parted) for cue in found] == wanted


def test_a_denial_is_heeded_by_a_denial_only():
    (cue,) = cues_outside("Poland denied that it moved tanks.", (0, 34), (19, 34))
    assert [one for one in Polarity if cue.allows(one)] == [Polarity.NEGATED]
