import hashlib
import os
from pathlib import Path

import pytest

from posturemap.claims import Article, read_article
from posturemap.claims.read import ENDINGS
from posturemap.claims.reading.limits import limited
from posturemap.errors import ArticleError


def write(folder: Path, content: str | bytes, name: str = "piece.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def words(article: Article, spans: tuple) -> list[str]:
    return [article.text[s.start : s.end] for s in spans]


def test_a_text_without_header_is_the_files_text(tmp_path: Path):
    content = "\nThe line holds.\r\nIt stands.\n\n"
    article = read_article(write(tmp_path, content))
    assert article.text == content
    assert article.id == "piece"
    assert article.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert words(article, article.sentences) == ["The line holds.", "It stands."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_header_block_is_metadata_and_not_text(tmp_path: Path, end: str):
    lines = [
        "# url: https://example.org/a",
        "# title: The line: a visit",
        "# date: 2025-03",
        "# author: Anna Example",
        "# publisher: Example Wire",
        "# note: own words",
        "",
        "The line holds.",
        "",
    ]
    article = read_article(write(tmp_path, end.join(lines)), article_id="mine")
    assert article.text == f"The line holds.{end}"
    assert (article.id, article.title, article.date) == ("mine", "The line: a visit", "2025-03")
    assert article.url == "https://example.org/a"
    assert (article.author, article.publisher) == ("Anna Example", "Example Wire")


@pytest.mark.parametrize(
    "content",
    [
        "# Baltic Sentry: what it is\n\nIt is.\n",
        "# note: no known key\n\nIt is.\n",
        "# title: x\nNo blank.\n",
    ],
)
def test_what_is_no_header_block_stays_text(tmp_path: Path, content: str):
    assert read_article(write(tmp_path, content)).text == content


@pytest.mark.parametrize("ending", sorted(ENDINGS))
@pytest.mark.parametrize("content", [b"", b"\r\n \n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, ending: str, content: bytes):
    path = tmp_path / f"a{ending}"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match="holds no text: it is empty"):
        read_article(path)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.eml"])
def test_a_file_of_nothing_but_a_comment_holds_no_text(tmp_path: Path, name: str):
    head = "Content-Type: text/html\n\n" if name.endswith("eml") else ""
    (tmp_path / name).write_text(f"{head}<!-- Norway sent 120 soldiers. -->")
    with pytest.raises(ArticleError, match="holds no text"):
        read_article(tmp_path / name)


def test_empty_header_values_are_none(tmp_path: Path):
    article = read_article(write(tmp_path, "# url:\n# title: T\n# date:\n\nIt holds.\n"))
    assert (article.url, article.title, article.date) == (None, "T", None)


@pytest.mark.parametrize("date", ["2025-13-40", "0001-01-01", "9999-12-31", "soon"])
def test_a_wrong_date_in_a_header_is_named_with_its_line(tmp_path: Path, date: str):
    path = write(tmp_path, f"# title: T\n# date: {date}\n\nIt holds.\n")
    with pytest.raises(ArticleError, match=rf"piece\.txt:2: '{date}' is not a date; wanted YYYY"):
        read_article(path)


def test_an_address_that_is_not_http_is_not_taken(tmp_path: Path):
    path = write(tmp_path, "# url: javascript:alert(1)\n\nIt holds.\n")
    assert read_article(path).url is None


def test_first_lines_say_title_author_and_date(tmp_path: Path):
    content = "Line Grows in the East\nBy Anna Example | Example Wire\nAug. 30, 2025\n\nIt holds.\n"
    article = read_article(write(tmp_path, content))
    assert article.title == "Line Grows in the East"
    assert article.author == "Anna Example"
    assert article.date == "2025-08-30"
    assert words(article, article.sentences) == ["It holds."]


def test_sources_and_markers(tmp_path: Path):
    content = (
        "The line holds.[1] It stands [2, 4] and grows [5–7][12].\n"
        "Sources:\n"
        "[1] Web – The Line | Example Institute\n"
        "[2] The Other Page. https://example.org/b_(c).\n"
        "[12] Third\n"
    )
    article = read_article(write(tmp_path, content))
    assert [m.number for m in article.markers] == [1, 2, 4, 5, 6, 7, 12]
    assert words(article, article.markers)[:3] == ["[1]", "[2, 4]", "[2, 4]"]
    assert [(s.number, s.title, s.url) for s in article.sources] == [
        (1, "The Line | Example Institute", None),
        (2, "The Other Page.", "https://example.org/b_(c)"),
        (12, "Third", None),
    ]
    assert words(article, article.sources)[0] == "[1] Web – The Line | Example Institute"
    assert words(article, article.headings)[0] == "Sources:"
    assert words(article, article.sentences) == [
        "The line holds.[1]",
        "It stands [2, 4] and grows [5–7][12].",
    ]


@pytest.mark.parametrize(
    "listing",
    [
        "References\n1. First page\nhttps://example.org/1\n2. Second page",
        "REFERENCES\n\n1) First page https://example.org/1\n2) Second page",
        "## Sources\n[^1]: First page https://example.org/1\n[^2]: Second page",
        "[1]: First page https://example.org/1\n[2]: Second page",
        "Sources: [1] First page https://example.org/1 [2] Second page",
        "Notes:\n¹ First page https://example.org/1\n² Second page",
    ],
)
def test_the_ways_in_which_a_source_list_is_written(tmp_path: Path, listing: str):
    article = read_article(write(tmp_path, f"The line holds.[1] It stands.[2]\n\n{listing}\n"))
    assert [(s.number, s.title, s.url) for s in article.sources] == [
        (1, "First page", "https://example.org/1"),
        (2, "Second page", None),
    ]
    assert words(article, article.sentences) == ["The line holds.[1]", "It stands.[2]"]


def test_a_square_metre_is_no_citation_and_a_raised_number_is(tmp_path: Path):
    content = "It has 35 m² of floor.¹ It stands.\n\nSources\n1. The page\n"
    article = read_article(write(tmp_path, content))
    assert [(m.number, article.text[m.start : m.end]) for m in article.markers] == [(1, "¹")]


def test_a_bare_number_behind_a_stop_is_a_citation_where_it_is_listed(tmp_path: Path):
    content = (
        "It holds the territory.2 It grew by 2.5 percent there.7 It stands.\n\nNotes\n2. The page\n"
    )
    article = read_article(write(tmp_path, content))
    assert [(m.number, article.text[m.start : m.end]) for m in article.markers] == [(2, "2")]
    assert words(article, article.sentences)[0] == "It holds the territory.2"


def test_an_unnumbered_bibliography_is_no_running_text(tmp_path: Path):
    content = "It holds.\n\nSources:\n\nAnna Example, “The Line,” 2020. https://example.org/a\n"
    article = read_article(write(tmp_path, content))
    assert article.sources == ()
    assert words(article, article.sentences) == ["It holds."]


@pytest.mark.parametrize("content", ["", " \n\t\n", "\ufeff", "\u200b\n", "-- --\n", "\x00\x00"])
def test_no_text_is_an_error(tmp_path: Path, content: str):
    with pytest.raises(ArticleError, match=r"piece\.txt: holds no text"):
        read_article(write(tmp_path, content))


def test_another_format_is_an_error_that_names_the_supported_ones(tmp_path: Path):
    with pytest.raises(
        ArticleError, match=r"format \.rtf is not supported, wanted .*\.html.*\.txt"
    ):
        read_article(write(tmp_path, "{\\rtf1 x}", "piece.rtf"))


def test_content_that_is_not_what_the_ending_says(tmp_path: Path):
    with pytest.raises(ArticleError, match=r"content is PDF, not what \.txt says"):
        read_article(write(tmp_path, b"%PDF-1.7\n..."))


def test_a_missing_file_and_a_folder(tmp_path: Path):
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(ArticleError, match=r"is a folder, wanted a regular file"):
        read_article(tmp_path / "folder.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="is a pipe, wanted a regular file"):
        read_article(tmp_path / "pipe.txt")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_device_is_refused(tmp_path: Path):
    link = tmp_path / "zero.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(ArticleError, match="is a device, wanted a regular file"):
        read_article(link)


def test_a_file_that_is_too_large(tmp_path: Path):
    path = write(tmp_path, b"a" * (2**20 + 1))
    with limited(size=1), pytest.raises(ArticleError, match="is larger than 1 MiB"):
        read_article(path)


def test_controls_and_bidi_marks_stay_where_they_are(tmp_path: Path):
    content = "A\x00 unit \u202eto\u202c Tapa\u200b.\u2028It holds."
    article = read_article(write(tmp_path, content))
    assert article.text == content
    assert words(article, article.sentences) == [
        "A\x00 unit \u202eto\u202c Tapa\u200b.",
        "It holds.",
    ]


def test_a_wrong_date_in_a_header_is_quoted_in_short(tmp_path: Path):
    path = write(tmp_path, f"# date: {'9' * 10_000}\n\nIt holds.\n")
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert len(str(caught.value)) < 300 + len(str(path))
