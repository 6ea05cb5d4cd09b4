"""Whoever may act is weighed against all others that a text names."""

import numpy as np

from posturemap.claims import Article, Span
from posturemap.claims.extract.choose.acting import (
    SIGNS,
    Acting,
    Beside,
    actor_signs,
    load_acting,
    weighed,
)
from posturemap.claims.extract.choose.belonging import Belonging
from posturemap.claims.extract.choose.features import Named, Surroundings
from posturemap.claims.extract.choose.windows import words_of
from posturemap.claims.extract.propose import propose

TOLD = [
    "Latvia and Spain signed a treaty.",
    "Spain sent six jets to Ämari.",
    "Estonia pays for the fuel of Spain.",
]
TEXT = f"{TOLD[0]}\n{TOLD[1]} {TOLD[2]}"


def _around() -> Surroundings:
    starts = [TEXT.index(one) for one in TOLD]
    sentences = tuple(Span(start=s, end=s + len(t)) for s, t in zip(starts, TOLD, strict=True))
    paragraphs = (sentences[0], Span(start=sentences[1].start, end=sentences[2].end))
    article = Article(id="a", text=TEXT, sha256="0", paragraphs=paragraphs, sentences=sentences)
    proposals = propose(article)
    return Surroundings(proposals, words_of(proposals.sentences))


def _named(code: str, word: str, number: int = 0, form: str = "name") -> Named:
    at = [n for n in range(len(TEXT)) if TEXT.startswith(word, n)][number]
    return Named(at, at + len(word), code, (form,), 0)


def _claim(words: str = "Estonia pays for the fuel", **known: object) -> Beside:
    at = TEXT.index(words)
    fields = {"claim": 0.9, "types": [0.0] * 11, "polarities": [0.0] * 4, "owners": []}
    return Beside(start=at, end=at + len(words), sentence=2, **(fields | known))  # type: ignore[arg-type]


def _sign(signs: dict[str, tuple[float, ...]], actor: str, name: str) -> float:
    return signs[actor][SIGNS.index(name)]


def test_a_mention_stands_in_its_clause_sentence_or_paragraph_or_before() -> None:
    around, claim = _around(), _claim()
    stands = [
        around.stand(_named(code, word, number), claim.start, claim.end, claim.sentence)
        for code, word, number in (
            ("EE", "Estonia", 0),
            ("ES", "Spain", 2),
            ("ES", "Spain", 1),
            ("ES", "Spain", 0),
        )
    ]
    assert stands == [0, 2, 3, 5]
    later = _claim("fuel of Spain")
    assert around.stand(_named("EE", "Estonia"), later.start, later.end, 2) == 1


def test_all_mentions_of_an_actor_count_together() -> None:
    around, claim = _around(), _claim()
    found = [
        Belonging(_named("ES", "Spain", 0), inside=False, chance=0.1),
        Belonging(_named("ES", "Spain", 1), inside=False, chance=0.6),
        Belonging(_named("EE", "Estonia"), inside=True, chance=0.8),
    ]
    signs = actor_signs(found, claim, around)
    assert list(signs) == ["EE", "ES"]
    assert _sign(signs, "ES", "mentions") > _sign(signs, "EE", "mentions") > 0
    assert _sign(signs, "ES", "stand 3") > 0 > _sign(signs, "ES", "stand 5")
    assert _sign(signs, "ES", "rival") == _sign(signs, "EE", "stand 0")
    assert (_sign(signs, "EE", "rank"), _sign(signs, "ES", "rank")) == (0.0, 1.0)


def test_whose_place_it_is_and_whose_it_is_not_is_told_apart() -> None:
    found = [Belonging(_named("EE", "Estonia"), inside=True, chance=0.8)]
    at_home = actor_signs(found, _claim(owners=["EE"]), _around())
    abroad = actor_signs(found, _claim(owners=["LV|LT"]), _around())
    assert [_sign(at_home, "EE", s) for s in ("at home", "abroad")] == [1.0, 0.0]
    assert [_sign(abroad, "EE", s) for s in ("at home", "abroad")] == [0.0, 1.0]


def test_the_owner_of_a_place_is_not_named_by_it() -> None:
    found = [Belonging(_named("EE", "Ämari", form="owner"), inside=False, chance=0.7)]
    signs = actor_signs(found, _claim(), _around())
    assert _sign(signs, "EE", "stand 3") > 0 > _sign(signs, "EE", "named")


def test_who_hardly_acts_is_not_weighed() -> None:
    found = [Belonging(_named("ES", "Spain", 0), inside=False, chance=0.01)]
    assert actor_signs(found, _claim(), _around()) == {}
    assert weighed(found, {}, load_acting()) == []


def test_each_actor_is_weighed_once_by_its_likeliest_mention_in_text_order() -> None:
    found = [
        Belonging(_named("ES", "Spain", 0), inside=False, chance=0.3),
        Belonging(_named("ES", "Spain", 1), inside=False, chance=0.2),
        Belonging(_named("EE", "Estonia"), inside=True, chance=0.8),
    ]
    signs = {"EE": (1.0, 0.0), "ES": (0.0, 1.0)}
    net = Acting(
        first=np.eye(2, dtype=np.float32),
        first_bias=np.zeros(2, dtype=np.float32),
        second=np.array([[4.0], [-4.0]], dtype=np.float32),
        second_bias=np.zeros(1, dtype=np.float32),
    )
    judged = weighed(found, signs, net)
    assert [one.named for one in judged] == [found[0].named, found[2].named]
    assert judged[0].chance < 0.1
    assert judged[1].chance > 0.9


def test_the_shipped_net_takes_the_signs_that_are_listed() -> None:
    net = load_acting()
    assert net.first.shape == (len(SIGNS), len(net.first_bias))
    assert net.second.shape == (len(net.first_bias), 1)


def test_a_surer_mention_makes_a_likelier_actor_and_a_surer_rival_a_less_likely_one() -> None:
    around, claim = _around(), _claim()

    def chance(own: float, rival: float) -> float:
        found = [
            Belonging(_named("EE", "Estonia"), inside=True, chance=own),
            Belonging(_named("ES", "Spain", 2), inside=False, chance=rival),
        ]
        signs = actor_signs(found, claim, around)
        return next(o for o in weighed(found, signs, load_acting()) if o.inside).chance

    assert chance(0.9, 0.1) > chance(0.5, 0.1)
    assert chance(0.5, 0.1) > chance(0.5, 0.95)
