from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims import Article, Claim, ClaimType, Polarity, ReviewState
from posturemap.claims.review.anchor import How
from posturemap.claims.review.correction import parse_change, quantities_near
from posturemap.claims.review.deciding import accept, edit, init_review, list_review, reject
from posturemap.claims.review.decision import Change, PlaceChange, QuantityChange, ReviewFile
from posturemap.claims.review.file import read_review, review_to_text, write_review
from posturemap.claims.review.reviewed import apply_review
from posturemap.claims.review.telling import telling_change
from posturemap.errors import ReviewError

TEXT = (
    "The ministry will place 28 bunkers near Setomaa this year. "
    "Britain leads the battlegroup at Tapa. It stays there."
)
IDS = ("aaaaaaaaaaaa", "bbbbbbbbbbbb")
WHO = {"by": "anna", "when": "2025-03-04"}


def article(text: str = TEXT) -> Article:
    return Article(id="a", text=text, sha256="0")


def claim(number: int, words: str, text: str = TEXT, **fields) -> Claim:
    start = text.index(words)
    plain = Claim(
        id=IDS[number],
        article="a",
        type=ClaimType.FORTIFICATION,
        quote=words,
        start=start,
        end=start + len(words),
        prefix=text[max(0, start - 32) : start],
        suffix=text[start + len(words) :][:32],
    )
    return replace(plain, **fields)


BUNKERS = claim(0, "The ministry will place 28 bunkers near Setomaa this year.")
TAPA = claim(1, "Britain leads the battlegroup at Tapa.")


@pytest.fixture
def review() -> ReviewFile:
    return init_review([TAPA, BUNKERS])


def test_every_claim_is_listed_undecided_in_text_order(review: ReviewFile):
    assert [(i, d.state, d.quote) for i, d in list_review(review)] == [
        (IDS[0], ReviewState.NONE, BUNKERS.quote),
        (IDS[1], ReviewState.NONE, TAPA.quote),
    ]
    assert list_review(review, state=ReviewState.ACCEPTED) == ()
    assert list_review(review, article="b") == ()


def test_undecided_claims_change_nothing(review: ReviewFile):
    assert apply_review(review, [BUNKERS, TAPA], [article()]).claims == (BUNKERS, TAPA)


def test_a_decision_says_who_when_and_why(review: ReviewFile):
    review = accept(review, IDS[0], **WHO, why="checked")
    review = reject(review, IDS[1], **WHO, why="a caption")
    bunkers, tapa = apply_review(review, [BUNKERS, TAPA], [article()]).claims
    assert (bunkers.review.state, bunkers.review.by, bunkers.review.when, bunkers.review.why) == (
        ReviewState.ACCEPTED,
        "anna",
        "2025-03-04",
        "checked",
    )
    assert bunkers.unmapped is None
    assert tapa.review.state is ReviewState.REJECTED
    assert tapa.unmapped == "rejected by anna: a caption"


def test_a_rejected_claim_supports_no_feature(review: ReviewFile):
    mapped = replace(TAPA, features=("battlegroups/x",))
    review = reject(review, IDS[1], **WHO, why="a caption")
    (tapa,) = apply_review(review, [mapped], [article()]).claims
    assert tapa.features == ()


def test_a_correction_changes_what_it_names(review: ReviewFile):
    change = Change(
        type=ClaimType.DEPLOYMENT,
        polarity=Polarity.PLANNED,
        actors=("GB",),
        quantity=QuantityChange(value=1, unit="battlegroups", text="the battlegroup"),
        places=(PlaceChange(text="Tapa", name="Tapa", country="EE", kind="base"),),
        quote="Britain leads the battlegroup",
        clear=("date",),
    )
    dated = replace(TAPA, date="2017")
    review = edit(review, IDS[1], change, **WHO)
    (tapa,) = apply_review(review, [dated], [article()]).claims
    assert (tapa.type, tapa.polarity) == (ClaimType.DEPLOYMENT, Polarity.PLANNED)
    assert tapa.actors == ("GB",)
    assert tapa.quantity is not None
    assert tapa.quantity.unit == "battlegroups"
    assert (tapa.date, tapa.attribution) == (None, None)
    assert TEXT[tapa.start : tapa.end] == tapa.quote == "Britain leads the battlegroup"
    assert TEXT[tapa.end :].startswith(tapa.suffix)
    assert TEXT[tapa.places[0].start : tapa.places[0].end] == "Tapa"
    assert tapa.review.state is ReviewState.EDITED
    assert tapa.id == IDS[1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (Change(quote="Norway leads"), "does not have the corrected quote 'Norway leads'"),
        (
            Change(places=(PlaceChange(text="Narva", name="Narva", kind="town"),)),
            "does not name the place 'Narva'",
        ),
    ],
)
def test_a_correction_that_the_article_does_not_bear_is_reported(
    review: ReviewFile, change: Change, reason: str
):
    done = apply_review(edit(review, IDS[1], change, **WHO), [TAPA], [article()])
    assert done.claims == (TAPA,)
    assert reason in done.unapplied[0].reason


def test_a_decision_survives_a_new_extraction_and_a_changed_article(review: ReviewFile):
    review = accept(review, IDS[0], **WHO)
    review = reject(review, IDS[1], **WHO, why="a caption")
    text = "A new first line. " + TEXT.replace("the battlegroup at", "the whole battlegroup at")
    now = [
        claim(0, BUNKERS.quote, text, id="cccccccccccc"),
        claim(1, "Britain leads the whole battlegroup at Tapa.", text, id="dddddddddddd"),
    ]
    done = apply_review(review, now, [article(text)])
    assert [c.review.state for c in done.claims] == [ReviewState.ACCEPTED, ReviewState.REJECTED]
    assert [(m.decided, m.claim, m.how) for m in done.moved] == [
        (IDS[0], "cccccccccccc", How.EXACT),
        (IDS[1], "dddddddddddd", How.FUZZY),
    ]


def test_the_claim_of_the_judged_type_is_preferred(review: ReviewFile):
    review = accept(review, IDS[0], **WHO)
    now = [
        replace(BUNKERS, id="cccccccccccc", type=ClaimType.SPENDING),
        replace(BUNKERS, id="dddddddddddd"),
    ]
    done = apply_review(review, now, [article()])
    assert [c.review.state for c in done.claims] == [ReviewState.NONE, ReviewState.ACCEPTED]


def test_what_cannot_be_applied_is_reported_with_its_reason(review: ReviewFile):
    review = accept(accept(review, IDS[0], **WHO), IDS[1], **WHO)
    elsewhere = apply_review(review, [BUNKERS], [])
    assert elsewhere.claims[0].review.state is ReviewState.ACCEPTED
    assert [u.reason for u in elsewhere.unapplied] == ["article a is not among those read"]
    gone = apply_review(review, [BUNKERS], [article()])
    assert "no claim is made of them now" in gone.unapplied[0].reason
    changed = apply_review(review, [TAPA], [article(TEXT.replace("28", "82"))])
    assert "28 became 82" in changed.unapplied[0].reason


def test_two_decisions_do_not_meet_on_one_claim(review: ReviewFile):
    one = accept(review, IDS[0], **WHO)
    both = ReviewFile(claim={**one.claim, IDS[1]: one.claim[IDS[0]]})
    now = replace(BUNKERS, id="cccccccccccc")
    done = apply_review(both, [now], [article()])
    assert [u.reason for u in done.unapplied] == ["claim cccccccccccc is decided already"]


def test_the_file_comes_back_as_it_was(tmp_path: Path, review: ReviewFile):
    review = accept(review, IDS[0], **WHO, why="“sure”\x7f\u2028\t\\ \n")
    change = Change(
        type=ClaimType.DEPLOYMENT,
        quantity=QuantityChange(value=(1, 2.5), unit=None, text="1 to 2.5"),
        places=(PlaceChange(text="Tapa", name="Tapa", kind="base", lat=59.3, lon=26.0),),
        clear=("date", "actors"),
    )
    review = edit(review, IDS[1], change, **WHO)
    path = tmp_path / "review.toml"
    write_review(path, review)
    assert read_review(path) == review
    assert review_to_text(read_review(path)).encode() == path.read_bytes()


def test_new_claims_join_a_review_and_old_undecided_ones_leave(review: ReviewFile):
    review = accept(review, IDS[0], **WHO)
    new = replace(TAPA, id="cccccccccccc", quote="It stays there.")
    assert [(i, d.state) for i, d in list_review(init_review([new], review))] == [
        (IDS[0], ReviewState.ACCEPTED),
        ("cccccccccccc", ReviewState.NONE),
    ]


def test_a_decision_needs_a_listed_claim_a_person_and_for_a_rejection_a_reason(review: ReviewFile):
    with pytest.raises(ReviewError, match="claim x is not listed; run review init"):
        accept(review, "x", **WHO)
    with pytest.raises(ReviewError, match="say who decided"):
        accept(review, IDS[0], by=" ", when="2025")
    with pytest.raises(ReviewError, match="a rejection needs a reason"):
        reject(review, IDS[0], **WHO, why="")
    with pytest.raises(ReviewError, match="changes nothing"):
        edit(review, IDS[0], Change(), **WHO)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'state = "accepted"',
            'state = "ok"',
            r"toml:11: claim\.a+\.state = 'ok', wanted one of",
        ),
        ('by = "anna"', 'by = ""', r"\.toml:4: claim a+ is accepted by nobody; wanted by"),
        ('"accepted"', '"rejected"', r"\.toml:4: claim a+ is rejected for no reason; wanted why"),
        ('"accepted"', '"edited"', r"\.toml:4: claim a+ is edited; .* go together"),
        (
            "[claim.aaaaaaaaaaaa]",
            "[claim.xyz]",
            r"toml:4: 'xyz' is no claim id, wanted 12",
        ),
        ('when = "2025-03-04"', 'when = "March"', r"\.when = 'March', wanted YYYY, YYYY-MM"),
        ("by = ", "bye = ", r"\.bye is no key here; did you mean by\?"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    tmp_path: Path, review: ReviewFile, old: str, new: str, message: str
):
    text = review_to_text(accept(review, IDS[0], **WHO))
    assert old in text
    path = tmp_path / "review.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReviewError, match=message):
        read_review(path)


@pytest.mark.parametrize(
    ("was", "now", "changed"),
    [
        ("German-led in Lithuania", "Canadian-led in Lithuania", "german became canadian"),
        ("a battalion at Tapa camp", "a battalion at Ādaži camp", "tapa became ādaži"),
        ("600 bunkers are placed", "up to 600 bunkers are placed", "nothing became up to"),
        ("bunkers may be placed there", "bunkers are placed there", "may became nothing"),
        ("NATO has sent a brigade", "Russia has sent a brigade", "nato became russia"),
        ("has sent two brigades there", "has sent six brigades there", "two became six"),
        ("has sent a brigade there", "has withdrawn a brigade there", "sent became withdrawn"),
        ("isn’t built there", "is built there", "n't became nothing"),
    ],
)
def test_what_is_telling(was: str, now: str, changed: str):
    assert telling_change(was, now) == changed
    assert telling_change(was, was) is None


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Bunkers are placed near Setomaa", "The bunkers are placed near Setomaa"),
        ("The camp near Setomaa is guarded", "The camp near Setomaa is guarded now"),
        ("defence works near Setomaa", "defense works near Setomaa"),
    ],
)
def test_what_is_not_telling(was: str, now: str):
    assert telling_change(was, now) is None


def test_a_decision_never_moves_to_a_claim_that_says_something_else(review: ReviewFile):
    review = accept(review, IDS[1], **WHO)
    text = TEXT.replace(
        "Britain leads the battlegroup at Tapa", "Canada leads the battlegroup at Tapa"
    )
    now = claim(1, "Canada leads the battlegroup at Tapa.", text, id="c" * 12)
    done = apply_review(review, [now], [article(text)])
    assert done.claims[0].review.state is ReviewState.NONE
    assert "britain became canada" in done.unapplied[0].reason


def test_nor_to_one_that_takes_in_more_than_was_judged(review: ReviewFile):
    review = accept(review, IDS[1], **WHO)
    longer = (
        TEXT[TEXT.index("Britain") : TEXT.index(" It stays")].removesuffix(".") + " in Estonia."
    )
    text = TEXT.replace("Tapa.", "Tapa. Tapa in Estonia.").replace("Tapa. Tapa", "Tapa")
    now = claim(1, longer, text, id="c" * 12)
    done = apply_review(review, [now], [article(text)])
    assert done.claims[0].review.state is ReviewState.NONE
    assert done.unapplied


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ('date = "tomorrow"', r"change\.date = 'tomorrow', wanted EDTF"),
        ('actors = ["XX"]', "actor 'XX' is none"),
        ("quantity = { value = [3, 1], text = 'x' }", "begins above its end"),
        ('places = [{ text = "Tapa", name = "Tapa", kind = "village" }]', "wanted one of"),
        ('places = [{ text = "Tapa", name = "Tapa", kind = "town", lat = 95.0 }]', "less than or"),
    ],
)
def test_a_correction_in_the_file_is_checked_when_it_is_read(
    tmp_path: Path, review: ReviewFile, change: str, message: str
):
    review = edit(review, IDS[0], Change(date="2025"), **WHO)
    path = tmp_path / "review.toml"
    path.write_text(review_to_text(review).replace('date = "2025"', change), encoding="utf-8")
    with pytest.raises(ReviewError, match=message):
        read_review(path)


def test_numbers_near_a_claim_are_whole_and_the_likeliest_first():
    claim = Claim(
        id="0123456789ab",
        article="a",
        type=ClaimType.DEPLOYMENT,
        quote="Up to 600 soldiers and 20 tanks came",
        start=40,
        end=76,
        prefix="00 trucks left before. ",
        suffix=" with 3 ships behind them and 1,9",
    )
    found = [(one.text, one.value, one.unit) for one in quantities_near(claim)]
    assert ("Up to 600 soldiers", 600, "soldiers") in found
    assert ("20 tanks", 20, "tanks") in found
    assert ("3 ships", 3, "ships") in found
    assert len({text for text, *_ in found}) == len(found) == 3


LONG = "x" * 10_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[claim.aaaaaaaaaaaa]", f"[claim.{LONG}]"),
        ('when = "2025-03-04"', f'when = "{LONG}"'),
        ('state = "accepted"', f'state = "edited"\nchange.date = "{LONG}"'),
        ('state = "accepted"', f'state = "edited"\nchange.actors = ["{LONG}"]'),
        ('state = "accepted"', f'state = "accepted"\n{LONG} = 1'),
    ],
)
def test_what_is_quoted_of_a_file_is_short(tmp_path: Path, review: ReviewFile, old: str, new: str):
    path = tmp_path / "review.toml"
    text = review_to_text(accept(review, IDS[0], **WHO))
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReviewError) as caught:
        read_review(path)
    assert len(str(caught.value)) < 600 + len(str(path))


def test_what_is_quoted_of_a_decision_is_short(review: ReviewFile):
    for decide in (
        lambda: accept(review, IDS[0], by="anna", when=LONG),
        lambda: edit(review, IDS[0], Change(date=LONG), **WHO),
        lambda: parse_change([LONG], review.claim[IDS[0]]),
    ):
        with pytest.raises(ReviewError) as caught:
            decide()
        assert len(str(caught.value)) < 500
