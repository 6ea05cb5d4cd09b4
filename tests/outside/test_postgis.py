"""A run in a real PostGIS: make test-postgis.

A throw-away server is started from the machine's own PostgreSQL; POSTGIS_DSN names another one,
whose schema posturemap_test is used.
"""

import json
import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from posturemap.build import Plan, build_map
from posturemap.claims import read_claims
from posturemap.claims.store import claim_to_json
from posturemap.cli import main
from posturemap.layers import TABLES

psycopg = pytest.importorskip("psycopg", reason="posturemap[postgis] is not installed")
SCHEMA = "posturemap_test"
TEXT = (
    "Germany stationed 500 soldiers at Rukla in Lithuania.\n\nCanada has sent 20 tanks to Ādaži.\n"
)


def _programs():
    """Find PostgreSQL's own programs, where PostGIS lies beside them."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        version = folder.parent.name
        if Path(f"/usr/share/postgresql/{version}/extension/postgis.control").is_file():
            return folder
    return pytest.skip(
        "no PostgreSQL with PostGIS here; on Debian: apt install postgresql postgis"
        " postgresql-15-postgis-3, or name a server in POSTGIS_DSN"
    )


def _as_server(*words):
    """Run one of the server's programs; it refuses to be root."""
    other = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    done = subprocess.run([*other, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def dsn():
    if told := os.environ.get("POSTGIS_DSN"):
        yield told
        return
    programs = _programs()
    # A socket lies in it, whose path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="posturemap-postgis-", dir="/tmp"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    _as_server(programs / "initdb", "-D", data, "-A", "trust", "-U", "posturemap", "-E", "UTF8")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    _as_server(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    yield f"host={folder} user=posturemap dbname=postgres password=hunter2-very-secret"
    _as_server(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def run(tmp_path):
    (tmp_path / "note.txt").write_text(TEXT)
    return build(tmp_path)


def build(folder, **more):
    out = folder / "run"
    plan = Plan(articles=(folder / "note.txt",), formats=("geojson",), as_of="2026-01-01", **more)
    build_map(plan, out=out)
    return out


@pytest.fixture
def asked(dsn):
    """Ask the database, in the schema that was exported to; it is dropped at the end."""

    def ask(words, *values):
        with psycopg.connect(dsn) as link:
            link.execute(f"SET search_path = {SCHEMA}, public")
            return link.execute(words, values or None).fetchall()

    yield ask
    with psycopg.connect(dsn) as link:
        link.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def export(run, dsn):
    words = ["export", str(run), dsn, "--format", "postgis", "--schema", SCHEMA]
    result = CliRunner().invoke(main, words)
    assert "hunter2" not in result.output + result.stderr
    return result


def test_all_of_a_run_is_there_and_a_second_export_doubles_nothing(run, dsn, asked):
    claims = read_claims(run / "claims.jsonl")
    for _ in range(2):
        result = export(run, dsn)
        assert result.exit_code == 0, result.stderr
        assert f"{len(claims)} claims" in result.output
        kept = asked("SELECT id, quote, claim::text::jsonb = %s::jsonb FROM claims", "{}")
        assert {row[:2] for row in kept} == {(claim.id, claim.quote) for claim in claims}
    for claim in claims:
        same = asked(
            "SELECT claim = %s::jsonb FROM claims WHERE id = %s", claim_to_json(claim), claim.id
        )
        assert same == [(True,)]


def test_the_database_finds_by_place_and_by_words(run, dsn, asked):
    export(run, dsn)
    near = "ST_DWithin(geom::geography, ST_SetSRID(ST_MakePoint(24.5, 57.1), 4326)::geography, 3e4)"
    found = asked(f"SELECT quote FROM claim_places p JOIN claims c ON c.id = p.claim WHERE {near}")
    assert [quote for (quote,) in found] == ["Canada has sent 20 tanks to Ādaži."]
    assert asked("SELECT count(*) FROM claims WHERE quote ILIKE %s", "%tanks%") == [(1,)]
    kinds = asked(
        "SELECT am.amname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
        " JOIN pg_am am ON am.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = %s",
        SCHEMA,
    )
    assert {"gist", "gin", "btree"} == {kind for (kind,) in kinds}


def test_every_layer_is_a_view_with_its_types(run, dsn, asked):
    export(run, dsn)
    for name in TABLES:
        asked(f'SELECT id, name, from_date, sure, geom FROM "{name}"')
    rows = asked("SELECT place, precision_m, GeometryType(geom), ST_SRID(geom) FROM forces")
    assert ("POINT", 4326) in {row[2:] for row in rows}
    assert asked("SELECT count(*) FROM borders WHERE length_km > 100")[0][0] > 3
    (types,) = asked(
        "SELECT array_agg(data_type::text) FROM information_schema.columns WHERE table_schema = %s"
        " AND table_name = 'forces' AND column_name IN ('from_date', 'sure', 'precision_m')",
        SCHEMA,
    )
    assert sorted(types[0]) == ["boolean", "date", "double precision"]


def test_own_layers_are_there_with_their_source(tmp_path, dsn, asked):
    (tmp_path / "note.txt").write_text(TEXT)
    point = {"type": "Point", "coordinates": [24.9, 57.2]}
    named = {"name": "Depot A", "claims": "x", "sure": "no"}
    depot = {"type": "Feature", "properties": named, "geometry": point}
    (tmp_path / "depots.geojson").write_text(json.dumps(depot))
    run = build(tmp_path, layers=tmp_path / "depots.geojson")
    result = export(run, dsn)
    assert result.exit_code == 0, result.stderr
    held, where = asked("SELECT properties, ST_AsText(geom) FROM own_depots")[0]
    assert held.pop("source").startswith("depots.geojson, SHA-256 ")
    assert (held, where) == (named, "POINT(24.9 57.2)")


def test_what_an_article_no_longer_says_goes(run, dsn, asked, tmp_path):
    export(run, dsn)
    (tmp_path / "note.txt").write_text(TEXT.partition("\n")[0] + "\n")
    export(build(tmp_path), dsn)
    assert asked("SELECT count(*) FROM claims WHERE quote LIKE %s", "%tanks%") == [(0,)]
    assert asked("SELECT count(*) FROM claims") == [(1,)]


def test_a_refusal_leaves_what_was_there(run, dsn, asked):
    export(run, dsn)
    before = asked("SELECT id FROM features ORDER BY id")
    with psycopg.connect(dsn) as link:
        link.execute(f"ALTER TABLE {SCHEMA}.features ADD CHECK (layer <> 'borders') NOT VALID")
    result = export(run, dsn)
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert asked("SELECT id FROM features ORDER BY id") == before


def test_the_questions_of_the_guide_are_answered(run, dsn, asked):
    export(run, dsn)
    guide = (Path(__file__).parents[2] / "docs/guide/database.md").read_text("utf-8")
    near, words, borders = re.findall(r"^```sql\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    assert [row[-2] for row in asked(near)] == ["Canada has sent 20 tanks to Ādaži."]
    assert asked(words) == []
    assert asked(borders)[0][1] > 1000
