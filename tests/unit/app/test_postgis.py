"""What can go wrong before a database answers; tests/outside/test_postgis.py asks a real one."""

import json

import pytest
from click.testing import CliRunner

from posturemap.claims import Claim, ClaimType
from posturemap.cli import main
from posturemap.errors import InputError, ParameterError
from posturemap.postgis import export_postgis
from posturemap.postgis.rows import claim_rows

pytest.importorskip("psycopg", reason="posturemap[postgis] is not installed")
SECRET = "hunter2-very-secret"  # noqa: S105  of nobody


@pytest.mark.parametrize(
    "dsn",
    [
        f"postgresql://me:{SECRET}@127.0.0.1:1/maps",
        f"host=127.0.0.1 port=1 user=me password={SECRET} dbname=maps",
        f"postgresql://me:{SECRET}@127.0.0.1:port/maps",
        f"postgresql://me:{SECRET}@127.0.0.1/maps?{SECRET}=1",
        f"host=127.0.0.1 password='{SECRET}",
        f"host=127.0.0.1 {SECRET}",
    ],
)
def test_no_error_tells_the_password(briefing_run, dsn):
    result = CliRunner().invoke(main, ["export", str(briefing_run[1]), dsn, "--format", "postgis"])
    assert result.exit_code == 1
    assert "postgis" in result.stderr
    assert SECRET not in result.output + result.stderr


def test_a_server_that_does_not_answer_is_named(briefing_run):
    with pytest.raises(InputError, match=r"postgis 127\.0\.0\.1/maps: cannot be reached"):
        export_postgis(briefing_run[1], f"postgresql://me:{SECRET}@127.0.0.1:1/maps")


@pytest.mark.parametrize("schema", ["My maps", 'a"; DROP TABLE claims; --', "pg_own", ""])
def test_a_schema_has_a_plain_name(briefing_run, schema):
    with pytest.raises(ParameterError, match="is no name"):
        export_postgis(briefing_run[1], "dbname=maps", schema=schema)


@pytest.mark.parametrize(
    "words", [("--format", "postgis"), ("dbname=maps", "--format", "csv")], ids=["none", "other"]
)
def test_only_postgis_takes_a_database(briefing_run, words):
    assert CliRunner().invoke(main, ["export", str(briefing_run[1]), *words]).exit_code == 2


def test_what_a_database_cannot_hold_is_replaced():
    claim = Claim(id="0" * 12, article="a", type=ClaimType.THREAT, quote="a\0b", start=0, end=3)
    (row,) = claim_rows([claim])
    assert row[5] == "a\ufffdb"
    assert json.loads(row[-1])["quote"] == "a\ufffdb"
