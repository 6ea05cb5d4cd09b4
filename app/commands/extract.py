"""`posturemap extract`: articles in, claims out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .terminal import FILE, jobs_option, reading_options, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posturemap.claims import Article, Claim
    from posturemap.extraction import Take


@click.command()
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, help="Write all claims to this file.")
@click.option("--out-dir", type=FILE, help="Write <article id>.jsonl for each article.")
@jobs_option
@reading_options
def extract(
    articles: tuple[Path, ...],
    output: Path | None,
    out_dir: Path | None,
    *,
    jobs: int,
    strict: bool,
    claims: tuple[Path, ...],
    **told: bool,
) -> None:
    """Write the claims of ARTICLES as JSON lines, to standard output unless told otherwise.

    ARTICLES are files, folders, quoted patterns, or - for standard input.
    """
    from posturemap.claims import find_inputs
    from posturemap.claims.store import write_claims
    from posturemap.extraction import extract_claims

    from .told import tell

    if output and out_dir:
        raise click.UsageError("-o and --out-dir exclude each other")
    inputs = find_inputs(articles)
    found: list[Claim] = []
    take = _into(out_dir) if out_dir else _collect(found) if output else _print
    with steps(quiet=told["quiet"]) as step:
        account = extract_claims(
            inputs, take, jobs=jobs, strict=strict, on_step=step, claims=claims
        )
    if output:
        write_claims(output, found)
    tell(account, **told)


def _into(folder: Path) -> "Take":
    from posturemap.claims.store import write_claims

    def write(article: "Article", claims: "Sequence[Claim]") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_claims(folder / f"{article.id}.jsonl", claims)

    return write


def _collect(found: "list[Claim]") -> "Take":
    return lambda _, claims: found.extend(claims)


def _print(_: "Article", claims: "Sequence[Claim]") -> None:
    from posturemap.claims.store import claims_to_text

    click.echo(claims_to_text(claims), nl=False)
