"""The whole way from an article's text to its claims."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from posturemap.claims import Change, ClaimType, Polarity, read_article
from posturemap.claims.extract import engine, extract
from posturemap.claims.extract.choose.belonging import Belonging
from posturemap.claims.extract.choose.features import Named
from posturemap.claims.extract.coming import doubting_origin
from posturemap.claims.extract.engine import find_claims

from .choices import bare_choice

TEXT = """Estonia digs in

Estonia has started to pour concrete for bunkers along its border with Russia, and Latvia will \
buy anti-tank mines next year.

The drill involved 4,000 soldiers from nine countries."""


@pytest.fixture
def claims(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    article = read_article(path)
    return article, extract(article)


def test_quotes_are_the_words_at_their_offsets(claims):
    article, found = claims
    assert found
    for claim in found:
        assert article.text[claim.start : claim.end] == claim.quote
        assert "\n" not in claim.quote


def test_products_are_made_in_one_thread_and_the_threads_are_given_back(claims, monkeypatch):
    article, found = claims
    seen = []

    def watched(article):
        yield from find_claims(article)
        seen.append(_threads())

    monkeypatch.setattr(engine, "find_claims", watched)
    with threadpool_limits(limits=2, user_api="blas"):
        assert extract(article) == found
        seen.append(_threads())
    assert seen == [{1}, {2}]


def _threads():
    pools = threadpool_info()
    return {pool["num_threads"] for pool in pools if pool["user_api"] == "blas"}


def test_a_sentence_with_two_facts_gives_two_claims(claims):
    _, found = claims
    assert [c.quote.split()[0] for c in found] == ["Estonia", "Latvia", "The"]
    assert found[0].type is ClaimType.FORTIFICATION


def test_the_same_article_gives_the_same_claims(claims):
    article, found = claims
    assert extract(article) == found


def test_the_items_of_a_list_are_claims_of_their_own(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "The army of Latvia will buy the following:\n- six launchers of rockets for the army;\n"
        "- ten howitzers for the brigade in Latvia.\n",
        "utf-8",
    )
    items = [c for c in extract(read_article(path)) if "following" not in c.quote]
    assert [(c.quantity.value, c.polarity.value) for c in items if c.quantity] == [
        (6, "planned"),
        (10, "planned"),
    ]


def test_a_clause_with_a_place_of_its_own_takes_none_from_another_sentence(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "Germany keeps 500 soldiers in Lithuania. Canada has sent 20 tanks to Latvia.\n", "utf-8"
    )
    found = [claim for claim in extract(read_article(path)) if "Canada" in claim.quote]
    assert [[place.text for place in claim.places] for claim in found] == [["Latvia"]]


def test_a_text_that_names_no_state_and_no_place_is_read_only_where_it_is_short(tmp_path):
    path = tmp_path / "a.txt"
    said = "The brigade will be complete next year, the general told reporters."
    path.write_text(f"{said}\n", "utf-8")
    assert [claim.polarity for claim in extract(read_article(path))] == [Polarity.PLANNED]
    path.write_text(f"{said} {'Soldiers of the battalion went home again. ' * 10}\n", "utf-8")
    assert extract(read_article(path)) == ()


def test_what_came_from_a_place_is_not_surely_there(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Spain sent 220 soldiers into Ādaži in May.\n", "utf-8")
    article = read_article(path)
    (read,) = extract(article)
    there = replace(read, change=Change.BEGINS, places=read.places[-1:], sure=True, confidence=0.9)
    assert doubting_origin(there, article.text) == there
    left = doubting_origin(there, article.text.replace("into", "from"))
    assert (left.places, left.sure, left.confidence) == (there.places, False, 0.44)
    assert left.doubts[-1].field == "places"
    stays = replace(there, change=None)
    assert doubting_origin(stays, article.text.replace("into", "from")) == stays


def test_what_its_sentence_denies_is_not_sure(tmp_path):
    text = "Tanks came to Riga on Friday, a report that Moscow denied.\n"
    claim = _reading(tmp_path, text, "Tanks came to Riga on Friday")
    assert (claim.sure, claim.confidence) == (False, 0.25)
    assert ("polarity", "negated") in [(doubt.field, doubt.instead) for doubt in claim.doubts]


def test_what_is_denied_right_before_it_is_negated(tmp_path):
    text = "Poland denied reports in the press that a British battery was on its way.\n"
    claim = _reading(tmp_path, text, "a British battery was on its way")
    assert (claim.polarity, claim.sure) == (Polarity.NEGATED, True)


@pytest.mark.parametrize("behind", ["They were not.", "That is simply untrue.", "Wrong."])
def test_what_the_next_sentence_takes_back_is_not_sure(tmp_path, behind):
    text = f"You write that tanks were stationed at Tapa. {behind}\n"
    claim = _reading(tmp_path, text, "tanks were stationed at Tapa")
    assert (claim.sure, claim.doubts[-1].instead) == (False, "negated")
    text = "You write that tanks were stationed at Tapa. They were not the first.\n"
    assert _reading(tmp_path, text, "tanks were stationed at Tapa").sure


def test_a_denied_denial_is_not_sure(tmp_path):
    text = "It is untrue that no tanks were stationed at Tapa.\n"
    assert not _reading(tmp_path, text, "no tanks were stationed at Tapa").sure


@pytest.mark.parametrize(
    ("before", "polarity"),
    [
        ("It is not correct, as the paper writes, that", Polarity.NEGATED),
        ("The chief of defence recommended that", Polarity.HYPOTHETICAL),
        ("The chief of defence confirmed that", Polarity.ASSERTED),
    ],
)
def test_words_before_a_clause_say_how_it_stands(tmp_path, before, polarity):
    text = f"{before} a British battery was on its way.\n"
    assert _reading(tmp_path, text, "a British battery was on its way").polarity is polarity


@pytest.mark.parametrize("chosen", [Polarity.ASSERTED, Polarity.NEGATED])
def test_what_cannot_be_ruled_out_may_be(tmp_path, chosen):
    text = "Poland did not rule out that a British battery was on its way.\n"
    claim = _reading(tmp_path, text, "a British battery was on its way", chosen)
    assert claim.polarity is Polarity.HYPOTHETICAL


def test_no_doubt_and_not_only_deny_nothing(tmp_path):
    text = "There is no doubt that a British battery will come.\n"
    claim = _reading(tmp_path, text, "a British battery will come", Polarity.NEGATED)
    assert claim.polarity is Polarity.PLANNED
    text = "There is no doubt that no British battery will come.\n"
    claim = _reading(tmp_path, text, "no British battery will come", Polarity.NEGATED)
    assert claim.polarity is Polarity.NEGATED


def _reading(folder, text, clause, polarity=Polarity.ASSERTED):
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    start = text.removeprefix("# date: 2025-05-02\n\n").index(clause)
    (claim,) = find_claims(read_article(path), _Sure(start, start + len(clause), polarity))
    return claim


@dataclass(frozen=True)
class _Sure:
    """Is sure of one clause."""

    start: int
    end: int
    polarity: Polarity = Polarity.ASSERTED

    def choose(self, proposals):
        dates = [Named(m.start, m.end, m.value, (), n) for n, m in enumerate(proposals.dates)]
        yield bare_choice(
            start=self.start,
            end=self.end,
            polarity=self.polarity,
            affirmed=Polarity.PLANNED,
            date=Belonging(dates[0], inside=True, chance=1.0) if dates else None,
        )


@pytest.mark.parametrize(
    ("clause", "polarity"),
    [
        ("Latvia agreed in January 2024 to build a line", Polarity.ASSERTED),
        ("Latvia was to build a line in January 2024", Polarity.PLANNED),
        ("Latvia builds a line in January 2026", Polarity.PLANNED),
    ],
)
def test_a_plan_whose_day_has_passed_has_happened_unless_it_was_to(tmp_path, clause, polarity):
    text = f"# date: 2025-05-02\n\n{clause}.\n"
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    (claim,) = find_claims(read_article(path), _Sure(0, len(clause), Polarity.PLANNED))
    assert claim.polarity is polarity


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Danish jets were in Latvia until the end of 2024.", "ends"),
        ("Danish jets are in Latvia until the end of 2027.", None),
        ("Danish jets were in Latvia in 2024.", None),
    ],
)
def test_a_force_that_was_there_until_a_day_that_has_passed_has_gone(tmp_path, text, change):
    claim = _reading(tmp_path, f"# date: 2025-05-02\n\n{text}\n", text.rstrip("."))
    assert claim.change == change


def test_what_a_dismissed_report_says_is_denied(tmp_path):
    text = "The minister dismissed a report that a German brigade would come to Latvia.\n"
    claim = _reading(tmp_path, text, "a German brigade would come to Latvia", Polarity.PLANNED)
    assert claim.polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "clause", "polarity"),
    [
        ("Myth: Belarus has closed its border.", "Belarus has closed its border", "negated"),
        ("Fact: Belarus has closed its border.", "Belarus has closed its border", "asserted"),
        ("Myth: it is safe; Fact: Belarus is near.", "Belarus is near", "asserted"),
        ("Rumour: Belarus has closed its border.", "Belarus has closed its border", "hypothetical"),
        ("Minsk declined to say whether tanks would come.", "tanks would come", "hypothetical"),
        ("Claim: Belarus closed it.\n\nVerdict: false.", "Belarus closed it", "negated"),
        ("Claim: Belarus closed it.\n\nVerdict: true.", "Belarus closed it", "hypothetical"),
        (
            "An earlier version of this story said that Russia has two brigades at Luga.",
            "Russia has two brigades at Luga",
            "negated",
        ),
        (
            "Correction: an entry said that Russia has two brigades at Luga.",
            "Russia has two brigades at Luga",
            "negated",
        ),
        ("Imagine that Russia moved tanks to it.", "Russia moved tanks to it", "hypothetical"),
        ("Say nothing: Russia moved tanks to it.", "Russia moved tanks to it", "asserted"),
    ],
)
def test_labels_and_silence_leave_nothing_said(tmp_path, text, clause, polarity):
    assert _reading(tmp_path, f"{text}\n", clause).polarity.value == polarity
