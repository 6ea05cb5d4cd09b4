"""Signs of how a clause stands to fact, and what they weigh."""

import pytest

from posturemap.claims import ClaimType, Polarity
from posturemap.claims.extract.engine import Candidate, judge
from posturemap.claims.extract.features import NOWHERE, features
from posturemap.claims.extract.lexicon import load_lexicon
from posturemap.claims.extract.scorer import load_scorers
from posturemap.claims.extract.tagged import read_sentence


def read(text: str):
    lexicon = load_lexicon()
    sentence = read_sentence(text, 0, len(text), lexicon)
    seen = features(sentence, 0, len(sentence.words), NOWHERE, lexicon)
    stems = tuple(w.stem for w in sentence.words)
    return seen, judge([Candidate(0, len(text), seen, stems)], load_scorers())[0]


def test_a_sign_is_told_by_where_it_stands():
    seen, _ = read("The ministry did not say who will pay.")
    assert "q:hneg" in seen
    assert "q:xwill" in seen
    assert "q:hwill" not in seen


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway sent two frigates to the Baltic Sea in March.", Polarity.ASSERTED),
        ("The unit was raised to a brigade in July 2023.", Polarity.ASSERTED),
        ("Norway will send two frigates to the Baltic Sea next year.", Polarity.PLANNED),
        ("Norway plans to send two frigates to the Baltic Sea.", Polarity.PLANNED),
        ("Norway might send two frigates if the threat grows.", Polarity.HYPOTHETICAL),
        ("Norway has not sent any frigates to the Baltic Sea.", Polarity.NEGATED),
    ],
)
def test_polarity(text, polarity):
    assert read(text)[1].polarity is polarity


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Workers poured concrete for thirty bunkers near the border.", ClaimType.FORTIFICATION),
        ("Thirteen nations took part in the drill off Gotland.", ClaimType.EXERCISE),
        ("Hungarian jets scrambled to intercept a bomber.", ClaimType.OPERATION),
        ("The parliament ratified the accession treaty.", ClaimType.MEMBERSHIP),
        ("Croatia raised its defence budget to 2.1% of GDP.", ClaimType.SPENDING),
        ("A new fuel depot and a railhead were opened near Mukran.", ClaimType.INFRASTRUCTURE),
        ("Slovakia ordered four howitzers from a Czech maker.", ClaimType.CAPABILITY),
        ("A Belgian company of 200 soldiers is stationed in Romania.", ClaimType.DEPLOYMENT),
        ("Russian bombers violated Norwegian airspace twice.", ClaimType.THREAT),
        ("Such a move is crucial for deterrence.", ClaimType.ASSESSMENT),
    ],
)
def test_type(text, kind):
    assert read(text)[1].type is kind


@pytest.mark.parametrize(
    "text",
    ["Photo: a soldier waves.", "Sign up for our newsletter.", "What does this mean?"],
)
def test_what_is_no_claim_is_left_out(text):
    _, claim = read("Two battalions of 900 soldiers are based at the port of Narvik.")
    assert read(text)[1].salience < claim.salience
