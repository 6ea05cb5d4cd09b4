"""Whom the words next to a clause credit it to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from posturemap.claims.extract.choose import (
    Choice,
    with_credit,
    with_shared_voice,
    with_turn_voice,
)
from posturemap.claims.extract.propose import Proposals

from .choices import bare_choice
from .test_carrying import named, proposed

SAID = "150 soldiers will come to Tapa"
FORUM = (
    f"**mari_k wrote:**\n\nHm?\n\n**old_gunner (moderator) wrote:**\n\nIt is so. {SAID}.\n\n"
    "**mari_k wrote:**\n\nSo?\n\n**mari_k wrote:**\n\nNo."
)


def _voice(credited: Callable[[Choice, Proposals], Choice], found: Proposals) -> str | None:
    start = found.article.text.index(SAID)
    speaker = credited(bare_choice(start=start, end=start + len(SAID)), found).speaker
    return speaker.named.value if speaker else None


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"The court found that {SAID}.", "court"),
        (f"The voivode of Lublin countered on Friday that {SAID}.", "voivode of Lublin"),
        (f"An article on Monday about a base in Latvia said that {SAID}.", None),
        (f"A story on the website on Thursday reported that {SAID}.", None),
        (f"Ieva Ozola, of the navy, then replied: “{SAID}.”", "Ieva Ozola"),
        (f"{SAID}, according to the draft communiqué.", "draft communiqué"),
        (f"{SAID}, the Latvian navy wrote.", "Latvian navy"),
        (f"“{SAID},” said one Ieva Ozola.", None),
        (f"{SAID}, and the navy hopes for more.", None),
        (f"{SAID}, and nobody in the ministry promised more.", None),
        (f"If the court finds that {SAID}.", None),
        (f"He said that {SAID}.", None),
        (f"The court met as {SAID}.", None),
        (f"{SAID}; the court said no.", None),
    ],
)
def test_a_verb_of_saying_next_to_a_clause_credits_it(
    tmp_path: Path, text: str, voice: str | None
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    assert _voice(with_credit, found) == voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"“The quay is open. {SAID}. No more,” Ieva Ozola told us.", "Ieva Ozola"),
        (f'"The quay is open. {SAID}." Ieva Ozola left.', None),
        (f"Ieva Ozola said: “The quay is open. {SAID}.”", "Ieva Ozola"),
        (f"“The quay is open.” {SAID}. “Good,” Ieva Ozola said.", None),
        (f"“The quay is open.”\n\n{SAID}. No more,” Ieva Ozola said.", None),
    ],
)
def test_a_quotation_of_several_sentences_has_one_voice(
    tmp_path: Path, text: str, voice: str | None
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    start = found.article.text.index(SAID)
    number = next(n for n, one in enumerate(found.sentences) if one.start <= start < one.end)
    choice = bare_choice(sentence=number, start=start, end=start + len(SAID))
    speaker = with_credit(choice, found).speaker
    assert (speaker.named.value if speaker else None) == voice


def test_the_claims_of_a_quotation_share_a_voice(tmp_path: Path) -> None:
    text = f"“{SAID}. Ten jets follow,” a spokesman, Ieva Ozola, told us. Riga is quiet.\n"
    found = proposed(tmp_path, text)
    speaker = named(found, "speaker", "Ieva Ozola")
    first = bare_choice(start=1, end=1 + len(SAID))
    second = bare_choice(sentence=1, start=text.index("Ten"), end=text.index(","), speaker=speaker)
    third = bare_choice(sentence=2, start=text.index("Riga"), end=len(text) - 2)
    voices = [one.speaker for one in with_shared_voice((first, second, third), found)]
    assert voices == [speaker, speaker, None]


def test_a_voice_that_was_chosen_stays(tmp_path: Path) -> None:
    found = proposed(tmp_path, f"Ieva Ozola came. The court found that {SAID}.\n")
    chosen = named(found, "speaker", "Ieva Ozola")
    choice = replace(bare_choice(sentence=1, speaker=chosen), start=38, end=38 + len(SAID))
    assert with_credit(choice, found).speaker == chosen


@pytest.mark.parametrize("voice", ["Latvian navy", "Riga"])
def test_who_is_named_in_the_sentence_goes_before_a_voice_of_another(
    tmp_path: Path, voice: str
) -> None:
    before = "the " if " " in voice else ""
    text = f"Ieva Ozola came. {SAID}, {before}{voice} wrote.\n"
    found = proposed(tmp_path, text)
    chosen, start = named(found, "speaker", "Ieva Ozola"), text.index(SAID)
    choice = bare_choice(sentence=1, speaker=chosen, start=start, end=start + len(SAID))
    speaker = with_credit(choice, found).speaker
    assert speaker
    assert speaker.named.value == voice


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"ANNA: How many?\n\nPEETER: Some. {SAID}.\n\nANNA: When?\n\nPEETER: Soon.", "PEETER"),
        (f"Anna: How many?\n\nMr Kask (Reform): {SAID}.\n\nAnna: When?\n\nMr Kask: Soon.", "Kask"),
        (f"ANNA: Why?\n\nPEETER: Some.\n\n{SAID}.\n\nANNA: When?\n\nPEETER: Soon.", "PEETER"),
        (f"ANNA: Why?\n\nPEETER: Some.\n\nANNA: When?\n\nPEETER: Soon.\n\n{SAID}.", None),
        (f"AIDE (Ann Rae): Hm.\n\nKASK: When?\n\nAIDE: {SAID}.\n\nKASK: Soon.", "Ann Rae"),
        (
            f"Mr. PLATT. Hm.\n\nGeneral KASK. {SAID}.\n\nMr. PLATT. Well.\n\nGeneral KASK. No.",
            "KASK",
        ),
        (f"MS. PLATT: {SAID}.\n\nKASK: When?\n\nMS. PLATT: In May.\n\nKASK: Soon.", "PLATT"),
        (
            f"**Q1 Chair:** Hm?\n\n**Platt:** {SAID}.\n\n**Q2 Chair:** So?\n\n**Platt:** No.",
            "Platt",
        ),
        (f"mari_k: Hm?\n\nold.gunner: {SAID}.\n\nmari_k: So?\n\nold.gunner: No.", "old.gunner"),
        (FORUM, "old_gunner"),
        (f"Major (ret.) Ivo KASK: {SAID}.\n\nChair: So?\n\nKASK: No.\n\nChair: Hm.", "Ivo KASK"),
        (f"Question: Who?\n\nAnswer: {SAID}.\n\nQuestion: When?\n\nAnswer: Soon.", None),
        (f"Estonia: ten jets.\n\nLatvia: {SAID}.\n\nPoland: none.\n\nSpain: two.", None),
        (f"PEETER: {SAID}.\n\nPEETER: Soon.", None),
    ],
)
def test_a_turn_of_a_conversation_has_the_voice_that_opens_it(
    tmp_path: Path, text: str, voice: str | None
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    assert _voice(with_turn_voice, found) == voice


def test_a_voice_that_another_turn_names_is_not_that_of_this_one(tmp_path: Path) -> None:
    text = f"KASK: How many?\n\nPLATT: {SAID}.\n\nKASK: When?\n\nPLATT: Ann Rae knows.\n"
    found = proposed(tmp_path, text)
    start = found.article.text.index(SAID)
    other = named(found, "speaker", "Ann Rae")
    bare = bare_choice(start=start, end=start + len(SAID), speaker=other)
    speaker = with_turn_voice(bare, found).speaker
    assert speaker
    assert speaker.named.value == "PLATT"


INTRODUCED = "Colonel Ieva Ozola runs the range. She has an hour for us."


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (f"{INTRODUCED}\n\nWhy?\n\nI asked.\n\nWho?\n\n{SAID}.\n\nWhen?\n\nWe wait.", "Ieva Ozola"),
        (f"{INTRODUCED}\n\nWhy? – I asked.\n\nWho? – {SAID}.\n\nWhen? – We wait.", "Ieva Ozola"),
        (f"{INTRODUCED}\n\nWhy?\n\nI asked.\n\nWho?\n\n{SAID}. We wait.", None),
        (f"{INTRODUCED}\n\nWhy?\n\n“No.”\n\nWho?\n\n“{SAID}.”\n\nWhen?\n\nSoon.", "Ieva Ozola"),
        (
            f"{INTRODUCED}\n\nWhy?\n\nNo.\n\nWho?\n\n{SAID}.\n\nWhen?\n\n“I wait,” Ann Rae said.",
            None,
        ),
        (
            f"At Castle Square {INTRODUCED}\n\nWhy?\n\nI did.\n\nWho?\n\n{SAID}.\n\nHow?\n\nI do.",
            "Ieva Ozola",
        ),
        (f"{INTRODUCED}\n\nWhy?\n\nWe asked.\n\nWho?\n\n{SAID}.\n\nWhen?\n\nWe wait.", None),
        (
            f"{INTRODUCED}\n\nWhy?\n\nI saw Ozola.\n\nWho?\n\n{SAID}.\n\nHow?\n\nOzola and I wait.",
            None,
        ),
        (
            f"An hour at the range.\n\nWhy?\n\nI asked.\n\nWho?\n\n{SAID}.\n\nWhen?\n\nWe wait.",
            None,
        ),
        (f"{INTRODUCED} {SAID}.\n\nWhy?\n\nI asked.\n\nWho?\n\nUs.\n\nWhen?\n\nWe wait.", None),
    ],
)
def test_an_interviews_answers_are_whose_it_introduces(
    tmp_path: Path, text: str, voice: str | None
) -> None:
    found = proposed(tmp_path, f"{text}\n")
    assert _voice(with_turn_voice, found) == voice
