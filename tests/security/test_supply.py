"""Rows 58 to 60: what a release is made of, who may make it, and what the readers were fed."""

import ast
import io
import json
import os
import re
import sys
import tarfile
import zipfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FUZZ = ROOT / "tests/outside/fuzz"
PARSES = re.compile(
    r"json\.loads?$|tomllib\.loads?$|validate_json$|csv\.(?:Dict)?[rR]eader$|struct\.unpack"
    r"|sqlite3\.connect$|ZipFile$|\.fromstring$|document_fromstring$|HTMLParser$|from_wk[bt]$"
    r"|(?:^|\.)shape$|np\.load$|np\.frombuffer$|decompress$|b64decode$|message_from_bytes$"
    r"|PdfDocument$|ParquetFile$|fiona\.open$|pyogrio\.raw\.read$|psycopg\.connect$"
)


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch):
    def load(name: str, folder: Path = ROOT / "_build") -> ModuleType:
        monkeypatch.syspath_prepend(str(folder))
        sys.modules.pop(name, None)
        return import_module(name)

    return load


def _sdist(path: Path, moment: int, mode: int, owner: str, *, backwards: bool) -> Path:
    names = ["x-1/", "x-1/a.py", "x-1/run.sh"]
    with tarfile.open(path, "w:gz") as archive:
        for name in reversed(names) if backwards else names:
            member = tarfile.TarInfo(name.rstrip("/"))
            member.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            member.mtime, member.uname, member.uid = moment, owner, moment
            member.mode = mode | (0o100 if name.endswith("sh") else 0)
            content = b"" if member.isdir() else name.encode()
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return path


def _wheel(path: Path, year: int, mode: int, *, backwards: bool) -> Path:
    names = ["x/a.py", "x/data.json", "x-1.dist-info/RECORD"]
    with zipfile.ZipFile(path, "w") as archive:
        for name in reversed(names) if backwards else names:
            member = zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6))
            member.external_attr = mode << 16
            archive.writestr(member, name)
    return path


def test_row_58_an_archive_holds_nothing_of_the_machine_that_made_it(program, tmp_path: Path):
    settle = program("settle")
    one = _sdist(tmp_path / "a.tar.gz", 1_700_000_000, 0o644, "anna", backwards=False)
    other = _sdist(tmp_path / "b.tar.gz", 1_800_000_000, 0o600, "root", backwards=True)
    first = _wheel(tmp_path / "a.whl", 2024, 0o100644, backwards=False)
    second = _wheel(tmp_path / "b.whl", 2026, 0o100600, backwards=True)
    for path in (one, other, first, second):
        settle.settle(path, settle.EARLIEST)
    assert one.read_bytes() == other.read_bytes()
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(one) as archive:
        assert [m.name for m in archive] == ["x-1", "x-1/a.py", "x-1/run.sh"]
        assert archive.getmember("x-1/run.sh").mode == 0o755
        assert archive.extractfile("x-1/a.py").read() == b"x-1/a.py"
    with zipfile.ZipFile(first) as archive:
        assert archive.namelist()[-1] == "x-1.dist-info/RECORD"
        assert archive.read("x/data.json") == b"x/data.json"


def test_row_58_a_time_is_taken_only_where_somebody_names_one(program, tmp_path: Path):
    settle = program("settle")
    path = _wheel(tmp_path / "a.whl", 2024, 0o100644, backwards=False)
    settle.settle(path, 1_577_836_800)
    with zipfile.ZipFile(path) as archive:
        assert archive.getinfo("x/a.py").date_time == (2020, 1, 1, 0, 0, 0)
    backend = (ROOT / "_build/backend.py").read_text("utf-8")
    assert 'os.environ.setdefault("SOURCE_DATE_EPOCH", str(EARLIEST))' in backend


def test_row_58_the_list_of_parts_names_javascript_and_what_is_inside_wheels(program):
    pytest.importorskip("cyclonedx", reason="make sbom brings its own environment")
    sbom = program("sbom")
    parts = [*sbom.python_parts(), *sbom.script_parts()]
    assert {"leaflet", "fflate", "flatbush", "geojson-vt"} <= {part.name for part in parts}
    fiona = next(part for part in parts if part.name == "fiona")
    inside = {(library.name, library.version) for library in fiona.components}
    assert {"gdal", "proj", "openssl"} <= {name for name, _ in inside}
    assert sbom.written(parts) == sbom.written(parts)
    assert {line.partition(":")[0] for line in sbom.too_old(parts, 12)} <= {"note"}


def test_row_58_a_release_is_published_without_a_password_and_attested():
    release = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    assert "id-token: write" in release
    assert "attestations: true" in release
    assert "actions/attest-build-provenance@" in release
    assert not re.search(r"password|secrets\.", release)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_row_59_workflows_are_pinned_and_may_do_little(path: Path):
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert [one for one in uses if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one)] == []
    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    assert "${{ github.event" not in text
    for step in re.findall(r"actions/checkout@.*\n((?: {8,}.*\n)*)", text):
        assert "persist-credentials: false" in step


def test_row_59_every_system_and_python_is_tried():
    text = (ROOT / ".github/workflows/test.yml").read_text("utf-8")
    for one in ("ubuntu", "macos", "windows", '"3.11"', '"3.12"', '"3.13"', '"3.14"'):
        assert one in text


def test_row_59_who_finds_a_weakness_knows_whom_to_tell():
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    for words in ("90 days", "Safe harbour", "in private", "docs/security.md"):
        assert words in text


def test_row_59_what_nobody_knows_is_no_success(program, capsys: pytest.CaptureFixture[str]):
    audit = program("audit")
    known = {"name": "a", "version": "1", "vulns": []}
    weak = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
    silent = {"name": "c", "skip_reason": "Dependency not found"}
    assert audit.judged("x.lock", [known]) == 0
    assert audit.judged("x.lock", [known, silent]) == audit.UNKNOWN
    assert audit.judged("x.lock", [silent, weak]) == audit.WEAK
    said = capsys.readouterr()
    assert "of 1 of 2 packages the service knows nothing" in said.err
    assert "b 2: PYSEC-1" in said.err


def test_row_60_every_reader_has_a_target_and_stands_what_was_kept(program):
    targets = program("targets", FUZZ).TARGETS
    kept = {folder.name: sorted(folder.iterdir()) for folder in (FUZZ / "corpus").iterdir()}
    assert kept.keys() == targets.keys()
    for name, files in kept.items():
        assert files
        for path in files:
            content = path.read_bytes()
            # As it is, cut short, and with a byte in the middle turned.
            middle = len(content) // 2
            turned = content[:middle] + bytes([content[middle] ^ 0x80]) + content[middle + 1 :]
            for one in (content, content[:middle], turned):
                targets[name](one)


def _parsing() -> set[str]:
    """Find the modules that call a parser of the standard library or of one below us."""
    home = Path(import_module("posturemap").__file__ or "").parent
    return {
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and PARSES.search(ast.unparse(node.func))
    }


def test_row_60_every_module_that_parses_has_a_target_or_reads_what_is_ours(program):
    readers, targets = program("readers", FUZZ), program("targets", FUZZ).TARGETS
    assert not readers.READS.keys() & readers.OURS.keys()
    assert _parsing() == readers.READS.keys() | readers.OURS.keys()
    reached = {name for names in readers.READS.values() for name in names}
    assert reached <= targets.keys()


def test_row_60_every_kind_of_file_that_is_read_has_a_target(program):
    targets = program("targets", FUZZ).TARGETS
    intake = import_module("posturemap.claims.intake.files").ENDINGS
    given = {f"given_{ending.lstrip('.')}" for ending in intake} - {"given_ndjson"}
    vectors = {kind.lower() for kind in import_module("posturemap.geo.vectors").ENDINGS.values()}
    archives = import_module("posturemap.batch.archives").WEB_ARCHIVES
    packed = {ending.lstrip(".").replace(".", "_") for ending in archives}
    assert given | vectors | packed <= targets.keys()
    articles = import_module("posturemap.claims.read").ENDINGS
    alike = {"text": "txt", "htm": "html", "xhtml": "html", "mht": "mhtml", "ndjson": "jsonl"}
    alike |= {"markdown": "md", "json": "jsonl"}
    kinds = {alike.get(name, name) for name in (ending.lstrip(".") for ending in articles)}
    named = {"txt": "text", "md": "markdown"}
    assert {named.get(kind, kind) for kind in kinds} <= targets.keys()


def test_row_60_the_readers_read_what_was_kept(program):
    program("targets", FUZZ)
    read = import_module("posturemap.claims.read")
    for path in sorted((FUZZ / "corpus/text").iterdir()):
        (article,) = read.read_content(path.read_bytes(), ".txt", path, article_id="x")
        assert article.sentences, os.fspath(path)
    line = json.loads((FUZZ / "corpus/claims/one.jsonl").read_text("utf-8"))
    assert line["quote"] == "Canada leads"


def test_the_table_of_rows_is_whole_and_what_it_says_holds_has_a_test():
    table = (ROOT / "docs/security.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| .* \| ([^|]*) \| ([^|]*) \|$", table, re.MULTILINE)
    assert [int(number) for number, _, _ in rows] == list(range(1, 63))
    sources = {path: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    for number, _, state in rows:
        name = re.compile(rf"def test_rows?_(?:\d\d_(?:and_|to_)?)*{int(number):02}_")
        has_test = any(name.search(source) for source in sources.values())
        assert state.startswith(("holds", "open: ", "does not apply: ")), state
        assert has_test or not state.startswith("holds"), (number, state)
