"""What is fuzzed: each reader, with what must hold of whatever it makes of any bytes."""

import io
import tempfile
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import batch_files
import run_files
import vector_files
from run_files import PART

from posturemap.claims.article import Article
from posturemap.claims.intake.files import read_given
from posturemap.claims.intake.records import rows_of
from posturemap.claims.intake.rows import row_to_given
from posturemap.claims.intake.wires import PATHS, WireError, answer_of
from posturemap.claims.project.file import read_project
from posturemap.claims.read import read_content
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.text import read_markdown
from posturemap.claims.reading.web import read_webpage
from posturemap.claims.record import read_records
from posturemap.claims.review.file import read_review
from posturemap.claims.store import claims_from_text
from posturemap.errors import PosturemapError

PATH = Path("fuzz")
_PARTS = ("workbook.xml", "_rels/workbook.xml.rels", "worksheets/sheet1.xml", "sharedStrings.xml")
_WINGS = {"pdf": "pdf", "docx": "word", "odt": "odt", "eml": "mail", "mhtml": "mail"}


def _article(ending: str) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        try:
            found = read_content(content, ending, PATH.with_suffix(ending), article_id="x")
        except PosturemapError:
            return
        for article in found:
            check(article)

    return target


def _markup(read: Callable[[str], object]) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        body = read(content.decode("utf-8", "replace"))
        try:
            check(make_article(body, PATH, article_id="x", sha256="0"))  # type: ignore[arg-type]
        except PosturemapError:
            return

    return target


def _boxed(kind: str) -> Callable[[bytes], None]:
    """Read as the box does: there every exception is a message, but none may end the process."""
    read = getattr(import_module(f"posturemap.claims.reading.{_WINGS[kind]}"), f"read_{kind}")

    def target(content: bytes) -> None:
        try:
            body = read(content)
            check(make_article(body, PATH, article_id="x", sha256="0"))
        except Exception:  # noqa: BLE001  see above
            return

    return target


def _file(
    read: Callable[[Path], object], name: str, made: Callable[[bytes], bytes] = bytes
) -> Callable[[bytes], None]:
    folder = Path(tempfile.mkdtemp(prefix="posturemap-fuzz-"))

    def target(content: bytes) -> None:
        (folder / name).write_bytes(made(content))
        try:
            read(folder / name)
        except PosturemapError:
            return

    return target


def _workbook(content: bytes) -> bytes:
    """Make a workbook of these parts; leave one that is one."""
    if content.startswith(b"PK"):
        return content
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in zip(_PARTS, content.split(PART), strict=False):
            archive.writestr(f"xl/{name}", part)
    return out.getvalue()


def _claims(content: bytes) -> None:
    try:
        claims_from_text(content.decode("utf-8", "replace"), PATH)
    except PosturemapError:
        return


def _answers(content: bytes) -> None:
    """Read what a server of models answers, and the claims in it."""
    for wire in PATHS:
        try:
            answer = answer_of(wire, content)
            rows = rows_of(answer.text)
        except WireError:
            continue
        for row in rows:
            row_to_given(row, reader="x", where="x")


def check(article: Article) -> None:
    """Hold an article to what every later step trusts: its spans lie in its text, in order."""
    size = len(article.text)
    for spans in (article.paragraphs, article.sentences):
        at = 0
        for span in spans:
            if not at <= span.start <= span.end <= size:
                raise AssertionError(f"{span} behind {at}, in {size} letters")
            at = span.end
    for start, end, _ in article.days:
        if not 0 <= start <= end <= size:
            raise AssertionError(f"a day from {start} to {end}, in {size} letters")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": _article(".txt"),
    "html": _markup(read_webpage),
    "markdown": _markup(read_markdown),
    "pdf": _boxed("pdf"),
    "docx": _boxed("docx"),
    "odt": _boxed("odt"),
    "eml": _boxed("eml"),
    "mhtml": _boxed("mhtml"),
    "jsonl": _article(".jsonl"),
    "csv": _article(".csv"),
    "project": _file(read_project, "posturemap.toml"),
    "review": _file(read_review, "review.toml"),
    "claims": _claims,
    "records": _file(read_records, "articles.jsonl"),
    "given_csv": _file(read_given, "claims.csv"),
    "given_json": _file(read_given, "claims.json"),
    "given_jsonl": _file(read_given, "claims.jsonl"),
    "given_tsv": _file(read_given, "claims.tsv"),
    "given_xlsx": _file(read_given, "claims.xlsx", _workbook),
    "answers": _answers,
    **vector_files.TARGETS,
    **run_files.TARGETS,
    **batch_files.TARGETS,
}
