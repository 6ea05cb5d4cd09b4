from pathlib import Path

import pytest

from posturemap.claims import Article, Claim, ClaimType, read_article
from posturemap.claims.citations import FaultKind, audit_citations
from posturemap.claims.organisations import name_organisation

LIST = (
    "Sources:\n"
    "[1] Web – A Wall in the East\n"
    "[2] Web – Why the Baltics Matter | Hudson Institute\n"
    "[3] Web – Drills This Year – Example Daily News\n"
    "[5] Web – Our flank | NATO Topic\n"
)


def read(folder: Path, text: str) -> Article:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return read_article(path)


def claim(article: Article, words: str, attribution: str | None, *numbers: int) -> Claim:
    start = article.text.index(words)
    return Claim(
        id=f"{start:012x}",
        article=article.id,
        type=ClaimType.ASSESSMENT,
        quote=words,
        start=start,
        end=start + len(words),
        attribution=attribution,
        source_ref=numbers,
    )


def test_a_broken_address_is_no_reason_to_stop(tmp_path: Path):
    text = "They call it weak.[1]\nSources:\n[1] The flank https://[broken/1.html\n"
    article = read(tmp_path, text)
    assert audit_citations(article, [claim(article, "weak", "Brookings", 1)]) == ()


def test_every_number_is_accounted_for(tmp_path: Path):
    article = read(tmp_path, f"It holds.[1][7] It stands.[7][2]\n{LIST}[5] Again\n")
    faults = audit_citations(article, ())
    assert [(f.kind, f.numbers) for f in faults] == [
        (FaultKind.NO_SOURCE, (7,)),
        (FaultKind.NEVER_CITED, (3,)),
        (FaultKind.TWICE, (5,)),
        (FaultKind.NEVER_CITED, (5,)),
        (FaultKind.NEVER_CITED, (5,)),
        (FaultKind.MISSING_NUMBER, (4,)),
    ]
    assert article.text[faults[0].start : faults[0].end] == "[7]"
    assert faults[-1].start is None


def test_markers_without_any_list_are_one_fault(tmp_path: Path):
    faults = audit_citations(read(tmp_path, "It holds.[1] It stands.[4]\n"), ())
    assert [f.message for f in faults] == ["cites [1], [4], but has no source list"]


def test_a_list_without_markers_is_a_bibliography(tmp_path: Path):
    faults = audit_citations(read(tmp_path, "It holds.\nSources:\n[1] One\n[2] Two\n"), ())
    assert faults == ()


@pytest.mark.parametrize(
    ("attribution", "numbers", "misfit"),
    [
        ("Brookings", (2,), "credits Brookings, but cites [2], a page of Hudson Institute"),
        ("Narva Policy Institute", (2,), "a page of Hudson Institute"),
        ("a study by RAND", (2, 5), "cites [2], [5], a page of Hudson Institute and NATO"),
        ("Reuters", (3,), "a page of Example Daily News"),
        ("Hudson", (2,), None),
        ("the Hudson Institute", (2,), None),
        ("Brookings", (3,), None),  # news may quote anybody
        ("Brookings", (1,), None),  # nothing says whose page it is
        ("Brookings", (1, 2), None),  # may be the first one's
        ("NATO", (1,), None),
        ("Latvia", (2,), None),  # a state, no publisher
        ("analysts", (2,), None),
        (None, (2,), None),
    ],
)
def test_a_sentence_that_credits_one_body_and_cites_another(
    tmp_path: Path, attribution: str | None, numbers: tuple[int, ...], misfit: str | None
):
    article = read(tmp_path, f"They call it a tripwire.[1][2][3][5]\n{LIST}")
    found = [
        fault.message
        for fault in audit_citations(article, [claim(article, "a tripwire", attribution, *numbers)])
        if fault.kind is FaultKind.MISFIT
    ]
    assert len(found) == (misfit is not None)
    assert misfit is None or misfit in found[0]


def test_a_bodys_own_page_is_cited_by_its_own_number(tmp_path: Path):
    article = read(tmp_path, f"NATO’s own flank page says troops came.[1]\n{LIST}")
    own = claim(article, "troops came", "NATO", 1)
    (fault,) = (f for f in audit_citations(article, [own]) if f.kind is FaultKind.MISFIT)
    assert fault.message == "credits NATO, but cites [1], while [5] is its own page"


def test_a_misfit_that_several_claims_share_is_told_once(tmp_path: Path):
    article = read(tmp_path, f"They call it a tripwire, and a weak one.[2]\n{LIST}")
    both = [claim(article, words, "Brookings", 2) for words in ("a tripwire", "a weak one")]
    faults = [f for f in audit_citations(article, both) if f.kind is FaultKind.MISFIT]
    assert len(faults) == 1


def test_the_address_says_whose_page_it_is(tmp_path: Path):
    text = "They call it weak.[1]\nSources:\n[1] The flank. https://www.rand.org/pubs/1.html\n"
    article = read(tmp_path, text)
    faults = audit_citations(article, [claim(article, "weak", "Brookings", 1)])
    assert [f.message for f in faults] == [
        "credits Brookings, but cites [1], a page of RAND Corporation"
    ]
    assert audit_citations(article, [claim(article, "weak", "RAND", 1)]) == ()


@pytest.mark.parametrize(
    "words", ["the council", "officials", "a new institute of things", "foreign policy hands", ""]
)
def test_a_plain_noun_is_no_organisation(words: str):
    assert name_organisation(words) is None
