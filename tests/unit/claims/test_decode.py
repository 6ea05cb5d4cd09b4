from pathlib import Path

import pytest

from posturemap.claims.reading.decode import (
    _shared_bytes,
    decode,
    decode_page,
    guessed,
    without_halves,
)
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


def test_bytes_of_western_and_baltic_windows_text_that_are_the_same_letter():
    shared = _shared_bytes()
    assert bytes(sorted(shared)).decode("cp1252") == (
        "€\u201a„…†‡‰\u2039‘’“”•–—™\u203a\xa0¢£¤¦§©«¬\xad®°±²³´µ¶·¹»¼½¾ÄÅÉÓÕÖ×Üßäåéóõö÷ü"
    )


@pytest.mark.parametrize(
    ("content", "declared", "words"),
    [
        (b"\xff\xfeT\x00\x00\xd8", None, "byte 4 is not utf-16-le"),
        (b"a\x81", "cp1252", "byte 1 is not cp1252"),
        (
            "Rīga".encode("cp1257"),
            None,
            "byte 1 is not UTF-8 and means different letters elsewhere",
        ),
        ("Ādaži ".encode() + b"\xf5", None, "byte 8 is not UTF-8, though others are"),
        ("ā€".encode()[:-1] + b" \xe9", None, "byte 2 is not UTF-8, though others are"),
        ("€ ".encode() + b"\xe9", None, "byte 4 is not UTF-8, though others are"),
    ],
)
def test_what_a_refusal_says(content: bytes, declared: str | None, words: str):
    with pytest.raises(ArticleError) as refused:
        decode(content, HERE, declared=declared)
    assert str(refused.value) == f"a.txt: {words}; save the file as UTF-8"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("abcdefgh", True),
        ("abcdefg", False),
        ("abcdefgГДЖ", False),  # seven of ten
        ("abcdefghГД", True),
        ("abcdefgh\x00", False),  # a zero where a letter's low byte is
        ("a" * 2048 + "Г" * 4000, True),  # only the beginning is looked at
        ("a" * 1400 + "Г" * 700, False),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(text: str, encoding: str, *, is_found: bool):
    content = text.encode(encoding)
    assert (guessed(content) == encoding) is is_found
    if is_found:
        assert decode(content, HERE) == text


def test_an_odd_byte_is_no_utf16():
    assert decode("abcdefgh".encode("utf-16-le") + b"x", HERE).endswith("h\x00x")


@pytest.mark.parametrize(
    ("content", "declared", "encoding"),
    [
        (b"\xef\xbb\xbfa", None, ""),
        ("Ādaži".encode("utf-16"), None, ""),
        ("Ādaži".encode(), None, ""),
        (b"Jos\xe9", None, "cp1252"),
        (b"Jos\xe9", "cp1257", ""),
    ],
)
def test_an_encoding_is_guessed_only_where_nothing_says_it(
    content: bytes, declared: str | None, encoding: str
):
    assert guessed(content, declared=declared) == encoding


@pytest.mark.parametrize(
    ("content", "declared", "end", "note"),
    [
        (b"a" * 198 + b"\xe9\xe9", "utf-8", "a\ufffd\ufffd", "has 2 bytes that are not utf-8"),
        (b"\xef\xbb\xbf" + b"a" * 99 + b"\xe9", None, "a\ufffd", "has 1 byte that is not utf-8"),
        (b"a" * 99 + b"\x81", "cp1252", "a\ufffd", "has 1 byte that is not cp1252"),
        ("ā".encode() + b"a" * 99 + b"\xe9", None, "a\ufffd", "has 1 byte that is not utf-8"),
    ],
)
def test_what_is_said_of_stray_bytes(content: bytes, declared: str | None, end: str, note: str):
    text, said = decode_page(content, HERE, declared=declared)
    assert text.endswith(end)
    assert text[0] in "aā"
    assert said == f"{note}: read as U+FFFD"


def test_more_stray_bytes_than_one_and_half_a_hundredth_refuse_a_page():
    assert decode_page("ā".encode() + b"a" * 197 + b"\xe9\xe9", HERE)[1]
    with pytest.raises(ArticleError):
        decode_page("ā".encode() + b"a" * 196 + b"\xe9\xe9\xe9", HERE)


@pytest.mark.parametrize(
    ("text", "whole"), [("a\ud800b", "a\ufffdb"), ("a\udc00", "a\ufffd"), ("Ā🇪🇪", "Ā🇪🇪")]
)
def test_half_characters_are_replaced(text: str, whole: str):
    assert without_halves(text) == whole
