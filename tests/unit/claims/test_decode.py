from pathlib import Path

import pytest

from posturemap.claims.reading.decode import decode, decode_page
from posturemap.errors import ArticleError

WORDS = "Ādaži, Suwałki – “ready”, Гусев"
HERE = Path("a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unmarked_unicode(encoding: str):
    assert decode(WORDS.encode(encoding), HERE) == WORDS


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_utf16_of_either_order(mark: bytes, encoding: str):
    text = "Allied troops arrived in Tapa on Monday – “ready”."
    assert decode(mark + text.encode(encoding), HERE) == text


def test_windows_text_whose_letters_are_sure():
    text = "The “line” – café in Jõhvi, Tallinn’s Põhja …"
    assert decode(text.encode("cp1252"), HERE) == text


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        ("Rīga".encode("cp1257"), 1),
        ("Гусев".encode("cp1251"), 0),
        ("Ādaži – ".encode() + "Jõhvi".encode("cp1252"), len("Ādaži – ".encode()) + 1),
        (b"Tapa \x81", 5),
        (b"Tapa \xc0\xaf", 5),  # an overlong slash
        (b"\xff\xfeT\x00\x00\xd8", 4),
    ],
)
def test_a_refusal_names_the_byte(content: bytes, byte: int):
    with pytest.raises(ArticleError, match=rf"byte {byte} .*save the file as UTF-8"):
        decode(content, HERE)


def test_a_declared_encoding_is_believed_where_the_bytes_are_not_utf8():
    assert decode("Rīga".encode("cp1257"), HERE, declared="cp1257") == "Rīga"
    assert decode("Rīga".encode(), HERE, declared="cp1257") == "Rīga"


def test_nul_and_controls_are_kept():
    text = "a\x00b\u202ec\u200bd\ufeffe"
    assert decode(text.encode(), HERE) == text


def test_a_few_stray_bytes_refuse_no_page():
    page = "Ādaži ".encode() * 50 + b"Jos\xe9"
    text, note = decode_page(page, HERE)
    assert text.endswith("Jos\ufffd")
    assert "1 byte" in note
    assert decode_page("Ādaži".encode(), HERE) == ("Ādaži", "")


def test_a_page_in_an_encoding_that_nobody_can_tell_is_refused():
    with pytest.raises(ArticleError, match="save the file as UTF-8"):
        decode_page("Rīga, Ādaži, Šiauliai, Kėdainiai".encode("cp1257") * 20, HERE)
