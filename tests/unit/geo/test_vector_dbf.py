"""The encoding of a shapefile's text: what its files say, held against the bytes themselves."""

import struct

import pytest

from posturemap.geo.vectors.dbf import encoding_beside, encoding_of
from posturemap.geo.vectors.fault import VectorFault

ASK = 'say it with encoding = "cp1252", or another, in its [[layer]]'


def dbf(text, driver=0):
    return struct.pack("<4xIHH17xB3x", 1, 33, len(text), driver) + text


def fault_of(*given):
    with pytest.raises(VectorFault) as fault:
        encoding_of(*given)
    return str(fault.value)


@pytest.mark.parametrize("cpg", [b"UTF\0-8", b"hex", b"uu", b"rot13", b"undefined", b"no such"])
def test_what_names_no_encoding_of_text_is_refused(cpg):
    name = cpg.decode()
    fault = fault_of(dbf("ž".encode()), cpg, None)
    assert fault == f"encoding {name!r} is none that is known; {ASK}"


def test_a_name_that_is_long_is_quoted_in_part():
    fault = fault_of(dbf(b"x"), None, "n" * 90)
    assert fault == f"encoding {'n' * 40!r} is none that is known; {ASK}"


@pytest.mark.parametrize(
    ("text", "cpg", "encoding"),
    [
        ("ž".encode(), b"UTF-8\r\n", "utf-8"),
        (b"\xe8", b"1250", "cp1250"),
        (b"\xe8", b"ANSI 1257", "cp1257"),
        (b"\xe8", b"windows-1251", "cp1251"),
        (b"\xe8", b"MS_1252", "cp1252"),
        (b"x", b"88591", None),
        (b"x", b"123456", None),
        (b"x", b"1250", "cp1250"),
        (b"x", b"", "utf-8"),
        (b"\x7f", None, "utf-8"),
        ("ž".encode(), None, "utf-8"),
        ("ž".encode(), b" \n", "utf-8"),
    ],
)
def test_a_cpg_says_which_encoding_it_is(text, cpg, encoding):
    if encoding is None:
        assert "is none that is known" in fault_of(dbf(text), cpg, None)
    else:
        assert encoding_of(dbf(text), cpg, None) == encoding


@pytest.mark.parametrize(
    ("driver", "encoding"),
    [
        (0x01, "cp437"),
        (0x02, "cp850"),
        (0x03, "cp1252"),
        (0x57, "cp1252"),
        (0x64, "cp852"),
        (0x65, "cp866"),
        (0xC8, "cp1250"),
        (0xC9, "cp1251"),
        (0xCA, "cp1254"),
        (0xCB, "cp1253"),
        (0xCC, "cp1257"),
    ],
)
def test_else_the_head_says_it(driver, encoding):
    assert encoding_of(dbf(b"\xe8", driver), None, None) == encoding
    assert encoding_of(dbf(b"\xe8", driver), b"1253", None) == "cp1253"


def test_a_person_is_believed_where_the_bytes_allow_it():
    assert encoding_of(dbf(b"\xe8", 0xC8), b"1251", "cp1257") == "cp1257"
    assert encoding_of(dbf("ž".encode()), b"utf-8", "cp1250") == "cp1250"
    assert encoding_of(dbf(b"x"), None, "latin-1") == "iso8859-1"


def test_an_encoding_that_the_bytes_are_not_in_is_refused():
    assert fault_of(dbf(b"ab\xc5\xbe"), b"us-ascii", None) == (
        f"its .dbf has byte 0xc5 at offset 35, which is no ascii, as its files say; {ASK}"
    )
    assert "byte 0x81 at offset 34, which is no cp1252" in fault_of(dbf(b"\xe8\x81"), b"1252", None)


def test_bytes_that_nobody_names_are_refused():
    assert fault_of(dbf(b"ab\xe8"), None, None) == (
        "its .dbf has byte 0xe8 at offset 35, and no .cpg says which encoding that is; " + ASK
    )
    assert "byte 0x80 at offset 33" in fault_of(dbf(b"\x80"), None, None)


def test_utf_8_that_is_said_to_be_something_else_is_refused():
    assert fault_of(dbf("až".encode()), b"1250", None) == (
        "its .dbf is said to be cp1250, but its bytes from offset 34 are UTF-8; "
        'say which with encoding = "utf-8" in its [[layer]]'
    )


def test_a_file_that_is_cut_short_is_refused():
    assert fault_of(b"\3" * 32, None, None) == "its .dbf is cut short; save it again"
    whole = struct.pack("<4xIHH21x", 1200, 33, 5) + b"x" * 5999
    assert encoding_of(whole, None, None) == "utf-8"  # its last byte, an end mark, may be missing
    rows = "its .dbf is shorter than the 1,200 rows of its head; save it again"
    assert fault_of(whole[:-1], None, None) == rows
    assert "shorter than the 0 rows" in fault_of(struct.pack("<4xIHH21x", 0, 34, 1), None, None)
    assert encoding_of(struct.pack("<4xIHH21x", 0, 33, 1), None, None) == "utf-8"


def test_the_files_beside_a_shapefile_are_read(tmp_path):
    shp = tmp_path / "lines.shp"
    shp.with_suffix(".dbf").write_bytes(dbf(b"\xe8"))
    assert encoding_beside(shp, "cp1257") == "cp1257"
    with pytest.raises(VectorFault, match=r"no \.cpg says"):
        encoding_beside(shp, None)
    shp.with_suffix(".cpg").write_bytes(b"1250")
    assert encoding_beside(shp, None) == "cp1250"
    assert encoding_beside(shp, "cp1257") == "cp1257"
