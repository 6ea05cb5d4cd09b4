"""Every kind of source gives the same articles as the files do that they were made of."""

import gzip
import io
import json
import re
import zipfile
from uuid import uuid4

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from posturemap.batch.documents import Document, chunked
from posturemap.batch.source import open_source
from posturemap.claims import read_articles
from posturemap.claims.reading.limits import limited
from posturemap.errors import ArticleError, InputError

fsspec = pytest.importorskip("fsspec", reason="posturemap[batch] is not installed")
ROWS = (
    {"text": "Canada leads the battlegroup at Ādaži.", "date": "2024-05-02", "title": "One"},
    {"text": "", "title": "a picture"},
    {"text": "Germany sent 300 soldiers to Rukla.", "url": "https://wire.example.org/2"},
)
PAGE = b"<!doctype html><title>Post</title><article><p>Britain has 900 soldiers at Tapa.</article>"


def read(source):
    return [
        one if isinstance(one, ArticleError) else one.read()
        for one in open_source(str(source)).documents()
    ]


def warc(*, packed=True, cut=None):
    """Write some records as ISO 28500 has them, each packed by itself."""
    records = []
    for address, status, kind, content in (
        ("https://a.example.org/1", "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://a.example.org/2", "404 Not Found", "text/html", PAGE),
        ("https://a.example.org/3.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.example.org/4", "200 OK", "text/plain", b"Denmark has 800 men at Tapa.\n"),
    ):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2024-05-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{uuid4()}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}"
        )
        records.append(head.encode() + b"\r\n\r\n" + answer + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records) if packed else records)[:cut]


def wacz():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("archive/data.warc.gz", warc())
        package.writestr("datapackage.json", "{}")
    return out.getvalue()


def test_a_folder_gives_what_extract_reads(articles):
    assert read(articles) == list(read_articles(articles))


def test_what_no_article_is_is_passed_over(tmp_path):
    for name in ("a.txt", ".hidden.txt", ".git/b.txt", "page.html", "page_files/c.txt", "d.xyz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Canada leads the battlegroup at Ādaži.")
    (tmp_path / "run").mkdir()
    (tmp_path / "run/manifest.json").write_text(
        '{"inputs": {}, "options": {}, "outputs": {}, "versions": {}}'
    )
    (tmp_path / "run/claims.jsonl").write_text('{"text": "Canada leads at Ādaži."}')
    (tmp_path / "out").symlink_to(tmp_path.parent)
    assert [one.id for one in read(tmp_path)] == ["a", "page"]


def test_a_pattern_and_an_address_are_sources(articles):
    assert [one.id for one in read(articles / "note-0[12].txt")] == ["note-01", "note-02"]
    assert len(read(f"file://{articles}")) == 12
    fsspec.filesystem("memory").pipe_file("/batch/a.txt", b"Canada leads at \xc4\x80da\xc5\xbei.")
    assert [one.text for one in read("memory://batch")] == ["Canada leads at Ādaži."]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "json"])
def test_rows_of_a_table_are_what_extract_reads_of_it(tmp_path, kind):
    path = tmp_path / f"table.{kind}"
    if kind == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    elif kind == "json":
        path.write_text(json.dumps(ROWS))
    else:
        pd.DataFrame(ROWS).to_csv(path, index=False)
    assert read(path) == list(read_articles(path))
    assert [one.id for one in read(path)] == ["table-1", "table-2"]


def test_parquet_gives_the_same_rows(tmp_path):
    pd.DataFrame(ROWS).to_parquet(tmp_path / "table.parquet")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/table.json").write_text(json.dumps(ROWS))
    assert read(tmp_path / "table.parquet") == read(tmp_path / "other/table.json")


def test_a_table_of_one_row_has_the_id_of_its_file(tmp_path):
    (tmp_path / "table.jsonl").write_text(json.dumps(ROWS[0]))
    assert [one.id for one in read(tmp_path)] == ["table"]


def test_ids_of_rows_keep_off_those_of_files(tmp_path):
    (tmp_path / "table.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    (tmp_path / "table-2.txt").write_text("Canada leads the battlegroup at Ādaži.")
    assert [one.id for one in read(tmp_path)] == [one.id for one in read_articles(tmp_path)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.warc", warc(packed=False)), ("a.warc.gz", warc()), ("a.wacz", wacz())],
)
def test_a_web_archive_gives_its_pages_with_their_addresses(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    page, text = read(tmp_path)
    assert page.text.strip().endswith("Britain has 900 soldiers at Tapa.")
    assert (page.url, page.found["url"]) == ("https://a.example.org/1", "archive")
    assert text.text == "Denmark has 800 men at Tapa.\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.warc", b"no archive at all", "is no WARC file"),
        ("a.warc", b"", "holds no record"),
        ("a.wacz", b"PK no", "is no WACZ file"),
        ("a.parquet", b"PAR1", "is no Parquet file"),
        ("a.csv", b"text\n\xff\xfe\n", "is not UTF-8"),
        ("a.json", b"[1", "is no JSON"),
        ("a.jsonl", b'{"note": 1}\n', "has no row with text"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text("Canada leads the battlegroup at Ādaži.")
    fault, article = read(tmp_path)
    assert words in fault.what
    assert article.id == "b"


def test_a_web_archive_that_ends_in_the_middle_gives_what_stands_before(tmp_path):
    (tmp_path / "a.warc").write_bytes(warc(packed=False, cut=len(warc(packed=False)) - 60))
    found = read(tmp_path)
    assert found[0].id.startswith("a")


def test_a_line_that_is_no_object_is_named(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Canada leads at Ādaži."}\n[1]\n')
    fault, article = sorted(read(tmp_path), key=lambda one: not isinstance(one, ArticleError))
    assert fault.line == 2
    assert article.id == "a"


def test_nothing_there_and_nothing_of_use_are_errors(tmp_path):
    with pytest.raises(InputError, match="is not there"):
        open_source(str(tmp_path / "none"))
    (tmp_path / "a.xyz").write_text("x")
    with pytest.raises(InputError, match="holds none of them"):
        open_source(str(tmp_path))
    with pytest.raises(InputError, match="cannot be opened"):
        open_source("nosuch://folder")


def test_a_bomb_is_left_out(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(warc(packed=False)))
    with limited(size=0):
        assert "larger than" in read(tmp_path)[0].what


def test_a_new_article_changes_its_own_chunk_only():
    def some(*numbers):
        content = (f"Canada sent {n} men to Tapa.".encode() for n in numbers)
        return [
            Document(name=str(n), id=str(n), ending=".txt", content=one)
            for n, one in zip(numbers, content, strict=True)
        ]

    before = {chunk.key for chunk in chunked(some(*range(300)), "v")}
    after = {chunk.key for chunk in chunked(some(*range(150), 1000, *range(150, 300)), "v")}
    assert len(before) > 10
    assert len(after - before) <= 2
    assert not before & {chunk.key for chunk in chunked(some(*range(300)), "w")}


def zipped(method, content=b"", name="archive/a.warc"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        package.writestr(name, content)
    return bytearray(out.getvalue())


def broken_package():
    """Give packages that the standard library raises something of its own about."""
    locked = zipped(zipfile.ZIP_STORED, warc())
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    yield "locked", locked
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        garbled = zipped(method, warc(packed=False))
        garbled[44:56] = b"\xff" * 12
        yield f"method {method}", garbled
    strange = zipped(zipfile.ZIP_STORED, warc())
    for at in (8, strange.rindex(b"PK\x01\x02") + 10):
        strange[at] = 99
    yield "unknown method", strange


@pytest.mark.parametrize(
    "content", [pytest.param(held, id=name) for name, held in broken_package()]
)
def test_a_package_that_cannot_be_unpacked_is_named_in_one_line(tmp_path, content):
    (tmp_path / "a.wacz").write_bytes(content)
    fault = read(tmp_path)[-1]
    assert re.fullmatch(r"is no (WACZ|WARC) file, or a broken one: \S.*", fault.what)


def test_a_record_without_its_address_is_named_and_what_stands_before_is_read(tmp_path):
    line = b"WARC-Target-URI: https://a.example.org/4\r\n"
    (tmp_path / "a.warc").write_bytes(warc(packed=False).replace(line, b""))
    fault = read(tmp_path)[-1]
    assert fault.what == "is no WARC file, or a broken one: a record lacks its address"


def test_a_day_that_python_has_not_is_named(tmp_path):
    table = pa.table({"text": ["x"], "date": pa.array([2**40], pa.timestamp("s"))})
    parquet.write_table(table, tmp_path / "a.parquet")
    (fault,) = read(tmp_path)
    assert "is no Parquet file that can be read" in fault.what
