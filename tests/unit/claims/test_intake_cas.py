"""Annotations that INCEpTION exports: CAS JSON, and WebAnno TSV 3."""

import tracemalloc

from posturemap.claims.intake.cas import webanno_to_given

HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Claim|type|place\n\n"


def webanno(text):
    return list(webanno_to_given(text, reader="r.tsv", article="r"))


def test_sentences_that_are_far_off_each_other_need_no_more_room_than_their_file():
    lines = (f"#Text=a\n{n}-1\t999999999-999999999\ta\tx\t_\n" for n in range(1000))
    text = HEAD + "\n".join(lines)
    tracemalloc.start()
    try:
        webanno(text)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 100 * len(text)


def test_a_sentence_may_stand_behind_thousands_of_empty_lines():
    (given,) = webanno(f"{HEAD}#Text=Tapa\n1-1\t9000-9004\tTapa\tx\t_\n")
    assert (given.quote, given.prefix) == ("Tapa", "\n" * 32)
