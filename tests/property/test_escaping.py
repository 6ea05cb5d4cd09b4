"""Whatever a text holds: it is shown as it is, parts nothing, runs nothing, and comes back."""

import csv
import io
import json
import re
import tracemalloc
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posturemap.claims.address import address_parts, host_of, web_address
from posturemap.layers.formats.characters import NOT_C, NOT_XML, pictured, unheld_words
from posturemap.layers.formats.spreadsheet import shield, unshield
from posturemap.maps.marks import csp_hash, html_text, json_text

TEXTS = st.text(
    st.one_of(
        st.sampled_from("<>&{}\"'`=+-@;|\t\r\n\0\x0b ,/\\:?#.\u2028\u2029\ufffe\u200b\uff1da1"),
        st.characters(),
    )
)
LIVE = ("=", "+", "-", "@", "\t", "\r", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


@given(TEXTS)
@example("</script><!--{{7*7}}")
@example("&lt;&#123;")
def test_html_shows_the_text_and_makes_no_element_of_it(text: str):
    page = _Page()
    written = html_text(text)
    page.feed(f'<p title="{written}">{written}</p>')
    page.close()
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", text)
    assert page.tags == ["p"]
    assert page.text == shown
    assert page.values == [shown]
    assert not set("<>{}\"'") & set(written)
    written.encode()


@given(st.recursive(TEXTS | st.integers() | st.none(), lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8))  # fmt: skip
def test_json_comes_back_and_can_end_no_script(value: object):
    written = json_text({"value": value})
    assert json.loads(written) == {"value": value}
    assert not re.search("[<>&\u2028\u2029]", written)
    inside = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', written))
    assert not set("{}") & set(inside)
    assert written.isascii()


def test_json_is_written_in_one_way_and_holds_no_number_that_is_none():
    assert json_text({"b": [1, 2], "a": {"d": None, "c": "ä"}}) == (
        r'{"a":{"c":"\u00e4","d":null},"b":[1,2]}'
    )
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="JSON compliant"):
            json_text([number])


def test_a_hash_is_that_of_the_text():
    assert csp_hash("alert(1)") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    assert csp_hash("ä") != csp_hash("a")


@given(TEXTS)
@example("''=1")
@example("\t\t=1;'=1")
@example('x;"=1')
@example("\u00a0=1")
@example("'''")
def test_a_shielded_cell_is_dead_wherever_it_is_parted_and_comes_back(text: str):
    shielded = shield(text)
    assert unshield(shielded) == text
    for cell in re.split("[;|\t\r\n]", shielded):
        assert not cell.lstrip(' \u00a0"').startswith(LIVE)
    line = io.StringIO()
    csv.writer(line).writerow(["id", shielded, "end"])
    (row,) = csv.reader(io.StringIO(line.getvalue(), newline=""))
    assert row == ["id", shielded, "end"]


@given(TEXTS)
@example("a\0b\ud800c")
def test_what_a_format_cannot_hold_is_pictured_letter_by_letter(text: str):
    for unheld in (NOT_C, NOT_XML):
        written = pictured(text, unheld)
        assert len(written) == len(text)
        assert not unheld.search(written)
        for old, new in zip(text, written, strict=True):
            assert old == new or (
                unheld.match(old) and new in f"{chr(0x2400 + ord(old) % 32)}\ufffd"
            )
            assert old != "\0" or new == "\u2400"
        written.encode()
    root = ET.Element("x")
    root.text = pictured(text, NOT_XML).replace("\r", "")
    assert (ET.fromstring(ET.tostring(root)).text or "") == root.text  # noqa: S314  our own


def test_what_was_pictured_is_named_with_its_number():
    assert unheld_words(Counter("\x0b\0\0\ud800")) == "U+0000 ×2, U+000B, U+D800"
    assert unheld_words(Counter()) == ""
    assert pictured("\x1f\x20\x7f\x00", NOT_XML) == "\u241f\x20\x7f\u2400"
    assert pictured("\x01\x0b", NOT_C) == "\x01\x0b"


ADDRESSES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["http://", "https://", "HTTPS://", "https:/", "https:", "//", "ftp://", ""]),
    st.sampled_from(["nato.int", "a@nato.int", "evil.test\\", "[::1]", "x:80", "x:y", "", "é.lv"]),
    TEXTS,
)


@given(ADDRESSES)
@example("https://evil.test\\@nato.int/x")
@example("https://nato.int:65536/")
@example("http://[::1")
def test_an_address_that_is_taken_has_one_host_for_every_reader(text: str):
    parts = address_parts(text)
    assert (web_address(text) is None) == (parts is None)
    if parts is None:
        assert host_of(text) == ""
        return
    assert web_address(text) == text
    assert parts.scheme in ("http", "https")
    assert not re.search(r"[\s\\\x00-\x20\x7f-\x9f\u200b]", text)
    assert "@" not in parts.netloc
    # A browser takes everything up to the first of these for the host and its port.
    authority = re.split(r"[/?#\\]", text.split("://", 1)[1])[0]
    assert authority == parts.netloc
    assert host_of(text) == urlsplit(text).hostname != ""


def test_a_string_of_megabytes_takes_little_more_than_itself():
    tracemalloc.start()
    written = json_text({"packed": "A" * 2_000_000, "text": "{"})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert written.endswith('","text":"\\u007b"}')
    assert peak < 10 * len(written)
