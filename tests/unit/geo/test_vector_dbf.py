"""The encoding of a shapefile's text, where its files name what is none."""

import struct

import pytest

from posturemap.geo.vectors.dbf import encoding_of
from posturemap.geo.vectors.fault import VectorFault


def dbf(text):
    return struct.pack("<4xIHH21x", 1, 33, len(text)) + text


@pytest.mark.parametrize("cpg", [b"UTF\0-8", b"hex", b"uu", b"rot13", b"undefined", b"no such"])
def test_what_names_no_encoding_of_text_is_refused(cpg):
    with pytest.raises(VectorFault, match=r"encoding '.*' is none that is known; say it with"):
        encoding_of(dbf("ž".encode()), cpg, None)


def test_an_encoding_that_the_bytes_are_not_in_is_refused():
    with pytest.raises(VectorFault, match=r"byte 0xc5 at offset 33, which is no ascii"):
        encoding_of(dbf("ž".encode()), b"us-ascii", None)
    assert encoding_of(dbf("ž".encode()), b"UTF-8\r\n", None) == "utf-8"
    assert encoding_of(dbf(b"\xe8"), b"1250", None) == "cp1250"
