"""Files that nobody would want to be sent: read, or refused in one line with a reason."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.inputs import find_inputs
from posturemap.errors import ArticleError

from .documents import docx, lines, paragraph, pdf

SAID = "Norway sent 120 soldiers to Rukla in Lithuania in May 2025, the ministry said."
DATA = Path(__file__).parents[3] / "data"
PRINT = (DATA / "pdf" / "chromium.pdf").read_bytes()
WORD = (DATA / "office" / "libreoffice.docx").read_bytes()
ODT = (DATA / "office" / "libreoffice.odt").read_bytes()
SAVED = (DATA / "office" / "chromium.mhtml").read_bytes()


def cell(inside: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{inside}{paragraph('x')}</w:tc></w:tr></w:tbl>"


def nested(times: int) -> str:
    inside = paragraph(SAID)
    for _ in range(times):
        inside = cell(inside)
    return inside


CHANGED = (
    f"<w:p><w:del><w:r><w:delText>900</w:delText></w:r></w:del><w:ins><w:r><w:t>{SAID}</w:t></w:r>"
    '</w:ins></w:p><w:p><w:r><w:commentReference w:id="9"/><w:footnoteReference w:id="7"/></w:r>'
    "</w:p>"
)

READ: Mapping[str, str | bytes] = {
    "late.mhtml": SAVED[: len(SAVED) * 3 // 4],
    "text.html": SAID,
    "page.txt": f"<html><body><p>{SAID}</p></body></html>",
    "mail.txt": f"Subject: x\nFrom: a@example.org\n\n{SAID}\n",
    "line.html": "<p>" + f"{SAID} " * 2_000,
    "line.txt": f"{SAID} " * 2_000,
    "utf16.txt": SAID.encode("utf-16-le"),
    "nul.txt": SAID.encode() + bytes(1000),
    "marks.txt": "\ufeff".join([SAID] * 3),
    "unseen.txt": "\u200b".join(SAID),
    "bell.txt": f"\a\x1b[31m{SAID}\x1b[0m\u202e",
    "blank.txt": " " * 100_000 + SAID,
    "stops.txt": ". " * 20_000 + SAID,
    "stars.md": "*" * 20_000 + SAID,
    "utf7.html": f"<meta charset=utf-7><p>{SAID}",
    "klingon.html": f"<meta charset=x-klingon><p>{SAID}",
    "nested.html": "<table><tr><td>" * 1_500 + SAID,
    "spans.html": f"<p>{SAID}<table><tr>{'<th>a' * 99}<tr>{'<td rowspan=9999 colspan=999>b' * 99}",
    "unclosed.html": f"<p>{SAID}<!-- {'x' * 10_000}",
    "references.html": f"<p>{SAID}&#xD800;&#0;&#x110000;&bogus;",
    "nested.docx": docx(nested(30)),
    "changed.docx": docx(CHANGED),
    "boundary.eml": (
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        f"{SAID}\n--c\nbroken"
    ),
    "charset.eml": b"Content-Type: text/plain; charset=klingon\n\n" + SAID.encode(),
    "headers.eml": "Subject: x\n" + "X-A: b\n" * 10_000 + f"\n{SAID}\n",
    "lines.jsonl": f'{{"text": "{SAID}"}}\n{{"text": \n{{"text": 5}}\n',
    "long.jsonl": json.dumps({"text": f"{SAID} " * 2_000}),
    "half.jsonl": f'{{"text": "\\ud800 {SAID}"}}\n',
}

REFUSED: Mapping[str, tuple[str | bytes, str]] = {
    "half.pdf": (PRINT[: len(PRINT) // 2], "broken PDF"),
    "headless.pdf": (PRINT[200:], "content is something else"),
    "locked.pdf": (pdf(lines(SAID), lock="secret"), "locked with a password"),
    "half.docx": (WORD[: len(WORD) // 2], "broken Word document"),
    "half.odt": (ODT[: len(ODT) // 2], "broken OpenDocument text"),
    "word.odt": (WORD, "no OpenDocument text"),
    "odt.docx": (ODT, "broken Word document"),
    "print.docx": (PRINT, "content is PDF"),
    "word.txt": (WORD, "content is ZIP"),
    "deep.docx": (docx(nested(3_000)), "broken Word document"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(99), "content is PNG"),
    "gzip.txt": (b"\x1f\x8b\x08" + bytes(99), "content is gzip"),
    "rich.txt": ("{\\rtf1 " + SAID, "content is RTF"),
    "mixed.txt": (SAID.encode() + "Rīga Ādaži ".encode("cp1257") + "Šiauliai".encode(), "byte 79"),
    "cut.txt": (SAID.encode("utf-16") + b"\0", "is not utf-16"),
    "emoji.txt": ("🚀" * 5_000, "holds no text"),
    "brackets.md": ("[" * 20_000, "holds no text"),
    "script.html": (f"<script>document.write('{SAID}')</script>", "holds no text"),
    "frames.html": ("<frameset><frame src=a.html></frameset>", "holds no text"),
    "picture.svg.html": ("<svg><rect/></svg>", "holds no text"),
    "date.txt": (f"# date: 99999-99-99\n\n{SAID}", "is not a date"),
    "numbers.jsonl": ("1\n2\n3\n", "line 1 is no JSON object"),
    "open.csv": (f'text,date\n"{SAID},2025\n', "is no CSV table"),
    "parts.eml": (
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000)),
        "takes more memory",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_can_be_read_is_read(tmp_path: Path, name: str):
    content = READ[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (file,) = find_inputs(path).files
    for article in file.read():
        sentences = [article.text[s.start : s.end] for s in article.sentences]
        assert any(sentence.strip() for sentence in sentences)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_says_why_in_a_line(tmp_path: Path, name: str):
    content, why = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ArticleError, match=why) as refused:
        find_inputs(path).files[0].read()
    assert "\n" not in str(refused.value)


def test_a_mail_cut_in_the_middle_of_its_letters_is_no_error(tmp_path: Path):
    coded = base64.b64encode((f"{SAID} " * 9).encode()).decode()
    head = "Content-Transfer-Encoding: base64\nContent-Type: text/plain; charset=utf-8\n\n"
    for cut in range(1, 5):
        (tmp_path / "a.eml").write_text(f"Subject: x\n{head}{coded[:-cut]}")
        assert read_article(tmp_path / "a.eml").text
