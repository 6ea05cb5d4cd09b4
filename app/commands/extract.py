"""`posturemap extract`: articles in, claims out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .terminal import FILE, progress

if TYPE_CHECKING:
    from posturemap.claims import Claim


@click.command()
@click.argument("articles", nargs=-1, required=True, type=FILE)
@click.option("-o", "output", type=FILE, help="Write all claims to this file.")
@click.option("--out-dir", type=FILE, help="Write <article id>.jsonl for each article.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True)
def extract(
    articles: tuple[Path, ...], output: Path | None, out_dir: Path | None, jobs: int
) -> None:
    """Write the claims of ARTICLES as JSON lines, to standard output unless told otherwise."""
    from posturemap.claims.extract import extract_many
    from posturemap.claims.store import claims_to_text, write_claims

    if output and out_dir:
        raise click.UsageError("-o and --out-dir exclude each other")
    found: list[Claim] = []
    with progress(len(articles), "reading") as step:
        for article, claims in extract_many(articles, jobs=jobs):
            if out_dir:
                out_dir.mkdir(parents=True, exist_ok=True)
                write_claims(out_dir / f"{article.id}.jsonl", claims)
            elif output:
                found += claims
            else:
                click.echo(claims_to_text(claims), nl=False)
            step()
    if output:
        write_claims(output, found)
